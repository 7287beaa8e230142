/* SPDX-License-Identifier: EUPL-1.2 */
/* sqlgen: one statement of a feature's .sql file, and the state of a run. */
#pragma once

#include "tools/tool.h"

#include <sqlite3.h>

struct field {
	str type, name;         /* type: int64, bool, str or table_id */
	bool optional;          /* a parameter: zero or empty is NULL */
};
struct fields {
	struct field *at;
	size_t n, cap;
};

enum answer { NOTHING, ONE_VALUE, ONE_ROW, ROWS };

struct query {
	int line;
	str name, type;         /* type: of the value, or the row's name */
	enum answer answer;
	struct fields params, cols;
	struct buf sql, postgres;       /* postgres: empty, or its own way */
	struct strs order;      /* names of the parameters as SQLite counts */
	bool in_postgres, may_scan, kept, reads;
	bool failed;
};
struct queries {
	struct query *at;
	size_t n, cap;
};

struct gen {
	struct tool tool;
	sqlite3 *db;            /* empty tables, to ask about statements */
	struct queries queries;
	struct buf h, c;
};

/* One problem with this statement. */
void query_problem(struct gen *g, struct query *q, const char *fmt, ...)
	PRINTF_LIKE(3, 4);

/* Whether the statement means the same on both stores. */
void check_dialect(struct gen *g, struct query *q);
/* The text this query of the schema finds; empty: none. */
str ask(struct gen *g, const char *sql, str a, str b);
/* Whether "SCAN object" of SQLite's plan reads a table, not a WITH, nor a view:
 * how that is read stands in the plan too, by the names in that view. */
bool scans_table(struct gen *g, struct query *q, str object);

void write_query(struct gen *g, const struct query *q);
bool is_id(str type);
