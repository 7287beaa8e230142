/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages for who comes. */
#include "features/registration/inside.h"
#include "mail/list.h"
#include "registration.html.h"

enum { A_DAY_MOST = 10, MAIL_AGAIN = HOUR };

/* "Nog 12 plaatsen", or that it is full. */
static str room(struct request *req, const struct plan *plan)
{
	int64_t left = registration_seats_left(req->tx, plan);

	if (left < 0)
		return (str){ 0 };
	if (!left)
		return T(req, "It is full. You can come on the waiting list.");
	return TN(req, "There is {n} seat left.", "There are {n} seats left.",
		  left);
}

static enum register_as as_of(const struct request *req)
{
	return req->who.id.v ? AS_PERSON : AS_STRANGER;
}

static struct reply form_page(struct request *req, const struct plan *plan,
			      const struct register_form *form)
{
	plan_crumbs(req, plan);
	return reply_page(req, form->errors.n ? 422 : 200,
		TF(req, "Come to: {title}", TR_STR("title", plan->title)),
		register_page, .action = req->path, .title = plan->title,
		.path = plan_path(req, plan), .errors = form->errors,
		.when = plan_days(req, plan), .course = plan->course_id.v != 0,
		.venue = plan->venue, .room = room(req, plan),
		.controls = register_controls(req, form, plan, as_of(req)));
}

static struct reply to_own(struct request *req, registration_id id)
{
	str path = registration_path(req->tx, id);

	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

/* At once to who is signed in; to a stranger no more than so many a day, and
 * the same mail not twice in an hour. */
static void write_first(struct request *req, const struct plan *plan,
			registration_id id)
{
	struct errand e = errand_of(req);
	struct registration r;

	if (registration_get(req->tx, id, &r) &&
	    r.mailed_at + MAIL_AGAIN <= req->now)
		registration_write(&e, plan, id, REGISTERED);
}

static struct reply add_known(struct request *req, const struct plan *plan,
			      const struct register_form *form)
{
	struct errand e = errand_of(req);
	struct attendee who = attendee_of(req, form);
	registration_id id = registration_add(&e, plan, &who);

	write_first(req, plan, id);
	return to_own(req, id);
}

/* The answer is the same for every address: the mail says how it stands. */
static struct reply add_stranger(struct request *req, const struct plan *plan,
				 const struct register_form *form)
{
	struct errand e = errand_of(req);
	struct attendee who = attendee_of(req, form);
	struct reply reply = reply_redirect(req, "%.*s?verstuurd=1",
					    (int)req->path.n, req->path.p);

	if (form->website.n)
		return reply;
	who.person = person_of_mail(req, form->email, form->naam);
	if (person_is_blocked(req->tx, who.person, req->now) ||
	    registration_of_person_lately(req->tx, who.person,
					  req->now - DAY) >= A_DAY_MOST)
		return reply;
	write_first(req, plan, registration_add(&e, plan, &who));
	return reply;
}

static struct reply look_in_mail(struct request *req, const struct plan *plan)
{
	plan_crumbs(req, plan);
	return reply_page(req, 200, T(req, "Look in your mail"), register_sent,
			  .title = plan->title,
			  .path = plan_path(req, plan));
}

static struct reply come(struct request *req)
{
	struct register_form form = { 0 };
	struct plan plan;

	if (!plan_open(req, &plan) || !plan.registers)
		return reply_not_found(req);
	plan_whole(req->tx, &plan, req->now);
	if (req->method == GET && request_param(req, "verstuurd").n)
		return look_in_mail(req, &plan);
	if (!plan_is_open(&plan, req->now))
		return reply_refused(req, 410,
			T(req, "You cannot register any more"),
			T(req, "This meeting is over, or does not go on."));
	if (req->method == POST)
		form = register_form_read(req, &plan, as_of(req));
	if (req->method == GET || form.errors.n)
		return form_page(req, &plan, &form);
	return req->who.id.v ? add_known(req, &plan, &form)
			     : add_stranger(req, &plan, &form);
}

/*
 * One's own page.
 */
static bool find_own(struct request *req, struct registration *r,
		     struct plan *plan)
{
	registration_id id = { request_id(req, 0) };

	req->head.no_index = req->head.no_store = true;
	if (!registration_code_is(req->tx, id, req->args[1]) ||
	    !registration_get(req->tx, id, r) ||
	    !plan_get(req->tx, r->meeting_id, plan))
		return false;
	plan_whole(req->tx, plan, req->now);
	return true;
}

static struct register_form form_of(struct tx *tx,
				    const struct registration *r)
{
	str rest = r->answers;
	struct table_choice tables = table_choice_of(tx, r->id);
	struct register_form form = { .namens = r->behalf,
		.halen = r->wants, .brengen = r->brings,
		.kant = tables.side, .tafel = tables.first,
		.tweede = tables.second };

	form.v1 = str_cut(&rest, '\n');
	form.v2 = str_cut(&rest, '\n');
	form.v3 = rest;
	return form;
}

static struct htmls own_parts(struct request *req, registration_id id)
{
	struct htmls parts = { 0 };

