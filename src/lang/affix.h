/* SPDX-License-Identifier: EUPL-1.2 */
/* affix: what stands before and after Dutch words without being one. */
#pragma once

#include "base/base.h"

/* "aan", "uit": opens a verb or what is made of it, but also compounds. */
bool affix_is_particle(str part);
/* "be", "ver", "inter": no word by itself, and none in what it opens. */
bool affix_is_prefix(str part);
/* "bio", "mini", "ex": opens words as if it were one. */
bool affix_is_classic(str part);
/* "ingen", "heid": makes one word of another. */
bool affix_is_suffix(str part);
/* "sen" after "kompas": a suffix after a doubled letter. */
bool affix_is_bent(char before, str part);
/* "vereniging": joins the next part with an -s-. */
bool affix_wants_s(str part);
/* Is the word another one with a suffix? `is_word` tells what is a word. */
bool affix_is_derived(str word, bool (*is_word)(str word));
/* Is it made of a verb with a particle: "aanvoering" beside "aanvoeren"? */
bool affix_is_verbal(str word, bool (*is_word)(str word));

enum {
	AFFIX_LETTERS = 60,  /* longer words have no singular here */
	AFFIX_SINGULARS = 9, /* ways to make one */
};

/* The i-th form that the word may be an inflection of ("taken": tak, taak)
   into `out`; its length, or 0 if that way does not apply. */
size_t affix_singular(str word, size_t i, char out[AFFIX_LETTERS + 2]);
