/* SPDX-License-Identifier: EUPL-1.2 */
/* Confirming by mail what one added, and the one letter to whom it is about. */
#include "features/join/inside.h"
#include "base/when.h"
#include "features/edit/edit.h"
#include "features/audit/audit.h"
#include "features/member/member.h"
#include "mail/letter.h"
#include "join_new.html.h"

enum { WAITS = 7 * DAY, ANSWER_FOR = 60 * DAY, KEPT_REMOVED = 30 * DAY,
       MOST_WAITING = 3, MAILS_A_DAY = 3 };

static const char add[] = "add", added[] = "added";

static str path_of(struct tx *tx, const struct addition *a)
{
	return entry_path(tx, a->id, a->type, a->slug);
}

bool join_is_welcome(struct request *req, const struct post_form *form)
{
	struct person person;

	if (form->website.n)
		return false;
	if (req->who.id.v ||
	    !person_by_mail(req->tx, person_mail(req->arena, form->email),
			    &person))
		return true;
	return join_waiting(req->tx, person.id) < MOST_WAITING &&
	       link_count(req->tx, str_from_z(add), person.id,
			  req->now - DAY) < MAILS_A_DAY;
}

static struct reply to_sent(struct request *req)
{
	return reply_redirect(req, "/initiatieven/nieuw/verstuurd");
}

struct reply join_pretend(struct request *req)
{
	struct reply reply = to_sent(req);

	person_bind(req, &reply);
	return reply;
}

void join_publish(struct tx *tx, entry_id id, int64_t now)
{
	struct addition a;

	if (!join_get(tx, id, &a))
		return;
	if (join_confirm(tx, id, now) && a.own && a.person_id.v)
		member_manage(tx, a.person_id, id, now);
	if (a.held_for.n)
		return;
	entry_set_status(tx, id, S("published"));
	if (a.own)
		join_checked(tx, id, now, a.title);
	entry_changed(tx, id, now);
	if (a.mail.n)
		job_add(tx, S("join.tell"), id.v, now);
}

/* Where one who added it goes; who is signed in `here` may bring something. */
static struct reply to_page(struct request *req, const struct addition *a,
			    person_id here)
{
	str path = path_of(req->tx, a);

	if (a->held_for.n)
		return reply_redirect(req, "/initiatieven/nieuw/bevestigd");
	if (a->own && join_may_invite(req->tx, here))
		return reply_redirect(req, "/mijn/iets-kleins?erbij=%.*s",
				      (int)a->slug.n, a->slug.p);
	return reply_redirect(req, "%.*s?toegevoegd=1", (int)path.n, path.p);
}

static void send_letter(struct request *req, const struct addition *a, str url)
{
	struct person person;

	if (!person_get(req->tx, a->person_id, &person))
		return;
	mail_add(req->tx, &(struct mail){
		.to = person.mail,
		.subject = TF(req, "Confirm: {title}", TR_STR("title", a->title)),
		.text = LETTER(req->arena, req->lang, person.name,
			req->conf->name,
			T(req, "You want to add this to the site:"), a->title,
			T(req, "Open this link and press the button. Then it is there:"),
			url,
			T(req, "The link works once, for seven days. If you do nothing, we throw your text away then."),
			T(req, "Was it not you? Then you need not do anything.")),
		.now = req->now });
}

struct reply join_finish(struct request *req, entry_id id)
{
	struct reply reply = to_sent(req);
	struct addition a;

	if (!join_get(req->tx, id, &a))
		return reply;
	if (req->who.id.v) {
		join_publish(req->tx, id, req->now);
		return to_page(req, &a, req->who.id);
	}
	send_letter(req, &a, token_create(req->tx, &(struct token){ add,
		a.person_id, .about = id.v, .binding = person_bind(req, &reply),
		.url = req->url, .now = req->now }).url);
	job_add(req->tx, S("join.expire"), id.v, req->now + WAITS);
	return reply;
}

