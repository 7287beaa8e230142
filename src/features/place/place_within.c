/* SPDX-License-Identifier: EUPL-1.2 */
/* What lies in what: each place with all that holds it, near and far. */
#include "features/place/place.h"
#include "place_gazetteer.sql.h"

enum { HOLDERS_MAX = 64, DEEP = 12 };

struct places {
	struct place_relative *at;
	size_t n;
	/* By id: where it stands in `at`, plus one. */
	uint32_t *of_id;
	int64_t max_id;
	/* Those that hold others by name. */
	struct { const struct place_relative **at; size_t n, cap; } regions,
		provinces;
};

struct holders {
	place_id at[HOLDERS_MAX];
	size_t n;
};

static const struct place_relative *find(const struct places *all, place_id id)
{
	uint32_t at = id.v > 0 && id.v <= all->max_id ? all->of_id[id.v] : 0;

	return at ? &all->at[at - 1] : NULL;
}

static void hold(struct holders *h, place_id id)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->at[i].v == id.v)
			return;
	if (h->n < HOLDERS_MAX)
		h->at[h->n++] = id;
}

/* The place and its parents; a circle ends at the limit. */
static void hold_chain(const struct places *all, struct holders *h,
		       const struct place_relative *p)
{
	for (int deep = 0; p && deep < DEEP; deep++) {
		hold(h, p->id);
		p = find(all, p->parent_id);
	}
}

static bool shares_a_name(str a, str b)
{
	while (a.n) {
		str one = str_cut(&a, '|'), rest = b;

		while (rest.n)
			if (str_eq(one, str_cut(&rest, '|')))
				return true;
	}
	return false;
}

/* Regions by their names or their programme area, as the network wrote them;
 * a place of the gazetteer has those of its municipality. Not what a region
 * lies in: one listed under a province may reach beyond it. */
static void hold_regions(const struct places *all, struct holders *h,
			 const struct place_relative *p)
{
	for (size_t i = 0; i < all->regions.n; i++) {
		const struct place_relative *r = all->regions.at[i];

		if (shares_a_name(r->region, p->region) ||
		    shares_a_name(r->programme_area, p->programme_area))
			hold(h, r->id);
	}
}

static void hold_province(const struct places *all, struct holders *h,
			  const struct place_relative *p)
{
	for (size_t i = 0; i < all->provinces.n; i++)
		if (shares_a_name(all->provinces.at[i]->province, p->province))
			hold_chain(all, h, all->provinces.at[i]);
}

static struct holders holders_of(const struct places *all,
				 const struct place_relative *p)
{
	const struct place_relative *m = find(all, p->municipality_id);
	struct holders h = { 0 };

	hold_chain(all, &h, p);
	hold_chain(all, &h, m);
	if (str_eq(p->kind, S("region")) || str_eq(p->kind, S("country")))
		return h;
	hold_regions(all, &h, !p->own && m ? m : p);
	hold_province(all, &h, p);
	return h;
}

static struct places places_read(struct tx *tx)
{
	struct arena *a = tx_arena(tx);
	struct place_relative_rows rows = place_relatives(tx);
	struct places all = { .at = rows.at, .n = rows.n };

	all.max_id = rows.n ? rows.at[rows.n - 1].id.v : 0;
	all.of_id = arena_array(a, uint32_t, (size_t)all.max_id + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct place_relative *p = &rows.at[i];

		all.of_id[p->id.v] = (uint32_t)i + 1;
		if (str_eq(p->kind, S("region")))
			list_add(a, &all.regions) = p;
		else if (str_eq(p->kind, S("province")))
			list_add(a, &all.provinces) = p;
	}
	return all;
}

void place_relate(struct tx *tx)
{
	struct places all = places_read(tx);

	place_within_clear(tx);
	for (size_t i = 0; i < all.n; i++) {
		struct holders h = holders_of(&all, &all.at[i]);

		for (size_t j = 0; j < h.n; j++)
			place_within_add(tx, all.at[i].id, h.at[j]);
	}
}
