/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that were found good, into the database: first everything there is to
 * refer to, then what refers to it. */
#include "features/transfer/transfer_load.h"
#include "features/transfer/transfer_list.h"
#include "features/transfer/transfer_sql.h"
#include "base/when.h"
#include "features/place/place.h"
#include "geo/geo.h"
#include "lang/collate.h"
#include "lang/lang.h"
#include "transfer.sql.h"

enum { SHORT_MAX = 200, VALUES_MAX = 64 };

/*
 * Cells as values.
 */
static str shortened(struct arena *a, str text)
{
	str head = str_head(text, SHORT_MAX);
	size_t n = head.n;

	if (text.n <= SHORT_MAX)
		return text;
	while (n && head.p[n - 1] != ' ')
		n--;
	head.n = n ? n : head.n;
	return arena_f(a, "%s\xe2\x80\xa6", arena_z(a, str_trim(head)));
}

static int64_t as_number(str text)
{
	int64_t n = 0;

	return str_to_int(text, &n) ? n : 0;
}

static int64_t as_e5(str text)
{
	int32_t e5 = 0;

	return geo_degrees(text, 180, &e5) ? e5 : 0;
}

static int64_t as_moment(str date, bool until)
{
	int64_t from = 0, to = 0;

	if (!when_span(date, &from, &to))
		return 0;
	return until ? to : from;
}

static int64_t as_id(struct load *load, str slug)
{
	const struct key *key = slug.n ? load_find(load, slug) : NULL;

	return key ? key->id : 0;
}

/* A row at hand. */
struct at {
	struct load *load;
	struct source *source;
	size_t row;
};

static str cell_of(const struct at *at, const struct column *c)
{
	return c->name ? source_cell(at->source, at->row, (size_t)
				     (c - at->source->layout->columns))
		       : (str){ 0 };
}

static struct db_value value(const struct at *at, const struct column *c)
{
	struct arena *a = at->load->arena;
	str cell = cell_of(at, c);
	int64_t id;

	switch (c->cell) {
	case CELL_NUMBER:
	case CELL_COUNT:
		return db_int(as_number(cell));
	case CELL_YES:
		return db_int(str_eq(cell, S("yes")));
	case CELL_REPORTED:
		return db_int(str_eq(cell, S("reported")));
	case CELL_PLACE:
	case CELL_THEME:
	case CELL_ENTRY:
		id = as_id(at->load, cell);
		return db_int_or_null(id);
	case CELL_E5:
		return db_int(as_e5(cell));
	case CELL_FROM:
		return db_int(as_moment(cell, false));
	case CELL_UNTIL:
		return db_int(as_moment(cell, true));
	case CELL_ONE:
		return db_int(1);
	case CELL_ROW:
		return db_int((int64_t)at->row + 1);
	case CELL_NOW:
		return db_int(at->load->options->now);
	case CELL_FOLD:
		return db_str(place_fold(a, cell));
	case CELL_SORT_KEY:
		return db_str(lang_sort_key(a, cell));
	case CELL_SHORT:
		return db_str(shortened(a, cell));
	case CELL_ALWAYS:
		return db_str(str_from_z(c->words));
	case CELL_TYPE:
		return db_str(str_from_z(at->source->layout->type));
	default:
		return db_str(cell);
	}
}

/*
 * Statements.
 */
static struct db_cursor run(const struct at *at, const struct statement *st,
			    int64_t first, int64_t last)
{
	struct db_value values[VALUES_MAX];
	size_t n = 0;

	if (first)
		values[n++] = db_int(first);
	for (size_t i = 0; i < st->columns.n && n < VALUES_MAX - 1; i++)
		values[n++] = value(at, st->columns.at[i]);
	if (last)
		values[n++] = db_int(last);
	return db_run(at->load->tx, &st->query, values, n);
}

/* How the rows of a file are written, one part of them. */
struct writer {
	enum part part;
	struct statement *insert, *update;
};

