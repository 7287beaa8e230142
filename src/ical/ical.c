/* SPDX-License-Identifier: EUPL-1.2 */
#include "ical/ical.h"
#include "base/when.h"

enum { FOLD_AT = 73, VALUE_MAX = 64 << 10 };

/* RFC 5545, 3.1: lines of at most 75 octets, never cut inside a character. */
static void add_line(struct buf *out, const char *name, str value)
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
static void add_text(struct buf *out, const char *name, str value)
{
	struct buf b = { .arena = out->arena, .limit = VALUE_MAX };

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
		add_line(out, name, buf_str(&b));
}

static str digits(struct arena *a, struct civil c)
{
	return arena_f(a, "%04d%02d%02dT%02d%02d%02d", c.year, c.month, c.day,
		       c.hour, c.minute, c.second);
}

static str stamp(struct arena *a, int64_t t)
{
	return arena_f(a, "%sZ", digits(a, when_utc(t)).p);
}

static str day_of(struct arena *a, int64_t t)
{
	return str_head(digits(a, when_civil(t)), 8);
}

/* Whether the clock shows this time twice. */
static bool is_twice(int64_t t)
{
	int hour = when_civil(t).hour;

	return hour == when_civil(t + HOUR).hour ||
	       hour == when_civil(t - HOUR).hour;
}

static void add_clock(struct buf *out, const char *name, str time)
{
	add_line(out, arena_f(out->arena, "%s;TZID=Europe/Amsterdam", name).p,
		 time);
}

static void add_time(struct buf *out, const char *name, int64_t t)
{
	struct arena *a = out->arena;

	if (is_twice(t))
		add_line(out, name, stamp(a, t));
	else
		add_clock(out, name, digits(a, when_civil(t)));
}

/* 3.8.5. A rule counts on the clock of the first, also in the hour that comes
 * twice. */
static void add_repeating(struct buf *out, const struct ical_event *e)
{
	struct arena *a = out->arena;

	add_clock(out, "DTSTART", digits(a, when_civil(e->starts_at)));
	add_clock(out, "DTEND", digits(a, when_civil(e->ends_at)));
	add_line(out, "RRULE", e->rule);
	list_each(time, e->skipped)
		add_clock(out, "EXDATE", *time);
}

/* As it is since 1996; no meeting here is older. */
static const char amsterdam[] =
	"BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"
	"BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
	"TZNAME:CEST\r\nDTSTART:19700329T020000\r\n"
	"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
	"BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
	"TZNAME:CET\r\nDTSTART:19701025T030000\r\n"
	"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
	"END:VTIMEZONE\r\n";

str ical_method_name(enum ical_method method)
{
	return method == ICAL_REQUEST ? S("REQUEST")
	     : method == ICAL_CANCEL ? S("CANCEL") : S("PUBLISH");
}

str ical_subscribe(struct arena *a, str url)
{
	(void)str_cut(&url, ':');
	return arena_f(a, "webcal:%.*s", (int)url.n, url.p);
}

void ical_begin(struct buf *out, const struct ical_head *head)
{
	add_line(out, "BEGIN", S("VCALENDAR"));
	add_line(out, "VERSION", S("2.0"));
	add_line(out, "PRODID", S("-//Brengplein//NL"));
	add_line(out, "CALSCALE", S("GREGORIAN"));
	add_line(out, "METHOD", ical_method_name(head->method));
	if (head->name.n) {             /* RFC 7986, and its forerunners */
		add_text(out, "NAME", head->name);
		add_text(out, "X-WR-CALNAME", head->name);
		add_line(out, "X-WR-TIMEZONE", S("Europe/Amsterdam"));
		add_line(out, "REFRESH-INTERVAL;VALUE=DURATION", S("PT6H"));
		add_line(out, "X-PUBLISHED-TTL", S("PT6H"));
	}
	if (head->source.n)
		add_line(out, "SOURCE;VALUE=URI", head->source);
	buf_add(out, str_from_z(amsterdam));
}

/* "ORGANIZER;CN="Het plein"", the name without what would end it. */
static void add_someone(struct buf *out, const char *role, str name, str mail)
{
	struct buf b = { .arena = out->arena, .limit = VALUE_MAX };

	buf_add(&b, str_from_z(role));
	if (name.n)
		buf_add(&b, S(";CN=\""));
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] != '"' && (unsigned char)name.p[i] >= ' ')
			buf_add(&b, (str){ name.p + i, 1 });
	if (name.n)
		buf_add(&b, S("\""));
	if (mail.n)
		add_line(out, arena_z(out->arena, buf_str(&b)),
			 arena_f(out->arena, "mailto:%.*s", (int)mail.n,
				 mail.p));
}

void ical_add(struct buf *out, const struct ical_event *e)
{
	struct arena *a = out->arena;

	add_line(out, "BEGIN", S("VEVENT"));
	add_line(out, "UID", e->uid);
	add_line(out, "DTSTAMP", stamp(a, e->changed_at));
	add_line(out, "LAST-MODIFIED", stamp(a, e->changed_at));
	add_line(out, "SEQUENCE", arena_f(a, "%" PRId64, e->sequence));
	if (e->whole_days) {
		add_line(out, "DTSTART;VALUE=DATE", day_of(a, e->starts_at));
		add_line(out, "DTEND;VALUE=DATE", day_of(a, e->ends_at + 1));
	} else if (e->rule.n) {
		add_repeating(out, e);
	} else {
		add_time(out, "DTSTART", e->starts_at);
		add_time(out, "DTEND", e->ends_at);
	}
	if (e->instead_of.n)
		add_clock(out, "RECURRENCE-ID", e->instead_of);
	add_text(out, "SUMMARY", e->title);
	add_text(out, "DESCRIPTION", e->text);
	add_text(out, "LOCATION", e->place);
	if (e->url.n)
		add_line(out, "URL", e->url);
	add_line(out, "STATUS", e->off ? S("CANCELLED") : S("CONFIRMED"));
	add_someone(out, "ORGANIZER", e->organizer_name, e->organizer);
	add_someone(out, "ATTENDEE;ROLE=REQ-PARTICIPANT;"
		    "PARTSTAT=NEEDS-ACTION;RSVP=TRUE", e->attendee_name,
		    e->attendee);
	add_line(out, "END", S("VEVENT"));
}

void ical_end(struct buf *out)
{
	add_line(out, "END", S("VCALENDAR"));
}

str ical_one(struct arena *a, enum ical_method method,
	     const struct ical_event *event)
{
	struct buf out = { .arena = a, .limit = ICAL_MAX };

	ical_begin(&out, &(struct ical_head){ .method = method });
	ical_add(&out, event);
	ical_end(&out);
	return out.overflow ? (str){ 0 } : buf_str(&out);
}
