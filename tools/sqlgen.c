/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sqlgen: a feature's .sql file -> typed C functions.
 *
 *	sqlgen OUT_DIR FEATURE.sql SCHEMA.sql...
 *	sqlgen --ids OUT_DIR SCHEMA.sql...
 *
 * The line above a statement is the function one gets:
 *
 *	-- name(type a, type? b) -> row?
 *	-- and what it is for, where that is not plain.
 *
 * type: int64, bool, str, or the id of a table; with `?` zero or empty is
 * NULL. After the arrow: `row?` none or one, `row*` all, a type one value,
 * `bool` whether anything was changed (or, of a SELECT, found). A column
 * without a table says its type: AS "n:int". `-- scan: why` allows reading a
 * whole table; `-- kept: why` lets a connection keep the answer until someone
 * commits; after `-- postgres: why` stands that store's own way. Many ids come
 * as one text (db_ids): FROM json_each(:ids) j JOIN entry e ON e.id = j.value.
 *
 * It has no SQL parser. It lays the schema in an in-memory SQLite, prepares
 * each statement there, and asks SQLite what the columns are. A statement that
 * does not fit the schema, that would read a whole table, or that means
 * something else on PostgreSQL fails the build.
 */
#include "tools/sqlgen.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>

void query_problem(struct gen *g, struct query *q, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	tool_problem(&g->tool, q->line, "%.*s: %s", STR(q->name),
		     text);
	q->failed = true;
}

bool is_id(str type)
{
	return type.n > 3 && str_ends(type, S("_id"));
}

str ask(struct gen *g, const char *sql, str a, str b)
{
	sqlite3_stmt *s;
	str found = { 0 };

	sqlite3_prepare_v2(g->db, sql, -1, &s, NULL);
	sqlite3_bind_text(s, 1, a.p, (int)a.n, SQLITE_STATIC);
	sqlite3_bind_text(s, 2, b.p, (int)b.n, SQLITE_STATIC);
	if (sqlite3_step(s) == SQLITE_ROW)
		found = arena_str(g->tool.arena, str_from_z(
			(const char *)sqlite3_column_text(s, 0)));
	sqlite3_finalize(s);
	return found;
}

static bool is_type(struct gen *g, str type)
{
	static const char *const types[] = { "int64", "bool", "str", "bytes",
		NULL };

	return str_in(type, types) || (is_id(type) &&
		ask(g, "SELECT name FROM sqlite_schema WHERE type = 'table' AND"
		    " name || '_id' = ?", type, (str){ 0 }).n);
}

static void read_parameter(struct gen *g, struct query *q, str text)
{
	static const char *const ours[] = { "cursor", "found", "list", "out",
		"query", "row", "tx", "v", NULL };
	struct field f = { .type = next_word(&text), .name = next_word(&text) };

	f.optional = str_ends(f.type, S("?"));
	f.type.n -= f.optional;
	if (!is_name(f.name) || text.n)
		query_problem(g, q, "a parameter is a type and a name");
	else if (str_in(f.name, ours))
		query_problem(g, q, "a parameter may not be named %.*s",
			      STR(f.name));
	else if (!is_type(g, f.type))
		query_problem(g, q, "'%.*s' is no type: int64, bool, str or "
			      "the id of a table", STR(f.type));
	for (size_t i = 0; i < q->params.n; i++)
		if (str_eq(q->params.at[i].name, f.name))
			query_problem(g, q, "two parameters are named %.*s",
				      STR(f.name));
	list_add(g->tool.arena, &q->params) = f;
}

