/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything that may fit: found by its words and themes, with its facts,
 * and lifted by what speaks for it. */
#include "features/match/inside.h"
#include "features/match/match_weights.h"

#include <stdlib.h>

enum { WIDE = 160, PEERS = 20, GENERAL = 10 };

static struct index_found search(const struct asker *k,
				 const struct strs *types, size_t limit)
{
	struct index_query q = { .text = k->text, .lang = k->lang,
				 .types = *types, .limit = limit,
				 .uncounted = true };

	for (size_t i = 0; i < k->themes.n; i++)
		if (k->themes_given && k->themes.at[i].weight == 1)
			list_add(k->arena, &q.about) = k->themes.at[i].name;
	return index_search(k->index, k->arena, &q);
}

/* Each search calls its best 1: what both found tells how they compare; if
 * nothing is in both, the second begins where the first ended. */
static double scale_of(struct hits *hits, const struct index_found *more)
{
	for (size_t i = 0; i < more->n; i++) {
		const struct hit *known = find_hit(hits,
			(entry_id){ more->at[i].key.id });

		if (known && more->at[i].score > 0)
			return known->score / more->at[i].score;
	}
	return hits->n ? hits->at[hits->n - 1].score : 1;
}

static void add_hits(const struct asker *k, const struct index_found *found,
		     struct hits *out)
{
	double scale = scale_of(out, found);

	for (size_t i = 0; i < found->n; i++) {
		struct index_key key = found->at[i].key;

		if (key.of == 'e' && !find_hit(out, (entry_id){ key.id }))
			list_add(k->arena, out) = (struct hit){
				{ key.id }, scale * found->at[i].score };
	}
}

static struct candidate *find(struct candidates *all, entry_id id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].fact.id.v == id.v)
			return &all->at[i];
	return NULL;
}

static void support(struct candidates *all, entry_id whose, double strength,
		    const struct candidate *by)
{
	struct candidate *c = find(all, whose);

	if (!c || strength <= c->supported)
		return;
	c->supported = strength;
	c->support = (struct match_link){ .id = by->fact.id,
		.type = by->fact.type, .title = by->fact.title };
}

/* What someone did, offers or wrote down speaks for who did. */
static void lift(struct candidates *all, const struct candidate *by,
		 entry_id meeting)
{
	if (str_eq(by->fact.type, S("experience")))
		list_each(r, by->owners)
			support(all, r->id,
				SUPPORT_EXPERIENCE * by->relevance, by);
	if (str_eq(by->fact.type, S("offer")) && !is_wish(by) &&
	    !is_over(by))
		list_each(r, by->owners)
			support(all, r->id,
				SUPPORT_OFFER * by->relevance, by);
	if (meeting.v)
		support(all, meeting, SUPPORT_HARVEST * by->relevance, by);
}

static void lift_all(const struct asker *k, struct candidates *all)
{
	const entry_id *meetings = meetings_read(k, all);

	for (size_t i = 0; i < all->n; i++)
		lift(all, &all->at[i], meetings[i]);
}

/* Not itself, nor its parts; not what it did or asked itself. */
static bool is_own(const struct asker *k, const struct candidate *c)
{
	if (asker_is_kin(k, c->fact.id) ||
	    (k->ask.v && c->fact.id.v == k->ask.v))
		return true;
	if (c->owners.n != 1 || (str_eq(c->fact.type, S("article")) ||
				 str_eq(c->fact.type, S("funding-model"))))
		return false;
	return asker_is_kin(k, c->owners.at[0].id);
}

static int better(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->fact.id.v < b->fact.id.v ? -1 : a->fact.id.v > b->fact.id.v;
}

/* Those that are not among the candidates yet. */
static void read_hits(const struct asker *k, const struct hits *hits,
		      struct candidates *all)
{
	struct hits new = { 0 };
	struct candidates more;

	for (size_t i = 0; i < hits->n; i++)
		if (!find(all, hits->at[i].id))
			list_add(k->arena, &new) = hits->at[i];
	more = candidates_read(k, &new);
	for (size_t i = 0; i < more.n; i++)
		list_add(k->arena, all) = more.at[i];
}

static void add_hit(const struct asker *k, struct hits *hits, entry_id id)
{
	if (!find_hit(hits, id))
		list_add(k->arena, hits) = (struct hit){ id, 0 };
}

static void add_owner_candidates(const struct asker *k, struct candidates *all)
{
	struct hits hits = { 0 };

	for (size_t i = 0; i < all->n; i++)
		for (size_t o = 0; o < all->at[i].owners.n; o++)
			if (str_eq(all->at[i].fact.type, S("experience")))
				add_hit(k, &hits, all->at[i].owners.at[o].id);
	read_hits(k, &hits, all);
}

static void add_general(const struct asker *k, struct candidates *all)
{
	struct match_slug_id_rows rows = match_general(k->tx, GENERAL);
	struct hits hits = { 0 };

	list_each(r, rows)
		add_hit(k, &hits, (entry_id){ r->id });
	read_hits(k, &hits, all);
	list_each(r, hits) {
		struct candidate *c = find(all, r->id);

		if (c)
			c->general = true;
	}
}

static size_t count_peers(const struct candidates *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += str_eq(all->at[i].fact.type, S("initiative")) ||
		     str_eq(all->at[i].fact.type, S("experience"));
	return n;
}

struct candidates candidates_of(const struct asker *k, const struct strs *types)
{
	str peers[] = { S("initiative"), S("experience") };
	struct strs near = { peers, COUNT(peers), COUNT(peers) };
	struct candidates all = { 0 }, out = { 0 };
	struct hits hits = { 0 };
	struct index_found found;

	found = search(k, types, WIDE);
	add_hits(k, &found, &hits);
	read_hits(k, &hits, &all);
	if (found.n == WIDE && count_peers(&all) < PEERS) {
		found = search(k, &near, PEERS);
		add_hits(k, &found, &hits);
		read_hits(k, &hits, &all);
	}
	add_owner_candidates(k, &all);
	add_general(k, &all);
	lift_all(k, &all);
	for (size_t i = 0; i < all.n; i++) {
		if (is_own(k, &all.at[i]))
			continue;
		candidate_score(k, &all.at[i]);
		if (all.at[i].score > 0)
			list_add(k->arena, &out) = all.at[i];
	}
	if (out.n)
		qsort(out.at, out.n, sizeof(*out.at), better);
	return out;
}
