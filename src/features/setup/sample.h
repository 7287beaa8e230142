/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sample: what a new site can begin with. Themes, always: forms ask for one.
 * And, for who wants to see how it looks, a few made-up entries that say so;
 * their slugs begin with "voorbeeld-" and one button takes them away.
 */
#pragma once

#include "jobs/job.h"

/* The steps of a job: about 1 with made-up entries, 0 without. */
enum job_end sample_prepare(struct job *job);
enum job_end sample_load(struct job *job, void *state);
enum job_end sample_settle(struct job *job, void *state, enum job_end sent);

/* Those that were hidden are found no longer. */
void sample_forget(struct tx *tx, int64_t now);
