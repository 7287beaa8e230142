/* SPDX-License-Identifier: EUPL-1.2 */
/* Choosing which stays and what of both, and the list of look-alikes. */
#include "features/merge/inside.h"
#include "features/audit/audit.h"
#include "merge.html.h"

enum { SHOWN = 30 };

struct merge_form {
	str waarom;
};
static const struct form_field fields[] = {
	FORM_TEXT(struct merge_form, waarom, .kind = FORM_PARAGRAPHS, .min = 5,
		  .max = 500),
};

/* The two of a page: the route's, which stays, and the one of ?met=. */
struct couple {
	struct entry_card kept, other;
	str path, met, error;   /* met: as typed */
	bool both;
};

static bool can_be_merged(struct request *req, const struct entry_card *row)
{
	return str_eq(row->status, S("published")) && edit_knows(row->type) &&
	       may(req, COORDINATOR, OF_ENTRY(row->id));
}

/* The last part of an address, if that was typed. */
static str slug_in(str typed)
{
	while (str_find(typed, S("/")) < typed.n)
		(void)str_cut(&typed, '/');
	return typed;
}

static void find_other(struct request *req, struct couple *c)
{
	str slug = slug_in(c->met);
	bool found = entry_get(req->tx, slug, &c->other) ||
		     entry_party_named(req->tx, c->met, &c->other);

	if (!found)
		c->error = T(req, "We do not know that one. Copy the address of its page.");
	else if (c->other.id.v == c->kept.id.v)
		c->error = T(req, "That is this page itself.");
	else if (!str_eq(c->other.type, c->kept.type))
		c->error = T(req, "Only two of the same kind can become one.");
	else if (!can_be_merged(req, &c->other))
		c->error = T(req, "That one is not shown, or lies outside your area.");
	else if (merge_waiting(req->tx, c->kept.id) ||
		 merge_waiting(req->tx, c->other.id))
		c->error = T(req, "One of both is waiting for an answer about merging already.");
	else
		c->both = true;
}

static bool find(struct request *req, struct couple *c)
{
	*c = (struct couple){ .met = request_param(req, "met") };
	if (!entry_get(req->tx, req->args[0], &c->kept) ||
	    !can_be_merged(req, &c->kept))
		return false;
	c->path = entry_path(req->tx, c->kept.id, c->kept.type, c->kept.slug);
	if (c->met.n)
		find_other(req, c);
	return str_starts(req->path, c->path);
}

static struct merge_field_lines lines_of(struct request *req,
					 const struct couple *c)
{
	struct edit_pairs pairs = edit_pairs_of(req, &c->kept, &c->other);
	struct merge_field_lines list = { 0 };

	for (size_t i = 0; i < pairs.n; i++) {
		const struct edit_pair *p = &pairs.at[i];

		if (str_eq(p->one, p->two))
			continue;
		list_add(req->arena, &list) = (struct merge_field_line){
			.name = p->name, .label = p->label,
			.kept = p->one_shown, .other = p->two_shown,
			.several = p->several && p->one.n && p->two.n,
			.both_first = p->several && p->one.n && p->two.n,
			.other_first = !p->one.n };
	}
	return list;
}

static str within(const struct entry_card *row)
{
	return entry_title_within(row->title);
}

static struct reply page(struct request *req, const struct couple *c,
			 str why, str error)
{
	str title = TF(req, "Make one of {title} and another",
		       TR_STR("title", within(&c->kept)));
	const struct merge_alikes none = { 0 };

	head_crumb(req, c->kept.title, c->path);
	head_crumb(req, T(req, "Merge"), req->path);
	req->head.no_index = req->head.no_store = true;
	if (!c->both)
		return reply_page(req, c->error.n ? 422 : 200, title, merge_choose,
			.heading = title, .path = c->path, .typed = c->met,
			.error = c->error, .alikes = c->met.n ? none
				: merge_alikes_of(req, c->kept.id),
			.names = entry_party_names(req));
	title = TF(req, "Make one of {title} and {other}",
		   TR_STR("title", within(&c->kept)),
		   TR_STR("other", within(&c->other)));
	return reply_page(req, error.n ? 422 : 200, title, merge_compare,
		.heading = title, .path = c->path, .met = c->other.slug,
		.kept = c->kept.title, .other = c->other.title,
		.other_path = entry_path(req->tx, c->other.id, c->other.type,
					 c->other.slug),
		.kept_slug = c->kept.slug, .lines = lines_of(req, c),
		.parts = merge_parts_of(req, c->other.id, c->kept.id),
		.asks = merge_must_ask(req->tx, c->kept.id, c->other.id),
		.why = why, .error = error);
}

