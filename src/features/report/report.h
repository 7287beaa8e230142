/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report: anyone says that something is not right, a moderator decides, and
 * whose it is may object, after which someone else decides once more.
 *
 * All who report the same page make one report. Each decision is a measure,
 * sent with its words to whose it is and kept in the log. Nothing is hidden
 * because many ask for it, and nobody is put to shame: what was hidden is
 * seen by its owner and by moderators only.
 */
#pragma once

#include "features/person/person.h"

extern const struct route report_routes[];
extern const struct token_purpose report_purposes[];

struct monday;
void report_monday(struct monday *m);

/* "Hidden", "May only read": what a measure did. */
str report_measure_name(str lang, str what);
/* How many reports and appeals wait for who is signed in; at most 100. */
int64_t report_count(struct request *req);
/* For the nightly cleaning: reports decided before that moment go, with what
 * was said and done about them. */
void report_forget(struct tx *tx, int64_t before);
