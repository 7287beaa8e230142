/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * spell: did you mean. A speller knows the words of a collection and how often
 * each occurs, and finds for an unknown word the likeliest it was meant to be,
 * minding the slips people make in Dutch (ij for ei, d for t, a letter double).
 * What the collection or the dictionary knows is never corrected, nor is what
 * has a digit in it.
 */
#pragma once

#include "lang/lang.h"

struct speller;

/* For about `expected` words; it lives in `a`, with 100 bytes or so a word. */
struct speller *speller_create(struct arena *a, size_t expected);
/* A word as it stands in the collection, any case; counts add up. */
void speller_add(struct speller *s, str word, uint32_t count);

/* The best correction of one word, or empty if it is known or nothing fits. */
str speller_word(const struct speller *s, struct arena *a, str word);

/*
 * A whole query with its unknown words corrected, also those that were
 * wrongly joined or cut in two; empty if there is nothing to correct. Words
 * that stay are as they were typed.
 */
str speller_text(const struct speller *s, struct arena *a, str text);
