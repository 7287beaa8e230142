/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Themes: the leanings of all clues added up, each as heavy as it is rare, and
 * made into shares (tools/sayingsgen_learn.c made them so). Situations: those
 * whose sayings are nearest, by the cosine of the same clues.
 */
#include "search/sayings.h"
#include "search/clues.h"
#include "search/sayings_table.h"
#include "search/weights.h"

#include <math.h>

enum { NEAREST = 60, THEMES_MAX = 8, SITUATIONS_MAX = 8 };

struct near {
	size_t of;
	double weight;
};
struct nearest {
	struct near *at;        /* the nearest first */
	size_t n;
};

/* A clue that stands in the table, and how much it says. */
struct known_word {
	const struct saying_word *word;
	double weight;
};
struct known {
	struct known_word *at;
	size_t n, cap;
};

/* What is told, or what the field calls it. */
struct side {
	const struct saying_use *uses;
	size_t texts;
	bool is_field;
};

static size_t uses_of(const struct saying_word *word, const struct side *side)
{
	return side->is_field ? word->field : word->told;
}

static const struct saying_word *find_word(uint32_t hash)
{
	size_t low = 0, high = sayings.n_words;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (sayings.words[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sayings.n_words && sayings.words[low].hash == hash
		? &sayings.words[low] : NULL;
}

/* The clues that are known, as a vector of length 1 with what is not. */
static struct known known_of(struct arena *a, const struct clues *clues)
{
	struct known out = { 0 };
	double length = 0;

	for (size_t i = 0; i < clues->n; i++) {
		const struct saying_word *w = find_word(clues->at[i].hash);
		double weight = (double)clues->at[i].weight *
			(w ? (double)w->rarity : SAYING_UNKNOWN);

		length += weight * weight;
		if (w && weight > 0)
			list_add(a, &out) = (struct known_word){ w, weight };
	}
	list_each(r, out)
		r->weight /= sqrt(length);
	return out;
}

/* In its place, if it is among the best; of two alike the first comes first. */
static void keep_best(struct nearest *list, size_t most, struct near one)
{
	size_t i;

	if (list->n == most && one.weight <= list->at[most - 1].weight)
		return;
	i = list->n < most ? list->n++ : most - 1;
	for (; i && one.weight > list->at[i - 1].weight; i--)
		list->at[i] = list->at[i - 1];
	list->at[i] = one;
}

static struct nearest best_of(struct arena *a, const double *weights, size_t n,
			      size_t most)
{
	struct nearest out = { arena_array(a, struct near, most), 0 };

	for (size_t i = 0; i < n; i++)
		if (weights[i] > 0)
			keep_best(&out, most, (struct near){ i, weights[i] });
	return out;
}

/* The texts of a side that share a clue, with their cosine. */
static struct nearest nearest_of(struct arena *a, const struct side *side,
				 const struct known *words, size_t most)
{
	double *sums = arena_array(a, double, side->texts + 1);

	for (size_t i = 0; i < words->n; i++) {
		const struct saying_word *w = words->at[i].word;

		for (size_t u = uses_of(w, side); u < uses_of(w + 1, side); u++)
			sums[side->uses[u].of] += words->at[i].weight *
				side->uses[u].share / SAYING_WHOLE;
	}
	return best_of(a, sums, side->texts, most);
}

static str name_of(size_t situation)
{
	const struct situation *s = &sayings.situations[situation];

	return (str){ sayings.text + s->field, s->n_field };
}

static void normalise(double *weights, size_t n)
{
	double all = 0;

	for (size_t i = 0; i < n; i++)
		all += weights[i];
	for (size_t i = 0; i < n && all > 0; i++)
		weights[i] /= all;
}

/* How much its words lean to each theme, together 1. */
static double *leaning_of(struct arena *a, const struct known *words)
{
	double *sums = arena_array(a, double, sayings.n_themes + 1);

	for (size_t i = 0; i < words->n; i++) {
		const struct saying_word *w = words->at[i].word;

		for (size_t k = w->leanings; k < (w + 1)->leanings; k++)
			sums[sayings.leanings[k].theme] += words->at[i].weight *
				sayings.leanings[k].by / LEANING_ONE;
	}
	for (size_t k = 0; k < sayings.n_themes; k++)
		sums[k] = exp(LEANING_SHARP * sums[k]);
	normalise(sums, sayings.n_themes);
	return sums;
}

/* The themes its words lean to most. */
static struct sense_list themes_of(struct arena *a, const struct known *words)
{
	struct nearest best = best_of(a, leaning_of(a, words), sayings.n_themes,
				      THEMES_MAX);
	struct sense_list out = { 0 };

	list_each(r, best)
		list_add(a, &out) = (struct sense){
			str_from_z(sayings.themes[r->of]), r->weight };
	return out;
}

/* The nearest sayings speak for their situations. */
static double *situations_of(struct arena *a, const struct nearest *near)
{
	double *out = arena_array(a, double, sayings.n_situations + 1);
	double sure = fmin(1, near->at[0].weight / SAYING_SURE);

	for (size_t i = 0; i < near->n; i++)
		out[sayings.situation_of[near->at[i].of]] +=
			pow(near->at[i].weight, SAYING_SHARP);
	normalise(out, sayings.n_situations);
	for (size_t i = 0; i < sayings.n_situations; i++)
		out[i] *= sure;
	return out;
}

struct told sayings_of(struct arena *a, const struct lang_terms *terms)
{
	struct side told = { sayings.told, sayings.n_sayings, false };
	struct clues clues = clues_of(a, terms);
	struct known words = known_of(a, &clues);
	struct nearest near = nearest_of(a, &told, &words, NEAREST), best;
	struct told out = { 0 };

	if (!near.n)
		return out;
	out.themes = themes_of(a, &words);
	best = best_of(a, situations_of(a, &near), sayings.n_situations,
		       SITUATIONS_MAX);
	list_each(r, best)
		list_add(a, &out.situations) = (struct sense){
			name_of(r->of), r->weight };
	return out;
}

/* Whether somebody said any of these. */
static bool is_said(const struct known *words)
{
	list_each(r, *words)
		for (size_t u = r->word->told; u < r->word[1].told; u++)
			if (sayings.told[u].share > 0)
				return true;
	return false;
}

struct told sayings_answered(struct arena *a, const struct lang_terms *terms)
{
	struct side field = { sayings.field, sayings.n_situations, true };
	struct clues clues = clues_of(a, terms);
	struct known words = known_of(a, &clues);
	struct nearest near = nearest_of(a, &field, &words, SITUATIONS_MAX);
	struct told out = { 0 };

	list_each(r, near)
		if (r->weight > SAYING_ANSWERED_MIN)
			list_add(a, &out.situations) = (struct sense){
				name_of(r->of), r->weight };
	if (is_said(&words))
		out.themes = themes_of(a, &words);
	return out;
}
