/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * followup: what came of what was agreed. A line of a harvest leads to an ask,
 * a barrier, an action, an article or a meeting (features/origin), has an owner
 * and a day, and a state: open, under way, achieved, stopped. Who owns it, who
 * organised the meeting and a coordinator say how it stands. What nobody said
 * anything of stands as what it led to does, and after half a year counts as
 * not heard of: nobody knows that it is open.
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
/* A meeting_part: of one to come what came of the meeting before it, of one
 * that was what came of itself. */
html followup_on_meeting(struct request *req, const struct entry_card *row);
/* The same in a line, for the invitation; empty: there is none before. */
str followup_letter_line(struct tx *tx, str lang, entry_id meeting,
			 int64_t now);
/* Above a harvest: what came of it so far. */
html followup_on_harvest(struct request *req, const struct entry_card *row);
/* A plan_step. */
bool followup_step(struct request *req, const struct plan *plan,
		   struct plan_step *step);

/* Twelve and eighteen months later its owner is asked how it stands. */
extern const struct outcome_source followup_agreements;
extern const struct token_purpose followup_purposes[];

/* On the page of a theme: the way to what was asked year by year; empty where
 * that is of one year only. */
str followup_years_path(struct request *req, theme_id theme, str slug);
