/* SPDX-License-Identifier: EUPL-1.2 */
#include "search/clues.h"
#include "search/weights.h"

#include <math.h>
#include <stdlib.h>

enum { PIECE = 4, WORD_MAX = LANG_TERM_MAX };

static uint32_t hash_of(str text, bool piece)
{
	return ((uint32_t)(str_hash(text) >> 32) & ~1u) | piece;
}

/* A word between two marks, so that a beginning is not an end. */
static void add_pieces(struct arena *a, struct clues *clues, str word,
		       float weight)
{
	char marked[WORD_MAX + 3] = "<";
	size_t n = word.n + 2;

	if (word.n < PIECE || word.n > WORD_MAX)
		return;
	memcpy(marked + 1, word.p, word.n);
	marked[n - 1] = '>';
	for (size_t i = 0; i + PIECE <= n; i++)
		list_add(a, clues) = (struct clue){
			hash_of((str){ marked + i, PIECE }, true),
			weight * (float)CLUE_PIECE /
				sqrtf((float)(n - PIECE + 1)) };
}

static int by_hash(const void *x, const void *y)
{
	const struct clue *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->weight < b->weight) - (a->weight > b->weight);
}

struct clues clues_of(struct arena *a, const struct lang_terms *terms)
{
	struct clues out = { 0 };
	size_t kept = 0;

	list_each(t, *terms) {
		float weight = t->kind == LANG_WORD ? 1 :
			       t->kind == LANG_PART ? (float)CLUE_PART : 0;

		if (weight <= 0)
			continue;
		weight *= fminf(1, t->weight);
		list_add(a, &out) = (struct clue){ hash_of(t->text, false), weight };
		add_pieces(a, &out, t->text, weight);
	}
	if (out.n)
		qsort(out.at, out.n, sizeof(*out.at), by_hash);
	for (size_t i = 0; i < out.n; i++)
		if (!kept || out.at[kept - 1].hash != out.at[i].hash)
			out.at[kept++] = out.at[i];
	out.n = kept;
	return out;
}
