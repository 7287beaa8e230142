/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry.h"
#include "base/when.h"
#include "entry/entry_json.h"

enum { BODY_LIMIT = 4 << 20 };

static str full_url(struct request *req, str path)
{
	return arena_f(req->arena, "%.*s%.*s", (int)req->url.n, req->url.p,
		       (int)path.n, path.p);
}

static str url_of(struct request *req, const struct entry_besides *besides,
		  const struct entry_card *row)
{
	return full_url(req, entry_path_in(req->tx, besides, row));
}

static struct reply as(struct request *req, const char *type,
		       const char *ending, struct buf *body)
{
	struct reply reply;
	str path = req->path;

	if (body->overflow)
		tx_fail(req->tx, "list too long");
	reply = reply_bytes(req, 200, str_from_z(type), buf_str(body));
	while (path.n && memchr(path.p, '/', path.n))
		str_cut(&path, '/');
	reply.filename = arena_f(req->arena, "%s.%s",
		arena_z(req->arena, str_cut(&path, '.')), ending);
	return reply;
}

static void json_item(struct request *req, struct json *j,
		      const struct entry_besides *besides,
		      const struct entry_card *row)
{
	struct entry_theme_of_rows themes = entry_themes_in(besides, row->id);

	json_put(j, "type", row->type);
	json_put(j, "slug", row->slug);
	json_put(j, "uuid", entry_uuid(req, row->uuid, row->type, row->slug));
	json_put(j, "title", row->title);
	json_put(j, "summary", row->summary);
	json_put(j, "url", url_of(req, besides, row));
	json_write_key(j, "themes");
	json_write_array(j);
	list_each(r, themes)
		json_write_str(j, r->slug);
	json_write_array_end(j);
	json_write_key(j, "place");
	if (row->place_slug.n)
		json_write_str(j, row->place_slug);
	else
		json_write_null(j);
	if (row->phase.n)
		json_put(j, "phase", row->phase);
	if (row->offer_state.n)
		json_put(j, "state", row->offer_state);
	if (row->reported)
		json_put(j, "reportedOn", row->reported_on);
	json_write_key(j, "checked");
	if (row->checked_at)
		json_write_str(j, when_date(req->arena, row->checked_at));
	else
		json_write_null(j);
	json_put(j, "updated", when_iso(req->arena, row->updated_at));
}

void entry_json_item(struct request *req, struct json *j,
		     const struct entry_card *row)
{
	struct entry_card one = *row;
	const struct entry_card_rows rows = { &one, 1, 1 };
	struct entry_besides besides = entry_besides(req->tx, &rows);

	json_item(req, j, &besides, row);
}

void entry_json_begin(struct request *req, struct entry_json_list *list)
{
	*list = (struct entry_json_list){
		.out = { .arena = req->arena, .limit = BODY_LIMIT } };
	list->json.out = &list->out;
	json_write_object(&list->json);
	json_write_key(&list->json, "items");
	json_write_array(&list->json);
}

struct reply entry_json_end(struct request *req, struct entry_json_list *list,
			    const struct entry_filter *f, int64_t total)
{
	struct json *j = &list->json;

	json_write_array_end(j);
	json_put(j, "page", f->page);
	json_put(j, "size", f->size);
	json_put(j, "total", total);
	json_write_object_end(j);
	if (list->out.overflow)
		tx_fail(req->tx, "list too long");
	return reply_bytes(req, 200, S("application/json"), buf_str(&list->out));
}

static struct reply as_json(struct request *req, const struct entry_filter *f,
			    const struct entry_found *found)
{
	struct entry_besides besides = entry_besides(req->tx, &found->rows);
	struct entry_json_list list;

	entry_json_begin(req, &list);
	for (size_t i = 0; i < found->rows.n; i++) {
		json_write_object(&list.json);
		json_item(req, &list.json, &besides, &found->rows.at[i]);
		json_write_object_end(&list.json);
	}
	return entry_json_end(req, &list, f, found->total);
}

/* RFC 4180; a cell that a spreadsheet would take for a formula is guarded. */
static void csv_cell(struct buf *out, str s, bool last)
{
	bool formula = s.n && memchr("=+-@\t\r", s.p[0], 6);

	buf_add(out, formula ? S("\"'") : S("\""));
	while (s.n) {
		size_t at = str_find(s, S("\""));
		bool quote = at < s.n;

		buf_add(out, (str){ s.p, at });
		if (quote)
			buf_add(out, S("\"\""));
		s = (str){ s.p + at + quote, s.n - at - quote };
	}
	buf_add(out, last ? S("\"\r\n") : S("\","));
}

static str theme_slugs(struct request *req, const struct entry_besides *besides,
		       entry_id id)
{
	struct entry_theme_of_rows themes = entry_themes_in(besides, id);
	struct buf b = { .arena = req->arena, .limit = 4096 };

	list_each(r, themes)
		buf_add_next(&b, S("|"), r->slug);
	return buf_str(&b);
}

static struct reply as_csv(struct request *req, const struct entry_found *found)
{
	struct entry_besides besides = entry_besides(req->tx, &found->rows);
	struct buf out = { .arena = req->arena, .limit = BODY_LIMIT };

