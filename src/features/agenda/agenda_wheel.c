/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is at the wheel, until when, how it goes; and who takes part. */
#include "features/agenda/inside.h"
#include "agenda_form.html.h"

void agenda_answer(struct request *req, const struct agenda_item *item,
		   entry_id party, const struct agenda_state *state, str words)
{
	bool changes = state && agenda_state_of(item->state) != state;

	if (!changes && !words.n)
		return;
	agenda_log_add(req->tx, item->id, party, changes ? S("state") : S("note"),
		       changes ? state->kept : (str){ 0 }, words, req->now);
	if (!changes)
		return;
	agenda_set_state(req->tx, item->id, state->kept);
	entry_changed(req->tx, item->id, req->now);
}

struct wheel_form {
	str namens, datum;
	struct agenda_party party;
	struct form_errors errors;
};

static const struct form_field wheel_fields[] = {
	FORM_TEXT(struct wheel_form, namens, .max = 120,
		  .label = N_("In whose name?")),
	FORM_TEXT(struct wheel_form, datum, .min = 1, .max = 10,
		  .label = N_("When should it be done?")),
};
static const struct form_shown wheel_shown[] = {
	{ "text" },
	{ "date", N_("After that day you get one mail, with a button for how it stands.") },
};

static struct reply take_page(struct request *req,
			      const struct agenda_about *about,
			      const struct wheel_form *form,
			      const struct agenda_party_rows *names)
{
	struct form_layout layout = { wheel_fields, wheel_shown, 2 };
	struct agenda_form_shown shown = {
		.title = about->owners.n ? T(req, "Date and wheel")
					 : T(req, "We take this on"),
		.lead = about->item.title, .back = about->path,
		.button = T(req, "Save"), .errors = &form->errors,
		.controls = form_controls_of(req, &layout, form, &form->errors),
	};

	shown.controls.at[0].choices = agenda_choices(req, form->namens, names);
	shown.controls.at[0].optional = false;
	if (about->owners.n)
		shown.after = part_page(req, agenda_leave_form,
					.path = about->path);
	agenda_crumbs(req, about, shown.title);
	return agenda_form_reply(req, &shown);
}

static void check_date(struct request *req, struct wheel_form *form)
{
	if (!form_error_at(&form->errors, "datum").n)
		entry_day_ahead(req, form->datum, "datum", &form->errors);
}

/* Whoever takes it on where nobody did; else only whose it is. */
static struct agenda_party_rows takers(struct request *req,
				       const struct agenda_about *about)
{
	return about->owners.n
		? agenda_acting(req, about->item.id, &about->owners)
		: agenda_names(req, AGENDA_ANY);
}

static struct reply take(struct request *req, const struct agenda_about *about,
			 const struct wheel_form *form)
{
	entry_id id = about->item.id;

	if (!about->owners.n && form->party.id.v)
		entry_link_add(req->tx, id, S("owner"), form->party.id);
	agenda_set_due(req->tx, id, form->datum, req->now);
	agenda_log_add(req->tx, id, form->party.id, S("wheel"), form->datum,
		       S(""), req->now);
	entry_changed(req->tx, id, req->now);
	return agenda_back(req, about);
}

struct reply agenda_take(struct request *req)
{
	struct agenda_party_rows names;
	struct agenda_about about;
	struct wheel_form form = { 0 };

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	names = takers(req, &about);
	if (!names.n)
		return about.owners.n ? reply_forbidden(req)
				      : agenda_nobody(req, AGENDA_ANY);
	if (req->method == GET) {
		form.namens = names.at[0].slug;
		form.datum = about.item.due.n == 10 ? about.item.due : (str){ 0 };
		return take_page(req, &about, &form, &names);
	}
	form.errors = form_read(req, wheel_fields, &form);
	form.party = agenda_chosen(req, form.namens, &names, &form.errors);
	check_date(req, &form);
	return form.errors.n ? take_page(req, &about, &form, &names)
			     : take(req, &about, &form);
}

