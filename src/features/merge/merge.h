/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * merge: two entries of one type that are one. A coordinator says which stays,
 * chooses field by field, and sees what moves along. Nothing is thrown away:
 * the other keeps its row, its history and what the kept one has already, and
 * its address leads to the kept one for ever. Within 30 days it can be undone,
 * to the row.
 *
 * If both have someone who keeps them, those of the other are asked first;
 * after 14 days without an answer the coordinator decides.
 *
 * A new table that points at entries gets a line in merge_rules, and if its
 * rows move, one in merge.sql: a test walks the schema and asks for it.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route merge_routes[];
extern const struct token_purpose merge_purposes[];
extern const struct job_kind merge_jobs[];

/* On /beheer: those nobody answered about for two weeks. */
html merge_work(struct request *req);
