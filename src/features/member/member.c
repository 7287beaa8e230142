/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/namens/{slug}: who acts for an initiative or organisation. */
#include "features/member/inside.h"
#include "base/when.h"
#include "member.html.h"

static const char *const role_choices[] = { "member", "manager", NULL };

struct invite_form {
	str email, rol;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct invite_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
	FORM_TEXT(struct invite_form, rol, .kind = FORM_CHOICE, .min = 1,
		  .choices = role_choices),
};

/* The initiative or organisation of the route. */
static bool find(struct request *req, struct entry_card *party)
{
	return entry_get(req->tx, req->args[0], party) &&
	       str_eq(party->status, S("published")) &&
	       entry_is_party(party->type);
}

static str path_of(struct request *req, str slug)
{
	return arena_f(req->arena, "/mijn/namens/%.*s", (int)slug.n, slug.p);
}

static struct reply back(struct request *req, const struct entry_card *party)
{
	return reply_redirect(req, "/mijn/namens/%.*s", (int)party->slug.n,
			      party->slug.p);
}

static struct fellows members_of(struct request *req, entry_id party)
{
	struct member_rows rows = member_list(req->tx, party);
	struct fellows list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct fellow){
			r->person_id.v, r->name, r->mail,
			member_role_name(req->lang, r->role),
			str_eq(r->role, S("manager")),
			r->person_id.v == req->who.id.v };
	return list;
}

static struct fellows invited_to(struct request *req, entry_id party)
{
	struct member_invited_rows rows =
		member_invited(req->tx, party, req->now);
	struct fellows list = { 0 };

	list_each(r, rows) {
		bool manager = str_eq(r->purpose, S("join-manager"));

		list_add(req->arena, &list) = (struct fellow){
			.id = r->person_id.v, .mail = r->mail,
			.role = member_role_name(req->lang, manager
				? S("manager") : S("member")),
			.until = when_day(req->arena, req->lang,
					  r->ends_at) };
	}
	return list;
}

static struct fellows asking(struct request *req, entry_id party)
{
	struct member_ask_row_rows rows = member_asks(req->tx, party);
	struct fellows list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct fellow){
			.id = r->person_id.v, .name = r->name,
			.mail = r->mail };
	return list;
}