struct reply agenda_leave(struct request *req)
{
	struct agenda_about about;
	struct agenda_party_rows names;

	if (!agenda_about(req, &about) || !about.drives || !about.owners.n)
		return reply_not_found(req);
	names = agenda_acting(req, about.item.id, &about.owners);
	agenda_owners_clear(req->tx, about.item.id);
	agenda_log_add(req->tx, about.item.id,
		       names.n ? names.at[0].id : (entry_id){ 0 }, S("left"),
		       S(""), S(""), req->now);
	entry_changed(req->tx, about.item.id, req->now);
	return agenda_back(req, &about);
}

struct progress_form {
	str stand, tekst, namens;
	struct agenda_party party;
	struct form_errors errors;
};

static const struct form_field progress_fields[] = {
	FORM_TEXT(struct progress_form, stand, .max = 20,
		  .label = N_("How it stands")),
	FORM_TEXT(struct progress_form, tekst, .max = 1000,
		  .kind = FORM_PARAGRAPHS, .label = N_("What happened?")),
	FORM_TEXT(struct progress_form, namens, .max = 120,
		  .label = N_("In whose name?")),
};
static const struct form_shown progress_shown[] = {
	{ "text" },
	{ "text", N_("A few words for everyone. Also what did not work helps others."), 4 },
	{ "text" },
};

/* Those at the wheel, and who takes part in it. */
static struct agenda_party_rows speakers(struct request *req,
					 const struct agenda_about *about)
{
	struct agenda_stand_rows stands = agenda_stands(req->tx, about->item.id);
	struct agenda_party_rows names;

	if (about->drives)
		return agenda_acting(req, about->item.id, &about->owners);
	names = (struct agenda_party_rows){ 0 };
	list_each(s, stands)
		if (!str_eq(s->how, S("support")) &&
		    may(req, MEMBER, OF_ENTRY(s->party_id)))
			list_add(req->arena, &names) = (struct agenda_party){
				s->party_id, s->type, s->slug, s->title };
	return names;
}

static struct reply progress_page(struct request *req,
				  const struct agenda_about *about,
				  const struct progress_form *form,
				  const struct agenda_party_rows *names)
{
	struct form_layout layout = { progress_fields, progress_shown, 3 };
	struct agenda_form_shown shown = {
		.title = T(req, "Say how it goes"), .lead = about->item.title,
		.back = about->path, .button = T(req, "Save"),
		.errors = &form->errors,
		.controls = form_controls_of(req, &layout, form, &form->errors),
	};
	struct form_controls *c = &shown.controls;

	c->at[2].choices = agenda_choices(req, form->namens, names);
	c->at[2].optional = false;
	c->at[0].choices = agenda_state_choices(req, form->stand);
	c->at[0].optional = false;
	if (!about->drives)             /* only words */
		*c = (struct form_controls){ c->at + 1, c->n - 1, c->n - 1 };
	agenda_crumbs(req, about, shown.title);
	return agenda_form_reply(req, &shown);
}

static void check_progress(struct request *req,
			   const struct agenda_about *about,
			   struct progress_form *form)
{
	const struct agenda_state *state = agenda_state_typed(form->stand);

	if (about->drives && form->stand.n && !state)
		form_add_error(req, &form->errors, S("stand"),
			       T(req, "Choose one of these."));
	else if (!form->tekst.n && !form_error_at(&form->errors, "tekst").n &&
		 (!about->drives || !state ||
		  state == agenda_state_of(about->item.state)))
		form_add_error(req, &form->errors, S("tekst"),
			T(req, "Choose another state, or write what happened."));
}

struct reply agenda_progress(struct request *req)
{
	struct agenda_about about;
	struct agenda_party_rows names;
	struct progress_form form = { 0 };

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	names = speakers(req, &about);
	if (!names.n)
		return reply_forbidden(req);
	form.namens = names.at[0].slug;
	form.stand = agenda_state_of(about.item.state)->typed;
	if (req->method == GET)
		return progress_page(req, &about, &form, &names);
	form.errors = form_read(req, progress_fields, &form);
	form.party = agenda_chosen(req, form.namens, &names, &form.errors);
	check_progress(req, &about, &form);
	if (form.errors.n)
		return progress_page(req, &about, &form, &names);
	agenda_answer(req, &about.item, form.party.id, about.drives
		      ? agenda_state_typed(form.stand) : NULL, form.tekst);
	return agenda_back(req, &about);
}

