/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

#include <stdlib.h>

/* Nothing in it: in memory, or a schema in the PostgreSQL of the tests. */
static struct db *empty(void)
{
	const char *url = getenv("TEST_DATABASE");
	struct err err;
	struct db *db = db_open(url ? url : ":memory:", &err);

	if (!db || (url && !db_script(db, "DROP SCHEMA IF EXISTS older CASCADE;"
				      "CREATE SCHEMA older;"
				      "SET search_path = older")))
		abort();
	return db;
}

/* As a program of then left it, which knew migrations up to this number. */
static struct db *of_then(int until)
{
	struct arena *a = arena_create(1 << 20);
	struct db *db = empty();

	EXPECT(db_script(db, "CREATE TABLE migration ("
			 "number INTEGER PRIMARY KEY)"));
	for (const struct migration *m = migrations; m->number <= until; m++)
		EXPECT(db_script(db, m->sql) && db_script(db, arena_f(a,
			"INSERT INTO migration (number) VALUES (%d)",
			m->number).p));
	arena_destroy(a);
	return db;
}

static int known(void)
{
	int n = 0;

	while (migrations[n].number)
		n++;
	return n;
}

static int64_t rows(struct db *db, struct arena *a, str table)
{
	struct db_tables tables = db_count_rows(db, a);

	for (size_t i = 0; i < tables.n; i++)
		if (str_eq(tables.at[i].name, table))
			return tables.at[i].rows;
	return -1;
}

TEST(an_empty_database_gets_every_migration_once)
{
	struct db *db = empty();
	struct err err;
	int applied;

	EXPECT(db_behind(db) == known());
	EXPECT(db_migrate(db, &applied, &err) && applied == known());
	EXPECT(db_migrate(db, &applied, &err) && applied == 0);
	EXPECT(db_check(db, &err));
	db_close(db);
}

/* The first release had the first sixteen; what was in it stays. */
TEST(an_older_database_is_brought_up_with_what_is_in_it)
{
	struct arena *a = arena_create(1 << 20);
	struct db *db = of_then(16);
	struct err err;
	int applied;

	EXPECT(db_script(db,
		"INSERT INTO person (id, name, mail, created_at)"
		" VALUES (7, 'Anna', 'anna@example.org', 0);"
		"INSERT INTO entry (id, slug, type, title, sort_key,"
		" created_at, updated_at)"
		" VALUES (1, 'fair', 'initiative', 'Fair', 'fair', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (7, 1, 'manager', 0);"));
	EXPECT(db_migrate(db, &applied, &err) && applied == known() - 16);
	EXPECT(db_behind(db) == 0 && db_check(db, &err));
	EXPECT(rows(db, a, S("person")) == 1 && rows(db, a, S("entry")) == 1 &&
	       rows(db, a, S("membership")) == 1);
	db_close(db);
	arena_destroy(a);
}

TEST(a_newer_database_is_refused_and_left)
{
	struct db *db = empty();
	struct err err;

	EXPECT(db_migrate(db, NULL, &err));
	EXPECT(db_script(db, "INSERT INTO migration (number) VALUES (9999)"));
	EXPECT(db_behind(db) == -1 && !db_migrate(db, NULL, &err));
	EXPECT(db_script(db, "DELETE FROM migration WHERE number = 9999"));
	EXPECT(db_behind(db) == 0);
	db_close(db);
}
