/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * senses: what a text is about, by the lexicon, also where it says so in
 * other words or another order than the lexicon has them: "waar kan oma
 * overdag heen" comes near "overdag ergens heen". A concept is a group of the
 * lexicon, named after its head; a theme is what groups speak of.
 */
#pragma once

#include "lang/lexicon.h"

struct senses;

/*
 * Of a lexicon, which must live as long; only read, so threads share it. That
 * of the groups built into the program is there at once; another takes a
 * moment. NULL for the lexicon: nothing is ever meant.
 */
struct senses *senses_create(struct arena *a, const struct lexicon *lexicon);

/* The lexicon it was made from. */
const struct lexicon *senses_lexicon(const struct senses *s);

struct sense {
	str name;
	double weight;          /* 0..1, where 1 is said outright */
};
struct sense_list {
	struct sense *at;       /* heaviest first */
	size_t n, cap;
};
struct meaning {
	struct sense_list concepts, themes;
};

/* Of the terms of a query or document; those of kind LANG_WORD, LANG_JOIN and
 * LANG_PART are read, each as heavy as `weight` says. */
struct meaning senses_of(const struct senses *s, struct arena *a,
			 const struct lang_terms *terms);
