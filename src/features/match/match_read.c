/* SPDX-License-Identifier: EUPL-1.2 */
/* The facts of many candidates at once: as many statements for two hundred as
 * for two. */
#include "features/match/inside.h"
#include "entry/entry.h"

#include <assert.h>
#include <stdlib.h>

enum { OWNERS = 6, THEMES = 8 };

/* What stands of all of them in each table, by id. */
struct facts {
	struct match_fact_rows facts;
	struct match_owner_rows owners;
	struct match_theme_of_rows themes;
	struct match_place_rows places;
};

struct hit *find_hit(const struct hits *hits, entry_id id)
{
	for (size_t i = 0; i < hits->n; i++)
		if (hits->at[i].id.v == id.v)
			return &hits->at[i];
	return NULL;
}

/* Every kind of row here begins with the id it goes by. */
static int by_first(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static_assert(offsetof(struct match_fact, id) == 0, "by_first");
static_assert(offsetof(struct match_place, id) == 0, "by_first");
static_assert(offsetof(struct match_owner, of) == 0, "by_first");
static_assert(offsetof(struct match_theme_of, entry_id) == 0, "by_first");

/* The first of the rows with that id; NULL: none. */
#define find_rows(rows, id) \
	find_first((rows)->at, (rows)->n, sizeof *(rows)->at, (id))

static const void *find_first(const void *at, size_t n, size_t size, int64_t id)
{
	const char *found = n ? bsearch(&id, at, n, size, by_first) : NULL;

	while (found && found > (const char *)at &&
	       !by_first(found - size, &id))
		found -= size;
	return found;
}

static str owner_role(str type)
{
	return str_eq(type, S("experience")) ? S("by") :
	       str_eq(type, S("offer")) ? S("provider") :
	       str_eq(type, S("ask")) ? S("asked_by") :
	       str_eq(type, S("article")) ? S("publisher") :
	       str_eq(type, S("funding-model")) ? S("mentioned_by") :
	       str_eq(type, S("meeting")) ? S("organiser") : S("");
}

static void take_owners(const struct asker *k, const struct facts *f,
			struct candidate *c)
{
	const struct match_owner *end = f->owners.at + f->owners.n;
	const struct match_owner *o = find_rows(&f->owners, c->fact.id.v);
	str role = owner_role(c->fact.type);

	for (; o && o < end && o->of.v == c->fact.id.v; o++)
		if (str_eq(o->role, role) && c->owners.n < OWNERS)
			list_add(k->arena, &c->owners) = (struct match_link){
				o->id, o->type, o->title, o->place_id, o->phase };
}

static void take_themes(const struct asker *k, const struct facts *f,
			struct candidate *c)
{
	const struct match_theme_of *end = f->themes.at + f->themes.n;
	const struct match_theme_of *t = find_rows(&f->themes, c->fact.id.v);

	for (; t && t < end && t->entry_id.v == c->fact.id.v; t++)
		if (c->themes.n < THEMES)
			list_add(k->arena, &c->themes) = t->slug;
}

/* Its own; or else where who it is of is; or else the municipality. */
static place_id place_of(const struct candidate *c)
{
	if (c->fact.place_id.v)
		return c->fact.place_id;
	if (c->owners.n && c->owners.at[0].place_id.v)
		return c->owners.at[0].place_id;
	return (place_id){ c->fact.own_municipality };
}

static void take_place(const struct asker *k, const struct facts *f,
		       struct candidate *c)
{
	const struct match_place *place = find_rows(&f->places, place_of(c).v);
	struct geo_point point;

	c->metres = -1;
	if (!place)
		return;
	c->has_place = true;
	c->place = *place;
	point = (struct geo_point){ (int32_t)place->lat_e5,
				    (int32_t)place->lon_e5 };
	if (geo_known(point) && geo_known(k->point))
		c->metres = geo_metres(point, k->point);
}

static void read_places(const struct asker *k, const struct candidates *all,
			struct facts *f)
{
	struct db_ids ids = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		place_id place = place_of(&all->at[i]);
		size_t n = 0;

		while (n < ids.n && ids.at[n] != place.v)
			n++;
		if (place.v && n == ids.n)
			list_add(k->arena, &ids) = place.v;
	}
	f->places = match_places(k->tx, db_ids(k->arena, &ids));
}

struct candidates candidates_read(const struct asker *k, const struct hits *hits)
{
	struct candidates out = { 0 };
	struct db_ids ids = { 0 };
	struct facts f = { 0 };
	str list;

	for (size_t i = 0; i < hits->n; i++)
		list_add(k->arena, &ids) = hits->at[i].id.v;
	if (!ids.n)
		return out;
	list = db_ids(k->arena, &ids);
	f.facts = match_facts(k->tx, list);
	f.owners = match_owners(k->tx, list);
	f.themes = match_themes_among(k->tx, list);
	for (size_t i = 0; i < hits->n; i++) {
		const struct match_fact *fact =
			find_rows(&f.facts, hits->at[i].id.v);
		struct candidate *c;

		if (!fact || (k->conf && !entry_is_used(k->conf, fact->type)))
			continue;
		c = &list_add(k->arena, &out);
		c->fact = *fact;
		c->relevance = hits->at[i].score;
		take_owners(k, &f, c);
		take_themes(k, &f, c);
	}
	read_places(k, &out, &f);
	for (size_t i = 0; i < out.n; i++)
		take_place(k, &f, &out.at[i]);
	return out;
}

entry_id *meetings_read(const struct asker *k, const struct candidates *all)
{
	entry_id *out = arena_array(k->arena, entry_id, all->n + 1);
	struct match_meeting_of_rows rows = { 0 };
	struct db_ids ids = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].fact.type, S("harvest-item")))
			list_add(k->arena, &ids) = all->at[i].fact.id.v;
	if (ids.n)
		rows = match_meetings_of(k->tx, db_ids(k->arena, &ids));
	for (size_t i = 0; i < all->n; i++) {
		const struct match_meeting_of *row =
			find_rows(&rows, all->at[i].fact.id.v);

		if (row)
			out[i] = row->meeting;
	}
	return out;
}
