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
