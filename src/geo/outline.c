/* SPDX-License-Identifier: EUPL-1.2 */
#include "geo/outline.h"

#include <math.h>

/* A point and the two beside it, in the first ring it was met in. */
struct corner {
	struct geo_point p, beside[2];
	bool used, joint;       /* joint: another ring goes on elsewhere */
};

struct corners {
	struct corner *at;
	size_t cap;
};

struct line {
	struct geo_point *at;
	bool *keep;
	double limit;           /* metres */
};

static bool same(struct geo_point a, struct geo_point b)
{
	return a.lat == b.lat && a.lon == b.lon;
}

static bool before(struct geo_point a, struct geo_point b)
{
	return a.lat < b.lat || (a.lat == b.lat && a.lon < b.lon);
}

static struct corner *corner_of(const struct corners *c, struct geo_point p)
{
	size_t i = str_hash((str){ (const char *)&p, sizeof p }) & (c->cap - 1);

	while (c->at[i].used && !same(c->at[i].p, p))
		i = (i + 1) & (c->cap - 1);
	return &c->at[i];
}

static void note(const struct corners *c, struct geo_point p,
		 struct geo_point from, struct geo_point to)
{
	struct corner *k = corner_of(c, p);

	if (!k->used)
		*k = (struct corner){ p, { from, to }, true, false };
	else if (!(same(k->beside[0], from) && same(k->beside[1], to)) &&
		 !(same(k->beside[0], to) && same(k->beside[1], from)))
		k->joint = true;
}

static struct corners find_joints(struct arena *a, const struct geo_rings *rings)
{
	struct corners c = { .cap = 16 };
	size_t n = 0;

	for (size_t i = 0; i < rings->n; i++)
		n += rings->at[i].n;
	while (c.cap < 2 * n)
		c.cap *= 2;
	c.at = arena_array(a, struct corner, c.cap);
	list_each(r, *rings) {
		for (size_t j = 0; j < r->n; j++)
			note(&c, r->at[j], r->at[(j + r->n - 1) % r->n],
			     r->at[(j + 1) % r->n]);
	}
	return c;
}

/* How far p lies from the line through a and b, in metres. */
static double distance(struct geo_point p, struct geo_point a,
		       struct geo_point b)
{
	double up = 1.11195, aside = up * cos(a.lat * (M_PI / 180 / 100000));
	double x = (b.lon - a.lon) * aside, y = (b.lat - a.lat) * up;
	double px = (p.lon - a.lon) * aside, py = (p.lat - a.lat) * up;
	double along = x * x + y * y;
	double t = along > 0 ? (px * x + py * y) / along : 0;

	t = t < 0 ? 0 : t > 1 ? 1 : t;
	return hypot(px - t * x, py - t * y);
}

/* Which points between two that are kept must be kept too. */
static void thin(const struct line *l, size_t from, size_t to)
{
	double most = l->limit;
	size_t at = 0;

	for (size_t i = from + 1; i < to; i++) {
		double d = distance(l->at[i], l->at[from], l->at[to]);

		if (d > most) {
			most = d;
			at = i;
		}
	}
	if (!at)
		return;
	l->keep[at] = true;
	thin(l, from, at);
	thin(l, at, to);
}

static void turn(struct geo_point *at, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct geo_point p = at[i];

		at[i] = at[n - 1 - i];
		at[n - 1 - i] = p;
	}
}

/* A border between two joints, both ends included; what is kept is written
 * back to its start, and how many that are is returned. Both sides thin it in
 * the same direction, else equal distances would fall out differently. */
static size_t thin_border(struct arena *a, struct geo_point *at, size_t n,
			  double limit)
{
	struct line l = { at, arena_array(a, bool, n), limit };
	bool turned = before(at[n - 1], at[0]) ||
		      (same(at[0], at[n - 1]) && before(at[n - 2], at[1]));
	size_t kept = 0;

	if (turned)
		turn(at, n);
	l.keep[0] = l.keep[n - 1] = true;
	thin(&l, 0, n - 1);
	for (size_t i = 0; i < n; i++)
		if (l.keep[i])
			at[kept++] = at[i];
	if (turned)
		turn(at, kept);
	return kept;
}

/* Where a ring's first border begins: at a joint, or at its smallest point. */
static size_t start_of(const struct corners *c, const struct geo_ring *r)
{
	size_t smallest = 0;

	for (size_t i = 0; i < r->n; i++) {
		if (corner_of(c, r->at[i])->joint)
			return i;
		if (before(r->at[i], r->at[smallest]))
			smallest = i;
	}
	return smallest;
}

static void thin_ring(struct arena *a, const struct corners *c,
		      struct geo_ring *r, double limit)
{
	struct geo_point *round = arena_array(a, struct geo_point, r->n + 1);
	size_t start = start_of(c, r), from = 0, kept = 0;

	for (size_t i = 0; i <= r->n; i++)
		round[i] = r->at[(start + i) % r->n];
	for (size_t to = 1; to <= r->n; to++) {
		size_t n;

		if (to < r->n && !corner_of(c, round[to])->joint)
			continue;
		n = thin_border(a, round + from, to - from + 1, limit);
		/* Its end is the beginning of the next. */
		for (size_t i = 0; i + 1 < n; i++)
			r->at[kept++] = round[from + i];
		round[to] = round[from + n - 1];
		from = to;
	}
	r->n = kept < 3 ? 0 : kept;
}

void geo_thin(struct arena *a, struct geo_rings *rings, int64_t metres)
{
	struct corners c = find_joints(a, rings);

	for (size_t i = 0; i < rings->n; i++)
		if (rings->at[i].n > 3)
			thin_ring(a, &c, &rings->at[i], (double)metres);
}
