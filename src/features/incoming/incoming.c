/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/incoming/inside.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "mail/address.h"
#include "mail/bounce.h"
#include "mail/letter.h"
#include "mail/message.h"

incoming_id incoming_add(struct tx *tx, const struct incoming_mail *m, int64_t now)
{
	struct arena *a = tx_arena(tx);
	incoming_id id = incoming_insert(tx, str_lower(a, m->sender),
		str_lower(a, m->recipient), base64url(a, m->bytes), now);

	mail_key_ensure(tx);
	job_add(tx, S("mail.incoming"), id.v, now);
	return id;
}

/* Ours, or of the machine that passes our mail on. */
static bool is_ours(const struct conf *conf, struct arena *a, str address)
{
	str lower = str_lower(a, address);
	str host = str_lower(a, mail_host(conf->mail_in).n
			      ? conf->mail_in : arena_joined(a, (str){ 0 }, '@',
							     conf->mail_in));

	return str_eq(lower, str_lower(a, conf->mail_from)) ||
	       (conf->mail_from_news.n &&
		str_eq(lower, str_lower(a, conf->mail_from_news))) ||
	       (conf->mail_in.n && str_ends(lower, host));
}

void tell_writer(struct reading *r, str subject, str paragraph)
{
	struct job *job = r->job;
	struct incoming_person_row person = { 0 };
	str to = r->mail.from;

	if (r->mail.by_program || !to.n || is_ours(job->conf, job->arena, to))
		return;
	incoming_forget_told(job->tx, job->now - 7 * DAY);
	if (!incoming_tell(job->tx, mail_mark(job->tx, to), job->now,
			   job->now - DAY))
		return;
	(void)!incoming_person(job->tx, to, &person);
	mail_add(job->tx, &(struct mail){
		.to = to, .subject = subject, .answers = r->mail.message_id.n
			? r->mail.message_id : S("unknown@invalid"),
		.text = LETTER(job->arena, person.lang.n ? person.lang
							 : job->conf->lang,
			       (str){ 0 }, job->conf->name, paragraph,
			       job->url),
		.now = job->now });
}

/* Of a person we may or may not know, the language. */
static str lang_of(struct reading *r)
{
	struct incoming_person_row person = { 0 };

	return incoming_person(r->job->tx, r->mail.from, &person) &&
	       person.lang.n ? person.lang : r->job->conf->lang;
}

static void turn_away(struct reading *r)
{
	str lang = lang_of(r);

	tell_writer(r, tr(lang, S("Nobody reads mail to this address")),
		tr(lang, S("You wrote to an address that only sends mail. Nobody has read your message. Answer with the link in the mail you got, or write on this site:")));
}

static void too_old(struct reading *r)
{
	str lang = lang_of(r);

	tell_writer(r, tr(lang, S("Your answer was not sent")),
		tr(lang, S("You answered a mail of more than three months ago. Sign in to write on this site:")));
}

/* True: this address says what to do with it, and it is done. */
static bool take_at(struct reading *r, str address)
{
	struct job *job = r->job;
	str mark = bounce_mark(job->tx, job->conf, address);
	struct list_choice choice;
	struct reply_to to;

	if (mark.n) {
		bounced(r, mark);
		return true;
	}
	if (list_token_read(job->tx, mail_in_token(job->arena,
			job->conf->mail_in, "uit", address), &choice)) {
		list_set_wanted(job->tx, &choice, false, job->now);
		return true;
	}
	switch (reply_read(job->tx, job->conf, address, job->now, &to)) {
	case REPLY_NOT_OURS:
		return false;
	case REPLY_TOO_OLD:
		too_old(r);
		return true;
	case REPLY_GOOD:
		return replied(r, &to);
	}
	return false;
}

static bool is_loop(struct reading *r)
{
	return r->mail.loop.n &&
	       str_eq(r->mail.loop, message_loop_id(r->job->conf));
}

static enum job_end take_in(struct job *job)
{
	struct reading r = { .job = job };
	incoming_id id = { job->about };
	struct incoming_row row;
	bool done;

	if (!incoming_get(job->tx, id, &row))
		return JOB_DONE;
	incoming_delete(job->tx, id);
	if (!base64url_read(job->arena, row.bytes, &r.bytes) ||
	    !arrived_read(job->arena, r.bytes, &r.mail) || is_loop(&r))
		return JOB_DONE;
	r.sender = row.sender;
	done = row.recipient.n && take_at(&r, row.recipient);
	for (size_t i = 0; i < r.mail.to.n && !done; i++)
		done = take_at(&r, r.mail.to.at[i]);
	if (!done)
		turn_away(&r);
	return JOB_DONE;
}

const struct job_kind incoming_jobs[] = {
	{ "mail.incoming", take_in },
	{ 0 }
};