struct reply merge_show(struct request *req)
{
	struct couple c;

	if (!find(req, &c))
		return reply_not_found(req);
	return page(req, &c, (str){ 0 }, (str){ 0 });
}

static void keep_choices(struct request *req, const struct couple *c,
			 merging_id id)
{
	static const char *const sides[] = { "other", "both" };
	struct edit_pairs pairs = edit_pairs_of(req, &c->kept, &c->other);

	for (size_t i = 0; i < pairs.n; i++) {
		const char *field = arena_z(req->arena, arena_f(req->arena,
			"veld-%.*s", (int)pairs.at[i].name.n,
			pairs.at[i].name.p));
		str said = request_field(req, field), side = S("kept");

		for (size_t n = 0; n < COUNT(sides); n++)
			if (str_eq(said, str_from_z(sides[n])))
				side = said;
		if (!str_eq(pairs.at[i].one, pairs.at[i].two))
			merge_field_add(req->tx, id, pairs.at[i].name, side);
	}
}

static struct reply to_list(struct request *req, const char *what)
{
	return reply_redirect(req, "/beheer/dubbel?klaar=%s", what);
}

struct reply merge_send(struct request *req)
{
	struct merge_form form;
	struct form_errors errors;
	struct merging m;
	struct couple c;
	merging_id id;

	if (!find(req, &c))
		return reply_not_found(req);
	errors = form_read(req, fields, &form);
	if (!c.both || errors.n)
		return page(req, &c, form.waarom, errors.n
			? errors.at[0].message : (str){ 0 });
	id = merge_add(req->tx, c.kept.id, c.other.id, form.waarom, req->now);
	keep_choices(req, &c, id);
	if (!merge_get(req->tx, id, &m))
		return reply_not_found(req);
	if (merge_must_ask(req->tx, c.kept.id, c.other.id)) {
		merge_ask(req, &m);
		audit_note_entry(req->tx, req->who.id, S("merge.asked"),
				 c.kept.id, (person_id){ 0 }, req->now);
		return to_list(req, "gevraagd");
	}
	return to_list(req, merge_perform(req, &m) ? "samen" : "niet");
}

static str state_of(struct request *req, const struct merge_line *m)
{
	if (str_eq(m->state, S("refused")))
		return T(req, "They said that these are two");
	if (str_eq(m->state, S("done")))
		return TF(req, "Merged; can be undone until {date}",
			TR_STR("date", when_day(req->arena, req->lang,
				m->done_at + MERGE_UNDO_FOR)));
	if (m->asked_at <= req->now - MERGE_ANSWER_FOR)
		return T(req, "No answer for two weeks: you decide");
	return TF(req, "Waits for an answer until {date}",
		TR_STR("date", when_day(req->arena, req->lang,
			m->asked_at + MERGE_ANSWER_FOR)));
}

static struct merge_items items_of(struct request *req)
{
	struct merge_line_rows rows = merge_open(req->tx, req->who.id, req->now,
		req->now - MERGE_UNDO_FOR, SHOWN);
	struct merge_items list = { 0 };

	list_each(m, rows)
		list_add(req->arena, &list) = (struct merge_item){
			m->id.v, m->kept, m->other, state_of(req, m) };
	return list;
}

static str just_done(struct request *req)
{
	static const struct tr_name texts[] = {
		{ S("samen"), N_("They are one page now. Who keeps one of both has a mail.") },
		{ S("gevraagd"), N_("Who keeps the other gets a mail, and two weeks to answer.") },
		{ S("terug"), N_("Both are back as they were.") },
		{ S("twee"), N_("Noted: these are two.") },
		{ S("weg"), N_("The proposal is taken back.") },
		{ S("niet"), N_("That could not be done: something changed in the meantime.") },
	};
	str what = request_param(req, "klaar"), text;

	text = tr_name(req->lang, texts, what);
	return str_eq(text, what) ? (str){ 0 } : text;
}

static struct reply list(struct request *req)
{
	str title = T(req, "Stands here twice?");

	head_desk(req, title, S("/beheer/dubbel"));
	return reply_page(req, 200, title, merge_list, .heading = title,
		.done = just_done(req), .items = items_of(req), .apart = true,
		.alikes = merge_alikes_of(req, (entry_id){ 0 }));
}

/* These two are two. */
static struct reply apart(struct request *req)
{
	struct entry_card one, two;

