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
	case PART_ROW:
		return layout_of_entries(l) ? column_of_entry(c)
					    : !refers_to_its_own(l, c);
	case PART_DETAIL:
		return !column_of_entry(c);
	case PART_TIES:
		return refers_to_its_own(l, c);
	}
	return false;
}

/* What a second import may change. */
static bool is_replaced(const struct column *c)
{
	return c->again == AGAIN_REPLACE;
}

/* What makes a row another than it was. */
static bool is_content(const struct column *c)
{
	return is_replaced(c) && c->cell != CELL_NOW;
}

static struct statement *gather(struct arena *a, const struct source *s,
				enum part part, bool update)
{
	bool entry = part == PART_ROW && layout_of_entries(s->layout);
	struct statement *st = arena_new(a, struct statement);
	const struct column *c = s->layout->columns;

	for (size_t i = 0; c[i].cell; i++)
		if (belongs(s->layout, &c[i], part) &&
		    (!c[i].name || s->cell_at[i] < s->table.columns) &&
		    (!update || is_replaced(&c[i])))
			list_add(a, &st->columns) = &c[i];
	for (c = transfer_entry_columns; entry && c->cell; c++)
		if (!update || is_replaced(c))
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

static const char *table_of(const struct layout *l, enum part part)
{
	return part == PART_ROW && layout_of_entries(l) ? "entry" : l->table;
}

struct statement *sql_insert(struct arena *a, const struct source *s,
			     enum part part)
{
	struct statement *st = gather(a, s, part, false);
	bool id = part == PART_DETAIL;
	struct sql sql = sql_new(a);

	SAY(&sql, "INSERT INTO %s (%s", table_of(s->layout, part),
	    id ? "id" : "");
	for (size_t i = 0; i < st->columns.n; i++)
		SAY(&sql, "%s%s", id || i ? ", " : "",
		    column_sql(st->columns.at[i]));
	say(&sql, S(") VALUES ("));
	if (id)
		say_parameter(&sql, "id", 1);
	for (size_t i = 0; i < st->columns.n; i++) {
		say(&sql, id || i ? S(", ") : S(""));
		say_parameter(&sql, column_sql(st->columns.at[i]), i + 1 + id);
	}
	say(&sql, S(")"));
	return finish(st, &sql, s->layout->file);
}

/* ... WHERE id = :id and anything that counts is not as it should be. */
static void say_where(struct sql *sql, const struct statement *st)
{
	const char *between = " AND (";

	say(sql, S(" WHERE id = "));
	say_parameter(sql, "id", st->columns.n + 1);
	for (size_t i = 0; i < st->columns.n; i++) {
		const struct column *c = st->columns.at[i];

		if (!is_content(c))
			continue;
		SAY(sql, "%s%s IS DISTINCT FROM ", between, column_sql(c));
		say_parameter(sql, column_sql(c), i + 1);
		between = " OR ";
	}
	say(sql, S(")"));
}

static bool has_content(const struct statement *st)
{
	bool any = false;

	for (size_t i = 0; i < st->columns.n; i++)
		any = any || is_content(st->columns.at[i]);
	return any;
}

struct statement *sql_update(struct arena *a, const struct source *s,
			     enum part part)
{
	struct statement *st = gather(a, s, part, true);
	struct sql sql = sql_new(a);

	if (!has_content(st))
		return NULL;
	SAY(&sql, "UPDATE %s SET ", table_of(s->layout, part));
	for (size_t i = 0; i < st->columns.n; i++) {
		const char *name = column_sql(st->columns.at[i]);

		SAY(&sql, "%s%s = ", i ? ", " : "", name);
		say_parameter(&sql, name, i + 1);
	}
	say_where(&sql, st);
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
		    " AND e.status = 'published' ORDER BY d.id", l->type);
	else if (!strcmp(l->type, "place"))
		say(&sql, S(" WHERE d.own = 1 ORDER BY d.position, d.id"));
	else if (!strcmp(l->type, "relation"))
		say(&sql, S(" WHERE NOT EXISTS (SELECT 1 FROM entry x"
			    " WHERE (x.id = d.from_id OR x.id = d.to_id)"
			    " AND x.status <> 'published') ORDER BY d.id"));
	else
		say(&sql, S(" ORDER BY d.id"));
	return finish(st, &sql, l->file);
}
