/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/mail.h"
#include "mail/bounce.h"
#include "mail/message.h"
#include "base/log.h"
#include "base/random.h"
#include "base/when.h"
#include "net/net.h"

#include <assert.h>

enum { MESSAGE_ID_BYTES = 8,
       PATIENCE = 3 * DAY,              /* with a mail server that is away */
       FIRST_WAIT = MINUTE, LONGEST_WAIT = 15 * MINUTE };

mail_id mail_add(struct tx *tx, const struct mail *m)
{
	str list = m->list ? str_from_z(m->list) : (str){ 0 };
	mail_id id;

	assert(!list.n || mail_list_named(list));
	mail_key_ensure(tx);
	id = mail_insert(tx, m->to, m->subject, m->text, list, m->reply_to,
			 m->thread, m->answers, m->asked,
			 random_hex(tx_arena(tx), MESSAGE_ID_BYTES), m->now);
	if (m->calendar.n)
		mail_set_calendar(tx, id, m->calendar_method, m->calendar);
	job_add(tx, S("mail.send"), id.v, m->now);
	return id;
}

/* What goes out; without a server it stays here. */
struct outgoing {
	struct net_mail mail;
	str mark;               /* of the recipient */
	int64_t created_at;
	bool for_nobody;
};

static bool stays(const struct conf *conf)
{
	return conf->demo || !conf->mail.n;
}

/* The server as the keeper has set it. False: its secret cannot be read. */
static bool read_server(struct arena *a, const struct conf *conf,
			struct net_server *out, struct err *err)
{
	bool named = str_find(conf->mail, S("@")) < conf->mail.n;
	bool secret = conf->mail_password_file.n ||
		      (named && conf->mail_password.n);
	str password = conf->mail_password;

	if (named != secret)
		return err_set(err, named
			? "mail names a user: set its password too"
			: "there is a password: mail must name its user");
	*out = (struct net_server){ .url = arena_z(a, conf->mail) };
	if (conf->mail_ca_file.n)
		out->ca_file = arena_z(a, conf->mail_ca_file);
	if (!secret)
		return true;
	if (!password.n &&
	    !conf_secret(a, conf->mail_password_file, &password, err))
		return false;
	out->password = arena_z(a, password);
	return true;
}

bool mail_check(struct arena *a, const struct conf *conf, struct err *err)
{
	struct net_server server;
	struct net *net;
	bool ok;

	if (!read_server(a, conf, &server, err))
		return false;
	net = net_open();
	ok = net_mail_check(net, &server, err);
	net_close(net);
	return ok;
}

bool mail_is_away(struct tx *tx, int64_t *since, str *why)
{
	struct mail_away_row away;

	if (!mail_away_get(tx, &away))
		return false;
	*since = away.since;
	*why = away.why;
	return true;
}

/* Empty: it is no list mail. */
static str list_token_of(struct tx *tx, const struct mail_row *row)
{
	const struct mail_list *list = mail_list_named(row->list);

	return list ? list_token(tx, list, row->recipient) : (str){ 0 };
}

/* Where it comes back to: an address that says whose mail it was. */
static str sender_of(struct job *job, const struct mail_row *row)
{
	str back = bounce_address(job->tx, job->conf, row->recipient);

	if (row->answers.n)             /* RFC 3834: what answers by itself */
		return (str){ 0 };
	return back.n ? back : message_from(job->conf, row);
}

/* They may have ended it after it was written. */
static bool is_wanted(struct tx *tx, const struct mail_row *row)
{
	struct list_choice choice = { mail_list_named(row->list) };

	if (!choice.list)
		return true;
	choice.mark = mail_mark(tx, row->recipient);
	return list_is_wanted(tx, &choice);
}

/* The server was away a moment ago: it need not be tried for each mail. */
static bool has_to_wait(struct job *job, const struct mail_row *row)
{
	struct mail_away_row away;

	if (!mail_away_get(job->tx, &away) || away.next <= job->now ||
	    job->now - row->created_at > PATIENCE)
		return false;
	job->wait_until = away.next;
	err_set(&job->err, "%.*s", (int)away.why.n, away.why.p);
	return true;
}

