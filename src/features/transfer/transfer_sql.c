/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer_sql.h"

enum { SQL_MAX = 8192 };

/* A statement for both stores, which differ in how they write a parameter. */
struct sql {
	struct arena *arena;
	struct buf sqlite, postgres;
};

static struct sql sql_new(struct arena *a)
{
	return (struct sql){ .arena = a,
			     .sqlite = { .arena = a, .limit = SQL_MAX },
			     .postgres = { .arena = a, .limit = SQL_MAX } };
}

static void say(struct sql *sql, str text)
{
	buf_add(&sql->sqlite, text);
	buf_add(&sql->postgres, text);
}

#define SAY(sql, ...) say((sql), arena_f((sql)->arena, __VA_ARGS__))

/* The nth parameter of the statement, from 1. */
static void say_parameter(struct sql *sql, const char *name, size_t nth)
{
	buf_addf(&sql->sqlite, ":%s", name);
	buf_addf(&sql->postgres, "$%zu", nth);
}

/* Which columns a statement is about. */
enum part { PART_ENTRY, PART_DETAIL, PART_WHOLE, PART_TIES };

static bool refers_to_its_own(const struct layout *l, const struct column *c)
{
	return column_is_reference(c) && !layout_of_entries(l) &&
	       strcmp(l->type, "relation");
}

static bool belongs(const struct layout *l, const struct column *c,
		    enum part part)
{
	if (column_is_list(c) || c->cell == CELL_TYPE_OF)
		return false;
	switch (part) {
	case PART_ENTRY:
		return column_of_entry(c);
	case PART_DETAIL:
		return !column_of_entry(c);
	case PART_TIES:
		return refers_to_its_own(l, c);
	case PART_WHOLE:
		return !refers_to_its_own(l, c);
	}
	return false;
}

static struct statement *gather(struct arena *a, const struct source *s,
				enum part part)
{
	struct statement *st = arena_new(a, struct statement);
	const struct column *c = s->layout->columns;

	for (size_t i = 0; c[i].cell; i++)
		if (belongs(s->layout, &c[i], part) &&
		    (!c[i].name || s->cell_at[i] < s->table.columns))
			list_add(a, &st->columns) = &c[i];
	for (c = transfer_entry_columns; c->cell && part == PART_ENTRY; c++)
		list_add(a, &st->columns) = c;
	return st;
}

static struct statement *finish(struct statement *st, struct sql *sql,
				const char *name)
{
	buf_add(&sql->sqlite, (str){ "", 1 });
	buf_add(&sql->postgres, (str){ "", 1 });
	st->query = (struct db_query){ .name = name, .sql = sql->sqlite.p,
				       .postgres = sql->postgres.p };
	return st;
}

/* The names of the columns of a kind, each with `before` before it. */
static void say_names(struct sql *sql, const struct statement *st,
		      const char *before, bool (*wanted)(const struct column *))
{
	size_t n = 0;

	for (size_t i = 0; i < st->columns.n; i++)
		if (!wanted || wanted(st->columns.at[i]))
			SAY(sql, "%s%s%s", n++ ? ", " : "", before,
			    column_sql(st->columns.at[i]));
}

/* Their values; `before`: how many parameters the statement has already. */
static void say_values(struct sql *sql, const struct statement *st,
		       size_t before)
{
	for (size_t i = 0; i < st->columns.n; i++) {
		say(sql, i ? S(", ") : S(""));
		say_parameter(sql, column_sql(st->columns.at[i]),
			      before + i + 1);
	}
}

static bool is_key(const struct column *c)
{
	return c->again == AGAIN_KEY;
}

static bool is_replaced(const struct column *c)
{
	return c->again == AGAIN_REPLACE;
}

/* What makes a row another than it was. */
static bool is_content(const struct column *c)
{
	return is_replaced(c) && c->cell != CELL_NOW;
}

static void say_update(struct sql *sql, const struct statement *st,
		       const char *table)
{
	size_t n = 0;

	for (size_t i = 0; i < st->columns.n; i++) {
		const char *name = column_sql(st->columns.at[i]);

		if (is_replaced(st->columns.at[i]))
			SAY(sql, "%s%s = excluded.%s",
			    n++ ? ", " : " DO UPDATE SET ", name, name);
	}
	if (!n)
		return say(sql, S(" DO NOTHING"));
	say(sql, S(" WHERE ("));
	say_names(sql, st, arena_f(sql->arena, "%s.", table).p, is_content);
	say(sql, S(") IS DISTINCT FROM ("));
	say_names(sql, st, "excluded.", is_content);
	say(sql, S(")"));
}

