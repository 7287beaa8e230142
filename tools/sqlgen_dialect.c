/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What means one thing on SQLite and another, or nothing, on PostgreSQL. A
 * statement is looked at as words: enough for these, and no parser.
 */
#include "tools/sqlgen.h"

#include <ctype.h>
#include <strings.h>

struct word {
	str text;
	int depth;              /* parentheses around it */
};
struct words {
	struct word *at;
	size_t n, cap;
};

/* Names of functions and operators, and what to write instead. */
static const struct {
	const char *word, *instead;
	bool called;            /* only when ( follows */
} foreign[] = {
	{ "glob", "a folded column", false },
	{ "regexp", "a folded column", false },
	{ "collate", "a stored sort key", false },
	{ "rowid", "id", false },
	{ "true", "1", false },
	{ "false", "0", false },
	{ "current_timestamp", "the caller's :now", false },
	{ "now", "the caller's :now", true },
	{ "date", "numbers; make dates in C", true },
	{ "datetime", "numbers; make dates in C", true },
	{ "strftime", "numbers; make dates in C", true },
	{ "julianday", "numbers; make dates in C", true },
	{ "unixepoch", "the caller's :now", true },
	{ "random", "a number from the caller", true },
	{ "group_concat", "rows; join them in C", true },
	{ "string_agg", "rows; join them in C", true },
	{ "ifnull", "coalesce", true },
	{ "iif", "CASE", true },
	{ "instr", "a folded column", true },
	{ "lower", "a folded column", true },
	{ "upper", "a folded column", true },
	{ "printf", "text made in C", true },
	{ "format", "text made in C", true },
	{ "avg", "sum and count; divide in C", true },
	{ "round", "whole numbers", true },
	{ "total", "sum", true },
	{ "changes", "-> bool", true },
	{ "last_insert_rowid", "RETURNING id", true },
};

static size_t word_length(str s)
{
	size_t n = 1;

	if (s.p[0] == '\'' || s.p[0] == '"') {
		while (n < s.n && s.p[n] != s.p[0])
			n++;
		return n < s.n ? n + 1 : n;
	}
	if (str_starts(s, S("==")) || str_starts(s, S("->")))
		return 2;
	if (!isalnum((unsigned char)s.p[0]) && s.p[0] != '_' && s.p[0] != ':')
		return 1;
	while (n < s.n && (isalnum((unsigned char)s.p[n]) || s.p[n] == '_' ||
			   s.p[n] == '.'))
		n++;
	return n;
}

static struct words words_of(struct gen *g, str sql)
{
	struct words words = { 0 };
	int depth = 0;

	for (size_t n; sql.n; sql = (str){ sql.p + n, sql.n - n }) {
		str word;

		n = word_length(sql);
		word = (str){ sql.p, n };
		depth -= word.p[0] == ')';
		if (!is_space(word.p[0]))
			list_add(g->tool.arena, &words) =
				(struct word){ word, depth };
		depth += word.p[0] == '(';
	}
	return words;
}

static bool is(const struct words *w, size_t i, const char *z)
{
	return i < w->n && w->at[i].text.n == strlen(z) &&
	       !strncasecmp(w->at[i].text.p, z, strlen(z));
}

static bool is_one_of(const struct words *w, size_t i, const char *const *list)
{
	for (; *list; list++)
		if (is(w, i, *list))
			return true;
	return false;
}

/* json_each(:ids): what a list of ids comes in, and tools/sqlgen_write.c says
 * in PostgreSQL's way. */
static bool takes_ids(const struct words *w, size_t i)
{
	return is(w, i, "json_each") && is(w, i + 1, "(") && i + 2 < w->n &&
	       str_starts(w->at[i + 2].text, S(":")) && is(w, i + 3, ")");
}

static void check_foreign(struct gen *g, struct query *q,
			  const struct words *w, size_t i)
{
	for (size_t j = 0; j < COUNT(foreign); j++)
		if (is(w, i, foreign[j].word) &&
		    (!foreign[j].called || is(w, i + 1, "(")))
			query_problem(g, q, "not %s: write %s", foreign[j].word,
				      foreign[j].instead);
	if (w->at[i].text.n > 5 && !takes_ids(w, i) &&
	    !strncasecmp(w->at[i].text.p, "json_", 5))
		query_problem(g, q, "no json functions: they differ by store");
	if (is(w, i, "->"))
		query_problem(g, q, "no json functions: they differ by store");
	if (is(w, i, "=="))
		query_problem(g, q, "write = for ==");
}

