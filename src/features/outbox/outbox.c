/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/outbox/inside.h"
#include "base/when.h"
#include "mail/letter.h"
#include "outbox.sql.h"
#include "outbox.html.h"

enum { SHOWN = 100 };

static const char path[] = "/beheer/post";

static struct failed_mails failed_of(struct request *req)
{
	struct outbox_line_rows rows = outbox_failed(req->tx, SHOWN);
	struct failed_mails list = { 0 };

	list_each(m, rows) {
		list_add(req->arena, &list) = (struct failed_mail){
			m->id.v, person_masked(req->arena, m->recipient),
			m->subject,
			when_day(req->arena, req->lang, m->created_at),
			m->failure };
	}
	return list;
}

/* In words: of the codes of RFC 3463 those that occur most. */
static str why_text(struct request *req, str status)
{
	if (str_eq(status, S("5.1.1")) || str_eq(status, S("5.1.10")))
		return T(req, "This address does not exist.");
	if (str_eq(status, S("5.1.2")))
		return T(req, "What stands after the @ does not exist.");
	if (str_ends(status, S(".2.2")))
		return T(req, "The mailbox is full.");
	return TF(req, "It was refused again and again ({code}).",
		  TR_STR("code", status));
}

static struct stopped_list stopped_list(struct request *req)
{
	struct outbox_suppressed_row_rows rows =
		outbox_suppressed(req->tx, SHOWN);
	struct stopped_list list = { 0 };

	list_each(s, rows) {
		list_add(req->arena, &list) = (struct stopped){
			s->id.v,
			s->masked.n ? s->masked
				    : T(req, "An address of nobody we know"),
			when_day(req->arena, req->lang, s->since),
			why_text(req, s->status), s->person_id.v != 0,
			s->asked_at ? when_day(req->arena, req->lang,
					       s->asked_at) : (str){ 0 } };
	}
	return list;
}

/* What was just done, in words. */
static str just_done(struct request *req)
{
	static const struct { str what; const char *text; } texts[] = {
		{ S("opnieuw"), N_("It is tried again now.") },
		{ S("alles"), N_("All of it is tried again now.") },
		{ S("weg"), N_("It was thrown away.") },
		{ S("gevraagd"), N_("We asked. The address opens again when they press the button in that mail.") },
	};
	str what = request_param(req, "klaar");

	for (size_t i = 0; i < COUNT(texts); i++)
		if (str_eq(texts[i].what, what))
			return tr(req->lang, str_from_z(texts[i].text));
	return (str){ 0 };
}

static struct reply show(struct request *req)
{
	struct outbox_wait wait = { 0 };
	str waiting = { 0 };

	if (outbox_waiting(req->tx, &wait) && wait.n)
		waiting = TN(req, "{n} mail waits for its next try.",
			     "{n} mails wait for their next try.", wait.n);
	head_desk(req, T(req, "Mail that did not go out"), S(path));
	return reply_page(req, 200, T(req, "Mail that did not go out"),
		outbox_page, .done = just_done(req), .waiting = waiting,
		.last = wait.failure, .failed = failed_of(req),
		.stopped = stopped_list(req));
}

static struct reply decide(struct request *req)
{
	job_id id = { request_id(req, 0) };
	bool discard = str_eq(request_field(req, "doe"), S("weg"));

	if (discard ? !outbox_discard_mail(req->tx, id)
		    : !outbox_retry(req->tx, id, req->now))
		return reply_not_found(req);
	if (discard)
		outbox_discard_job(req->tx, id);
	return reply_redirect(req, "%s?klaar=%s", path,
			      discard ? "weg" : "opnieuw");
}

static struct reply retry_all(struct request *req)
{
	outbox_retry_all(req->tx, req->now);
	return reply_redirect(req, "%s?klaar=alles", path);
}

static void send_question(struct request *req, const struct outbox_person_row *p,
			  str url)
{
	str lang = p->lang.n ? p->lang : req->conf->lang;

	mail_add(req->tx, &(struct mail){
		.to = p->mail, .asked = true,
		.subject = tr(lang, S("Does this mail address work again?")),
		.text = LETTER(req->arena, lang, p->name, req->conf->name,
			tr(lang, S("Mail from us to this address came back, so we stopped. Do you read this? Then press the button and we go on:")),
			url),
		.now = req->now });
}

/* It goes even there where nothing goes: if it arrives, all is well again. */
static struct reply ask_again(struct request *req)
{
	struct outbox_suppressed_row row;
	struct outbox_person_row person;

	if (!outbox_suppressed_get(req->tx,
			(mail_suppressed_id){ request_id(req, 0) }, &row) ||
	    !outbox_person(req->tx, row.person_id, &person))
		return reply_not_found(req);
	send_question(req, &person, token_create(req->tx, &(struct token){
		.purpose = "mail-works", .person = row.person_id,
		.url = req->url, .now = req->now }).url);
	outbox_asked(req->tx, row.id, req->now);
	return reply_redirect(req, "%s?klaar=gevraagd", path);
}

static bool show_works(struct request *req, const struct link *link,
		       struct token_page *page)
{
	(void)link;
	*page = token_one(T(req, "Does this mail address work again?"),
		T(req, "You read our mail, so it does. Press the button and you get our mail again."),
		T(req, "Yes, this address works"), S("/plein"),
		T(req, "To the square"));
	return true;
}

/* That the link was used says it all: see person_was_reached(). */
static struct reply use_works(struct request *req, const struct link *link)
{
	(void)link;
	return reply_refused(req, 200, T(req, "Thank you"),
			     T(req, "You get our mail again."));
}

const struct token_purpose outbox_purposes[] = {
	{ "mail-works", 30 * DAY, false, show_works, use_works },
	{ 0 }
};

const struct route outbox_routes[] = {
	{ GET,  "/beheer/post",       show,      ADMINISTRATOR },
	{ POST, "/beheer/post/alles", retry_all, ADMINISTRATOR },
	{ POST, "/beheer/post/adres/{id}", ask_again, ADMINISTRATOR },
	{ POST, "/beheer/post/{id}",  decide,    ADMINISTRATOR },
	{ 0 }
};