static bool about(struct tx *tx, const struct link *link, struct addition *a)
{
	return join_get(tx, (entry_id){ link->about }, a);
}

static bool show_add(struct request *req, const struct link *link,
		     struct token_page *page)
{
	struct addition a;

	if (!about(req->tx, link, &a))
		return false;
	*page = (struct token_page){
		.title = T(req, "Add this to the site?"),
		.text = a.own ? T(req, "Then others find it, and you are its contact person.")
			: a.mail.n ? T(req, "Then others find it. We write to them once.")
				   : T(req, "Then others find it."),
		.quote = a.title,
		.buttons = { { S("ja"), T(req, "Yes, add it") } },
		.done_path = path_of(req->tx, &a), .done_label = a.title,
	};
	return true;
}

static struct reply use_add(struct request *req, const struct link *link)
{
	struct addition a;

	if (!about(req->tx, link, &a))
		return reply_not_found(req);
	join_publish(req->tx, a.id, req->now);
	return to_page(req, &a, token_signs_in(req, link));
}

/* The letter to whom it is about, once. */
static enum job_end tell(struct job *job)
{
	str lang = job->conf->lang, path;
	struct arena *m = job->arena;
	struct addition a;

	if (!join_get(job->tx, (entry_id){ job->about }, &a) || !a.mail.n ||
	    a.told_at || !str_eq(a.status, S("published")))
		return JOB_DONE;
	if (join_letters_to(job->tx, a.mail) ||
	    member_has_manager(job->tx, a.id)) {
		join_forget_mail(job->tx, a.id);
		return JOB_DONE;
	}
	path = path_of(job->tx, &a);
	mail_add(job->tx, &(struct mail){
		.to = a.mail,
		.subject = tr_fill(m, tr(lang, S("{title} is on {site}: is it right?")),
			TR_ARGS(TR_STR("title", a.title),
				TR_STR("site", job->conf->name))),
		.text = LETTER(m, lang, (str){ 0 }, job->conf->name,
			tr(lang, S("Someone who knows you added you to our site, and gave us this address. This stands there:")),
			a.title, a.summary,
			arena_f(m, "%.*s%.*s", (int)job->url.n, job->url.p,
				(int)path.n, path.p),
			tr(lang, S("Do you want to keep that page yourself, correct it, or have it removed? Open this link and choose:")),
			token_create(job->tx, &(struct token){ added,
				.about = a.id.v, .url = job->url,
				.now = job->now }).url,
			tr(lang, S("You need not do anything. This is the only mail you get from us about this. Without an answer we throw your address away after 60 days."))),
		.now = job->now });
	join_told(job->tx, a.id, job->now);
	job_add(job->tx, S("join.forget"), a.id.v, job->now + ANSWER_FOR);
	return JOB_DONE;
}

struct correction {
	str naam, kort;
};

static const struct form_field correction_fields[] = {
	FORM_TEXT(struct correction, naam, .min = 2, .max = 120),
	FORM_TEXT(struct correction, kort, .kind = FORM_PARAGRAPHS, .min = 10,
		  .max = 600),
};

/* What stands there, or as it was typed. */
static html fields_of(struct request *req, const struct addition *a)
{
	struct correction c = { a->title, a->summary };
	struct form_errors errors = { 0 };

	if (req->method == POST)
		errors = form_read(req, correction_fields, &c);
	return part_page(req, join_correct, .name = c.naam, .text = c.kort,
			 .name_error = form_error_at(&errors, "naam"),
			 .text_error = form_error_at(&errors, "kort"));
}

static bool show_added(struct request *req, const struct link *link,
		       struct token_page *page)
{
	struct addition a;

	if (!about(req->tx, link, &a))
		return false;
	*page = (struct token_page){
		.title = T(req, "Is this about you?"),
		.text = T(req, "Someone who knows you wrote this. What should happen with it?"),
		.fields = fields_of(req, &a),
		.buttons = {
			{ S("ja"), T(req, "We keep this page ourselves") },
			{ S("verbeter"), T(req, "Only correct it") },
			{ S("weg"), T(req, "Take it away") },
		},
		.done_path = path_of(req->tx, &a), .done_label = a.title,
	};
	return true;
}

