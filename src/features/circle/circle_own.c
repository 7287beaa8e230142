/* SPDX-License-Identifier: EUPL-1.2 */
/* A circle as its members see it: invite, let in, leave, end it. */
#include "features/circle/circle_notes.h"
#include "circle.html.h"

bool circle_open(struct request *req, circle_id id, struct circle_own *own)
{
	*own = (struct circle_own){ 0 };
	if (!circle_get(req->tx, id, &own->c))
		return false;
	own->rows = circle_members(req->tx, own->c.id);
	list_each(m, own->rows)
		if (m->person_id.v == req->who.id.v && !own->seat)
			own->seat = m;
	if (!own->seat)
		return false;
	own->in = str_eq(own->seat->state, S("member"));
	own->wheel = own->in && own->seat->party_id.v == own->c.wheel;
	return true;
}

bool circle_open_own(struct request *req, struct circle_own *own)
{
	return circle_open(req, (circle_id){ request_id(req, 0) }, own);
}

/* Those in that state: a name only of who said yes. */
static struct circle_people people(struct request *req,
				   const struct circle_own *own, str state)
{
	struct circle_people list = { 0 };

	list_each(m, own->rows)
		if (str_eq(m->state, state))
			list_add(req->arena, &list) = (struct circle_person){
				.id = m->id.v, .party = m->title,
				.path = entry_path(req->tx, m->party_id,
						   m->type, m->slug),
				.name = str_eq(m->state, S("invited"))
					? (str){ 0 } : m->person,
				.wheel = m->party_id.v == own->c.wheel };
	return list;
}

static struct reply own_page(struct request *req, const struct circle_own *own,
			     str typed, str error)
{
	struct circle_card card = circle_card_of(req, &own->c);
	struct circle_people members = people(req, own, S("member"));

	head_mine(req, T(req, "Circle"), req->path);
	if (!own->in)
		return reply_page(req, 200, card.purpose, circle_waiting,
			.circle = card,
			.invited = str_eq(own->seat->state, S("invited")));
	return reply_page(req, error.n ? 422 : 200, card.purpose,
		circle_own_page, .circle = card, .address = own->c.address,
		.meeting = circle_meeting_card(req, own),
		.members = members, .more = members.n > 1,
		.next = members.n > 1 ? members.at[1].party : (str){ 0 },
		.wheel = own->wheel,
		.asked = own->wheel ? people(req, own, S("asked"))
				    : (struct circle_people){ 0 },
		.invited = own->wheel ? people(req, own, S("invited"))
				      : (struct circle_people){ 0 },
		.steps = circle_steps_part(req, own),
		.notes = circle_notes_part(req, own),
		.lessons = circle_lessons_part(req, own),
		.shown = own->seat->shown, .typed = typed, .error = error,
		.names = own->wheel ? entry_party_names(req)
				    : (struct strs){ 0 });
}

struct reply circle_own(struct request *req)
{
	struct circle_own own;

	return circle_open_own(req, &own) ? own_page(req, &own, S(""), S(""))
				   : reply_not_found(req);
}

static struct reply back(struct request *req, const struct circle_own *own)
{
	return reply_redirect(req, "/mijn/kringen/%" PRId64, own->c.id.v);
}

struct reply circle_own_invite(struct request *req)
{
	static const struct form_field field[] = {
		{ .name = "wie", .at = 0, .min = 1, .max = 160,
		  .label = N_("Which initiative or organisation?") },
	};
	struct errand e = errand_of(req);
	struct form_errors errors;
	struct entry_card party;
	struct circle_own own;
	str typed = { 0 };

	if (!circle_open_own(req, &own) || !own.wheel)
		return reply_not_found(req);
	errors = form_read(req, field, &typed);
	if (errors.n)
		return own_page(req, &own, typed, errors.at[0].message);
	if (!entry_party_named(req->tx, typed, &party))
		return own_page(req, &own, typed,
			T(req, "We do not know this initiative or organisation."));
	if (!circle_invite(&e, own.c.id, party.id))
		return own_page(req, &own, typed,
			T(req, "They cannot be invited: nobody keeps their page, they are in it already, they said no, or it is full."));
	return back(req, &own);
}

struct reply circle_own_answer(struct request *req)
{
	struct errand e = errand_of(req);
	str said = request_field(req, "antwoord");
	struct circle_own own;

	if (!circle_open_own(req, &own))
		return reply_not_found(req);
	if (str_eq(said, S("ja")) &&
	    !circle_answer(&e, own.seat->id, req->who.id, true))
		return reply_refused(req, 409, T(req, "This circle is full"),
			T(req, "Look for another circle, or begin one yourself."));
	if (!str_eq(said, S("nee")))
		return back(req, &own);
	(void)circle_answer(&e, own.seat->id, req->who.id, false);
	return reply_redirect(req, "/mijn");
}

struct reply circle_own_admit(struct request *req)
{
	struct errand e = errand_of(req);
	str said = request_field(req, "antwoord");
	struct circle_seat seat;
	struct circle_own own;
	int64_t id;

	if (!circle_open_own(req, &own) || !own.wheel ||
	    !str_to_int(request_field(req, "wie"), &id) ||
	    !circle_member_get(req->tx, (circle_member_id){ id }, &seat) ||
	    seat.circle_id.v != own.c.id.v)
		return reply_not_found(req);
	if (str_eq(said, S("ja")) || str_eq(said, S("nee")))
		(void)circle_admit(&e, seat.id, str_eq(said, S("ja")));
	return back(req, &own);
}

struct reply circle_own_leave(struct request *req)
{
	struct errand e = errand_of(req);
	struct circle_own own;

	if (!circle_open_own(req, &own))
		return reply_not_found(req);
	if (own.in)
		circle_meeting_part(&e, own.c.id, own.seat->id);
	circle_leave(req->tx, own.seat->id);
	circle_lessons_left(&e, own.c.id);
	return reply_redirect(req, "/mijn");
}

struct reply circle_own_pass(struct request *req)
{
	struct circle_own own;

	if (!circle_open_own(req, &own) || !own.wheel)
		return reply_not_found(req);
	if (own.c.members > 1)
		circle_pass_wheel(req->tx, own.seat->id, req->now);
	return back(req, &own);
}

struct reply circle_own_end(struct request *req)
{
	struct errand e = errand_of(req);
	struct circle_own own;

	if (!circle_open_own(req, &own) || !own.wheel)
		return reply_not_found(req);
	circle_end(&e, &own.c, req->who.id, (str){ 0 });
	return reply_redirect(req, "/kringen");
}

struct reply circle_own_shown(struct request *req)
{
	struct circle_own own;

	if (!circle_open_own(req, &own) || !own.in)
		return reply_not_found(req);
	circle_show_party(req->tx, own.seat->id,
			  request_field(req, "tonen").n != 0);
	return back(req, &own);
}
