/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rings: who can give what to whom, searched for rings of two and three. It
 * knows no database.
 */
#pragma once

#include "base/base.h"
#include "ids.h"

/* One party can give another what it seeks. Parties are numbered from 0. */
struct gift {
	int from, to;
	double fit;             /* 0..1, as match.h says */
	int64_t km;             /* -1: not known */
	entry_id offer, ask;
	str reason;
};
struct gifts {
	struct gift *at;
	size_t n, cap;
};

/* n gifts, each from whom the one before is to; begins with the lowest. */
struct ring {
	size_t n;
	const struct gift *gift[3];
	double fit;             /* of its weakest gift: that is what it is worth */
	int64_t km;             /* of all together, as far as is known */
};
struct rings {
	struct ring *at;
	size_t n, cap;
};

/*
 * Every ring of two or three there is, the best first: by the weakest gift,
 * then the smaller, then the nearer, then by number. Orders the gifts, and
 * keeps the best of those between the same two. With E gifts of which at most
 * d are from one party it takes O(E d log d).
 */
struct rings rings_find(struct arena *a, struct gifts *gifts);
