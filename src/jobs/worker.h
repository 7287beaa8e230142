/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * worker: does the jobs, in a process of its own. There is one for each
 * database. Jobs run one after another; only what talks to other hosts goes
 * on beside them.
 */
#pragma once

#include "jobs/job.h"

struct worker_setup {
	const struct job_kind *const *kinds;            /* ends NULL */
	const struct periodic *const *periodic;         /* the same */
	const struct conf *conf;
	/* What holds of it now; see http.h. */
	const struct conf *(*conf_of)(struct tx *tx, const struct conf *file);
	struct db *db;
	struct index *index;
	str url;
};

struct worker;

struct worker *worker_create(const struct worker_setup *setup);
/* What is still being sent is waited for. */
void worker_destroy(struct worker *w);
/*
 * Do one thing that is due at `now`. False: nothing is, or as much as can be
 * is under way. Before time *wait something may come up.
 */
bool worker_step(struct worker *w, int64_t now);
/* A file descriptor that can be read when something that was sent has come to
 * its end, and worker_step should be called again. */
int worker_bell(const struct worker *w);
/* Wait a moment, or until the bell rings. False: nothing is being sent. */
bool worker_wait(struct worker *w);
/* Step until a byte can be read from `stop`; see signalfd(2). */
void worker_run(struct worker *w, int stop);
