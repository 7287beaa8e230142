/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/place/place.h"
#include "base/when.h"
#include "entry/entry_json.h"
#include "entry/entry_list.h"
#include "features/follow/follow.h"
#include "features/meeting/meeting.h"
#include "place.sql.h"
#include "place_list.html.h"
#include "place_show.html.h"

enum { SHOWN = 12 };

static str path_of(struct request *req, str slug)
{
	return arena_f(req->arena, "/plaatsen/%.*s", (int)slug.n, slug.p);
}

static str kind_name(const struct request *req, str kind)
{
	static const struct tr_name names[] = {
		{ S("country"), N_("Country") },
		{ S("province"), N_("Province") },
		{ S("region"), N_("Region") },
		{ S("municipality"), N_("Municipality") },
		{ S("town"), N_("Town") },
		{ S("village"), N_("Village") },
		{ S("neighbourhood"), N_("Neighbourhood") },
	};

	return tr_name(req->lang, names, kind);
}

static struct theme_links links_of(struct request *req,
				   const struct place_child_rows *rows)
{
	struct theme_links links = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		list_add(req->arena, &links) = (struct theme_link){
			rows->at[i].name, path_of(req, rows->at[i].slug) };
	return links;
}

static void sections_of(struct request *req, struct entry_view *v,
			const struct place *place)
{
	static const str types[] = { S("initiative"), S("ask"), S("offer"),
		S("organisation") };
	struct entry_filter f = { .page = 1, .size = SHOWN,
				  .place = { .id = place->id,
					     .slug = place->slug } };

	for (size_t i = 0; i < COUNT(types); i++)
		view_section_of(req, v, types[i], &f);
}

/* A small place says also what is near: in its municipality. */
static void near_of(struct request *req, struct entry_view *v,
		    const struct place *p)
{
	struct entry_filter f = { .page = 1, .size = SHOWN, .place = {
		.id = p->municipality_id, .slug = p->municipality_slug } };
	struct entry_found found;
	struct entry_card_rows near = { 0 };

	if (!p->municipality_id.v || p->municipality_id.v == p->id.v)
		return;
	found = entry_find(req, S("initiative"), &f);
	for (size_t i = 0; i < found.rows.n; i++)
		if (!str_eq(found.rows.at[i].place_slug, p->slug))
			list_add(req->arena, &near) = found.rows.at[i];
	view_section(req, v, S("nabij"),
		     TF(req, "Also in {place}", TR_STR("place", p->municipality_name)),
		     near);
}

static void facts_of(struct request *req, struct entry_view *v,
		     const struct place *p)
{
	if (p->municipality_slug.n && !str_eq(p->municipality_slug, p->slug))
		view_link(req, v, T(req, "Municipality"), p->municipality_name,
			  path_of(req, p->municipality_slug));
	if (p->population)
		view_fact(req, v, T(req, "Inhabitants"),
			  num_text(req->arena, req->lang, p->population));
	if (str_eq(p->small_core, S("yes")))
		view_fact(req, v, T(req, "Size"),
			  T(req, "a small core, up to 8,000 inhabitants"));
}

static struct htmls parts_of(struct request *req, const struct place *p)
{
	const struct place_shown shown = { p->id, p->slug, p->name };
	struct htmls parts = { 0 };

