/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/voorstellen/{id}: a proposal, for who decides and who made it. */
#include "features/edit/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "features/person/person.h"
#include "mail/letter.h"
#include "edit_proposal.html.h"

enum { LAPSES = 60 * DAY, AT_ONCE = 200 };

struct answer {
	str doe, woord, versie;
	struct strs neem;       /* the fields that are taken over */
};

static const char *const deeds[] = { "ja", "nee", NULL };

static const struct form_field answer_fields[] = {
	FORM_TEXT(struct answer, doe, .kind = FORM_CHOICE, .min = 1,
		  .choices = deeds),
	FORM_TEXT(struct answer, woord, .kind = FORM_PARAGRAPHS, .max = 500),
	FORM_TEXT(struct answer, versie, .max = 20),
	FORM_TEXTS(struct answer, neem, .max = EDIT_MOST),
};

struct proposal {
	struct edit_proposal row;
	struct edited e;
	bool mine, may_decide;
};

/* The one of the route, of who made it and who decides. */
static bool find(struct request *req, struct proposal *p)
{
	proposal_id id = { request_id(req, 0) };

	*p = (struct proposal){ 0 };
	if (!edit_proposal(req->tx, id, &p->row) ||
	    !entry_get(req->tx, p->row.slug, &p->e.row) ||
	    !edit_weigh(req, &p->e))
		return false;
	p->mine = p->row.person_id.v == req->who.id.v;
	p->may_decide = edit_keepers(req->tx, p->e.row.id).n
		? edit_keeps(req->tx, p->e.row.id, req->who.id)
		: may(req, COORDINATOR, OF_ENTRY(p->e.row.id));
	return p->mine || p->may_decide;
}

/* Each field as it is now beside what it would be. */
static struct edit_choices choices_of(struct request *req,
				      const struct proposal *p)
{
	struct edit_proposed_rows rows =
		edit_proposal_fields(req->tx, p->row.id);
	struct edit_values now = edit_values_of(req->tx, &p->e);
	bool open = str_eq(p->row.state, S("open"));
	struct edit_choices list = { 0 };

	list_each(r, rows) {
		size_t at = edit_field_at(p->e.type, r->name);
		const struct edit_field *f = &p->e.type->fields[at];
		bool same;
		str was;

		if (at == p->e.type->n)
			continue;
		same = !open || str_eq(now.at[at], r->was);
		was = edit_shown(req, f, same ? r->was : now.at[at]);
		list_add(req->arena, &list) = (struct edit_choice){
			.name = r->name,
			.d = edit_compare(req->arena, was,
				edit_shown(req, f, r->becomes)),
			.taken = same,
			.meanwhile = same ? (str){ 0 }
				: was.n ? was : T(req, "(empty)") };
		list.at[list.n - 1].d.label =
			tr(req->lang, str_from_z(f->label));
	}
	return list;
}

/* How it stands, in a sentence. */
static str standing(struct request *req, const struct proposal *p)
{
	str day = when_day(req->arena, req->lang, p->row.answered_at);

	if (str_eq(p->row.state, S("accepted")))
		return TF(req, "Taken over on {date}. Thank you.",
			  TR_STR("date", day));
	if (str_eq(p->row.state, S("declined")))
		return TF(req, "Not taken over, on {date}.",
			  TR_STR("date", day));
	if (str_eq(p->row.state, S("withdrawn")))
		return TF(req, "Taken back on {date}.", TR_STR("date", day));
	if (str_eq(p->row.state, S("lapsed")))
		return TF(req, "Nobody answered within 60 days: it lapsed on {date}.",
			  TR_STR("date", day));
	return (str){ 0 };
}

