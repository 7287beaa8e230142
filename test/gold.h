/* SPDX-License-Identifier: EUPL-1.2 */
/* gold: words that people took apart (test/language), and how well we do. */
#pragma once

#include "base/base.h"

#include <stdio.h>

struct gold_word {
	str word;      /* folded: "dorpsondersteuner" */
	str parts;     /* folded: "dorps+ondersteuner" */
	bool compound;
};

struct gold {
	struct gold_word *at;
	size_t n, cap;
};

/* Add the undoubted words of a file; false if it cannot be read. */
bool gold_read(struct gold *gold, struct arena *a, const char *path) MUST_CHECK;

struct gold_marks {
	size_t compounds, exact, found; /* right in every joint; cut at all */
	size_t simple, cut;             /* cut though it should not be */
};

/* lang_split() on every word; those missed are told on `tell` if not NULL. */
struct gold_marks gold_judge(const struct gold *gold, FILE *tell);
/* What we hold ourselves to: 95 % exact, 3 % of simple words cut. */
bool gold_is_met(const struct gold_marks *marks);
