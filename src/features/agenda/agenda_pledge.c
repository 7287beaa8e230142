/* SPDX-License-Identifier: EUPL-1.2 */
/* What it takes, and what is pledged of it. */
#include "features/agenda/inside.h"

enum { AMOUNT_MOST = 1000000 };

/* "10" is 10; what is no whole number from 1 on is an error at that field. */
static int64_t amount_of(struct request *req, str typed, const char *field,
			 struct form_errors *errors)
{
	int64_t n = 0;

	if (!typed.n || form_error_at(errors, field).n)
		return 0;
	if (str_to_int(typed, &n) && n >= 1 && n <= AMOUNT_MOST)
		return n;
	form_add_error(req, errors, str_from_z(field),
		T(req, "Give a whole number from 1 to 1000000."));
	return 0;
}

/* A line for all that is needed, and one for from where it goes ahead. */
struct need_form {
	str tijd, kennis, geld, spullen, ruimte;
	str tijd_vanaf, kennis_vanaf, geld_vanaf, spullen_vanaf, ruimte_vanaf;
};

#define NEED(member, what)                                                    \
	FORM_TEXT(struct need_form, member, .max = 7, .label = what)

static const struct form_field need_fields[] = {
	NEED(tijd, N_("Time, in hours")),
	NEED(tijd_vanaf, N_("Time: goes ahead from")),
	NEED(kennis, N_("Knowledge: how many offers")),
	NEED(kennis_vanaf, N_("Knowledge: goes ahead from")),
	NEED(geld, N_("Money, in euros")),
	NEED(geld_vanaf, N_("Money: goes ahead from")),
	NEED(spullen, N_("Goods: how many offers")),
	NEED(spullen_vanaf, N_("Goods: goes ahead from")),
	NEED(ruimte, N_("Space: how many offers")),
	NEED(ruimte_vanaf, N_("Space: goes ahead from")),
};
static const struct form_shown need_shown[COUNT(need_fields)] = {
	{ "number" }, { "number", N_("Empty: only with all of it") },
	{ "number" }, { "number" }, { "number" }, { "number" }, { "number" },
	{ "number" }, { "number" }, { "number" },
};

static str *typed_at(struct need_form *form, size_t field)
{
	return (void *)((char *)form + need_fields[field].at);
}

static struct need_form need_now(struct request *req, entry_id item)
{
	struct agenda_need_rows rows = agenda_needs(req->tx, item);
	struct need_form form = { 0 };

	list_each(n, rows)
		for (size_t i = 0; i < AGENDA_KINDS; i++)
			if (n->wanted && str_eq(agenda_kinds[i].value, n->kind)) {
				*typed_at(&form, 2 * i) = arena_f(req->arena,
					"%" PRId64, n->wanted);
				*typed_at(&form, 2 * i + 1) = arena_f(req->arena,
					"%" PRId64, n->enough);
			}
	return form;
}

static struct reply need_page(struct request *req,
			      const struct agenda_about *about,
			      const struct need_form *form,
			      const struct form_errors *errors)
{
	struct form_layout layout = { need_fields, need_shown,
				      COUNT(need_fields) };
	struct agenda_form_shown shown = {
		.title = T(req, "What does it take?"), .lead = about->item.title,
		.back = about->path, .button = T(req, "Save"), .errors = errors,
		.controls = form_controls_of(req, &layout, form, errors),
	};

	agenda_crumbs(req, about, shown.title);
	return agenda_form_reply(req, &shown);
}

struct reply agenda_need(struct request *req)
{
	int64_t wanted[AGENDA_KINDS], enough[AGENDA_KINDS];
	struct form_errors errors = { 0 };
	struct agenda_about about;
	struct need_form form;

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	if (!about.drives)
		return reply_forbidden(req);
	form = need_now(req, about.item.id);
	if (req->method == GET)
		return need_page(req, &about, &form, &errors);
	errors = form_read(req, need_fields, &form);
	for (size_t i = 0; i < AGENDA_KINDS; i++) {
		const char *from = need_fields[2 * i + 1].name;

		wanted[i] = amount_of(req, *typed_at(&form, 2 * i),
				      need_fields[2 * i].name, &errors);
		enough[i] = amount_of(req, *typed_at(&form, 2 * i + 1), from,
				      &errors);
		if (enough[i] > wanted[i])
			form_add_error(req, &errors, str_from_z(from),
				T(req, "This is at most all that is needed."));
	}
	if (errors.n)
		return need_page(req, &about, &form, &errors);
	for (size_t i = 0; i < AGENDA_KINDS; i++)
		if (wanted[i])
			agenda_need_put(req->tx, about.item.id,
				agenda_kinds[i].value, wanted[i],
				enough[i] ? enough[i] : wanted[i]);
		else
			agenda_need_remove(req->tx, about.item.id,
					   agenda_kinds[i].value);
	return agenda_back(req, &about);
}

