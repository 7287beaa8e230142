/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clues: what a text can be told by: its stems, the parts of its compounds,
 * and every four letters of these, so that a word nobody foresaw still leans
 * on its kin ("begroting", "begrotinkje").
 */
#pragma once

#include "lang/lang.h"

struct clue {
	uint32_t hash;          /* odd for a piece of a word */
	float weight;           /* 1 for a whole word */
};
struct clues {
	struct clue *at;        /* each once, in order of hash */
	size_t n, cap;
};

/* Of those terms of a text that are words or parts, as heavy as they are. */
struct clues clues_of(struct arena *a, const struct lang_terms *terms);
