/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/grant/inside.h"
#include "base/when.h"
#include "entry/entry_form.h"
#include "features/address/address.h"
#include "features/audit/audit.h"
#include "features/place/place.h"
#include "grant.sql.h"
#include "grant.html.h"
#include "mail/letter.h"

enum { SHOWN = 500 };

static const char path[] = "/beheer/rollen";

/* What a role is called, and what one may with it. */
static const struct { str role; const char *name, *what; } roles[] = {
	{ S("coordinator"), N_("Coordinator"),
	  N_("Looks after the asks in an area or of a theme, calls, puts people in touch.") },
	{ S("moderator"), N_("Moderator"),
	  N_("Looks at what was held or objected to.") },
	{ S("municipality"), N_("Contact of a municipality"),
	  N_("Answers for the page of their own municipality, and no other.") },
	{ S("desk"), N_("Volunteer at the information point"),
	  N_("Helps people at the counter.") },
	{ S("administrator"), N_("Administrator"),
	  N_("May do all of this everywhere, and gives and ends roles.") },
};

static const char *const role_choices[] = {
	"coordinator", "moderator", "municipality", "desk", "administrator", NULL
};

static str role_name(str lang, str role)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (str_eq(roles[i].role, role))
			return tr(lang, str_from_z(roles[i].name));
	return role;
}

/* "Oostdorp", "Meals", "everywhere". */
static str where(str lang, str place, str theme_nl, str theme_en)
{
	if (place.n)
		return place;
	if (theme_nl.n)
		return str_eq(lang, S("en")) && theme_en.n ? theme_en : theme_nl;
	return tr(lang, S("everywhere"));
}

/* "Coordinator, Oostdorp" */
static str named(struct arena *a, str lang, const struct grant *g)
{
	str role = role_name(lang, g->role);
	str area = where(lang, g->place, g->theme_nl, g->theme_en);

	return arena_f(a, "%.*s, %.*s", (int)role.n, role.p, (int)area.n, area.p);
}

static str day(struct request *req, int64_t at)
{
	return at ? when_day(req->arena, req->lang, at) : (str){ 0 };
}

struct grant_held_list grant_of(struct request *req, person_id person)
{
	struct grant_rows rows = grant_now(req->tx, person, req->now);
	struct grant_held_list list = { 0 };

	list_each(g, rows)
		list_add(req->arena, &list) = (struct grant_held){ g->id.v,
			named(req->arena, req->lang, g), day(req, g->ends_at) };
	return list;
}

static void lines_of(struct request *req, struct grant_lines *now,
		     struct grant_lines *before)
{
	struct grant_line_rows rows = grant_list(req->tx, req->now, SHOWN);

	list_each(g, rows) {
		list_add(req->arena, g->over ? before : now) = (struct held){
			.id = g->id.v, .name = g->name, .mail = g->mail,
			.role = role_name(req->lang, g->role),
			.where = where(req->lang, g->place, g->theme_nl,
				       g->theme_en),
			.since = day(req, g->granted_at), .by = g->granted_by,
			.until = day(req, g->ends_at), .ended_by = g->ended_by };
	}
}

static struct role_choices choices_of(struct request *req, str chosen)
{
	struct role_choices list = { 0 };

	for (size_t i = 0; i < COUNT(roles); i++)
		list_add(req->arena, &list) = (struct role_choice){
			roles[i].role, tr(req->lang, str_from_z(roles[i].name)),
			tr(req->lang, str_from_z(roles[i].what)),
			str_eq(roles[i].role, chosen) };
	return list;
}

struct grant_form {
	str email, rol, plaats, welke, thema, tot;
	person_id person;
	struct place_typed place;
	struct grant_theme theme;
	int64_t ends_at;
	struct form_errors errors;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct grant_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
	FORM_TEXT(struct grant_form, rol, .kind = FORM_CHOICE, .min = 1,
		  .choices = role_choices),
	FORM_TEXT(struct grant_form, plaats, .max = 120),
	FORM_TEXT(struct grant_form, welke, .max = 120),
	FORM_TEXT(struct grant_form, thema, .max = 120),
	FORM_TEXT(struct grant_form, tot, .max = 10),
};

static struct reply page(struct request *req, int status,
			 const struct grant_form *form)
{
	struct strs themes = { 0 };
	struct theme_choices choices;
	struct grant_lines now = { 0 }, before = { 0 };

	if (form->thema.n)
		list_add(req->arena, &themes) = form->thema;
	choices = entry_theme_choices(req, &themes);
	lines_of(req, &now, &before);
	head_desk(req, T(req, "Roles"), S(path));
	return reply_page(req, status, form->errors.n ? T(req, "Error: roles")
						      : T(req, "Roles"),
		grants_page, .wrong = form->errors.n,
		.email = form->email, .until = form->tot,
		.place = form->plaats, .now = now, .before = before,
		.roles = choices_of(req, form->rol),
		.places = place_names(req),
		.which = place_choices(req, &form->place.which, form->welke),
		.chosen = choices.chosen, .themes = choices.others,
		.email_error = form_error_at(&form->errors, "email"),
		.role_error = form_error_at(&form->errors, "rol"),
		.place_error = form_error_at(&form->errors, "plaats"),
		.theme_error = form_error_at(&form->errors, "thema"),
		.until_error = form_error_at(&form->errors, "tot"));
}

static struct reply show(struct request *req)
{
	return page(req, 200, &(struct grant_form){ 0 });
}

