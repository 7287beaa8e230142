/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/triangle/rings.h"

#include <stdlib.h>

static int order(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int by_ends(const void *x, const void *y)
{
	const struct gift *a = x, *b = y;
	int by = order(a->from, b->from);

	if (!by)
		by = order(a->to, b->to);
	if (!by && a->fit != b->fit)
		by = a->fit > b->fit ? -1 : 1;
	if (!by)
		by = order(a->ask.v, b->ask.v);
	return by ? by : order(a->offer.v, b->offer.v);
}

/* In order, with the best of those between the same two. */
static void settle(struct gifts *gifts)
{
	size_t kept = 0;

	if (gifts->n)
		qsort(gifts->at, gifts->n, sizeof *gifts->at, by_ends);
	list_each(g, *gifts)
		if (!kept || gifts->at[kept - 1].from != g->from ||
		    gifts->at[kept - 1].to != g->to)
			gifts->at[kept++] = *g;
	gifts->n = kept;
}

/* The first whose ends do not come before these. */
static const struct gift *first(const struct gifts *gifts, int from, int to)
{
	size_t low = 0, high = gifts->n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct gift *g = &gifts->at[mid];

		if (g->from < from || (g->from == from && g->to < to))
			low = mid + 1;
		else
			high = mid;
	}
	return gifts->at + low;
}

static const struct gift *between(const struct gifts *gifts, int from, int to)
{
	const struct gift *g = first(gifts, from, to);

	return g < gifts->at + gifts->n && g->from == from && g->to == to
		? g : NULL;
}

static void add(struct arena *a, struct rings *rings, struct ring ring)
{
	ring.fit = 1;
	for (size_t i = 0; i < ring.n; i++) {
		if (ring.gift[i]->fit < ring.fit)
			ring.fit = ring.gift[i]->fit;
		if (ring.gift[i]->km > 0)
			ring.km += ring.gift[i]->km;
	}
	list_add(a, rings) = ring;
}

/* The rings this gift opens: who gives it has the lowest number in them, so
 * that each is found once. */
static void open_with(struct arena *a, const struct gifts *gifts,
		      const struct gift *one, struct rings *rings)
{
	const struct gift *end = gifts->at + gifts->n;
	const struct gift *back = between(gifts, one->to, one->from);

	if (back)
		add(a, rings, (struct ring){ 2, { one, back } });
	for (const struct gift *two = first(gifts, one->to, one->from + 1);
	     two < end && two->from == one->to; two++) {
		back = between(gifts, two->to, one->from);
		if (back && two->to != one->to)
			add(a, rings, (struct ring){ 3, { one, two, back } });
	}
}

static int better(const void *x, const void *y)
{
	const struct ring *a = x, *b = y;
	int by = a->fit == b->fit ? 0 : a->fit > b->fit ? -1 : 1;

	if (!by)
		by = order((int64_t)a->n, (int64_t)b->n);
	if (!by)
		by = order(a->km, b->km);
	for (size_t i = 0; !by && i < a->n; i++)
		by = order(a->gift[i]->from, b->gift[i]->from);
	return by;
}

struct rings rings_find(struct arena *a, struct gifts *gifts)
{
	struct rings rings = { 0 };

	settle(gifts);
	list_each(one, *gifts)
		if (one->from < one->to)
			open_with(a, gifts, one, &rings);
	if (rings.n)
		qsort(rings.at, rings.n, sizeof *rings.at, better);
	return rings;
}
