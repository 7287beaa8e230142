/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages: set a day, change it, call it off, say whether one comes. */
#include "features/openday/inside.h"
#include "openday.html.h"

static bool find_party(struct request *req, struct entry_card *party)
{
	return entry_get(req->tx, req->args[0], party) &&
	       str_eq(party->status, S("published")) &&
	       may(req, MANAGER, OF_ENTRY(party->id));
}

/* The day of the route, of those they are contact person of. */
static bool find_day(struct request *req, struct openday *day)
{
	return openday_get(req->tx, (openday_id){ request_id(req, 0) }, day) &&
	       may(req, MANAGER, OF_ENTRY(day->party_id));
}

static void crumbs(struct request *req, str slug, str party)
{
	head_mine(req, party, arena_f(req->arena, "/mijn/namens/%.*s",
				       (int)slug.n, slug.p));
}

static struct reply plan_page(struct request *req,
			      const struct entry_card *party,
			      const struct openday_form *form)
{
	crumbs(req, party->slug, party->title);
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "One date for all who ask"), openday_new,
		.action = req->path,
		.asking = openday_asking(req->tx, party->id, req->now - WITHIN),
		.errors = form->errors, .fields = openday_form_part(req, form));
}

static struct reply plan(struct request *req)
{
	struct errand e = errand_of(req);
	struct entry_card party;
	struct openday_id_row next;
	struct openday_form form;
	openday_id id;

	if (!find_party(req, &party))
		return reply_not_found(req);
	if (openday_next(req->tx, party.id, req->now, &next))
		return reply_redirect(req, "/mijn/kijkmiddag/%" PRId64,
				      next.id.v);
	form = req->method == GET ? openday_form_first(req, &party)
				  : openday_form_read(req);
	if (req->method == GET || form.errors.n)
		return plan_page(req, &party, &form);
	id = openday_plan(&e, &party, &form);
	return reply_redirect(req, "/mijn/kijkmiddag/%" PRId64, id.v);
}

static str said_name(const struct request *req, str answer)
{
	if (str_eq(answer, S("yes")))
		return T(req, "Comes");
	if (str_eq(answer, S("no")))
		return T(req, "Cannot come");
	return str_eq(answer, S("other")) ? T(req, "Would like another date")
					  : T(req, "They did not answer yet");
}

static struct inviteds guests_of(struct request *req, openday_id day)
{
	struct guest_line_rows rows = guest_list(req->tx, day);
	struct inviteds out = { 0 };

	for (size_t n = 0; n < rows.n; n++)
		list_add(req->arena, &out) = (struct invited){
			.party = rows.at[n].from_title.n
				? arena_f(req->arena, "%.*s, %.*s",
					(int)rows.at[n].name.n,
					rows.at[n].name.p,
					(int)rows.at[n].from_title.n,
					rows.at[n].from_title.p)
				: rows.at[n].name,
			.said = said_name(req, rows.at[n].answer),
			.comes = str_eq(rows.at[n].answer, S("yes")) };
	return out;
}

static struct openday_form form_of(struct request *req,
				   const struct openday *day)
{
	struct entry_card meeting;

	return (struct openday_form){
		.datum = when_date(req->arena, day->starts_at),
		.tijd = when_time(req->arena, day->starts_at),
		.plek = day->venue,
		.aantal = arena_f(req->arena, "%" PRId64, day->seats),
		.agenda = entry_get_by_id(req->tx, day->meeting_id, &meeting)
			? S("ja") : S("") };
}

static struct reply day_page(struct request *req, const struct openday *day,
			     const struct openday_form *form)
{
	bool open = str_eq(day->state, S("planned")) &&
		    day->starts_at > req->now;

	crumbs(req, day->slug, day->party);
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "Your open day"), openday_show, .action = req->path,
		.when = openday_when(req->arena, req->lang, day->starts_at),
		.venue = day->venue, .coming = day->coming, .seats = day->seats,
		.off = str_eq(day->state, S("cancelled")), .open = open,
		.guests = guests_of(req, day->id), .errors = form->errors,
		.fields = openday_form_part(req, form));
}

