/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * senses_table: what senses.c looks words up in. That of the groups built into
 * the program is made by tools/sensesgen while building, so that it costs
 * nothing at start and processes share it; it holds no pointers but to its
 * arrays, for the same reason.
 */
#pragma once

#include "lang/lexicon.h"
#include "search/weights.h"

/* Some of the text of the table. */
struct sense_text {
	uint32_t at, n;
};

struct sense_word {
	struct sense_text stem;
	uint32_t uses, bonds;   /* the first; the next word's are past the last */
	float rarity;
	float bound;            /* all its bonds together */
};

/* A word of a term. */
struct sense_use {
	uint32_t term;
	float share;            /* of the rarity of the term's words */
};

/* How often a word is found with a theme. */
struct sense_bond {
	uint32_t theme;
	float weight;
};

struct sense_term {
	uint32_t group;
	float strength;
	float rarity;           /* of its words together */
};

struct sense_group {
	struct sense_text head;
	uint32_t theme;         /* 1 + its number; 0: none */
};

struct senses_table {
	const char *text;
	const struct sense_word *words; /* and one past the last */
	const struct sense_use *uses;
	const struct sense_bond *bonds;
	const struct sense_term *terms;
	const struct sense_group *groups;
	const struct sense_text *themes;
	const uint32_t *slots;  /* 1 + a word, by hash of its stem; 0 is free */
	uint32_t n_text, n_words, n_uses, n_bonds, n_terms, n_groups, n_themes;
	uint32_t n_slots;       /* a power of two */
};

/* Made by sensesgen from data/lexicon. */
extern const struct senses_table senses_built_in;

/* senses_make.c: of any lexicon; it lives in `a`. */
const struct senses_table *senses_table_of(struct arena *a,
					   const struct lexicon *lexicon);

static inline str sense_str(const struct senses_table *t, struct sense_text at)
{
	return (str){ t->text + at.at, at.n };
}

/* Where a stem stands in the slots, or the free one where it would. */
static inline uint32_t sense_slot(const struct senses_table *t, str stem)
{
	uint32_t i = (uint32_t)str_hash(stem) & (t->n_slots - 1);

	while (t->slots[i] &&
	       !str_eq(sense_str(t, t->words[t->slots[i] - 1].stem), stem))
		i = (i + 1) & (t->n_slots - 1);
	return i;
}

/* How much a term of this kind says; nothing if it is not read at all. */
static inline float sense_kind_weight(enum lang_kind kind)
{
	return kind == LANG_WORD || kind == LANG_JOIN ? 1 :
	       kind == LANG_PART ? (float)SENSE_PART : 0;
}