/* max(a, b) is a function of SQLite's only. */
static void check_call(struct gen *g, struct query *q, const struct words *w,
		       size_t i)
{
	if (!(is(w, i, "max") || is(w, i, "min")) || !is(w, i + 1, "("))
		return;
	for (size_t j = i + 2; j < w->n && w->at[j].depth > w->at[i].depth; j++)
		if (is(w, j, ",") && w->at[j].depth == w->at[i].depth + 1)
			query_problem(g, q, "%.*s of two is SQLite's: write "
				      "CASE", 3, w->at[i].text.p);
}

static void check_operator(struct gen *g, struct query *q,
			   const struct words *w, size_t i)
{
	static const char *const after_is[] = { "NULL", "NOT", "DISTINCT", NULL };
	static const char *const after_not[] = { "NULL", "DISTINCT", NULL };
	size_t column = i > 1 && is(w, i - 1, "not") ? i - 2 : i - 1;

	if (is(w, i, "is") && (!is_one_of(w, i + 1, after_is) ||
			       (is(w, i + 1, "not") &&
				!is_one_of(w, i + 2, after_not))))
		query_problem(g, q, "IS of two values is SQLite's: write IS "
			      "NOT DISTINCT FROM");
	if (i && is(w, i, "like") &&
	    str_find(w->at[column].text, S("fold")) == w->at[column].text.n)
		query_problem(g, q, "LIKE differs in case by store: compare a "
			      "folded column");
	if (is(w, i, "insert") && is(w, i + 1, "or"))
		query_problem(g, q, "write ON CONFLICT for INSERT OR");
}

static void check_limit(struct gen *g, struct query *q, const struct words *w)
{
	if (!is(w, 0, "update") && !is(w, 0, "delete"))
		return;
	for (size_t i = 0; i < w->n; i++)
		if (is(w, i, "limit") && !w->at[i].depth)
			query_problem(g, q, "no LIMIT here on PostgreSQL: "
				      "choose the rows by id");
}

static bool in_words(const struct words *w, str name)
{
	const char *z = name.p;

	for (size_t i = 0; i < w->n; i++)
		if (w->at[i].text.n == name.n &&
		    !strncasecmp(w->at[i].text.p, z, name.n))
			return true;
	return false;
}

/* Is x, of `x.column`, the name of a table that may be missing in a row? */
static bool is_left_joined(const struct words *w, str qualifier)
{
	for (size_t i = 0; i + 2 < w->n; i++) {
		size_t table = i + 2 + is(w, i + 1, "outer");
		size_t as = table + 1 + is(w, table + 1, "as");

		if (is(w, i, "left") && table < w->n && qualifier.n &&
		    (str_eq(w->at[table].text, qualifier) ||
		     (as < w->n && str_eq(w->at[as].text, qualifier))))
			return true;
	}
	return false;
}

/* May this column, of some table the statement speaks of, be NULL? */
static bool is_nullable(struct gen *g, const struct words *w, str column)
{
	sqlite3_stmt *s;
	bool found = false;

	sqlite3_prepare_v2(g->db, "SELECT t.name FROM sqlite_schema t,"
		" pragma_table_info(t.name) c WHERE t.type = 'table' AND"
		" c.name = ? AND NOT c.\"notnull\" AND NOT c.pk", -1, &s, NULL);
	sqlite3_bind_text(s, 1, column.p, (int)column.n, SQLITE_STATIC);
	while (sqlite3_step(s) == SQLITE_ROW)
		found = found || in_words(w, str_from_z(
			(const char *)sqlite3_column_text(s, 0)));
	sqlite3_finalize(s);
	return found;
}

