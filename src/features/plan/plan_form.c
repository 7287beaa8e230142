/* SPDX-License-Identifier: EUPL-1.2 */
/* When, where, for whom: the form of a meeting. */
#include "features/plan/inside.h"

enum { SEATS_MOST = 2000, LONGEST = 14 * HOUR };

#define FIELD(member, ...) FORM_TEXT(struct plan_form, member, __VA_ARGS__)

/* Those of the page in its order; the place comes after them. */
static const struct form_field fields[] = {
	FIELD(titel, .min = 3, .max = PLAN_TITLE_MOST, .label = N_("What do you call it?")),
	FIELD(soort, .min = 1, .max = 40, .label = N_("What kind of meeting is it?")),
	FIELD(namens, .max = 120, .label = N_("Who organises it?")),
	FIELD(datum, .min = 1, .max = 10, .label = N_("Date")),
	FIELD(tijd, .min = 1, .max = 5, .label = N_("From what time")),
	FIELD(tot, .min = 1, .max = 5, .label = N_("Until what time")),
	FIELD(plek, .min = 2, .max = 200, .label = N_("Where")),
	FIELD(kort, .min = 10, .max = 300, .kind = FORM_PARAGRAPHS,
	      .label = N_("In one or two sentences")),
	FIELD(aanmelden, .max = 2, .label = N_("Who comes lets us know beforehand")),
	FIELD(aantal, .max = 4, .label = N_("For how many people at most")),
	FIELD(herhaal, .max = 10, .label = N_("Does it repeat?")),
	FIELD(keren, .max = 2, .label = N_("How many times")),
	FIELD(tot_dag, .max = 10, .label = N_("Or until what day")),
	FIELD(cursus, .max = 2, .label = N_("It is a course: who comes, comes each time")),
	FIELD(voor_wie, .max = 200, .label = N_("For whom")),
	FIELD(vragen, .max = 400, .kind = FORM_PARAGRAPHS,
	      .label = N_("What do you want to know of who comes?")),
	FIELD(tekst, .max = 4000, .kind = FORM_PARAGRAPHS,
	      .label = N_("More about it: programme, speakers")),
	FIELD(kosten, .max = 200, .label = N_("What does it cost?")),
	FIELD(toegang, .max = 200, .label = N_("Can everyone get in?")),
	FIELD(eten, .max = 200, .label = N_("Is there something to eat?")),
	FIELD(online, .max = 300, .label = N_("Link to join from home")),
	FIELD(mee, .max = 620, .kind = FORM_PARAGRAPHS,
	      .label = N_("Who organises it too?")),
	FIELD(bij, .max = 620, .kind = FORM_PARAGRAPHS,
	      .label = N_("With whom are you a guest?")),
	FIELD(hulp, .max = 620, .kind = FORM_PARAGRAPHS,
	      .label = N_("Who helps?")),
	FIELD(plaats, .max = 120),
	FIELD(welke, .max = 120),
	FIELD(datums, .max = 5),
	FIELD(versie, .max = 20),
};

/* Ticked, and not one of those that are typed. */
static const struct form_field themes[] = {
	FORM_TEXTS(struct plan_form, thema, .max = PLAN_THEMES_MOST),
};

static const struct form_shown shown[COUNT(fields)] = {
	{ "text" }, { "text" }, { "text" }, { "date" }, { "time" }, { "time" },
	{ "text", N_("Name of the place and its address") },
	{ "text", N_("What happens there? It stands in the list."), 3 },
	{ "checkbox", N_("They get a mail with all they need, and can call off with one tap.") },
	{ "number", N_("When it is full there is a waiting list. Empty: there is room for all.") },
	{ "text", N_("Each time gets a page and registrations of its own, unless it is a course.") },
	{ "number", N_("The first time counts: from 2 to 60.") },
	{ "date" },
	{ "checkbox", N_("They register once, for all of it.") },
	{ "text", N_("For example: initiatives with a community garden") },
	{ "text", N_("At most three questions, each on a line of its own. Ask only what you need.") , 3 },
	{ "text", NULL, 6 },
	{ "text", N_("For example: free, or 5 euros for soup") },
	{ "text", N_("For example: no steps, lift, ring line") },
	{ "text", N_("For example: coffee and soup") },
	{ "text", N_("Only who comes sees it") },
	{ "text", N_("Initiatives or organisations, each on a line of its own. They get a mail, and can change the meeting after they said yes."), 2 },
	{ "text", N_("Who opens the doors, each on a line of its own."), 2 },
	{ "text", N_("Partners that are named on the page, each on a line of its own."), 2 },
};

