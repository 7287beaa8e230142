/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands of entries in other tables: one statement, however many. */
#include "entry/entry.h"

#include <stdlib.h>

/* Where a thing lives that is a part of another's page. */
static str path_of_part(struct arena *a, const struct entry_home *home,
			str type, str slug)
{
	if (str_eq(type, S("agenda-item")))
		return arena_f(a, "/agendas/%.*s/%.*s", (int)home->agenda.n,
			       home->agenda.p, (int)slug.n, slug.p);
	if (str_eq(type, S("table")))
		return arena_f(a, "/bijeenkomsten/%.*s/tafels/%" PRId64,
			       (int)home->meeting_slug.n, home->meeting_slug.p,
			       home->table_number);
	return arena_f(a, "/bijeenkomsten/%.*s/oogst#%.*s",
		       (int)home->meeting_slug.n, home->meeting_slug.p,
		       (int)slug.n, slug.p);
}

static str path_of(struct tx *tx, const struct entry_home_rows *homes,
		   const struct entry_card *row)
{
	const struct entry_type *t = entry_type_of(row->type);

	if (!entry_is_part(row->type))
		return arena_f(tx_arena(tx), "%.*s/%.*s", (int)t->list.n,
			       t->list.p, (int)row->slug.n, row->slug.p);
	for (size_t i = 0; i < homes->n; i++)
		if (homes->at[i].id.v == row->id.v)
			return path_of_part(tx_arena(tx), &homes->at[i],
					    row->type, row->slug);
	return S("/");
}

static struct entry_home_rows homes_of(struct tx *tx,
				       const struct entry_card_rows *rows)
{
	struct db_ids ids = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (entry_is_part(rows->at[i].type))
			list_add(tx_arena(tx), &ids) = rows->at[i].id.v;
	return ids.n ? entry_homes(tx, db_ids(tx_arena(tx), &ids))
		     : (struct entry_home_rows){ 0 };
}

str entry_path(struct tx *tx, entry_id id, str type, str slug)
{
	struct entry_card row = { .id = id, .type = type, .slug = slug };
	const struct entry_card_rows rows = { &row, 1, 1 };
	struct entry_home_rows homes = homes_of(tx, &rows);

	return path_of(tx, &homes, &row);
}

str entry_path_in(struct tx *tx, const struct entry_besides *b,
		  const struct entry_card *row)
{
	return path_of(tx, &b->homes, row);
}

static struct entry_logo_rows logos_of(struct tx *tx,
				       const struct entry_card_rows *rows)
{
	struct db_ids ids = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (entry_is_party(rows->at[i].type))
			list_add(tx_arena(tx), &ids) = rows->at[i].id.v;
	return ids.n ? entry_logos_among(tx, db_ids(tx_arena(tx), &ids))
		     : (struct entry_logo_rows){ 0 };
}

struct entry_besides entry_besides(struct tx *tx,
				   const struct entry_card_rows *rows)
{
	struct entry_besides b = { .homes = homes_of(tx, rows),
				   .logos = logos_of(tx, rows) };
	struct db_ids ids = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].id.v)           /* places and themes have none */
			list_add(tx_arena(tx), &ids) = rows->at[i].id.v;
	if (ids.n)
		b.themes = entry_themes_among(tx, db_ids(tx_arena(tx), &ids));
	return b;
}

struct entry_theme_of_rows entry_themes_in(const struct entry_besides *b,
					   entry_id id)
{
	size_t from = 0, until = b->themes.n, n = 0;

	while (from < until) {
		size_t middle = (from + until) / 2;

		if (b->themes.at[middle].entry_id.v < id.v)
			from = middle + 1;
		else
			until = middle;
	}
	while (from + n < b->themes.n && b->themes.at[from + n].entry_id.v == id.v)
		n++;
	return (struct entry_theme_of_rows){ b->themes.at + from, n, n };
}

static int by_id(const void *x, const void *y)
{
	const struct entry_card *a = x, *b = y;

	return (a->id.v > b->id.v) - (a->id.v < b->id.v);
}

struct entry_card_rows entry_rows(struct request *req,
				  const struct db_ids *ids)
{
	struct entry_card_rows out = { 0 }, all = { 0 };

	if (ids->n)
		all = entry_among(req->tx, db_ids(req->arena, ids));
	for (size_t i = 0; i < ids->n && all.n; i++) {
		const struct entry_card key = { .id = { ids->at[i] } };
		const struct entry_card *row =
			bsearch(&key, all.at, all.n, sizeof key, by_id);

		if (row && entry_is_used(req->conf, row->type))
			list_add(req->arena, &out) = *row;
	}
	return out;
}