	buf_add(&out, S("slug,title,summary,place,themes,phase,url,updated\r\n"));
	list_each(row, found->rows) {
		csv_cell(&out, row->slug, false);
		csv_cell(&out, row->title, false);
		csv_cell(&out, row->summary, false);
		csv_cell(&out, row->place_slug, false);
		csv_cell(&out, theme_slugs(req, &besides, row->id), false);
		csv_cell(&out, row->phase, false);
		csv_cell(&out, url_of(req, &besides, row), false);
		csv_cell(&out, when_iso(req->arena, row->updated_at), true);
	}
	return as(req, "text/csv; charset=utf-8", "csv", &out);
}

static void xml(struct buf *out, const char *tag, str text)
{
	struct page pg = { .out = { .arena = out->arena, .limit = 1 << 16 } };

	html_put_str(&pg, text);
	buf_addf(out, "<%s>", tag);
	buf_add(out, buf_str(&pg.out));
	buf_addf(out, "</%s>\n", tag);
}

static void atom_link(struct buf *out, const char *relation, str url)
{
	struct page pg = { .out = { .arena = out->arena, .limit = 1 << 16 } };

	html_put_str(&pg, url);
	buf_addf(out, "<link%s href=\"", relation);
	buf_add(out, buf_str(&pg.out));
	buf_add(out, S("\"/>\n"));
}

static void atom_item(struct buf *out, const struct feed_item *item)
{
	buf_add(out, S("<entry>\n"));
	xml(out, "id", item->id);
	xml(out, "title", item->title);
	xml(out, "updated", when_iso(out->arena, item->updated));
	xml(out, "summary", item->summary);
	atom_link(out, "", item->url);
	buf_add(out, S("</entry>\n"));
}

/* RFC 4287. Its address with what it is narrowed to is its name. */
struct reply entry_feed(struct request *req, str title,
			const struct feed_items *items)
{
	struct buf out = { .arena = req->arena, .limit = BODY_LIMIT };
	str self = full_url(req, arena_f(req->arena, "%.*s%s%.*s",
		(int)req->path.n, req->path.p, req->query.n ? "?" : "",
		(int)req->query.n, req->query.n ? req->query.p : ""));
	int64_t newest = 0;

	list_each(i, *items)
		if (i->updated > newest)
			newest = i->updated;
	buf_add(&out, S("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			"<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"));
	xml(&out, "id", self);
	xml(&out, "title", arena_f(req->arena, "%.*s - %.*s", (int)title.n,
		title.p, (int)req->conf->name.n, req->conf->name.p));
	xml(&out, "updated", when_iso(req->arena, newest));
	buf_add(&out, S("<author>"));
	xml(&out, "name", req->conf->name);
	buf_add(&out, S("</author>\n"));
	atom_link(&out, " rel=\"self\"", self);
	list_each(i, *items)
		atom_item(&out, i);
	buf_add(&out, S("</feed>\n"));
	return as(req, "application/atom+xml; charset=utf-8", "atom", &out);
}

struct reply entry_atom(struct request *req, str title,
			const struct entry_card_rows *all)
{
	struct entry_card_rows rows = entry_used(req, all);
	struct entry_besides besides = entry_besides(req->tx, &rows);
	struct feed_items items = { 0 };

	list_each(r, rows)
		list_add(req->arena, &items) = (struct feed_item){
			.id = arena_f(req->arena, "urn:uuid:%.*s", 36,
				entry_uuid(req, r->uuid, r->type, r->slug).p),
			.title = r->title, .summary = r->summary,
			.url = url_of(req, &besides, r),
			.updated = r->updated_at };
	return entry_feed(req, title, &items);
}

/* RFC 7946: what has a point, as points. */
static struct reply as_geojson(struct request *req,
			       const struct entry_found *found)
{
	struct entry_besides besides = entry_besides(req->tx, &found->rows);
	struct buf out = { .arena = req->arena, .limit = BODY_LIMIT };
	struct json j = { &out };

	json_write_object(&j);
	json_put(&j, "type", S("FeatureCollection"));
	json_write_key(&j, "features");
	json_write_array(&j);
	list_each(row, found->rows) {
		if (!row->lat.n)
			continue;
		json_write_object(&j);
		json_put(&j, "type", S("Feature"));
		json_write_key(&j, "geometry");
		json_write_object(&j);
		json_put(&j, "type", S("Point"));
		json_write_key(&j, "coordinates");
		json_write_array(&j);
		json_write_number(&j, row->lon);
		json_write_number(&j, row->lat);
		json_write_array_end(&j);
		json_write_object_end(&j);
		json_write_key(&j, "properties");
		json_write_object(&j);
		json_item(req, &j, &besides, row);
		json_write_object_end(&j);
		json_write_object_end(&j);
	}
	json_write_array_end(&j);
	json_write_object_end(&j);
	return as(req, "application/geo+json", "geojson", &out);
}

struct reply entry_reply(struct request *req, const struct entry_type *type,
			 const struct entry_filter *filter,
			 const struct entry_found *found)
{
	switch (req->format) {
	case CSV:
		return as_csv(req, found);
	case ATOM:
		return entry_atom(req, tr(req->lang, str_from_z(type->many)),
				  &found->rows);
	case GEOJSON:
		return as_geojson(req, found);
	case HTML: case JSON: case ICS:
		break;
	}
	return as_json(req, filter, found);
}
