/* SPDX-License-Identifier: EUPL-1.2 */
/* "This is ours", of a page that nobody keeps: its own mail says so, or a
 * coordinator. */
#include "features/join/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "features/introduction/introduction.h"
#include "features/member/member.h"
#include "features/monday/monday.h"
#include "mail/letter.h"
#include "join_claim.html.h"

enum { LINK_FOR = 7 * DAY, WAITS = 30 * DAY, LETTERS_A_DAY = 2, SHOWN = 10 };

static const char by_mail[] = "claim";

struct claim_form {
	str woorden;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct claim_form, woorden, .kind = FORM_PARAGRAPHS, .min = 10,
		  .max = 500),
};

static bool find(struct request *req, struct claimed *party)
{
	return join_party(req->tx, req->args[0], party);
}

static str path_of(struct tx *tx, const struct claimed *party)
{
	return entry_path(tx, party->id, party->type, party->slug);
}

static struct reply page(struct request *req, const struct claimed *party,
			 str words, str error)
{
	struct claim_state state = { 0 };
	str title = TF(req, "Is {party} yours?", TR_STR("party", party->title));

	(void)!join_claim_of(req->tx, party->id, req->who.id, &state);
	head_crumb(req, party->title, path_of(req->tx, party));
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, error.n ? 422 : 200, title, join_claim_page,
		.title = title, .action = req->path,
		.path = path_of(req->tx, party), .party = party->title,
		.kept = member_has_manager(req->tx, party->id),
		.mail = party->mail.n ? person_masked(req->arena, party->mail)
				      : (str){ 0 },
		.mailed = request_param(req, "verstuurd").n,
		.waits = state.id.v && !state.answer.n,
		.refused = str_eq(state.answer, S("no")) ? state.reason
							 : (str){ 0 },
		.words = words, .error = error);
}

static struct reply show(struct request *req)
{
	struct claimed party;

	if (!find(req, &party))
		return reply_not_found(req);
	return page(req, &party, (str){ 0 }, (str){ 0 });
}

static struct reply take(struct request *req, const struct claimed *party)
{
	str path = path_of(req->tx, party);

	member_manage(req->tx, req->who.id, party->id, req->now);
	audit_note(req->tx, req->who.id, S("claim.by-mail"), req->who.id,
		   party->slug, req->now);
	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

/* To the address we know of them: does this one belong to you? */
static struct reply ask_them(struct request *req, const struct claimed *party)
{
	str lang = req->conf->lang;
	struct person me;

	if (!person_get(req->tx, req->who.id, &me))
		return reply_not_found(req);
	if (str_eq(me.mail, person_mail(req->arena, party->mail)))
		return take(req, party);
	if (link_count(req->tx, str_from_z(by_mail), me.id, req->now - DAY) <
	    LETTERS_A_DAY)
		mail_add(req->tx, &(struct mail){
			.to = party->mail,
			.subject = tr_fill(req->arena,
				tr(lang, S("Who keeps the page of {party}?")),
				TR_ARGS(TR_STR("party", party->title))),
			.text = LETTER(req->arena, lang, (str){ 0 },
				req->conf->name,
				tr_fill(req->arena, tr(lang, S("{who} wants to keep the page of {party} on our site. Do you know them? Open this link and say yes or no:")),
					TR_ARGS(TR_STR("who", me.name),
						TR_STR("party", party->title))),
				token_create(req->tx, &(struct token){ by_mail,
					me.id, .about = party->id.v,
					.url = req->url, .now = req->now }).url,
				tr(lang, S("The link works once, for seven days. If you do nothing, nothing changes."))),
			.now = req->now });
	return reply_redirect(req, "%.*s?verstuurd=1", (int)req->path.n,
			      req->path.p);
}

static void tell_coordinator(struct request *req, const struct claimed *party,
			     claim_id id)
{
	struct introduction_coordinator c;

	if (!introduction_coordinator_of(req->tx, party->place_id, req->now, &c))
		return;
	mail_add(req->tx, &(struct mail){
		.to = c.mail,
		.subject = tr_fill(req->arena, tr(c.lang, S("Who keeps the page of {party}?")),
			TR_ARGS(TR_STR("party", party->title))),
		.text = LETTER(req->arena, c.lang, c.name, req->conf->name,
			tr_fill(req->arena, tr(c.lang, S("{who} says that {party} is theirs. Nobody keeps that page yet, so you decide:")),
				TR_ARGS(TR_STR("who", req->who.name),
					TR_STR("party", party->title))),
			arena_f(req->arena, "%.*s/beheer/claim/%" PRId64,
				(int)req->url.n, req->url.p, id.v)),
		.now = req->now });
}

static struct reply send(struct request *req)
{
	struct claim_form form;
	struct form_errors errors;
	struct claimed party;
	claim_id id;

