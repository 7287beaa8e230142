/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/demo/demo.h"
#include "base/when.h"
#include "csv/csv.h"
#include "demo.sql.h"
#include "features/person/person.h"
#include "features/transfer/transfer.h"

#include <errno.h>
#include <stdio.h>

enum { FILE_MAX = 64 * 1024 };

static void close_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

static bool read_file(const struct demo *demo, const char *name, str *out,
		      struct err *err)
{
	const char *path = arena_f(demo->arena, "%s/%s", demo->folder, name).p;
	CLEANUP(close_file) FILE *f = fopen(path, "rb");
	char *p = arena_alloc(demo->arena, FILE_MAX);

	if (!f)
		return err_set(err, "%s: %s", path, strerror(errno));
	*out = (str){ p, fread(p, 1, FILE_MAX, f) };
	return out->n < FILE_MAX || err_set(err, "%s: too long", path);
}

static bool read_table(const struct demo *demo, const char *name,
		       struct csv_table *out, struct err *err)
{
	str bytes;

	if (!read_file(demo, name, &bytes, err))
		return false;
	*out = csv_read(demo->arena, bytes);
	return !out->n_faults ||
	       err_set(err, "%s:%d: %s", name, (int)out->faults.at[0].line,
		       arena_z(demo->arena, out->faults.at[0].why));
}

/* "+12" is the day twelve days from now. */
static str dated(const struct demo *demo, str cell)
{
	int64_t days;

	if (!str_starts(cell, S("+")) ||
	    !str_to_int((str){ cell.p + 1, cell.n - 1 }, &days))
		return cell;
	return when_date(demo->arena, demo->now + days * DAY);
}

/* The file as an import wants it. */
static bool dated_file(const struct demo *demo, const char *name, str *out,
		       struct err *err)
{
	struct buf text = { .arena = demo->arena, .limit = 2 * FILE_MAX };
	struct csv_writer w = { .out = &text, .separator = ',' };
	struct csv_table t;

	if (!read_table(demo, name, &t, err))
		return false;
	for (size_t i = 0; i < t.columns; i++)
		csv_cell(&w, t.header[i]);
	csv_end_row(&w);
	list_each(r, t.rows) {
		for (size_t i = 0; i < t.columns; i++)
			csv_cell(&w, dated(demo, r->cells[i]));
		csv_end_row(&w);
	}
	*out = buf_str(&text);
	return true;
}

static bool load_files(struct db *db, const struct demo *demo, struct err *err)
{
	static const char *const files[] = {
		"organisations.csv", "meetings.csv", "tables.csv" };
	struct transfer_text texts[COUNT(files) + 1] = { 0 };
	struct transfer_options options = { .now = demo->now };
	struct transfer_report report;

	for (size_t i = 0; i < COUNT(files); i++) {
		texts[i].file = str_from_z(files[i]);
		if (!dated_file(demo, files[i], &texts[i].bytes, err))
			return false;
	}
	if (transfer_import_text(db, demo->arena, texts, &options, &report))
		return true;
	return err_set(err, "%s", report.n_faults
		       ? transfer_fault_text(demo->arena,
					     &report.faults.at[0]).p
		       : report.err.text);
}

static void add_person(struct tx *tx, const struct demo *demo,
		       struct demo_person *p, const struct csv_table *t,
		       const str *cells)
{
	str role = cells[csv_column(t, S("role"))];
	party_id party = demo_party(tx, cells[csv_column(t, S("party"))]);
	person_id id;

	p->name = cells[csv_column(t, S("name"))];
	p->mail = cells[csv_column(t, S("mail"))];
	p->what = cells[csv_column(t, S("what"))];
	id = person_add(tx, p->mail, role, demo->now);
	person_rename(tx, id, p->name);
	if (party.v)
		demo_join(tx, id, party, demo->now);
	p->link = person_link(tx, p->mail, demo->url, demo->now);
}

static bool load_people(struct db *db, const struct demo *demo,
			struct demo_people *people, struct err *err)
{
	static const char *const columns[] = { "name", "mail", "what", "role",
					       "party" };
	struct csv_table t;
	struct tx *tx;

	if (!read_table(demo, "people.csv", &t, err))
		return false;
	for (size_t i = 0; i < COUNT(columns); i++)
		if (csv_column(&t, str_from_z(columns[i])) == t.columns)
			return err_set(err, "people.csv: no column %s",
				       columns[i]);
	tx = tx_begin(db, demo->arena, TX_WRITE);
	list_each(r, t.rows)
		add_person(tx, demo, &list_add(demo->arena, people), &t,
			   r->cells);
	return tx_end(tx) || err_set(err, "the people cannot be stored");
}

bool demo_load(struct db *db, const struct demo *demo,
	       struct demo_people *people, struct err *err)
{
	return load_files(db, demo, err) && load_people(db, demo, people, err);
}
