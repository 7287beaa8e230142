/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer.h"
#include "csv/csv.h"
#include "features/transfer/transfer_list.h"
#include "features/transfer/transfer_sql.h"
#include "transfer.sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024 };

/* A file being written, under another name until it is whole. */
struct sheet {
	struct tx *tx;
	struct transfer_report *report;
	const struct layout *layout;
	struct transfer_extra_column_rows extras;
	struct buf text;
	struct csv_writer csv;
	int fd;
	bool later;             /* some row has what came later */
};

static bool is_written(const struct sheet *s, const struct column *c)
{
	return column_in_file(c) && (!c->later || s->later);
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

/* folder/places.csv, or its name while it is not whole yet. */
static const char *path_of(struct arena *a, const char *folder,
			   const struct layout *l, bool whole)
{
	return arena_f(a, whole ? "%s/%s" : "%s/.%s.new", folder, l->file).p;
}

static bool flush(struct sheet *s)
{
	str rest = buf_str(&s->text);

	while (rest.n) {
		ssize_t n = write(s->fd, rest.p, rest.n);

		if (n <= 0)
			return err_set(&s->report->err, "%s: cannot be written:"
				       " %s", s->layout->file, strerror(errno));
		rest = (str){ rest.p + n, rest.n - (size_t)n };
	}
	s->text.n = 0;
	return !s->text.overflow ||
	       err_set(&s->report->err, "%s: a row is too long",
		       s->layout->file);
}

static str as_cell(struct sheet *s, struct db_cursor *c, int col,
		   const struct column *column)
{
	struct arena *a = tx_arena(s->tx);
	int64_t n;

	switch (column->cell) {
	case CELL_NUMBER:
		return arena_f(a, "%" PRId64, db_col_int(c, col));
	case CELL_COUNT:
		n = db_col_int(c, col);
		return n ? arena_f(a, "%" PRId64, n) : S("");
	case CELL_YES:
		return db_col_int(c, col) ? S("yes") : S("no");
	case CELL_REPORTED:
		return db_col_int(c, col) ? S("reported") : S("open");
	default:
		return db_col_str(c, col);
	}
}

/* The text of an unknown column in the row with this key. */
static str extra_cell(struct sheet *s, str key, str name)
{
	struct transfer_value value = { 0 };

	(void)!transfer_extra(s->tx, str_from_z(s->layout->file), key, name,
			      &value);
	return value.value;
}

/* Columns the program does not know go back to where they stood: all that
 * come before this cell. */
static void write_extras(struct sheet *s, size_t *next, size_t cell,
			 const str *key)
{
	for (; *next < s->extras.n; (*next)++) {
		const struct transfer_extra_column *x = &s->extras.at[*next];

		if (x->position > (int64_t)cell)
			return;
		csv_cell(&s->csv, key ? extra_cell(s, *key, x->name) : x->name);
	}
}

static void write_header(struct sheet *s)
{
	size_t extra = 0;

	for (const struct column *c = s->layout->columns; c->cell; c++) {
		if (!is_written(s, c))
			continue;
		write_extras(s, &extra, s->csv.cells, NULL);
		csv_cell(&s->csv, str_from_z(c->name));
	}
	write_extras(s, &extra, CSV_COLUMNS_MAX, NULL);
	csv_end_row(&s->csv);
}

/* What transfer_load.h's source_key() makes of the same row. */
static str key_of(struct sheet *s, const str *cells)
{
	struct buf key = { .arena = tx_arena(s->tx), .limit = CSV_CELL_MAX };
	size_t n = 0;

	for (const struct column *c = s->layout->columns; c->cell; c++) {
		if (is_written(s, c))
			n++;
		if (c->again != AGAIN_KEY)
			continue;
		if (key.n)
			buf_add(&key, S("|"));
		buf_add(&key, cells[n - 1]);
	}
	return buf_str(&key);
}

/* The cells of a row; 0 if it hangs on something that is not public, as a
 * table of a meeting that is hidden. */
static size_t read_row(struct sheet *s, struct db_cursor *c, str *cells)
{
	int64_t id = db_col_int(c, 0);
	size_t n = 0;
	int col = 1;

	for (const struct column *k = s->layout->columns; k->cell; k++) {
		if (!is_written(s, k)) {
			col += column_in_file(k) && !column_is_list(k);
			continue;
		}
		if (column_is_list(k))
			cells[n] = list_text(s->tx, k, id, true);
		else
			cells[n] = as_cell(s, c, col++, k);
		if (!cells[n++].n && column_is_list(k) && k->needed)
			return 0;
	}
	return n;
}

static void write_row(struct sheet *s, const str *cells, size_t n)
{
	str key = s->extras.n ? key_of(s, cells) : S("");
	size_t extra = 0;

	for (size_t i = 0; i < n; i++) {
		write_extras(s, &extra, s->csv.cells, &key);
		csv_cell(&s->csv, cells[i]);
	}
	write_extras(s, &extra, CSV_COLUMNS_MAX, &key);
	csv_end_row(&s->csv);
}

static bool write_rows(struct sheet *s)
{
	struct statement *get = sql_get(tx_arena(s->tx), s->layout);
	struct transfer_count count = { .file = str_from_z(s->layout->file) };
	struct db_cursor c = db_run(s->tx, &get->query, NULL, 0);
	str cells[CSV_COLUMNS_MAX];
	bool good = true;

	while (good && db_next(&c)) {
		size_t n = read_row(s, &c, cells);

		if (!n)
			continue;
		write_row(s, cells, n);
		count.rows++;
		if (s->text.n > BLOCK)
			good = flush(s);
	}
	db_done(&c);
	db_forget(s->tx, &get->query);
	list_add(tx_arena(s->tx), &s->report->files) = count;
	return good && flush(s);
}

static bool write_sheet(struct tx *tx, const struct layout *l,
			const char *path, struct transfer_report *report)
{
	CLEANUP(close_fd) int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC |
					O_CLOEXEC, 0640);
	struct sheet s = {
		.tx = tx, .report = report, .layout = l, .fd = fd,
		.text = { .arena = tx_arena(tx), .limit = 16 * BLOCK },
		.csv = { .separator = ',' },
	};

	if (fd < 0)
		return err_set(&report->err, "%s: cannot be written: %s", path,
			       strerror(errno));
	s.csv.out = &s.text;
	s.later = transfer_later(tx, str_from_z(l->table)) > 0;
	s.extras = transfer_extra_columns(tx, str_from_z(l->file));
	write_header(&s);
	return write_rows(&s) &&
	       (!fsync(fd) || err_set(&report->err, "%s: cannot be kept: %s",
				      path, strerror(errno)));
}