static enum job_end prepare(struct job *job)
{
	struct outgoing *out = arena_new(job->arena, struct outgoing);
	struct message message;
	struct mail_row row;

	if (!mail_get(job->tx, (mail_id){ job->about }, &row) || row.sent_at)
		return JOB_DONE;
	job->state = out;
	out->for_nobody = !row.recipient.n || !is_wanted(job->tx, &row) ||
			  (!row.asked && bounce_stops(job->tx, row.recipient));
	if (out->for_nobody || stays(job->conf))
		return JOB_DONE;
	if (has_to_wait(job, &row))
		return JOB_WAIT;
	message = (struct message){ &row, list_token_of(job->tx, &row) };
	if (!message_build(job->arena, job->conf, &message, &out->mail.message,
			   &job->err))
		return JOB_GIVE_UP;
	if (!read_server(job->arena, job->conf, &out->mail.server, &job->err))
		return JOB_AGAIN;
	out->mark = mail_mark(job->tx, row.recipient);
	out->created_at = row.created_at;
	out->mail.from = arena_z(job->arena, sender_of(job, &row));
	out->mail.to = arena_z(job->arena, row.recipient);
	return JOB_DONE;
}

static enum job_end send(struct job *job, void *state)
{
	struct outgoing *out = state;

	if (!out->mail.server.url)
		return JOB_DONE;
	switch (net_mail_send(job->net, &out->mail, &job->err)) {
	case NET_DONE:
		return JOB_DONE;
	case NET_LATER:
		return JOB_AGAIN;
	case NET_AWAY:
		return JOB_WAIT;
	case NET_REFUSED:
		break;
	}
	return JOB_GIVE_UP;
}

/*
 * The server is away: that is no fault of the mail. All mail waits for the
 * next time the server is tried, in the order it was written, a minute after
 * the first time and longer and longer then.
 */
static enum job_end wait_for_server(struct job *job, const struct outgoing *out)
{
	struct mail_away_row away = { .since = job->now };
	str why = str_from_z(job->err.text);
	int64_t wait;

	if (!mail_away_get(job->tx, &away))
		log_warn("mail.away", "why=\"%s\"", job->err.text);
	wait = job->now - away.since;
	wait = wait < FIRST_WAIT ? FIRST_WAIT
	     : wait > LONGEST_WAIT ? LONGEST_WAIT : wait;
	job->wait_until = away.next > job->now ? away.next : job->now + wait;
	mail_away_set(job->tx, away.since, job->wait_until, why);
	if (job->now - out->created_at <= PATIENCE)
		return JOB_WAIT;
	mail_mark_failed(job->tx, (mail_id){ job->about }, why);
	return JOB_GIVE_UP;
}

static void server_is_there(struct job *job)
{
	struct mail_away_row away;

	if (!mail_away_get(job->tx, &away))
		return;
	mail_away_end(job->tx);
	log_info("mail.back", "away=%lld", (long long)(job->now - away.since));
}

static enum job_end settle(struct job *job, void *state, enum job_end sent)
{
	struct outgoing *out = state;
	mail_id id = { job->about };

	if (sent == JOB_WAIT)
		return wait_for_server(job, out);
	if (out->mail.server.url)
		server_is_there(job);
	if (sent == JOB_DONE && (out->mail.server.url || out->for_nobody))
		mail_delete(job->tx, id);
	else if (sent == JOB_DONE)
		mail_mark_sent(job->tx, id, job->now);
	else
		mail_mark_failed(job->tx, id, str_from_z(job->err.text));
	if (sent == JOB_GIVE_UP && out->mark.n)
		bounce_note(job->tx, &(struct bounce){ .mark = out->mark,
			.status = S("5.0.0"), .source = arena_f(job->arena,
				"mail.%lld", (long long)id.v) }, job->now);
	return sent;
}

const struct job_kind mail_jobs[] = {
	{ "mail.send", prepare, send, settle },
	{ 0 }
};
