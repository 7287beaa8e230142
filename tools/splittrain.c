/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * splittrain FILE.tsv... >src/lang/split_weights.c
 *
 * Learns the weights of src/lang/split.h: a log-linear model over all ways to
 * cut a word, fitted to the ways people annotated. To be honest about words
 * it has not seen, it first learns from four fifths of the words and is
 * judged on the last, five times over; words that begin alike stay together.
 * Those are the figures to believe ("held out").
 */
#include "lang/split.h"
#include "test/gold.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	FOLDS = 5,
	EPOCHS = 1000,
	CUTS_MAX = 600,
};

static const double ridge = 0.00015, pace = 1;

static const char *const names[] = {
#define X(name) #name,
	SPLIT_FEATURES(X)
#undef X
};

/* One way to cut a word: the sum of its parts' features. */
struct cut {
	float feature[SPLIT_N];
	uint64_t ends; /* a bit for each letter a part begins at */
};

struct sample {
	bool compound;
	uint32_t fold;
	struct cut *cuts;
	size_t n, right; /* right == n: the gold way is not among them */
};

struct samples {
	struct arena *arena;
	struct sample *at;
	size_t n, cap;
};

static void add_cuts(struct samples *all, struct sample *s,
		     const struct split_word *w, struct cut sofar, size_t i)
{
	size_t parts = (size_t)__builtin_popcountll(sofar.ends) + 1;

	for (size_t j = i + 1; j <= w->n && s->n < CUTS_MAX; j++) {
		struct split_features f;
		struct cut cut = sofar;

		if ((j < w->n && parts >= LANG_PARTS_MAX) ||
		    !split_part(w, i, j, &f))
			continue;
		for (size_t k = 0; k < f.n; k++)
			cut.feature[f.at[k].feature] += f.at[k].value;
		if (j == w->n) {
			s->cuts[s->n++] = cut;
			continue;
		}
		cut.ends |= 1ull << j;
		add_cuts(all, s, w, cut, j);
	}
}

/* Where parts begin in "dorps+ondersteuner", hyphens left out. */
static uint64_t gold_ends(str gold)
{
	uint64_t ends = 0;
	size_t n = 0;

	for (size_t i = 0; i < gold.n; i++) {
		if (gold.p[i] == '+')
			ends |= 1ull << n;
		else if (gold.p[i] != '-')
			n++;
	}
	return ends;
}

static void add_sample(struct samples *all, const struct gold_word *g)
{
	static struct cut room[CUTS_MAX];
	struct sample s = { .compound = g->compound, .cuts = room };
	static struct split_word w;
	uint64_t ends = g->compound ? gold_ends(g->parts) : 0;

	split_read(&w, g->word);
	if (!w.n)
		return;
	add_cuts(all, &s, &w, (struct cut){ 0 }, 0);
	s.fold = (uint32_t)(str_hash(str_head(g->word, 4)) >> 20) % FOLDS;
	for (s.right = 0; s.right < s.n; s.right++)
		if (s.cuts[s.right].ends == ends)
			break;
	s.cuts = arena_array(all->arena, struct cut, s.n);
	memcpy(s.cuts, room, s.n * sizeof *room);
	list_add(all->arena, all) = s;
}

static void read_samples(struct samples *all, const char *path)
{
	struct gold gold = { 0 };

	if (!gold_read(&gold, all->arena, path)) {
		fprintf(stderr, "splittrain: cannot read %s\n", path);
		exit(1);
	}
	for (size_t i = 0; i < gold.n; i++)
		add_sample(all, &gold.at[i]);
}

static double score(const struct cut *cut, const double *weight)
{
	double sum = 0;

	for (size_t k = 0; k < SPLIT_N; k++)
		sum += weight[k] * (double)cut->feature[k];
	return sum;
}

static size_t best_cut(const struct sample *s, const double *weight)
{
	size_t best = 0;

	for (size_t i = 1; i < s->n; i++)
		if (score(&s->cuts[i], weight) > score(&s->cuts[best], weight))
			best = i;
	return best;
}

/* Add the slope of the log-likelihood at one sample. */
static void add_slope(const struct sample *s, const double *weight,
		      double *slope)
{
	double p[CUTS_MAX], sum = 0, top = score(&s->cuts[best_cut(s, weight)], weight);

	for (size_t i = 0; i < s->n; i++)
		sum += p[i] = exp(score(&s->cuts[i], weight) - top);
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < SPLIT_N; k++)
			slope[k] += ((i == s->right) - p[i] / sum) *
				    (double)s->cuts[i].feature[k];
}

/* Learn from all folds but one; `without` FOLDS: from all. */
static void learn(const struct samples *all, uint32_t without, double *weight)
{
	double seen[SPLIT_N] = { 0 };

	memset(weight, 0, SPLIT_N * sizeof *weight);
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		double slope[SPLIT_N] = { 0 };
		size_t n = 0;

		for (size_t i = 0; i < all->n; i++) {
			if (all->at[i].fold == without ||
			    all->at[i].right == all->at[i].n)
				continue;
			add_slope(&all->at[i], weight, slope);
			n++;
		}
		for (size_t k = 0; k < SPLIT_N; k++) {
			double g = slope[k] / (double)n - ridge * weight[k];

			seen[k] += g * g;
			if (seen[k] > 0)
				weight[k] += pace * g / sqrt(seen[k]);
		}
	}
}

struct marks {
	size_t compounds, exact, found, simple, cut, out_of_reach;
};

static void judge(const struct sample *s, const double *weight,
		  struct marks *m)
{
	size_t best = best_cut(s, weight);

	m->compounds += s->compound;
	m->simple += !s->compound;
	m->out_of_reach += s->right == s->n;
	m->exact += s->compound && best == s->right;
	m->found += s->compound && s->cuts[best].ends;
	m->cut += !s->compound && best != s->right;
}

static void report(const char *what, const struct marks *m)
{
	fprintf(stderr, "%s: %.1f %% of %zu compounds exact, %.1f %% found; "
		"%.1f %% of %zu simple words cut; %zu out of reach\n", what,
		100.0 * (double)m->exact / (double)m->compounds, m->compounds,
		100.0 * (double)m->found / (double)m->compounds,
		100.0 * (double)m->cut / (double)m->simple, m->simple,
		m->out_of_reach);
}

int main(int argc, char **argv)
{
	struct samples all = { .arena = arena_create((size_t)2 << 30) };
	struct marks held_out = { 0 }, trained = { 0 };
	double weight[SPLIT_N];

	for (int i = 1; i < argc; i++)
		read_samples(&all, argv[i]);
	assert(all.n);
	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		learn(&all, fold, weight);
		for (size_t i = 0; i < all.n; i++)
			if (all.at[i].fold == fold)
				judge(&all.at[i], weight, &held_out);
	}
	report("held out", &held_out);
	learn(&all, FOLDS, weight);
	for (size_t i = 0; i < all.n; i++)
		judge(&all.at[i], weight, &trained);
	report("trained", &trained);
	puts("/* SPDX-License-Identifier: EUPL-1.2 */\n"
	     "/* Learnt by tools/splittrain. */\n#include \"lang/split.h\"\n\n"
	     "const float split_weights[SPLIT_N] = {");
	for (size_t k = 0; k < SPLIT_N; k++)
		printf("\t[SPLIT_%s] = %.3ff,\n", names[k], weight[k]);
	puts("};");
	arena_destroy(all.arena);
	return 0;
}