struct pledge_form {
	str soort, aantal, woorden, namens;
	int64_t amount;
	struct agenda_party party;
	struct form_errors errors;
};

static const char *const kind_values[] = {
	"time", "knowledge", "money", "goods", "space", NULL
};

static const struct form_field pledge_fields[] = {
	FORM_TEXT(struct pledge_form, soort, .min = 1, .max = 20,
		  .kind = FORM_CHOICE, .choices = kind_values,
		  .label = N_("What do you pledge?")),
	FORM_TEXT(struct pledge_form, aantal, .max = 7,
		  .label = N_("How many hours or euros?")),
	FORM_TEXT(struct pledge_form, woorden, .max = 200,
		  .label = N_("What is it?")),
	FORM_TEXT(struct pledge_form, namens, .max = 120,
		  .label = N_("In whose name?")),
};
static const struct form_shown pledge_shown[] = {
	{ "text" },
	{ "number", N_("Only for time and money. No money goes through this site.") },
	{ "text", N_("For example: a room on Tuesdays, or who can help with the accounts") },
	{ "text" },
};

static struct reply pledge_page(struct request *req,
				const struct agenda_about *about,
				const struct pledge_form *form,
				const struct agenda_party_rows *names)
{
	struct form_layout layout = { pledge_fields, pledge_shown,
				      COUNT(pledge_fields) };
	struct agenda_form_shown shown = {
		.title = T(req, "Pledge something"), .lead = about->item.title,
		.back = about->path, .button = T(req, "Pledge it"),
		.errors = &form->errors,
		.controls = form_controls_of(req, &layout, form, &form->errors),
	};
	struct form_controls *c = &shown.controls;

	c->at[0].choices = agenda_choices_of(req, agenda_kinds, AGENDA_KINDS,
					     form->soort);
	c->at[3].choices = agenda_choices(req, form->namens, names);
	c->at[3].optional = false;
	agenda_crumbs(req, about, shown.title);
	return agenda_form_reply(req, &shown);
}

static void check_pledge(struct request *req, struct pledge_form *form)
{
	form->amount = 1;
	if (form_error_at(&form->errors, "soort").n)
		return;
	if (agenda_counts(form->soort)) {
		form->amount = amount_of(req, form->aantal, "aantal",
					 &form->errors);
		if (!form->aantal.n)
			form_add_error(req, &form->errors, S("aantal"),
				T(req, "Give a whole number from 1 to 1000000."));
	} else if (!form->woorden.n && !form_error_at(&form->errors, "woorden").n) {
		form_add_error(req, &form->errors, S("woorden"),
			       T(req, "Say in a few words what it is."));
	}
}

struct reply agenda_pledge(struct request *req)
{
	struct agenda_about about;
	struct agenda_party_rows names;
	struct pledge_form form = { 0 };

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	names = agenda_names(req, AGENDA_ANY);
	if (!names.n)
		return agenda_nobody(req, AGENDA_ANY);
	if (req->method == GET) {
		form.namens = names.at[0].slug;
		return pledge_page(req, &about, &form, &names);
	}
	form.errors = form_read(req, pledge_fields, &form);
	form.party = agenda_chosen(req, form.namens, &names, &form.errors);
	check_pledge(req, &form);
	if (form.errors.n)
		return pledge_page(req, &about, &form, &names);
	agenda_pledge_add(req->tx, about.item.id, form.party.id, form.soort,
			  form.amount, form.woorden, req->now);
	return agenda_back(req, &about);
}

struct reply agenda_unpledge(struct request *req)
{
	agenda_pledge_id id = { request_id(req, 2) };
	struct agenda_about about;
	struct agenda_pledge_rows rows;

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	rows = agenda_pledges(req->tx, about.item.id);
	list_each(p, rows) {
		if (p->id.v != id.v)
			continue;
		if (!may(req, MEMBER, OF_ENTRY(p->party_id)) &&
		    !may(req, COORDINATOR, OF_ENTRY(about.item.id)))
			return reply_forbidden(req);
		agenda_pledge_remove(req->tx, about.item.id, id);
		return agenda_back(req, &about);
	}
	return reply_not_found(req);
}
