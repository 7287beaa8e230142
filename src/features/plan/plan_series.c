/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Meetings that repeat. Each date is a meeting of its own, with its own page
 * and registrations, so that it is changed, called off and harvested like any
 * other; a calendar therefore gets a VEVENT with its own UID of each, and no
 * RRULE. The time on the clock stays the same when the clock changes.
 */
#include "features/plan/inside.h"
#include "plan.html.h"

enum { SHOWN_DAYS = 3 };

static const struct tr_name rhythms[] = {
	{ S("week"), N_("Every week") },
	{ S("two-weeks"), N_("Every two weeks") },
	{ S("month"), N_("Every month, on the same weekday (such as the second Tuesday)") },
};

static bool is_rhythm(str value)
{
	for (size_t i = 0; i < COUNT(rhythms); i++)
		if (str_eq(rhythms[i].value, value))
			return true;
	return false;
}

struct choices plan_rhythm_choices(struct request *req, str chosen)
{
	struct choices list = { 0 };

	list_add(req->arena, &list) = (struct choice){
		S(""), T(req, "It does not repeat"), !chosen.n };
	for (size_t i = 0; i < COUNT(rhythms); i++)
		list_add(req->arena, &list) = (struct choice){
			rhythms[i].value,
			tr(req->lang, str_from_z(rhythms[i].english)),
			str_eq(rhythms[i].value, chosen) };
	return list;
}

static int64_t noon(int year, int month, int day)
{
	return when_midnight(year, month, day) + 12 * HOUR;
}

/* The fifth of a month is the last, where there are four. */
static int64_t same_weekday(struct civil from, int64_t months)
{
	int at = from.month - 1 + (int)months;
	int year = from.year + at / 12, month = at % 12 + 1;
	int first = when_civil(noon(year, month, 1)).weekday;
	int day = 1 + (from.weekday - first + 7) % 7 + (from.day - 1) / 7 * 7;
	int64_t there = noon(year, month, day);

	return when_civil(there).month == month ? there
						: noon(year, month, day - 7);
}

str plan_series_day(struct arena *a, str rhythm, str day, int64_t steps)
{
	int weeks = str_eq(rhythm, S("two-weeks")) ? 2 : 1;
	struct civil from;
	int64_t at;

	if (!when_clock(day, S("12:00"), &at))
		return day;
	from = when_civil(at);
	if (str_eq(rhythm, S("month")))
		return when_date(a, same_weekday(from, steps));
	return when_date(a, noon(from.year, from.month,
				 from.day + 7 * weeks * (int)steps));
}

bool plan_form_clock(struct plan_form *form)
{
	return when_clock(form->datum, form->tijd, &form->starts_at) &&
	       when_clock(form->datum, form->tot, &form->ends_at) &&
	       form->ends_at > form->starts_at;
}

/* Until when, or how often, as typed. */
struct bounds {
	int64_t times, until;   /* one of them is 0 */
};

static bool read_bounds(struct request *req, struct plan_form *form,
			struct bounds *to)
{
	size_t before = form->errors.n;

	if (!is_rhythm(form->herhaal))
		form_add_error(req, &form->errors, S("herhaal"), form->herhaal.n
			? T(req, "Choose one of these.")
			: T(req, "Choose how often it repeats."));
	if (form->keren.n && (!str_to_int(form->keren, &to->times) ||
			      to->times < 2 || to->times > PLAN_SERIES_MOST))
		form_add_error(req, &form->errors, S("keren"),
			       T(req, "Give a number from 2 to 60."));
	if (form->tot_dag.n && !when_clock(form->tot_dag, S("12:00"), &to->until))
		form_add_error(req, &form->errors, S("tot_dag"),
			       T(req, "Give a day, such as 2026-12-05."));
	if (!form->keren.n == !form->tot_dag.n)
		form_add_error(req, &form->errors, S("keren"),
			T(req, "Say how many times, or until what day: one of the two."));
	return form->errors.n == before;
}

/* The dates, as far as the bounds; those without that time are left out. */
static void read_dates(struct request *req, struct plan_form *form,
		       const struct bounds *to)
{
	for (int64_t p = 0; p <= PLAN_SERIES_MOST; p++) {
		struct plan_form one = *form;
		int64_t day;

		one.datum = plan_series_day(req->arena, form->herhaal,
					    form->datum, p);
		if (!when_clock(one.datum, S("12:00"), &day) ||
		    (to->times ? p == to->times : day > to->until))
			break;
		if (p == PLAN_SERIES_MOST || day > form->starts_at + PLAN_AHEAD) {
			form_add_error(req, &form->errors,
				to->times ? S("keren") : S("tot_dag"),
				T(req, "At most 60 times, and within two years."));
			break;
		}
		if (plan_form_clock(&one))
			list_add(req->arena, &form->dates) = (struct plan_date){
				one.datum, p };
	}
	if (!form->errors.n && form->dates.n < 2)
		form_add_error(req, &form->errors,
			to->times ? S("keren") : S("tot_dag"),
			T(req, "Until then it is there only once: choose a later day."));
}

