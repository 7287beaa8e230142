/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * monday: one mail a week to who looks after something, Monday at half past
 * seven, with at most ten things that matter most there. Most are one tap:
 * a link whose page has a button and needs no signing in; what is about
 * others' data asks it. Skipping one harms nothing, and without anything to
 * do there is no mail.
 *
 * The order: by rank, and within one what waits longest.
 *
 *	danger     mail that failed; copies, disk and tasks (upkeep's table)
 *	a person   calls, what was held, wishes to remove, reports, claims
 *	open       asks that nobody picked up; proposals, for pages and themes
 *	old        what nobody looked at for a year, what stands here twice
 *
 * At most MONDAY_OF_EACH come from one source, and many of one sort are one
 * point with their number, so that they do not hide the others; what is left
 * out stands on /beheer.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

enum { MONDAY_MOST = 10, MONDAY_OF_EACH = 4 };

/* What comes first. */
enum monday_rank {
	MONDAY_DANGER,          /* data or mail could get lost */
	MONDAY_PERSON,          /* someone waits for an answer of theirs */
	MONDAY_OPEN,            /* an ask that nobody picked up */
	MONDAY_OLD              /* what is growing stale */
};

struct monday_point {
	enum monday_rank rank;
	int64_t since;          /* it waits from then on */
	str title, text;        /* in their language; text may be empty */
	str path;               /* where it is on the site */
	/* One tap: a purpose of token_purposes, about that row; or NULL: they
	 * sign in and do it at `path`. */
	const char *tap;
	int64_t about;
};

/* Whose week it is. */
struct monday {
	struct arena *arena;
	struct tx *tx;
	const struct conf *conf;
	person_id person;
	unsigned may;           /* bits, as req->who.may */
	str lang;
	int64_t now;
	struct monday_point *at;
	size_t n, cap;
};

/*
 * Add to m what waits for that person, with monday_add. A feature gives one
 * function; the table is in app.c and ends NULL.
 */
typedef void (*monday_source)(struct monday *m);
extern const monday_source monday_sources[];

void monday_add(struct monday *m, const struct monday_point *point);
/* Whether they may act so anywhere. */
bool monday_may(const struct monday *m, enum access as);
/* The same of the whole site. */
bool monday_everywhere(const struct monday *m, enum access as);
/* For `use` of a tap: whether whose link it is may still do this there. */
bool monday_may_tap(struct request *req, const struct link *link,
		    enum access as, entry_id entry);
/* After it: a page that says it is done. */
struct reply monday_done(struct request *req, str what);

extern const struct job_kind monday_jobs[];
extern const struct periodic monday_periodic[];
