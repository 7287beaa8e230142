/* SPDX-License-Identifier: EUPL-1.2 */
/* For who is at the wheel: propose moments, change what was chosen, call it
 * off. */
#include "features/circle/inside.h"
#include "circle_meet.html.h"

enum { LEAST = 2, FIRST = 3, MOST = 6, AHEAD_MOST = 2 * 365 * DAY };

struct propose_form {
	str day[MOST], time[MOST], plek, inbrenger;
	int64_t at[MOST];
	struct circle_turn party;
	struct form_errors errors;
};

#define MOMENT(n)                                                             \
	{ .name = "datum" #n, .max = 10,                                      \
	  .at = offsetof(struct propose_form, day[n - 1]) },                  \
	{ .name = "tijd" #n, .max = 5,                                        \
	  .at = offsetof(struct propose_form, time[n - 1]) }

static const struct form_field fields[] = {
	FORM_TEXT(struct propose_form, plek, .max = 200,
		  .label = N_("Address where you meet")),
	FORM_TEXT(struct propose_form, inbrenger, .min = 1, .max = 120,
		  .label = N_("Who brings the question?")),
	MOMENT(1), MOMENT(2), MOMENT(3), MOMENT(4), MOMENT(5), MOMENT(6),
};
enum { PARTY = 1 };

static const struct form_shown shown[COUNT(fields)] = {
	{ "text", N_("Only members see this") },
	{ "text", N_("On top stands who did so longest ago, or never.") },
};

static str field_of(struct request *req, const char *name, int n)
{
	return arena_f(req->arena, "%s%d", name, n + 1);
}

static void wrong(struct request *req, struct propose_form *form,
		  const char *name, int n, str what)
{
	form_add_error(req, &form->errors, field_of(req, name, n), what);
}

static bool is_twice(const struct propose_form *form, int n)
{
	for (int i = 0; i < n; i++)
		if (form->at[i] && form->at[i] == form->at[n])
			return true;
	return false;
}

/* The nth of them; a row without a day is empty. */
static void read_moment(struct request *req, struct propose_form *form, int n)
{
	int64_t noon;

	if (!form->day[n].n)
		return;
	if (!when_clock(form->day[n], S("12:00"), &noon))
		wrong(req, form, "datum", n,
		      T(req, "Give a day, such as 2026-12-05."));
	else if (!when_clock(form->day[n], form->time[n], &form->at[n]))
		wrong(req, form, "tijd", n,
		      T(req, "Give a time, such as 14:00."));
	else if (form->at[n] <= req->now ||
		 form->at[n] > req->now + AHEAD_MOST)
		wrong(req, form, "datum", n,
		      T(req, "Choose a day from now on, and within two years."));
	else if (is_twice(form, n))
		wrong(req, form, "datum", n,
		      T(req, "This moment is among them already."));
}

static int filled(const struct propose_form *form)
{
	int n = 0;

	for (int i = 0; i < MOST; i++)
		n += form->day[i].n != 0;
	return n;
}

static void read_party(struct request *req, struct propose_form *form,
		       const struct circle_turn_rows *turns)
{
	list_each(t, *turns)
		if (str_eq(t->slug, form->inbrenger))
			form->party = *t;
	if (!form->party.party_id.v &&
	    !form_error_at(&form->errors, "inbrenger").n)
		form_add_error(req, &form->errors, S("inbrenger"),
			       T(req, "Choose one of these."));
}

static struct propose_form read_form(struct request *req,
				     const struct circle_turn_rows *turns)
{
	struct propose_form form = { 0 };

	form.errors = form_read(req, fields, &form);
	for (int i = 0; i < MOST; i++)
		read_moment(req, &form, i);
	if (filled(&form) < LEAST)
		wrong(req, &form, "datum", filled(&form),
		      T(req, "Give at least two moments to choose from."));
	read_party(req, &form, turns);
	return form;
}

/* As it stands, or a new one. */
static struct propose_form form_of(struct request *req,
				   const struct circle *c,
				   const struct circle_meeting *m,
				   const struct circle_turn_rows *turns)
{
	struct circle_moment_rows rows = circle_moments(req->tx, m->id);
	struct propose_form form = { .plek = m->id.v ? m->venue : c->address };
	int n = 0;

	if (turns->n)
		form.inbrenger = turns->at[0].slug;
	list_each(t, *turns)
		if (t->party_id.v == m->case_party_id)
			form.inbrenger = t->slug;
	list_each(k, rows)
		if (k->starts_at > req->now && n < MOST) {
			form.day[n] = when_date(req->arena, k->starts_at);
			form.time[n++] = when_time(req->arena, k->starts_at);
		}
	while (n < MOST)
		form.time[n++] = S("19:30");
	return form;
}

