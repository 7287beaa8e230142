/* SPDX-License-Identifier: EUPL-1.2 */
/* The C of one statement. */
#include "tools/sqlgen.h"

enum { MANY_PARAMETERS = 6 };   /* from here on they are named at the call */

static const char *c_type(struct gen *g, str type)
{
	return str_eq(type, S("int64")) ? "int64_t"
	     : str_eq(type, S("bytes")) ? "str"
	     : arena_z(g->tool.arena, type);
}

static bool is_text(str type)
{
	return str_eq(type, S("str"));
}

/* Rows of one name have the same columns; the first one writes the struct. */
static bool row_is_new(struct gen *g, const struct query *q)
{
	for (const struct query *o = g->queries.at; o < q; o++) {
		bool same = o->cols.n == q->cols.n;

		if (o->answer <= ONE_VALUE || o->failed ||
		    !str_eq(o->type, q->type))
			continue;
		for (size_t i = 0; same && i < q->cols.n; i++)
			same = str_eq(o->cols.at[i].name, q->cols.at[i].name) &&
			       str_eq(o->cols.at[i].type, q->cols.at[i].type);
		if (!same)
			tool_problem(&g->tool, q->line, "%.*s: its columns are "
				     "not those of %.*s", STR(q->name),
				     STR(o->name));
		return false;
	}
	return true;
}

static void write_members(struct gen *g, const struct fields *fields)
{
	for (size_t i = 0; i < fields->n; i++)
		buf_addf(&g->h, "\t%s %.*s;\n", c_type(g, fields->at[i].type),
			 STR(fields->at[i].name));
}

static void write_row_struct(struct gen *g, const struct query *q)
{
	buf_addf(&g->h, "struct %.*s {\n", STR(q->type));
	write_members(g, &q->cols);
	buf_addf(&g->h, "};\nstruct %.*s_rows {\n\tstruct %.*s *at;\n"
		 "\tsize_t n, cap;\n};\n\n", STR(q->type),
		 STR(q->type));
}

static str result_of(struct gen *g, const struct query *q)
{
	switch (q->answer) {
	case ONE_ROW:
		return S("bool");
	case ROWS:
		return arena_f(g->tool.arena, "struct %.*s_rows", STR(q->type));
	case ONE_VALUE:
		return str_from_z(c_type(g, q->type));
	case NOTHING:
		break;
	}
	return S("void");
}

static bool has_struct(const struct query *q)
{
	return q->params.n >= MANY_PARAMETERS;
}

/* More than a few parameters come by name: name(tx, .a = 1, .b = 2). */
static void write_parameter_struct(struct gen *g, const struct query *q)
{
	str n = q->name;

	buf_addf(&g->h, "struct %.*s_with {\n", STR(n));
	write_members(g, &q->params);
	if (q->answer == ONE_ROW)
		buf_addf(&g->h, "\tstruct %.*s *out;\n", STR(q->type));
	buf_addf(&g->h, "};\n#define %.*s(tx, ...) \\\n\t%.*s_with((tx), "
		 "&(struct %.*s_with){ __VA_ARGS__ })\n", STR(n),
		 STR(n), STR(n));
}

static str signature(struct gen *g, const struct query *q)
{
	struct buf b = tool_buf(&g->tool);
	str result = result_of(g, q);

	buf_addf(&b, "%.*s %.*s", STR(result), STR(q->name));
	if (has_struct(q)) {
		buf_addf(&b, "_with(struct tx *tx, const struct %.*s_with *v)",
			 STR(q->name));
		return buf_str(&b);
	}
	buf_add_z(&b, "(struct tx *tx");
	for (size_t i = 0; i < q->params.n; i++)
		buf_addf(&b, ", %s %.*s", c_type(g, q->params.at[i].type),
			 STR(q->params.at[i].name));
	if (q->answer == ONE_ROW)
		buf_addf(&b, ", struct %.*s *out", STR(q->type));
	buf_add_z(&b, ")");
	return buf_str(&b);
}

static const struct field *param(const struct query *q, str name)
{
	for (size_t i = 0; i < q->params.n; i++)
		if (str_eq(q->params.at[i].name, name))
			return &q->params.at[i];
	return NULL;
}

static void write_values(struct gen *g, const struct query *q)
{
	buf_add_z(&g->c, q->order.n ? ", DB_VALUES(" : ", NULL, 0");
	for (size_t i = 0; i < q->order.n; i++) {
		const struct field *f = param(q, q->order.at[i]);
		str value = arena_f(g->tool.arena, "%s%.*s%s",
				    has_struct(q) ? "v->" : "", STR(f->name),
				    is_id(f->type) ? ".v" : "");

		buf_addf(&g->c, "%sdb_%s%s(%.*s)", i ? ",\n\t\t" : "",
			 str_eq(f->type, S("bytes")) ? "bytes"
			 : is_text(f->type) ? "str" : "int",
			 f->optional ? "_or_null" : "", STR(value));
	}
	buf_add_z(&g->c, q->order.n ? "))" : ")");
}

static size_t number_of(const struct query *q, str name)
{
	for (size_t i = 0; i < q->order.n; i++)
		if (str_eq(q->order.at[i], name))
			return i + 1;
	return 0;
}

/* The name behind a colon. */
static str name_at(str rest)
{
	size_t n = 0;

	while (n < rest.n && is_name((str){ rest.p, n + 1 }))
		n++;
	return (str){ rest.p, n };
}

