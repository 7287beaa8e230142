/* SPDX-License-Identifier: EUPL-1.2 */
/* Who lost their keys and codes asks a second person for their role back. */
#include "features/factor/inside.h"
#include "base/when.h"
#include "factor.html.h"
#include "features/address/address.h"
#include "features/audit/audit.h"
#include "mail/letter.h"

static void ask_one(struct request *req, const struct lost_reader *to)
{
	struct arena *a = req->arena;

	mail_add(req->tx, &(struct mail){
		.to = to->mail,
		.subject = tr_fill(a, tr(to->lang, S("{name} asks for their role back")),
			TR_ARGS(TR_STR("name", req->who.name))),
		.text = LETTER(a, to->lang, to->name, req->conf->name,
			tr_fill(a, tr(to->lang, S("{name} has a role here, but no passkey or codes any more. A second person has to give the role back.")),
				TR_ARGS(TR_STR("name", req->who.name))),
			tr(to->lang, S("Call them first, on a number that you knew already: someone else may have their mail. Then open this:")),
			arena_f(a, "%.*s/beheer/rollen/terug/%" PRId64,
				(int)req->url.n, req->url.p, req->who.id.v)),
		.now = req->now });
}

struct reply lost_ask(struct request *req)
{
	struct lost_reader_rows readers;

	if (!person_must_show_more(req))
		return reply_redirect(req, "/mijn/sterker");
	if (lost_insert(req->tx, req->who.id, req->now)) {
		readers = lost_to_tell(req->tx, req->who.id, req->now);
		for (size_t i = 0; i < readers.n; i++)
			ask_one(req, &readers.at[i]);
		audit_note(req->tx, req->who.id, S("role.asked_back"),
			   req->who.id, S(""), req->now);
	}
	return reply_redirect(req, "/mijn/sterker");
}

/* Someone else's, and no higher than one's own. */
static bool find(struct request *req, struct lost_line *lost)
{
	person_id id = { request_id(req, 0) };
	unsigned has = role_access(req->tx, id, req->now);

	return id.v != req->who.id.v && lost_get(req->tx, id, lost) &&
	       (!(has & 1u << ADMINISTRATOR) ||
		who_may(&req->who, ADMINISTRATOR));
}

struct reply lost_show(struct request *req)
{
	struct lost_line lost;

	if (!find(req, &lost))
		return reply_not_found(req);
	head_desk(req, (str){ 0 }, (str){ 0 });
	return reply_page(req, 200, T(req, "Give this role back?"),
		lost_page, .id = lost.person_id.v, .name = lost.name,
		.mail = lost.mail,
		.since = when_day(req->arena, req->lang, lost.asked_at));
}

static void tell(struct request *req, person_id id)
{
	person_write(req, &(struct person_letter){ id,
		N_("You have your role back at {site}"),
		{ { N_("Your old passkeys and codes work no longer, and you were signed out everywhere. Sign in with a mail and make a new passkey:") },
		  { .as_it_is = arena_f(req->arena,
				"%.*s/inloggen?naar=/mijn/passkeys",
				(int)req->url.n, req->url.p) },
		  { N_("Did you not ask for this? Tell us at once.") } } });
}

struct reply lost_return(struct request *req)
{
	struct lost_line lost;

	if (!find(req, &lost))
		return reply_not_found(req);
	if (address_is_new(req->tx, lost.person_id, req->now) ||
	    address_is_new(req->tx, req->who.id, req->now))
		return reply_refused(req, 409, T(req, "Not yet"),
			T(req, "Your mail address or theirs changed less than three days ago. Give the role after that."));
	lost_delete(req->tx, lost.person_id);
	factor_keys_delete(req->tx, lost.person_id);
	app_delete(req->tx, lost.person_id);
	recovery_delete(req->tx, lost.person_id);
	person_end_all(req->tx, lost.person_id);
	tell(req, lost.person_id);
	audit_note(req->tx, req->who.id, S("role.given_back"), lost.person_id,
		   S(""), req->now);
	return reply_redirect(req, "/mijn");
}