	if (!find(req, &party))
		return reply_not_found(req);
	if (member_has_manager(req->tx, party.id))
		return reply_redirect(req, "/mijn/namens/%.*s",
				      (int)party.slug.n, party.slug.p);
	if (party.mail.n && str_eq(request_field(req, "hoe"), S("mail")))
		return ask_them(req, &party);
	errors = form_read(req, fields, &form);
	if (errors.n)
		return page(req, &party, form.woorden, errors.at[0].message);
	id = join_claim_add(req->tx, party.id, req->who.id, form.woorden,
			    req->now);
	if (id.v) {
		tell_coordinator(req, &party, id);
		job_add(req->tx, S("join.claim-over"), id.v, req->now + WAITS);
	}
	return reply_redirect(req, "%.*s", (int)req->path.n, req->path.p);
}

static struct reply take_back(struct request *req)
{
	struct claim_state state;
	struct claimed party;

	if (!find(req, &party))
		return reply_not_found(req);
	if (join_claim_of(req->tx, party.id, req->who.id, &state) &&
	    !state.answer.n)
		join_claim_end(req->tx, state.id);
	return reply_redirect(req, "/mijn/claim/%.*s", (int)party.slug.n,
			      party.slug.p);
}

static bool show_link(struct request *req, const struct link *link,
		      struct token_page *page)
{
	struct entry_card row;
	struct person person;

	if (!entry_get_by_id(req->tx, (entry_id){ link->about }, &row) ||
	    !person_get(req->tx, link->person_id, &person))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Who keeps the page of {party}?",
			    TR_STR("party", row.title)),
		.text = TF(req, "{who} wants to change it and answer for you. Do you know them?",
			   TR_STR("who", person.name)),
		.buttons = { { S("ja"), T(req, "Yes, they may") },
			     { S("nee"), T(req, "No") } },
		.done_path = entry_path(req->tx, row.id, row.type, row.slug),
		.done_label = row.title,
	};
	return true;
}

static void write_claimant(struct tx *tx, const struct conf *conf,
			   const struct claim *c, const str texts[3], int64_t now)
{
	mail_add(tx, &(struct mail){
		.to = c->mail,
		.subject = tr_fill(tx_arena(tx), tr(c->lang, S("Who keeps the page of {party}?")),
			TR_ARGS(TR_STR("party", c->title))),
		.text = LETTER(tx_arena(tx), c->lang, c->name, conf->name,
			       texts[0], texts[1], texts[2]),
		.now = now });
}

static str link_to(const struct request *req, const char *before, str slug)
{
	return arena_f(req->arena, "%.*s%s%.*s", (int)req->url.n, req->url.p,
		       before, (int)slug.n, slug.p);
}

static void write_answer(struct request *req, const struct claim *c, bool yes,
			 str reason)
{
	write_claimant(req->tx, req->conf, c, yes ? (const str[]){
		tr(c->lang, S("You keep it from now on. What you can do stands here:")),
		link_to(req, "/mijn/namens/", c->slug), { 0 } } : (const str[]){
		tr(c->lang, S("We could not say yes yet. This is why:")), reason,
		tr_fill(req->arena, tr(c->lang, S("Is that not right? Tell more here, then we look again: {link}")),
			TR_ARGS(TR_STR("link", link_to(req, "/mijn/claim/", c->slug)))) },
		req->now);
}

static struct reply use_link(struct request *req, const struct link *link)
{
	bool yes = str_eq(request_field(req, "antwoord"), S("ja"));
	struct claim c = { 0 };
	struct entry_card row;
	struct person person;

	if (!entry_get_by_id(req->tx, (entry_id){ link->about }, &row) ||
	    !person_get(req->tx, link->person_id, &person))
		return reply_not_found(req);
	c = (struct claim){ .slug = row.slug, .title = row.title,
		.name = person.name, .mail = person.mail, .lang = person.lang };
	if (yes)
		member_manage(req->tx, person.id, row.id, req->now);
	audit_note(req->tx, (person_id){ 0 }, yes ? S("claim.by-letter")
		: S("claim.refused"), person.id, row.slug, req->now);
	write_answer(req, &c, yes, tr(person.lang, S("They say that they do not know you.")));
	return token_done(req, yes ? T(req, "They keep the page from now on.")
				   : T(req, "Nothing was changed."),
			  entry_path(req->tx, row.id, row.type, row.slug),
			  row.title);
}

const struct token_purpose join_claim_purposes[] = {
	{ by_mail, LINK_FOR, false, show_link, use_link },
	{ 0 }
};

static bool find_claim(struct request *req, struct claim *c)
{
	return join_claim(req->tx, (claim_id){ request_id(req, 0) }, c) &&
	       may(req, COORDINATOR, OF_ENTRY(c->entry_id));
}