void plan_series_read(struct request *req, struct plan_form *form)
{
	struct bounds to = { 0 };

	if (!form->herhaal.n && !form->keren.n && !form->tot_dag.n &&
	    !form->cursus.n) {
		list_add(req->arena, &form->dates) = (struct plan_date){
			form->datum, 0 };
		return;
	}
	if (read_bounds(req, form, &to) && form->starts_at && form->ends_at)
		read_dates(req, form, &to);
}

struct plan_laters plan_series_after(struct request *req,
				     const struct plan *plan, str datums)
{
	struct plan_laters list = { 0 };
	struct plan_one_rows rows;
	struct plan_series series;

	if (!str_eq(datums, S("later")) ||
	    !plan_series_of(req->tx, plan->id, &series))
		return list;
	rows = plan_series_meetings(req->tx, series.id);
	list_each(r, rows) {
		struct plan_later later = {
			.steps = r->position - series.position };

		if (later.steps > 0 && r->ends_at > req->now &&
		    plan_get(req->tx, r->id, &later.was))
			list_add(req->arena, &list) = later;
	}
	return list;
}

struct plan_laters plan_series_later(struct request *req,
				    const struct plan *plan,
				    struct plan_form *form)
{
	struct plan_laters list = plan_series_after(req, plan, form->datums);
	struct plan_form was = plan_form_of(req, plan);
	struct plan_series series;

	if (!list.n || !plan_series_of(req->tx, plan->id, &series))
		return list;
	list_each(l, list) {
		l->form = plan_form_of(req, &l->was);
		plan_form_follow(&l->form, &was, form);
		if (!str_eq(was.datum, form->datum))
			l->form.datum = plan_series_day(req->arena,
				series.rhythm, form->datum, l->steps);
		if (!form->errors.n && !plan_form_clock(&l->form))
			form_add_error(req, &form->errors, S("tijd"),
				TF(req, "On {day} these times are not possible. Change that day first, on its own.",
				   TR_STR("day", when_written(req->arena,
					req->lang, l->form.datum))));
	}
	return list;
}

void plan_series_moved(struct request *req, const struct plan *plan, str day)
{
	struct plan_series series;

	if (!str_eq(day, when_date(req->arena, plan->starts_at)) &&
	    plan_series_of(req->tx, plan->id, &series))
		plan_series_count_from(req->tx, series.id, day,
				       series.position);
}

void plan_series_check(struct request *req, str datums,
		       struct form_errors *errors)
{
	if (datums.n && !str_eq(datums, S("deze")) &&
	    !str_eq(datums, S("later")))
		form_add_error(req, errors, S("datums"),
			       T(req, "Choose one of these."));
}

struct choices plan_series_choices(struct request *req,
				   const struct plan *plan, str chosen)
{
	struct choices list = { 0 };
	struct plan_series series;

	if (!plan_series_of(req->tx, plan->id, &series))
		return list;
	list_add(req->arena, &list) = (struct choice){ S("deze"),
		T(req, "Only this one"), !str_eq(chosen, S("later")) };
	list_add(req->arena, &list) = (struct choice){ S("later"),
		T(req, "This one and all later ones"),
		str_eq(chosen, S("later")) };
	return list;
}

void plan_dates_add(struct request *req, struct plan_dates_shown *dates,
		    size_t at_once, const struct plan_other *other)
{
	struct plan_others *list = dates->first.n < at_once ? &dates->first
							    : &dates->rest;

	list_add(req->arena, list) = *other;
	dates->n++;
}

struct plan_dates_shown plan_series_others(struct request *req,
					   const struct plan *plan)
{
	struct plan_dates_shown dates = { 0 };
	struct plan_one_rows rows;
	struct plan_series series;

	if (!plan_series_of(req->tx, plan->id, &series))
		return dates;
	rows = plan_series_meetings(req->tx, series.id);
	list_each(r, rows)
		if (r->id.v != plan->id.v && r->ends_at > req->now &&
		    str_eq(r->state, S("planned")) &&
		    str_eq(r->status, S("published")))
			plan_dates_add(req, &dates, SHOWN_DAYS,
				&(struct plan_other){
				arena_f(req->arena, "/bijeenkomsten/%.*s",
					(int)r->slug.n, r->slug.p),
				when_day(req->arena, req->lang,
					 r->starts_at) });
	return dates;
}

