/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_STATEMENTS = 1024, WAL_INDEX_PAGE = 32 * 1024 };

struct cached {
	const struct db_query *query;
	sqlite3_stmt *stmt;
};

struct db {
	sqlite3 *sqlite;
	struct cached cache[MAX_STATEMENTS];
	size_t cached;
	int run, fail_at;
	int64_t commits;        /* own ones: data_version tells of others' */
	bool wal;
};

struct tx {
	struct db *db;
	struct arena *arena;
	enum tx_mode mode;
	bool failed;
};

static bool pragma(struct db *db, const char *sql, struct err *err)
{
	return sqlite3_exec(db->sqlite, sql, 0, 0, 0) == SQLITE_OK ||
	       err_set(err, "%s: %s", sql, sqlite3_errmsg(db->sqlite));
}

static int see_wal(void *db, int n, char **values, char **names)
{
	(void)names;
	((struct db *)db)->wal = n && values[0] && !strcmp(values[0], "wal");
	return 0;
}

static bool settle_in(struct db *db, struct err *err)
{
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	return pragma(db, "PRAGMA busy_timeout=5000", err) &&
	       sqlite3_exec(db->sqlite, "PRAGMA journal_mode=WAL", see_wal, db,
			    NULL) == SQLITE_OK &&
	       pragma(db, "PRAGMA synchronous=NORMAL", err) &&
	       pragma(db, "PRAGMA foreign_keys=ON", err) &&
	       pragma(db, "PRAGMA secure_delete=FAST", err);
}

struct db *db_open(const char *where, struct err *err)
{
	struct db *db = calloc(1, sizeof *db);

	if (!db)
		abort();
	if (sqlite3_open(where, &db->sqlite) == SQLITE_OK && settle_in(db, err))
		return db;
	err_set(err, "%s: %s", where, sqlite3_errmsg(db->sqlite));
	db_close(db);
	return NULL;
}

void db_close(struct db *db)
{
	for (size_t i = 0; i < db->cached; i++)
		sqlite3_finalize(db->cache[i].stmt);
	sqlite3_close(db->sqlite);
	free(db);
}

bool db_script(struct db *db, const char *sql)
{
	return sqlite3_exec(db->sqlite, sql, 0, 0, 0) == SQLITE_OK;
}

void db_fail_at(struct db *db, int nth)
{
	db->fail_at = nth ? db->run + nth : 0;
}

int db_statements_run(const struct db *db)
{
	return db->run;
}

str db_image(struct db *db, struct arena *a)
{
	sqlite3_int64 n = 0;
	unsigned char *image = sqlite3_serialize(db->sqlite, "main", &n, 0);
	str copy = arena_str(a, (str){ (const char *)image, (size_t)n });

	sqlite3_free(image);
	return copy;
}

void tx_fail(struct tx *tx, const char *why)
{
	if (!tx->failed)
		fprintf(stderr, "db: %s: %s\n", why,
			sqlite3_errmsg(tx->db->sqlite));
	tx->failed = true;
}

bool tx_failed(const struct tx *tx)
{
	return tx->failed;
}

struct arena *tx_arena(struct tx *tx)
{
	return tx->arena;
}

static sqlite3_stmt *statement(struct db *db, const struct db_query *q)
{
	struct cached *c;

	for (size_t i = 0; i < db->cached; i++)
		if (db->cache[i].query == q)
			return db->cache[i].stmt;
	if (db->cached == MAX_STATEMENTS)
		return NULL;
	c = &db->cache[db->cached];
	if (sqlite3_prepare_v3(db->sqlite, q->sql, -1,
			       SQLITE_PREPARE_PERSISTENT, &c->stmt, NULL))
		return NULL;
	c->query = q;
	db->cached++;
	return c->stmt;
}

