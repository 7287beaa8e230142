/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * transfer_sql: the statements that follow from the map of the columns. They
 * are made when a run begins, of constant names from the map and nothing
 * else: which of them depends on what columns a file has.
 */
#pragma once

#include "features/transfer/transfer_load.h"

/* A statement and what its parameters are, in their order. */
struct statement {
	struct db_query query;
	struct { const struct column **at; size_t n, cap; } columns;
};

/* Which columns of a row. */
enum part {
	PART_ROW,       /* those in the table that has the row's key */
	PART_DETAIL,    /* of an entry: those in the table of its type; its id
			   comes first */
	PART_TIES,      /* of a place or theme: others of its own kind */
};

/*
 * For a row that is not there yet. No ON CONFLICT and no RETURNING: for these
 * SQLite keeps a journal of each statement, five times as slow.
 */
struct statement *sql_insert(struct arena *a, const struct source *s,
			     enum part part);
/* For one that is; its id comes last. Changes nothing, and says so, where
 * nothing is new. NULL: there are no such columns. */
struct statement *sql_update(struct arena *a, const struct source *s,
			     enum part part);
/* Every row of a file, id first, then the columns in it, in row order. */
struct statement *sql_get(struct arena *a, const struct layout *l);