static void read_until(struct request *req, struct grant_form *form)
{
	int64_t from;

	if (form->tot.n && (form->tot.n != 10 ||
			    !when_span(form->tot, &from, &form->ends_at) ||
			    form->ends_at <= req->now))
		form_add_error(req, &form->errors, S("tot"),
			T(req, "Give a day that is still to come, or leave it empty."));
}

/* Where it holds has to fit what it is. */
static void read_where(struct request *req, struct grant_form *form)
{
	form->place = place_read(req, form->plaats, form->welke, &form->errors);
	if (form->thema.n && !grant_theme(req->tx, form->thema, &form->theme))
		form_add_error(req, &form->errors, S("thema"),
			T(req, "Choose one of these."));
	if (form->plaats.n && form->thema.n)
		form_add_error(req, &form->errors, S("thema"),
			T(req, "A place or a theme, not both. Give two roles for that."));
	if (str_eq(form->rol, S("administrator")) &&
	    (form->plaats.n || form->thema.n))
		form_add_error(req, &form->errors, S("rol"),
			T(req, "An administrator is so everywhere: leave place and theme empty."));
	if (str_eq(form->rol, S("municipality")) &&
	    !str_eq(form->place.place.kind, S("municipality")))
		form_add_error(req, &form->errors, S("plaats"),
			T(req, "Type the municipality they answer for."));
}

/* Known by their address; else the name is what stands before the @. */
static void read_who(struct request *req, struct grant_form *form)
{
	str name = form->email;

	form->person = person_of_mail(req, form->email, str_cut(&name, '@'));
	if (grant_held(req->tx, form->person, form->rol,
		       form->place.place.id, form->theme.id, req->now))
		form_add_error(req, &form->errors, S("email"),
			T(req, "They have this role there already."));
	if (address_is_new(req->tx, form->person, req->now) ||
	    address_is_new(req->tx, req->who.id, req->now))
		form_add_error(req, &form->errors, S("email"),
			T(req, "Your mail address or theirs changed less than three days ago. Give the role after that."));
}

static void tell(struct request *req, const struct grant *g, bool given)
{
	struct arena *a = req->arena;
	str what = named(a, g->lang, g);
	str link = given ? arena_f(a, "%.*s/inloggen?naar=/mijn",
				   (int)req->url.n, req->url.p) : (str){ 0 };

	mail_add(req->tx, &(struct mail){
		.to = g->mail,
		.subject = tr_fill(a, given
			? tr(g->lang, S("You have a role at {site}"))
			: tr(g->lang, S("Your role at {site} has ended")),
			TR_ARGS(TR_STR("site", req->conf->name))),
		.text = LETTER(a, g->lang, g->name, req->conf->name,
			given ? tr(g->lang, S("Someone who looks after this site gave you a role:"))
			      : tr(g->lang, S("This role of yours has ended:")),
			what,
			given ? tr(g->lang, S("Sign in with this mail address to use it:"))
			      : tr(g->lang, S("Thank you for what you did. Is this a mistake? Tell us.")),
			link,
			given ? tr(g->lang, S("Rather not? Tell us and we end it."))
			      : (str){ 0 }),
		.now = req->now });
}

/* Told to the person and written down, in the site's own language. */
static void note(struct request *req, const struct grant *g, bool given)
{
	tell(req, g, given);
	audit_note(req->tx, req->who.id,
		   given ? S("role.granted") : S("role.ended"), g->person_id,
		   named(req->arena, req->conf->lang, g), req->now);
}

static struct reply give(struct request *req)
{
	struct grant_form form = { 0 };
	struct grant g;
	role_grant_id id;

	form.errors = form_read(req, fields, &form);
	read_until(req, &form);
	read_where(req, &form);
	if (!form.errors.n)
		read_who(req, &form);
	if (form.errors.n)
		return page(req, 422, &form);
	id = grant_insert(req->tx, .person = form.person, .role = form.rol,
			  .place = form.place.place.id, .theme = form.theme.id,
			  .ends_at = form.ends_at, .by = req->who.name,
			  .now = req->now);
	if (grant_get(req->tx, id, req->now, &g))
		note(req, &g, true);
	return reply_redirect(req, "%s#rol-%" PRId64, path, id.v);
}

static bool find(struct request *req, struct grant *g)
{
	return grant_get(req->tx, (role_grant_id){ request_id(req, 0) },
			 req->now, g);
}

static struct reply ask_end(struct request *req)
{
	struct grant g;

	if (!find(req, &g))
		return reply_not_found(req);
	head_desk(req, T(req, "Roles"), S(path));
	return reply_page(req, 200, T(req, "End this role?"), grant_end_page,
		.id = g.id.v, .name = g.name, .mail = g.mail,
		.what = named(req->arena, req->lang, &g));
}

static struct reply end(struct request *req)
{
	struct grant g;

	if (!find(req, &g))
		return reply_not_found(req);
	if (str_eq(g.role, S("administrator")) &&
	    !grant_other_administrators(req->tx, g.person_id, req->now))
		return reply_refused(req, 409,
			T(req, "There must be an administrator"),
			T(req, "Make someone else administrator first, without an end."));
	if (grant_end(req->tx, g.id, req->who.name, req->now))
		note(req, &g, false);
	return reply_redirect(req, "%s", path);
}

const struct route grant_routes[] = {
	{ GET,  "/beheer/rollen",      show,    ADMINISTRATOR, .flags = FRESH },
	{ POST, "/beheer/rollen",      give,    ADMINISTRATOR, .flags = FRESH },
	{ GET,  "/beheer/rollen/{id}", ask_end, ADMINISTRATOR, .flags = FRESH },
	{ POST, "/beheer/rollen/{id}", end,     ADMINISTRATOR, .flags = FRESH },
	{ 0 }
};
