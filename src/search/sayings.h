/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sayings: what somebody means who has no word of the field for it. "Mag ik
 * mijn buurman in mijn eigen auto meenemen" is near what others said in the
 * same situation (data/sayings), and of a situation it is known what themes
 * it has and how the field calls it. Words also lean to themes by themselves,
 * as was learned from the sayings and the lexicon when the program was built.
 *
 * Pure functions of what is built in; threads share it.
 */
#pragma once

#include "search/senses.h"

struct told {
	struct sense_list themes;       /* together at most 1 */
	struct sense_list situations;   /* the same; named by what the field
					   calls them, with bars between */
};

/* Of the terms of what is asked; nothing if no word of it is known. */
struct told sayings_of(struct arena *a, const struct lang_terms *terms);

/* Of the terms of a document: the themes as above, and the situations it
 * answers, 0..1 each: it has the field's words for them. */
struct told sayings_answered(struct arena *a, const struct lang_terms *terms);