	for (const registration_part *part = registration_parts; *part; part++) {
		html markup = (*part)(req, id);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

static struct reply own_page(struct request *req, const struct registration *r,
			     const struct plan *plan,
			     const struct register_form *form)
{
	bool coming = str_eq(r->state, COMING), off = str_eq(r->state, OFF);
	bool open = plan_is_open(plan, req->now);

	plan_crumbs(req, plan);
	return reply_quiet(reply_page(req, form->errors.n ? 422 : 200,
		T(req, "Your registration"), register_own, .action = req->path,
		.title = plan->title, .path = plan_path(req, plan),
		.when = plan_days(req, plan), .course = plan->course_id.v != 0,
		.venue = plan->venue, .guest = r->guest,
		.online = coming ? plan->online : (str){ 0 },
		.coming = coming, .off = off, .open = open,
		.parts = own_parts(req, r->id),
		.changes = open && !off,
		.table_news = open && !off ? table_choice_news(req, r->id)
					   : (str){ 0 },
		.cancelled = str_eq(plan->state, S("cancelled")),
		.errors = form->errors,
		.controls = register_controls(req, form, plan, AS_CHANGE)));
}

static struct reply show_own(struct request *req)
{
	struct registration r;
	struct register_form form;
	struct plan plan;

	if (!find_own(req, &r, &plan))
		return reply_dead_link(req);
	form = form_of(req->tx, &r);
	return own_page(req, &r, &plan, &form);
}

static struct reply change_own(struct request *req)
{
	struct errand e = errand_of(req);
	str deed = request_field(req, "doe");
	struct registration r;
	struct register_form form = { 0 };
	struct attendee who;
	struct plan plan;

	if (!find_own(req, &r, &plan))
		return reply_dead_link(req);
	if (!plan_is_open(&plan, req->now))
		return show_own(req);
	if (str_eq(deed, S("af"))) {
		registration_call_off(&e, &plan, &r);
		return to_own(req, r.id);
	}
	if (str_eq(deed, S("toch"))) {
		registration_come_back(&e, &plan, &r);
		return to_own(req, r.id);
	}
	form = register_form_read(req, &plan, AS_CHANGE);
	if (form.errors.n)
		return own_page(req, &r, &plan, &form);
	who = attendee_of(req, &form);
	registration_set_words(req->tx, r.id, who.behalf, who.wants,
			       who.brings, who.answers);
	table_choice_set(req->tx, table_choice_at(req->tx, &plan, req->now),
			 r.id, &who.tables);
	return to_own(req, r.id);
}

/*
 * Parts of other pages.
 */
html registration_on_meeting(struct request *req, const struct entry_card *row)
{
	struct registration_key mine = { 0 };
	struct plan plan;

	if (!plan_get(req->tx, row->id, &plan) || !plan.registers)
		return (html){ 0 };
	plan_whole(req->tx, &plan, req->now);
	if (!plan_is_open(&plan, req->now))
		return (html){ 0 };
	if (req->who.id.v)
		(void)!registration_known(req->tx, plan.id, req->who.id,
					  (str){ 0 }, &mine);
	return part_page(req, register_part, .path = plan_path(req, &plan),
		.room = room(req, &plan), .course = plan.course_id.v != 0,
		.own = mine.id.v && !str_eq(mine.state, OFF)
			? registration_path(req->tx, mine.id) : (str){ 0 },
		.waits = str_eq(mine.state, WAITING));
}

bool registration_step(struct request *req, const struct plan *plan,
		       struct plan_step *step)
{
	*step = (struct plan_step){ .title = T(req, "Who comes"),
		.path = arena_f(req->arena, "/bijeenkomsten/%.*s/aanmeldingen",
				(int)plan->slug.n, plan->slug.p),
		.state = TN(req, "{n} person comes", "{n} people come",
			    registration_count(req->tx, plan->course_id.v
				? plan->course_id : plan->id, COMING)) };
	return plan->registers;
}

html registration_mine_part(struct request *req)
{
	struct registration_mine_row_rows rows =
		registration_mine(req->tx, req->who.id, req->now);
	struct going_list list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct going){
			.path = registration_path(req->tx, r->id),
			.title = r->title, .guest = r->guest,
			.venue = r->venue,
			.when = meeting_when(req->arena, req->lang,
				&(struct meeting){ .date = r->date,
					.starts_at = r->starts_at,
					.ends_at = r->ends_at }),
			.waits = str_eq(r->state, WAITING) };
	return list.n ? part_page(req, register_mine, .list = list)
		      : (html){ 0 };
}

const struct route registration_routes[] = {
	{ GET,  "/bijeenkomsten/{slug}/aanmelden", come, ANYONE },
	{ POST, "/bijeenkomsten/{slug}/aanmelden", come, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/aanmelding/{id}/{code}", show_own, ANYONE },
	{ POST, "/aanmelding/{id}/{code}", change_own, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/aanmeldingen", registration_host_list,
	  PERSON },
	{ POST, "/bijeenkomsten/{slug}/aanmeldingen", registration_host_add,
	  PERSON, .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/aanmeldingen/lijst",
	  registration_host_paste, PERSON },
	{ POST, "/bijeenkomsten/{slug}/aanmeldingen/lijst",
	  registration_host_paste, PERSON, .rate = RATE_POST,
	  .max_body = 1 << 18 },
	{ POST, "/bijeenkomsten/{slug}/aanmeldingen/{id}",
	  registration_host_set, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/badges", registration_badges_page, PERSON },
	{ 0 }
};