static struct reply show(struct request *req)
{
	struct openday day;
	struct openday_form form;

	if (!find_day(req, &day))
		return reply_not_found(req);
	form = form_of(req, &day);
	return day_page(req, &day, &form);
}

static struct reply change(struct request *req)
{
	struct errand e = errand_of(req);
	struct openday day;
	struct openday_form form;

	if (!find_day(req, &day))
		return reply_not_found(req);
	form = openday_form_read(req);
	if (form.errors.n)
		return day_page(req, &day, &form);
	if (day.starts_at > req->now)
		openday_change(&e, &day, &form);
	return reply_redirect(req, "/mijn/kijkmiddag/%" PRId64, day.id.v);
}

static struct reply call_off(struct request *req)
{
	struct errand e = errand_of(req);
	struct openday day;

	if (!find_day(req, &day))
		return reply_not_found(req);
	if (day.starts_at > req->now)
		openday_call_off(&e, &day);
	return reply_redirect(req, "/mijn/kijkmiddag/%" PRId64, day.id.v);
}

static bool is_answer(str said)
{
	return str_eq(said, S("yes")) || str_eq(said, S("no")) ||
	       str_eq(said, S("other"));
}

/* Whether the day can still be answered. */
static bool is_open(struct request *req, const struct guest *guest,
		    struct openday *day)
{
	return openday_get(req->tx, guest->openday_id, day) &&
	       str_eq(day->state, S("planned")) && day->starts_at > req->now;
}

static struct reply say(struct request *req)
{
	struct errand e = errand_of(req);
	str said = request_field(req, "antwoord");
	struct guest guest;
	struct openday day;

	if (!guest_get(req->tx, (openday_guest_id){ request_id(req, 0) },
		       &guest) || guest.person_id.v != req->who.id.v)
		return reply_not_found(req);
	if (is_answer(said) && is_open(req, &guest, &day))
		(void)openday_answer(&e, &guest, said);
	return reply_redirect(req, "/mijn#uitnodigingen");
}

html openday_on_acting(struct request *req, const struct entry_card *party)
{
	int64_t asking = openday_asking(req->tx, party->id, req->now - WITHIN);
	struct openday_id_row next;
	struct openday day = { 0 };

	if (!may(req, MANAGER, OF_ENTRY(party->id)))
		return (html){ 0 };
	if (openday_next(req->tx, party->id, req->now, &next) &&
	    !openday_get(req->tx, next.id, &day))
		return (html){ 0 };
	if (!day.id.v && asking < ENOUGH)
		return (html){ 0 };
	return part_page(req, openday_part, .slug = party->slug,
		.asking = asking, .id = day.id.v, .coming = day.coming,
		.when = day.id.v ? openday_when(req->arena, req->lang,
						day.starts_at) : (str){ 0 });
}

html openday_mine(struct request *req)
{
	struct guest_invited_rows rows = guest_of_person(req->tx, req->who.id,
							 req->now);
	struct inviteds list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct invited){
			r->id.v, r->party,
			openday_when(req->arena, req->lang,
				     r->starts_at),
			r->venue, said_name(req, r->answer),
			str_eq(r->answer, S("yes")) };
	return list.n ? part_page(req, openday_invitations, .list = list)
		      : (html){ 0 };
}

/*
 * The links in our letters.
 */
static bool show_plan(struct request *req, const struct link *link,
		      struct token_page *page)
{
	struct openday_form form;
	struct entry_card party;
	struct openday_id_row next;

	if (!entry_get_by_id(req->tx, (entry_id){ link->about }, &party) ||
	    openday_next(req->tx, party.id, req->now, &next))
		return false;
	form = req->method == GET ? openday_form_first(req, &party)
				  : openday_form_read(req);
	*page = (struct token_page){
		.title = T(req, "One date for all who ask"),
		.text = TN(req, "{n} person waits for your answer. They get a mail with this date and say whether they come.",
			   "{n} people wait for your answer. They get a mail with this date and say whether they come.",
			   openday_asking(req->tx, party.id, req->now - WITHIN)),
		.fields = openday_form_part(req, &form),
		.buttons = { { S("ja"), T(req, "Invite them all") } },
		.done_path = arena_f(req->arena, "/mijn/namens/%.*s",
				     (int)party.slug.n, party.slug.p),
		.done_label = party.title,
	};
	return true;
}

