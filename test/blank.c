/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/blank.h"
#include "base/random.h"

#include <stdio.h>
#include <stdlib.h>

struct blank_schema {
	struct arena *arena;            /* that it lives in */
	struct blank_schema *next;      /* the next that is free */
	str name;
};

static struct blank_schema *free_schemas;
static struct db *migrated;             /* SQLite: what others are copied of */

static void must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "no database: %s\n", what);
	abort();
}

static struct db *opened(const char *where)
{
	struct err err;
	struct db *db = db_open(where, &err);

	must(db != NULL, db ? "" : err.text);
	return db;
}

static void migrate(struct db *db)
{
	struct err err;
	bool ok = db_migrate(db, NULL, &err);

	must(ok, ok ? "" : err.text);
}

/* What is asked for from now on is in this schema. */
static void enter(struct db *db, const struct blank_schema *schema)
{
	struct arena *a = arena_create(1 << 16);

	must(db_script(db, arena_f(a, "SET search_path = %s",
				   schema->name.p).p), "enter");
	arena_destroy(a);
}

/* What the migrations put in tables, beside them in a schema of its own. */
static const char remember[] =
	"DO $$ DECLARE t text; filled bool; BEGIN FOR t IN SELECT tablename"
	" FROM pg_tables WHERE schemaname = current_schema() LOOP"
	"  EXECUTE format('SELECT EXISTS (SELECT FROM %I)', t) INTO filled;"
	"  IF filled THEN EXECUTE format('CREATE TABLE %I.%I AS TABLE %I',"
	"   current_schema() || '_new', t, t); END IF;"
	" END LOOP; END $$";

/*
 * As it was then. A replica checks no foreign keys, so the order is free. Rows
 * that are deleted still take their place: large tables are cut off instead.
 */
static const char put_back[] =
	"DO $$ DECLARE t text; filled bool; new text := current_schema() || '_new';"
	" BEGIN SET LOCAL session_replication_role = replica;"
	" FOR t IN SELECT tablename FROM pg_tables"
	"  WHERE schemaname = current_schema() LOOP"
	"  EXECUTE format('SELECT EXISTS (SELECT FROM %I)', t) INTO filled;"
	"  IF filled AND pg_relation_size(format('%I', t)) > 1000000 THEN"
	"   EXECUTE format('TRUNCATE %I CASCADE', t);"
	"  ELSIF filled THEN EXECUTE format('DELETE FROM %I', t); END IF;"
	" END LOOP;"
	" FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = new LOOP"
	"  EXECUTE format('INSERT INTO %I SELECT * FROM %I.%I', t, new, t);"
	" END LOOP; END $$";

static struct blank_schema *schema_new(struct db *db)
{
	struct arena *a = arena_create(1 << 16);
	struct blank_schema *schema = arena_new(a, struct blank_schema);

	schema->arena = a;
	schema->name = arena_f(a, "world_%s", random_hex(a, 8).p);
	must(db_script(db, arena_f(a, "CREATE SCHEMA %s; CREATE SCHEMA %s_new",
				   schema->name.p, schema->name.p).p), "create");
	enter(db, schema);
	migrate(db);
	must(db_script(db, remember), "remember");
	return schema;
}

static struct db *take_schema(const char *url, struct blank_schema **schema)
{
	struct db *db = opened(url);

	*schema = free_schemas;
	if (*schema) {
		free_schemas = free_schemas->next;
		enter(db, *schema);
		must(db_script(db, put_back), "put back");
	} else {
		*schema = schema_new(db);
	}
	return db;
}

struct db *blank_take(struct blank_schema **schema)
{
	const char *url = getenv("TEST_DATABASE");
	struct db *db;

	*schema = NULL;
	if (url)
		return take_schema(url, schema);
	if (!migrated) {
		migrate(migrated = opened(":memory:"));
		/* A page that a migration freed may hold anything after a
		 * rollback, which is no change that a test should see. */
		must(db_script(migrated, "VACUUM"), "vacuum");
	}
	db = opened(":memory:");
	must(db_copy(migrated, db), "copy");
	return db;
}

struct db *blank_beside(const struct blank_schema *schema)
{
	struct db *db = opened(getenv("TEST_DATABASE"));

	enter(db, schema);
	return db;
}

void blank_give_back(struct db *db, struct blank_schema *schema)
{
	db_close(db);
	if (!schema)
		return;
	schema->next = free_schemas;
	free_schemas = schema;
}
