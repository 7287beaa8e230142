/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/transfer/transfer_load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 1 << 30 };

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static void close_folder(DIR **folder)
{
	if (*folder)
		closedir(*folder);
}

void load_fault(struct load *load, const struct source *s, int64_t line,
		str column, str why)
{
	struct transfer_report *r = load->report;

	if (r->n_faults++ < TRANSFER_FAULTS_TOLD)
		list_add(load->arena, &r->faults) = (struct transfer_fault){
			s->file, line, column, why };
}

str source_cell(const struct source *s, size_t row, size_t column)
{
	size_t at = s->cell_at[column];

	return at < s->table.columns ? s->table.rows.at[row].cells[at]
				     : (str){ 0 };
}

str source_key(struct arena *a, const struct source *s, size_t row)
{
	struct buf key = { .arena = a, .limit = 3 * CSV_CELL_MAX };

	for (size_t i = 0; s->layout->columns[i].cell; i++) {
		if (s->layout->columns[i].again != AGAIN_KEY)
			continue;
		if (s->layout->columns[i].cell == CELL_SLUG)
			return source_cell(s, row, i);
		if (key.n)
			buf_add(&key, S("|"));
		buf_add(&key, source_cell(s, row, i));
	}
	return buf_str(&key);
}

static bool read_bytes(struct load *load, const char *path, str *out)
{
	CLEANUP(close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	size_t n = 0;
	ssize_t got = 1;
	char *p;

	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode))
		return err_set(&load->report->err, "%s: cannot be read: %s",
			       path, errno ? strerror(errno) : "not a file");
	if (st.st_size > FILE_MAX)
		return err_set(&load->report->err, "%s: larger than 1 GB", path);
	p = arena_alloc(load->arena, (size_t)st.st_size + 1);
	while (got > 0 && n < (size_t)st.st_size) {
		got = read(fd, p + n, (size_t)st.st_size - n);
		n += got > 0 ? (size_t)got : 0;
	}
	*out = (str){ p, n };
	return n == (size_t)st.st_size ||
	       err_set(&load->report->err, "%s: changed while it was read",
		       path);
}

static void take_csv_faults(struct load *load, const struct source *s)
{
	const struct csv_table *t = &s->table;

	list_each(f, t->faults) {
		str column = { 0 };

		if (f->cell && f->cell <= t->columns)
			column = t->header[f->cell - 1];
		else if (f->cell)
			column = arena_f(load->arena, "%zu", f->cell);
		load_fault(load, s, f->line, column, f->why);
	}
	load->report->n_faults += t->n_faults - t->faults.n;
}

static bool is_known(const struct layout *l, str name)
{
	for (const struct column *c = l->columns; c->cell; c++)
		if (c->name && str_eq(str_from_z(c->name), name))
			return true;
	return false;
}

static void match_header(struct load *load, struct source *s)
{
	const struct column *columns = s->layout->columns;
	size_t n = 0;

	while (columns[n].cell)
		n++;
	s->cell_at = arena_array(load->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		str name = str_from_z(columns[i].name);

		s->cell_at[i] = name.n ? csv_column(&s->table, name)
				       : s->table.columns;
		if (columns[i].needed && s->cell_at[i] == s->table.columns)
			load_fault(load, s, 1, name,
				   S("this column is missing"));
	}
	for (size_t i = 0; i < s->table.columns; i++)
		if (!is_known(s->layout, s->table.header[i]))
			list_add(load->arena, &s->extras) = i;
}

static void refuse(struct load *load, str file)
{
	struct source s = { .file = arena_str(load->arena, file) };
	struct buf b = { .arena = load->arena, .limit = 1024 };

	buf_add(&b, S("not a file this program knows; it knows"));
	for (const struct layout *l = transfer_layouts; l->file; l++)
		buf_addf(&b, "%s %s", l == transfer_layouts ? "" : ",",
			 l->file);
	load_fault(load, &s, 0, (str){ 0 }, buf_str(&b));
}

static void take_source(struct load *load, const struct layout *l, str bytes)
{
	struct source s = { .layout = l, .file = str_from_z(l->file),
			    .table = csv_read(load->arena, bytes) };

	take_csv_faults(load, &s);
	if (s.table.header)
		match_header(load, &s);
	else
		s.table.rows.n = 0;
	s.ids = arena_array(load->arena, int64_t, s.table.rows.n);
	s.is_new = arena_array(load->arena, bool, s.table.rows.n);
	s.changed = arena_array(load->arena, bool, s.table.rows.n);
	list_add(load->arena, &load->sources) = s;
	load->total += s.table.rows.n;
}

void load_text(struct load *load, str file, str bytes)
{
	const struct layout *l = transfer_layout(file);

	if (l)
		take_source(load, l, bytes);
	else
		refuse(load, file);
}

static bool read_source(struct load *load, const struct layout *l,
			const char *path)
{
	str bytes;

	if (!read_bytes(load, path, &bytes))
		return false;
	take_source(load, l, bytes);
	return true;
}

/* Every file of the folder that is known, and a fault for other tables. */
static bool read_folder(struct load *load, const char *from)
{
	CLEANUP(close_folder) DIR *folder = opendir(from);
	struct dirent *e;

	if (!folder)
		return err_set(&load->report->err, "%s: cannot be read: %s",
			       from, strerror(errno));
	while ((e = readdir(folder)))
		if (str_ends(str_from_z(e->d_name), S(".csv")) &&
		    !transfer_layout(str_from_z(e->d_name)))
			refuse(load, str_from_z(e->d_name));
	for (const struct layout *l = transfer_layouts; l->file; l++) {
		str path = arena_f(load->arena, "%s/%s", from, l->file);

		if (!access(path.p, F_OK) && !read_source(load, l, path.p))
			return false;
	}
	return load->sources.n || load->report->n_faults ||
	       err_set(&load->report->err, "%s: there are no files to import "
		       "here", from);
}

bool load_read(struct load *load, const char *from)
{
	const char *slash = strrchr(from, '/');
	str name = str_from_z(slash ? slash + 1 : from);
	const struct layout *l = transfer_layout(name);
	struct stat st;

	if (stat(from, &st))
		return err_set(&load->report->err, "%s: cannot be read: %s",
			       from, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return read_folder(load, from);
	if (l)
		return read_source(load, l, from);
	refuse(load, name);
	return true;
}
