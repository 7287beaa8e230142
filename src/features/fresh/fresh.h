/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fresh: is it still right? Once a year who keeps something gets one mail with
 * all of it that nobody looked at for a year: still right, changed, stopped.
 * One reminder after a month. The links need no sign-in and act by a button.
 * Coordinators see at /beheer/vers what nobody looked at.
 *
 * An initiative or organisation that stopped is no longer shown; its contact
 * person or a coordinator brings it back with one button.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route fresh_routes[];
extern const struct job_kind fresh_jobs[];
extern const struct periodic fresh_periodic[];
extern const struct token_purpose fresh_purposes[];

/* Where the route's {slug} is of one that stopped: the page that says so, with
 * the way back for who may. False: it did not stop. */
bool fresh_stopped_reply(struct request *req, struct reply *reply) MUST_CHECK;
/* On /mijn: what they are contact person of and stopped. */
html fresh_mine(struct request *req);

struct monday;
void fresh_monday(struct monday *m);
