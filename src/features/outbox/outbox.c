/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/outbox/inside.h"
#include "base/when.h"
#include "outbox.sql.h"
#include "outbox.html.h"

enum { SHOWN = 100 };

static const char path[] = "/beheer/post";

static struct failed_mails failed_of(struct request *req)
{
	struct outbox_line_rows rows = outbox_failed(req->tx, SHOWN);
	struct failed_mails list = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		const struct outbox_line *m = &rows.at[i];

		list_add(req->arena, &list) = (struct failed_mail){
			m->id.v, person_masked(req->arena, m->recipient),
			m->subject,
			when_day(req->arena, req->lang, m->created_at),
			m->failure };
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
	head_crumb(req, T(req, "Your week"), S("/beheer"));
	head_crumb(req, T(req, "Mail that did not go out"), S(path));
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, 200, T(req, "Mail that did not go out"),
		outbox_page, .done = just_done(req), .waiting = waiting,
		.last = wait.failure, .failed = failed_of(req));
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

const struct route outbox_routes[] = {
	{ GET,  "/beheer/post",       show,      ADMINISTRATOR },
	{ POST, "/beheer/post/alles", retry_all, ADMINISTRATOR },
	{ POST, "/beheer/post/{id}",  decide,    ADMINISTRATOR },
	{ 0 }
};