static struct reply correct(struct request *req, const struct addition *a,
			    const struct correction *c)
{
	edit_by_itself(req, a->slug, (const struct edit_set[]){
		{ "naam", c->naam }, { "kort", c->kort } }, 2);
	return token_done(req, T(req, "It is corrected. We threw your mail address away."),
			  path_of(req->tx, a), T(req, "See what it is about"));
}

/* Who reads that mail manages it from now on. */
static struct reply claim(struct request *req, const struct addition *a,
			  const struct correction *c)
{
	str name = a->mail, path = path_of(req->tx, a);
	person_id person = person_of_mail(req, a->mail, str_cut(&name, '@'));

	person_confirm(req->tx, person, req->now);
	member_manage(req->tx, person, a->id, req->now);
	(void)correct(req, a, c);
	audit_note(req->tx, person, S("claim.by-letter"), person, a->slug,
		   req->now);
	return token_done(req, T(req, "You keep this page from now on. Sign in with the mail address that got our letter; then you can change all of it."),
			  arena_f(req->arena, "/inloggen?naar=%.*s/wijzigen",
				  (int)path.n, path.p), T(req, "Sign in"));
}

static struct reply take_away(struct request *req, const struct addition *a)
{
	join_removed(req->tx, a->id, req->now);
	entry_set_status(req->tx, a->id, S("withdrawn"));
	entry_changed(req->tx, a->id, req->now);
	audit_note(req->tx, (person_id){ 0 }, S("addition.remove"),
		   (person_id){ 0 }, a->slug, req->now);
	job_add(req->tx, S("join.gone"), a->id.v, req->now + KEPT_REMOVED);
	return token_done(req, T(req, "It is no longer on the site. After 30 days everything of it is gone. We threw your mail address away."),
			  S("/"), T(req, "To the home page"));
}

static struct reply use_added(struct request *req, const struct link *link)
{
	str said = request_field(req, "antwoord");
	struct correction c = { 0 };
	struct form_errors errors;
	struct addition a;
	struct reply reply;

	if (!about(req->tx, link, &a) || !a.mail.n)
		return reply_not_found(req);
	errors = form_read(req, correction_fields, &c);
	if (str_eq(said, S("weg")))
		reply = take_away(req, &a);
	else if (errors.n)
		return (struct reply){ 0 };
	else if (str_eq(said, S("ja")))
		reply = claim(req, &a, &c);
	else if (str_eq(said, S("verbeter")))
		reply = correct(req, &a, &c);
	else
		return (struct reply){ 0 };
	join_forget_mail(req->tx, a.id);
	return reply;
}

static enum job_end expire(struct job *job)
{
	struct addition a;

	if (!join_get(job->tx, (entry_id){ job->about }, &a) || a.confirmed_at)
		return JOB_DONE;
	join_delete(job->tx, a.id);
	person_forget_stranger(job->tx, a.person_id);
	return JOB_DONE;
}

static enum job_end forget(struct job *job)
{
	join_forget_mail(job->tx, (entry_id){ job->about });
	return JOB_DONE;
}

static enum job_end gone(struct job *job)
{
	struct addition a;

	if (join_get(job->tx, (entry_id){ job->about }, &a) && a.removed_at &&
	    a.removed_at <= job->now - KEPT_REMOVED)
		join_delete(job->tx, a.id);
	return JOB_DONE;
}

const struct job_kind join_jobs[] = {
	{ "join.expire", expire },
	{ "join.tell", tell },
	{ "join.forget", forget },
	{ "join.gone", gone },
	{ "join.claim-over", join_claim_over },
	{ 0 }
};

const struct token_purpose join_purposes[] = {
	{ add, WAITS, false, show_add, use_add, .joins = true },
	{ added, ANSWER_FOR, false, show_added, use_added },
	{ 0 }
};
