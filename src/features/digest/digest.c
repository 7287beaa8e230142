/* SPDX-License-Identifier: EUPL-1.2 */
/* When digests go, and to whom next. */
#include "features/digest/inside.h"
#include "base/when.h"
#include "mail/mail.h"

enum {
	AT_HOUR = 7, THURSDAY = 4,
	LOOK_EVERY = 10 * MINUTE,
	LAG = MINUTE,           /* longer than a request takes to commit */
	BATCH = 500,            /* people */
	RUNS_KEPT = 60 * DAY
};

/* The same hour of so many days before. */
static int64_t days_before(int64_t seven, int days)
{
	return when_hour(seven - days * DAY, AT_HOUR);
}

/* Each day; each Thursday; the first Thursday of a month. */
struct digest_dues digest_dues(int64_t now)
{
	struct digest_dues dues = { .day = when_hour(now, AT_HOUR) };

	if (dues.day > now)
		dues.day = days_before(dues.day, 1);
	dues.week = days_before(dues.day,
		(when_civil(dues.day).weekday + 7 - THURSDAY) % 7);
	dues.month = dues.week;
	while (when_civil(dues.month).day > 7)
		dues.month = days_before(dues.month, 7);
	return dues;
}

static void begin_batch(struct job *job, int64_t due)
{
	job_add(job->tx, S("digest.batch"), digest_run_of(job->tx, due).v,
		job->now);
}

/*
 * A morning is begun once, also if the machine was off at seven. Somebody is
 * due if they were told before; a minute less, as what they are told of ends
 * a minute before they are.
 */
static enum job_end look(struct job *job)
{
	struct digest_dues dues = digest_dues(job->now);
	int64_t until = job->now - LAG;

	digest_told_before(job->tx, job->now);
	digest_news_before(job->tx, job->now);
	digest_run_forget(job->tx, job->now - RUNS_KEPT);
	if (digest_begin(job->tx, dues.day, until, dues.day - LAG,
			 dues.week - LAG, dues.month - LAG))
		begin_batch(job, dues.day);
	if (digest_begin_now(job->tx, job->now, until))
		begin_batch(job, job->now);
	return JOB_DONE;
}

static enum job_end compose(struct job *job)
{
	struct digest_batch *batch = arena_new(job->arena, struct digest_batch);
	struct digest_run run;

	if (!digest_run_get(job->tx, (digest_run_id){ job->about }, &run))
		return JOB_DONE;
	*batch = (struct digest_batch){ .run = run.id, .until = run.until,
		.after = run.after_person,
		.last = digest_last(job->tx, run.id, run.after_person, BATCH) };
	if (!batch->last)
		return JOB_DONE;
	digest_compose(job, batch);
	job->state = batch;
	return JOB_DONE;
}

/* The mails of this batch go before the next is written. */
static enum job_end write_down(struct job *job, void *state, enum job_end end)
{
	const struct digest_batch *batch = state;

	if (end != JOB_DONE ||
	    !digest_run_move(job->tx, batch->run, batch->after, batch->last))
		return end;
	list_each(m, batch->mails)
		mail_add(job->tx, &(struct mail){ .to = m->to,
			.subject = m->subject, .text = m->text,
			.list = "digest", .now = job->now });
	digest_told(job->tx, batch->run, batch->after, batch->last);
	job_add(job->tx, S("digest.batch"), batch->run.v, job->now);
	return JOB_DONE;
}

const struct job_kind digest_jobs[] = {
	{ "digest.look", look },
	{ "digest.batch", compose, NULL, write_down },
	{ 0 }
};

const struct periodic digest_periodic[] = {
	{ "digest.look", LOOK_EVERY, 0 },
	{ 0 }
};
