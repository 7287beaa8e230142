/* SPDX-License-Identifier: EUPL-1.2 */
/* The public pages: which circles there are, how one works, ask to join. */
#include "features/circle/circle_notes.h"
#include "circle.html.h"
#include "features/audit/audit.h"

enum { LISTED = 200 };

static const struct tr_name kinds[] = {
	{ S("living-room"), N_("Living-room meeting") },
	{ S("learning"), N_("Learning circle") },
	{ S("speakers"), N_("Circle of speakers") },
	{ S("supporters"), N_("Circle of village supporters") },
	{ S("front-runners"), N_("Circle of front-runners") },
	{ S("municipalities"), N_("Municipalities among themselves") },
};

str circle_kind_name(const struct request *req, str kind)
{
	return tr_name(req->lang, kinds, kind);
}

struct choices circle_kinds(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < COUNT(kinds); i++)
		list_add(req->arena, &list) = (struct choice){ kinds[i].value,
			circle_kind_name(req, kinds[i].value),
			str_eq(kinds[i].value, chosen) };
	return list;
}

struct choices circle_choices(struct request *req, str chosen,
			      const struct circle_party_rows *parties)
{
	struct choices list = { 0 };

	list_each(p, *parties)
		list_add(req->arena, &list) = (struct choice){
			p->slug, p->title, str_eq(p->slug, chosen) };
	return list;
}

struct circle_party circle_chosen(const struct circle_party_rows *parties,
				  str slug)
{
	for (size_t i = 0; i < parties->n; i++)
		if (str_eq(parties->at[i].slug, slug))
			return parties->at[i];
	return (struct circle_party){ 0 };
}

bool circle_may_invite(const struct circle *c)
{
	return c->members + c->invited < CIRCLE_MOST;
}

bool circle_has_room(const struct circle *c)
{
	return c->members < CIRCLE_MOST;
}

/* Of those names, the ones of that circle. */
static struct strs named(struct request *req, circle_id id,
			 const struct circle_name_rows *names)
{
	struct strs list = { 0 };

	list_each(n, *names)
		if (n->circle_id.v == id.v)
			list_add(req->arena, &list) = n->title;
	return list;
}

static struct circle_card card_of(struct request *req, const struct circle *c,
				  const struct circle_name_rows *names)
{
	struct buf about = { .arena = req->arena, .limit = 1000 };
	str theme = entry_theme_title(req, c->theme_nl, c->theme_en);

	buf_add(&about, theme);
	if (c->place.n)
		buf_add_next(&about, S(", "), c->place);
	return (struct circle_card){
		.id = c->id.v, .kind = circle_kind_name(req, c->kind),
		.purpose = c->purpose, .about = buf_str(&about),
		.rhythm = c->rhythm,
		.members = TN(req, "{n} member", "{n} members", c->members),
		.room = circle_may_invite(c),
		.parties = named(req, c->id, names),
	};
}

struct circle_card circle_card_of(struct request *req, const struct circle *c)
{
	struct circle_name_rows names = circle_named(req->tx, c->id);

	return card_of(req, c, &names);
}

static struct reply list(struct request *req)
{
	struct circle_rows rows = circle_list(req->tx, LISTED);
	struct circle_name_rows names = circle_named(req->tx, (circle_id){ 0 });
	struct circle_cards cards = { 0 };

	list_each(c, rows)
		list_add(req->arena, &cards) = card_of(req, c, &names);
	return reply_page(req, 200, T(req, "Circles"), circle_list_page,
			  .circles = cards);
}

/* The circle of the route, if someone is in it. */
static bool find(struct request *req, struct circle *c)
{
	return circle_get(req->tx, (circle_id){ request_id(req, 0) }, c) &&
	       c->members;
}

/* Those one may ask for: not in it, not invited, no "no" before. */
static struct circle_party_rows askers(struct request *req,
				       const struct circle *c)
{
	struct circle_party_rows all = { 0 }, free = { 0 };
	struct circle_seat seat;

	if (req->who.id.v)
		all = circle_acting(req->tx, req->who.id);
	list_each(p, all)
		if (!circle_member_of(req->tx, c->id, p->id, &seat))
			list_add(req->arena, &free) = *p;
	return free;
}