static struct reply decide_page(struct request *req, const struct claim *c,
				str error)
{
	head_desk(req, (str){ 0 }, (str){ 0 });
	return reply_page(req, error.n ? 422 : 200,
		TF(req, "Is {party} theirs?", TR_STR("party", c->title)),
		join_decide_page, .party = c->title, .action = req->path,
		.path = entry_path(req->tx, c->entry_id, c->type, c->slug),
		.who = c->name, .mail = c->mail, .words = c->words,
		.since = when_day(req->arena, req->lang, c->asked_at),
		.open = !c->answer.n, .yes = str_eq(c->answer, S("yes")),
		.reason = error.n ? request_field(req, "reden") : c->reason,
		.error = error);
}

static struct reply decide_show(struct request *req)
{
	struct claim c;

	if (!find_claim(req, &c))
		return reply_not_found(req);
	return decide_page(req, &c, (str){ 0 });
}

static void note(struct request *req, const struct claim *c, const char *deed)
{
	audit_note(req->tx, req->who.id, str_from_z(deed), c->person_id, c->slug,
		   req->now);
}

static struct reply decide(struct request *req)
{
	str said = request_field(req, "doe");
	str reason = str_head(request_field(req, "reden"), 500);
	struct claim c;

	if (!find_claim(req, &c))
		return reply_not_found(req);
	if (str_eq(said, S("terug")) && str_eq(c.answer, S("yes"))) {
		join_unmanage(req->tx, c.person_id, c.entry_id);
		join_claim_decide(req->tx, c.id, S(""), S(""), 0);
		note(req, &c, "claim.undo");
	} else if (str_eq(said, S("ja")) && !c.answer.n) {
		member_manage(req->tx, c.person_id, c.entry_id, req->now);
		join_claim_decide(req->tx, c.id, S("yes"), S(""), req->now);
		write_answer(req, &c, true, (str){ 0 });
		note(req, &c, "claim.yes");
	} else if (str_eq(said, S("nee")) && !c.answer.n) {
		if (reason.n < 5)
			return decide_page(req, &c, T(req, "Write why, please. They read it."));
		join_claim_decide(req->tx, c.id, S("no"), reason, req->now);
		write_answer(req, &c, false, reason);
		note(req, &c, "claim.no");
	}
	return reply_redirect(req, "%.*s", (int)req->path.n, req->path.p);
}

void join_monday(struct monday *m)
{
	struct claim_line_rows rows;

	if (!monday_may(m, COORDINATOR))
		return;
	rows = join_claims(m->tx, m->person, m->now, SHOWN);
	for (size_t i = 0; i < rows.n; i++)
		monday_add(m, &(struct monday_point){ MONDAY_PERSON, m->now,
			TF(m, "Someone says that they act for {party}",
			   TR_STR("party", rows.at[i].title)),
			.path = arena_f(m->arena, "/beheer/claim/%" PRId64,
					rows.at[i].id.v) });
}

html join_claim_work(struct request *req)
{
	struct claim_line_rows rows = { 0 };
	struct claims list = { 0 };

	if (who_may(&req->who, COORDINATOR))
		rows = join_claims(req->tx, req->who.id, req->now, SHOWN);
	list_each(r, rows)
		list_add(req->arena, &list) = (struct claim_link){
			r->id.v, r->title };
	if (!list.n)
		return (html){ 0 };
	return part_page(req, join_claim_work_part, .list = list);
}

html join_claim_on_party(struct request *req, entry_id party, str slug)
{
	if (member_has_manager(req->tx, party))
		return (html){ 0 };
	return part_page(req, join_claim_part, .slug = slug);
}

/* Nobody decided: they are told, and may ask anew. */
enum job_end join_claim_over(struct job *job)
{
	struct claim c;

	if (!join_claim(job->tx, (claim_id){ job->about }, &c) || c.decided_at ||
	    c.asked_at > job->now - WAITS)
		return JOB_DONE;
	write_claimant(job->tx, job->conf, &c, (const str[]){
		tr(c.lang, S("In 30 days nobody could say whether it is yours. Sorry. You may ask again, or call us.")),
		arena_f(job->arena, "%.*s/mijn/claim/%.*s", (int)job->url.n,
			job->url.p, (int)c.slug.n, c.slug.p), { 0 } }, job->now);
	join_claim_end(job->tx, c.id);
	return JOB_DONE;
}

const struct route join_claim_routes[] = {
	{ GET,  "/mijn/claim/{slug}",           show,        PERSON },
	{ POST, "/mijn/claim/{slug}",           send,        PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/claim/{slug}/intrekken", take_back,   PERSON },
	{ GET,  "/beheer/claim/{id}",           decide_show, COORDINATOR,
	  .flags = FRESH },
	{ POST, "/beheer/claim/{id}",           decide,      COORDINATOR,
	  .flags = FRESH },
	{ 0 }
};
