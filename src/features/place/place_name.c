/* SPDX-License-Identifier: EUPL-1.2 */
/* Places as people type them, and what to offer while they do. */
#include "features/place/place.h"
#include "lang/lang.h"
#include "place_names.html.h"

enum { SHORTEST = 2, OFFERED = 12 };

/* The bytes of "Gemeente " if the name begins with it, else 0. */
static size_t municipality_word(str name)
{
	static const str rest = S("emeente ");

	if (name.n < 1 + rest.n || (name.p[0] != 'G' && name.p[0] != 'g') ||
	    !str_starts((str){ name.p + 1, name.n - 1 }, rest))
		return 0;
	return 1 + rest.n;
}

str place_bare_name(str name)
{
	size_t begin = municipality_word(name), end = str_find(name, S(" ("));

	return str_trim((str){ name.p + begin, end - begin });
}

str place_fold(struct arena *a, str name)
{
	return lang_fold(a, place_bare_name(name));
}

/* "Zegveld (Woerden)" and "Zegveld, Woerden" into name and municipality. */
static str cut_municipality(str *text)
{
	size_t at = str_find(*text, S("("));
	str within;

	if (at == text->n)
		at = str_find(*text, S(","));
	if (at == text->n)
		return (str){ 0 };
	within = str_trim((str){ text->p + at + 1, text->n - at - 1 });
	if (str_ends(within, S(")")))
		within.n--;
	*text = str_trim((str){ text->p, at });
	return within;
}

static bool is_municipality(const struct place_named *p)
{
	return str_eq(p->kind, S("municipality"));
}

static bool is_known_near(const struct place_named *p)
{
	return p->near && p->known;
}

static bool is_known_or_near(const struct place_named *p)
{
	return p->near || p->known;
}

static struct place_named_rows only(struct arena *a,
				    const struct place_named_rows *rows,
				    bool (*is_kept)(const struct place_named *))
{
	struct place_named_rows some = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (is_kept(&rows->at[i]))
			list_add(a, &some) = rows->at[i];
	return some;
}

static struct place_named_rows within(struct arena *a,
				      const struct place_named_rows *rows,
				      str municipality)
{
	str fold = place_fold(a, municipality);
	struct place_named_rows some = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(place_fold(a, rows->at[i].municipality), fold))
			list_add(a, &some) = rows->at[i];
	return some;
}

/* Whether all are one place and what it lies in: Zeist and Zeist. */
static bool are_one(const struct place_named_rows *rows)
{
	for (size_t i = 1; i < rows->n; i++)
		if (rows->at[i].municipality_id.v !=
		    rows->at[0].municipality_id.v)
			return false;
	return rows->n > 0;
}

/* A town near is meant before a town elsewhere, and that before a hamlet. A
 * hamlet near and a town elsewhere: we ask. */
static struct place_typed pick(struct arena *a,
			       const struct place_named_rows *all)
{
	struct place_named_rows some = only(a, all, is_known_near);

	if (!some.n)
		some = only(a, all, is_known_or_near);
	if (!some.n)
		some = *all;
	if (are_one(&some))
		return (struct place_typed){ .place = some.at[0] };
	return (struct place_typed){ .which = *all };
}

struct place_typed place_find_typed(struct request *req, str text)
{
	struct place_typed found = { 0 };
	struct place_named_rows rows, inside = { 0 };
	str municipality;

	if (!text.n || place_named_by_slug(req->tx, text, req->conf->area,
					   &found.place))
		return found;
	municipality = cut_municipality(&text);
	rows = place_named_so(req->tx, place_fold(req->arena, text),
			      req->conf->area);
	if (municipality_word(text))
		rows = only(req->arena, &rows, is_municipality);
	if (municipality.n)
		inside = within(req->arena, &rows, municipality);
	return pick(req->arena, inside.n ? &inside : &rows);
}

/* Whether it was picked of those that share a name. */
static bool is_chosen(const struct place_named_rows *which, str chosen,
		      struct place_named *place)
{
	for (size_t i = 0; i < which->n; i++)
		if (str_eq(which->at[i].slug, chosen)) {
			*place = which->at[i];
			return true;
		}
	return false;
}

struct place_typed place_read(struct request *req, str text, str chosen,
			      struct form_errors *errors)
{
	struct place_typed found = { 0 };

	if (!text.n || form_error_at(errors, "plaats").n)
		return found;
	found = place_find_typed(req, text);
	if (found.place.id.v || is_chosen(&found.which, chosen, &found.place))
		return found;
	form_add_error(req, errors, S("plaats"), found.which.n
		? T(req, "There are more places of that name. Choose one of them.")
		: T(req, "We do not know this place. Type a village, town or municipality, or leave it empty."));
	return found;
}

struct choices place_choices(struct request *req,
			     const struct place_named_rows *which, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < which->n; i++)
		list_add(req->arena, &list) = (struct choice){
			which->at[i].slug, place_in_full(req, &which->at[i]),
			str_eq(which->at[i].slug, chosen) };
	return list;
}

static bool means(struct request *req, str text, const struct place_named *place)
{
	return place_find_typed(req, text).place.id.v == place->id.v;
}

str place_label(struct request *req, const struct place_named *place)
{
	str name = place_bare_name(place->name);
	str in = place_bare_name(place->municipality), wide;

	if (means(req, name, place))
		return name;
	if (is_municipality(place))
		wide = arena_f(req->arena, "gemeente %.*s", (int)name.n, name.p);
	else
		wide = arena_f(req->arena, "%.*s (%.*s)", (int)name.n, name.p,
			       (int)in.n, in.p);
	return means(req, wide, place) ? wide : place->slug;
}

str place_in_full(struct request *req, const struct place_named *place)
{
	str name = place_bare_name(place->name);

	if (is_municipality(place))
		return TF(req, "the municipality of {name}",
			  TR_STR("name", name));
	if (!place->municipality.n)
		return name;
	return TF(req, "{name}, municipality of {municipality}",
		  TR_STR("name", name),
		  TR_STR("municipality", place_bare_name(place->municipality)));
}

struct strs place_names(struct request *req)
{
	struct place_name_rows rows = place_names_in(req->tx, req->conf->area);
	struct strs names = { 0 };

	list_each(r, rows) {
		str name = place_bare_name(r->name);

		if (!names.n || !str_eq(names.at[names.n - 1], name))
			list_add(req->arena, &names) = name;
	}
	return names;
}

struct reply place_lookalikes(struct request *req)
{
	str begin = place_fold(req->arena, request_param(req, "q"));
	struct place_named_rows rows = { 0 };
	struct strs names = { 0 };

	if (begin.n >= SHORTEST)
		rows = place_named_like(req->tx, begin,
			arena_f(req->arena, "%.*szzzz", (int)begin.n, begin.p),
			req->conf->area, OFFERED);
	for (size_t i = 0; i < rows.n; i++)
		list_add(req->arena, &names) = place_label(req, &rows.at[i]);
	req->head.no_index = true;
	return reply_fragment(req, place_names_page_write,
			      &(struct place_names_page){ names });
}
