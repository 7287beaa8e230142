/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

#include <stdlib.h>
#include <unistd.h>

static const struct db_query write_row = { "write_row",
	"INSERT INTO job (kind, about, due) VALUES ('test', 1, 0)" };

/* Two connections, as two processes have them, on one file. */
struct pair {
	struct arena *arena;
	struct db *one, *other;
	char folder[32];
};

static struct pair pair_new(void)
{
	struct pair p = { arena_create(64 << 20), .folder = "/tmp/brengplein-XXXXXX" };
	const char *path;
	struct err err;

	if (!mkdtemp(p.folder))
		abort();
	path = arena_f(p.arena, "%s/db", p.folder).p;
	p.one = db_open(path, &err);
	p.other = db_open(path, &err);
	if (!p.one || !p.other || !db_migrate(p.one, NULL, &err))
		abort();
	return p;
}

static void pair_end(struct pair *p)
{
	db_close(p->one);
	db_close(p->other);
	unlink(arena_f(p->arena, "%s/db", p->folder).p);
	rmdir(p->folder);
	arena_destroy(p->arena);
}

static bool write_in(struct db *db, struct arena *a, enum tx_mode mode)
{
	struct tx *tx = tx_begin(db, a, mode);
	struct db_cursor c = db_run(tx, &write_row, NULL, 0);

	(void)db_next(&c);
	return tx_end(tx);
}

TEST(a_change_by_anyone_changes_the_version)
{
	struct pair p = pair_new();
	int64_t one = db_version(p.one), other = db_version(p.other);

	EXPECT(db_version(p.one) == one);
	EXPECT(write_in(p.other, p.arena, TX_WRITE));
	EXPECT(db_version(p.one) != one);
	EXPECT(db_version(p.other) != other);
	one = db_version(p.one);
	EXPECT(write_in(p.one, p.arena, TX_WRITE));
	EXPECT(db_version(p.one) != one);
	pair_end(&p);
}

TEST(reading_and_rolling_back_leave_the_version)
{
	struct pair p = pair_new();
	int64_t one = db_version(p.one);
	struct tx *tx = tx_begin(p.other, p.arena, TX_WRITE);
	struct db_cursor c = db_run(tx, &write_row, NULL, 0);

	(void)db_next(&c);
	tx_fail(tx, "on purpose");
	EXPECT(!tx_end(tx));
	tx = tx_begin(p.other, p.arena, TX_READ);
	EXPECT(tx_end(tx));
	EXPECT(db_version(p.one) == one);
	pair_end(&p);
}

TEST(a_page_that_writes_fails)
{
	struct pair p = pair_new();

	EXPECT(!write_in(p.one, p.arena, TX_READ));
	EXPECT(write_in(p.one, p.arena, TX_WRITE));
	pair_end(&p);
}

static const struct db_query count_jobs = { "count_jobs",
	"SELECT count(*), 'jobs' FROM job", NULL, true };

/* What a statement says in a transaction of its own; how many rows in *rows. */
static int64_t asked(struct db *db, struct arena *a, enum tx_mode mode,
		     size_t *rows)
{
	struct tx *tx = tx_begin(db, a, mode);
	struct db_cursor c = db_run(tx, &count_jobs, NULL, 0);
	int64_t n = -1;

	for (*rows = 0; db_next(&c); ++*rows) {
		n = db_col_int(&c, 0);
		EXPECT(str_eq(db_col_str(&c, 1), S("jobs")));
	}
	db_done(&c);
	EXPECT(tx_end(tx));
	return n;
}

TEST(what_is_kept_is_what_stands_there)
{
	struct pair p = pair_new();
	size_t rows;

	for (int times = 0; times < 3; times++) {
		EXPECT(asked(p.one, p.arena, TX_READ, &rows) == 0);
		EXPECT(rows == 1);
	}
	EXPECT(write_in(p.other, p.arena, TX_WRITE));
	EXPECT(asked(p.one, p.arena, TX_READ, &rows) == 1);
	EXPECT(asked(p.one, p.arena, TX_READ, &rows) == 1);
	EXPECT(write_in(p.one, p.arena, TX_WRITE));
	EXPECT(asked(p.one, p.arena, TX_WRITE, &rows) == 2);
	EXPECT(asked(p.one, p.arena, TX_READ, &rows) == 2);
	pair_end(&p);
}

