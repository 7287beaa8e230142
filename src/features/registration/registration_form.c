/* SPDX-License-Identifier: EUPL-1.2 */
/* What one fills in to come. */
#include "features/registration/inside.h"

#define FIELD(member, ...) FORM_TEXT(struct register_form, member, __VA_ARGS__)

/* A stranger's first: the others begin after their own. */
static const struct form_field fields[] = {
	FIELD(naam, .min = 2, .max = 80, .label = N_("Your name")),
	FIELD(email, .kind = FORM_MAIL, .min = 1, .max = 254,
	      .label = N_("Your mail address")),
	FIELD(ander, .max = 80, .label = N_("Do you register someone else? Their name")),
	FIELD(namens, .max = 120,
	      .label = N_("Of which initiative or organisation?")),
	FIELD(kant, .max = 40, .label = N_("On whose side do you come?")),
	FIELD(halen, .max = 300, .label = N_("What do you hope to learn or find?")),
	FIELD(brengen, .max = 300,
	      .label = N_("What can you bring others?")),
	FIELD(tafel, .max = 120, .label = N_("At which table do you want to sit?")),
	FIELD(tweede, .max = 120,
	      .label = N_("And if that is full?")),
	FIELD(v1, .max = 200, .label = N_("First question")),
	FIELD(v2, .max = 200, .label = N_("Second question")),
	FIELD(v3, .max = 200, .label = N_("Third question")),
	FIELD(website, .max = 200),
};

static const struct form_shown shown[COUNT(fields)] = {
	{ "text", N_("Who organises it sees this, nobody else") },
	{ "text", N_("You get a mail with all you need, and to call off with one tap") },
	{ "text", N_("For someone without mail. You get the mail for them.") },
	{ "text" },
	{ "text", N_("So that different people meet at each table") },
	{ "text" },
	{ "text", N_("An experience, a cup of coffee, or nothing yet: all is fine") },
	{ "text" }, { "text" },
	{ "text" }, { "text" }, { "text" },
};

/* Where the fields of each begin. */
static const size_t first[] = {
	[AS_STRANGER] = 0, [AS_PERSON] = 2, [AS_CHANGE] = 3,
};

static struct table_choice choice_of(const struct register_form *form)
{
	return (struct table_choice){ form->kant, form->tafel, form->tweede };
}

struct register_form register_form_read(struct request *req,
					const struct plan *plan,
					enum register_as as)
{
	struct register_form form = { 0 };
	struct table_choice choice;

	form.errors = form_read_fields(req, fields + first[as],
				       COUNT(fields) - first[as], &form);
	choice = choice_of(&form);
	table_choice_check(req, table_choice_at(req->tx, plan, req->now),
			   &choice, &form.errors);
	return form;
}

/* The options of a field about tables; of another: none. */
static struct choices options_of(struct request *req,
				 const struct register_form *form,
				 entry_id meeting, str name)
{
	if (str_eq(name, S("kant")))
		return table_side_choices(req, form->kant);
	if (str_eq(name, S("tafel")))
		return table_choices(req, meeting, form->tafel);
	if (str_eq(name, S("tweede")))
		return table_choices(req, meeting, form->tweede);
	return (struct choices){ 0 };
}

/* Of a course: which session it asks about. */
static str with_day(struct request *req, str what, entry_id session)
{
	struct plan plan;
	str day;

	if (!plan_get(req->tx, session, &plan))
		return what;
	day = when_day(req->arena, req->lang, plan.starts_at);
	return arena_f(req->arena, "%.*s (%.*s)", (int)what.n, what.p,
		       (int)day.n, day.p);
}

struct form_controls register_controls(struct request *req,
				       const struct register_form *form,
				       const struct plan *plan,
				       enum register_as as)
{
	struct strs asked = plan_questions(req->arena, plan);
	struct form_layout layout = { fields + first[as], shown + first[as],
				      COUNT(fields) - first[as] };
	struct form_controls all = form_controls_of(req, &layout, form,
						    &form->errors);
	struct form_controls list = { 0 };
	const struct form_field *v1 = fields + COUNT(fields) - 4;
	entry_id meeting = table_choice_at(req->tx, plan, req->now);
	bool tables = table_has_any(req->tx, meeting),
	     side = table_asks_side(req->tx, meeting);

	list_each(c, all) {
		size_t n = 0;

		while (n < 3 && !str_eq(c->name, str_from_z(v1[n].name)))
			n++;
		if (n < 3 && n >= asked.n)
			continue;
		if (n < 3)
			c->what = asked.at[n];
		if (plan->course_id.v && str_eq(c->name, S("tafel")))
			c->what = with_day(req, c->what, meeting);
		c->choices = options_of(req, form, meeting, c->name);
		if (c->choices.n &&
		    !(str_eq(c->name, S("kant")) ? side : tables))
			continue;
		list_add(req->arena, &list) = *c;
	}
	return list;
}

struct attendee attendee_of(struct request *req,
			    const struct register_form *form)
{
	return (struct attendee){
		.person = req->who.id, .guest = form->ander,
		.behalf = form->namens, .wants = form->halen,
		.brings = form->brengen, .tables = choice_of(form),
		.answers = arena_f(req->arena, "%.*s\n%.*s\n%.*s",
			(int)form->v1.n, form->v1.p, (int)form->v2.n,
			form->v2.p, (int)form->v3.n, form->v3.p),
	};
}