static struct reply page(struct request *req, const struct proposal *p,
			 const struct answer *typed, str error)
{
	str title = TF(req, "A proposal for {title}",
		TR_STR("title", entry_title_within(p->e.row.title)));
	bool open = str_eq(p->row.state, S("open"));

	head_mine(req, title, req->path);
	return reply_page(req, error.n ? 422 : 200,
		error.n ? TF(req, "Error: {title}", TR_STR("title", title))
			: title,
		edit_proposal_page, .heading = title, .action = req->path,
		.path = p->e.path, .title = p->e.row.title,
		.since = when_day(req->arena, req->lang, p->row.made_at),
		.until = when_day(req->arena, req->lang,
				  p->row.made_at + LAPSES),
		.why = p->row.why, .standing = standing(req, p),
		.word = p->row.word, .typed = typed->woord, .error = error,
		.version = arena_f(req->arena, "%" PRId64, p->e.row.updated_at),
		.decides = open && p->may_decide, .waits = open && p->mine,
		.choices = choices_of(req, p));
}

static struct reply show(struct request *req)
{
	struct proposal p;

	if (!find(req, &p))
		return reply_not_found(req);
	return page(req, &p, &(struct answer){ 0 }, (str){ 0 });
}

static void end(struct request *req, const struct proposal *p, str state,
		str word)
{
	if (!edit_proposal_end(req->tx, p->row.id, state, req->now, word))
		return;
	if (may(req, COORDINATOR, OF_ENTRY(p->e.row.id)))
		audit_note_entry(req->tx, req->who.id, arena_f(req->arena,
			"proposal.%.*s", (int)state.n, state.p),
			p->e.row.id, p->row.person_id, req->now);
	job_add(req->tx, S("edit.answered"), p->row.id.v, req->now);
}

static void take_over(struct request *req, const struct proposal *p,
		      const struct answer *answer)
{
	struct edit_proposed_rows rows =
		edit_proposal_fields(req->tx, p->row.id);
	struct edit_values was = edit_values_of(req->tx, &p->e), v = was;

	list_each(r, rows) {
		size_t at = edit_field_at(p->e.type, r->name);

		if (at < p->e.type->n && strs_has(&answer->neem, r->name))
			v.at[at] = r->becomes;
	}
	edit_write(req, &p->e, &v);
	edit_record(req, &p->e, &was, &(struct edit_deed){
		.what = "change", .reason = S("proposed"), .note = p->row.why });
	end(req, p, S("accepted"), answer->woord);
}

/* What is wrong with an answer; empty: nothing. */
static str wrong_in(struct request *req, const struct proposal *p,
		    const struct answer *answer)
{
	int64_t version = 0;

	if (str_eq(answer->doe, S("nee")))
		return answer->woord.n ? (str){ 0 }
			: T(req, "Write a word to who proposed this.");
	if (!answer->neem.n)
		return T(req, "Choose at least one thing to take over, or say no.");
	if (!str_to_int(answer->versie, &version) ||
	    version != p->e.row.updated_at)
		return T(req, "The page was changed meanwhile. Look once more, please.");
	return (str){ 0 };
}

static struct reply decide(struct request *req)
{
	struct answer answer;
	struct form_errors errors = form_read(req, answer_fields, &answer);
	struct proposal p;
	str wrong;

	if (!find(req, &p))
		return reply_not_found(req);
	if (!p.may_decide)
		return reply_forbidden(req);
	if (!str_eq(p.row.state, S("open")))
		return reply_redirect(req, "/mijn/voorstellen/%" PRId64,
				      p.row.id.v);
	wrong = errors.n ? errors.at[0].message : wrong_in(req, &p, &answer);
	if (wrong.n)
		return page(req, &p, &answer, wrong);
	if (str_eq(answer.doe, S("ja")))
		take_over(req, &p, &answer);
	else
		end(req, &p, S("declined"), answer.woord);
	return reply_redirect(req, "/mijn/voorstellen/%" PRId64, p.row.id.v);
}

static struct reply withdraw(struct request *req)
{
	struct proposal p;

