/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store: what a kind of database must be able to do for db.c. Only db/ uses
 * this; sqlite.c and postgres.c each fill one.
 *
 * Every function that can fail says so with false, and why_failed() tells
 * what the database said last.
 */
#pragma once

#include "db/db.h"

struct store {
	void (*close)(void *self);
	bool (*script)(void *self, const char *sql);
	int64_t (*version)(void *self);
	bool (*begin)(void *self, enum tx_mode mode);
	/* Of the transaction that was begun to read: a version (never 0) that
	 * is not newer than what it sees. 0: cannot be told. */
	int64_t (*begun_at)(void *self);
	bool (*commit)(void *self);
	void (*rollback)(void *self);
	/* Start a statement: c->stmt and what else next() needs. */
	bool (*run)(void *self, const struct db_query *q,
		    const struct db_value *values, size_t n,
		    struct db_cursor *c);
	/* *row: whether there is one more. False: it failed. */
	bool (*next)(void *self, struct db_cursor *c, bool *row);
	void (*done)(void *self, struct db_cursor *c);
	int64_t (*col_int)(const struct db_cursor *c, int col);
	str (*col_str)(const struct db_cursor *c, int col);
	int64_t (*changed)(void *self, const struct db_cursor *c);
	void (*forget)(void *self, const struct db_query *q);
	str (*image)(void *self, struct arena *a);
	bool (*copy)(void *self, void *to);
	const char *(*why_failed)(void *self);
	/* The last failure was another transaction's doing: try again. */
	bool (*was_crossed)(void *self);
	/* As db.h says of db_claim, db_check, db_backup, db_count_rows. */
	bool (*claim)(void *self);
	bool (*check)(void *self, struct err *err);
	bool (*backup)(void *self, const char *path, struct err *err);
	struct db_tables (*count_rows)(void *self, struct arena *a);
};

/* NULL, and a line in err, where it cannot be had. */
void *sqlite_store_open(const char *path, struct err *err);
void *postgres_store_open(const char *url, struct err *err);
extern const struct store sqlite_store, postgres_store;
