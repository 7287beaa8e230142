/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * followup: what came of what was agreed. A line of a harvest leads to an ask,
 * a barrier, an action, an article or a meeting (features/origin), has an owner
 * and a day, and a state: open, under way, achieved, stopped. Who owns it, who
 * organised the meeting and a coordinator say how it stands. What nobody said
 * anything of stands as what it led to does.
 *
 * Needs, actions and conclusions are what was agreed: without an owner and a
 * day they are unfinished. Insights and barriers are not counted.
 */
#pragma once

#include "features/meeting/meeting.h"
#include "features/outcome/outcome.h"
#include "features/person/person.h"
#include "features/plan/plan.h"
#include "followup.sql.h"

extern const struct route followup_routes[];

/* A yields_part: beside each line how it stands, and for who may what can be
 * made of it. */
void followup_on_yields(struct request *req, struct yields *yields);
