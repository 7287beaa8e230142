/* SPDX-License-Identifier: EUPL-1.2 */
/* Themes come from initiatives: one proposes, others support. */
#include "features/theme/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "features/monday/monday.h"
#include "features/person/person.h"
#include "mail/letter.h"
#include "theme_propose.html.h"

enum { OPEN_MOST = 3, SHOWN = 50 };

struct wish_form {
	str naam, waarom, onder;
	struct theme parent;
	struct form_errors errors;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct wish_form, naam, .min = 2, .max = THEME_NAME_MAX),
	FORM_TEXT(struct wish_form, waarom, .kind = FORM_PARAGRAPHS, .min = 10,
		  .max = THEME_TEXT_MAX),
	FORM_TEXT(struct wish_form, onder, .max = 100),
};

struct theme_wishes theme_wishes_of(struct request *req)
{
	struct theme_proposal_row_rows rows =
		theme_proposals(req->tx, req->who.id, SHOWN);
	struct theme_wishes list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct theme_wish){
			.id = r->id.v, .n = r->n,
			.name = r->name,
			.description = r->description,
			.party = r->party,
			.party_path = r->party.n
				? entry_path(req->tx, (entry_id){ 0 },
					     r->party_type,
					     r->party_slug)
				: (str){ 0 },
			.since = when_day(req->arena, req->lang,
					  r->made_at),
			.supported = r->supported,
			.mine = req->who.id.v &&
				r->person_id.v == req->who.id.v };
	return list;
}

static bool acts(struct request *req, entry_id *party)
{
	struct theme_party found = { 0 };
	bool yes = req->who.id.v &&
		   theme_party_of(req->tx, req->who.id, &found);

	*party = found.id;
	return yes;
}

static struct reply page(struct request *req, const struct wish_form *form)
{
	entry_id party;
	str title = T(req, "Themes that are proposed");

	head_crumb(req, T(req, "Themes"), S("/themas"));
	head_crumb(req, title, S("/themas/voorstellen"));
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? TF(req, "Error: {title}",
				    TR_STR("title", title)) : title,
		theme_wishes_page, .wishes = theme_wishes_of(req),
		.needed = THEME_SUPPORTERS, .known = req->who.id.v,
		.acts = acts(req, &party), .name = form->naam,
		.why = form->waarom, .errors = form->errors,
		.mains = theme_mains(req, form->onder, (theme_id){ 0 }),
		.name_error = form_error_at(&form->errors, "naam"),
		.why_error = form_error_at(&form->errors, "waarom"),
		.under_error = form_error_at(&form->errors, "onder"));
}

static struct reply list(struct request *req)
{
	return page(req, &(struct wish_form){ 0 });
}

static void check(struct request *req, struct wish_form *form)
{
	struct theme same;

	if (form->onder.n && (!theme_get(req->tx, form->onder, &form->parent) ||
			      form->parent.parent_id.v))
		form_add_error(req, &form->errors, S("onder"),
			       T(req, "Choose one of these."));
	if (form->naam.n && theme_named(req, form->naam, &same))
		form_add_error(req, &form->errors, S("naam"),
			TF(req, "This is a name of {theme} already.",
			   TR_STR("theme", entry_theme_title(req, same.nl,
							     same.en))));
	else if (theme_proposal_named(req->tx,
				      theme_fold(req->arena, form->naam)))
		form_add_error(req, &form->errors, S("naam"),
			T(req, "Someone proposed this already. Support it above."));
	if (theme_proposals_of(req->tx, req->who.id) >= OPEN_MOST)
		form_add_error(req, &form->errors, S("naam"),
			T(req, "Three of your proposals wait. First those, please."));
}

static struct reply propose(struct request *req)
{
	struct wish_form form = { 0 };
	entry_id party;

	form.errors = form_read(req, fields, &form);
	check(req, &form);
	if (!acts(req, &party))
		form_add_error(req, &form.errors, S("naam"),
			T(req, "Only who acts for an initiative proposes a theme."));
	if (form.errors.n)
		return page(req, &form);
	theme_proposal_add(req->tx, form.naam, theme_fold(req->arena, form.naam),
			   form.waarom, form.parent.id, req->who.id, party,
			   req->now);
	return reply_redirect(req, "/themas/voorstellen");
}