static void read_arrow(struct gen *g, struct query *q, str text)
{
	str arrow = next_word(&text), type = next_word(&text);

	if (!arrow.n)
		return;
	q->answer = str_ends(type, S("?")) ? ONE_ROW
		  : str_ends(type, S("*")) ? ROWS : ONE_VALUE;
	type.n -= q->answer != ONE_VALUE;
	q->type = type;
	if (!str_eq(arrow, S("->")) || !is_name(type) || text.n)
		query_problem(g, q, "after the parameters comes -> row?, -> "
			      "row* or -> type");
	else if (q->answer == ONE_VALUE && !is_type(g, type))
		query_problem(g, q, "'%.*s' is no type; a row is %.*s? or "
			      "%.*s*", STR(type), STR(type), STR(type));
}

/* Is this remark the heading of a function? "-- name(" and no space between. */
static bool is_heading(str line)
{
	size_t n = 3;

	if (!str_starts(line, S("-- ")))
		return false;
	while (n < line.n && (islower((unsigned char)line.p[n]) ||
			      isdigit((unsigned char)line.p[n]) ||
			      line.p[n] == '_'))
		n++;
	return n > 3 && n < line.n && line.p[n] == '(';
}

static void begin_query(struct gen *g, int line, str heading)
{
	struct query *q = &list_add(g->tool.arena, &g->queries);
	str rest = heading, params;

	str_cut(&rest, ' ');
	q->line = line;
	q->sql = q->postgres = tool_buf(&g->tool);
	q->name = str_cut(&rest, '(');
	for (size_t i = 0; i + 1 < g->queries.n; i++)
		if (str_eq(g->queries.at[i].name, q->name))
			query_problem(g, q, "the name of line %d too",
				      g->queries.at[i].line);
	if (str_find(rest, S(")")) == rest.n) {
		query_problem(g, q, "its parameters are never closed with )");
		return;
	}
	params = str_cut(&rest, ')');
	while (params.n)
		read_parameter(g, q, str_cut(&params, ','));
	read_arrow(g, q, rest);
}

/* A remark that is no heading: may say something of the statement. */
static void read_remark(struct gen *g, struct query *q, int line, str text)
{
	bool scan = str_starts(text, S("-- scan:")),
	     kept = str_starts(text, S("-- kept:")),
	     postgres = str_starts(text, S("-- postgres:"));

	if (!scan && !kept && !postgres)
		return;
	str_cut(&text, ':');
	if (!q || !str_trim(text).n)
		tool_problem(&g->tool, line, "say of which statement, and why");
	else if (scan)
		q->may_scan = true;
	else if (kept)
		q->kept = true;
	else
		q->in_postgres = true;
}

/* The line without the remark at its end. */
static str without_remark(str line)
{
	bool quoted = false;

	for (size_t i = 0; i + 1 < line.n; i++) {
		quoted ^= line.p[i] == '\'';
		if (!quoted && line.p[i] == '-' && line.p[i + 1] == '-')
			line.n = i;
	}
	while (line.n && is_space(line.p[line.n - 1]))
		line.n--;
	return line;
}

static void read_sql(struct gen *g, struct query *q, int line, str text)
{
	struct buf *into = q && q->in_postgres ? &q->postgres : q ? &q->sql
								  : NULL;

	text = without_remark(text);
	if (!text.n)
		return;
	if (!into) {
		tool_problem(&g->tool, line, "a statement needs a heading "
			     "above it: -- name(type a) -> row?");
		return;
	}
	if (into->n)
		buf_add(into, S("\n"));
	buf_add(into, text);
}

static void read_file(struct gen *g, str text)
{
	int at = 1;

	for (str rest = text; rest.p; at++) {
		str line = next_line(&rest);
		struct query *q = g->queries.n
			? &g->queries.at[g->queries.n - 1] : NULL;

		if (is_heading(line)) {
			int from = at;

			/* A long one goes on in the remarks below it. */
			while (str_find(line, S(")")) == line.n &&
			       str_starts(rest, S("-- ")) && at++) {
				str more = next_line(&rest);

				line = arena_f(g->tool.arena, "%.*s%.*s",
					       STR(line),
					       (int)more.n - 2, more.p + 2);
			}
			begin_query(g, from, line);
		} else if (str_starts(line, S("--"))) {
			read_remark(g, q, at, line);
		} else {
			read_sql(g, q, at, line);
		}
	}
}

