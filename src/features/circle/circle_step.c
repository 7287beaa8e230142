/* SPDX-License-Identifier: EUPL-1.2 */
/* One step for each member, before a day; and six weeks later: and? */
#include "features/circle/circle_notes.h"
#include "features/outcome/outcome.h"
#include "circle_notes.html.h"

enum { SIX_WEEKS = 42 * DAY, ASKED_UNTIL = 180 * DAY, AHEAD = 366 * DAY,
       AT_MOST = 5000, WAITS = 60 * DAY };

enum { DONE, UNDERWAY, STOPPED, ANSWERS };

static const struct step_look {
	str value;              /* "open": as it is kept */
	const char *name, *badge;
} looks[] = {
	[DONE] = { S("done"), N_("Done"), " bp-badge--ok" },
	[UNDERWAY] = { S("underway"), N_("Under way"), " bp-badge--busy" },
	[STOPPED] = { S("stopped"), N_("Stopped"), " bp-badge--ended" },
	[ANSWERS] = { S("open"), N_("Open"), "" },
};

/* In that order. */
static const struct outcome_answer answers[ANSWERS] = {
	{ "circle-step-done", N_("It is done") },
	{ "circle-step-underway", N_("It is under way") },
	{ "circle-step-stopped", N_("I stopped") },
};

static const struct step_look *look_of(str state)
{
	for (size_t i = 0; i < ANSWERS; i++)
		if (str_eq(looks[i].value, state))
			return &looks[i];
	return &looks[ANSWERS];
}

/*
 * On the circle's page.
 */
static struct circle_step_shown shown_of(struct request *req,
					 const struct circle_own *own,
					 const struct circle_step_row *r)
{
	const struct step_look *look = look_of(r->state);

	return (struct circle_step_shown){
		.id = r->member_id.v == own->seat->id.v ? r->id.v : 0,
		.who = r->title, .words = r->words,
		.due = when_written(req->arena, req->lang, r->due),
		.state = tr(req->lang, str_from_z(look->name)),
		.badge = str_from_z(look->badge) };
}

html circle_steps_part(struct request *req, const struct circle_own *own)
{
	struct circle_step_row_rows rows = circle_steps(req->tx, own->c.id);
	int64_t met = circle_met_at(req->tx, own->c.id, req->now);
	struct circle_steps_shown now = { 0 }, before = { 0 };
	struct circle_step_own mine;

	list_each(r, rows) {
		struct circle_steps_shown *list = r->meeting_at >= met ? &now
								: &before;

		list_add(req->arena, list) = shown_of(req, own, r);
	}
	return part_page(req, circle_steps_list,
		.path = circle_own_path(req, own->c.id),
		.wrote = circle_step_at(req->tx, own->seat->id, met, &mine),
		.steps = now, .before = before);
}

/*
 * Writing it.
 */
struct step_form {
	str wat, datum;
	struct form_errors errors;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct step_form, wat, .min = 3, .max = 300,
		  .label = N_("What will you do?")),
	FORM_TEXT(struct step_form, datum, .min = 1, .max = 10,
		  .label = N_("Before when?")),
};
static const struct form_shown form_shown[] = {
	{ "text", N_("One thing, small enough to be done by then.") },
	{ "date" },
};

static struct reply page(struct request *req, const struct circle_own *own,
			 const struct step_form *form)
{
	struct form_layout layout = { fields, form_shown, COUNT(fields) };

	return circle_write(req, own, &(struct circle_writing){
		T(req, "Your step"),
		T(req, "Only the circle sees it. After six weeks you get one mail: what came of it?"),
		T(req, "Keep my step"), &form->errors,
		form_controls_of(req, &layout, form, &form->errors) });
}

static void check_date(struct request *req, struct step_form *form)
{
	int64_t until = 0;

	if (form_error_at(&form->errors, "datum").n)
		return;
	if (!when_clock(form->datum, S("23:59"), &until) ||
	    until < req->now || until > req->now + AHEAD)
		form_add_error(req, &form->errors, S("datum"),
			T(req, "Give a day from now on, such as 2026-12-05."));
}

struct reply circle_step_write(struct request *req)
{
	struct circle_step_own was = { 0 };
	struct step_form form = { 0 };
	struct circle_own own;
	int64_t met;

