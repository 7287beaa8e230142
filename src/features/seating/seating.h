/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seating: who sits at which table of a planned meeting, in each round. Who
 * organises it has it made, changes it by hand, and shows it to who comes when
 * it is ready. How it is found stands in solve.h.
 *
 * The names are for who organises it only, and go with the registration.
 */
#pragma once

#include "features/plan/plan.h"
#include "features/registration/registration.h"
#include "jobs/job.h"

extern const struct route seating_routes[];
extern const struct job_kind seating_jobs[];

/* A step of who organises it: "92 of 95 at their first or second choice". */
bool seating_step(struct request *req, const struct plan *plan,
		  struct plan_step *step);
/* A registration_part: their table, once it is shown. */
html seating_on_own(struct request *req, registration_id id);
/* A registration_badge: "Table 3", or of each round "Table 3 · Table 5". */
str seating_on_badge(struct request *req, registration_id id, entry_id meeting);