/* It becomes one: by enough who want it, or because a coordinator says so. */
static void become(struct request *req, const struct theme_proposal *p)
{
	struct theme_form form = { .nl = p->name,
				   .beschrijving = p->description };
	struct theme made;

	form.parent.id = p->parent_id;
	made = theme_make(req, &form);
	if (!theme_proposal_end(req->tx, p->id, S("accepted"), (str){ 0 },
				made.id, req->now))
		return;
	audit_note(req->tx, req->who.id, S("theme.added"), p->person_id,
		   p->name, req->now);
	job_add(req->tx, S("theme.answered"), p->id.v, req->now);
}

static bool find(struct request *req, struct theme_proposal *p)
{
	theme_proposal_id id = { request_id(req, 0) };

	return theme_proposal_get(req->tx, id, p) &&
	       str_eq(p->state, S("open"));
}

static struct reply support(struct request *req)
{
	struct theme_proposal p;
	entry_id party;

	if (!find(req, &p))
		return reply_not_found(req);
	if (!acts(req, &party) || p.person_id.v == req->who.id.v)
		return reply_forbidden(req);
	if (request_field(req, "niet").n)
		theme_support_end(req->tx, p.id, req->who.id);
	else
		theme_support_add(req->tx, p.id, req->who.id);
	if (theme_supporters(req->tx, p.id) >= THEME_SUPPORTERS)
		become(req, &p);
	return reply_redirect(req, "/themas/voorstellen");
}

static struct reply decide(struct request *req)
{
	struct theme_proposal p;
	str word = request_field(req, "woord");

	if (!may(req, COORDINATOR, SITE))
		return reply_forbidden(req);
	if (!find(req, &p))
		return reply_not_found(req);
	if (request_field(req, "ja").n)
		become(req, &p);
	else if (word.n && word.n <= THEME_TEXT_MAX &&
		 theme_proposal_end(req->tx, p.id, S("declined"), word,
				    (theme_id){ 0 }, req->now)) {
		audit_note(req->tx, req->who.id, S("theme.declined"),
			   p.person_id, p.name, req->now);
		job_add(req->tx, S("theme.answered"), p.id.v, req->now);
	} else
		return reply_refused(req, 422, T(req, "A word, please"),
			T(req, "Write to who proposed it why this is not a theme. Go back and fill it in."));
	return reply_redirect(req, "/beheer/themas");
}

enum job_end theme_tell_proposer(struct job *job)
{
	struct arena *a = job->arena;
	struct theme_proposal p;
	struct person to;
	bool yes;

	if (!theme_proposal_get(job->tx, (theme_proposal_id){ job->about }, &p) ||
	    !person_get(job->tx, p.person_id, &to))
		return JOB_GIVE_UP;             /* they are gone */
	yes = str_eq(p.state, S("accepted"));
	mail_add(job->tx, &(struct mail){
		.to = to.mail, .now = job->now,
		.subject = tr_fill(a, yes
			? tr(to.lang, S("{theme} is a theme now"))
			: tr(to.lang, S("About the theme you proposed: {theme}")),
			TR_ARGS(TR_STR("theme", p.name))),
		.text = LETTER(a, to.lang, to.name, job->conf->name,
			yes
			? tr(to.lang, S("The theme you proposed is one now. Everyone can choose it and find you by it:"))
			: tr(to.lang, S("The theme you proposed is not one for now. This is what the coordinator says about it:")),
			p.word,
			arena_f(a, "%.*s/themas/%.*s", (int)job->url.n,
				job->url.p, yes ? (int)p.slug.n : 11,
				yes && p.slug.n ? p.slug.p : "voorstellen")) });
	return JOB_DONE;
}

html theme_work_part(struct request *req)
{
	int64_t n = may(req, COORDINATOR, SITE)
		? theme_proposals_open(req->tx) : 0;

	return n ? part_page(req, theme_work, .n = n) : (html){ 0 };
}

void theme_monday(struct monday *m)
{
	int64_t n = monday_everywhere(m, COORDINATOR)
		? theme_proposals_open(m->tx) : 0;

	if (n)
		monday_add(m, &(struct monday_point){ .rank = MONDAY_OPEN,
			.since = m->now,
			.title = TN(m, "{n} theme was proposed",
				    "{n} themes were proposed", n),
			.path = S("/themas/voorstellen") });
}

const struct route theme_proposal_routes[] = {
	{ GET,  "/themas/voorstellen",              list,    ANYONE },
	{ POST, "/themas/voorstellen",              propose, PERSON,
	  .rate = RATE_POST },
	{ POST, "/themas/voorstellen/{id}/steunen", support, PERSON },
	{ POST, "/themas/voorstellen/{id}/besluit", decide,  COORDINATOR },
	{ 0 }
};