/* One term of ORDER BY, words i to end, if it is a plain column. */
static void check_term(struct gen *g, struct query *q, const struct words *w,
		       size_t i, size_t end)
{
	str column = w->at[i].text, qualifier = str_cut(&column, '.');
	bool says = false;

	for (size_t j = i; j < end; j++)
		says = says || is(w, j, "nulls");
	if (!column.p)
		column = qualifier, qualifier = (str){ 0 };
	if (says || !is_name(column))
		return;
	if (is_left_joined(w, qualifier) || is_nullable(g, w, column))
		query_problem(g, q, "ORDER BY %.*s: say NULLS FIRST or NULLS "
			      "LAST", STR(w->at[i].text));
}

static void check_order(struct gen *g, struct query *q, const struct words *w)
{
	static const char *const ends[] = { "limit", "rows", "range", "union",
		";", NULL };

	for (size_t i = 0; i + 2 < w->n; i++) {
		int depth = w->at[i].depth;
		size_t from = i + 2, j = from;

		if (!is(w, i, "order") || !is(w, i + 1, "by"))
			continue;
		for (; j < w->n && w->at[j].depth >= depth &&
		       !is_one_of(w, j, ends); j++) {
			if (!is(w, j, ",") || w->at[j].depth != depth)
				continue;
			check_term(g, q, w, from, j);
			from = j + 1;
		}
		if (from < w->n)
			check_term(g, q, w, from, j);
	}
}

/* A store's own way takes the same parameters. */
static void check_postgres(struct gen *g, struct query *q)
{
	struct words w = words_of(g, buf_str(&q->postgres));

	for (size_t i = 0; i < w.n; i++) {
		str name = { w.at[i].text.p + 1, w.at[i].text.n - 1 };
		bool cast = i && is(&w, i - 1, ":");

		if (w.at[i].text.p[0] == ':' && is_name(name) && !cast &&
		    !strs_has(&q->order, name))
			query_problem(g, q, "postgres: :%.*s is not among its "
				      "parameters", STR(name));
	}
	for (size_t i = 0; i < q->order.n; i++)
		if (!in_words(&w, arena_f(g->tool.arena, ":%.*s",
					  STR(q->order.at[i]))))
			query_problem(g, q, "postgres: :%.*s is not used",
				      STR(q->order.at[i]));
}

void check_dialect(struct gen *g, struct query *q)
{
	struct words w = words_of(g, buf_str(&q->sql));

	if (q->postgres.n) {
		check_postgres(g, q);
		return;
	}
	for (size_t i = 0; i < w.n; i++) {
		check_foreign(g, q, &w, i);
		check_call(g, q, &w, i);
		check_operator(g, q, &w, i);
	}
	check_limit(g, q, &w);
	check_order(g, q, &w);
}

/* The name of a WITH, or what a FROM calls it. */
static bool is_with(const struct words *w, str object)
{
	for (size_t i = 0; i + 2 < w->n; i++) {
		size_t as = i + 1;

		if (is(w, as, "("))
			while (as < w->n && w->at[as].depth >= w->at[i].depth &&
			       !is(w, as, "as"))
				as++;
		if (!is(w, as, "as") || !is(w, as + 1, "("))
			continue;
		for (size_t j = as; j + 1 < w->n; j++)
			if (str_eq(w->at[j].text, w->at[i].text) &&
			    str_eq(w->at[j + 1 + is(w, j + 1, "as")].text, object))
				return true;
		if (str_eq(w->at[i].text, object))
			return true;
	}
	return false;
}

/* The name of a view, or what a FROM calls it. */
static bool is_view(struct gen *g, const struct words *w, str object)
{
	static const char sql[] = "SELECT name FROM sqlite_schema"
		" WHERE type = 'view' AND name IN (?, ?)";

	for (size_t i = 1; i < w->n; i++)
		if (str_eq(w->at[i].text, object) &&
		    ask(g, sql, w->at[i - 1].text, object).n)
			return true;
	return ask(g, sql, object, object).n > 0;
}

bool scans_table(struct gen *g, struct query *q, str object)
{
	static const char *const no_tables[] = { "CONSTANT", NULL };
	struct words w = words_of(g, buf_str(&q->sql));

	return is_name(object) && !str_in(object, no_tables) &&
	       !is_with(&w, object) && !is_view(g, &w, object);
}