struct plan_party_rows plan_names(struct request *req)
{
	struct plan_party_rows rows = plan_parties(req->tx, req->who.id);

	if (may(req, COORDINATOR, SITE))
		list_add(req->arena, &rows) = (struct plan_party){
			.title = req->conf->name };
	return rows;
}

static void find_party(struct request *req, struct plan_form *form,
		       const struct plan_party_rows *names)
{
	list_each(n, *names)
		if (str_eq(n->slug, form->namens)) {
			form->party = *n;
			return;
		}
	form_add_error(req, &form->errors, S("namens"),
		       T(req, "Choose one of these."));
}

static void check_kind(struct request *req, struct plan_form *form)
{
	for (size_t i = 0; i < PLANNED_KINDS; i++)
		if (str_eq(meeting_kinds[i].value, form->soort))
			return;
	form_add_error(req, &form->errors, S("soort"),
		       T(req, "Choose one of these."));
}

static void read_hours(struct request *req, struct plan_form *form)
{
	form->starts_at = entry_moment_typed(req, form->datum, form->tijd,
					     &form->errors);
	if (form->starts_at && (form->starts_at <= req->now ||
				form->starts_at > req->now + PLAN_AHEAD))
		form_add_error(req, &form->errors, S("datum"),
			T(req, "Choose a day from now on, and within two years."));
	if (!form->starts_at || form_error_at(&form->errors, "tot").n)
		return;
	if (!when_clock(form->datum, form->tot, &form->ends_at))
		form_add_error(req, &form->errors, S("tot"),
			       T(req, "Give a time, such as 14:00."));
	else if (form->ends_at <= form->starts_at ||
		 form->ends_at > form->starts_at + LONGEST)
		form_add_error(req, &form->errors, S("tot"),
			T(req, "It ends later than it begins, on the same day."));
}

static void read_seats(struct request *req, struct plan_form *form)
{
	if (form->aantal.n && !form_error_at(&form->errors, "aantal").n &&
	    (!str_to_int(form->aantal, &form->seats) || form->seats < 1 ||
	     form->seats > SEATS_MOST))
		form_add_error(req, &form->errors, S("aantal"),
			T(req, "Give a number from 1 to 2000, or leave it empty."));
}

static void check_link(struct request *req, struct plan_form *form)
{
	if (form->online.n && !str_starts(form->online, S("https://")))
		form_add_error(req, &form->errors, S("online"),
			T(req, "Give the whole link; it begins with https://"));
}

static void check_questions(struct request *req, struct plan_form *form)
{
	struct plan as_typed = { .questions = form->vragen };

	if (plan_questions(req->arena, &as_typed).n > PLAN_QUESTIONS)
		form_add_error(req, &form->errors, S("vragen"),
			       T(req, "Ask at most three questions."));
}

struct plan_form plan_form_read(struct request *req,
				const struct plan_party_rows *names)
{
	struct plan_form form = { 0 };
	struct form_errors wrong;

	form.errors = form_read(req, fields, &form);
	wrong = form_read(req, themes, &form);
	list_each(e, wrong)
		list_add(req->arena, &form.errors) = *e;
	check_kind(req, &form);
	find_party(req, &form, names);
	read_hours(req, &form);
	form.place = place_read(req, form.plaats, form.welke, &form.errors);
	read_seats(req, &form);
	check_questions(req, &form);
	check_link(req, &form);
	plan_with_check(req, &form);
	plan_series_check(req, form.datums, &form.errors);
	return form;
}