static struct writer writer_of(struct load *load, const struct source *s,
			       enum part part)
{
	return (struct writer){
		.part = part,
		.insert = part == PART_TIES ? NULL
					    : sql_insert(load->arena, s, part),
		.update = sql_update(load->arena, s, part),
	};
}

static void writer_release(struct load *load, const struct writer *w)
{
	if (w->insert)
		db_forget(load->tx, &w->insert->query);
	if (w->update)
		db_forget(load->tx, &w->update->query);
}

static void put(const struct at *at, const struct writer *w)
{
	struct source *s = at->source;
	int64_t id = s->ids[at->row];
	bool insert = s->is_new[at->row] && w->insert;
	struct db_cursor c;

	if (!insert && !w->update)
		return;
	c = insert ? run(at, w->insert, w->part == PART_DETAIL ? id : 0, 0)
		   : run(at, w->update, 0, id);
	db_next(&c);
	db_done(&c);
	if (db_changed(&c))
		s->changed[at->row] = true;
}

/*
 * Lists and extras.
 */
static void fill_list(const struct at *at, const struct column *c, str cell)
{
	struct list_value v = { 0 };

	for (; cell.n; v.position++) {
		v.text = str_cut(&cell, '|');
		v.target = c->cell == CELL_ALIASES ? 0 : as_id(at->load, v.text);
		list_add_value(at->load->tx, c, at->source->ids[at->row], &v);
	}
}

static void put_lists(const struct at *at)
{
	struct source *s = at->source;
	int64_t id = s->ids[at->row];

	for (size_t i = 0; s->layout->columns[i].cell; i++) {
		const struct column *c = &s->layout->columns[i];
		str cell = source_cell(s, at->row, i);

		if (!column_is_list(c) || s->cell_at[i] == s->table.columns)
			continue;
		if (!s->is_new[at->row]) {
			if (str_eq(list_text(at->load->tx, c, id, false),
				   cell))
				continue;
			list_clear(at->load->tx, c, id);
			s->changed[at->row] = true;
		}
		fill_list(at, c, cell);
	}
}

static void put_extras(const struct at *at)
{
	struct source *s = at->source;
	str key;

	if (!s->extras.n)
		return;
	key = source_key(at->load->arena, s, at->row);
	for (size_t i = 0; i < s->extras.n; i++) {
		size_t cell = s->extras.at[i];

		if (transfer_extra_put(at->load->tx, s->file, key,
				       s->table.header[cell],
				       s->table.rows.at[at->row].cells[cell],
				       (int64_t)cell))
			s->changed[at->row] = true;
	}
}

/*
 * The order of things.
 */
static void progress(struct load *load)
{
	load->done++;
	if (load->options->progress)
		load->options->progress(load->options->about, load->done,
					load->total);
}

/* The row that has a key, and from now on an id. */
static void put_key(const struct at *at, const struct writer *w)
{
	struct source *s = at->source;
	str slug = source_key(at->load->arena, s, at->row);
	struct transfer_found found;
	struct key *key;

	s->is_new[at->row] = !s->ids[at->row];
	put(at, w);
	if (s->is_new[at->row] && transfer_find(at->load->tx, slug, &found))
		s->ids[at->row] = found.id;
	/* Only now: putting it may have looked up others, which moves keys. */
	key = keys_find(&at->load->keys, slug);
	if (key)
		key->id = s->ids[at->row];
}

/* Places, themes and entries: what others may refer to. */
static void store_rows(struct load *load, struct source *s)
{
	struct writer rows = writer_of(load, s, PART_ROW);
	struct writer ties = writer_of(load, s, PART_TIES);

	for (size_t row = 0; row < s->table.rows.n; row++)
		put_key(&(struct at){ load, s, row }, &rows);
	for (size_t row = 0; row < s->table.rows.n; row++)
		put(&(struct at){ load, s, row }, &ties);
	writer_release(load, &rows);
	writer_release(load, &ties);
}

