/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/store.h"
#include "base/allow_memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

enum { MAX_STATEMENTS = 1024, WAL_INDEX_PAGE = 32 * 1024, LOOKASIDE = 200 };

struct cached {
	const struct db_query *query;
	sqlite3_stmt *stmt;
};

struct sqlite {
	sqlite3 *sqlite;
	struct cached cache[MAX_STATEMENTS];
	size_t cached;
	enum tx_mode mode;
	int64_t commits;        /* own ones: data_version tells of others' */
	int64_t begun_at;       /* the version when the transaction began */
	bool wal;
	int claim;              /* a locked file; 0: none */
};

static bool pragma(struct sqlite *db, const char *sql, struct err *err)
{
	return sqlite3_exec(db->sqlite, sql, 0, 0, 0) == SQLITE_OK ||
	       err_set(err, "%s: %s", sql, sqlite3_errmsg(db->sqlite));
}

static int see_wal(void *db, int n, char **values, char **names)
{
	(void)names;
	((struct sqlite *)db)->wal = n && values[0] && !strcmp(values[0], "wal");
	return 0;
}

static bool settle_in(struct sqlite *db, struct err *err)
{
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1200,
			  LOOKASIDE);
	return pragma(db, "PRAGMA busy_timeout=5000", err) &&
	       sqlite3_exec(db->sqlite, "PRAGMA journal_mode=WAL", see_wal, db,
			    NULL) == SQLITE_OK &&
	       pragma(db, "PRAGMA synchronous=NORMAL", err) &&
	       pragma(db, "PRAGMA foreign_keys=ON", err) &&
	       pragma(db, "PRAGMA cache_size=-8000", err) &&   /* kB */
	       pragma(db, "PRAGMA secure_delete=FAST", err);
}

static void close_store(void *self)
{
	struct sqlite *db = self;

	if (db->claim)
		close(db->claim);
	for (size_t i = 0; i < db->cached; i++)
		sqlite3_finalize(db->cache[i].stmt);
	sqlite3_close(db->sqlite);
	free(db);
}

void *sqlite_store_open(const char *where, struct err *err)
{
	struct sqlite *db = calloc(1, sizeof *db);

	if (!db)
		abort();
	/* Refused, and not needed, after the first time. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* One thread has it, so SQLite need not lock each call. */
	if (sqlite3_open_v2(where, &db->sqlite, SQLITE_OPEN_READWRITE |
			    SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) ==
	    SQLITE_OK && settle_in(db, err))
		return db;
	err_set(err, "%s: %s", where, sqlite3_errmsg(db->sqlite));
	close_store(db);
	return NULL;
}

static bool script(void *self, const char *sql)
{
	struct sqlite *db = self;

	return sqlite3_exec(db->sqlite, sql, 0, 0, 0) == SQLITE_OK;
}

static str image(void *self, struct arena *a)
{
	struct sqlite *db = self;
	sqlite3_int64 n = 0;
	unsigned char *bytes = sqlite3_serialize(db->sqlite, "main", &n, 0);
	str copy = arena_str(a, (str){ (const char *)bytes, (size_t)n });

	sqlite3_free(bytes);
	return copy;
}

static bool copy(void *self, void *to)
{
	struct sqlite *from = self, *into = to;
	sqlite3_backup *b = sqlite3_backup_init(into->sqlite, "main",
						from->sqlite, "main");
	int rc = b ? sqlite3_backup_step(b, -1) : SQLITE_ERROR;

	return sqlite3_backup_finish(b) == SQLITE_OK && rc == SQLITE_DONE;
}

static const char *why_failed(void *self)
{
	return sqlite3_errmsg(((struct sqlite *)self)->sqlite);
}

static bool was_crossed(void *self)
{
	(void)self;             /* a writer waits for its turn before it begins */
	return false;
}

static sqlite3_stmt *statement(struct sqlite *db, const struct db_query *q)
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

