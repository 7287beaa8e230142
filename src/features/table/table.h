/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * table: the theme tables of a meeting that is planned here. Who organises it
 * adds them, or takes over what is proposed from what people wrote when they
 * registered. Who registers says on whose side they come and chooses a first
 * and a second table.
 *
 * A table that is removed is only withdrawn: what was chosen stays, and until
 * it comes back the second choice counts. Numbers run from 1 in the order of
 * the tables; its slug is what stays of one.
 */
#pragma once

#include "entry/entry_list.h"
#include "features/plan/plan.h"
#include "jobs/job.h"
#include "table.sql.h"

extern const struct route table_routes[];
extern const struct job_kind table_jobs[];
extern const struct periodic table_periodic[];

/* On whose side one can come: "initiative", N_("Initiative of residents") and
 * so on. Words in table_plan.mix and registration_wish.side are among these. */
enum { TABLE_SIDES = 8, TABLES_MOST = 40 };
extern const struct tr_name table_sides[TABLE_SIDES];

/* A step of who organises it: "6 tables, 72 seats for 95 people". */
bool table_step(struct request *req, const struct plan *plan,
		struct plan_step *step);
/* The same: which sides are expected and did not register, or come. */
bool table_sides_step(struct request *req, const struct plan *plan,
		      struct plan_step *step);

/* On the page of a meeting: how many of each side come, or came; no names. */
html table_on_meeting(struct request *req, const struct entry_card *row);

/*
 * For who registers, where the meeting has tables: fields "kant", "tafel" and
 * "tweede". What they hold are a side and slugs of tables, each maybe empty.
 */
struct table_choice {
	str side, first, second;
};
/* For which meeting: of a course (plan_whole) the next session with tables. */
entry_id table_choice_at(struct tx *tx, const struct plan *whole, int64_t now);
bool table_has_any(struct tx *tx, entry_id meeting);
/* Whether one is asked on whose side one comes: where there are tables, or
 * where an organiser expects some sides. */
bool table_asks_side(struct tx *tx, entry_id meeting);
struct choices table_side_choices(struct request *req, str chosen);
struct choices table_choices(struct request *req, entry_id meeting, str chosen);
void table_choice_check(struct request *req, entry_id meeting,
			const struct table_choice *choice,
			struct form_errors *errors);
/* Of a meeting without tables: only the side. */
void table_choice_set(struct tx *tx, entry_id meeting, registration_id id,
		      const struct table_choice *choice);
/* As it counts now, and that a chosen table does not go on; empty: it does. */
struct table_choice table_choice_of(struct tx *tx, registration_id id);
str table_choice_news(struct request *req, registration_id id);
/* Each table, and how many want it. */
struct facts table_counts(struct request *req, const struct plan *plan);
