/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * proceedings: the report of a meeting that was planned here. Who organises it
 * writes an introduction and a text per table; what was noted at the tables
 * comes with it. In the correction round everyone who registered gets a link
 * of their own, without an account, and says beside each text what is wrong or
 * missing. Who organises it takes that over or declines it with a word, and
 * publishes. A version is never changed: a later correction makes a new one.
 *
 * People are never in it by name; who proposed something is known by the
 * initiative they came for, or as someone who was there.
 */
#pragma once

#include "features/plan/plan.h"
#include "jobs/job.h"

extern const struct route proceedings_routes[];
extern const struct job_kind proceedings_jobs[];
extern const struct periodic proceedings_periodic[];

/* On the page of a meeting: the way to its report, or to one's own link. */
html proceedings_on_meeting(struct request *req, const struct entry_card *row);
/* A plan_step: "Correctieronde tot 3 december: 4 voorstellen". */
bool proceedings_step(struct request *req, const struct plan *plan,
		      struct plan_step *step);
/* Links of rounds that ended before then. */
void proceedings_forget_before(struct tx *tx, int64_t before);
