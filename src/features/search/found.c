/* SPDX-License-Identifier: EUPL-1.2 */
/* What a found key is called, where its page is, and why it was found. */
#include "features/search/inside.h"
#include "search.sql.h"

enum { SNIPPET = 220, BEFORE = 60, MARKS = 12, NAMESAKES = 5 };

static str path_to(struct request *req, str list, str slug)
{
	return arena_f(req->arena, "%.*s/%.*s", (int)list.n, list.p,
		       (int)slug.n, slug.p);
}

static bool theme_card(struct request *req, int64_t id, struct found_card *out)
{
	const struct entry_type *type = entry_type_of(S("theme"));
	struct indexed_theme t;

	if (!index_theme_get(req->tx, id, &t))
		return false;
	out->slug = t.slug;
	out->card = (struct card){
		.type = type->type, .path = path_to(req, type->list, t.slug),
		.title = entry_theme_title(req, t.nl, t.en),
		.summary = t.description,
		.label = tr(req->lang, str_from_z(type->one)),
	};
	return true;
}

static bool place_card(struct request *req, int64_t id, struct found_card *out)
{
	const struct entry_type *type = entry_type_of(S("place"));
	struct indexed_place p;

	if (!index_place_get(req->tx, id, &p))
		return false;
	out->slug = p.slug;
	out->card = (struct card){
		.type = type->type, .path = path_to(req, type->list, p.slug),
		.title = p.name, .place = p.municipality_name,
		.label = tr(req->lang, str_from_z(type->one)),
	};
	return true;
}

/* Those that are entries, in the order they were found. */
static struct entry_card_rows entries_of(struct request *req,
					 const struct index_found *found)
{
	struct db_ids ids = { 0 };

	for (size_t i = 0; i < found->n; i++)
		if (found->at[i].key.of == 'e')
			list_add(req->arena, &ids) = found->at[i].key.id;
	return entry_rows(req, &ids);
}

struct found_cards search_cards(struct request *req,
				const struct index_found *found)
{
	struct entry_card_rows rows = entries_of(req, found);
	struct cards cards = entry_cards(req, &rows);
	struct found_cards out = { 0 };
	size_t next = 0;

	for (size_t i = 0; i < found->n; i++) {
		struct index_key key = found->at[i].key;
		struct found_card card = { .score = found->at[i].score };
		bool there = key.of == 't' ? theme_card(req, key.id, &card)
			   : key.of == 'p' ? place_card(req, key.id, &card)
			   : next < rows.n && rows.at[next].id.v == key.id;

		if (there && key.of == 'e') {
			card.card = cards.at[next];
			card.slug = rows.at[next++].slug;
		}
		if (there)
			list_add(req->arena, &out) = card;
	}
	return out;
}

str search_slug(struct tx *tx, struct index_key key)
{
	struct indexed_theme theme;
	struct indexed_place place;
	struct entry_card row;

	if (key.of == 't')
		return index_theme_get(tx, key.id, &theme) ? theme.slug : S("");
	if (key.of == 'p')
		return index_place_get(tx, key.id, &place) ? place.slug : S("");
	return entry_get_by_id(tx, (entry_id){ key.id }, &row) ? row.slug : S("");
}

static bool is_found(const struct index_found *found, struct index_key key)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->at[i].key.of == key.of && found->at[i].key.id == key.id)
			return true;
	return false;
}

static bool takes_places(const struct index_query *q)
{
	bool any = !q->types.n;

	for (size_t i = 0; i < q->types.n; i++)
		any = any || str_eq(q->types.at[i], S("place"));
	return any && q->text.n && !q->offset && !q->theme.n && !q->place.n &&
	       !q->municipality.n && !q->phase.n;
}

/* Counted are also the types that were not asked for. */
static void leave_out_unused(struct request *req, struct index_found *found)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n_types; i++)
		if (entry_is_used(req->conf, found->types[i].type))
			found->types[n++] = found->types[i];
	found->n_types = n;
}

struct index_found search_find(struct request *req, const struct index_query *q)
{
	struct index_found found = index_search(req->index, req->arena, q);
	struct int64_row_rows places;

	leave_out_unused(req, &found);
	if (!takes_places(q))
		return found;
	places = search_places_named(req->tx, lang_fold(req->arena,
					str_trim(q->text)), NAMESAKES);
	for (size_t i = 0; i < places.n && found.n < q->limit; i++) {
		struct index_key key = { 'p', places.at[i].v };

		if (is_found(&found, key))
			continue;
		list_add(req->arena, &found) = (struct index_hit){ .key = key };
		found.total++;
	}
	return found;
}

static void add_piece(struct arena *a, struct pieces *p, str text, bool marked)
{
	if (text.n)
		list_add(a, p) = (struct piece){ text, marked };
}

/* Where to begin, so that the first mark is in sight: between words. */
static size_t begin_of(str text, const struct lang_marks *marks)
{
	size_t at = marks->n ? marks->at[0].at : 0;

	if (text.n <= SNIPPET || at <= BEFORE)
		return 0;
	for (at -= BEFORE; at < marks->at[0].at && text.p[at] != ' '; at++)
		;
	return at;
}

struct pieces search_snippet(struct request *req,
			     const struct index_marker *asked, str text)
{
	struct lang_marks marks = index_marks(asked, text, MARKS);
	size_t at = begin_of(text, &marks), end;
	struct pieces out = { 0 };

	end = at + str_head((str){ text.p + at, text.n - at }, SNIPPET).n;
	if (at)
		add_piece(req->arena, &out, S("\u2026"), false);
	list_each(m, marks) {
		if (m->at < at || m->at + m->n > end)
			continue;
		add_piece(req->arena, &out, (str){ text.p + at, m->at - at }, false);
		add_piece(req->arena, &out, (str){ text.p + m->at, m->n }, true);
		at = m->at + m->n;
	}
	add_piece(req->arena, &out, (str){ text.p + at, end - at }, false);
	if (end < text.n)
		add_piece(req->arena, &out, S("\u2026"), false);
	return out;
}