struct reply agenda_unsay(struct request *req)
{
	agenda_log_id id = { request_id(req, 2) };
	struct agenda_about about;
	struct agenda_log_rows rows;

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	rows = agenda_logs(req->tx, about.item.id);
	list_each(l, rows) {
		if (l->id.v != id.v || !(about.drives || (l->party_id.v &&
		    may(req, MEMBER, OF_ENTRY(l->party_id)))))
			continue;
		if (str_eq(l->what, S("note")))
			agenda_log_remove(req->tx, about.item.id, id);
		else
			agenda_log_unsay(req->tx, about.item.id, id);
		return agenda_back(req, &about);
	}
	return reply_not_found(req);
}

struct join_form {
	str hoe, namens;
	struct agenda_party party;
	struct form_errors errors;
};

static const struct tr_name hows[] = {
	{ S("join"), N_("We take part") },
	{ S("experience"), N_("We help with experience") },
	{ S("support"), N_("This concerns us too") },
};
static const char *const how_values[] = { "join", "experience", "support", NULL };

static const struct form_field join_fields[] = {
	FORM_TEXT(struct join_form, hoe, .min = 1, .max = 20,
		  .kind = FORM_CHOICE, .choices = how_values,
		  .label = N_("What do you want to say?")),
	FORM_TEXT(struct join_form, namens, .max = 120,
		  .label = N_("In whose name?")),
};
static const struct form_shown join_shown[] = { { "text" }, { "text" } };

static struct reply join_page(struct request *req,
			      const struct agenda_about *about,
			      const struct join_form *form,
			      const struct agenda_party_rows *names)
{
	struct form_layout layout = { join_fields, join_shown, 2 };
	struct agenda_form_shown shown = {
		.title = T(req, "Take part"), .lead = about->item.title,
		.back = about->path, .button = T(req, "Yes, put us on it"),
		.errors = &form->errors,
		.controls = form_controls_of(req, &layout, form, &form->errors),
	};
	struct form_controls *c = &shown.controls;

	c->at[0].choices = agenda_choices_of(req, hows, COUNT(hows), form->hoe);
	c->at[1].choices = agenda_choices(req, form->namens, names);
	c->at[1].optional = false;
	agenda_crumbs(req, about, shown.title);
	return agenda_form_reply(req, &shown);
}

struct reply agenda_join(struct request *req)
{
	struct agenda_about about;
	struct agenda_party_rows names;
	struct join_form form = { 0 };

	if (!agenda_about(req, &about))
		return reply_not_found(req);
	names = agenda_names(req, AGENDA_INITIATIVES);
	if (!names.n)
		return agenda_nobody(req, AGENDA_INITIATIVES);
	if (req->method == GET) {
		form.hoe = request_param(req, "hoe");
		form.namens = names.at[0].slug;
		return join_page(req, &about, &form, &names);
	}
	form.errors = form_read(req, join_fields, &form);
	form.party = agenda_chosen(req, form.namens, &names, &form.errors);
	if (form.errors.n)
		return join_page(req, &about, &form, &names);
	agenda_stand_add(req->tx, about.item.id, form.party.id, form.hoe,
			 req->now);
	return agenda_back(req, &about);
}

struct reply agenda_unjoin(struct request *req)
{
	struct agenda_about about;
	struct entry_card party;

	if (!agenda_about(req, &about) ||
	    !entry_get(req->tx, request_field(req, "namens"), &party) ||
	    !may(req, MEMBER, OF_ENTRY(party.id)))
		return reply_not_found(req);
	agenda_stand_remove(req->tx, about.item.id, party.id,
			    request_field(req, "hoe"));
	return agenda_back(req, &about);
}
