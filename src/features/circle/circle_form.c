/* SPDX-License-Identifier: EUPL-1.2 */
/* What a circle is: begin one, and change it. */
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

/* PARTY and what follows: only of a new one. */
enum { KIND, PURPOSE, THEME, RHYTHM, ADDRESS, PLACE, WHICH, PARTY };

static const struct form_field fields[] = {
	[KIND] = FIELD(soort, .min = 1, .max = 20, .kind = FORM_CHOICE,
		       .choices = kind_values, .label = N_("What kind of circle?")),
	[PURPOSE] = FIELD(doel, .min = 5, .max = 200,
			  .label = N_("What is it for?")),
	[THEME] = FIELD(thema, .max = 80, .label = N_("Theme")),
	[RHYTHM] = FIELD(ritme, .max = 120,
			 .label = N_("How often do you meet?")),
	[ADDRESS] = FIELD(adres, .max = 200, .label = N_("Address where you meet")),
	[PLACE] = FIELD(plaats, .max = 120),
	[WHICH] = FIELD(welke, .max = 120),
	[PARTY] = FIELD(namens, .min = 1, .max = 120,
			.label = N_("In whose name?")),
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

/* A new one, of one of `parties`; or, of none, one that is changed. */
static struct reply form_page(struct request *req, str title,
			      const struct new_form *form,
			      const struct circle_party_rows *parties)
{
	struct form_layout layout = { fields, shown,
				      parties ? COUNT(fields) : PARTY };
	struct form_controls c = form_controls_of(req, &layout, form,
						  &form->errors);

	c.at[KIND].choices = circle_kinds(req, form->soort);
	c.at[THEME].choices = themes(req, form->thema);
	c.at[THEME].may_choose = true;
	if (parties)
		c.at[c.n - 1].choices = circle_choices(req, form->namens,
						       parties);
	head_mine(req, title, req->path);
	return reply_page(req, form->errors.n ? 422 : 200, title,
		circle_form_page, .title = title, .path = req->path,
		.fresh = parties != NULL, .controls = c,
		.errors = form->errors, .where = T(req, "Where?"),
		.place = form->plaats, .shown = form->tonen.n != 0,
		.place_error = form_error_at(&form->errors, "plaats"),
		.places = place_names(req),
		.which = place_choices(req, &form->place.which, form->welke));
}

static void read_form(struct request *req, struct new_form *form,
		      const struct circle_party_rows *parties)
{
	form->errors = form_read_fields(req, fields,
					parties ? COUNT(fields) : PARTY, form);
	if (parties)
		form->party = circle_chosen(parties, form->namens);
	if (parties && !form->party.id.v &&
	    !form_error_at(&form->errors, "namens").n)
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
		read_form(req, &form, &parties);
	if (req->method == GET || form.errors.n)
		return form_page(req, T(req, "Begin a circle"), &form,
				 &parties);
	id = circle_insert(req->tx, form.soort, form.doel, form.theme.id,
			   form.place.place.id, form.ritme, form.adres,
			   req->now);
	circle_put(req->tx, id, form.party.id, req->who.id, S("member"),
		   form.tonen.n != 0, req->now);
	return reply_redirect(req, "/mijn/kringen/%" PRId64, id.v);
}

struct reply circle_own_change(struct request *req)
{
	struct circle_own own;
	struct new_form form;

	if (!circle_open_own(req, &own) || !own.wheel)
		return reply_not_found(req);
	form = (struct new_form){ .soort = own.c.kind, .doel = own.c.purpose,
		.thema = own.c.theme, .ritme = own.c.rhythm,
		.adres = own.c.address, .plaats = own.c.place,
		.welke = own.c.place_slug };
	if (req->method == POST)
		read_form(req, &form, NULL);
	if (req->method == GET || form.errors.n)
		return form_page(req, T(req, "Change the circle"), &form, NULL);
	circle_change(req->tx, own.c.id, form.soort, form.doel, form.theme.id,
		      form.place.place.id, form.ritme, form.adres);
	return reply_redirect(req, "/mijn/kringen/%" PRId64, own.c.id.v);
}