	if (!find(req, &p))
		return reply_not_found(req);
	if (!p.mine)
		return reply_forbidden(req);
	(void)!edit_proposal_end(req->tx, p.row.id, S("withdrawn"), req->now,
				 (str){ 0 });
	return reply_redirect(req, "/mijn/voorstellen/%" PRId64, p.row.id.v);
}

const struct route edit_proposal_routes[] = {
	{ GET,  "/mijn/voorstellen/{id}",           show,     PERSON },
	{ POST, "/mijn/voorstellen/{id}",           decide,   PERSON },
	{ POST, "/mijn/voorstellen/{id}/terugnemen", withdraw, PERSON },
	{ 0 }
};

static str link_to(struct job *job)
{
	return arena_f(job->arena, "%.*s/mijn/voorstellen/%" PRId64,
		       (int)job->url.n, job->url.p, job->about);
}

static str subject(struct job *job, str lang, const char *english, str title)
{
	return tr_fill(job->arena, tr(lang, str_from_z(english)),
		       TR_ARGS(TR_STR("title", title)));
}

/* Who keeps it hears that something waits; a coordinator sees it at /beheer. */
static enum job_end tell_keepers(struct job *job)
{
	struct edit_proposal p;
	struct edit_keeper_rows keepers;

	if (!edit_proposal(job->tx, (proposal_id){ job->about }, &p) ||
	    !str_eq(p.state, S("open")))
		return JOB_GIVE_UP;             /* answered in the meantime */
	keepers = edit_keepers(job->tx, p.entry_id);
	list_each(to, keepers) {
		mail_add(job->tx, &(struct mail){
			.to = to->mail, .now = job->now,
			.subject = subject(job, to->lang,
				N_("Is this right? A proposal for {title}"),
				p.title),
			.text = LETTER(job->arena, to->lang, to->name,
				job->conf->name,
				tr(to->lang, S("Someone thinks that something on your page is not right, and proposes a change. Nothing changes until you say so.")),
				p.why,
				tr(to->lang, S("Look at it and say yes or no:")),
				link_to(job)) });
	}
	return JOB_DONE;
}

static const char *outcome(str state)
{
	if (str_eq(state, S("accepted")))
		return N_("Your proposal was taken over. Thank you for looking so well.");
	if (str_eq(state, S("declined")))
		return N_("Your proposal was not taken over. This is what they say about it:");
	return N_("Nobody answered your proposal within 60 days, so it lapsed. You may send it once more.");
}

static enum job_end tell_proposer(struct job *job)
{
	struct edit_proposal p;
	struct person to;

	if (!edit_proposal(job->tx, (proposal_id){ job->about }, &p) ||
	    !person_get(job->tx, p.person_id, &to))
		return JOB_GIVE_UP;
	mail_add(job->tx, &(struct mail){
		.to = to.mail, .now = job->now,
		.subject = subject(job, to.lang,
			N_("Your proposal for {title}"), p.title),
		.text = LETTER(job->arena, to.lang, to.name, job->conf->name,
			tr(to.lang, str_from_z(outcome(p.state))), p.word,
			tr(to.lang, S("This is what you proposed:")),
			link_to(job)) });
	return JOB_DONE;
}

static enum job_end lapse(struct job *job)
{
	struct edit_proposal_id_rows old = edit_proposals_old(job->tx,
		job->now - LAPSES, AT_ONCE);

	for (size_t i = 0; i < old.n; i++)
		if (edit_proposal_end(job->tx, old.at[i].id, S("lapsed"),
				      job->now, (str){ 0 }))
			job_add(job->tx, S("edit.answered"), old.at[i].id.v,
				job->now);
	return JOB_DONE;
}

const struct job_kind edit_jobs[] = {
	{ "edit.proposed", tell_keepers },
	{ "edit.answered", tell_proposer },
	{ "edit.lapse", lapse },
	{ 0 }
};

const struct periodic edit_periodic[] = {
	{ "edit.lapse", DAY, 4 * HOUR },
	{ 0 }
};
