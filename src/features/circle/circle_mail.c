/* SPDX-License-Identifier: EUPL-1.2 */
/* Invitations and requests: what becomes of them, and the mails with buttons. */
#include "features/circle/circle_notes.h"

enum { LASTS = 60 * DAY };

struct addressee circle_addressee(const struct errand *e,
				  const struct circle_contact *c)
{
	return (struct addressee){ tx_arena(e->tx), c->lang, c->name, c->mail,
				   c->id };
}

/* "Yes, ...", "No, ...": the two links of one question. */
struct question {
	const char *purpose;
	circle_member_id seat;
	str yes, no;
};

static str buttons(const struct errand *e, const struct addressee *to,
		   const struct question *q)
{
	str link = token_create(e->tx, &(struct token){ .purpose = q->purpose,
		.person = to->person, .about = q->seat.v, .url = e->url,
		.now = e->now }).url;
	str yes = letter_choice(to, q->yes, link, "ja");
	str no = letter_choice(to, q->no, link, "nee");

	return arena_f(to->arena, "%.*s\n\n%.*s", (int)yes.n, yes.p, (int)no.n,
		       no.p);
}

static str title_of(struct tx *tx, entry_id id)
{
	struct entry_card row;

	return entry_get_by_id(tx, id, &row) ? row.title : (str){ 0 };
}

static void write_invitation(const struct errand *e, circle_id id,
			     circle_member_id seat,
			     const struct circle_contact *contact)
{
	struct addressee to = circle_addressee(e, contact);
	struct circle c;

	if (!circle_get(e->tx, id, &c))
		return;
	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = T(&to, "Will you join a circle?"),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			c.wheel ? TF(&to, "{who} invites you to a circle:",
				TR_STR("who", title_of(e->tx,
						(entry_id){ c.wheel })))
				: T(&to, "We invite you to a circle of initiatives that can learn from one another:"),
			letter_quoted(to.arena, c.purpose),
			T(&to, "A circle has three to eight members, who meet a few times. What is said there stays there. You see who the others are once you said yes."),
			buttons(e, &to, &(struct question){ "circle-answer",
				seat, T(&to, "Yes, and what is said there stays there"),
				T(&to, "No, thank you") })) });
}

bool circle_invite(const struct errand *e, circle_id circle, entry_id party)
{
	struct circle_contact contact;
	struct circle_seat seat;
	struct circle c;

	if (!circle_get(e->tx, circle, &c) || !circle_may_invite(&c) ||
	    circle_member_of(e->tx, circle, party, &seat) ||
	    !circle_contact(e->tx, party, &contact))
		return false;
	write_invitation(e, circle,
		circle_put(e->tx, circle, party, contact.id, S("invited"),
			   false, e->now), &contact);
	return true;
}

static bool seat_waits(struct tx *tx, circle_member_id id, str state,
		       struct circle_seat *seat)
{
	return circle_member_get(tx, id, seat) && str_eq(seat->state, state);
}

static void settle(const struct errand *e, const struct circle_seat *seat,
		   bool yes, person_id person)
{
	if (!yes) {
		circle_refuse(e->tx, seat->id, e->now);
		return;
	}
	circle_enter(e->tx, seat->id, person, e->now);
	circle_meeting_welcome(e, seat->circle_id, seat->id);
	circle_lessons_joined(e, seat->circle_id, person);
}

bool circle_answer(const struct errand *e, circle_member_id id,
		   person_id person, bool yes)
{
	struct circle_seat seat;
	struct circle c;

	if (!seat_waits(e->tx, id, S("invited"), &seat) ||
	    !circle_get(e->tx, seat.circle_id, &c) ||
	    (yes && !circle_has_room(&c)))
		return false;
	settle(e, &seat, yes, person);
	return true;
}

/* Who is at the wheel; false: nobody that can be written to. */
static bool at_the_wheel(const struct errand *e, const struct circle *c,
			 struct circle_contact *contact)
{
	struct circle_seat seat;

	return circle_member_of(e->tx, c->id, (entry_id){ c->wheel }, &seat) &&
	       seat.person_id.v &&
	       circle_person(e->tx, seat.person_id, contact);
}

void circle_ask(const struct errand *e, const struct circle *c,
		const struct circle_party *party, person_id person, bool shown)
{
	circle_member_id seat = circle_put(e->tx, c->id, party->id, person,
					   S("asked"), shown, e->now);
	struct circle_contact contact;
	struct addressee to;

	if (!at_the_wheel(e, c, &contact))
		return;
	to = circle_addressee(e, &contact);
	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = TF(&to, "{who} would like to join your circle",
			      TR_STR("who", party->title)),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			TF(&to, "{who} would like to join your circle:",
			   TR_STR("who", party->title)),
			letter_quoted(to.arena, c->purpose),
			buttons(e, &to, &(struct question){ "circle-admit",
				seat, T(&to, "Yes, let them in"),
				T(&to, "No, not now") })) });
}

