/* SPDX-License-Identifier: EUPL-1.2 */
/* sayingsgen: what its two files share. */
#pragma once

#include "base/base.h"

/* A clue of a text (search/clues.h), and how heavy it is there. */
struct use {
	uint32_t hash;
	size_t word;            /* its number, in order of hash */
	float weight;
};

/* Something said whose themes are known. */
struct example {
	struct use *at;         /* of length 1 once weighed */
	size_t n, cap;
	float weight;           /* how much is to be learned from it */
	const float *themes;    /* the share of each; together 1 */
};
struct examples {
	struct example *at;
	size_t n, cap;
};

/*
 * How much each word leans to each theme: softmax regression, so that words
 * which are said with anything lean nowhere. words * themes numbers, a row a
 * word, in `a`.
 */
float *learn(struct arena *a, const struct examples *examples, size_t words,
	     size_t themes);