static struct htmls parts_of(struct request *req,
			     const struct entry_card *party)
{
	struct htmls parts = { 0 };

	for (const member_part *part = member_parts; *part; part++) {
		html markup = (*part)(req, party);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

static struct reply page(struct request *req, const struct entry_card *party,
			 const struct invite_form *form,
			 const struct form_errors *errors)
{
	bool member = may(req, MEMBER, OF_ENTRY(party->id));
	bool manager = may(req, MANAGER, OF_ENTRY(party->id));
	str title = TF(req, "On behalf of {party}",
		       TR_STR("party", party->title));
	struct fellows none = { 0 };

	head_mine(req, (str){ 0 }, (str){ 0 });
	return reply_page(req, errors->n ? 422 : 200, title, member_page,
		.title = title, .action = path_of(req, party->slug),
		.path = entry_path(req->tx, party->id, party->type, party->slug),
		.party = party->title, .member = member, .manager = manager,
		.alone = manager && member_managers(req->tx, party->id) == 1,
		.asked = member_has_asked(req->tx, req->who.id, party->id),
		.members = member ? members_of(req, party->id) : none,
		.invited = manager ? invited_to(req, party->id) : none,
		.asking = manager ? asking(req, party->id) : none,
		.parts = parts_of(req, party), .email = form->email,
		.wants_manager = str_eq(form->rol, S("manager")),
		.email_error = form_error_at(errors, "email"),
		.role_error = form_error_at(errors, "rol"));
}

static struct reply show(struct request *req)
{
	struct entry_card party;

	if (!find(req, &party))
		return reply_not_found(req);
	return page(req, &party, &(struct invite_form){ 0 },
		    &(struct form_errors){ 0 });
}

static struct reply invite(struct request *req)
{
	struct invite_form form;
	struct form_errors errors;
	struct entry_card party;

	if (!find(req, &party))
		return reply_not_found(req);
	if (!may(req, MANAGER, OF_ENTRY(party.id)))
		return reply_forbidden(req);
	errors = form_read(req, fields, &form);
	if (errors.n)
		return page(req, &party, &form, &errors);
	member_invite(req, &party, form.email, form.rol);
	return back(req, &party);
}

/* The person a form is about. */
static person_id whom(const struct request *req)
{
	int64_t id = 0;

	return str_to_int(request_field(req, "wie"), &id)
		? (person_id){ id } : (person_id){ 0 };
}

static struct reply last_one(struct request *req)
{
	return reply_refused(req, 409, T(req, "You are the only contact person"),
		T(req, "First invite someone else as contact person. When they said yes, you can step back."));
}

/* Leaving, or putting a member out. */
static struct reply leave(struct request *req)
{
	struct entry_card party;
	struct member_role row;
	person_id who = whom(req);
	bool me = who.v == req->who.id.v;

	if (!find(req, &party) ||
	    !member_role(req->tx, who, party.id, &row))
		return reply_not_found(req);
	if (!me && (!may(req, MANAGER, OF_ENTRY(party.id)) ||
		    str_eq(row.role, S("manager"))))
		return reply_forbidden(req);
	if (str_eq(row.role, S("manager")) &&
	    member_managers(req->tx, party.id) == 1)
		return last_one(req);
	member_leave(req->tx, who, party.id);
	return me ? reply_redirect(req, "/mijn") : back(req, &party);
}

/* A member becomes manager; a manager steps back, by themselves. */
static struct reply change(struct request *req)
{
	struct entry_card party;
	struct member_role row;
	person_id who = whom(req);
	bool up;

	if (!find(req, &party) ||
	    !member_role(req->tx, who, party.id, &row))
		return reply_not_found(req);
	up = str_eq(row.role, S("member"));
	if (!may(req, MANAGER, OF_ENTRY(party.id)) ||
	    (!up && who.v != req->who.id.v))
		return reply_forbidden(req);
	if (!up && member_managers(req->tx, party.id) == 1)
		return last_one(req);
	member_change(req->tx, who, party.id, up ? S("manager") : S("member"));
	return back(req, &party);
}

static struct reply take_back(struct request *req)
{
	struct entry_card party;

	if (!find(req, &party))
		return reply_not_found(req);
	if (!may(req, MANAGER, OF_ENTRY(party.id)))
		return reply_forbidden(req);
	member_uninvite(req->tx, whom(req), party.id, req->now);
	return back(req, &party);
}

/* Each manager is told. */
static void tell_managers(struct request *req, const struct entry_card *party)
{
	struct member_rows rows = member_list(req->tx, party->id);

	list_each(m, rows) {
		if (!str_eq(m->role, S("manager")))
			continue;
		member_tell(req, &(struct member_letter){ m->mail, m->lang,
			m->name,
			tr_fill(req->arena, tr(m->lang, S("Someone wants to take part on behalf of {party}")),
				TR_ARGS(TR_STR("party", party->title))),
			tr_fill(req->arena, tr(m->lang, S("{who} wants to take part on behalf of {party}. Do you know them? Here you say yes or no:")),
				TR_ARGS(TR_STR("who", req->who.name),
					TR_STR("party", party->title))),
			arena_f(req->arena, "%.*s/mijn/namens/%.*s",
				(int)req->url.n, req->url.p,
				(int)party->slug.n, party->slug.p) });
	}
}

static struct reply ask(struct request *req)
{
	struct entry_card party;

	if (!find(req, &party))
		return reply_not_found(req);
	if (!may(req, MEMBER, OF_ENTRY(party.id)) &&
	    member_ask(req->tx, req->who.id, party.id, req->now))
		tell_managers(req, &party);
	return back(req, &party);
}

static struct reply let_in(struct request *req)
{
	struct entry_card party;
	person_id who = whom(req);
	struct person person;

	if (!find(req, &party))
		return reply_not_found(req);
	if (!may(req, MANAGER, OF_ENTRY(party.id)))
		return reply_forbidden(req);
	if (!member_ask_end(req->tx, who, party.id) ||
	    !str_eq(request_field(req, "antwoord"), S("ja")) ||
	    !person_get(req->tx, who, &person))
		return back(req, &party);
	member_join(req->tx, who, party.id, S("member"), req->now);
	member_tell(req, &(struct member_letter){ person.mail, person.lang,
		person.name,
		tr_fill(req->arena, tr(person.lang, S("You take part on behalf of {party}")),
			TR_ARGS(TR_STR("party", party.title))),
		tr(person.lang, S("They said yes. From now on you can ask and bring in their name:")),
		arena_f(req->arena, "%.*s/mijn", (int)req->url.n, req->url.p) });
	return back(req, &party);
}

void member_manage(struct tx *tx, person_id person, entry_id party,
		   int64_t now)
{
	member_join(tx, person, party, S("manager"), now);
	member_ask_end(tx, person, party);
}

bool member_has_manager(struct tx *tx, entry_id party)
{
	return member_managers(tx, party);
}

html member_on_party(struct request *req, entry_id party, str slug)
{
	int64_t managers = member_managers(req->tx, party);

	if (!managers)
		return (html){ 0 };
	return part_page(req, member_party_part,
		.path = path_of(req, slug),
		.member = may(req, MEMBER, OF_ENTRY(party)),
		.alone = managers == 1 && may(req, MANAGER, OF_ENTRY(party)));
}

html member_mine(struct request *req)
{
	struct member_party_rows rows = member_of(req->tx, req->who.id);
	struct actings list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct acting){
			r->title, path_of(req, r->slug),
			member_role_name(req->lang, r->role) };
	if (!list.n)
		return (html){ 0 };
	return part_page(req, member_mine_part, .acting = list);
}

const struct route member_routes[] = {
	{ GET,  "/mijn/namens/{slug}",            show,      PERSON },
	{ POST, "/mijn/namens/{slug}/uitnodigen", invite,    PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/namens/{slug}/intrekken",  take_back, PERSON },
	{ POST, "/mijn/namens/{slug}/weg",        leave,     PERSON },
	{ POST, "/mijn/namens/{slug}/rol",        change,    PERSON },
	{ POST, "/mijn/namens/{slug}/meedoen",    ask,       PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/namens/{slug}/toelaten",   let_in,    PERSON },
	{ 0 }
};