bool circle_admit(const struct errand *e, circle_member_id id, bool yes)
{
	struct circle_contact contact;
	struct circle_seat seat;
	struct addressee to;
	struct circle c;

	if (!seat_waits(e->tx, id, S("asked"), &seat) ||
	    !circle_get(e->tx, seat.circle_id, &c) ||
	    (yes && !circle_may_invite(&c)))
		return false;
	settle(e, &seat, yes, seat.person_id);
	if (!circle_person(e->tx, seat.person_id, &contact))
		return true;
	to = circle_addressee(e, &contact);
	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = yes ? T(&to, "You are in the circle")
			       : T(&to, "The circle has no place for you now"),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			letter_quoted(to.arena, c.purpose),
			yes ? T(&to, "You are welcome. You see who the others are under Mijn.")
			    : T(&to, "The circle cannot let you in now. You can ask another one, or begin one yourself."),
			arena_f(to.arena, yes ? "%.*s/mijn/kringen/%" PRId64
				: "%.*s/kringen", (int)e->url.n, e->url.p,
				c.id.v)) });
	return true;
}

void circle_end(const struct errand *e, const struct circle *c, person_id by,
		str reason)
{
	struct circle_member_rows rows = circle_members(e->tx, c->id);
	struct circle_contact contact;

	list_each(m, rows) {
		struct addressee to;

		if (!m->person_id.v || m->person_id.v == by.v ||
		    !circle_person(e->tx, m->person_id, &contact))
			continue;
		to = circle_addressee(e, &contact);
		mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
			.subject = T(&to, "A circle has ended"),
			.text = LETTER(to.arena, to.lang, to.name,
				e->conf->name,
				letter_quoted(to.arena, c->purpose),
				reason.n ? T(&to, "A coordinator ended this circle, and says why:")
					 : T(&to, "Who was at the wheel ended this circle."),
				letter_quoted(to.arena, reason)) });
	}
	circle_meeting_stop(e, c, reason);
	circle_empty(e->tx, c->id);
}

/*
 * The links in the mails.
 */
static bool says(const struct request *req, const char *word)
{
	return str_eq(request_field(req, "antwoord"), str_from_z(word));
}

static bool of_link(struct request *req, const struct link *link, str state,
		    struct circle *c)
{
	struct circle_seat seat;

	return seat_waits(req->tx, (circle_member_id){ link->about }, state,
			  &seat) && circle_get(req->tx, seat.circle_id, c);
}

/* What they said, to a question that still waits. */
static bool answered(struct request *req, const struct link *link, str state,
		     struct circle *c, bool *yes)
{
	*yes = says(req, "ja");
	return (*yes || says(req, "nee")) && of_link(req, link, state, c);
}

static bool show_answer(struct request *req, const struct link *link,
			struct token_page *page)
{
	struct circle c;

	if (!of_link(req, link, S("invited"), &c))
		return false;
	*page = (struct token_page){
		.title = T(req, "Will you join a circle?"),
		.text = T(req, "A circle has three to eight members, who meet a few times. What is said there stays there. You see who the others are once you said yes."),
		.quote = c.purpose,
		.buttons = {
			{ S("ja"), T(req, "Yes, and what is said there stays there") },
			{ S("nee"), T(req, "No, thank you") },
		},
		.done_path = S("/mijn"), .done_label = T(req, "To my page"),
	};
	return true;
}

static struct reply use_answer(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct circle c;
	bool yes;

	if (!answered(req, link, S("invited"), &c, &yes))
		return (struct reply){ 0 };
	if (!circle_answer(&e, (circle_member_id){ link->about },
			   link->person_id, yes))
		return token_done(req, T(req, "This circle is full by now"),
				  S("/kringen"), T(req, "To the circles"));
	if (!yes)
		return token_done(req, T(req, "Thank you for your answer. You are not asked for this circle again."),
				  S("/kringen"), T(req, "To the circles"));
	return token_done(req, T(req, "You are in the circle"),
		arena_f(req->arena, "/mijn/kringen/%" PRId64, c.id.v),
		T(req, "To the circle"));
}

static bool show_admit(struct request *req, const struct link *link,
		       struct token_page *page)
{
	struct circle_seat seat;
	struct circle c;

	if (!of_link(req, link, S("asked"), &c) ||
	    !circle_member_get(req->tx, (circle_member_id){ link->about },
			       &seat))
		return false;
	*page = (struct token_page){
		.title = TF(req, "{who} would like to join your circle",
			    TR_STR("who", title_of(req->tx, seat.party_id))),
		.quote = c.purpose,
		.buttons = {
			{ S("ja"), T(req, "Yes, let them in") },
			{ S("nee"), T(req, "No, not now") },
		},
		.done_path = S("/mijn"), .done_label = T(req, "To my page"),
	};
	return true;
}

static struct reply use_admit(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct circle c;
	bool yes;

	if (!answered(req, link, S("asked"), &c, &yes))
		return (struct reply){ 0 };
	return token_done(req,
		!circle_admit(&e, (circle_member_id){ link->about }, yes)
			? T(req, "This circle is full by now")
		: yes ? T(req, "They are in, and got a mail")
		      : T(req, "They got a mail"),
		arena_f(req->arena, "/mijn/kringen/%" PRId64, c.id.v),
		T(req, "To the circle"));
}

const struct token_purpose circle_purposes[] = {
	{ "circle-answer", LASTS, false, show_answer, use_answer },
	{ "circle-admit", LASTS, false, show_admit, use_admit },
	{ 0 }
};