static bool write_all(struct tx *tx, const char *folder,
		      struct transfer_report *report)
{
	for (const struct layout *l = transfer_layouts; l->file; l++)
		if (!write_sheet(tx, l, path_of(tx_arena(tx), folder, l, false),
				 report))
			return false;
	return true;
}

/* All of them whole: give them their names, or take them away. */
static bool settle(struct arena *a, const char *folder, bool good,
		   struct err *err)
{
	for (const struct layout *l = transfer_layouts; l->file; l++) {
		const char *from = path_of(a, folder, l, false);
		const char *to = path_of(a, folder, l, true);

		if (!good)
			unlink(from);
		else if (rename(from, to))
			good = err_set(err, "%s: %s", to, strerror(errno));
	}
	return good;
}

bool transfer_export(struct db *db, struct arena *a, const char *folder,
		     struct transfer_report *report)
{
	struct tx *tx;
	bool good;

	*report = (struct transfer_report){ 0 };
	if (mkdir(folder, 0750) && errno != EEXIST)
		return err_set(&report->err, "%s: %s", folder, strerror(errno));
	tx = tx_begin(db, a, TX_READ);
	good = write_all(tx, folder, report);
	if (!tx_end(tx))
		good = err_set(&report->err, "the database failed");
	return settle(a, folder, good, &report->err);
}