/* The type of a column that comes from a table. */
static str type_of_column(struct gen *g, const char *table, const char *col,
			  const char *declared)
{
	str to = ask(g, "SELECT \"table\" FROM pragma_foreign_key_list(?)"
		     " WHERE \"from\" = ?", str_from_z(table), str_from_z(col));

	if (to.n)
		return arena_f(g->tool.arena, "%.*s_id", STR(to));
	if (!strcmp(col, "id"))
		return arena_f(g->tool.arena, "%s_id", table);
	return !strcmp(declared, "INTEGER") ? S("int64") : S("str");
}

static void read_column(struct gen *g, struct query *q, sqlite3_stmt *s, int i)
{
	const char *table = sqlite3_column_table_name(s, i);
	str type = arena_str(g->tool.arena, str_from_z(sqlite3_column_name(s, i)));
	str name = str_cut(&type, ':');

	if (str_eq(type, S("int")))
		type = S("int64");
	if (!type.n && table)
		type = type_of_column(g, table, sqlite3_column_origin_name(s, i),
				      sqlite3_column_decltype(s, i));
	if (!is_name(name) || !type.n)
		query_problem(g, q, "column %d: say the type: AS \"%.*s:int\"",
			      i + 1, is_name(name) ? (int)name.n : 4,
			      is_name(name) ? name.p : "name");
	else if (!is_type(g, type))
		query_problem(g, q, "'%.*s' is no type: int, bool, str or the "
			      "id of a table", STR(type));
	for (size_t j = 0; j < q->cols.n; j++)
		if (str_eq(q->cols.at[j].name, name))
			query_problem(g, q, "two columns are named %.*s",
				      STR(name));
	list_add(g->tool.arena, &q->cols) = (struct field){ type, name, false };
}

static void read_answer(struct gen *g, struct query *q, sqlite3_stmt *s)
{
	int n = sqlite3_column_count(s);
	bool asks = q->reads && str_eq(q->type, S("bool"));

	if (q->answer == NOTHING && n)
		query_problem(g, q, "it answers something: say -> what");
	else if (q->answer > ONE_VALUE && !n)
		query_problem(g, q, "it answers nothing, so no rows");
	else if (q->answer == ONE_VALUE && !asks && n != !str_eq(q->type,
								 S("bool")))
		query_problem(g, q, "-> %.*s: it answers %d columns",
			      STR(q->type), n);
	for (int i = 0; i < n && q->answer > ONE_VALUE; i++)
		read_column(g, q, s, i);
}

static bool has_param(const struct query *q, str name)
{
	for (size_t i = 0; i < q->params.n; i++)
		if (str_eq(q->params.at[i].name, name))
			return true;
	return false;
}

static void read_order(struct gen *g, struct query *q, sqlite3_stmt *s)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(s); i++) {
		const char *z = sqlite3_bind_parameter_name(s, i);
		str name = arena_str(g->tool.arena, str_from_z(z ? z + 1 : "?"));

		if (!has_param(q, name))
			query_problem(g, q, ":%.*s is not among its parameters",
				      STR(name));
		list_add(g->tool.arena, &q->order) = name;
	}
	for (size_t i = 0; i < q->params.n; i++)
		if (!strs_has(&q->order, q->params.at[i].name))
			query_problem(g, q, ":%.*s is not used",
				      STR(q->params.at[i].name));
}

static void check_plan(struct gen *g, struct query *q)
{
	str sql = arena_f(g->tool.arena, "EXPLAIN QUERY PLAN %.*s",
			  STR(q->sql));
	sqlite3_stmt *s;

	sqlite3_prepare_v2(g->db, sql.p, (int)sql.n, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW && !q->may_scan) {
		str step = str_from_z((const char *)sqlite3_column_text(s, 3));
		str rest = step, word = next_word(&rest);

		if (str_eq(word, S("SCAN")) &&
		    str_find(step, S("INDEX")) == step.n &&
		    scans_table(g, q, next_word(&rest)))
			query_problem(g, q, "reads a whole table: %.*s",
				      STR(step));
	}
	sqlite3_finalize(s);
}

