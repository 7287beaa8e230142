/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * blank: databases with the whole schema and nothing else in them, quickly.
 * The migrations are run once; what comes after is a copy in memory, or, where
 * TEST_DATABASE names a PostgreSQL, a schema there that is used again, with its
 * connection, after everything in it was put back as the migrations left it. A
 * table that a test makes for itself is a temporary one.
 */
#pragma once

#include "db/db.h"

/* One place of a schema in PostgreSQL; NULL where it is SQLite. */
struct blank_schema;

/* A connection of its own. Ends the program where there is no database. */
struct db *blank_take(struct blank_schema **schema);
/* Another connection to where that one is; close it yourself. */
struct db *blank_beside(const struct blank_schema *schema);
/* After a script: the next ids follow those that it put in. */
void blank_count_on(const struct blank_schema *schema, const char *sql);
/* Closes it; whoever takes next may get the same schema, emptied. */
void blank_give_back(struct db *db, struct blank_schema *schema);