	if (!circle_open_own(req, &own) || !own.in)
		return reply_not_found(req);
	met = circle_met_at(req->tx, own.c.id, req->now);
	if (req->method == GET) {
		if (circle_step_at(req->tx, own.seat->id, met, &was))
			form = (struct step_form){ was.words, was.due };
		return page(req, &own, &form);
	}
	form.errors = form_read(req, fields, &form);
	check_date(req, &form);
	if (form.errors.n)
		return page(req, &own, &form);
	circle_step_put(req->tx, own.seat->id, met, form.wat, form.datum,
			req->now);
	return reply_redirect(req, "/mijn/kringen/%" PRId64 "#stappen",
			      own.c.id.v);
}

struct reply circle_step_stand(struct request *req)
{
	const struct step_look *look = look_of(request_field(req, "stand"));
	struct circle_own own;
	int64_t id;

	if (!circle_open_own(req, &own) || !own.in || look == &looks[ANSWERS] ||
	    !str_to_int(request_field(req, "stap"), &id) ||
	    !circle_step_say(req->tx, (circle_step_id){ id }, req->who.id,
			     look->value))
		return reply_not_found(req);
	return reply_redirect(req, "/mijn/kringen/%" PRId64 "#stappen",
			      own.c.id.v);
}

void circle_steps_forget(struct tx *tx, int64_t before)
{
	circle_steps_end(tx, before);
}

/*
 * Six weeks later, on the monthly mail.
 */
/* Those of this person; of nobody: whose they are. */
static struct outcome_ids due(struct tx *tx, person_id of, int64_t now)
{
	struct circle_step_due_rows rows = circle_step_due(tx, of,
		now - ASKED_UNTIL, now - SIX_WEEKS, AT_MOST);
	struct outcome_ids list = { 0 };

	list_each(r, rows)
		list_add(tx_arena(tx), &list) = of.v ? r->id.v : r->person_id.v;
	return list;
}

static struct outcome_ids people(struct tx *tx, int64_t now)
{
	return due(tx, (person_id){ 0 }, now);
}

static struct outcome_ids open(const struct outcome_reader *reader)
{
	return due(reader->tx, reader->person, reader->now);
}

static bool write(const struct outcome_reader *reader, int64_t about,
		  struct outcome_point *point)
{
	struct circle_step_asked step;

	if (!circle_step_get(reader->tx, (circle_step_id){ about },
			     reader->person, &step))
		return false;
	point->text = TF(reader, "In your circle you took a step: “{step}”. What came of it? Only your circle sees the answer.",
			 TR_STR("step", entry_title_within(step.words)));
	outcome_buttons(reader, about, answers, ANSWERS, point);
	return true;
}

static int64_t since(const struct outcome_reader *reader, int64_t about)
{
	struct circle_step_asked step;

	return circle_step_get(reader->tx, (circle_step_id){ about },
			       reader->person, &step)
		? step.made_at + SIX_WEEKS : 0;
}

const struct outcome_source circle_steps_taken = {
	.name = "circle-step", .people = people, .open = open, .write = write,
	.since = since,
};

static size_t answer_at(const struct link *link)
{
	size_t n = 0;

	while (n + 1 < ANSWERS &&
	       !str_eq(str_from_z(answers[n].purpose), link->purpose))
		n++;
	return n;
}

static bool find(struct request *req, const struct link *link,
		 struct circle_step_asked *step)
{
	return circle_step_get(req->tx, (circle_step_id){ link->about },
			       link->person_id, step);
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page_shown)
{
	size_t n = answer_at(link);
	struct circle_step_asked step;

	if (!find(req, link, &step))
		return false;
	*page_shown = token_one(T(req, "What came of your step?"),
		T(req, "Only your circle sees the answer."),
		tr(req->lang, str_from_z(answers[n].label)),
		circle_own_path(req, step.circle_id), T(req, "To the circle"));
	page_shown->quote = step.words;
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct circle_step_asked step;

	if (!find(req, link, &step) ||
	    !circle_step_say(req->tx, step.id, link->person_id,
			     looks[answer_at(link)].value))
		return reply_not_found(req);
	return token_done(req, T(req, "Thank you. Your circle sees how it stands."),
			  circle_own_path(req, step.circle_id),
			  T(req, "To the circle"));
}

const struct token_purpose circle_step_purposes[] = {
	{ "circle-step-done", WAITS, false, show, use },
	{ "circle-step-underway", WAITS, false, show, use },
	{ "circle-step-stopped", WAITS, false, show, use },
	{ 0 }
};