static void check(struct gen *g, struct query *q)
{
	sqlite3_stmt *s = NULL;
	const char *tail = NULL;

	if (q->failed)
		return;
	if (!str_ends(buf_str(&q->sql), S(";")) ||
	    (q->postgres.n && !str_ends(buf_str(&q->postgres), S(";")))) {
		query_problem(g, q, "a statement ends with ;");
	} else if (sqlite3_prepare_v2(g->db, q->sql.p, (int)q->sql.n, &s,
				      &tail)) {
		query_problem(g, q, "%s", sqlite3_errmsg(g->db));
	} else if (!s || tail != q->sql.p + q->sql.n) {
		query_problem(g, q, "one statement under one heading");
	} else {
		q->reads = sqlite3_stmt_readonly(s);
		if (q->kept && !q->reads)
			query_problem(g, q, "it writes, so nothing is kept");
		read_order(g, q, s);
		read_answer(g, q, s);
		check_plan(g, q);
		check_dialect(g, q);
	}
	sqlite3_finalize(s);
}

static void write_ids(struct gen *g, const char *dir)
{
	struct buf out = tool_buf(&g->tool);
	sqlite3_stmt *s;

	buf_add_z(&out, "/* Made by sqlgen. */\n#pragma once\n#include "
		  "<stdint.h>\n\n");
	sqlite3_prepare_v2(g->db, "SELECT name FROM sqlite_schema WHERE type="
			   "'table' ORDER BY name", -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW)
		buf_addf(&out, "typedef struct { int64_t v; } %s_id;\n",
			 sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	tool_save(&g->tool, tool_path(&g->tool, dir, "ids", ".h"), &out);
}

static void lay_schema(struct gen *g, char **files)
{
	const char *feature = g->tool.file;

	sqlite3_open(":memory:", &g->db);
	sqlite3_db_config(g->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(g->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	for (; *files; files++) {
		g->tool.file = *files;
		if (sqlite3_exec(g->db, tool_read(&g->tool, *files).p, 0, 0, 0))
			tool_stop(&g->tool, 0, "%s", sqlite3_errmsg(g->db));
	}
	g->tool.file = feature;
}

static void make(struct gen *g, const char *dir)
{
	const char *base = tool_base(g->tool.file);

	g->h = g->c = tool_buf(&g->tool);
	buf_addf(&g->h, "/* Made by sqlgen from %s. */\n#pragma once\n#include "
		 "\"db/db.h\"\n#include \"ids.h\"\n\n", g->tool.file);
	buf_addf(&g->c, "/* Made by sqlgen from %s. */\n#include \"%s.h\"\n\n",
		 g->tool.file, base);
	read_file(g, tool_read(&g->tool, g->tool.file));
	for (size_t i = 0; i < g->queries.n; i++) {
		check(g, &g->queries.at[i]);
		if (!g->queries.at[i].failed)
			write_query(g, &g->queries.at[i]);
	}
	if (g->tool.problems)
		return;
	tool_save(&g->tool, tool_path(&g->tool, dir, base, ".h"), &g->h);
	tool_save(&g->tool, tool_path(&g->tool, dir, base, ".c"), &g->c);
}

int main(int argc, char **argv)
{
	struct gen g = { 0 };

	if (argc < 4)
		return 2;
	g.tool = tool_start(argv[2]);
	lay_schema(&g, argv + 3);
	if (!strcmp(argv[1], "--ids"))
		write_ids(&g, argv[2]);
	else
		make(&g, argv[1]);
	sqlite3_close(g.db);
	return tool_end(&g.tool);
}
