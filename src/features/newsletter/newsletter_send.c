/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter goes out: a test, all of it, pausing and going on. */
#include "features/newsletter/inside.h"
#include "features/audit/audit.h"
#include "mail/mail.h"
#include "newsletter_send.html.h"

enum { BATCH = 500 };                   /* people, in one transaction */

int64_t newsletter_count(struct request *req, newsletter_id id, person_id after)
{
	struct newsletter_mark_rows marks = newsletter_refusing(req->tx);
	struct newsletter_person_rows rows = { .n = BATCH };
	int64_t n = 0;

	while (rows.n == BATCH) {
		rows = newsletter_readers(req->tx, id, after, BATCH);
		list_each(p, rows) {
			n += !newsletter_refuses(req->tx, &marks, p->mail);
			after = p->id;
		}
	}
	return n;
}

struct reply newsletter_test(struct request *req)
{
	struct newsletter_site site = newsletter_site_of(req);
	struct newsletter_parts parts;
	struct person me;
	struct newsletter n;

	if (!newsletter_find(req, &n) ||
	    !person_get(req->tx, req->who.id, &me))
		return reply_not_found(req);
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	mail_add(req->tx, &(struct mail){ .to = me.mail, .asked = true,
		.now = req->now,
		.subject = tr_fill(req->arena, tr(site.lang, S("Test: {subject}")),
				   TR_ARGS(TR_STR("subject", n.subject))),
		.text = newsletter_text_for(&site,
			newsletter_text(&site, &n, &parts),
			S("/mijn/nieuwsbrief")) });
	return newsletter_desk_back(req, &n, "/bekijken?proef=1");
}

/* What keeps it from going, said to who would send it; empty: nothing. */
static str obstacle(struct request *req, const struct newsletter *n,
		    const struct newsletter_parts *parts)
{
	if (!n->subject.n)
		return T(req, "Give it a subject first.");
	return parts->n ? (str){ 0 } : T(req, "There is nothing in it yet.");
}

static struct reply confirm_page(struct request *req, const struct newsletter *n)
{
	struct newsletter_parts parts =
		newsletter_parts(req->arena, req->tx, n, req->now);
	str why = obstacle(req, n, &parts);

	head_desk(req, T(req, "Newsletters"), S("/beheer/nieuwsbrieven"));
	head_crumb(req, n->subject, newsletter_desk_path(req, n));
	return reply_page(req, 200, T(req, "Send this newsletter?"),
		newsletter_confirm_page, .path = newsletter_desk_path(req, n),
		.subject = n->subject, .why = why,
		.about = newsletter_about_name(req->lang, n),
		.all = !n->theme_id.v && !n->place_id.v,
		.n = newsletter_count(req, n->id,
				      (person_id){ n->after_person }),
		.goes_on = str_eq(n->state, PAUSED),
		.past = newsletter_past(&parts));
}

static void begin_batch(struct tx *tx, newsletter_id id, int64_t now)
{
	job_add(tx, S("newsletter.batch"), id.v, now);
}

static bool begin(struct request *req, const struct newsletter *n)
{
	if (str_eq(n->state, PAUSED))
		return newsletter_turn(req->tx, n->id, PAUSED, SENDING);
	return newsletter_begin(req->tx, n->id,
		arena_f(req->arena, "%s-%" PRId64,
			when_date(req->arena, req->now).p, n->id.v),
		newsletter_count(req, n->id, (person_id){ 0 }), req->now);
}

struct reply newsletter_send(struct request *req)
{
	struct newsletter_parts parts;
	struct newsletter n;
	bool paused;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	paused = str_eq(n.state, PAUSED);
	if (!paused && !str_eq(n.state, DRAFT))
		return newsletter_desk_back(req, &n, "");
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	if (req->method == GET || obstacle(req, &n, &parts).n)
		return confirm_page(req, &n);
	if (begin(req, &n)) {
		begin_batch(req->tx, n.id, req->now);
		audit_note(req->tx, req->who.id, paused
			   ? S("newsletter.resumed") : S("newsletter.sent"),
			   (person_id){ 0 }, n.subject, req->now);
	}
	return newsletter_desk_back(req, &n, "");
}

struct reply newsletter_pause(struct request *req)
{
	struct newsletter n;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	if (newsletter_turn(req->tx, n.id, SENDING, PAUSED))
		audit_note(req->tx, req->who.id, S("newsletter.paused"),
			   (person_id){ 0 }, n.subject, req->now);
	return newsletter_desk_back(req, &n, "");
}

/*
 * A batch: what `run` leaves for `settle`.
 */
struct batch {
	struct newsletter letter;
	person_id last;         /* 0: nobody is left */
	str text;
	struct newsletter_person_rows people;   /* who get it */
};

static void leave_out(struct job *job, struct newsletter_person_rows *people)
{
	struct newsletter_mark_rows marks = newsletter_refusing(job->tx);
	size_t n = 0;

	for (size_t i = 0; i < people->n; i++)
		if (!newsletter_refuses(job->tx, &marks, people->at[i].mail))
			people->at[n++] = people->at[i];
	people->n = n;
}

static struct newsletter_site site_of(const struct job *job)
{
	return (struct newsletter_site){ job->arena, job->url, job->conf->name,
					 job->conf->lang };
}

static enum job_end compose(struct job *job)
{
	struct batch *b = arena_new(job->arena, struct batch);
	struct newsletter_site site = site_of(job);
	struct newsletter_parts parts;

	if (!newsletter_get(job->tx, (newsletter_id){ job->about },
			    &b->letter) || !str_eq(b->letter.state, SENDING))
		return JOB_DONE;
	b->people = newsletter_readers(job->tx, b->letter.id,
		(person_id){ b->letter.after_person }, BATCH);
	if (b->people.n)
		b->last = b->people.at[b->people.n - 1].id;
	leave_out(job, &b->people);
	parts = newsletter_parts(job->arena, job->tx, &b->letter,
				 b->letter.sent_at);
	b->text = newsletter_text(&site, &b->letter, &parts);
	job->state = b;
	return JOB_DONE;
}

/* The mails of this batch go before the next is written. */
static enum job_end write_down(struct job *job, void *state, enum job_end end)
{
	const struct batch *b = state;
	struct newsletter_site site = site_of(job);

	if (end != JOB_DONE)
		return end;
	if (!b->last.v) {
		(void)newsletter_turn(job->tx, b->letter.id, SENDING, SENT);
		return JOB_DONE;
	}
	if (!newsletter_move(job->tx, b->letter.id,
			     (person_id){ b->letter.after_person }, b->last,
			     (int64_t)b->people.n))
		return JOB_DONE;
	list_each(p, b->people)
		mail_add(job->tx, &(struct mail){ .to = p->mail,
			.subject = b->letter.subject, .list = NEWSLETTER_LIST,
			.now = job->now,
			.text = newsletter_text_for(&site, b->text,
				newsletter_own_path(job->tx, p->id)) });
	begin_batch(job->tx, b->letter.id, job->now);
	return JOB_DONE;
}

const struct job_kind newsletter_jobs[] = {
	{ "newsletter.batch", compose, NULL, write_down },
	{ 0 }
};
