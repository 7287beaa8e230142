/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sqlgen: a feature's .sql file -> typed C functions.
 *
 *	sqlgen OUT_DIR FEATURE.sql SCHEMA.sql...
 *	sqlgen --ids OUT_DIR SCHEMA.sql...
 *
 * It has no SQL parser. It lays the schema in an in-memory SQLite, prepares
 * each statement there, and asks SQLite what the columns are. A statement that
 * does not fit the schema, or that would read a whole table, fails the build.
 */
#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX = 64, TEXT = 8192, WORD = 64 };

struct field {
	char type[WORD], name[WORD];
};

struct query {
	char name[WORD], row[WORD], sql[TEXT];
	char many;              /* '?' none or one row, '*' rows, 0 neither */
	bool may_scan;
	int line;
	struct field params[MAX], cols[MAX];
	int n_params, n_cols;
};

static sqlite3 *db;
static const char *file;
static FILE *h, *c;
static struct query seen[MAX];  /* row structs already written */
static int n_seen;

static void fail(int line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static const char *c_type(const char *type)
{
	return !strcmp(type, "int64") ? "int64_t" : type;
}

static bool is_id(const char *type)
{
	size_t n = strlen(type);

	return n > 3 && !strcmp(type + n - 3, "_id");
}

/* "-- name(type a, type b) -> row?" into q; false if it is just a comment. */
static bool read_heading(const char *text, struct query *q)
{
	char params[512] = "", arrow[WORD] = "", *rest, *p;

	if (sscanf(text, "-- %63[a-z0-9_](%511[^)])%63[^\n]", q->name, params,
		   arrow) < 1 || !strchr(text, '('))
		return false;
	for (p = strtok_r(params, ",", &rest); p; p = strtok_r(NULL, ",", &rest)) {
		struct field *f = &q->params[q->n_params++];
		if (sscanf(p, " %63s %63s", f->type, f->name) != 2)
			fail(q->line, "bad parameter '%s'", p);
	}
	sscanf(arrow, " -> %63[a-z0-9_]%c", q->row, &q->many);
	return true;
}

static void table_of_key(const char *table, const char *col, char *out)
{
	sqlite3_stmt *s;

	sqlite3_prepare_v2(db, "SELECT \"table\" FROM pragma_foreign_key_list(?)"
			   " WHERE \"from\" = ?", -1, &s, NULL);
	sqlite3_bind_text(s, 1, table, -1, SQLITE_STATIC);
	sqlite3_bind_text(s, 2, col, -1, SQLITE_STATIC);
	if (sqlite3_step(s) == SQLITE_ROW)
		snprintf(out, WORD, "%s_id", sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
}

static void read_column(struct query *q, sqlite3_stmt *s, int i)
{
	struct field *f = &q->cols[i];
	const char *table = sqlite3_column_table_name(s, i);
	const char *col = sqlite3_column_origin_name(s, i);

	if (sscanf(sqlite3_column_name(s, i), "%63[^:]:%63s", f->name,
		   f->type) == 2) {
		if (!strcmp(f->type, "int"))
			strcpy(f->type, "int64");
		return;
	}
	if (!table)
		fail(q->line, "%s: say the type: AS \"%s:int\"", q->name, f->name);
	table_of_key(table, col, f->type);
	if (f->type[0])
		return;
	if (!strcmp(col, "id"))
		snprintf(f->type, sizeof f->type, "%s_id", table);
	else if (!strcmp(sqlite3_column_decltype(s, i), "INTEGER"))
		strcpy(f->type, "int64");
	else
		strcpy(f->type, "str");
}

static void check_plan(const struct query *q)
{
	char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", q->sql);
	sqlite3_stmt *s;

	sqlite3_prepare_v2(db, sql, -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(s, 3);
		if (!strncmp(step, "SCAN ", 5) && !strstr(step, "INDEX") &&
		    !strstr(step, "CONSTANT ROW") && !q->may_scan)
			fail(q->line, "%s reads a whole table: %s", q->name, step);
	}
	sqlite3_finalize(s);
	sqlite3_free(sql);
}

static void check(struct query *q)
{
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(db, q->sql, -1, &s, NULL) != SQLITE_OK)
		fail(q->line, "%s: %s", q->name, sqlite3_errmsg(db));
	if (sqlite3_bind_parameter_count(s) != q->n_params)
		fail(q->line, "%s: %d parameters declared, %d used", q->name,
		     q->n_params, sqlite3_bind_parameter_count(s));
	for (int i = 0; i < q->n_params; i++) {
		char name[WORD + 1];
		snprintf(name, sizeof name, ":%s", q->params[i].name);
		if (!sqlite3_bind_parameter_index(s, name))
			fail(q->line, "%s: %s is not used", q->name, name);
	}
	q->n_cols = sqlite3_column_count(s);
	for (int i = 0; i < q->n_cols; i++)
		read_column(q, s, i);
	sqlite3_finalize(s);
	check_plan(q);
}

static void write_row_struct(const struct query *q)
{
	for (int i = 0; i < n_seen; i++) {
		if (strcmp(seen[i].row, q->row))
			continue;
		if (seen[i].n_cols != q->n_cols ||
		    memcmp(seen[i].cols, q->cols, sizeof q->cols))
			fail(q->line, "%s: its columns are not those of %s",
			     q->name, seen[i].name);
		return;
	}
	fprintf(h, "struct %s {\n", q->row);
	for (int i = 0; i < q->n_cols; i++)
		fprintf(h, "\t%s %s;\n", c_type(q->cols[i].type), q->cols[i].name);
	fprintf(h, "};\nstruct %s_rows {\n\tstruct %s *at;\n\tsize_t n, cap;\n};\n\n",
		q->row, q->row);
	seen[n_seen++] = *q;
}

static void write_signature(FILE *out, const struct query *q)
{
	if (q->many == '?')
		fprintf(out, "bool %s(struct tx *tx, ", q->name);
	else if (q->many == '*')
		fprintf(out, "struct %s_rows %s(struct tx *tx", q->row, q->name);
	else
		fprintf(out, "%s %s(struct tx *tx", q->row[0] ? c_type(q->row)
			: "void", q->name);
	for (int i = 0; i < q->n_params; i++)
		fprintf(out, "%s%s %s", q->many == '?' && !i ? "" : ", ",
			c_type(q->params[i].type), q->params[i].name);
	if (q->many == '?')
		fprintf(out, "%sstruct %s *out", q->n_params ? ", " : "", q->row);
	fputc(')', out);
}

static void write_columns(const struct query *q, const char *row)
{
	for (int i = 0; i < q->n_cols; i++) {
		const struct field *f = &q->cols[i];
		bool text = !strcmp(f->type, "str");
		fprintf(c, "\t\t%s%s%s = db_col_%s(&c, %d);\n", row, f->name,
			is_id(f->type) ? ".v" : "", text ? "str" : "int", i);
	}
}

static void write_string(const char *sql)
{
	fprintf(c, "\t\t\"");
	for (; *sql; sql++) {
		if (*sql == '\n')
			fprintf(c, "\\n\"\n\t\t\"");
		else
			fprintf(c, *sql == '"' || *sql == '\\' ? "\\%c" : "%c", *sql);
	}
	fprintf(c, "\"\n");
}

static void write_order(const struct query *q)
{
	sqlite3_stmt *s;

	sqlite3_prepare_v2(db, q->sql, -1, &s, NULL);
	if (!q->n_params)
		fprintf(c, ", NULL, 0");
	else
		fprintf(c, ", DB_VALUES(");
	for (int at = 1; at <= q->n_params; at++)
		for (int i = 0; i < q->n_params; i++) {
			const struct field *f = &q->params[i];
			if (strcmp(sqlite3_bind_parameter_name(s, at) + 1, f->name))
				continue;
			fprintf(c, "%sdb_%s(%s%s)", at > 1 ? ", " : "",
				strcmp(f->type, "str") ? "int" : "str", f->name,
				is_id(f->type) ? ".v" : "");
		}
	fprintf(c, q->n_params ? "))" : ")");
	sqlite3_finalize(s);
}

static void write_body(const struct query *q)
{
	fprintf(c, "\n{\n\tstatic const struct db_query q = { \"%s\",\n", q->name);
	write_string(q->sql);
	fprintf(c, "\t};\n\tstruct db_cursor c = db_run(tx, &q");
	write_order(q);
	fprintf(c, ";\n");
	if (q->many == '*') {
		fprintf(c, "\tstruct %s_rows list = { 0 };\n\n"
			"\twhile (db_next(&c)) {\n"
			"\t\tstruct %s *row = &list_add(tx_arena(tx), &list);\n",
			q->row, q->row);
		write_columns(q, "row->");
		fprintf(c, "\t}\n\treturn list;\n}\n\n");
	} else if (q->many == '?') {
		fprintf(c, "\tbool found = db_next(&c);\n\n\tif (found) {\n");
		write_columns(q, "out->");
		fprintf(c, "\t}\n\tdb_done(&c);\n\treturn found;\n}\n\n");
	} else if (!strcmp(q->row, "bool")) {
		fprintf(c, "\n\tdb_next(&c);\n\tdb_done(&c);\n"
			"\treturn db_changed(&c) > 0;\n}\n\n");
	} else if (q->row[0]) {
		fprintf(c, "\t%s out = { 0 };\n\n\tif (db_next(&c))\n"
			"\t\tout%s = db_col_int(&c, 0);\n\tdb_done(&c);\n"
			"\treturn out;\n}\n\n", c_type(q->row),
			is_id(q->row) ? ".v" : "");
	} else {
		fprintf(c, "\n\tdb_next(&c);\n\tdb_done(&c);\n}\n\n");
	}
}

static void finish(struct query *q)
{
	if (!q->name[0])
		return;
	check(q);
	if (q->many)
		write_row_struct(q);
	write_signature(h, q);
	fprintf(h, "%s;\n\n", q->many == '?' ? " MUST_CHECK" : "");
	write_signature(c, q);
	write_body(q);
}

static char *slurp(const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = calloc(1, 1 << 20);

	if (!f || !text || fread(text, 1, (1 << 20) - 1, f) == 0)
		fail(0, "cannot read %s", path);
	fclose(f);
	return text;
}

static void write_ids(const char *dir)
{
	char path[512];
	sqlite3_stmt *s;
	FILE *ids;

	snprintf(path, sizeof path, "%s/ids.h", dir);
	ids = fopen(path, "w");
	if (!ids)
		fail(0, "cannot write %s", path);
	fprintf(ids, "/* Made by sqlgen. */\n#pragma once\n#include <stdint.h>\n\n");
	sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type='table'"
			   " ORDER BY name", -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW)
		fprintf(ids, "typedef struct { int64_t v; } %s_id;\n",
			sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	fclose(ids);
}

static FILE *out_file(const char *dir, const char *base, const char *ext)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s.%s", dir, base, ext);
	f = fopen(path, "w");
	if (!f)
		fail(0, "cannot write %s", path);
	fprintf(f, "/* Made by sqlgen from %s. */\n", file);
	return f;
}

