/* SPDX-License-Identifier: EUPL-1.2 */
/* Leaving: asked for, thought over for fourteen days, and done. */
#include "features/privacy/inside.h"
#include "features/introduction/introduction.h"
#include "features/registration/registration.h"
#include "mail/letter.h"
#include "privacy_erase.html.h"

enum { AT_ONCE = 50, AWAY = 730 * DAY, AWAY_WARNED = 90 * DAY };

static const char stay[] = "stay";

static struct reply ask_page(struct request *req, int status, str error)
{
	struct erasure e;
	bool asked = erasure_get(req->tx, req->who.id, &e);

	head_mine(req, T(req, "Erase me here"), S("/mijn/stoppen"));
	return reply_page(req, status, T(req, "Erase me here"), erase_page,
		.due = asked ? when_day(req->arena, req->lang, e.due_at)
			     : (str){ 0 },
		.alone = privacy_alone(req->tx, req->who.id), .error = error);
}

struct reply erase_ask(struct request *req)
{
	return ask_page(req, 200, (str){ 0 });
}

/* The way back works for as long as there is one, in any browser. */
static void tell(struct request *req, person_id person, int64_t due)
{
	struct arena *a = req->arena;
	struct person p;
	str url;

	if (!person_get(req->tx, person, &p))
		return;
	url = token_create(req->tx, &(struct token){ stay, p.id,
		.url = req->url, .now = req->now }).url;
	mail_add(req->tx, &(struct mail){
		.to = p.mail,
		.subject = tr_fill(a, tr(p.lang, S("We will erase you at {site}")),
			TR_ARGS(TR_STR("site", req->conf->name))),
		.text = LETTER(a, p.lang, p.name, req->conf->name,
			tr_fill(a, tr(p.lang, S("You asked us to erase what is yours. We do so on {date}.")),
				TR_ARGS(TR_STR("date", when_day(a, p.lang, due)))),
			tr(p.lang, S("Did you change your mind, or was it not you? Then press the button behind this link before that day:")),
			url),
		.now = req->now });
}

void privacy_erase(struct request *req, person_id person, bool keep)
{
	int64_t due = req->now + REGRET_FOR;
	struct erasure e;

	if (erasure_get(req->tx, person, &e))
		return;
	erasure_add(req->tx, person, due, keep);
	tell(req, person, due);
}

void privacy_keep(struct tx *tx, person_id person)
{
	(void)!erasure_cancel(tx, person);
}

struct reply erase_begin(struct request *req)
{
	str keep = request_field(req, "wat");

	if (!str_eq(keep, S("alles")) && !str_eq(keep, S("laat")))
		return ask_page(req, 422, T(req, "Choose what happens with what you wrote."));
	privacy_erase(req, req->who.id, str_eq(keep, S("laat")));
	return reply_redirect(req, "/mijn");
}

struct reply erase_stop(struct request *req)
{
	privacy_keep(req->tx, req->who.id);
	return reply_redirect(req, "/mijn");
}

html privacy_mine(struct request *req)
{
	struct erasure e;

	if (!erasure_get(req->tx, req->who.id, &e))
		return (html){ 0 };
	return part_page(req, erase_mine_page,
			 .due = when_day(req->arena, req->lang, e.due_at));
}

static bool show_stay(struct request *req, const struct link *link,
		      struct token_page *page)
{
	struct erasure e;

	if (!erasure_get(req->tx, link->person_id, &e))
		return false;
	*page = token_one(T(req, "Do you stay?"),
		TF(req, "We will erase what is yours on {date}.",
			TR_STR("date", when_day(req->arena, req->lang, e.due_at))),
		T(req, "Yes, I stay"), S("/"),
		T(req, "To the home page"));
	return true;
}

static struct reply use_stay(struct request *req, const struct link *link)
{
	str title = T(req, "You stay");

	(void)!erasure_cancel(req->tx, link->person_id);
	person_here(req->tx, link->person_id, req->now / DAY * DAY);
	req->head.no_index = true;
	return reply_page(req, 200, title, erase_stayed_page, .title = title);
}

const struct token_purpose privacy_purposes[] = {
	{ stay, REGRET_FOR, false, show_stay, use_stay },
	{ 0 }
};

void erase_now(struct tx *tx, const struct conf *conf, person_id id, bool keep)
{
	struct person p;

	if (!person_get(tx, id, &p))
		return;
	if (!keep) {
		erase_stories(tx, id);
		erase_asks(tx, id);
		erase_offers(tx, id);
		erase_messages(tx, id);
		erase_exchanges(tx, id);
		erase_corrections(tx, id);
	}
	erase_appeals(tx, id);
	erase_reports(tx, p.mail);
	erase_mail(tx, p.mail);
	erase_party_mail(tx, p.mail);
	erase_signature(tx, p.name, tr(conf->lang, S("someone who left")));
	erase_person(tx, id);
}

/* A letter to who was away for two years: in three months we erase them. */
static void miss(struct job *job, const struct away *who)
{
	struct arena *a = job->arena;

	mail_add(job->tx, &(struct mail){
		.to = who->mail,
		.subject = tr_fill(a, tr(who->lang, S("Are you still there? Your account at {site}")),
			TR_ARGS(TR_STR("site", job->conf->name))),
		.text = LETTER(a, who->lang, who->name, job->conf->name,
			tr(who->lang, S("You were not here for two years. We keep no data of people who left. If you do nothing, we erase your account in three months. What you asked or brought stays, without your name.")),
			tr(who->lang, S("Do you want to keep your account? Sign in once:")),
			arena_f(a, "%.*s/inloggen", (int)job->url.n, job->url.p)),
		.now = job->now });
	away_told(job->tx, who->id, job->now);
}

enum job_end erase_due_now(struct job *job)
{
	struct errand e = { job->tx, job->conf, job->url, job->now };
	struct away_rows away = away_since(job->tx, job->now - AWAY, AT_ONCE);
	struct erasure_rows due;

	for (size_t i = 0; i < away.n; i++)
		miss(job, &away.at[i]);
	away_gone(job->tx, job->now - AWAY_WARNED, job->now);
	due = erasure_due(job->tx, job->now, AT_ONCE);
	list_each(r, due) {
		registration_leave_all(&e, r->person_id);
		erase_now(job->tx, job->conf, r->person_id, r->keep);
	}
	return JOB_DONE;
}
