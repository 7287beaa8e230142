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

#include "features/plan/plan.h"
#include "table.sql.h"

extern const struct route table_routes[];

/* On whose side one can come: "initiative", N_("Initiative of residents") and
 * so on. Words in table_plan.mix and registration_wish.side are among these. */
enum { TABLE_SIDES = 8, TABLES_MOST = 40 };
extern const struct tr_name table_sides[TABLE_SIDES];

/* A step of who organises it: "6 tables, 72 seats for 95 people". */
bool table_step(struct request *req, const struct plan *plan,
		struct plan_step *step);
