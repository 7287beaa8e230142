/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * db: one transaction, seen from a handler or a job.
 *
 * Failure is sticky. After any statement fails, every later one does nothing
 * and finds nothing, and the transaction cannot commit; whoever began it looks
 * once, at the end. So feature code asks only "was it there?", never "did the
 * database work?". This is safe because a handler has no effect outside its
 * transaction: mail and federation are jobs, and jobs are rows.
 */
#pragma once

#include "base/base.h"

struct db;
struct tx;

/*
 * Two ways to write are for the many small transactions of requests: BESIDE
 * others of them, which may cross it, and ALONE, when none of them is under
 * way, for what was crossed. Who only did it again would be crossed again by
 * those who came meanwhile. SQLite has one who writes in any case.
 */
enum tx_mode { TX_READ, TX_WRITE, TX_BESIDE, TX_ALONE };

/*
 * where: the path of an SQLite file, ":memory:", or "postgres://...". NULL and
 * a line in err when it cannot be had. One connection: use it in one thread.
 */
struct db *db_open(const char *where, struct err *err);
void db_close(struct db *db);
/* Run a whole script, for migrations and test data. */
bool db_script(struct db *db, const char *sql) MUST_CHECK;

/*
 * A number that differs after anyone, in any process, committed a change to
 * this database: what was made from it before may be stale. Cheap enough to
 * ask for every request.
 */
int64_t db_version(struct db *db);

/*
 * Be the one who does this database's jobs, over all processes: true for the
 * first who asks, until it closes its connection or ends, however it ends.
 */
bool db_claim(struct db *db) MUST_CHECK;
/*
 * Copy the whole database, as it is at this moment, to a new file, while
 * others read and write; the copy has been checked. False: there is no file.
 */
bool db_backup(struct db *db, const char *path, struct err *err) MUST_CHECK;
/* Whether the store finds itself whole. Reads everything. */
bool db_check(struct db *db, struct err *err) MUST_CHECK;

struct db_table {
	str name;
	int64_t rows;
};
struct db_tables {
	struct db_table *at;
	size_t n, cap;
};
/* Every table and how many rows it has, by name. */
struct db_tables db_count_rows(struct db *db, struct arena *a);

/* One file of a schema/ folder. The table of them all is made by the build. */
struct migration {
	int number;
	const char *name, *sql;
};
extern const struct migration migrations[];     /* by number; ends with 0 */

/*
 * Bring the database to this program's schema, each migration in its own
 * transaction. False: err says which one failed and why, or that the database
 * is newer than the program; nothing of the failed one stays. *applied gets
 * how many were run (may be NULL).
 */
bool db_migrate(struct db *db, int *applied, struct err *err) MUST_CHECK;
/* How many migrations of this program the database lacks; -1: it is newer. */
int db_behind(struct db *db);

struct tx *tx_begin(struct db *db, struct arena *a, enum tx_mode mode);
/* Commit, or roll back if anything failed. False: nothing was changed. */
bool tx_end(struct tx *tx) MUST_CHECK;
/* End it and change nothing. */
void tx_undo(struct tx *tx);
void tx_fail(struct tx *tx, const char *why);
bool tx_failed(const struct tx *tx);
bool tx_writes(const struct tx *tx);
/*
 * Whether it failed because another transaction crossed it: the same work may
 * succeed if it is done again from the start (PostgreSQL; SQLite waits).
 */
bool tx_crossed(const struct tx *tx);
struct arena *tx_arena(struct tx *tx);
/* For a job of many items, each in memory of its own: what is read from now on
 * is in that arena. Returns the one before, to be put back. */
struct arena *tx_use_arena(struct tx *tx, struct arena *a);
/*
 * Bytes made from what is in the database, kept on this connection until
 * anyone commits; what was kept is the same for everyone. Empty: make them,
 * and keep them. A transaction that writes keeps and finds nothing.
 */
str tx_kept(struct tx *tx, str key);
void tx_keep(struct tx *tx, str key, str bytes);

/* For tests: let the nth statement from now fail; 0 turns it off. */
void db_fail_at(struct db *db, int nth);
int db_statements_run(const struct db *db);
/* Put all that is in `db` into `to`, which is empty. SQLite only. */
bool db_copy(struct db *db, struct db *to) MUST_CHECK;
/* Every byte of it, to see whether anything changed. */
str db_image(struct db *db, struct arena *a);

/* Ids as one value of a statement, for json_each: "[12,7]". */
struct db_ids {
	int64_t *at;
	size_t n, cap;
};
str db_ids(struct arena *a, const struct db_ids *ids);

/*
 * What sqlgen's output is written in. Nothing else calls these.
 */
struct db_query {
	const char *name, *sql;
	const char *postgres;   /* the same with $1 for :name */
	bool kept;              /* everyone gets the same until a commit */
};
struct db_value {
	enum { DB_INT, DB_STR, DB_BYTES, DB_NULL } type;
	int64_t i;
	str s;
};
struct db_cursor {
	struct tx *tx;
	const char *name;       /* of the query, for the log */
	void *stmt;
	int row;
	int64_t changed;
	struct kept_answer *answer;     /* of a statement that is kept, or NULL */
	size_t seen;            /* rows of it */
};

#define db_int(v) ((struct db_value){ .type = DB_INT, .i = (v) })
#define db_str(v) ((struct db_value){ .type = DB_STR, .s = (v) })
#define db_bytes(v) ((struct db_value){ .type = DB_BYTES, .s = (v) })
/* For keys and texts that may be absent: zero or empty is NULL. */
#define db_int_or_null(v) ((struct db_value){ .type = (v) ? DB_INT : DB_NULL, \
					      .i = (v) })
#define db_str_or_null(v) ((struct db_value){                                 \
	.type = (v).n ? DB_STR : DB_NULL, .s = (v) })
#define DB_VALUES(...) (const struct db_value[]){ __VA_ARGS__ },              \
	COUNT(((const struct db_value[]){ __VA_ARGS__ }))

struct db_cursor db_run(struct tx *tx, const struct db_query *q,
			const struct db_value *values, size_t n);
bool db_next(struct db_cursor *c);
void db_done(struct db_cursor *c);
int64_t db_col_int(struct db_cursor *c, int col);
str db_col_str(struct db_cursor *c, int col);
int64_t db_changed(struct db_cursor *c);
/* A query that was made at run time is about to go: keep nothing of it. */
void db_forget(struct tx *tx, const struct db_query *q);