	for (const place_page_part *part = place_page_parts; *part; part++) {
		html markup = (*part)(req, &shown);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

static struct reply show(struct request *req)
{
	struct place p;
	struct place_child_rows inside;
	struct entry_view v = { .type = S("place") };
	struct follow_target target = { 0 };

	if (!place_get(req->tx, req->args[0], &p))
		return reply_not_found(req);
	target.place = p.id;
	if (req->format == ATOM)
		return follow_feed(req, &target, p.name);
	v.slug = p.slug;
	v.title = p.name;
	v.label = kind_name(req, p.kind);
	v.path = path_of(req, p.slug);
	facts_of(req, &v, &p);
	sections_of(req, &v, &p);
	near_of(req, &v, &p);
	inside = place_inside(req->tx, p.id);
	head_crumb(req, T(req, "Places"), S("/plaatsen"));
	if (p.parent_slug.n)
		head_crumb(req, p.parent_name, path_of(req, p.parent_slug));
	head_crumb(req, p.name, v.path);
	req->head.feed = arena_f(req->arena, "%.*s.atom", (int)v.path.n,
				 v.path.p);
	return reply_page(req, 200, p.name, place_show, .v = v,
		.follow = follow_button(req, &target, v.path),
		.parts = parts_of(req, &p),
		.inside = links_of(req, &inside),
		.coming = meeting_list_coming(req, p.id, (theme_id){ 0 }, 5),
		.url = arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
			       req->url.p, (int)v.path.n, v.path.p),
		.phone = req->conf->phone,
		.day = when_day(req->arena, req->lang, req->now));
}

static struct theme_links links_of_kinds(struct request *req,
					 const struct place_own_row_rows *rows,
					 str kinds)
{
	struct theme_links links = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (str_find(kinds, rows->at[i].kind) < kinds.n)
			list_add(req->arena, &links) = (struct theme_link){
				rows->at[i].name, path_of(req, rows->at[i].slug) };
	return links;
}

static struct reply list(struct request *req)
{
	static const struct { str id; const char *title, *kinds; } names[] = {
		{ S("dorpen"), N_("Villages, towns and neighbourhoods"),
		  "village town neighbourhood" },
		{ S("gemeenten"), N_("Municipalities"), "municipality" },
		{ S("regios"), N_("Regions and provinces"),
		  "region province country" },
	};
	struct place_own_row_rows rows = place_own(req->tx, 1000);
	struct place_groups groups = { 0 };

	for (size_t i = 0; i < COUNT(names); i++) {
		struct place_group g = { names[i].id,
			tr(req->lang, str_from_z(names[i].title)),
			links_of_kinds(req, &rows, str_from_z(names[i].kinds)) };

		if (g.places.n)
			list_add(req->arena, &groups) = g;
	}
	head_crumb(req, T(req, "Places"), S("/plaatsen"));
	return reply_page(req, 200, T(req, "Places"), place_list,
			  .groups = groups);
}

static void json_place(struct request *req, struct json *j,
		       const struct place_item *p)
{
	const struct entry_card row = {
		.type = S("place"), .slug = p->slug, .title = p->name,
		.summary = kind_name(req, p->kind), .place_slug = p->slug,
		.updated_at = p->updated_at,
	};

	json_write_object(j);
	entry_json_item(req, j, &row);
	json_put(j, "kind", p->kind);
	json_write_object_end(j);
}

static struct reply api_list(struct request *req)
{
	struct entry_filter f = entry_filter_read(req);
	place_id within = f.place.id.v ? f.place.id : f.municipality.id;
	struct place_item_rows rows;
	struct entry_json_list out;

	if (f.errors.n)
		return entry_problem(req, 400,
			T(req, "Some parameters are not understood"), &f.errors);
	rows = place_list(req->tx, within, f.size, (f.page - 1) * f.size);
	entry_json_begin(req, &out);
	for (size_t i = 0; i < rows.n; i++)
		json_place(req, &out.json, &rows.at[i]);
	return entry_json_end(req, &out, &f, place_count(req->tx, within));
}

static struct reply api_one(struct request *req)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };
	struct json j = { &out };
	struct place p;

	if (!place_get(req->tx, req->args[0], &p))
		return reply_not_found(req);
	json_place(req, &j, &(struct place_item){ .slug = p.slug,
		.name = p.name, .kind = p.kind, .updated_at = p.updated_at });
	return reply_bytes(req, 200, S("application/json"), buf_str(&out));
}

const struct route place_routes[] = {
	{ GET, "/api/v1/places", api_list, ANYONE, .rate = RATE_API },
	{ GET, "/api/v1/places/{slug}", api_one, ANYONE, .rate = RATE_API },
	{ GET, "/plaatsen", list, ANYONE },
	{ GET, "/plaatsen/lijkt-op", place_lookalikes, ANYONE,
	  .rate = RATE_LOOKALIKE },
	{ GET, "/plaatsen/{slug}", show, ANYONE, ATOM },
	{ 0 }
};
