/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/meeting/meeting_parts.h"
#include "base/when.h"

enum { FOLD_AT = 73, MANY = 500, LIMIT = 1 << 20 };

/* RFC 5545, 3.1: lines of at most 75 octets, never cut inside a character. */
static void line(struct buf *out, const char *name, str value)
{
	struct arena *a = out->arena;
	str rest = arena_f(a, "%s:%.*s", name, (int)value.n, value.p);

	while (rest.n > FOLD_AT) {
		str head = str_head(rest, FOLD_AT);

		buf_add(out, head);
		buf_add(out, S("\r\n "));
		rest = (str){ rest.p + head.n, rest.n - head.n };
	}
	buf_add(out, rest);
	buf_add(out, S("\r\n"));
}

/* 3.3.11: backslash, semicolon, comma and line breaks escaped. */
static void text_line(struct buf *out, const char *name, str value)
{
	struct buf b = { .arena = out->arena, .limit = LIMIT };

	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '\n') {
			buf_add(&b, S("\\n"));
			continue;
		}
		if (memchr("\\;,", value.p[i], 3))
			buf_add(&b, S("\\"));
		if (value.p[i] != '\r')
			buf_add(&b, (str){ value.p + i, 1 });
	}
	if (value.n)
		line(out, name, buf_str(&b));
}

static str stamp(struct arena *a, int64_t t)
{
	struct civil c = when_utc(t);

	return arena_f(a, "%04d%02d%02dT%02d%02d%02dZ", c.year, c.month, c.day,
		       c.hour, c.minute, c.second);
}

static str day_of(struct arena *a, int64_t t)
{
	struct civil c = when_civil(t);

	return arena_f(a, "%04d%02d%02d", c.year, c.month, c.day);
}

static void event(struct request *req, struct buf *out,
		  const struct meeting_row *m)
{
	struct arena *a = req->arena;
	str uuid = entry_uuid(req, (str){ 0 }, S("meeting"), m->slug);
	bool has_time = m->date.n > 10;

	line(out, "BEGIN", S("VEVENT"));
	line(out, "UID", uuid);
	line(out, "DTSTAMP", stamp(a, m->updated_at));
	if (has_time) {
		line(out, "DTSTART", stamp(a, m->starts_at));
		line(out, "DTEND", stamp(a, m->ends_at));
	} else {
		line(out, "DTSTART;VALUE=DATE", day_of(a, m->starts_at));
		line(out, "DTEND;VALUE=DATE", day_of(a, m->ends_at + 1));
	}
	text_line(out, "SUMMARY", m->title);
	text_line(out, "DESCRIPTION", m->summary);
	text_line(out, "LOCATION", m->venue.n ? m->venue : m->place_name);
	line(out, "URL", arena_f(a, "%.*s/bijeenkomsten/%.*s", (int)req->url.n,
				 req->url.p, (int)m->slug.n, m->slug.p));
	line(out, "STATUS", str_eq(m->state, S("cancelled"))
			    ? S("CANCELLED") : S("CONFIRMED"));
	line(out, "END", S("VEVENT"));
}

static struct reply calendar(struct request *req, const char *name,
			     const struct meeting_row_rows *rows)
{
	struct buf out = { .arena = req->arena, .limit = LIMIT };
	struct reply reply;

	line(&out, "BEGIN", S("VCALENDAR"));
	line(&out, "VERSION", S("2.0"));
	line(&out, "PRODID", S("-//Brengplein//NL"));
	line(&out, "METHOD", S("PUBLISH"));
	text_line(&out, "NAME", req->conf->name);
	text_line(&out, "X-WR-CALNAME", req->conf->name);
	line(&out, "REFRESH-INTERVAL;VALUE=DURATION", S("PT6H"));
	line(&out, "X-PUBLISHED-TTL", S("PT6H"));
	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].starts_at)
			event(req, &out, &rows->at[i]);
	line(&out, "END", S("VCALENDAR"));
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
		meeting_coming(req->tx, req->now, within, theme, MANY);

	return calendar(req, "bijeenkomsten", &rows);
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
	};
	struct meeting_row_rows rows = { &one, 1, 1 };

	return calendar(req, "bijeenkomst", &rows);
}