static struct reply thanks(struct request *req, str title, str text)
{
	req->head.no_index = true;
	return reply_page(req, 200, title, openday_thanks, .title = title,
			  .text = text);
}

static struct reply use_plan(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct openday_form form = openday_form_read(req);
	struct entry_card party;

	if (!entry_get_by_id(req->tx, (entry_id){ link->about }, &party))
		return reply_not_found(req);
	if (form.errors.n)
		return (struct reply){ 0 };
	(void)openday_plan(&e, &party, &form);
	return thanks(req, T(req, "They are invited"),
		TF(req, "You find the date and who comes on the page of {who}, under Mijn.",
		   TR_STR("who", party.title)));
}

static bool show_answer(struct request *req, const struct link *link,
			struct token_page *page)
{
	str wanted = request_param(req, "antwoord");
	struct token_button buttons[] = {
		{ S("yes"), T(req, "Yes, I come") },
		{ S("no"), T(req, "No, I cannot") },
		{ S("other"), T(req, "Another date would suit me") },
	};
	struct guest guest;
	struct openday day;
	size_t put = 0;

	if (!guest_get(req->tx, (openday_guest_id){ link->about }, &guest) ||
	    !is_open(req, &guest, &day))
		return false;
	*page = (struct token_page){
		.title = TF(req, "{who} invites you to come and see",
			    TR_STR("who", day.party)),
		.text = arena_f(req->arena, "%.*s. %.*s",
			(int)openday_when(req->arena, req->lang,
					  day.starts_at).n,
			openday_when(req->arena, req->lang, day.starts_at).p,
			(int)day.venue.n, day.venue.p),
		.done_path = S("/mijn#uitnodigingen"),
		.done_label = T(req, "To my page"),
	};
	for (size_t n = 0; n < COUNT(buttons); n++)
		if (str_eq(buttons[n].value, wanted))
			page->buttons[put++] = buttons[n];
	for (size_t n = 0; n < COUNT(buttons); n++)
		if (!str_eq(buttons[n].value, wanted))
			page->buttons[put++] = buttons[n];
	return true;
}

static struct reply use_answer(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	str said = request_field(req, "antwoord"), became;
	struct guest guest;

	if (!is_answer(said))
		return (struct reply){ 0 };
	if (!guest_get(req->tx, (openday_guest_id){ link->about }, &guest))
		return reply_not_found(req);
	became = openday_answer(&e, &guest, said);
	if (str_eq(became, S("yes")))
		return thanks(req, T(req, "See you there"),
			T(req, "They know that you come. If it changes, say so on your page, under Mijn."));
	return thanks(req, T(req, "Thank you for your answer"),
		str_eq(said, S("yes"))
		? T(req, "It is full already. You keep your place and get a turn of your own.")
		: T(req, "You keep your place and get a turn of your own."));
}

const struct token_purpose openday_purposes[] = {
	{ "openday-plan", 60 * DAY, false, show_plan, use_plan },
	{ "openday-answer", 60 * DAY, false, show_answer, use_answer },
	{ 0 }
};

const struct route openday_routes[] = {
	{ GET,  "/mijn/namens/{slug}/kijkmiddag", plan, PERSON },
	{ POST, "/mijn/namens/{slug}/kijkmiddag", plan, PERSON,
	  .rate = RATE_POST },
	{ GET,  "/mijn/kijkmiddag/{id}", show, PERSON },
	{ POST, "/mijn/kijkmiddag/{id}", change, PERSON, .rate = RATE_POST },
	{ POST, "/mijn/kijkmiddag/{id}/afzeggen", call_off, PERSON },
	{ POST, "/mijn/uitnodiging/{id}", say, PERSON },
	{ 0 }
};
