/* SPDX-License-Identifier: EUPL-1.2 */
/* senders: a few threads in which jobs talk to other hosts. */
#pragma once

#include "jobs/job.h"

enum { SENDERS = 8 };

/* One try of one job. */
struct attempt {
	struct attempt *next;
	struct arena *arena;
	const struct job_kind *kind;
	job_id id;
	struct job job;
	enum job_end sent;              /* what `send` said */
	enum job_end end;
};

struct senders;

struct senders *senders_create(void);
/* Waits for what is under way; what was not taken back is lost. */
void senders_destroy(struct senders *s);
/* How many more can go out now. */
int senders_free(const struct senders *s);
void senders_give(struct senders *s, struct attempt *a);
/* All whose `send` has returned, the first to come back first; NULL: none. */
struct attempt *senders_take(struct senders *s);
/* An eventfd(2) that is set when there is one. */
int senders_bell(const struct senders *s);