/* Someone commits between the beginning of a transaction and its first
 * statement: what it then sees is newer than what it thinks. */
TEST(what_is_kept_while_someone_commits_is_dropped)
{
	struct pair p = pair_new();
	struct db_cursor c;
	struct tx *tx;
	size_t rows;

	tx = tx_begin(p.one, p.arena, TX_READ);
	EXPECT(write_in(p.other, p.arena, TX_WRITE));
	c = db_run(tx, &count_jobs, NULL, 0);
	EXPECT(db_next(&c) && db_col_int(&c, 0) == 1);
	db_done(&c);
	EXPECT(write_in(p.other, p.arena, TX_WRITE));
	EXPECT(tx_end(tx));
	EXPECT(asked(p.one, p.arena, TX_READ, &rows) == 2);
	pair_end(&p);
}

static const struct db_query count_upto = { "count_upto",
	"SELECT count(*) FROM job WHERE about <= :a AND kind = :b", NULL, true };

static int64_t counted(struct db *db, struct arena *a, int64_t most, str kind)
{
	struct tx *tx = tx_begin(db, a, TX_READ);
	struct db_cursor c = db_run(tx, &count_upto,
				    DB_VALUES(db_int(most), db_str(kind)));
	int64_t n = db_next(&c) ? db_col_int(&c, 0) : -1;

	db_done(&c);
	EXPECT(tx_end(tx));
	return n;
}

TEST(other_values_have_another_answer)
{
	struct pair p = pair_new();

	EXPECT(write_in(p.one, p.arena, TX_WRITE));
	for (int times = 0; times < 2; times++) {
		EXPECT(counted(p.one, p.arena, 1, S("test")) == 1);
		EXPECT(counted(p.one, p.arena, 0, S("test")) == 0);
		EXPECT(counted(p.one, p.arena, 1, S("tes")) == 0);
	}
	pair_end(&p);
}

static void ask_very_many(struct db *db)
{
	struct arena *a = arena_create(64 << 20);

	for (int64_t i = 0; i < 20000; i++) {
		arena_recycle(a);
		EXPECT(counted(db, a, i, S("test")) == (i > 0));
	}
	arena_destroy(a);
}

TEST(very_many_answers_are_not_all_kept)
{
	struct pair p = pair_new();

	EXPECT(write_in(p.one, p.arena, TX_WRITE));
	ask_very_many(p.one);
	pair_end(&p);
}

static str kept_of(struct db *db, struct arena *a, enum tx_mode mode, str made)
{
	struct tx *tx = tx_begin(db, a, mode);
	str known = tx_kept(tx, S("page 1"));

	EXPECT(!tx_kept(tx, S("page 2")).n);
	if (!known.n)
		tx_keep(tx, S("page 1"), made);
	EXPECT(tx_end(tx));
	return known;
}

TEST(bytes_that_were_made_are_kept_until_anyone_commits)
{
	struct pair p = pair_new();

	EXPECT(!kept_of(p.one, p.arena, TX_WRITE, S("written")).n);
	EXPECT(!kept_of(p.one, p.arena, TX_READ, S("first")).n);
	EXPECT(str_eq(kept_of(p.one, p.arena, TX_READ, S("no")), S("first")));
	EXPECT(!kept_of(p.one, p.arena, TX_WRITE, S("no")).n);
	EXPECT(write_in(p.other, p.arena, TX_WRITE));
	EXPECT(!kept_of(p.one, p.arena, TX_READ, S("second")).n);
	EXPECT(str_eq(kept_of(p.one, p.arena, TX_READ, S("no")), S("second")));
	pair_end(&p);
}

TEST(after_very_many_others_what_is_asked_again_is_kept_again)
{
	struct pair p = pair_new();
	str known = { 0 };

	EXPECT(write_in(p.one, p.arena, TX_WRITE));
	ask_very_many(p.one);
	for (int times = 0; times < 3; times++)
		known = kept_of(p.one, p.arena, TX_READ, S("made"));
	EXPECT(str_eq(known, S("made")));
	pair_end(&p);
}
