/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/theme/theme.h"
#include "base/when.h"
#include "entry/entry_json.h"
#include "entry/entry_list.h"
#include "features/follow/follow.h"
#include "features/followup/followup.h"
#include "features/introduction/introduction.h"
#include "features/meeting/meeting.h"
#include "theme.sql.h"
#include "theme_list.html.h"
#include "theme_show.html.h"

enum { SHOWN = 6 };

static str path_of(struct request *req, str slug)
{
	return arena_f(req->arena, "/themas/%.*s", (int)slug.n, slug.p);
}

static struct theme_links links_of(struct request *req,
				   const struct theme_child_rows *rows)
{
	struct theme_links links = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		list_add(req->arena, &links) = (struct theme_link){
			entry_theme_title(req, rows->at[i].nl, rows->at[i].en),
			path_of(req, rows->at[i].slug) };
	return links;
}

static void json_theme(struct request *req, struct json *j,
		       const struct theme *t)
{
	const struct entry_card row = {
		.type = S("theme"), .slug = t->slug, .summary = t->description,
		.title = entry_theme_title(req, t->nl, t->en),
		.updated_at = t->updated_at,
	};

	json_write_object(j);
	entry_json_item(req, j, &row);
	json_write_object_end(j);
}

static struct reply api_list(struct request *req)
{
	struct entry_filter f = entry_filter_read(req);
	struct theme_row_rows rows;
	struct entry_json_list out;
	size_t from = (size_t)((f.page - 1) * f.size);

	if (f.errors.n)
		return entry_problem(req, 400,
			T(req, "Some parameters are not understood"), &f.errors);
	rows = theme_all(req->tx, 1000);
	entry_json_begin(req, &out);
	for (size_t i = from; i < rows.n && i < from + (size_t)f.size; i++)
		json_theme(req, &out.json, &(struct theme){
			.slug = rows.at[i].slug, .nl = rows.at[i].nl,
			.en = rows.at[i].en, .updated_at = rows.at[i].updated_at,
			.description = rows.at[i].description });
	return entry_json_end(req, &out, &f, (int64_t)rows.n);
}

static struct reply api_one(struct request *req)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };
	struct json j = { &out };
	struct theme theme;

	if (!theme_get(req->tx, req->args[0], &theme))
		return reply_not_found(req);
	json_theme(req, &j, &theme);
	return reply_bytes(req, 200, S("application/json"), buf_str(&out));
}

static struct reply list(struct request *req)
{
	struct theme_row_rows rows = theme_all(req->tx, 1000);
	struct theme_groups groups = { 0 };

	list_each(r, rows) {
		struct theme_child_rows children;

		if (r->parent_id.v)
			continue;
		children = theme_children(req->tx, r->id);
		list_add(req->arena, &groups) = (struct theme_group){
			path_of(req, r->slug),
			entry_theme_title(req, r->nl, r->en),
			r->description, links_of(req, &children) };
	}
	head_crumb(req, T(req, "Themes"), S("/themas"));
	return reply_page(req, 200, T(req, "Themes"), theme_list,
			  .groups = groups);
}

/* Some of each type under this theme, with a link to the rest. */
static void sections_of(struct request *req, struct entry_view *v,
			const struct theme *theme)
{
	static const str types[] = { S("initiative"), S("ask"), S("offer"),
		S("experience"), S("funding-model"), S("article"), S("signal"),
		S("organisation"), S("agenda-item"), S("harvest-item") };
	struct entry_filter f = { .page = 1, .size = SHOWN,
				  .theme = { .id = theme->id,
					     .slug = theme->slug } };

	for (size_t i = 0; i < COUNT(types); i++)
		view_section_of(req, v, types[i], &f);
}

/* What was merged into another leads there. */
static struct reply moved(struct request *req)
{
	struct theme_former now;
	struct reply reply;

	if (!theme_former_get(req->tx, req->args[0], &now))
		return reply_not_found(req);
	reply = reply_redirect(req, "/themas/%.*s", (int)now.slug.n, now.slug.p);
	reply.status = 301;
	return reply;
}

static struct reply show(struct request *req)
{
	struct theme theme;
	struct theme_child_rows children, beside;
	struct entry_view v = { .type = S("theme"), .label = T(req, "Theme") };
	struct follow_target target = { 0 };

	if (!theme_get(req->tx, req->args[0], &theme))
		return moved(req);
	target.theme = theme.id;
	v.slug = theme.slug;
	v.title = entry_theme_title(req, theme.nl, theme.en);
	v.lead = theme.description;
	v.path = path_of(req, theme.slug);
	if (req->format == ATOM)
		return follow_feed(req, &target, v.title);
	children = theme_children(req->tx, theme.id);
	beside = theme_beside(req->tx, theme.id);
	sections_of(req, &v, &theme);
	head_crumb(req, T(req, "Themes"), S("/themas"));
	if (theme.parent_slug.n)
		head_crumb(req, entry_theme_title(req, theme.parent_nl,
						  theme.parent_en),
			   path_of(req, theme.parent_slug));
	head_crumb(req, v.title, v.path);
	req->head.description = theme.description;
	req->head.feed = arena_f(req->arena, "%.*s.atom", (int)v.path.n,
				 v.path.p);
	return reply_page(req, 200, v.title, theme_show, .v = v,
		.follow = follow_button(req, &target, v.path),
		.years = followup_years_path(req, theme.id, theme.slug),
		.children = links_of(req, &children),
		.beside = links_of(req, &beside),
		.coming = meeting_list_coming(req, (place_id){ 0 }, theme.id, 5),
		.stories = introduction_on_theme(req, theme.id));
}

const struct route theme_routes[] = {
	{ GET, "/themas", list, ANYONE },
	{ GET, "/themas/{slug}", show, ANYONE, ATOM },
	{ GET, "/api/v1/themes", api_list, ANYONE, .rate = RATE_API },
	{ GET, "/api/v1/themes/{slug}", api_one, ANYONE, .rate = RATE_API },
	{ 0 }
};