str plan_date(struct arena *a, const struct plan_form *form)
{
	str from = when_time(a, form->starts_at), to = when_time(a, form->ends_at);
	str day = when_date(a, form->starts_at);

	return arena_f(a, "%.*sT%.*s/%.*s", (int)day.n, day.p, (int)from.n,
		       from.p, (int)to.n, to.p);
}

static bool is_same(const struct strs *a, const struct strs *b)
{
	list_each(s, *a)
		if (!strs_has(b, *s))
			return false;
	return a->n == b->n;
}

struct plan_form plan_form_of(struct request *req, const struct plan *plan)
{
	struct arena *a = req->arena;
	struct plan_party first = { 0 };
	struct plan_form form = {
		.titel = plan->title, .kort = plan->summary,
		.tekst = plan->about, .soort = plan->kind,
		.datum = when_date(a, plan->starts_at),
		.tijd = when_time(a, plan->starts_at),
		.tot = when_time(a, plan->ends_at), .plek = plan->venue,
		.voor_wie = plan->audience,
		.aanmelden = plan->registers ? S("ja") : (str){ 0 },
		.aantal = plan->seats ? arena_f(a, "%" PRId64, plan->seats)
				      : (str){ 0 },
		.kosten = plan->costs, .toegang = plan->access,
		.eten = plan->meals, .online = plan->online,
		.vragen = plan->questions, .seats = plan->seats,
		.starts_at = plan->starts_at, .ends_at = plan->ends_at,
	};

	if (plan_first(req->tx, plan->id, &first)) {
		form.party = first;
		form.namens = first.slug;
	}
	plan_with_of(req, plan->id, &form);
	form.thema = entry_theme_slugs(req, plan->id);
	form.place = place_find_typed(req, plan->place_slug);
	if (form.place.place.id.v)
		form.plaats = place_label(req, &form.place.place);
	return form;
}

void plan_form_follow(struct plan_form *later, const struct plan_form *was,
		      const struct plan_form *now)
{
	str day = later->datum;

	for (size_t i = 0; i < COUNT(fields); i++) {
		size_t at = fields[i].at;
		const str *old = (const void *)((const char *)was + at);
		const str *new = (const void *)((const char *)now + at);

		if (!str_eq(*old, *new))
			*(str *)(void *)((char *)later + at) = *new;
	}
	later->datum = day;
	if (!is_same(&was->thema, &now->thema))
		later->thema = now->thema;
	if (was->party.id.v != now->party.id.v)
		later->party = now->party;
	if (was->place.place.id.v != now->place.place.id.v)
		later->place = now->place;
	if (was->seats != now->seats)
		later->seats = now->seats;
}

static struct choices kinds_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < PLANNED_KINDS; i++)
		list_add(req->arena, &list) = (struct choice){
			meeting_kinds[i].value,
			tr(req->lang, str_from_z(meeting_kinds[i].english)),
			str_eq(meeting_kinds[i].value, chosen) };
	return list;
}

static struct choices names_of(struct request *req, str chosen,
			       const struct plan_party_rows *names)
{
	struct choices list = { 0 };

	list_each(n, *names)
		list_add(req->arena, &list) = (struct choice){ n->slug,
			n->title, str_eq(n->slug, chosen) };
	return list;
}

struct form_controls plan_controls(struct request *req,
				   const struct plan_form *form,
				   const struct plan_party_rows *names)
{
	struct form_layout layout = { fields, shown, COUNT(fields) };
	struct form_controls list = form_controls_of(req, &layout, form,
						     &form->errors);

	list_each(c, list) {
		if (str_eq(c->name, S("soort")))
			c->choices = kinds_of(req, form->soort);
		if (str_eq(c->name, S("herhaal"))) {
			c->choices = plan_rhythm_choices(req, form->herhaal);
			c->optional = false;
		}
		if (str_eq(c->name, S("namens"))) {
			c->choices = names_of(req, form->namens, names);
			c->optional = false;
		}
	}
	return list;
}
