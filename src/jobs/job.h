/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * jobs: work that is done after the request, and again if it fails.
 *
 * A job is a row, added in the transaction that gave cause for it: if that is
 * rolled back there is no job, and once it is committed the job will be done.
 * It carries an id, never a copy. It runs at least once, so it must bear being
 * run twice. What fails is tried again after a doubling time; what keeps
 * failing is kept as dead, for an administrator to see and try again.
 */
#pragma once

#include "conf/conf.h"
#include "db/db.h"
#include "job.sql.h"

enum job_end { JOB_DONE, JOB_AGAIN, JOB_GIVE_UP };

struct index;

struct job {
	struct arena *arena;
	struct tx *tx;
	const struct conf *conf;
	struct index *index;            /* to write to; search/search.h */
	str url;                        /* of this site, for links in mail */
	int64_t about, now;
	int attempt;                    /* 1, 2, ... */
	struct err err;                 /* why it did not work, for the log */
};

/*
 * Most kinds need only `run`, inside one transaction. What talks to the
 * network has three steps: `run` reads what is needed and puts it in
 * job->arena, `send` does the talking outside any transaction, `settle`
 * writes down what came of it.
 */
struct job_kind {
	const char *name;               /* "offer.taken" */
	enum job_end (*run)(struct job *job);
	enum job_end (*send)(struct job *job, void *state);
	enum job_end (*settle)(struct job *job, void *state, enum job_end sent);
};
