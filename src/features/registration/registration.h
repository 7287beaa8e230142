/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * registration: who comes to a meeting that is planned here. One says so
 * without an account, for oneself or for someone without mail, and gets a mail
 * with a link of one's own to change it or call off. Who comes when it is full
 * waits; when a seat comes free the first of them has it, with a mail. Nobody
 * who had a seat loses it when there are fewer.
 *
 * Names are for who organises it only, and go 30 days after.
 */
#pragma once

#include "features/person/person.h"
#include "features/plan/plan.h"
#include "jobs/job.h"
#include "mail/reply.h"

extern const struct route registration_routes[];
extern const struct job_kind registration_jobs[];
extern const struct periodic registration_periodic[];
extern const struct reply_kind registration_replies[];

/* On the page of a meeting: whether there is room, and the way to come. */
html registration_on_meeting(struct request *req, const struct entry_card *row);
/* A step of who organises it: who comes. */
bool registration_step(struct request *req, const struct plan *plan,
		       struct plan_step *step);
/* On /mijn: where one goes. */
html registration_mine_part(struct request *req);
/* A plan_listener: who comes hears what changed for them. */
void registration_plan_changed(struct request *req, const struct plan *was,
			       const struct plan *now);
/* Someone leaves the site: their seats are for who waits. Without a letter to
 * them. */
struct errand;
void registration_leave_all(const struct errand *e, person_id person);
/* Of meetings that ended before then. */
void registration_forget_before(struct tx *tx, int64_t before);

/*
 * What others show of a registration, tables of app.c that end NULL: on one's
 * own page, and as a line on a badge. Nothing to show is empty.
 */
typedef html (*registration_part)(struct request *req, registration_id id);
extern const registration_part registration_parts[];
typedef str (*registration_badge)(struct request *req, registration_id id,
				  entry_id meeting);
extern const registration_badge registration_badges[];
