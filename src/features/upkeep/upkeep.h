/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * upkeep: what the keeper of a site relies on. /healthz for whoever watches
 * it, /metrics for whoever counts; a copy of the data each day and at the
 * press of a button, tried each week by putting it back aside; and a mail to
 * the administrators when that goes wrong or the disk gets full.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route upkeep_routes[];
extern const struct job_kind upkeep_jobs[];
extern const struct periodic upkeep_periodic[];
extern const struct token_purpose upkeep_purposes[];

struct monday;
void upkeep_monday(struct monday *m);

/*
 * The table of checks, as /beheer/gezondheid, `brengplein doctor` and the
 * Monday mail read it. They look at this machine and this database and ask
 * nobody else. What they say is in lang, with what to do about it.
 */
struct checkup {
	struct arena *arena;
	struct tx *tx;
	const struct conf *conf;
	str lang;
	int64_t now;
};
struct checked {
	str what, says, path;   /* path: where to mend it; may be empty */
	bool well;
	bool danger;            /* if not well, data or mail could get lost */
	const char *tap;        /* a purpose of the Monday mail; or NULL */
};
struct checked_list {
	struct checked *at;
	size_t n, cap;
};
struct checked_list upkeep_examine(const struct checkup *c);

/* Free room where the data is, in MB; -1: it cannot be read. */
int64_t upkeep_free_mb(const struct conf *conf, struct arena *a);
enum { UPKEEP_ROOM_MB = 500 };          /* less is nearly full */

/*
 * All that restore does with a copy, in a file `aside` that is gone after it:
 * copy, check, bring to this version, count. False: err says why the copy
 * could not be put back.
 */
bool upkeep_rehearse(struct arena *a, const char *copy, const char *aside,
		     struct db_tables *counted, struct err *err) MUST_CHECK;
/* How many rows that table has; 0 if there is none. */
int64_t upkeep_rows(const struct db_tables *tables, str name);
/* Remove the file of a database, with those beside it. */
void upkeep_remove(struct arena *a, const char *path);