/* Which relation a row is: 0 if there is none from here to there yet. */
static int64_t relation_of(const struct at *at)
{
	const struct column *c = at->source->layout->columns;
	int64_t ends[2] = { 0 };
	size_t n = 0;
	str kind = { 0 };

	for (; c->cell; c++) {
		if (c->cell == CELL_ENTRY && n < COUNT(ends))
			ends[n++] = as_id(at->load, cell_of(at, c));
		else if (c->again == AGAIN_KEY)
			kind = cell_of(at, c);
	}
	return transfer_relation(at->load->tx, (entry_id){ ends[0] },
				 (entry_id){ ends[1] }, kind);
}

static void store_relations(struct load *load, struct source *s)
{
	struct writer w = writer_of(load, s, PART_ROW);

	for (size_t row = 0; row < s->table.rows.n; row++) {
		struct at at = { load, s, row };

		s->ids[row] = relation_of(&at);
		s->is_new[row] = !s->ids[row];
		put(&at, &w);
		put_extras(&at);
		progress(load);
	}
	writer_release(load, &w);
}

/* What an entry has besides its row in `entry`. */
static void store_details(struct load *load, struct source *s)
{
	struct writer w = writer_of(load, s, PART_DETAIL);

	for (size_t row = 0; row < s->table.rows.n; row++) {
		struct at at = { load, s, row };
		bool was_changed = s->changed[row];

		put(&at, &w);
		put_lists(&at);
		put_extras(&at);
		if (s->changed[row] && !was_changed)
			transfer_touch(load->tx, (entry_id){ s->ids[row] },
				       load->options->now);
		progress(load);
	}
	writer_release(load, &w);
}

static void store_rest(struct load *load, struct source *s)
{
	if (layout_of_entries(s->layout))
		return store_details(load, s);
	if (!strcmp(s->layout->type, "relation"))
		return store_relations(load, s);
	for (size_t row = 0; row < s->table.rows.n; row++) {
		put_extras(&(struct at){ load, s, row });
		progress(load);
	}
}

/* The first of the meetings that this document tells of; NULL: of none. */
static const struct transfer_told *told_in(const struct transfer_told_rows *all,
					   const char *seeds)
{
	list_each(m, *all) {
		str rest = m->seed;

		while (rest.n)
			if (word_among(str_cut(&rest, '|'), seeds))
				return m;
	}
	return NULL;
}

/* What was noted at a gathering gets the date of it, as far as known. */
static void date_reports(struct load *load,
			 const struct transfer_told_rows *told)
{
	static const char *const types[] = { "ask", "signal" };

	transfer_date_asks(load->tx);
	for (size_t t = 0; t < COUNT(types); t++) {
		struct transfer_undated_rows rows =
			transfer_undated(load->tx, str_from_z(types[t]));

		list_each(r, rows) {
			const struct transfer_told *m =
				told_in(told, arena_z(load->arena, r->seed));

			if (m)
				transfer_date(load->tx, r->id, m->date);
		}
	}
}

/* What stands on an agenda was noted at the gathering its document tells of. */
static void place_agenda(struct load *load,
			 const struct transfer_told_rows *told)
{
	struct transfer_unplaced_rows rows = transfer_unplaced(load->tx);

	list_each(r, rows) {
		const struct transfer_told *m =
			told_in(told, arena_z(load->arena, r->seed));

		if (m)
			entry_link_add(load->tx, r->id, S("meeting"), m->id);
	}
}

static bool any_changed(const struct source *s)
{
	bool any = false;

	for (size_t row = 0; row < s->table.rows.n; row++)
		any = any || s->changed[row];
	return any;
}

void load_store(struct load *load)
{
	struct transfer_told_rows told;

	list_each(s, load->sources) {
		if (strcmp(s->layout->type, "relation"))
			store_rows(load, s);
		if (!strcmp(s->layout->type, "place") && any_changed(s))
			place_relate(load->tx);
	}
	for (size_t i = 0; i < load->sources.n; i++)
		store_rest(load, &load->sources.at[i]);
	told = transfer_told(load->tx);
	date_reports(load, &told);
	place_agenda(load, &told);
}