static struct circle_typed row_of(struct request *req,
				  const struct propose_form *form, int n)
{
	str error = form_error_at(&form->errors,
		arena_z(req->arena, field_of(req, "datum", n)));

	if (!error.n)
		error = form_error_at(&form->errors,
			arena_z(req->arena, field_of(req, "tijd", n)));
	return (struct circle_typed){ n + 1, form->day[n], form->time[n],
				      error };
}

/* Those from one up to another. */
static struct circle_typeds rows_of(struct request *req,
				    const struct propose_form *form, int from,
				    int to)
{
	struct circle_typeds list = { 0 };

	for (int i = from; i < to; i++)
		list_add(req->arena, &list) = row_of(req, form, i);
	return list;
}

static bool is_used(const struct circle_typeds *rows)
{
	list_each(r, *rows)
		if (r->day.n || r->error.n)
			return true;
	return false;
}

static struct reply propose_page(struct request *req, const struct circle *c,
				 const struct propose_form *form,
				 const struct circle_turn_rows *turns)
{
	struct form_layout layout = { fields, shown, COUNT(fields) };
	struct form_controls controls = form_controls_of(req, &layout, form,
							 &form->errors);
	struct circle_typeds more = rows_of(req, form, FIRST, MOST);
	str back = arena_f(req->arena, "/mijn/kringen/%" PRId64, c->id.v);

	list_each(t, *turns)
		list_add(req->arena, &controls.at[PARTY].choices) =
			(struct choice){ t->slug, t->title,
					 str_eq(t->slug, form->inbrenger) };
	head_mine(req, c->purpose, back);
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "When does the circle meet?"), circle_propose_page,
		.action = req->path, .back = back, .purpose = c->purpose,
		.errors = form->errors, .rows = rows_of(req, form, 0, FIRST),
		.more = more, .open = is_used(&more),
		.controls = controls, .again = filled(form) != 0);
}

static bool proposes(const struct propose_form *form, int64_t at)
{
	for (int i = 0; i < MOST; i++)
		if (form->at[i] == at)
			return true;
	return false;
}

/* Those of the form instead of those there were; what was said of one that
 * stays is kept. */
static void put_moments(struct tx *tx, circle_meeting_id id,
			const struct propose_form *form)
{
	struct circle_moment_rows rows = circle_moments(tx, id);

	list_each(k, rows)
		if (!proposes(form, k->starts_at))
			circle_moment_remove(tx, k->id);
	for (int i = 0; i < MOST; i++)
		if (form->at[i])
			circle_moment_add(tx, id, form->at[i]);
}

struct reply circle_meeting_propose(struct request *req)
{
	struct errand e = errand_of(req);
	struct circle_turn_rows turns;
	struct circle_meeting m = { 0 };
	struct propose_form form;
	struct circle_own own;

	if (!circle_open_own(req, &own) || !own.wheel)
		return reply_not_found(req);
	if (circle_meeting_to_come(req->tx, &own.c, req->now, &m) &&
	    m.starts_at)
		return reply_redirect(req, "%s", arena_z(req->arena,
			circle_meeting_path(req->arena, m.id)));
	turns = circle_rota(req->tx, own.c.id, m.id);
	form = req->method == POST ? read_form(req, &turns)
				   : form_of(req, &own.c, &m, &turns);
	if (req->method == GET || form.errors.n)
		return propose_page(req, &own.c, &form, &turns);
	if (!m.id.v)
		m.id = circle_meeting_insert(req->tx, own.c.id, req->now);
	circle_meeting_settle(req->tx, m.id, form.party.party_id, form.plek);
	put_moments(req->tx, m.id, &form);
	circle_meeting_tell(&e, m.id, CIRCLE_ASKED);
	return reply_redirect(req, "%s", arena_z(req->arena,
		circle_meeting_path(req->arena, m.id)));
}

/*
 * Changing what was chosen, and calling it off: both with the reason.
 */
struct change_form {
	str datum, tijd, plek, reden;
	int64_t at;
	struct form_errors errors;
};

#define FIELD(member, ...) FORM_TEXT(struct change_form, member, __VA_ARGS__)
#define REASON(question)                                                      \
	FIELD(reden, .min = 3, .max = 400, .kind = FORM_PARAGRAPHS,           \
	      .label = question)

