/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outcome: what became of it? All that is open for one person - talks they
 * had, messages they did not answer, asks that still stand - is asked in one
 * mail, a month apart at the least, with a button for each answer. A point is
 * asked twice at most, two months apart, and then left alone: no answer is an
 * answer. What was agreed for a day is asked once after each of its days.
 *
 * A feature adds its points by a row in the table that app.c has.
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct job_kind outcome_jobs[];
extern const struct periodic outcome_periodic[];

/* To whom, in what language, from which site. */
struct outcome_reader {
	struct arena *arena;
	struct tx *tx;
	str lang, url;
	person_id person;
	int64_t now;
};

struct outcome_button {
	str label, url;
};
struct outcome_point {
	str text;                       /* "Your talk with ...: did it help?" */
	struct outcome_button buttons[4];
};

/* A button for each answer: the purpose of its link, and N_() what it says. */
struct outcome_answer {
	const char *purpose, *label;
};
void outcome_buttons(const struct outcome_reader *reader, int64_t about,
		     const struct outcome_answer answers[], size_t n,
		     struct outcome_point *point);
/* The last of twelve and eighteen months after that moment which is past; 0:
 * neither is. */
int64_t outcome_anniversary(int64_t from, int64_t now);

/* Rows of the feature, or people. */
struct outcome_ids {
	int64_t *at;
	size_t n, cap;
};

struct outcome_source {
	const char *name;
	/* Everyone for whom something is open. */
	struct outcome_ids (*people)(struct tx *tx, int64_t now);
	/* What is open for this reader: the feature's own rows. */
	struct outcome_ids (*open)(const struct outcome_reader *reader);
	/* The point of one of these, with its links. False: it is gone. */
	bool (*write)(const struct outcome_reader *reader, int64_t about,
		      struct outcome_point *point);
	/* Of what is asked at set moments (the day it was due, a year after it
	 * was agreed): the last of them that is past. It is asked once after
	 * each, of everyone it is open for. NULL: twice, two months apart. */
	int64_t (*since)(const struct outcome_reader *reader, int64_t about);
};
/* In app.c; ends NULL. */
extern const struct outcome_source *const outcome_sources[];
