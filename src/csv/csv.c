/* SPDX-License-Identifier: EUPL-1.2 */
/* The one door to libcsv: its parser, and around it the line numbers, limits
 * and checks that it does not have. */
#include "csv/csv.h"

#include <csv.h>
#include <stdio.h>

enum { ROW_MAX = 1024 * 1024 };

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct reader {
	struct arena *arena;
	struct csv_table *table;
	struct { str *at; size_t n, cap; } cells;       /* of the row at hand */
	struct buf text;                                /* their text */
	int64_t line;           /* where the next cell begins */
	int64_t row_line;
	size_t lines_inside;    /* line ends within quotes, in this row */
	size_t faults_before;   /* this row */
	bool after_cr;
	bool stopped;
};

static void fault(struct reader *r, int64_t line, size_t cell, str why)
{
	struct csv_table *t = r->table;

	if (t->n_faults++ < CSV_FAULTS_MAX)
		list_add(r->arena, &t->faults) =
			(struct csv_fault){ line, cell, why };
}

static size_t line_ends(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' ||
		     (s.p[i] == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n'));
	return n;
}

static void begin_row(struct reader *r)
{
	r->row_line = r->line;
	r->faults_before = r->table->n_faults;
	r->cells.n = 0;
	r->text.n = 0;
	r->text.overflow = false;
}

static void check_cell(struct reader *r, str cell)
{
	size_t at = r->cells.n + 1;

	if (cell.n > CSV_CELL_MAX)
		fault(r, r->line, at, S("this cell is longer than 64 kB"));
	else if (cell.n && memchr(cell.p, 0, cell.n))
		fault(r, r->line, at, S("a NUL byte"));
	else if (!str_is_utf8(cell))
		fault(r, r->line, at, S("not UTF-8; save the file as UTF-8"));
}

static void on_cell(void *p, size_t n, void *ctx)
{
	struct reader *r = ctx;
	str cell = { p, n };

	r->after_cr = false;
	if (r->stopped)
		return;
	if (!r->cells.n)
		begin_row(r);
	check_cell(r, cell);
	buf_add(&r->text, cell);
	/* The text may still move: until the row ends only lengths count. */
	list_add(r->arena, &r->cells) = (str){ NULL, n };
	r->line += (int64_t)line_ends(cell);
}

static str *keep_cells(struct reader *r)
{
	str text = arena_str(r->arena, buf_str(&r->text));
	str *cells = arena_array(r->arena, str, r->cells.n);

	for (size_t i = 0; i < r->cells.n; i++) {
		cells[i] = (str){ text.p, r->cells.at[i].n };
		text.p += cells[i].n;
	}
	return cells;
}

static void take_header(struct reader *r)
{
	struct csv_table *t = r->table;

	t->header = keep_cells(r);
	t->columns = r->cells.n;
	for (size_t i = 0; i < t->columns; i++) {
		if (!t->header[i].n)
			fault(r, r->row_line, i + 1,
			      S("a column without a name"));
		if (str_starts(t->header[i], S(BYTE_ORDER_MARK)))
			fault(r, r->row_line, i + 1,
			      S("a byte order mark that is not at the start"));
		for (size_t j = 0; j < i && t->header[i].n; j++)
			if (str_eq(t->header[i], t->header[j]))
				fault(r, r->row_line, i + 1,
				      S("this column stands here twice"));
	}
	r->stopped = t->n_faults > 0;
}

static void take_row(struct reader *r)
{
	struct csv_table *t = r->table;

	if (r->text.overflow || r->cells.n > CSV_COLUMNS_MAX) {
		fault(r, r->row_line, 0, S("this row is too long"));
	} else if (!t->header) {
		take_header(r);
	} else if (r->cells.n != t->columns) {
		fault(r, r->row_line, 0,
		      arena_f(r->arena, "%zu %s where the header has %zu",
			      r->cells.n, r->cells.n == 1 ? "cell" : "cells",
			      t->columns));
	} else if (t->rows.n == CSV_ROWS_MAX) {
		fault(r, r->row_line, 0, S("more than two million rows"));
		r->stopped = true;
	} else if (t->n_faults == r->faults_before) {
		list_add(r->arena, &t->rows) =
			(struct csv_row){ r->row_line, keep_cells(r) };
	}
}

/* Called for each CR and LF outside quotes, and with -1 at the very end. */
static void on_line_end(int c, void *ctx)
{
	struct reader *r = ctx;
	bool second_half = c == '\n' && r->after_cr;

	if (r->cells.n && !r->stopped)
		take_row(r);
	r->cells.n = 0;
	if (!second_half)
		r->line++;
	r->after_cr = c == '\r';
}

static int no_space(unsigned char c)
{
	(void)c;
	return 0;       /* white space is part of the cell */
}

/* An empty line is no row, but a row of one empty cell ("") is one. */
static void parse(struct reader *r, str bytes)
{
	struct csv_parser p;
	size_t read;

	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
		return fault(r, 1, 0, S("the reader cannot be started"));
	csv_set_space_func(&p, no_space);
	read = csv_parse(&p, bytes.p, bytes.n, on_cell, on_line_end, r);
	if (r->stopped)
		;
	else if (read < bytes.n)
		fault(r, r->line, r->cells.n + 1,
		      S("a quote in the wrong place; write \"\" for a quote "
			"and put the cell in quotes"));
	else if (csv_fini(&p, on_cell, on_line_end, r))
		fault(r, r->line, r->cells.n + 1,
		      S("the quotes of this cell are never closed"));
	csv_free(&p);
}

struct csv_table csv_read(struct arena *a, str bytes)
{
	struct csv_table table = { 0 };
	struct reader r = {
		.arena = a, .table = &table, .line = 1,
		.text = { .arena = a, .limit = ROW_MAX },
	};

	if (str_starts(bytes, S(BYTE_ORDER_MARK)))
		bytes = (str){ bytes.p + 3, bytes.n - 3 };
	parse(&r, bytes);
	if (!table.header && !table.n_faults)
		fault(&r, 1, 0, S("empty: there is no header"));
	return table;
}

size_t csv_column(const struct csv_table *t, str name)
{
	size_t i = 0;

	while (i < t->columns && !str_eq(t->header[i], name))
		i++;
	return i;
}