static struct reply show_page(struct request *req, const struct circle *c,
			      str error)
{
	struct circle_party_rows parties = askers(req, c);
	struct circle_card card = circle_card_of(req, c);

	head_crumb(req, T(req, "Circles"), S("/kringen"));
	return reply_page(req, error.n ? 422 : 200, card.purpose,
		circle_show, .circle = card, .error = error,
		.signed_in = req->who.id.v != 0,
		.may_end = may(req, COORDINATOR, OF_ENTRY((entry_id){ c->wheel })),
		.lessons = circle_lessons_read(req, c->id),
		.names = circle_choices(req, request_param(req, "namens"),
					&parties));
}

static struct reply show(struct request *req)
{
	struct circle c;

	return find(req, &c) ? show_page(req, &c, (str){ 0 })
			     : reply_not_found(req);
}

static struct reply ask(struct request *req)
{
	struct errand e = errand_of(req);
	struct circle_party_rows parties;
	struct circle_party party;
	struct circle c;

	if (!find(req, &c))
		return reply_not_found(req);
	if (!circle_may_invite(&c))
		return reply_refused(req, 409, T(req, "This circle is full"),
			T(req, "Look for another circle, or begin one yourself."));
	parties = askers(req, &c);
	party = circle_chosen(&parties, request_field(req, "namens"));
	if (!party.id.v)
		return show_page(req, &c, T(req, "Choose one of these."));
	circle_ask(&e, &c, &party, req->who.id,
		   request_field(req, "tonen").n != 0);
	return reply_redirect(req, "/mijn/kringen/%" PRId64, c.id.v);
}

/* By a coordinator, who says why: the purpose offends, say. */
static struct reply stop(struct request *req)
{
	static const struct form_field field[] = {
		{ .name = "waarom", .at = 0, .min = 3, .max = 400,
		  .label = N_("Why? The members read this") },
	};
	struct errand e = errand_of(req);
	struct form_errors errors = { 0 };
	struct circle c;
	str reason = { 0 };

	if (!find(req, &c) ||
	    !may(req, COORDINATOR, OF_ENTRY((entry_id){ c.wheel })))
		return reply_not_found(req);
	if (req->method == POST)
		errors = form_read(req, field, &reason);
	head_desk(req, T(req, "End this circle"), req->path);
	if (req->method == GET || errors.n)
		return reply_page(req, errors.n ? 422 : 200,
			T(req, "End this circle"), circle_stop_page,
			.path = req->path, .purpose = c.purpose, .why = reason,
			.error = form_error_at(&errors, "waarom"));
	audit_note_entry(req->tx, req->who.id, S("circle.ended"),
			 (entry_id){ c.wheel }, (person_id){ 0 }, req->now);
	circle_end(&e, &c, (person_id){ 0 }, reason);
	return reply_redirect(req, "/kringen");
}

static str mine_meta(struct request *req, const struct circle_mine *m)
{
	str line;

	if (str_eq(m->state, S("invited")))
		return T(req, "You are invited: say yes or no");
	if (str_eq(m->state, S("asked")))
		return T(req, "You asked to take part");
	line = circle_meeting_line(req, m);
	return line.n ? line : circle_kind_name(req, m->kind);
}

html circle_mine(struct request *req)
{
	struct circle_mine_rows rows = circle_of_person(req->tx, req->who.id,
							req->now, req->now - DAY);
	struct circle_links links = { 0 };

	list_each(r, rows)
		list_add(req->arena, &links) = (struct circle_link){
			arena_f(req->arena, "/mijn/kringen/%" PRId64,
				r->circle_id.v), r->purpose,
			mine_meta(req, r) };
	return links.n ? part_page(req, circle_mine_part, .links = links)
		       : (html){ 0 };
}

void circle_forget(struct tx *tx, int64_t before)
{
	circle_forget_waiting(tx, before);
	circle_forget_empty(tx, before);
}

void circle_suits_forget(struct tx *tx, int64_t before)
{
	circle_suits_end(tx, before);
}

