/* SPDX-License-Identifier: EUPL-1.2 */
/* Which initiatives and organisations look like one another: the same site, or
 * much the same name in the same municipality. */
#include "features/merge/inside.h"
#include "features/join/join.h"
#include "lang/lang.h"

enum { LOOKED_AT = 800, SHOWN = 30, NAME_MAX = 120, SETS = 4 };

/* From here on two names are nearly the same. */
#define NEARLY 0.72

/* A name, with its pairs of letters as bits: two that have few in common need
 * no closer look. */
struct name {
	const struct merge_name_of *row;
	uint64_t pairs[SETS];
	int n;
	str site;
};

static int bits(uint64_t x)
{
	return __builtin_popcountll(x);
}

static struct name name_of(struct arena *a, const struct merge_name_of *row)
{
	str fold = lang_fold(a, str_head(row->title, NAME_MAX));
	struct name name = { .row = row, .site = row->website };
	size_t at = str_find(name.site, S("://"));

	for (size_t i = 0; i + 1 < fold.n; i++) {
		unsigned hash = ((unsigned char)fold.p[i] * 31U +
				 (unsigned char)fold.p[i + 1] * 7U) % (SETS * 64);

		name.pairs[hash / 64] |= 1ULL << hash % 64;
	}
	for (int i = 0; i < SETS; i++)
		name.n += bits(name.pairs[i]);
	if (at < name.site.n)
		name.site = (str){ name.site.p + at + 3, name.site.n - at - 3 };
	if (str_starts(name.site, S("www.")))
		name.site = (str){ name.site.p + 4, name.site.n - 4 };
	if (str_ends(name.site, S("/")))
		name.site.n--;
	return name;
}

static bool may_be_alike(const struct name *x, const struct name *y)
{
	int shared = 0;

	for (int i = 0; i < SETS; i++)
		shared += bits(x->pairs[i] & y->pairs[i]);
	return 2 * shared >= (x->n < y->n ? x->n : y->n);
}

/* Why these two are one, in words; empty: they are not. */
static str why_alike(struct request *req, const struct name *x,
		     const struct name *y)
{
	int64_t there = x->row->municipality, here = y->row->municipality;

	if (!str_eq(x->row->type, y->row->type))
		return (str){ 0 };
	if (x->site.n && str_eq(x->site, y->site))
		return T(req, "The same website");
	if ((there && here && there != here) || !may_be_alike(x, y) ||
	    join_likeness(req->arena, x->row->title, y->row->title) < NEARLY)
		return (str){ 0 };
	return there && here ? T(req, "Much the same name, in the same municipality")
			     : T(req, "Much the same name");
}

static bool are_apart(const struct merge_apart_of_rows *aparts, entry_id x,
		      entry_id y)
{
	list_each(a, *aparts)
		if ((a->one_id.v == x.v && a->two_id.v == y.v) ||
		    (a->one_id.v == y.v && a->two_id.v == x.v))
			return true;
	return false;
}

static void add(struct request *req, struct merge_alikes *list,
		const struct merge_apart_of_rows *aparts,
		const struct name *x, const struct name *y)
{
	const struct merge_name_of *one = x->row, *two = y->row;
	str why = why_alike(req, x, y), path;

	if (!why.n || are_apart(aparts, one->id, two->id))
		return;
	path = entry_path(req->tx, one->id, one->type, one->slug);
	list_add(req->arena, list) = (struct merge_alike){
		.type = one->type, .one = one->title, .two = two->title,
		.one_path = path, .two_path = entry_path(req->tx, two->id,
							 two->type, two->slug),
		.place = one->place.n ? one->place : two->place, .why = why,
		.merge = arena_f(req->arena, "%.*s/samenvoegen?met=%.*s",
				 (int)path.n, path.p, (int)two->slug.n,
				 two->slug.p),
		.one_slug = one->slug, .two_slug = two->slug };
}

struct merge_alikes merge_alikes_of(struct request *req, entry_id entry)
{
	struct merge_name_of_rows rows = merge_named(req->tx, req->who.id,
						     req->now, LOOKED_AT);
	struct merge_apart_of_rows aparts = merge_aparts(req->tx);
	struct name *names = arena_alloc(req->arena,
				      (rows.n + 1) * sizeof *names);
	struct merge_alikes list = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		names[i] = name_of(req->arena, &rows.at[i]);
	for (size_t i = 0; i < rows.n; i++)
		for (size_t j = 0; j < rows.n && list.n < SHOWN; j++)
			if (entry.v ? rows.at[i].id.v == entry.v && i != j
				    : i < j)
				add(req, &list, &aparts, &names[i],
				    &names[j]);
	return list;
}
