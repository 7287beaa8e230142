/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"
#include "base/log.h"
#include "db/store.h"
#include "base/allow_memory.h"

#include <stdlib.h>

struct db {
	const struct store *store;
	void *self;
	int run, fail_at;
};

struct tx {
	struct db *db;
	struct arena *arena;
	enum tx_mode mode;
	bool failed, crossed;
};

static bool is_postgres(const char *where)
{
	str url = str_from_z(where);

	return str_starts(url, S("postgres://")) ||
	       str_starts(url, S("postgresql://"));
}

struct db *db_open(const char *where, struct err *err)
{
	bool postgres = is_postgres(where);
	void *self = postgres ? postgres_store_open(where, err)
			      : sqlite_store_open(where, err);
	struct db *db;

	if (!self)
		return NULL;
	db = calloc(1, sizeof *db);
	if (!db)
		abort();
	db->store = postgres ? &postgres_store : &sqlite_store;
	db->self = self;
	return db;
}

void db_close(struct db *db)
{
	db->store->close(db->self);
	free(db);
}

bool db_script(struct db *db, const char *sql)
{
	return db->store->script(db->self, sql);
}

int64_t db_version(struct db *db)
{
	return db->store->version(db->self);
}

bool db_claim(struct db *db)
{
	return db->store->claim(db->self);
}

bool db_check(struct db *db, struct err *err)
{
	return db->store->check(db->self, err);
}

bool db_backup(struct db *db, const char *path, struct err *err)
{
	return db->store->backup(db->self, path, err);
}

struct db_tables db_count_rows(struct db *db, struct arena *a)
{
	return db->store->count_rows(db->self, a);
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
	return db->store->image(db->self, a);
}

void tx_fail(struct tx *tx, const char *why)
{
	struct db *db = tx->db;

	if (!tx->failed) {
		tx->crossed = db->store->was_crossed(db->self);
		log_error("db.failed", "statement=%s why=\"%s\"", why,
			  db->store->why_failed(db->self));
	}
	tx->failed = true;
}

bool tx_failed(const struct tx *tx)
{
	return tx->failed;
}

bool tx_crossed(const struct tx *tx)
{
	return tx->crossed;
}

struct arena *tx_arena(struct tx *tx)
{
	return tx->arena;
}

struct tx *tx_begin(struct db *db, struct arena *a, enum tx_mode mode)
{
	struct tx *tx = arena_new(a, struct tx);

	*tx = (struct tx){ .db = db, .arena = a, .mode = mode };
	if (!db->store->begin(db->self, mode))
		tx_fail(tx, "begin");
	return tx;
}

bool tx_end(struct tx *tx)
{
	struct db *db = tx->db;

	if (!tx->failed && !db->store->commit(db->self))
		tx_fail(tx, "commit");
	if (tx->failed)
		db->store->rollback(db->self);
	return !tx->failed;
}

void tx_undo(struct tx *tx)
{
	tx->db->store->rollback(tx->db->self);
}

struct db_cursor db_run(struct tx *tx, const struct db_query *q,
			const struct db_value *values, size_t n)
{
	struct db_cursor c = { .tx = tx, .name = q->name };
	struct db *db = tx->db;

	if (tx->failed)
		return c;
	if (++db->run == db->fail_at)
		tx_fail(tx, "made to fail");
	else if (!db->store->run(db->self, q, values, n, &c))
		tx_fail(tx, q->name);
	return c;
}

bool db_next(struct db_cursor *c)
{
	struct db *db = c->tx->db;
	bool row = false;

	if (!c->stmt)
		return false;
	if (!db->store->next(db->self, c, &row))
		tx_fail(c->tx, c->name);
	if (!row)
		db_done(c);
	return row;
}

void db_done(struct db_cursor *c)
{
	struct db *db = c->tx->db;

	if (c->stmt)
		db->store->done(db->self, c);
	c->stmt = NULL;
}

int64_t db_col_int(struct db_cursor *c, int col)
{
	return c->tx->db->store->col_int(c, col);
}

str db_col_str(struct db_cursor *c, int col)
{
	str text = c->tx->db->store->col_str(c, col);

	return text.p ? arena_str(c->tx->arena, text) : (str){ 0 };
}

int64_t db_changed(struct db_cursor *c)
{
	struct db *db = c->tx->db;

	return c->tx->failed ? 0 : db->store->changed(db->self, c);
}

void db_forget(struct tx *tx, const struct db_query *q)
{
	tx->db->store->forget(tx->db->self, q);
}
