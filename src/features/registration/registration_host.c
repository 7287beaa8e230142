/* SPDX-License-Identifier: EUPL-1.2 */
/* For who organises it: who comes, who came, and their badges. */
#include "features/registration/inside.h"
#include "lang/lang.h"
#include "registration_host.html.h"

bool registration_host_find(struct request *req, struct hosted *h)
{
	if (!plan_open(req, &h->plan) || !h->plan.registers ||
	    !plan_may(req, &h->plan))
		return false;
	h->whole = h->plan;
	plan_whole(req->tx, &h->whole, req->now);
	return true;
}

str registration_host_path(struct request *req, const struct plan *plan)
{
	return arena_f(req->arena, "/bijeenkomsten/%.*s/aanmeldingen",
		       (int)plan->slug.n, plan->slug.p);
}

/* Each question with its answer, those that were answered. */
static struct facts said(struct request *req, const struct plan *plan,
			 const struct registration_line *r)
{
	struct strs asked = plan_questions(req->arena, plan);
	const struct fact more[] = {
		{ .label = T(req, "Hopes to find"), .value = r->wants },
		{ .label = T(req, "Brings"), .value = r->brings },
		{ .label = T(req, "Comes for"),
		  .value = tr_name(req->lang, table_sides, r->side) },
		{ .label = T(req, "Table"), .value = r->table },
		{ .label = T(req, "Or else"), .value = r->second },
	};
	struct facts list = { 0 };
	str rest = r->answers;

	for (size_t i = 0; i < COUNT(more); i++)
		if (more[i].value.n)
			list_add(req->arena, &list) = more[i];
	list_each(q, asked) {
		str answer = str_trim(str_cut(&rest, '\n'));

		if (answer.n)
			list_add(req->arena, &list) =
				(struct fact){ .label = *q, .value = answer };
	}
	return list;
}

/* All in that state. */
static struct comers in_state(struct request *req, const struct plan *plan,
			      const struct registration_line_rows *rows,
			      str state)
{
	struct comers list = { 0 };

	list_each(r, *rows)
		if (str_eq(r->state, state))
			list_add(req->arena, &list) = (struct comer){
				.id = r->id.v, .behalf = r->behalf,
				.name = registration_name(r->guest,
							  r->person_name),
				.said = said(req, plan, r),
				.came = r->came != 0,
				.off = str_eq(state, OFF) };
	return list;
}

/* The lists of the other sessions of a course. */
static struct going_list other_lists(struct request *req,
				     const struct plan *plan)
{
	struct plan_sessions all = plan_sessions_of(req->tx, plan);
	struct going_list list = { 0 };

	list_each(s, all)
		if (!s->off && s->id.v != plan->id.v)
			list_add(req->arena, &list) = (struct going){
				.path = arena_f(req->arena,
					"%.*s/aanmeldingen", (int)s->path.n,
					s->path.p),
				.title = when_day(req->arena, req->lang,
						  s->starts_at) };
	return list;
}

static struct reply list_page(struct request *req, const struct hosted *h,
			      str name, str error)
{
	const struct plan *plan = &h->plan;
	struct registration_line_rows rows =
		registration_list(req->tx, h->whole.id, plan->id);
	int64_t came = 0, added = 0;

	list_each(r, rows)
		came += r->came;
	if (!str_to_int(request_param(req, "erbij"), &added) || added < 0)
		added = 0;
	plan_crumbs(req, plan);
	return reply_page(req, error.n ? 422 : 200, T(req, "Who comes"),
		comers_page, .action = registration_host_path(req, plan),
		.title = plan->title, .slug = plan->slug,
		.when = plan_when(req->arena, req->lang, plan),
		.sessions = other_lists(req, plan),
		.venue = plan->venue, .seats = plan->seats, .n_came = came,
		.added = added,
		.coming = in_state(req, plan, &rows, COMING),
		.waiting = in_state(req, plan, &rows, WAITING),
		.off = in_state(req, plan, &rows, OFF),
		.tables = table_counts(req, plan), .name = name,
		.error = error);
}

