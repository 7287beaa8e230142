/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * csv: tables as text, RFC 4180. Reading is strict, because a table that is
 * guessed at is a table that is wrong: UTF-8 only (a byte order mark is
 * skipped), every row as wide as the header, quotes where they belong. All
 * that is wrong is told at once, with its line. Writing is the same form back.
 */
#pragma once

#include "base/base.h"

enum {
	CSV_CELL_MAX = 64 * 1024,       /* bytes of one cell */
	CSV_COLUMNS_MAX = 200,
	CSV_ROWS_MAX = 2 * 1000 * 1000,
	CSV_FAULTS_MAX = 200,           /* told; the rest is only counted */
};

struct csv_row {
	int64_t line;           /* where it begins, from 1 */
	str *cells;             /* as many as the header has */
};

struct csv_fault {
	int64_t line;
	size_t cell;            /* from 1; 0: the row as a whole */
	str why;
};

struct csv_table {
	str *header;
	size_t columns;
	struct { struct csv_row *at; size_t n, cap; } rows;
	struct { struct csv_fault *at; size_t n, cap; } faults;
	size_t n_faults;        /* all of them; 0: the table is good */
};

/*
 * The table in these bytes; cells are copies in `a`. Empty lines are skipped.
 * Rows with a fault are left out; after a fault in the quoting the rest of
 * the file is, for where the next row begins can then only be guessed.
 */
struct csv_table csv_read(struct arena *a, str bytes);
/* Which column has this name; `columns` where none has. */
size_t csv_column(const struct csv_table *t, str name);

/*
 * Writing. `guard` is for tables people open in a spreadsheet: a cell that a
 * spreadsheet would take for a formula gets an apostrophe before it. Never
 * for what is read back by a program.
 */
struct csv_writer {
	struct buf *out;
	char separator;         /* ',' or ';' */
	bool guard;
	size_t cells;           /* written on this line */
};

void csv_cell(struct csv_writer *w, str text);
void csv_end_row(struct csv_writer *w);
