/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/db.h"
#include "base/log.h"
#include "db/kept.h"
#include "db/store.h"
#include "base/allow_memory.h"

#include <stdlib.h>

struct db {
	const struct store *store;
	void *self;
	struct kept *kept;
	int run, fail_at;
};

struct tx {
	struct db *db;
	struct arena *arena;
	enum tx_mode mode;
	bool failed, crossed;
	bool keeps;             /* its version is known to `kept` */
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
	db->kept = kept_create();
	return db;
}

void db_close(struct db *db)
{
	db->store->close(db->self);
	kept_destroy(db->kept);
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

bool db_copy(struct db *db, struct db *to)
{
	return db->store == to->store && db->store->copy(db->self, to->self);
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

bool tx_writes(const struct tx *tx)
{
	return tx->mode != TX_READ;
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

struct arena *tx_use_arena(struct tx *tx, struct arena *a)
{
	struct arena *before = tx->arena;

	tx->arena = a;
	return before;
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

/* The first time in a transaction its version is asked, so that who needs
 * nothing that is kept does not pay for it. */
static struct kept_answer *answer_of(struct tx *tx, const struct db_query *q,
				     const struct db_value *values, size_t n)
{
	struct db *db = tx->db;

	if (!q->kept || tx->mode != TX_READ)
		return NULL;
	if (!tx->keeps)
		kept_begin(db->kept, db->store->begun_at(db->self));
	tx->keeps = true;
	return kept_answer(db->kept, tx->arena, q, values, n);
}

/* Stands for no statement: what is kept by a key alone. */
static const struct db_query by_key = { "by_key", NULL, NULL, true };

str tx_kept(struct tx *tx, str key)
{
	struct db_value value = db_str(key);
	struct kept_answer *answer = answer_of(tx, &by_key, &value, 1);

	return answer && answer->whole
		? arena_str(tx->arena, answer->cells.at[0].s) : (str){ 0 };
}

void tx_keep(struct tx *tx, str key, str bytes)
{
	struct db_value value = db_str(key);
	struct kept_answer *answer = answer_of(tx, &by_key, &value, 1);

	if (!answer || answer->whole || tx->failed)
		return;
	answer->rows = 1;
	list_add(tx->arena, &answer->cells) = db_str(bytes);
	kept_add(tx->db->kept, answer);
}

struct db_cursor db_run(struct tx *tx, const struct db_query *q,
			const struct db_value *values, size_t n)
{
	struct db_cursor c = { .tx = tx, .name = q->name };
	struct db *db = tx->db;

	if (tx->failed)
		return c;
	if (++db->run == db->fail_at) {
		tx_fail(tx, "made to fail");
		return c;
	}
	c.answer = answer_of(tx, q, values, n);
	if (c.answer && c.answer->whole)
		return c;
	if (!db->store->run(db->self, q, values, n, &c))
		tx_fail(tx, q->name);
	return c;
}

static bool is_known(const struct db_cursor *c)
{
	return c->answer && c->answer->whole;
}

bool db_next(struct db_cursor *c)
{
	struct db *db = c->tx->db;
	bool row = false;

	if (is_known(c))
		return c->seen++ < c->answer->rows;
	if (!c->stmt)
		return false;
	if (!db->store->next(db->self, c, &row))
		tx_fail(c->tx, c->name);
	if (row && c->answer)
		c->answer->rows++;
	if (!row)
		db_done(c);
	return row;
}

void db_done(struct db_cursor *c)
{
	struct db *db = c->tx->db;

	if (!c->stmt)
		return;
	db->store->done(db->self, c);
	c->stmt = NULL;
	if (c->answer && !c->tx->failed)
		kept_add(db->kept, c->answer);
}

static const struct db_value *known_cell(const struct db_cursor *c, int col)
{
	const struct kept_answer *answer = c->answer;
	size_t width = answer->cells.n / answer->rows;

	return &answer->cells.at[(c->seen - 1) * width + (size_t)col];
}

static void note_cell(struct db_cursor *c, struct db_value cell)
{
	if (c->answer)
		list_add(c->tx->arena, &c->answer->cells) = cell;
}

int64_t db_col_int(struct db_cursor *c, int col)
{
	int64_t n;

	if (is_known(c))
		return known_cell(c, col)->i;
	n = c->tx->db->store->col_int(c, col);
	note_cell(c, db_int(n));
	return n;
}

str db_col_str(struct db_cursor *c, int col)
{
	str text = is_known(c) ? known_cell(c, col)->s
			       : c->tx->db->store->col_str(c, col);

	text = text.p ? arena_str(c->tx->arena, text) : (str){ 0 };
	if (!is_known(c))
		note_cell(c, db_str(text));
	return text;
}

int64_t db_changed(struct db_cursor *c)
{
	struct db *db = c->tx->db;

	return c->tx->failed ? 0 : db->store->changed(db->self, c);
}

str db_ids(struct arena *a, const struct db_ids *ids)
{
	struct buf out = { .arena = a, .limit = 24 * (ids->n + 1) };

	buf_add(&out, S("["));
	for (size_t i = 0; i < ids->n; i++)
		buf_addf(&out, "%s%" PRId64, i ? "," : "", ids->at[i]);
	buf_add(&out, S("]"));
	return buf_str(&out);
}

void db_forget(struct tx *tx, const struct db_query *q)
{
	tx->db->store->forget(tx->db->self, q);
}