	if (!entry_get(req->tx, request_field(req, "een"), &one) ||
	    !entry_get(req->tx, request_field(req, "twee"), &two) ||
	    one.id.v == two.id.v || !can_be_merged(req, &one) ||
	    !can_be_merged(req, &two))
		return reply_not_found(req);
	merge_apart_add(req->tx, one.id, two.id);
	audit_note_entry(req->tx, req->who.id, S("merge.apart"), one.id,
			 (person_id){ 0 }, req->now);
	return to_list(req, "twee");
}

static bool find_merging(struct request *req, struct merging *m)
{
	return merge_get(req->tx, (merging_id){ request_id(req, 0) }, m) &&
	       may(req, COORDINATOR, OF_ENTRY(m->kept_id));
}

static bool may_now(const struct request *req, const struct merging *m)
{
	return str_eq(m->state, S("asked")) &&
	       m->asked_at <= req->now - MERGE_ANSWER_FOR;
}

static struct reply show_one(struct request *req)
{
	struct entry_card kept, other;
	struct merging m;
	str title;

	if (!find_merging(req, &m) || !entry_get(req->tx, m.kept_slug, &kept) ||
	    !entry_get(req->tx, m.other_slug, &other))
		return reply_not_found(req);
	title = TF(req, "{other} and {kept}", TR_STR("other", within(&other)),
		   TR_STR("kept", within(&kept)));
	head_desk(req, T(req, "Stands here twice?"), S("/beheer/dubbel"));
	return reply_page(req, 200, title, merge_one, .heading = title,
		.action = req->path, .why = m.why,
		.kept = kept.title, .other = other.title,
		.kept_path = entry_path(req->tx, kept.id, kept.type, kept.slug),
		.may_undo = str_eq(m.state, S("done")) &&
			    m.done_at > req->now - MERGE_UNDO_FOR,
		.may_now = may_now(req, &m),
		.waits = str_eq(m.state, S("asked")));
}

static struct reply decide(struct request *req)
{
	str said = request_field(req, "doe");
	struct merging m;

	if (!find_merging(req, &m))
		return reply_not_found(req);
	if (str_eq(said, S("terug")))
		return to_list(req, merge_undo(req, &m) ? "terug" : "niet");
	if (str_eq(said, S("nu")) && may_now(req, &m))
		return to_list(req, merge_perform(req, &m) ? "samen" : "niet");
	if (!str_eq(said, S("weg")) || !merge_end(req->tx, m.id, S("dropped")))
		return to_list(req, "niet");
	audit_note_entry(req->tx, req->who.id, S("merge.dropped"), m.kept_id,
			 (person_id){ 0 }, req->now);
	return to_list(req, "weg");
}

html merge_work(struct request *req)
{
	int64_t n = merge_ripe(req->tx, req->who.id, req->now,
			       req->now - MERGE_ANSWER_FOR);

	return n ? part_page(req, merge_work_part, .n = n) : (html){ 0 };
}

/* It can no longer be undone: what was kept for that goes. */
static enum job_end forget(struct job *job)
{
	merging_id id = { job->about };
	struct merging m;

	if (merge_get(job->tx, id, &m) &&
	    m.done_at <= job->now - MERGE_UNDO_FOR) {
		merge_forget_moved(job->tx, id);
		merge_forget_fields(job->tx, id);
	}
	return JOB_DONE;
}

const struct job_kind merge_jobs[] = {
	{ "merge.forget", forget },
	{ 0 }
};

#define ROUTES_OF(list)                                                       \
	{ GET,  list "/{slug}/samenvoegen", merge_show, COORDINATOR },        \
	{ POST, list "/{slug}/samenvoegen", merge_send, COORDINATOR,          \
	  .flags = FRESH }

const struct route merge_routes[] = {
	{ GET,  "/beheer/dubbel",      list,     COORDINATOR },
	{ POST, "/beheer/dubbel",      apart,    COORDINATOR },
	{ GET,  "/beheer/dubbel/{id}", show_one, COORDINATOR },
	{ POST, "/beheer/dubbel/{id}", decide,   COORDINATOR, .flags = FRESH },
	ROUTES_OF("/initiatieven"),
	ROUTES_OF("/organisaties"),
	ROUTES_OF("/ervaringen"),
	ROUTES_OF("/kennis"),
	ROUTES_OF("/geld/modellen"),
	ROUTES_OF("/vragen"),
	ROUTES_OF("/aanbod"),
	ROUTES_OF("/knelpunten"),
	{ 0 }
};