/*
 * The same for PostgreSQL: :name is $1::bigint, counted as SQLite counts, with
 * its type, so that PostgreSQL has nothing to guess; json_each(:ids) is the
 * ids, one a row, under the name that SQLite gives them.
 */
static struct buf in_postgres(struct gen *g, const struct query *q)
{
	const str each = S("json_each(:");
	struct buf b = tool_buf(&g->tool);
	str rest = buf_str(q->postgres.n ? &q->postgres : &q->sql);
	char quote = 0;

	while (rest.n) {
		size_t n = 1;
		char ch = rest.p[0];
		str name;

		if (quote ? ch == quote : ch == '\'' || ch == '"')
			quote = quote ? 0 : ch;
		name = quote || ch != ':' ? (str){ 0 }
			: name_at((str){ rest.p + 1, rest.n - 1 });
		n += name.n;
		if (!quote && str_starts(rest, each)) {
			name = name_at((str){ rest.p + each.n, rest.n - each.n });
			n = each.n + name.n + 1;
			buf_addf(&b, "(SELECT value::bigint AS value FROM "
				 "json_array_elements_text($%zu::text::json))",
				 number_of(q, name));
		} else if (str_starts(rest, S("::")))
			buf_add(&b, (str){ rest.p, n = 2 });
		else if (name.n)
			buf_addf(&b, "$%zu::%s", number_of(q, name),
				 str_eq(param(q, name)->type, S("bytes")) ? "bytea"
				 : is_text(param(q, name)->type) ? "text" : "bigint");
		else
			buf_add(&b, (str){ rest.p, 1 });
		rest = (str){ rest.p + n, rest.n - n };
	}
	return b;
}

static void write_columns(struct gen *g, const struct query *q, const char *row)
{
	for (size_t i = 0; i < q->cols.n; i++) {
		const struct field *f = &q->cols.at[i];

		buf_addf(&g->c, "\t\t%s%.*s%s = db_col_%s(&cursor, %zu);\n",
			 row, STR(f->name), is_id(f->type) ? ".v" : "",
			 is_text(f->type) ? "str" : "int", i);
	}
}

static void write_value_body(struct gen *g, const struct query *q)
{
	if (!str_eq(q->type, S("bool")))
		buf_addf(&g->c, "\t%s out = { 0 };\n\n\tif (db_next(&cursor))\n"
			 "\t\tout%s = db_col_%s(&cursor, 0);\n"
			 "\tdb_done(&cursor);\n\treturn out;\n",
			 c_type(g, q->type), is_id(q->type) ? ".v" : "",
			 is_text(q->type) ? "str" : "int");
	else if (q->reads)
		buf_add_z(&g->c, "\tbool found = db_next(&cursor);\n\n"
			  "\tdb_done(&cursor);\n\treturn found;\n");
	else
		buf_add_z(&g->c, "\n\tdb_next(&cursor);\n\tdb_done(&cursor);\n"
			  "\treturn db_changed(&cursor) > 0;\n");
}

static void write_body(struct gen *g, const struct query *q)
{
	const char *out = has_struct(q) ? "v->out->" : "out->";

	switch (q->answer) {
	case ROWS:
		buf_addf(&g->c, "\tstruct %.*s_rows list = { 0 };\n\n\twhile "
			 "(db_next(&cursor)) {\n\t\tstruct %.*s *row = "
			 "&list_add(tx_arena(tx), &list);\n", STR(q->type),
			 STR(q->type));
		write_columns(g, q, "row->");
		buf_add_z(&g->c, "\t}\n\treturn list;\n");
		break;
	case ONE_ROW:
		buf_add_z(&g->c, "\tbool found = db_next(&cursor);\n\n"
			  "\tif (found) {\n");
		write_columns(g, q, out);
		buf_add_z(&g->c, "\t}\n\tdb_done(&cursor);\n\treturn found;\n");
		break;
	case ONE_VALUE:
		write_value_body(g, q);
		break;
	case NOTHING:
		buf_add_z(&g->c, "\n\tdb_next(&cursor);\n"
			  "\tdb_done(&cursor);\n");
		break;
	}
}

void write_query(struct gen *g, const struct query *q)
{
	struct buf postgres = in_postgres(g, q);
	str head;

	if (q->answer > ONE_VALUE && row_is_new(g, q))
		write_row_struct(g, q);
	if (has_struct(q))
		write_parameter_struct(g, q);
	head = signature(g, q);
	buf_addf(&g->h, "%.*s%s;\n\n", STR(head),
		 q->answer == ONE_ROW ? " MUST_CHECK" : "");
	buf_addf(&g->c, "%.*s\n{\n\tstatic const struct db_query query = { "
		 "\"%.*s\",\n\t\t", STR(head), STR(q->name));
	buf_add_literal(&g->c, buf_str(&q->sql));
	buf_add_z(&g->c, ",\n\t\t");
	buf_add_literal(&g->c, buf_str(&postgres));
	buf_add_z(&g->c, q->kept ? ",\n\t\ttrue" : "");
	buf_add_z(&g->c, "\n\t};\n\tstruct db_cursor cursor = db_run(tx, "
		  "&query");
	write_values(g, q);
	buf_add_z(&g->c, ";\n");
	write_body(g, q);
	buf_add_z(&g->c, "}\n\n");
}