struct statement *sql_put_row(struct arena *a, const struct source *s)
{
	bool entries = layout_of_entries(s->layout);
	struct statement *st = gather(a, s, entries ? PART_ENTRY : PART_WHOLE);
	const char *table = entries ? "entry" : s->layout->table;
	struct sql sql = sql_new(a);

	SAY(&sql, "INSERT INTO %s (", table);
	say_names(&sql, st, "", NULL);
	say(&sql, S(") VALUES ("));
	say_values(&sql, st, 0);
	say(&sql, S(") ON CONFLICT ("));
	say_names(&sql, st, "", is_key);
	say(&sql, S(")"));
	say_update(&sql, st, table);
	say(&sql, S(" RETURNING id"));
	return finish(st, &sql, s->layout->file);
}

struct statement *sql_put_detail(struct arena *a, const struct source *s)
{
	struct statement *st = gather(a, s, PART_DETAIL);
	str comma = st->columns.n ? S(", ") : S("");
	struct sql sql = sql_new(a);

	SAY(&sql, "INSERT INTO %s (id%s", s->layout->table, comma.p);
	say_names(&sql, st, "", NULL);
	say(&sql, S(") VALUES ("));
	say_parameter(&sql, "id", 1);
	say(&sql, comma);
	say_values(&sql, st, 1);
	say(&sql, S(") ON CONFLICT (id)"));
	say_update(&sql, st, s->layout->table);
	return finish(st, &sql, s->layout->file);
}

struct statement *sql_tie(struct arena *a, const struct source *s)
{
	struct statement *st = gather(a, s, PART_TIES);
	struct sql sql = sql_new(a);

	if (!st->columns.n)
		return NULL;
	SAY(&sql, "UPDATE %s SET ", s->layout->table);
	for (size_t i = 0; i < st->columns.n; i++) {
		const char *name = column_sql(st->columns.at[i]);

		SAY(&sql, "%s%s = ", i ? ", " : "", name);
		say_parameter(&sql, name, i + 1);
	}
	say(&sql, S(" WHERE id = "));
	say_parameter(&sql, "id", st->columns.n + 1);
	say(&sql, S(" AND ("));
	say_names(&sql, st, "", NULL);
	say(&sql, S(") IS DISTINCT FROM ("));
	say_values(&sql, st, 0);
	say(&sql, S(")"));
	return finish(st, &sql, s->layout->file);
}

/* How a column is read back as the text of its cell. */
static void say_reading(struct sql *sql, const struct column *c)
{
	const char *table = column_of_entry(c) ? "e" : "d";
	const char *from = c->cell == CELL_PLACE ? "place"
			 : c->cell == CELL_THEME ? "theme" : "entry";

	if (column_is_reference(c))
		SAY(sql, "(SELECT slug FROM %s x WHERE x.id = %s.%s)", from,
		    table, column_sql(c));
	else if (c->cell == CELL_TYPE_OF)
		SAY(sql, "(SELECT type FROM entry x WHERE x.id = d.%s)",
		    column_sql(c));
	else
		SAY(sql, "%s.%s", table, column_sql(c));
}

struct statement *sql_get(struct arena *a, const struct layout *l)
{
	struct statement *st = arena_new(a, struct statement);
	struct sql sql = sql_new(a);

	say(&sql, S("SELECT d.id"));
	for (const struct column *c = l->columns; c->cell; c++) {
		if (!column_in_file(c) || column_is_list(c))
			continue;
		say(&sql, S(", "));
		say_reading(&sql, c);
		list_add(a, &st->columns) = c;
	}
	SAY(&sql, " FROM %s d", l->table);
	if (layout_of_entries(l))
		SAY(&sql, " JOIN entry e ON e.id = d.id WHERE e.type = '%s'"
		    " ORDER BY d.id", l->type);
	else if (!strcmp(l->type, "place"))
		say(&sql, S(" WHERE d.own = 1 ORDER BY d.position, d.id"));
	else
		say(&sql, S(" ORDER BY d.id"));
	return finish(st, &sql, l->file);
}
