/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kept: answers that are the same for everyone until someone commits: how many
 * of each theme there are, what stands on the home page. A statement says so
 * itself ("-- kept: why", tools/sqlgen.c); each connection keeps its own.
 */
#pragma once

#include "db/db.h"

struct kept;                    /* of one connection */

struct kept *kept_create(void);
void kept_destroy(struct kept *k);

/*
 * A transaction begins that sees this version of the database: what was kept
 * of another is dropped, and all where there is too much of it: what many ask
 * for is soon back. 0: not known, and nothing is kept or found.
 */
void kept_begin(struct kept *k, int64_t version);

/* Cells in the order they are read, a whole number of them for each row. */
struct kept_cells {
	struct db_value *at;
	size_t n, cap;
};

/* What is known of one statement with these values. */
struct kept_answer {
	struct kept_answer *next;
	str key;
	bool whole;             /* false: it is being asked */
	size_t rows;
	struct kept_cells cells;
};

/*
 * The answer to that statement; where it is not whole, what is read of the
 * statement goes into it. NULL: it is not to be kept.
 */
struct kept_answer *kept_answer(struct kept *k, struct arena *a,
				const struct db_query *q,
				const struct db_value *values, size_t n);
/* All was read, of an answer that was not whole. */
void kept_add(struct kept *k, const struct kept_answer *answer);