static const struct form_field change_fields[] = {
	FIELD(datum, .min = 1, .max = 10, .label = N_("Date")),
	FIELD(tijd, .min = 1, .max = 5, .label = N_("From what time")),
	FIELD(plek, .max = 200, .label = N_("Address where you meet")),
	REASON(N_("Why is it changed?")),
};
static const struct form_shown change_shown[COUNT(change_fields)] = {
	{ "date" }, { "time" }, { "text", N_("Only members see this") },
	{ "text", N_("Everyone reads this in the mail."), 3 },
};
static const struct form_field off_fields[] = {
	REASON(N_("Why does it not go on?")),
};
static const struct form_shown off_shown[COUNT(off_fields)] = {
	{ "text", N_("Everyone reads this in the mail."), 3 },
};

static const struct form_layout change_layout = { change_fields, change_shown,
						  COUNT(change_fields) },
				off_layout = { off_fields, off_shown,
					       COUNT(off_fields) };

static struct reply form_page(struct request *req, const struct circle_table *t,
			      const struct form_layout *layout,
			      const struct change_form *form)
{
	bool off = layout == &off_layout;
	str title = off ? T(req, "Call the meeting off")
			: T(req, "Change date or place");

	head_mine(req, t->own.c.purpose, arena_f(req->arena,
		"/mijn/kringen/%" PRId64, t->own.c.id.v));
	return reply_page(req, form->errors.n ? 422 : 200, title,
		circle_meeting_form, .title = title, .action = req->path,
		.when = t->meeting.starts_at
			? circle_meeting_when(req->arena, req->lang, &t->own.c,
					      &t->meeting) : (str){ 0 },
		.back = circle_meeting_path(req->arena, t->meeting.id),
		.button = off ? T(req, "Call it off")
			      : T(req, "Change it, and tell everyone"),
		.danger = off, .errors = form->errors,
		.controls = form_controls_of(req, layout, form,
					     &form->errors));
}

/* The meeting of the route, of who is at the wheel and while it is ahead. */
static bool find(struct request *req, struct circle_table *t)
{
	return circle_meeting_open(req, t) && t->own.wheel &&
	       (str_eq(t->meeting.state, S("asking")) ||
		circle_meeting_is_ahead(&t->own.c, &t->meeting, req->now));
}

static struct reply done(struct request *req, const struct circle_table *t,
			 enum circle_news news)
{
	struct errand e = errand_of(req);

	circle_meeting_tell(&e, t->meeting.id, news);
	return reply_redirect(req, "%s", arena_z(req->arena,
		circle_meeting_path(req->arena, t->meeting.id)));
}

static void read_change(struct request *req, struct change_form *form)
{
	form->errors = form_read(req, change_fields, form);
	form->at = entry_moment_typed(req, form->datum, form->tijd,
				      &form->errors);
	if (form->at && (form->at <= req->now ||
			 form->at > req->now + AHEAD_MOST))
		form_add_error(req, &form->errors, S("datum"),
			T(req, "Choose a day from now on, and within two years."));
}

struct reply circle_meeting_change(struct request *req)
{
	struct change_form form = { 0 };
	struct circle_table t;

	if (!find(req, &t) || !t.meeting.starts_at)
		return reply_not_found(req);
	if (req->method == GET)
		form = (struct change_form){ .plek = t.meeting.venue,
			.datum = when_date(req->arena, t.meeting.starts_at),
			.tijd = when_time(req->arena, t.meeting.starts_at) };
	else
		read_change(req, &form);
	if (req->method == GET || form.errors.n)
		return form_page(req, &t, &change_layout, &form);
	circle_moment_add(req->tx, t.meeting.id, form.at);
	circle_meeting_settle(req->tx, t.meeting.id,
			      (entry_id){ t.meeting.case_party_id }, form.plek);
	circle_meeting_choose(req->tx, t.meeting.id, form.at, form.reden);
	return done(req, &t, CIRCLE_MOVED);
}

struct reply circle_meeting_cancel(struct request *req)
{
	struct change_form form = { 0 };
	struct circle_table t;

	if (!find(req, &t))
		return reply_not_found(req);
	if (req->method == POST)
		form.errors = form_read(req, off_fields, &form);
	if (req->method == GET || form.errors.n)
		return form_page(req, &t, &off_layout, &form);
	circle_meeting_off(req->tx, t.meeting.id, form.reden);
	return done(req, &t, CIRCLE_OFF);
}
