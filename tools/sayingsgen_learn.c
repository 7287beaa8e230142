/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Softmax regression by Adam (D. P. Kingma and J. Ba, "Adam: a method for
 * stochastic optimization", ICLR 2015), over all examples at each step, so the
 * same texts always give the same numbers.
 */
#include "tools/sayingsgen.h"

#include <math.h>

enum { STEPS = 60 };

#define STEP      0.1f
#define SLOW_STEP 5.0f          /* of what no word decides */
#define FORGET    0.9f          /* of the slope, from step to step */
#define FORGET_SQ 0.99f         /* of its square */
#define DECAY     3e-5f         /* towards leaning nowhere */
#define TINY      1e-9f

struct model {
	size_t words, themes;
	float *leanings, *slope, *mean, *square;        /* words * themes */
	float *common, *common_slope;   /* how often each theme is spoken of */
	float *guess;
};

static struct model model_new(struct arena *a, size_t words, size_t themes)
{
	size_t all = words * themes;

	return (struct model){ words, themes,
		arena_array(a, float, all), arena_array(a, float, all),
		arena_array(a, float, all), arena_array(a, float, all),
		arena_array(a, float, themes), arena_array(a, float, themes),
		arena_array(a, float, themes) };
}

static void guess(struct model *m, const struct example *e)
{
	float most = -INFINITY, sum = 0;

	memcpy(m->guess, m->common, m->themes * sizeof(*m->guess));
	for (size_t i = 0; i < e->n; i++) {
		const float *row = &m->leanings[e->at[i].word * m->themes];

		for (size_t k = 0; k < m->themes; k++)
			m->guess[k] += e->at[i].weight * row[k];
	}
	for (size_t k = 0; k < m->themes; k++)
		most = fmaxf(most, m->guess[k]);
	for (size_t k = 0; k < m->themes; k++)
		sum += m->guess[k] = expf(m->guess[k] - most);
	for (size_t k = 0; k < m->themes; k++)
		m->guess[k] /= sum;
}

/* Where the guess is too high the slope goes down. */
static void add_slope(struct model *m, const struct example *e, float weight)
{
	guess(m, e);
	for (size_t k = 0; k < m->themes; k++) {
		m->guess[k] = weight * (m->guess[k] - e->themes[k]);
		m->common_slope[k] += m->guess[k];
	}
	for (size_t i = 0; i < e->n; i++) {
		float *row = &m->slope[e->at[i].word * m->themes];

		for (size_t k = 0; k < m->themes; k++)
			row[k] += e->at[i].weight * m->guess[k];
	}
}

static void step(struct model *m, int n)
{
	float mean_part = 1 - powf(FORGET, (float)n);
	float square_part = 1 - powf(FORGET_SQ, (float)n);

	for (size_t i = 0; i < m->words * m->themes; i++) {
		float slope = m->slope[i] + DECAY * m->leanings[i];

		m->mean[i] = FORGET * m->mean[i] + (1 - FORGET) * slope;
		m->square[i] = FORGET_SQ * m->square[i] +
			       (1 - FORGET_SQ) * slope * slope;
		m->leanings[i] -= STEP * m->mean[i] / mean_part /
			(sqrtf(m->square[i] / square_part) + TINY);
		m->slope[i] = 0;
	}
	for (size_t k = 0; k < m->themes; k++) {
		m->common[k] -= SLOW_STEP * m->common_slope[k];
		m->common_slope[k] = 0;
	}
}

float *learn(struct arena *a, const struct examples *examples, size_t words,
	     size_t themes)
{
	struct model m = model_new(a, words, themes);
	float all = 0;

	for (size_t i = 0; i < examples->n; i++)
		all += examples->at[i].weight;
	for (int n = 1; n <= STEPS; n++) {
		for (size_t i = 0; i < examples->n; i++)
			add_slope(&m, &examples->at[i],
				  examples->at[i].weight / all);
		step(&m, n);
	}
	return m.leanings;
}
