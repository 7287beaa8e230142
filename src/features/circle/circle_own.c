/* SPDX-License-Identifier: EUPL-1.2 */
/* A circle as its members see it: begin one, invite, let in, leave. */
#include "features/circle/inside.h"
#include "circle.html.h"

#define FIELD(member, ...) FORM_TEXT(struct new_form, member, __VA_ARGS__)

struct new_form {
	str soort, doel, thema, ritme, adres, namens, plaats, welke, tonen;
	struct circle_party party;
	struct place_typed place;
	struct entry_filter_theme theme;
	struct form_errors errors;
};

static const char *const kind_values[] = { "living-room", "learning",
	"speakers", "supporters", "front-runners", "municipalities", NULL };

enum { KIND, PURPOSE, THEME, RHYTHM, ADDRESS, PARTY };

static const struct form_field fields[] = {
	[KIND] = FIELD(soort, .min = 1, .max = 20, .kind = FORM_CHOICE,
		       .choices = kind_values, .label = N_("What kind of circle?")),
	[PURPOSE] = FIELD(doel, .min = 5, .max = 200,
			  .label = N_("What is it for?")),
	[THEME] = FIELD(thema, .max = 80, .label = N_("Theme")),
	[RHYTHM] = FIELD(ritme, .max = 120,
			 .label = N_("How often do you meet?")),
	[ADDRESS] = FIELD(adres, .max = 200, .label = N_("Address where you meet")),
	[PARTY] = FIELD(namens, .min = 1, .max = 120,
			.label = N_("In whose name?")),
	FIELD(plaats, .max = 120),
	FIELD(welke, .max = 120),
	FIELD(tonen, .max = 2),
};

static const struct form_shown shown[COUNT(fields)] = {
	[KIND] = { "text" },
	[PURPOSE] = { "text", N_("One sentence, for everyone to read") },
	[THEME] = { "text" },
	[RHYTHM] = { "text", N_("For example: every six weeks, in the evening") },
	[ADDRESS] = { "text", N_("Only members see this") },
	[PARTY] = { "text" },
};

static struct choices themes(struct request *req, str chosen)
{
	struct theme_choices all = entry_theme_choices(req,
						       &(struct strs){ 0 });

	list_each(t, all.others)
		t->chosen = str_eq(t->value, chosen);
	return all.others;
}

static struct reply new_page(struct request *req, const struct new_form *form,
			     const struct circle_party_rows *parties)
{
	struct form_layout layout = { fields, shown, COUNT(fields) };
	struct form_controls c = form_controls_of(req, &layout, form,
						  &form->errors);

	c.at[KIND].choices = circle_kinds(req, form->soort);
	c.at[THEME].choices = themes(req, form->thema);
	c.at[THEME].may_choose = true;
	c.at[PARTY].choices = circle_choices(req, form->namens, parties);
	head_mine(req, T(req, "Begin a circle"), req->path);
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "Begin a circle"), circle_new_page, .controls = c,
		.errors = form->errors, .where = T(req, "Where?"),
		.place = form->plaats, .shown = form->tonen.n != 0,
		.place_error = form_error_at(&form->errors, "plaats"),
		.places = place_names(req),
		.which = place_choices(req, &form->place.which, form->welke));
}

static void read_new(struct request *req, struct new_form *form,
		     const struct circle_party_rows *parties)
{
	form->errors = form_read(req, fields, form);
	form->party = circle_chosen(parties, form->namens);
	if (!form->party.id.v && !form_error_at(&form->errors, "namens").n)
		form_add_error(req, &form->errors, S("namens"),
			       T(req, "Choose one of these."));
	if (form->thema.n && !form_error_at(&form->errors, "thema").n &&
	    !entry_theme_by_slug(req->tx, form->thema, &form->theme))
		form_add_error(req, &form->errors, S("thema"),
			       T(req, "Choose one of these."));
	form->place = place_read(req, form->plaats, form->welke, &form->errors);
}

struct reply circle_new(struct request *req)
{
	struct circle_party_rows parties = circle_acting(req->tx, req->who.id);
	struct new_form form = { .soort = S("living-room") };
	circle_id id;

	if (!parties.n)
		return reply_refused(req, 409, T(req, "For whom do you act?"),
			T(req, "Who is contact person of an initiative or organisation can be in a circle in its name."));
	if (req->method == POST)
		read_new(req, &form, &parties);
	if (req->method == GET || form.errors.n)
		return new_page(req, &form, &parties);
	id = circle_insert(req->tx, form.soort, form.doel, form.theme.id,
			   form.place.place.id, form.ritme, form.adres,
			   req->now);
	circle_put(req->tx, id, form.party.id, req->who.id, S("member"),
		   form.tonen.n != 0, req->now);
	return reply_redirect(req, "/mijn/kringen/%" PRId64, id.v);
}

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

	head_mine(req, T(req, "Circle"), req->path);
	if (!own->in)
		return reply_page(req, 200, card.purpose, circle_waiting,
			.circle = card,
			.invited = str_eq(own->seat->state, S("invited")));
	return reply_page(req, error.n ? 422 : 200, card.purpose,
		circle_own_page, .circle = card, .address = own->c.address,
		.members = people(req, own, S("member")),
		.wheel = own->wheel,
		.asked = own->wheel ? people(req, own, S("asked"))
				    : (struct circle_people){ 0 },
		.invited = own->wheel ? people(req, own, S("invited"))
				      : (struct circle_people){ 0 },
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
	if (!entry_party_typed(req, typed, &party))
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
	struct circle_own own;

	if (!circle_open_own(req, &own))
		return reply_not_found(req);
	circle_leave(req->tx, own.seat->id);
	return reply_redirect(req, "/mijn");
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
