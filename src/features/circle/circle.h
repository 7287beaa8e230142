/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * circle: three to eight parties that meet in confidence around one purpose.
 * What it is for and whether there is room is public; who is in it is for its
 * members, except a party that wants to be named. Nobody is in one before
 * their contact person said yes, which is also a promise of confidence.
 *
 * At the wheel is the party that is longest a member: it invites, and lets in
 * who asks. Each night circles are composed of open asks (compose.h) and
 * proposed to coordinators, who invite all of one with one button.
 */
#pragma once

#include "features/introduction/introduction.h"
#include "features/outcome/outcome.h"
#include "entry/entry_view.h"
#include "jobs/job.h"
#include "mail/reply.h"

extern const struct route circle_routes[];
extern const struct token_purpose circle_purposes[];
extern const struct job_kind circle_jobs[];
extern const struct periodic circle_periodic[];
extern const struct reply_kind circle_replies[];

extern const struct token_purpose circle_step_purposes[];
extern const struct token_purpose circle_lesson_purposes[];
extern const struct job_kind circle_lesson_jobs[];
extern const struct periodic circle_lesson_periodic[];
/* Six weeks after a step: what came of it? */
extern const struct outcome_source circle_steps_taken;

/* An article_part: of a lesson, that it is a circle's. */
void circle_on_article(struct request *req, struct entry_view *v);
/* A part of /mijn: the circles one is in, is invited to or asked for. */
html circle_mine(struct request *req);
/* A part of /beheer: how many are proposed. */
html circle_work(struct request *req);
/* Invitations and requests without an answer, and circles without anyone,
 * since before then. */
void circle_forget(struct tx *tx, int64_t before);
/* What its members said of moments before then. */
void circle_suits_forget(struct tx *tx, int64_t before);
/* What a circle noted at meetings before then; its steps; and the lessons that
 * it did not share, since then. */
void circle_notes_forget(struct tx *tx, int64_t before);
void circle_steps_forget(struct tx *tx, int64_t before);
void circle_lessons_forget(struct tx *tx, int64_t before);
