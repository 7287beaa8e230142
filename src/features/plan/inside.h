/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/meeting/meeting.h"
#include "features/origin/origin.h"
#include "features/place/place.h"
#include "features/plan/plan.h"
#include "features/role/role.h"

enum {
	PLAN_QUESTIONS = 3,
	PLAN_THEMES_MOST = 12,
	PLAN_TITLE_MOST = 120,
	PLAN_FIRST = 10,        /* fields that everyone fills in; the rest is more */
	PLAN_WITH = 3,          /* the last: who else */
	PLAN_REPEAT = 4,        /* of which these are for a new one only */
	PLAN_AHEAD = 2 * 365 * DAY,
	PLAN_SERIES_MOST = 60
};

/* A day on which it is, "2026-12-09", and its place in the series. */
struct plan_date {
	str day;
	int64_t position;
};
struct plan_dates {
	struct plan_date *at;
	size_t n, cap;
};

/* The form, as typed and as understood. */
struct plan_form {
	str titel, kort, tekst, soort, namens, datum, tijd, tot, plek, plaats,
	    welke, voor_wie, aanmelden, aantal, kosten, toegang, eten, online,
	    vragen, herhaal, tot_dag, keren, cursus, datums, versie,
	    mee, bij, hulp;
	struct strs thema;              /* slugs */
	int64_t starts_at, ends_at, seats;
	struct plan_party party;        /* id 0: the network */
	struct place_typed place;
	struct plan_dates dates;        /* of a new one: all of them */
	struct form_errors errors;
};

/* In whose name they may plan: of a coordinator also the network's, which is
 * the last, with id 0. None: they may not. */
struct plan_party_rows plan_names(struct request *req);
struct plan_form plan_form_read(struct request *req,
				const struct plan_party_rows *names);
/* As it stands. */
struct plan_form plan_form_of(struct request *req, const struct plan *plan);
/* "2026-12-09T10:00/12:30" */
str plan_date(struct arena *a, const struct plan_form *form);

/* What was changed in the form of one, also in that of a later one; but for
 * its day and moments. */
void plan_form_follow(struct plan_form *later, const struct plan_form *was,
		      const struct plan_form *now);
/* Its moments, of its day and times. False: there is no such time that day, or
 * the end is not after the begin. */
bool plan_form_clock(struct plan_form *form) MUST_CHECK;

/* What the page of the form shows. */
struct form_controls plan_controls(struct request *req,
				   const struct plan_form *form,
				   const struct plan_party_rows *names);

/*
 * Meetings that repeat (plan_series.c). How often a new one does: its dates, of
 * which there is one if it does not.
 */
void plan_series_read(struct request *req, struct plan_form *form);
struct choices plan_rhythm_choices(struct request *req, str chosen);
/* That day so many steps on. The fifth Tuesday is the last where a month has
 * four. */
str plan_series_day(struct arena *a, str rhythm, str day, int64_t steps);

/* One that is changed along with an earlier one. */
struct plan_later {
	int64_t steps;          /* so many after it */
	struct plan was;
	struct plan_form form;
};
struct plan_laters {
	struct plan_later *at;
	size_t n, cap;
};
/* Those after it, if they were chosen ("later"). */
struct plan_laters plan_series_after(struct request *req,
				     const struct plan *plan, str datums);
/* The same with what was changed in the form of
 * this one. What is not possible on their day is an error in it. */
struct plan_laters plan_series_later(struct request *req,
				     const struct plan *plan,
				     struct plan_form *form);
/* From here on it is on another day. */
void plan_series_moved(struct request *req, const struct plan *plan, str day);
/* Of a form in which one of these is chosen, or none. */
void plan_series_check(struct request *req, str datums,
		       struct form_errors *errors);
/* Only this one, or all later ones as well; none where it is alone. */
struct choices plan_series_choices(struct request *req,
				   const struct plan *plan, str chosen);

/* When else, as links: the first, and those that are not shown at once. */
struct plan_other {
	str path, day;
	bool here, off;         /* of a course: this one; it does not go on */
};
struct plan_others {
	struct plan_other *at;
	size_t n, cap;
};
struct plan_dates_shown {
	struct plan_others first, rest;
	int64_t n;
};
struct plan_dates_shown plan_series_others(struct request *req,
					   const struct plan *plan);
/* The same of a course: all its sessions (plan_course.c). */
struct plan_dates_shown plan_course_dates(struct request *req,
					  const struct plan *plan);
/* One more of them. */
void plan_dates_add(struct request *req, struct plan_dates_shown *dates,
		    size_t at_once, const struct plan_other *other);
struct reply plan_series_longer(struct request *req);

/*
 * Who else organises it, hosts it and helps (plan_with.c): names in the form;
 * tell: who is asked gets a letter.
 */
void plan_with_check(struct request *req, struct plan_form *form);
void plan_with_of(struct request *req, entry_id id, struct plan_form *form);
void plan_with_store(struct request *req, entry_id id,
		     const struct plan_form *form, bool tell);
/* Of that role those whom who asks acts for. */
struct plan_party_rows plan_with_mine(struct request *req,
				      const struct plan *plan, str role);
struct reply plan_with_say(struct request *req);

/* In plan.c: the meeting of the route, of those who may change it and while
 * they can. */
bool plan_find(struct request *req, struct plan *plan) MUST_CHECK;
/* Those who listen hear that it was changed. */
void plan_tell(struct request *req, const struct plan *was,
	       const struct plan *now);
/* A new meeting like the form, on that day of a series; id 0: of none. */
entry_id plan_add(struct request *req, const struct plan_form *form,
		  const struct plan_date *on, plan_series_id series);
