/* SPDX-License-Identifier: EUPL-1.2 */
/* Mail, before anyone relies on it: a test message, and what DNS says. */
#include "features/setup/inside.h"
#include "base/when.h"
#include "mail/letter.h"
#include "net/dns.h"
#include "setup_mail.html.h"

/* What is asked of DNS, and where. */
struct dns_asked {
	str domain, host;
	str spf, dmarc, ptr;
};

static str domain_of(const struct conf *conf)
{
	str rest = conf->mail_from;

	str_cut(&rest, '@');
	return rest;
}

/* "smtps://user@host:465" is on "host". */
static str host_of(const struct conf *conf)
{
	str rest = conf->mail, host;
	size_t at;

	at = str_find(rest, S("//"));
	rest = at < rest.n ? (str){ rest.p + at + 2, rest.n - at - 2 } : rest;
	at = str_find(rest, S("@"));
	if (at < rest.n)
		rest = (str){ rest.p + at + 1, rest.n - at - 1 };
	host = str_cut(&rest, ':');
	return str_cut(&host, '/');
}

void setup_test_mail(struct request *req, str to)
{
	mail_id id = mail_add(req->tx, &(struct mail){
		.to = to,
		.subject = TF(req, "Test message of {site}",
			      TR_STR("site", req->conf->name)),
		.text = LETTER(req->arena, req->lang, (str){ 0 },
			req->conf->name,
			T(req, "This is the test message you asked for. You read it, so mail goes out.")),
		.now = req->now });

	setup_tested(req->tx, id);
}

void setup_ask_dns(struct request *req)
{
	job_add(req->tx, S("setup.dns"), 0, req->now);
}

enum job_end setup_dns_prepare(struct job *job)
{
	struct dns_asked *d = arena_new(job->arena, struct dns_asked);

	d->domain = arena_str(job->arena, domain_of(job->conf));
	d->host = arena_str(job->arena, host_of(job->conf));
	job->state = d;
	return JOB_DONE;
}

enum job_end setup_dns_send(struct job *job, void *state)
{
	struct dns_asked *d = state;

	d->spf = dns_text(job->arena, arena_z(job->arena, d->domain), "v=spf1");
	d->dmarc = dns_text(job->arena, arena_f(job->arena, "_dmarc.%.*s",
		(int)d->domain.n, d->domain.p).p, "v=DMARC1");
	if (d->host.n)
		d->ptr = dns_name_of(job->arena, arena_z(job->arena, d->host));
	return JOB_DONE;
}

enum job_end setup_dns_settle(struct job *job, void *state, enum job_end sent)
{
	const struct dns_asked *d = state;

	dns_seen_put(job->tx, S("spf"), d->domain, d->spf, job->now);
	dns_seen_put(job->tx, S("dmarc"), d->domain, d->dmarc, job->now);
	dns_seen_put(job->tx, S("ptr"), d->host, d->ptr, job->now);
	return sent;
}

/* What DNS said of this when we asked it of that name. */
static void fill_in(struct request *req, const struct dns_seen_row_rows *seen,
		    str kind, str of, struct dns_line *line)
{
	for (size_t i = 0; i < seen->n; i++)
		if (str_eq(seen->at[i].kind, kind) &&
		    str_eq(seen->at[i].name, of)) {
			line->asked = true;
			line->answer = seen->at[i].answer;
			line->right = line->answer.n > 0;
			line->when = when_moment(req->arena, req->lang,
						 seen->at[i].at);
		}
}

static struct dns_lines dns_of(struct request *req)
{
	struct dns_seen_row_rows seen = dns_seen_all(req->tx);
	str domain = domain_of(req->conf), host = host_of(req->conf);
	struct arena *a = req->arena;
	struct dns_lines lines = { 0 };
	struct dns_line spf = {
		T(req, "SPF: who may send mail in this name"), domain, S("TXT"),
		arena_f(a, "v=spf1 a:%.*s ~all", (int)host.n, host.p) };
	struct dns_line dkim = {
		T(req, "DKIM: a signature under each mail. Your mail provider makes it and gives you this line."),
		arena_f(a, "…._domainkey.%.*s", (int)domain.n, domain.p),
		S("TXT"), S("v=DKIM1; …") };
	struct dns_line dmarc = {
		T(req, "DMARC: what to do with mail that fails both"),
		arena_f(a, "_dmarc.%.*s", (int)domain.n, domain.p), S("TXT"),
		arena_f(a, "v=DMARC1; p=quarantine; rua=mailto:%.*s",
			(int)req->conf->mail_from.n, req->conf->mail_from.p) };
	struct dns_line ptr = {
		T(req, "PTR: the name that belongs to the address of the mail server. Who rents you the machine sets it."),
		host, S("PTR"), host };

	fill_in(req, &seen, S("spf"), domain, &spf);
	fill_in(req, &seen, S("dmarc"), domain, &dmarc);
	fill_in(req, &seen, S("ptr"), host, &ptr);
	list_add(a, &lines) = spf;
	list_add(a, &lines) = dkim;
	list_add(a, &lines) = dmarc;
	list_add(a, &lines) = ptr;
	return lines;
}

html setup_mail_state(struct request *req, const struct setup_row *row)
{
	struct setup_mail_row mail = { 0 };
	bool there = row->test_mail_id &&
		     setup_mail(req->tx, (mail_id){ row->test_mail_id }, &mail);

	return part_page(req, setup_mail_state_part,
		.has_server = req->conf->mail.n > 0,
		.tested = row->test_mail_id > 0,
		.sent = row->test_mail_id && !there,
		.stays = there && mail.sent_at,
		.failure = mail.failure,
		.lines = req->conf->mail.n ? dns_of(req)
					   : (struct dns_lines){ 0 });
}