int main(int argc, char **argv)
{
	struct query q = { 0 };
	char *text, *line, *rest;
	const char *base;
	bool ids;
	int at = 0;

	if (argc < 4)
		return 2;
	ids = !strcmp(argv[1], "--ids");
	file = argv[2];
	sqlite3_open(":memory:", &db);
	for (int i = 3; i < argc; i++)
		if (sqlite3_exec(db, slurp(argv[i]), 0, 0, 0) != SQLITE_OK)
			fail(0, "%s: %s", argv[i], sqlite3_errmsg(db));
	if (ids) {
		write_ids(argv[2]);
		return 0;
	}
	base = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
	h = out_file(argv[1], base, "h");
	c = out_file(argv[1], base, "c");
	fprintf(h, "#pragma once\n#include \"db/db.h\"\n#include \"ids.h\"\n\n");
	fprintf(c, "#include \"%s.h\"\n\n", base);

	text = slurp(file);
	for (line = text; *line; line = rest) {
		struct query next = { .line = ++at };
		rest = line + strcspn(line, "\n");
		if (*rest)
			*rest++ = '\0';
		if (!strncmp(line, "-- scan:", 8))
			q.may_scan = true;
		if (!strncmp(line, "--", 2) && read_heading(line, &next)) {
			finish(&q);
			q = next;
		} else if (strncmp(line, "--", 2) && *line) {
			strcat(q.sql, q.sql[0] ? "\n" : "");
			strcat(q.sql, line);
		}
	}
	finish(&q);
	fclose(h);
	fclose(c);
	return 0;
}
