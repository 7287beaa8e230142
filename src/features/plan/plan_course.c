/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Courses. Each session is a meeting with a page of its own, as of any series;
 * who comes registers once, at the first of them. In a calendar it is one event
 * that repeats, because a program that asks whether someone comes asks it of
 * one (RFC 5546, 3.2.2: one UID).
 */
#include "features/plan/inside.h"
#include "plan.html.h"

enum { SHOWN_SESSIONS = 10, SHOWN_DAYS = 4, TEXT_MOST = 8000 };

/* "20261209T180000" */
static str literal(struct arena *a, str day, str time)
{
	return arena_f(a, "%.4s%.2s%.2sT%.2s%.2s00", day.p, day.p + 5,
		       day.p + 8, time.p, time.p + 3);
}

static str rule_of(struct arena *a, str rhythm, int64_t first, int64_t times)
{
	static const char *const days[] = { "SU", "MO", "TU", "WE", "TH", "FR",
		"SA" };
	struct civil c = when_civil(first);
	int nth = (c.day - 1) / 7 + 1;

	if (str_eq(rhythm, S("month")))
		return arena_f(a, "FREQ=MONTHLY;COUNT=%" PRId64 ";BYDAY=%d%s",
			       times, nth == 5 ? -1 : nth, days[c.weekday]);
	return arena_f(a, "FREQ=WEEKLY;INTERVAL=%d;COUNT=%" PRId64,
		       str_eq(rhythm, S("two-weeks")) ? 2 : 1, times);
}

/* The day the rule says, and whether it is as the first is. */
static void set_slot(struct arena *a, str day, const struct plan_one *first,
		     struct plan_session *s)
{
	int64_t from, to;

	s->slot = literal(a, day, when_time(a, first->starts_at));
	s->differs = !when_clock(day, when_time(a, first->starts_at), &from) ||
		     !when_clock(day, when_time(a, first->ends_at), &to) ||
		     from != s->starts_at || to != s->ends_at ||
		     !str_eq(s->venue, first->venue);
}

static struct plan_session session_of(struct arena *a,
				      const struct plan_one *r)
{
	bool shown = str_eq(r->status, S("published"));

	return (struct plan_session){ .id = r->id, .starts_at = r->starts_at,
		.ends_at = r->ends_at, .venue = r->venue, .slug = r->slug,
		.off = !shown || !str_eq(r->state, S("planned")),
		.path = !shown ? (str){ 0 } : arena_f(a,
			"/bijeenkomsten/%.*s", (int)r->slug.n, r->slug.p) };
}

struct plan_sessions plan_sessions_of(struct tx *tx, const struct plan *plan)
{
	struct arena *a = tx_arena(tx);
	struct plan_sessions list = { 0 };
	struct plan_series series;
	struct plan_one_rows rows;
	int64_t next;

	if (!plan->course_id.v || !plan_series_of(tx, plan->course_id, &series))
		return list;
	rows = plan_series_meetings(tx, series.id);
	next = rows.n ? rows.at[0].position : 0;
	list_each(r, rows) {
		const struct plan_one *first = rows.at;
		str from = when_date(a, first->starts_at);
		struct plan_session s = session_of(a, r);

		for (; next <= r->position; next++) {
			set_slot(a, plan_series_day(a, series.rhythm, from,
						    next - first->position),
				 first, &s);
			if (next < r->position || s.off)
				list_add(a, &list.skipped) = s.slot;
		}
		list_add(a, &list) = s;
		list.rule = rule_of(a, series.rhythm, first->starts_at,
				    next - first->position);
	}
	return list;
}

void plan_whole(struct tx *tx, struct plan *plan, int64_t now)
{
	struct plan_sessions list = plan_sessions_of(tx, plan);
	const struct plan_session *next = NULL;
	int64_t ends_at = 0;
	struct plan first;

	if (!list.n || !plan_get(tx, plan->course_id, &first))
		return;
	*plan = first;
	list_each(s, list) {
		if (s->off)
			continue;
		if (s->ends_at > ends_at)
			ends_at = s->ends_at;
		if (s->ends_at > now && (!next ||
					 s->starts_at < next->starts_at))
			next = s;
	}
	plan->state = ends_at ? S("planned") : S("cancelled");
	if (ends_at)
		plan->ends_at = ends_at;
	if (!next)
		return;
	plan->starts_at = next->starts_at;
	plan->venue = next->venue;
	plan->slug = next->slug;
}

/* "woensdag 9 december 2026, 18.00 tot 20.00 uur", and where if elsewhere. */
static str day_of(struct arena *a, str lang, const struct plan_session *s,
		  str venue)
{
	str weekday = when_weekday(lang, s->starts_at);
	str when = when_between(a, lang, s->starts_at, s->ends_at);
	bool here = str_eq(s->venue, venue);

	return arena_f(a, "%.*s %.*s%s%.*s", (int)weekday.n, weekday.p,
		       (int)when.n, when.p, here ? "" : ", ",
		       here ? 0 : (int)s->venue.n, s->venue.p);
}

/* Those to come that go on; when none does, what it says of itself. */
static struct strs days_of(struct tx *tx, str lang, const struct plan *plan,
			   int64_t now)
{
	struct plan_sessions list = plan_sessions_of(tx, plan);
	struct arena *a = tx_arena(tx);
	struct strs days = { 0 };

	list_each(s, list)
		if (!s->off && s->ends_at > now)
			list_add(a, &days) = day_of(a, lang, s, plan->venue);
	if (!days.n)
		list_add(a, &days) = plan_when(a, lang, plan);
	return days;
}

html plan_days(struct request *req, const struct plan *plan)
{
	struct strs all = days_of(req->tx, req->lang, plan, req->now);
	struct strs first = { 0 }, rest = { 0 };

	list_each(day, all) {
		struct strs *to = first.n < SHOWN_DAYS ? &first : &rest;

		list_add(req->arena, to) = *day;
	}
	return part_page(req, plan_days_part, .first = first, .rest = rest);
}

str plan_days_text(struct tx *tx, str lang, const struct plan *plan,
		   int64_t now)
{
	struct strs all = days_of(tx, lang, plan, now);
	struct buf b = { .arena = tx_arena(tx), .limit = TEXT_MOST };

	list_each(day, all)
		buf_addf(&b, "%s%.*s", b.n ? "\n" : "", (int)day->n, day->p);
	return buf_str(&b);
}

struct plan_dates_shown plan_course_dates(struct request *req,
					  const struct plan *plan)
{
	struct plan_sessions list = plan_sessions_of(req->tx, plan);
	struct plan_dates_shown dates = { 0 };

	list_each(s, list)
		if (s->path.n)
			plan_dates_add(req, &dates, SHOWN_SESSIONS,
				&(struct plan_other){ .path = s->path,
				.day = day_of(req->arena, req->lang, s,
					      plan->venue),
				.here = s->id.v == plan->id.v,
				.off = s->off });
	return dates;
}
