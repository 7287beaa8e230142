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

/* The row of the table in which a file's rows have their key; it gives the id
 * of what was stored, or nothing where nothing had changed. */
struct statement *sql_put_row(struct arena *a, const struct source *s);
/* The entry's row in the table of its type; the id is the first parameter. */
struct statement *sql_put_detail(struct arena *a, const struct source *s);
/* What a place or theme refers to among its own kind; the id is the last. */
struct statement *sql_tie(struct arena *a, const struct source *s);
/* Every row of a file, id first, then the columns given, in row order. */
struct statement *sql_get(struct arena *a, const struct layout *l);
