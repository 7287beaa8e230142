/* SPDX-License-Identifier: EUPL-1.2 */
/* The end of the first start: an administrator, and what to do next. */
#include "features/setup/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "features/person/person.h"
#include "features/setup/sample.h"
#include "mail/letter.h"
#include "setup_end.html.h"

/* By mail too, if it goes out: then another device can sign in at once. */
static void welcome(struct request *req, const struct setup_row *row, str link)
{
	mail_add(req->tx, &(struct mail){
		.to = row->mail,
		.subject = TF(req, "{site} is ready",
			      TR_STR("site", req->conf->name)),
		.text = LETTER(req->arena, req->lang, row->name,
			req->conf->name,
			T(req, "You look after this site. With this link you sign in on another device, once, within a day:"),
			link,
			T(req, "After that you sign in with your mail address.")),
		.now = req->now });
}

struct reply setup_finish(struct request *req)
{
	struct setup_row row;
	struct reply reply;
	person_id person;
	bool mails = req->conf->mail.n || req->conf->demo;
	str link;

	if (who_may(&req->who, ADMINISTRATOR))  /* pressed twice */
		return reply_redirect(req, "/beheer/wat-nu");
	reply = setup_enter(req, &row);
	if (reply.status)
		return reply;
	if (!row.mail.n)
		return reply_redirect(req, "/beginnen/beheerder");
	person = person_add(req->tx, row.mail, S("administrator"), req->now);
	person_rename(req->tx, person, row.name);
	link = person_link(req->tx, row.mail, req->url, req->now);
	if (mails)
		welcome(req, &row, link);
	job_add(req->tx, S("setup.sample"), row.sample, req->now);
	setup_done(req->tx, req->now);
	audit_note(req->tx, person, S("setup.done"), (person_id){ 0 },
		   req->conf->name, req->now);
	reply = reply_page(req, 200, T(req, "Your site is ready"),
		setup_end_page, .name = req->conf->name,
		.link = mails ? (str){ 0 } : link, .mail = row.mail);
	person_begin_session(req, &reply, person, WAY_TERMINAL);
	return reply;
}

static const struct { str path; const char *title, *what; } things[] = {
	{ S("/"), N_("Look at your site"),
	  N_("This is what everyone sees, without an account.") },
	{ S("/beheer/rollen"), N_("Ask a second administrator"),
	  N_("Then someone else can help when you are ill or away.") },
	{ S("/beheer/instellingen/bellen"), N_("Say whom people can call"),
	  N_("Many people rather call than type.") },
	{ S("/aanbod/nieuw"), N_("Bring something yourself"),
	  N_("A square with one offer on it invites more than an empty one.") },
	{ S("/beheer/instellingen"), N_("Look at the settings"),
	  N_("Name, languages, what you use: all of it can be changed.") },
	{ S("/beheer/kopie"), N_("Make a first copy of the data"),
	  N_("It goes by itself each night. Try it once, so you know it works.") },
};

struct reply setup_next(struct request *req)
{
	struct next_things list = { 0 };

	for (size_t i = 0; i < COUNT(things); i++)
		if (settings_uses(req->conf, things[i].path))
			list_add(req->arena, &list) = (struct next_thing){
				things[i].path,
				tr(req->lang, str_from_z(things[i].title)),
				tr(req->lang, str_from_z(things[i].what)) };
	head_desk(req, T(req, "What now?"), S("/beheer/wat-nu"));
	return reply_page(req, 200, T(req, "What now?"), setup_next_page,
		.things = list, .samples = setup_samples(req->tx) > 0,
		.removed = request_param(req, "klaar").n > 0);
}

struct reply setup_remove_samples(struct request *req)
{
	setup_hide_samples(req->tx, req->now);
	sample_forget(req->tx, req->now);
	audit_note(req->tx, req->who.id, S("setup.samples_removed"),
		   (person_id){ 0 }, S(""), req->now);
	return reply_redirect(req, "/beheer/wat-nu?klaar=1");
}

const struct job_kind setup_jobs[] = {
	{ "setup.dns", setup_dns_prepare, setup_dns_send, setup_dns_settle },
	{ "setup.sample", sample_prepare, sample_load, sample_settle },
	{ 0 }
};
