/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages: plan a meeting, change it, call it off. */
#include "features/plan/inside.h"
#include "features/audit/audit.h"
#include "lang/collate.h"
#include "mail/list.h"
#include "plan.html.h"

enum { REASON_MOST = 400 };

struct strs plan_questions(struct arena *a, const struct plan *plan)
{
	struct strs list = { 0 };
	str rest = plan->questions;

	while (rest.n) {
		str line = str_trim(str_cut(&rest, '\n'));

		if (line.n)
			list_add(a, &list) = line;
	}
	return list;
}

str plan_when(struct arena *a, str lang, const struct plan *plan)
{
	return meeting_when(a, lang, &(struct meeting){ .date = plan->date,
		.starts_at = plan->starts_at, .ends_at = plan->ends_at });
}

bool plan_is_open(const struct plan *plan, int64_t now)
{
	return plan->ends_at > now && !str_eq(plan->state, S("cancelled"));
}

bool plan_may(const struct request *req, const struct plan *plan)
{
	struct plan_party_rows by = { 0 };

	if (!req->who.id.v)
		return false;
	if (may(req, COORDINATOR, OF_ENTRY(plan->id)))
		return true;
	by = plan_organisers(req->tx, plan->id);
	list_each(b, by)
		if (may(req, MEMBER, OF_ENTRY(b->id)))
			return true;
	return false;
}

bool plan_open(struct request *req, struct plan *plan)
{
	struct entry_card row;

	return entry_open(req, S("meeting"), &row) &&
	       plan_get(req->tx, row.id, plan);
}

str plan_path(struct request *req, const struct plan *plan)
{
	return arena_f(req->arena, "/bijeenkomsten/%.*s", (int)plan->slug.n,
		       plan->slug.p);
}

void plan_crumbs(struct request *req, const struct plan *plan)
{
	head_crumb(req, T(req, "Meetings"), S("/bijeenkomsten"));
	if (plan)
		head_crumb(req, plan->title, plan_path(req, plan));
	req->head.no_index = req->head.no_store = true;
}

/* Whether there is something to see in them. */
static bool is_filled(const struct form_controls *list)
{
	list_each(c, *list)
		if (c->value.n || c->error.n)
			return true;
	return false;
}

static struct reply form_page(struct request *req, const struct plan *plan,
			      const struct plan_form *form,
			      const struct plan_party_rows *names)
{
	struct form_controls all = plan_controls(req, form, names);
	struct form_controls first = { all.at, PLAN_FIRST, PLAN_FIRST };
	size_t from = PLAN_FIRST + (plan ? PLAN_REPEAT : 0);
	size_t n = all.n - from - PLAN_WITH;
	struct form_controls more = { all.at + from, n, n };
	struct form_controls with = { all.at + from + n, PLAN_WITH, PLAN_WITH };
	struct theme_choices themes = entry_theme_choices(req, &form->thema);

	plan_crumbs(req, plan);
	return reply_page(req, form->errors.n ? 422 : 200,
		plan ? T(req, "Change the meeting") : T(req, "Plan a meeting"),
		plan_form_page, .action = req->path, .changes = plan != NULL,
		.path = plan ? plan_path(req, plan) : S("/bijeenkomsten"),
		.version = plan ? arena_f(req->arena, "%" PRId64, plan->changes)
				: (str){ 0 },
		.errors = form->errors,
		.origin = plan ? (html){ 0 } : origin_part(req),
		.where = T(req, "In which place?"), .place = form->plaats,
		.place_error = form_error_at(&form->errors, "plaats"),
		.places = place_names(req),
		.which = place_choices(req, &form->place.which, form->welke),
		.dates = plan ? plan_series_choices(req, plan, form->datums)
			      : (struct choices){ 0 },
		.dates_error = form_error_at(&form->errors, "datums"),
		.chosen = themes.chosen, .others = themes.others,
		.first = first, .more = more, .filled = is_filled(&more),
		.with = with, .with_filled = is_filled(&with));
}

