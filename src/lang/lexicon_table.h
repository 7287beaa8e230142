/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lexicon_table: groups as tools/lexicongen wrote them into the program: the
 * lines as they are, and for each term the hash of its stems with the place
 * of its line, in order of hash. Nothing needs building when the program
 * starts, and what nobody looks up is never read.
 */
#pragma once

#include "lang/lexicon.h"

enum {
	LEXICON_PHRASE_MAX = 6, /* words of a term, stop words not counted */
	LEXICON_TERMS_MAX = 64, /* of a group */
	LEXICON_LINE = 24,      /* bits of a place that say which line */
};

struct lexicon_key {
	uint32_t high, low; /* of the hash */
	uint32_t place;     /* where the line begins; above it, which term */
};

struct lexicon_table {
	const char *text;
	const struct lexicon_key *keys;
	size_t n;
	float strength;
};

/* Made by lexicongen: data/lexicon, and data/language/odwn. */
extern const struct lexicon_table lexicon_ours, lexicon_borrowed;

/* The terms of a line, views of it, and its theme; how many. */
size_t lexicon_read(str line, str *theme,
		    struct lexicon_term terms[LEXICON_TERMS_MAX]);

/* A phrase under way: the hash of its stems, and how many there are. */
struct lexicon_phrase {
	uint64_t hash;
	size_t n;
};

void lexicon_phrase_add(struct lexicon_phrase *phrase, str stem);
/* The phrase of a term; n is 0 if it has no words or too many. */
struct lexicon_phrase lexicon_phrase_of(struct lang *l, struct arena *a,
					str term);