static bool step(struct db *db, const struct db_query *q)
{
	sqlite3_stmt *stmt = statement(db, q);
	int rc = stmt ? sqlite3_step(stmt) : SQLITE_ERROR;

	sqlite3_reset(stmt);
	return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

struct tx *tx_begin(struct db *db, struct arena *a, enum tx_mode mode)
{
	static const struct db_query begin[] = {
		[TX_READ] = { "begin", "BEGIN" },
		[TX_WRITE] = { "begin", "BEGIN IMMEDIATE" },
	};
	struct tx *tx = arena_new(a, struct tx);

	*tx = (struct tx){ .db = db, .arena = a, .mode = mode };
	if (!step(db, &begin[mode]))
		tx_fail(tx, "begin");
	return tx;
}

bool tx_end(struct tx *tx)
{
	static const struct db_query commit = { "commit", "COMMIT" };
	bool ok = !tx->failed && step(tx->db, &commit);

	tx->db->commits += ok && tx->mode == TX_WRITE;
	if (!ok)
		sqlite3_exec(tx->db->sqlite, "ROLLBACK", 0, 0, 0);
	return ok;
}

void tx_undo(struct tx *tx)
{
	sqlite3_exec(tx->db->sqlite, "ROLLBACK", 0, 0, 0);
}

static int64_t version_asked(struct db *db)
{
	static const struct db_query q = { "version", "PRAGMA data_version" };
	sqlite3_stmt *stmt = statement(db, &q);
	int64_t version = -1;

	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		version = sqlite3_column_int64(stmt, 0);
	sqlite3_reset(stmt);
	return version + db->commits;
}

/*
 * Every commit, by whatever process, writes the header of the WAL's index,
 * which SQLite maps into memory: 48 bytes with a count of changes, the length
 * of the log and a checksum (sqlite.org/walformat.html, 2.1). Reading these
 * asks nothing of the system; PRAGMA data_version takes 2 us.
 */
int64_t db_version(struct db *db)
{
	sqlite3_file *file = NULL;
	void volatile *index = NULL;
	uint64_t words[6];

	if (!db->wal || sqlite3_file_control(db->sqlite, "main",
			SQLITE_FCNTL_FILE_POINTER, &file) ||
	    file->pMethods->xShmMap(file, 0, WAL_INDEX_PAGE, 0, &index) ||
	    !index)
		return version_asked(db);
	for (size_t i = 0; i < COUNT(words); i++)
		words[i] = ((const volatile uint64_t *)index)[i];
	return (int64_t)str_hash((str){ (const char *)words, sizeof words });
}

static int bind(sqlite3_stmt *stmt, int at, const struct db_value *v)
{
	if (v->type == DB_NULL)
		return sqlite3_bind_null(stmt, at);
	if (v->type == DB_INT)
		return sqlite3_bind_int64(stmt, at, v->i);
	return sqlite3_bind_text64(stmt, at, v->s.p ? v->s.p : "", v->s.n,
				   SQLITE_STATIC, SQLITE_UTF8);
}

struct db_cursor db_run(struct tx *tx, const struct db_query *q,
			const struct db_value *values, size_t n)
{
	struct db_cursor c = { .tx = tx };
	sqlite3_stmt *stmt;

	if (tx->failed)
		return c;
	if (++tx->db->run == tx->db->fail_at) {
		tx_fail(tx, "made to fail");
		return c;
	}
	stmt = statement(tx->db, q);
	if (!stmt) {
		tx_fail(tx, q->name);
		return c;
	}
	if (tx->mode == TX_READ && !sqlite3_stmt_readonly(stmt))
		tx_fail(tx, q->name);
	for (size_t i = 0; i < n; i++)
		if (bind(stmt, (int)i + 1, &values[i]) != SQLITE_OK)
			tx_fail(tx, q->name);
	c.stmt = tx->failed ? NULL : stmt;
	return c;
}

bool db_next(struct db_cursor *c)
{
	int rc;

	if (!c->stmt)
		return false;
	rc = sqlite3_step(c->stmt);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		tx_fail(c->tx, sqlite3_sql(c->stmt));
	db_done(c);
	return false;
}

void db_done(struct db_cursor *c)
{
	if (c->stmt)
		sqlite3_reset(c->stmt);
	c->stmt = NULL;
}

int64_t db_col_int(struct db_cursor *c, int col)
{
	return sqlite3_column_int64(c->stmt, col);
}

str db_col_str(struct db_cursor *c, int col)
{
	const char *text = (const char *)sqlite3_column_text(c->stmt, col);
	size_t n = (size_t)sqlite3_column_bytes(c->stmt, col);

	return text ? arena_str(c->tx->arena, (str){ text, n }) : (str){ 0 };
}

int64_t db_changed(struct db_cursor *c)
{
	return c->tx->failed ? 0 : sqlite3_changes64(c->tx->db->sqlite);
}

void db_forget(struct tx *tx, const struct db_query *q)
{
	struct db *db = tx->db;

	for (size_t i = 0; i < db->cached; i++) {
		if (db->cache[i].query != q)
			continue;
		sqlite3_finalize(db->cache[i].stmt);
		db->cache[i] = db->cache[--db->cached];
		return;
	}
}
