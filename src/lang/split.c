/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/split.h"

#include <float.h>

enum { CUT_MIN = 4 }; /* letters of a word that may be cut */

static const float NO_WAY = -FLT_MAX;

static float score(const struct split_word *w, size_t i, size_t j)
{
	struct split_features f;
	float sum = 0;

	if (!split_part(w, i, j, &f))
		return NO_WAY;
	list_each(r, f)
		sum += split_weights[r->feature] * r->value;
	return sum;
}

/* The best way to reach each letter, in each number of parts. */
struct way {
	float score;
	uint8_t from;
};

struct ways {
	struct way best[SPLIT_LETTERS + 1][LANG_PARTS_MAX + 1];
};

static struct lang_parts trace(const struct split_word *w, str word,
			       const struct ways *ways, size_t n)
{
	struct lang_parts parts = { .n = n };
	size_t j = w->n;

	for (size_t k = n; k; k--) {
		size_t i = ways->best[j][k].from;
		str part = { word.p + w->at[i], (size_t)(w->at[j] - w->at[i]) };

		while (part.n && part.p[part.n - 1] == '-')
			part.n--;
		parts.at[k - 1] = part;
		j = i;
	}
	return parts;
}

/* Try letters i..j as a part after each best way to reach i. */
static void extend(const struct split_word *w, struct ways *ways, size_t i,
		   size_t j)
{
	float s = score(w, i, j);

	for (size_t k = 1; s > NO_WAY && k <= LANG_PARTS_MAX; k++) {
		float before = ways->best[i][k - 1].score;

		if (before > NO_WAY && before + s > ways->best[j][k].score)
			ways->best[j][k] = (struct way){ before + s, (uint8_t)i };
	}
}

struct lang_parts lang_split(str word)
{
	struct split_word w;
	struct ways ways;
	size_t n = 1;

	split_read(&w, word);
	if (w.n < CUT_MIN)
		return (struct lang_parts){ .at = { word }, .n = 1 };
	for (size_t j = 0; j <= w.n; j++)
		for (size_t k = 0; k <= LANG_PARTS_MAX; k++)
			ways.best[j][k].score = j || k ? NO_WAY : 0;
	for (size_t j = 1; j <= w.n; j++)
		for (size_t i = 0; i < j; i++)
			extend(&w, &ways, i, j);
	for (size_t k = 2; k <= LANG_PARTS_MAX; k++)
		if (ways.best[w.n][k].score > ways.best[w.n][n].score)
			n = k;
	return trace(&w, word, &ways, n);
}
