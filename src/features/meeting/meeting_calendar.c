/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/meeting/meeting_parts.h"
#include "ical/ical.h"

enum { MANY = 500, LIMIT = 1 << 20 };

static void event(struct request *req, struct buf *out,
		  const struct meeting_row *m)
{
	ical_add(out, &(struct ical_event){
		.uid = entry_uuid(req, (str){ 0 }, S("meeting"), m->slug),
		.changed_at = m->updated_at, .sequence = m->changes,
		.starts_at = m->starts_at, .ends_at = m->ends_at,
		.whole_days = m->date.n <= 10, .title = m->title,
		.text = m->summary,
		.place = m->venue.n ? m->venue : m->place_name,
		.url = arena_f(req->arena, "%.*s/bijeenkomsten/%.*s",
			       (int)req->url.n, req->url.p, (int)m->slug.n,
			       m->slug.p),
		.off = str_eq(m->state, S("cancelled")) });
}

struct reply meeting_feed(struct request *req, const char *name,
			  const struct meeting_row_rows *rows)
{
	struct buf out = { .arena = req->arena, .limit = LIMIT };
	str source = arena_f(req->arena, "%.*s%.*s.ics%s%.*s",
		(int)req->url.n, req->url.p, (int)req->path.n, req->path.p,
		req->query.n ? "?" : "", (int)req->query.n, req->query.p);
	struct reply reply;

	ical_begin(&out, &(struct ical_head){ .name = req->conf->name,
		.source = source });
	list_each(m, *rows)
		if (m->starts_at)
			event(req, &out, m);
	ical_end(&out);
	if (out.overflow)
		tx_fail(req->tx, "calendar too long");
	reply = reply_bytes(req, 200, S("text/calendar; charset=utf-8"),
			    buf_str(&out));
	reply.filename = arena_f(req->arena, "%s.ics", name);
	return reply;
}

struct reply meeting_calendar(struct request *req, place_id within,
			      theme_id theme)
{
	struct meeting_row_rows rows =
		meeting_coming(req->tx, req->now, within, theme, true,
			       MANY);

	return meeting_feed(req, "bijeenkomsten", &rows);
}

struct reply meeting_calendar_of(struct request *req,
				 const struct entry_card *row,
				 const struct meeting *m)
{
	struct meeting_row one = {
		.slug = row->slug, .title = row->title, .summary = row->summary,
		.place_name = row->place_name, .updated_at = row->updated_at,
		.date = m->date, .starts_at = m->starts_at,
		.ends_at = m->ends_at, .venue = m->venue, .state = m->state,
		.changes = m->changes,
	};
	struct meeting_row_rows rows = { &one, 1, 1 };

	return meeting_feed(req, "bijeenkomst", &rows);
}