const struct route circle_routes[] = {
	{ GET,  "/kringen", list, ANYONE },
	{ GET,  "/kringen/{id}", show, ANYONE },
	{ POST, "/kringen/{id}", ask, PERSON, .rate = RATE_POST },
	{ GET,  "/mijn/kringen/nieuw", circle_new, PERSON },
	{ POST, "/mijn/kringen/nieuw", circle_new, PERSON, .rate = RATE_POST },
	{ GET,  "/mijn/kringen/{id}", circle_own, PERSON },
	{ POST, "/mijn/kringen/{id}", circle_own_invite, PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/kringen/{id}/antwoord", circle_own_answer, PERSON },
	{ POST, "/mijn/kringen/{id}/toelaten", circle_own_admit, PERSON },
	{ POST, "/mijn/kringen/{id}/weg", circle_own_leave, PERSON },
	{ POST, "/mijn/kringen/{id}/tonen", circle_own_shown, PERSON },
	{ GET,  "/mijn/kringen/{id}/wijzigen", circle_own_change, PERSON },
	{ POST, "/mijn/kringen/{id}/wijzigen", circle_own_change, PERSON },
	{ POST, "/mijn/kringen/{id}/stuur", circle_own_pass, PERSON },
	{ POST, "/mijn/kringen/{id}/einde", circle_own_end, PERSON },
	{ GET,  "/mijn/kringen/{id}/bijeenkomst", circle_meeting_propose,
	  PERSON },
	{ POST, "/mijn/kringen/{id}/bijeenkomst", circle_meeting_propose,
	  PERSON, .rate = RATE_POST },
	{ GET,  "/mijn/kringbijeenkomsten/{id}", circle_meeting_show, PERSON },
	{ POST, "/mijn/kringbijeenkomsten/{id}", circle_meeting_answer, PERSON },
	{ POST, "/mijn/kringbijeenkomsten/{id}/kies", circle_meeting_pick,
	  PERSON },
	{ POST, "/mijn/kringbijeenkomsten/{id}/inbrenger", circle_meeting_turn,
	  PERSON },
	{ GET,  "/mijn/kringbijeenkomsten/{id}/wijzigen", circle_meeting_change,
	  PERSON },
	{ POST, "/mijn/kringbijeenkomsten/{id}/wijzigen", circle_meeting_change,
	  PERSON },
	{ GET,  "/mijn/kringbijeenkomsten/{id}/af", circle_meeting_cancel,
	  PERSON },
	{ POST, "/mijn/kringbijeenkomsten/{id}/af", circle_meeting_cancel,
	  PERSON },
	{ GET,  "/mijn/kringbijeenkomsten/{id}/draaiboek", circle_script_page,
	  PERSON },
	{ GET,  "/kringdatum/{id}/{seat}/{code}", circle_guest_page, ANYONE },
	{ POST, "/kringdatum/{id}/{seat}/{code}", circle_guest_page, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/mijn/kringen/{id}/notities", circle_notes_show, PERSON },
	{ POST, "/mijn/kringen/{id}/notities", circle_notes_show, PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/kringen/{id}/notities/weg", circle_notes_remove, PERSON },
	{ GET,  "/mijn/kringen/{id}/stap", circle_step_write, PERSON },
	{ POST, "/mijn/kringen/{id}/stap", circle_step_write, PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/kringen/{id}/stap/stand", circle_step_stand, PERSON },
	{ GET,  "/mijn/kringen/{id}/les", circle_lesson_propose, PERSON },
	{ POST, "/mijn/kringen/{id}/les", circle_lesson_propose, PERSON,
	  .rate = RATE_POST },
	{ GET,  "/mijn/kringen/{id}/lessen/{id}", circle_lesson_show, PERSON },
	{ POST, "/mijn/kringen/{id}/lessen/{id}", circle_lesson_answer, PERSON },
	{ GET,  "/mijn/kringen/{id}/lessen/{id}/wijzigen", circle_lesson_edit,
	  PERSON },
	{ POST, "/mijn/kringen/{id}/lessen/{id}/wijzigen", circle_lesson_edit,
	  PERSON, .rate = RATE_POST },
	{ GET,  "/beheer/kringen", circle_ideas_show, COORDINATOR },
	{ POST, "/beheer/kringen", circle_ideas_invite, COORDINATOR,
	  .flags = FRESH },
	{ GET,  "/beheer/kringen/{id}", stop, COORDINATOR },
	{ POST, "/beheer/kringen/{id}", stop, COORDINATOR, .flags = FRESH },
	{ 0 }
};
