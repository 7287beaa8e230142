/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens later: their turn came, or a week went by. */
#include "features/introduction/inside.h"

enum { CLOSED = 200 };

static struct errand errand_of_job(const struct job *job)
{
	return (struct errand){ job->tx, job->conf, job->url, job->now };
}

static bool about(const struct job *job, struct introduction *i)
{
	return introduction_get(job->tx, (introduction_id){ job->about }, i);
}

static enum job_end run_go(struct job *job)
{
	struct errand e = errand_of_job(job);
	struct introduction i;

	if (about(job, &i) && str_eq(i.state, S("waiting")))
		queue_again(&e, i.party_id);
	return JOB_DONE;
}

static enum job_end run_forget(struct job *job)
{
	struct introduction i;

	if (about(job, &i) && introduction_forget(job->tx, i.id))
		person_forget_stranger(job->tx, i.person_id);
	return JOB_DONE;
}

/* The coordinator, once; who was asked is never reminded. */
static enum job_end run_remind(struct job *job)
{
	struct errand e = errand_of_job(job);
	struct introduction i;

	if (about(job, &i) && (str_eq(i.state, S("sent")) ||
			       str_eq(i.state, S("with-coordinator"))))
		write_coordinator(&e, &i, true);
	return JOB_DONE;
}

static enum job_end run_close(struct job *job)
{
	struct errand e = errand_of_job(job);
	struct introduction_gone_rows gone = introduction_of_gone(job->tx, CLOSED);

	list_each(r, gone)
		close_gone(&e, r->id);
	return JOB_DONE;
}

const struct periodic introduction_periodic[] = {
	{ "introduction.close", HOUR, 0 },
	{ 0 }
};

const struct job_kind introduction_jobs[] = {
	{ "introduction.close", run_close },
	{ "introduction.go", run_go },
	{ "introduction.forget", run_forget },
	{ "introduction.remind", run_remind },
	{ 0 }
};
