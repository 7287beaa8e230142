/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/blank.h"
#include "base/random.h"

#include <stdio.h>
#include <stdlib.h>

struct blank_schema {
	struct arena *arena;            /* that it lives in */
	struct blank_schema *next;      /* the next that is free */
	struct db *db;                  /* stays: it knows the statements */
	struct db *cleaner;             /* a replica: checks no foreign keys */
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

/* What is asked for from now on is in this schema, with its helpers beside. */
static void enter(struct db *db, const struct blank_schema *schema)
{
	struct arena *a = arena_create(1 << 16);

	must(db_script(db, arena_f(a, "SET search_path = %s, %s_new",
				   schema->name.p, schema->name.p).p), "enter");
	arena_destroy(a);
}

/*
 * What the migrations put in tables, beside them in a schema of its own, with
 * the functions that put it back; so their plans are made once.
 */
static const char remember[] =
	"DO $$ DECLARE t text; new text := current_schema() || '_new'; BEGIN"
	" EXECUTE (SELECT format('CREATE FUNCTION %I.filled() RETURNS SETOF text'"
	"   || ' LANGUAGE plpgsql AS $f$ BEGIN RETURN QUERY %s; END $f$', new,"
	"   string_agg(format('SELECT text %L WHERE EXISTS (SELECT FROM %I)',"
	"    tablename, tablename), ' UNION ALL '))"
	"  FROM pg_tables WHERE schemaname = current_schema());"
	" FOR t IN EXECUTE 'SELECT * FROM filled()' LOOP"
	"  EXECUTE format('CREATE TABLE %I.%I AS TABLE %I', new, t, t);"
	" END LOOP; END $$";

/*
 * Rows put in with ids of their own do not move PostgreSQL's counters, as
 * they do SQLite's.
 */
static const char counting_on[] =
	"CREATE FUNCTION count_on(names text[]) RETURNS void"
	" LANGUAGE plpgsql AS $$ DECLARE t text; BEGIN"
	" FOR t IN SELECT DISTINCT n FROM unnest(names) n JOIN pg_attribute"
	"  ON attrelid = to_regclass(n) AND attname = 'id' AND attidentity > ''"
	" LOOP EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''id''),'"
	"  || ' coalesce(max(id), 0) + 1, false) FROM %I', t, t);"
	" END LOOP; END $$";

/*
 * As it was then, in any order, as the cleaner checks no foreign keys. Rows
 * that are deleted still take their place: large tables are cut off instead.
 */
static const char putting_back[] =
	"CREATE FUNCTION put_back() RETURNS void LANGUAGE plpgsql AS $$"
	" DECLARE t text; new text := current_schema() || '_new'; BEGIN"
	" FOR t IN SELECT * FROM filled() LOOP"
	"  IF pg_relation_size(t::regclass) > 1000000 THEN"
	"   EXECUTE format('TRUNCATE %I CASCADE', t);"
	"  ELSE EXECUTE format('DELETE FROM %I', t); END IF;"
	" END LOOP;"
	" PERFORM setval(oid::regclass, 1, false) FROM pg_class"
	"  WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace;"
	" FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = new LOOP"
	"  EXECUTE format('INSERT INTO %I SELECT * FROM %I.%I', t, new, t);"
	"  PERFORM count_on(ARRAY[t]);"
	" END LOOP; END $$";

static struct blank_schema *schema_new(const char *url)
{
	struct arena *a = arena_create(1 << 16);
	struct blank_schema *schema = arena_new(a, struct blank_schema);
	struct db *db = opened(url), *cleaner = opened(url);
	const char *name = arena_f(a, "world_%s", random_hex(a, 8).p).p;

	*schema = (struct blank_schema){ a, NULL, db, cleaner, str_from_z(name) };
	must(db_script(db, arena_f(a, "CREATE SCHEMA %s; CREATE SCHEMA %s_new;"
				   "SET search_path = %s_new", name, name,
				   name).p) &&
	     db_script(db, counting_on) && db_script(db, putting_back), "create");
	enter(db, schema);
	migrate(db);
	enter(cleaner, schema);
	must(db_script(db, remember) &&
	     db_script(cleaner, "SET session_replication_role = replica"),
	     "remember");
	return schema;
}

static struct blank_schema *take_schema(const char *url)
{
	struct blank_schema *schema = free_schemas;

	if (!schema)
		return schema_new(url);
	free_schemas = schema->next;
	db_fail_at(schema->db, 0);
	must(db_script(schema->db, "DISCARD TEMP; SELECT pg_advisory_unlock_all()") &&
	     db_script(schema->cleaner, "SELECT put_back()"), "put back");
	return schema;
}

struct db *blank_take(struct blank_schema **schema)
{
	const char *url = getenv("TEST_DATABASE");
	struct db *db;

	*schema = NULL;
	if (url) {
		*schema = take_schema(url);
		return (*schema)->db;
	}
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
	if (!schema) {
		db_close(db);
		return;
	}
	schema->next = free_schemas;
	free_schemas = schema;
}

void blank_count_on(const struct blank_schema *schema, const char *sql)
{
	static const char into[] = "INSERT INTO ";
	struct arena *a = arena_create(1 << 20);
	struct buf call = { .arena = a, .limit = 1 << 18 };

	while ((sql = strstr(sql, into))) {
		sql += strlen(into);
		buf_addf(&call, "%s%.*s", call.n ? "," : "SELECT count_on('{",
			 (int)strspn(sql, "abcdefghijklmnopqrstuvwxyz_"), sql);
	}
	if (call.n)
		buf_add(&call, S("}')"));
	must(db_script(schema->db, arena_z(a, buf_str(&call))), "count on");
	arena_destroy(a);
}
