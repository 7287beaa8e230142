/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan: a meeting that is planned here. Who acts for an initiative or
 * organisation plans one in its name; a coordinator also in the network's.
 * They change it, call it off with the reason, take that back, and copy it for
 * the next. What this means for who comes is for features/registration.
 */
#pragma once

#include "entry/entry_view.h"
#include "plan.sql.h"

extern const struct route plan_routes[];

/* The planned meeting of the route's {slug}, if it is shown. False: that is
 * none, or it was not planned here. */
bool plan_open(struct request *req, struct plan *plan) MUST_CHECK;
/* Who asks acts for who organises it, or coordinates there. */
bool plan_may(const struct request *req, const struct plan *plan);
/* Whether it still is to come and goes on. */
bool plan_is_open(const struct plan *plan, int64_t now);

/* "/bijeenkomsten/zomerfeest" */
str plan_path(struct request *req, const struct plan *plan);
/* The way back: all meetings, this one. Search engines leave such a page out,
 * and nothing keeps it. */
void plan_crumbs(struct request *req, const struct plan *plan);
/* "woensdag 9 december 2026, 10.00 tot 12.30 uur" */
str plan_when(struct arena *a, str lang, const struct plan *plan);
/*
 * A course is a series for which one registers once, at its first session, for
 * all of them; plan->course_id is that one, and of another meeting 0.
 */
struct plan_session {
	entry_id id;
	int64_t starts_at, ends_at;
	str slug, venue;
	str path;               /* empty: it is not shown */
	bool off;
	/* In calendars (RFC 5545, 3.8.5): for which day of the rule it stands,
	 * as 20261209T180000; and whether it is not as that rule says. */
	str slot;
	bool differs;
};
struct plan_sessions {
	struct plan_session *at;
	size_t n, cap;
	str rule;               /* RRULE of the first */
	struct strs skipped;    /* its days on which there is none */
};
/* Those of its course, in their order; of another meeting none. */
struct plan_sessions plan_sessions_of(struct tx *tx, const struct plan *plan);
/*
 * What one registers for: of a session its whole course. It has the id of the
 * first, the page, times and place of the next, and ends with the last; it is
 * off when nothing of it goes on. Another meeting stays as it is.
 */
void plan_whole(struct tx *tx, struct plan *plan, int64_t now);
/* When it is, to show; of a course each day to come. */
html plan_days(struct request *req, const struct plan *plan);
/* The same in a letter, a line each. */
str plan_days_text(struct tx *tx, str lang, const struct plan *plan,
		   int64_t now);

/* Its questions, a line each. */
struct strs plan_questions(struct arena *a, const struct plan *plan);

/* On the page of a meeting: what it costs and so on; and for who may, the way
 * to change it. */
html plan_on_meeting(struct request *req, const struct entry_card *row);

/*
 * What who organises it can do with it, in the order of its life: the table is
 * in app.c and ends NULL. False: nothing (yet, or any more).
 */
struct plan_step {
	str path, title;
	str state;              /* how it stands, in a few words */
};
struct plan_step_list {
	struct plan_step *at;
	size_t n, cap;
};
typedef bool (*plan_step_of)(struct request *req, const struct plan *plan,
			     struct plan_step *step);
extern const plan_step_of plan_steps[];
/* A step: it repeats, and can do so longer. */
bool plan_series_step(struct request *req, const struct plan *plan,
		      struct plan_step *step);

/*
 * What others do when a meeting was changed: before the request ends. was: as
 * it stood. The table is in app.c and ends NULL.
 */
typedef void (*plan_listener)(struct request *req, const struct plan *was,
			      const struct plan *now);
extern const plan_listener plan_listeners[];
