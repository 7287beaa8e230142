/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * incoming: mail that comes in, by `brengplein receive`. It is kept as it
 * came, in one transaction; the worker reads it.
 *
 * By the address it came to it is mail of ours that came back, a wish to get
 * no more of a kind, or an answer into a conversation. What programs write is
 * never answered, and a person is at most once a day (RFC 3834), so that no
 * loop can come of it.
 */
#pragma once

#include "jobs/job.h"
#include "features/person/person.h"
#include "mail/arrived.h"

struct incoming_mail {
	str sender, recipient;  /* of the envelope; empty: not known */
	str bytes;              /* RFC 5322, at most ARRIVED_MAX */
};

/* Keep it, to be read by a job. */
incoming_id incoming_add(struct tx *tx, const struct incoming_mail *m, int64_t now);

/* On /beheer: that answers by mail wait for a look; or nothing. */
html incoming_work(struct request *req);

extern const struct route incoming_routes[];
extern const struct job_kind incoming_jobs[];
