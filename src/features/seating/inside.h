/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/seating/seating.h"
#include "features/seating/solve.h"
#include "entry/entry_form.h"
#include "base/when.h"
#include "features/table/table.h"
#include "seating.sql.h"

/* A meeting as a task, and how it stands. People, tables and rounds have the
 * numbers of solve.h; the rows stand in that order. */
struct arrangement {
	entry_id meeting;
	struct seating_state state;     /* rounds 0: not made */
	struct theme_table_rows tables;
	struct seating_comer_rows people;
	struct seating_task task;
	struct seating seating;
	bool **locked;          /* of each round, of each person */
};

/* False: there is nothing to arrange, no tables or nobody who comes. */
bool arrangement_read(struct tx *tx, entry_id meeting,
		      struct arrangement *out);
/* Make it anew, in so many rounds; who sits stays if it keeps. False: there are
 * more people than can be seated at once. Writes nothing. */
bool arrangement_make(struct arena *a, struct arrangement *r, int rounds,
		      bool keeps) MUST_CHECK;
/* As it was made. */
void arrangement_write(struct tx *tx, const struct arrangement *r);

/* The number of who registered; 0: they do not come. */
int arrangement_person(const struct arrangement *r, registration_id id);
/* How many have no seat in some round. */
int arrangement_late(const struct arrangement *r);
/* How many sit at a table in a round. */
int arrangement_at(const struct arrangement *r, int round, int table);
/* "92 of 95 at their first or second choice" */
str arrangement_sum(struct request *req, const struct arrangement *r);
/* What could not be met, and why: a line each. */
struct strs arrangement_unmet(struct request *req, const struct arrangement *r);
/* Of a table in a round: the sides that are wanted and not there. */
str arrangement_missing(struct request *req, const struct arrangement *r,
			int round, int table);
str arrangement_why(struct request *req, const struct arrangement *r, int round,
		    int person);

struct reply seating_person(struct request *req);
struct reply seating_put(struct request *req);
/* "/bijeenkomsten/zomerfeest/indeling" */
str seating_path(struct request *req, const struct plan *plan);
bool seating_open(struct request *req, struct plan *plan) MUST_CHECK;

/* What the pages show. */
struct sitter {
	str path, name, behalf, why;
	int64_t id;
	bool locked;
};
struct sitters {
	struct sitter *at;
	size_t n, cap;
};
struct table_seen {
	str title, missing;
	int64_t number, seats, taken;
	struct sitters sitters;
};
struct tables_seen {
	struct table_seen *at;
	size_t n, cap;
};
struct round_seen {
	str name;               /* empty: there is one */
	struct tables_seen tables;
	struct sitters late;
};
struct rounds_seen {
	struct round_seen *at;
	size_t n, cap;
};
/* One person in all rounds. */
struct place_seen {
	str name, behalf, tables, key;
};
struct places_seen {
	struct place_seen *at;
	size_t n, cap;
};
/* Where one can be put in a round. */
struct put_round {
	str name, label, error, own;    /* own: of which table they are host */
	struct choices tables;
	bool locked;
	str lock;               /* the name of that field */
};
struct put_rounds {
	struct put_round *at;
	size_t n, cap;
};
