/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * jobs: work that is done after the request, and again if it fails.
 *
 * A job is a row, added in the transaction that gave cause for it: if that is
 * rolled back there is no job, and once it is committed the job will be done.
 * It carries an id, never a copy. It runs at least once, so it must bear being
 * run twice. What fails is tried again after a doubling time; what keeps
 * failing is kept as dead, for an administrator to see and try again.
 *
 * The longest due goes first: who adds very many (a newsletter) sets them due
 * some time apart, and lets the others through.
 */
#pragma once

#include "conf/conf.h"
#include "db/db.h"
#include "job.sql.h"

/*
 * Done: the row goes. Again: later, up to JOB_ATTEMPTS times. Give up: with
 * something in job->err it is kept as dead; without, it had become needless.
 * Wait: at job->wait_until, as if it had not been tried.
 */
enum job_end { JOB_DONE, JOB_AGAIN, JOB_GIVE_UP, JOB_WAIT };

enum { JOB_ATTEMPTS = 16,               /* about three days */
       JOB_CRASHES = 3 };               /* what the worker fell down with so
					   often is kept as dead */

struct index;
struct net;                             /* net/net.h */

struct job {
	struct arena *arena;
	struct tx *tx;                  /* not in `send` */
	const struct conf *conf;
	struct index *index;            /* to write to; search/search.h */
	struct net *net;                /* to other hosts; in `send` only */
	str url;                        /* of this site, for links in mail */
	int64_t about, now;
	int attempt;                    /* 1, 2, ... */
	int64_t wait_until;             /* for JOB_WAIT */
	void *state;                    /* what `run` leaves for `send` */
	struct err err;                 /* why it did not work, for the log:
					   nothing of a person in it */
};

/*
 * Most kinds need only `run`, inside one transaction. What talks to the
 * network has three steps: `run` reads what is needed, puts it in job->arena
 * and leaves it in job->state (nothing there: there is nothing to do);
 * `send` does the talking outside any transaction, beside other jobs;
 * `settle` writes down what came of it and says how the job ends.
 *
 * What takes long without a network leaves out `send`: `run` reads and works
 * while others write, `settle` (if `run` ends well) writes.
 */
struct job_kind {
	const char *name;               /* "offer.taken" */
	enum job_end (*run)(struct job *job);
	enum job_end (*send)(struct job *job, void *state);
	enum job_end (*settle)(struct job *job, void *state, enum job_end sent);
};

/*
 * Work that comes back by the clock: a job of that kind, about 0, is added
 * every so many seconds; a day or more apart it is at that time of the day in
 * Amsterdam, in seconds after midnight.
 */
struct periodic {
	const char *kind;
	int64_t every, at;
};