static void store(struct request *req, entry_id id, const struct plan_form *f,
		  bool tell)
{
	plan_set_meeting(req->tx, id, plan_date(req->arena, f), f->starts_at,
			 f->ends_at, f->plek, f->soort, f->voor_wie);
	plan_set(req->tx, .id = id, .about = f->tekst,
		 .registers = f->aanmelden.n != 0, .seats = f->seats,
		 .costs = f->kosten, .access = f->toegang, .meals = f->eten,
		 .online = f->online, .questions = f->vragen);
	plan_first_clear(req->tx, id);
	if (f->party.id.v)
		plan_with_add(req->tx, id, S("organiser"), 0, f->party.id);
	plan_with_store(req, id, f, tell);
	entry_set_themes(req->tx, id, &f->thema);
	entry_changed(req->tx, id, req->now);
}

/* "samen-eten"; of a series "samen-eten-2026-12-09". */
static str new_slug(struct request *req, str title, str day)
{
	str head = str_head(title, 40);

	if (day.n)
		title = arena_f(req->arena, "%.*s %.*s", (int)head.n, head.p,
				(int)day.n, day.p);
	return entry_new_slug(req->tx, title, S("bijeenkomst"));
}

entry_id plan_add(struct request *req, const struct plan_form *form,
		  const struct plan_date *on, plan_series_id series)
{
	struct plan_form one = *form;
	entry_id id;

	one.datum = on->day;
	if (!plan_form_clock(&one))
		return (entry_id){ 0 };
	id = entry_create(req->tx, &(struct entry_made){ .type = S("meeting"),
		.slug = new_slug(req, one.titel, series.v ? on->day
							  : (str){ 0 }),
		.title = one.titel, .summary = one.kort,
		.place = one.place.place.id }, req->now);
	plan_set_meeting(req->tx, id, S(""), 0, 0, S(""), S(""), S(""));
	plan_insert(req->tx, id);
	if (series.v)
		plan_series_put(req->tx, id, series, on->position);
	store(req, id, &one, on->position == 0);
	return id;
}

static struct reply create(struct request *req, const struct plan_form *form)
{
	struct origin origin = origin_read(req);
	plan_series_id series = { 0 };
	entry_id first = { 0 };
	struct plan plan;

	mail_key_ensure(req->tx);       /* links with a code are made of it */
	if (form->dates.n > 1)
		series = plan_series_insert(req->tx, form->herhaal, form->datum);
	list_each(d, form->dates) {
		entry_id id = plan_add(req, form, d, series);

		if (!first.v)
			first = id;
	}
	if (form->cursus.n && series.v)
		plan_series_be_course(req->tx, series, first);
	origin_link(req, &origin, first);
	if (!plan_get(req->tx, first, &plan))
		return reply_not_found(req);
	return reply_redirect(req, "/bijeenkomsten/%.*s", (int)plan.slug.n,
			      plan.slug.p);
}

/* An empty form, or one like that of an earlier meeting but for its day. */
static struct plan_form first_form(struct request *req,
				   const struct plan_party_rows *names)
{
	struct plan_form form = { .aanmelden = S("ja"), .tijd = S("14:00"),
		.tot = S("16:00"),
		.namens = names->n ? names->at[0].slug : (str){ 0 } };
	struct origin origin = origin_read(req);
	struct entry_card row;
	struct plan plan;

	if (origin.item.id.v) {
		form.thema = origin.themes;
		form.titel = str_head(origin.item.title, PLAN_TITLE_MOST);
		form.kort = origin.item.title;
		form.place = place_find_typed(req, origin.item.place_slug);
		form.plaats = place_label(req, &form.place.place);
	}
	if (!entry_get(req->tx, request_param(req, "kopie"), &row) ||
	    !plan_get(req->tx, row.id, &plan) || !plan_may(req, &plan))
		return form;
	form = plan_form_of(req, &plan);
	form.datum = (str){ 0 };
	return form;
}

static struct reply plan_new(struct request *req)
{
	struct plan_party_rows names = plan_names(req);
	struct plan_form form;

	if (!names.n)
		return reply_refused(req, 409,
			T(req, "Whose meeting is it?"),
			T(req, "Who acts for an initiative or organisation plans a meeting in its name. Add yours first, or ask who keeps its page to let you in."));
	if (req->method == GET) {
		form = first_form(req, &names);
	} else {
		form = plan_form_read(req, &names);
		plan_series_read(req, &form);
	}
	if (req->method == GET || form.errors.n)
		return form_page(req, NULL, &form, &names);
	return create(req, &form);
}

bool plan_find(struct request *req, struct plan *plan)
{
	return plan_open(req, plan) && plan_may(req, plan) &&
	       plan->ends_at > req->now;
}

