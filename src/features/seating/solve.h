/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * solve: who sits at which table, in each round, as an assignment problem. It
 * knows no database. People, tables and rounds are numbered: people and tables
 * from 1, so that 0 is nobody and no table; rounds from 0.
 *
 * Rules, which hold always: a table has so many seats; one has one seat in a
 * round, and no table twice; host and note-taker stay at their table, and who
 * is locked where they were put; with enough initiatives there is one at each
 * table. Goals, the weightiest first: who sits stays; the first choice, the
 * second; who chose none at what they wrote about; no colleagues together; the
 * wanted mix; no same company twice. What each is worth stands in room.h.
 */
#pragma once

#include "base/base.h"

/* Sides are numbered by who asks; only that of initiatives matters here. */
enum { INITIATIVE, SIDES = 8 };
enum { SEATING_ROUNDS = 3, SEATING_PEOPLE = 2000, SEATING_TABLES = 100,
       SEATING_SEATS = 200 };

struct seating_person {
	int side;
	int party;              /* who has the same number are colleagues; 0: none */
	int first, second;      /* the tables they chose; 0: none */
	int wrote;              /* who chose none: that of what they wrote about */
	int locked[SEATING_ROUNDS];        /* the table where they stay; 0: free */
	int was[SEATING_ROUNDS];   /* where they sat in the seating before; 0: nowhere */
};

struct seating_table {
	int seats;
	int host, note_taker;   /* people; 0: none */
	int wanted[SIDES];      /* how many of each side; 0: it does not matter */
};

/* The arrays begin with number 1. */
struct seating_task {
	struct seating_person *person;
	struct seating_table *table;
	int people, tables, rounds;
};

/* The table of person p in round r, or 0, is at[r * people + p - 1]. */
struct seating {
	int *at;
	int64_t worth;          /* of all goals together */
};

int seating_table_of(const struct seating_task *task,
		     const struct seating *seating, int round, int person);

/*
 * The same task has the same answer. False, and why in err: there are more
 * people, tables or rounds than above, or a number is none of those. Whoever
 * finds no seat (there are too few) has table 0.
 */
bool seating_solve(struct arena *a, const struct seating_task *task,
		   struct seating *out, struct err *err) MUST_CHECK;

/* What takes longer than a tenth of a second is not for a request. */
bool seating_is_large(const struct seating_task *task);

/* Every breach of a rule, for a seating that may have been changed by hand
 * since; UNSEATED is no breach but where there are seats enough. */
enum seating_rule { TOO_FULL, TWICE_AT_TABLE, NOT_AT_OWN_TABLE, LOCK_BROKEN,
		    NO_INITIATIVE, UNSEATED };
struct seating_breach {
	enum seating_rule rule;
	int round, table, person;       /* those that it is about */
};
struct seating_breaches {
	struct seating_breach *at;
	size_t n, cap;
};
struct seating_breaches seating_check(struct arena *a,
				      const struct seating_task *task,
				      const struct seating *seating);

/* Why someone sits there: the first that holds. */
enum seating_reason { NO_SEAT, IS_HOST, IS_NOTE_TAKER, FIRST_CHOICE,
		      SECOND_CHOICE, IS_LOCKED, WROTE_ABOUT, NO_CHOICE, BOTH_ELSEWHERE,
		      CHOICES_FULL, FROM_COLLEAGUE, ONE_INITIATIVE,
		      NOT_TO_BE };
enum seating_reason seating_why(const struct seating_task *task,
				const struct seating *seating, int round,
				int person);

/* How well it went. */
struct seating_sums {
	int seats_given, seats_wanted;  /* people times rounds */
	int first, second;              /* seats at a choice */
	int choosers, glad;     /* people with a choice; who sits at one once */
	int writers, heard;     /* who chose none and wrote; who sits there once */
	int together;           /* pairs of colleagues at one table */
	int met_again;          /* pairs that meet in more than one round */
	int mix_met, mix_wanted;
};
struct seating_sums seating_sum(struct arena *a,
				const struct seating_task *task,
				const struct seating *seating);
