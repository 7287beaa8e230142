/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry_view.h"
#include "entry_show.html.h"
#include "entry/entry_json.h"
#include "entry/entry_list.h"

enum { FEW = 6 };

bool entry_open(struct request *req, str type, struct entry_card *row)
{
	return entry_get(req->tx, req->args[0], row) &&
	       str_eq(row->type, type) && str_eq(row->status, S("published"));
}

/* The same path and ending, of the one it became part of. */
struct reply entry_gone(struct request *req)
{
	enum { CHAIN = 8 };             /* one that was merged again, and so on */
	struct entry_merged_slug into;
	struct reply reply;
	str was = req->args[0], slug = was, ending;
	size_t before = req->path.n;

	for (int i = 0; i < CHAIN && entry_merged_into(req->tx, slug, &into); i++)
		slug = into.slug;
	while (before && req->path.p[before - 1] != '/')
		before--;
	ending = (str){ req->path.p + before, req->path.n - before };
	if (str_eq(slug, was) || !str_starts(ending, was))
		return reply_not_found(req);
	ending = (str){ ending.p + was.n, ending.n - was.n };   /* ".json" */
	reply = reply_redirect(req, "%.*s%.*s%.*s", (int)before, req->path.p,
		(int)slug.n, slug.p, (int)ending.n, ending.p);
	reply.status = 301;
	return reply;
}

/* Asked as its card asked it, so the answer is at hand. */
static struct theme_links themes_of(struct request *req, entry_id id)
{
	const struct db_ids one = { &id.v, 1, 1 };
	struct entry_theme_of_rows rows =
		entry_themes_among(req->tx, db_ids(req->arena, &one));
	struct theme_links links = { 0 };

	list_each(r, rows)
		list_add(req->arena, &links) = (struct theme_link){
			entry_theme_title(req, r->nl, r->en),
			arena_f(req->arena, "/themas/%.*s",
				(int)r->slug.n, r->slug.p) };
	return links;
}

/* https://schema.org: the kinds that search engines know. */
static const char *schema_type(str type)
{
	if (entry_is_party(type))
		return "Organization";
	if (str_eq(type, S("meeting")))
		return "Event";
	if (str_eq(type, S("offer")))
		return "Service";
	return str_eq(type, S("ask")) ? "Question" : "Article";
}

static html json_ld(struct request *req, const struct entry_card *row, str path)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };
	struct json j = { &out };

	json_write_object(&j);
	json_put(&j, "@context", S("https://schema.org"));
	json_put(&j, "@type", str_from_z(schema_type(row->type)));
	json_put(&j, "name", row->title);
	json_put(&j, "description", row->summary);
	json_put(&j, "url", arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
				    req->url.p, (int)path.n, path.p));
	if (row->place_name.n) {
		json_write_key(&j, "location");
		json_write_object(&j);
		json_put(&j, "@type", S("Place"));
		json_put(&j, "name", row->place_name);
		json_write_object_end(&j);
	}
	json_write_object_end(&j);
	return (html){ buf_str(&out) };
}

struct entry_view entry_view_of(struct request *req,
				const struct entry_card *row)
{
	const struct entry_type *t = entry_type_of(row->type);
	struct card card = entry_card_of(req, row);
	struct entry_view v = {
		.id = row->id, .type = row->type, .slug = row->slug, .label = card.label,
		.title = row->title, .lead = card.summary, .phase = card.phase,
		.badge = card.badge, .badge_kind = card.badge_kind,
		.reported = card.reported,
		.place = row->place_name, .path = card.path,
		.themes = themes_of(req, row->id),
		.checked = entry_checked(req, row->checked_at, row->checked_by),
	};

	if (row->place_slug.n)
		v.place_path = arena_f(req->arena, "/plaatsen/%.*s",
			(int)row->place_slug.n, row->place_slug.p);
	head_crumb(req, tr(req->lang, str_from_z(t->many)), t->list);
	head_crumb(req, row->title, card.path);
	req->head.description = row->summary;
	req->head.json_ld = json_ld(req, row, card.path);
	return v;
}

void view_text(struct request *req, struct entry_view *v, str title, str text)
{
	if (text.n)
		list_add(req->arena, &v->passages) = (struct passage){ title, text };
}

void view_link(struct request *req, struct entry_view *v, str label, str value,
	       str path)
{
	size_t n = v->facts.n;
	bool again = n && str_eq(v->facts.at[n - 1].label, label);

	if (value.n)
		list_add(req->arena, &v->facts) = (struct fact){ label, value,
								 path, again };
}

void view_fact(struct request *req, struct entry_view *v, str label, str value)
{
	view_link(req, v, label, value, (str){ 0 });
}

void view_url(struct request *req, struct entry_view *v, str label, str url)
{
	str rest = url, host;
	size_t at = str_find(url, S("://"));

	if (at < url.n)
		rest = (str){ url.p + at + 3, url.n - at - 3 };
	host = str_cut(&rest, '/');
	if (str_starts(host, S("www.")))
		host = (str){ host.p + 4, host.n - 4 };
	view_link(req, v, label, host, url);
}

struct cards view_rest(struct cards *cards)
{
	struct cards rest = { 0 };

	if (cards->n > FEW + 1) {
		rest.at = cards->at + FEW;
		rest.n = cards->n - FEW;
		cards->n = FEW;
	}
	return rest;
}

void view_section(struct request *req, struct entry_view *v, str id, str title,
		  struct entry_card_rows rows)
{
	struct section s = { .id = id, .title = title,
			     .cards = entry_cards(req, &rows) };

	if (!s.cards.n)
		return;
	s.rest = view_rest(&s.cards);
	list_add(req->arena, &v->sections) = s;
}

void view_section_of(struct request *req, struct entry_view *v, str type,
		     const struct entry_filter *filter)
{
	const struct entry_type *t = entry_type_of(type);
	struct entry_found found = entry_find(req, type, filter);
	str name = tr(req->lang, str_from_z(t->many));

	view_section(req, v, type,
		     arena_f(req->arena, "%.*s (%" PRId64 ")", (int)name.n,
			     name.p, found.total),
		     found.rows);
	if ((size_t)found.total > found.rows.n && found.rows.n &&
	    !entry_is_part(type))
		v->sections.at[v->sections.n - 1].more =
			entry_list_path(req, t->list, filter);
}

void view_linked(struct request *req, struct entry_view *v, str label,
		 entry_id id, const char *role)
{
	struct entry_card_rows rows = entry_linked(req->tx, id, str_from_z(role));

	rows = entry_used(req, &rows);
	list_each(r, rows)
		view_link(req, v, label, r->title,
			  entry_path(req->tx, r->id, r->type,
				     r->slug));
}

struct reply entry_page(struct request *req, struct entry_view *v)
{
	if (!v->alone)
		view_section(req, v, S("hierover"), T(req, "More about this"),
			     entry_akin(req->tx, v->id, FEW));
	return reply_page(req, 200, v->title, entry_show, .v = *v);
}

struct reply entry_json_reply(struct request *req, const struct entry_card *row)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 20 };
	struct json j = { &out };

	json_write_object(&j);
	entry_json_item(req, &j, row);
	json_write_object_end(&j);
	return reply_bytes(req, 200, S("application/json"), buf_str(&out));
}