/* In whose name it is stays possible, also for a coordinator who is not of
 * them. */
static struct plan_party_rows names_for(struct request *req,
					const struct plan *plan)
{
	struct plan_party_rows names = plan_names(req);
	struct plan_party first;
	bool there = !plan_first(req->tx, plan->id, &first);

	list_each(n, names)
		there = there || n->id.v == first.id.v;
	if (!there)
		list_add(req->arena, &names) = first;
	return names;
}

void plan_tell(struct request *req, const struct plan *was,
	       const struct plan *now)
{
	for (const plan_listener *listen = plan_listeners; *listen; listen++)
		(*listen)(req, was, now);
}

static void tell(struct request *req, const struct plan *was)
{
	struct plan now;

	if (plan_get(req->tx, was->id, &now))
		plan_tell(req, was, &now);
}

static struct reply show_form(struct request *req)
{
	struct plan_party_rows names;
	struct plan_form form;
	struct plan plan;

	if (!plan_find(req, &plan))
		return reply_not_found(req);
	names = names_for(req, &plan);
	form = plan_form_of(req, &plan);
	return form_page(req, &plan, &form, &names);
}

static void change(struct request *req, const struct plan *was,
		   const struct plan_form *form, bool tells)
{
	plan_entry_update(req->tx, was->id, form->titel,
		lang_sort_key(req->arena, form->titel), form->kort,
		form->place.place.id, req->now);
	store(req, was->id, form, tells);
}

/* Who would come hears of it; of one that is off nothing more. Of a course
 * they hear once, whatever was changed of it. */
static void tell_all(struct request *req, const struct plan *plan,
		     const struct plan_laters *later)
{
	bool told = false;

	if (plan_is_open(plan, req->now)) {
		tell(req, plan);
		told = plan->course_id.v != 0;
	}
	list_each(l, *later) {
		if (told || !plan_is_open(&l->was, req->now))
			continue;
		tell(req, &l->was);
		told = plan->course_id.v != 0;
	}
}

static struct reply save(struct request *req)
{
	struct plan_laters later;
	struct plan_party_rows names;
	struct plan_form form;
	struct plan plan;
	int64_t seen = 0;

	if (!plan_find(req, &plan))
		return reply_not_found(req);
	names = names_for(req, &plan);
	form = plan_form_read(req, &names);
	if (!str_to_int(form.versie, &seen) || seen != plan.changes)
		form_add_error(req, &form.errors, S("titel"),
			T(req, "Someone else changed this meeting meanwhile. What you typed still stands here: look it through and save again."));
	later = plan_series_later(req, &plan, &form);
	if (form.errors.n)
		return form_page(req, &plan, &form, &names);
	change(req, &plan, &form, true);
	if (str_eq(form.datums, S("later")))
		plan_series_moved(req, &plan, form.datum);
	list_each(l, later)
		change(req, &l->was, &l->form, false);
	if (plan.course_id.v)
		plan_course_share(req->tx, plan.course_id,
				  form.aanmelden.n != 0, form.seats,
				  form.vragen);
	tell_all(req, &plan, &later);
	return reply_redirect(req, "/bijeenkomsten/%.*s", (int)plan.slug.n,
			      plan.slug.p);
}

/* Why it is off, and which of a series. */
struct off_form {
	str reden, datums;
	struct form_errors errors;
};

static struct reply off_page(struct request *req, const struct plan *plan,
			     const struct off_form *form)
{
	plan_crumbs(req, plan);
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "Call the meeting off"), plan_off_page,
		.action = req->path, .path = plan_path(req, plan),
		.title = plan->title, .reason = form->reden,
		.error = form_error_at(&form->errors, "reden"),
		.dates = plan_series_choices(req, plan, form->datums),
		.dates_error = form_error_at(&form->errors, "datums"),
		.when = plan_when(req->arena, req->lang, plan));
}

static struct off_form off_read(struct request *req)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct off_form, reden, .min = 3, .max = REASON_MOST,
			  .kind = FORM_PARAGRAPHS),
		FORM_TEXT(struct off_form, datums, .max = 5),
	};
	struct off_form form = { 0 };

	form.errors = form_read(req, fields, &form);
	plan_series_check(req, form.datums, &form.errors);
	return form;
}