static bool step(struct sqlite *db, const struct db_query *q)
{
	sqlite3_stmt *stmt = statement(db, q);
	int rc = stmt ? sqlite3_step(stmt) : SQLITE_ERROR;

	sqlite3_reset(stmt);
	return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

static bool commit(void *self)
{
	static const struct db_query end = { "commit", "COMMIT" };
	struct sqlite *db = self;
	bool ok = step(db, &end);

	db->commits += ok && db->mode != TX_READ;
	return ok;
}

static void rollback(void *self)
{
	(void)script(self, "ROLLBACK");
}

static int64_t version_asked(struct sqlite *db)
{
	static const struct db_query q = { "version", "PRAGMA data_version" };
	sqlite3_stmt *stmt = statement(db, &q);
	int64_t seen = -1;

	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		seen = sqlite3_column_int64(stmt, 0);
	sqlite3_reset(stmt);
	return seen + db->commits;
}

/*
 * Every commit, by whatever process, writes the header of the WAL's index,
 * which SQLite maps into memory: 48 bytes with a count of changes, the length
 * of the log and a checksum (sqlite.org/walformat.html, 2.1). Reading these
 * asks nothing of the system; PRAGMA data_version takes 2 us.
 */
static int64_t version(void *self)
{
	struct sqlite *db = self;
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

static bool begin(void *self, enum tx_mode mode)
{
	static const struct db_query how[] = {
		[TX_READ] = { "begin", "BEGIN" },
		[TX_WRITE] = { "begin", "BEGIN IMMEDIATE" },
		[TX_BESIDE] = { "begin", "BEGIN IMMEDIATE" },
		[TX_ALONE] = { "begin", "BEGIN IMMEDIATE" },
	};
	struct sqlite *db = self;

	db->mode = mode;
	db->begun_at = db->wal && mode == TX_READ ? version(db) : 0;
	return step(db, &how[mode]);
}

/* What is seen is chosen at the first statement, so after this was noted. */
static int64_t begun_at(void *self)
{
	return ((struct sqlite *)self)->begun_at;
}

static int bind(sqlite3_stmt *stmt, int at, const struct db_value *v)
{
	if (v->type == DB_NULL)
		return sqlite3_bind_null(stmt, at);
	if (v->type == DB_INT)
		return sqlite3_bind_int64(stmt, at, v->i);
	if (v->type == DB_BYTES)
		return sqlite3_bind_blob64(stmt, at, v->s.p ? v->s.p : "",
					   v->s.n, SQLITE_STATIC);
	return sqlite3_bind_text64(stmt, at, v->s.p ? v->s.p : "", v->s.n,
				   SQLITE_STATIC, SQLITE_UTF8);
}

static bool run(void *self, const struct db_query *q,
		const struct db_value *values, size_t n, struct db_cursor *c)
{
	struct sqlite *db = self;
	sqlite3_stmt *stmt = statement(db, q);

	if (!stmt || (db->mode == TX_READ && !sqlite3_stmt_readonly(stmt)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (bind(stmt, (int)i + 1, &values[i]) != SQLITE_OK)
			return false;
	c->stmt = stmt;
	return true;
}

static bool next(void *self, struct db_cursor *c, bool *row)
{
	int rc = sqlite3_step(c->stmt);

	(void)self;
	*row = rc == SQLITE_ROW;
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static void done(void *self, struct db_cursor *c)
{
	(void)self;
	sqlite3_reset(c->stmt);
}

static int64_t col_int(const struct db_cursor *c, int col)
{
	return sqlite3_column_int64(c->stmt, col);
}

static str col_str(const struct db_cursor *c, int col)
{
	const char *bytes = sqlite3_column_blob(c->stmt, col);  /* or of a text */

	return (str){ bytes, (size_t)sqlite3_column_bytes(c->stmt, col) };
}

static int64_t changed(void *self, const struct db_cursor *c)
{
	(void)c;
	return sqlite3_changes64(((struct sqlite *)self)->sqlite);
}

static void forget(void *self, const struct db_query *q)
{
	struct sqlite *db = self;

	for (size_t i = 0; i < db->cached; i++) {
		if (db->cache[i].query != q)
			continue;
		sqlite3_finalize(db->cache[i].stmt);
		db->cache[i] = db->cache[--db->cached];
		return;
	}
}

static bool claim(void *self)
{
	struct sqlite *db = self;
	const char *path = sqlite3_db_filename(db->sqlite, "main");
	struct arena *a;
	int fd;

	if (db->claim || !path || !path[0])
		return true;
	a = arena_create(1 << 16);
	fd = open(arena_f(a, "%s-worker", path).p, O_CREAT | O_RDWR | O_CLOEXEC,
		  0640);
	arena_destroy(a);
	if (fd < 0)
		return false;
	if (flock(fd, LOCK_EX | LOCK_NB)) {
		close(fd);
		return false;
	}
	db->claim = fd;
	return true;
}

/* One text from a statement made here; empty if it cannot be run. */
static str ask(struct sqlite *db, struct arena *a, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	str text = { 0 };

	if (sqlite3_prepare_v2(db->sqlite, sql, -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		text = arena_str(a, str_from_z(
			(const char *)sqlite3_column_text(stmt, 0)));
	sqlite3_finalize(stmt);
	return text;
}

static bool check(void *self, struct err *err)
{
	struct sqlite *db = self;
	struct arena *a = arena_create(1 << 20);
	str said = ask(db, a, "PRAGMA integrity_check(1)");
	str stray = ask(db, a, "SELECT \"table\" FROM pragma_foreign_key_check");
	bool ok = str_eq(said, S("ok")) && !stray.n;

	if (!str_eq(said, S("ok")))
		err_set(err, "the database is damaged: %.*s", (int)said.n,
			said.p ? said.p : "");
	else if (stray.n)
		err_set(err, "table %.*s points to rows that are not there",
			(int)stray.n, stray.p);
	arena_destroy(a);
	return ok;
}

static bool is_whole(const char *path, struct err *err)
{
	struct sqlite *copy = sqlite_store_open(path, err);
	bool ok = copy && check(copy, err);

	if (copy)
		close_store(copy);
	return ok;
}

static bool copy_into(struct sqlite *db, const char *path, struct err *err)
{
	char *sql = sqlite3_mprintf("VACUUM INTO %Q", path);
	int rc = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);

	sqlite3_free(sql);
	if (rc != SQLITE_OK)
		return err_set(err, "%s: %s", path, sqlite3_errmsg(db->sqlite));
	return is_whole(path, err);
}

static bool put_in_place(const char *part, const char *path, struct err *err)
{
	int fd = open(part, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0 && rename(part, path) == 0;

	if (fd >= 0)
		close(fd);
	return ok || err_set(err, "%s: %s", path, strerror(errno));
}

/* Under another name until it is whole. */
static bool backup(void *self, const char *path, struct err *err)
{
	struct arena *a = arena_create(1 << 16);
	const char *part = arena_f(a, "%s.part", path).p;
	bool ok;

	unlink(part);
	ok = copy_into(self, part, err) && put_in_place(part, path, err);
	if (!ok)
		unlink(part);
	arena_destroy(a);
	return ok;
}

static struct db_tables count_rows(void *self, struct arena *a)
{
	struct sqlite *db = self;
	struct db_tables tables = { 0 };
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db->sqlite, "SELECT name FROM sqlite_schema"
			       " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
			       " ORDER BY name", -1, &stmt, NULL) != SQLITE_OK)
		return tables;
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		str name = str_from_z((const char *)sqlite3_column_text(stmt, 0));
		char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", name.p);
		struct db_table *t = &list_add(a, &tables);

		t->name = arena_str(a, name);
		(void)!str_to_int(ask(db, a, sql), &t->rows);
		sqlite3_free(sql);
	}
	sqlite3_finalize(stmt);
	return tables;
}

const struct store sqlite_store = {
	close_store, script, version, begin, begun_at, commit, rollback, run, next, done,
	col_int, col_str, changed, forget, image, copy, why_failed, was_crossed,
	claim, check, backup, count_rows,
};