/* "28 maart 2027, ": the days left out since it was last counted. */
static str left_out(struct request *req, const struct plan_series *series,
		    const struct plan_one_rows *rows)
{
	struct buf b = { .arena = req->arena, .limit = 2000 };
	int64_t next = series->origin;

	list_each(r, *rows) {
		for (; next < r->position; next++) {
			str day = plan_series_day(req->arena, series->rhythm,
				series->day, next - series->origin);

			buf_addf(&b, "%s", b.n ? ", " : "");
			buf_add(&b, when_written(req->arena, req->lang, day));
		}
		if (next == r->position)
			next++;
	}
	return buf_str(&b);
}

bool plan_series_step(struct request *req, const struct plan *plan,
		      struct plan_step *step)
{
	struct plan_one_rows rows;
	struct plan_series series;
	str not_on, last;

	if (plan->ends_at <= req->now ||
	    !plan_series_of(req->tx, plan->id, &series))
		return false;
	rows = plan_series_meetings(req->tx, series.id);
	if (!rows.n)
		return false;
	not_on = left_out(req, &series, &rows);
	last = when_day(req->arena, req->lang, rows.at[rows.n - 1].starts_at);
	step->title = T(req, "Make the series longer");
	step->path = arena_f(req->arena, "/bijeenkomsten/%.*s/verlengen",
			     (int)plan->slug.n, plan->slug.p);
	step->state = TF(req, "{n} times, the last on {day}.",
			 TR_INT(req->arena, "n", (int64_t)rows.n),
			 TR_STR("day", last));
	if (not_on.n)
		step->state = TF(req, "{state} Not on {days}: the clock changes then, and skips that time.",
				 TR_STR("state", step->state),
				 TR_STR("days", not_on));
	return true;
}

/* So many times more, like the last. False: it cannot, which is said. */
static bool dates_more(struct request *req, const struct plan_series *series,
		       const struct plan_one *last, struct plan_form *form)
{
	int64_t more = 0, room = PLAN_SERIES_MOST - 1 - last->position;

	if (form->errors.n)
		return false;
	if (!str_to_int(form->keren, &more) || more < 1 || more > room)
		form_add_error(req, &form->errors, S("keren"),
			T(req, "Give a number from 1; all together at most 60 times."));
	for (int64_t p = last->position + 1;
	     !form->errors.n && p <= last->position + more; p++) {
		form->datum = plan_series_day(req->arena, series->rhythm,
					      series->day, p - series->origin);
		if (!plan_form_clock(form))
			continue;
		if (form->starts_at > req->now + PLAN_AHEAD)
			form_add_error(req, &form->errors, S("keren"),
				T(req, "That goes beyond two years from now."));
		list_add(req->arena, &form->dates) = (struct plan_date){
			form->datum, p };
	}
	return !form->errors.n;
}

static struct reply longer_page(struct request *req, const struct plan *plan,
				const struct plan *last, str rhythm,
				const struct plan_form *form)
{
	plan_crumbs(req, plan);
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "Make the series longer"), plan_longer_page,
		.action = req->path, .path = plan_path(req, plan),
		.title = plan->title, .rhythm = tr_name(req->lang, rhythms, rhythm),
		.last = plan_when(req->arena, req->lang, last),
		.times = form->keren,
		.error = form_error_at(&form->errors, "keren"));
}

/* There are more times now: of a course, who comes hears of it. */
static void tell_longer(struct request *req, const struct plan *plan)
{
	struct plan now = *plan;

	plan_whole(req->tx, &now, req->now);
	plan_tell(req, plan, &now);
}

struct reply plan_series_longer(struct request *req)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct plan_form, keren, .min = 1, .max = 2),
	};
	struct plan_form typed = { 0 }, form;
	struct plan_one_rows rows;
	struct plan_series series;
	struct plan plan, last;

	if (!plan_find(req, &plan) ||
	    !plan_series_of(req->tx, plan.id, &series))
		return reply_not_found(req);
	rows = plan_series_meetings(req->tx, series.id);
	if (!rows.n || !plan_get(req->tx, rows.at[rows.n - 1].id, &last))
		return reply_not_found(req);
	form = plan_form_of(req, &last);
	if (req->method == POST)
		form.errors = form_read(req, fields, &typed);
	form.keren = typed.keren;
	if (req->method == GET ||
	    !dates_more(req, &series, &rows.at[rows.n - 1], &form))
		return longer_page(req, &plan, &last, series.rhythm, &form);
	plan_whole(req->tx, &plan, req->now);
	list_each(d, form.dates)
		plan_add(req, &form, d, series.id);
	if (plan.course_id.v)
		tell_longer(req, &plan);
	return reply_redirect(req, "/bijeenkomsten/%.*s", (int)plan.slug.n,
			      plan.slug.p);
}