struct reply registration_host_list(struct request *req)
{
	struct hosted h;

	return registration_host_find(req, &h)
		? list_page(req, &h, (str){ 0 }, (str){ 0 })
		: reply_not_found(req);
}

static struct reply back(struct request *req, const struct hosted *h,
			 registration_id id)
{
	str path = registration_host_path(req, &h->plan);

	return reply_redirect(req, "%.*s#wie-%" PRId64, (int)path.n, path.p,
			      id.v);
}

/* Who rang, or stands at the door. */
struct added {
	str naam, namens;
};

/* Under that name and for the same, however it is spelled. */
static bool is_on_list(struct request *req, const struct plan *plan,
		       const struct added *form)
{
	struct registration_named_rows rows = registration_named(req->tx,
		plan->id, lang_fold(req->arena, form->naam));
	str behalf = lang_fold(req->arena, form->namens);

	list_each(r, rows)
		if (str_eq(lang_fold(req->arena, r->behalf), behalf))
			return true;
	return false;
}

struct reply registration_host_add(struct request *req)
{
	struct added form = { 0 };
	static const struct form_field fields[] = {
		FORM_TEXT(struct added, naam, .min = 2, .max = 80,
			  .label = N_("Name")),
		FORM_TEXT(struct added, namens, .max = 120),
	};
	struct errand e = errand_of(req);
	struct form_errors errors;
	struct hosted h;

	if (!registration_host_find(req, &h))
		return reply_not_found(req);
	errors = form_read(req, fields, &form);
	if (!errors.n && is_on_list(req, &h.whole, &form))
		form_add_error(req, &errors, S("naam"),
			       T(req, "This name is on the list already."));
	if (errors.n)
		return list_page(req, &h, form.naam, errors.at[0].message);
	return back(req, &h, registration_add(&e, &h.whole,
		&(struct attendee){ .guest = form.naam,
				    .behalf = form.namens }));
}

struct reply registration_host_set(struct request *req)
{
	struct errand e = errand_of(req);
	str deed = request_field(req, "doe");
	struct registration r;
	struct hosted h;

	if (!registration_host_find(req, &h) ||
	    !registration_get(req->tx, (registration_id){ request_id(req, 1) },
			      &r) || r.meeting_id.v != h.whole.id.v)
		return reply_not_found(req);
	if (str_eq(deed, S("er")) || str_eq(deed, S("niet")))
		registration_came(req->tx, r.id, h.plan.id,
				  str_eq(deed, S("er")));
	else if (str_eq(deed, S("af")) && !str_eq(r.state, OFF))
		registration_call_off(&e, &h.whole, &r);
	else if (str_eq(deed, S("toch")))
		registration_come_back(&e, &h.whole, &r);
	return back(req, &h, r.id);
}

static struct strs badge_lines(struct request *req, const struct plan *plan,
			       int64_t id)
{
	const registration_badge *line = registration_badges;
	struct strs list = { 0 };

	for (; *line; line++) {
		str said = (*line)(req, (registration_id){ id }, plan->id);

		if (said.n)
			list_add(req->arena, &list) = said;
	}
	return list;
}

struct reply registration_badges_page(struct request *req)
{
	struct registration_line_rows rows;
	struct comers comers;
	struct hosted h;

	if (!registration_host_find(req, &h))
		return reply_not_found(req);
	rows = registration_list(req->tx, h.whole.id, h.plan.id);
	comers = in_state(req, &h.plan, &rows, COMING);
	list_each(c, comers)
		c->badge = badge_lines(req, &h.plan, c->id);
	plan_crumbs(req, &h.plan);
	head_crumb(req, T(req, "Who comes"),
		   registration_host_path(req, &h.plan));
	return reply_page(req, 200, T(req, "Badges"), badges_page,
		.title = h.plan.title,
		.path = registration_host_path(req, &h.plan),
		.comers = comers);
}