static void be_off(struct request *req, const struct plan *plan, str why)
{
	plan_call_off(req->tx, plan->id, why);
	plan_state(req->tx, plan->id, S("cancelled"));
	entry_changed(req->tx, plan->id, req->now);
	audit_note_entry(req->tx, req->who.id, S("meeting.called_off"),
			 plan->id, (person_id){ 0 }, req->now);
}

static struct reply call_off(struct request *req)
{
	struct off_form form = { 0 };
	struct plan_laters later;
	struct plan plan;

	if (!plan_find(req, &plan) || !plan_is_open(&plan, req->now))
		return reply_not_found(req);
	if (req->method == POST)
		form = off_read(req);
	if (req->method == GET || form.errors.n)
		return off_page(req, &plan, &form);
	later = plan_series_after(req, &plan, form.datums);
	be_off(req, &plan, form.reden);
	list_each(l, later)
		if (plan_is_open(&l->was, req->now))
			be_off(req, &l->was, form.reden);
	tell_all(req, &plan, &later);
	return reply_redirect(req, "/bijeenkomsten/%.*s", (int)plan.slug.n,
			      plan.slug.p);
}

/* It goes on after all. */
static struct reply go_on(struct request *req)
{
	struct plan plan;

	if (!plan_find(req, &plan) || plan_is_open(&plan, req->now))
		return reply_not_found(req);
	plan_call_off(req->tx, plan.id, S(""));
	plan_state(req->tx, plan.id, S("planned"));
	entry_changed(req->tx, plan.id, req->now);
	audit_note_entry(req->tx, req->who.id, S("meeting.goes_on"),
			 plan.id, (person_id){ 0 }, req->now);
	tell(req, &plan);
	return reply_redirect(req, "/bijeenkomsten/%.*s", (int)plan.slug.n,
			      plan.slug.p);
}

static struct plan_step_list steps_of(struct request *req,
				      const struct plan *plan)
{
	struct plan_step_list list = { 0 };

	for (const plan_step_of *of = plan_steps; *of; of++) {
		struct plan_step step = { 0 };

		if ((*of)(req, plan, &step))
			list_add(req->arena, &list) = step;
	}
	return list;
}

html plan_on_meeting(struct request *req, const struct entry_card *row)
{
	struct plan_step_list steps = { 0 };
	struct plan plan;
	bool mine;

	if (!plan_get(req->tx, row->id, &plan))
		return (html){ 0 };
	mine = plan_may(req, &plan);
	if (mine)
		steps = steps_of(req, &plan);
	return part_page(req, plan_part, .path = plan_path(req, &plan),
		.slug = plan.slug, .about = plan.about, .costs = plan.costs,
		.access = plan.access, .meals = plan.meals,
		.facts = plan.costs.n || plan.access.n || plan.meals.n,
		.off = str_eq(plan.state, S("cancelled")),
		.dates = plan.course_id.v ? plan_course_dates(req, &plan)
					  : plan_series_others(req, &plan),
		.course = plan.course_id.v != 0,
		.reason = plan.reason, .may = mine, .steps = steps,
		.to_come = plan.ends_at > req->now,
		.asked = plan_with_mine(req, &plan, S("organiser_asked")),
		.together = plan_with_mine(req, &plan, S("organiser")),
		.waiting = plan_with(req->tx, plan.id, S("organiser_asked")));
}

const struct route plan_routes[] = {
	{ GET,  "/bijeenkomsten/nieuw", plan_new, PERSON },
	{ POST, "/bijeenkomsten/nieuw", plan_new, PERSON, .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/wijzigen", show_form, PERSON },
	{ POST, "/bijeenkomsten/{slug}/wijzigen", save, PERSON,
	  .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/afgelasten", call_off, PERSON },
	{ POST, "/bijeenkomsten/{slug}/afgelasten", call_off, PERSON,
	  .flags = FRESH, .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/verlengen", plan_series_longer, PERSON },
	{ POST, "/bijeenkomsten/{slug}/verlengen", plan_series_longer, PERSON,
	  .rate = RATE_POST },
	{ POST, "/bijeenkomsten/{slug}/doorgaan", go_on, PERSON },
	{ POST, "/bijeenkomsten/{slug}/samen", plan_with_say, PERSON,
	  .rate = RATE_POST },
	{ 0 }
};
