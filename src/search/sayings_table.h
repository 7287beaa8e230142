/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sayings_table: data/sayings, and what was learned from it and the lexicon,
 * as tools/sayingsgen wrote it into the program. Nothing needs building when
 * the program starts.
 */
#pragma once

#include "base/base.h"

enum {
	SAYING_THEMES = 3,      /* of a situation */
	SAYING_WHOLE = 65535,   /* a share of 1 */
	LEANING_ONE = 8,        /* a leaning of 1, of at most 127 */
};

/* A clue in a saying, or in what the field calls it. */
struct saying_use {
	uint16_t of;            /* the saying, or the situation */
	uint16_t share;         /* of its length, as a vector of words */
};

struct saying_word {
	uint32_t hash;          /* of the clue, search/clues.h */
	float rarity;
	/* where its uses and leanings begin, up to the next word's */
	uint32_t told, field, leanings;
};

/* How much a word leans to a theme; to one that is not named, not at all. */
struct saying_leaning {
	uint8_t theme;
	int8_t by;              /* in parts of LEANING_ONE */
};

struct situation {
	uint16_t themes[SAYING_THEMES]; /* the most fitting first */
	uint16_t n_themes;
	uint32_t field, n_field;        /* its field words, with bars between:
					   where in the text, and bytes */
};

struct sayings_table {
	const char *text;
	const struct saying_word *words;        /* by hash; one more at the end */
	const struct saying_leaning *leanings;
	const struct saying_use *told, *field;
	const uint16_t *situation_of;           /* by saying */
	const struct situation *situations;
	const char *const *themes;
	size_t n_words, n_sayings, n_situations, n_themes;
};

extern const struct sayings_table sayings;
