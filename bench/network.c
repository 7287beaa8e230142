/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/network.h"
#include "bench/words.h"
#include "csv/csv.h"
#include "features/transfer/transfer_load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { FILES = 16, TEXT_WORDS = 25, TITLE_WORDS = 5, LINKS = 8, TRIES = 20 };

/* Generating holds a file of the largest network in memory. */
static const size_t ARENA_MAX = (size_t)4 << 30;

/* One file: the rows it takes after, and how many it will have. */
struct sheet {
	const struct layout *layout;
	struct csv_table table;
	const struct column **columns;  /* of each cell; NULL: nobody knows it */
	size_t rows;
};

struct maker {
	struct arena *arena;
	struct arena *row_arena;        /* emptied after each row */
	struct words words;
	struct sheet sheets[FILES];
	size_t n;
	struct keys relations;          /* there are already */
};

/* One row under way. */
struct making {
	struct maker *m;
	const struct sheet *sheet;
	const str *like;                /* the cells it takes after */
	size_t number;                  /* from 1 */
	size_t words;                   /* of each of its texts */
};

static const struct column *column_named(const struct layout *l, str name)
{
	for (const struct column *c = l->columns; c->cell; c++)
		if (c->name && column_in_file(c) &&
		    str_eq(str_from_z(c->name), name))
			return c;
	return NULL;
}

/* Places and themes are what they are; the rest grows. */
static bool grows(const struct layout *l)
{
	return strcmp(l->type, "place") != 0 && strcmp(l->type, "theme") != 0;
}

static bool read_sheet(struct maker *m, const char *from,
		       const struct layout *l, struct err *err)
{
	struct sheet *s = &m->sheets[m->n++];
	str bytes;

	*s = (struct sheet){ .layout = l };
	if (!words_file(m->arena, arena_f(m->arena, "%s/%s", from, l->file).p,
			&bytes, err))
		return false;
	s->table = csv_read(m->arena, bytes);
	s->rows = s->table.rows.n;
	s->columns = arena_array(m->arena, const struct column *,
				 s->table.columns);
	for (size_t i = 0; i < s->table.columns; i++)
		s->columns[i] = column_named(l, s->table.header[i]);
	return !s->table.n_faults ||
	       err_set(err, "%s/%s: not a good table", from, l->file);
}

static void learn_row(struct maker *m, const struct sheet *s, size_t row)
{
	for (size_t c = 0; c < s->table.columns; c++)
		if (s->columns[c] && s->columns[c]->cell == CELL_TEXT)
			words_learn(m->arena, &m->words,
				    s->table.rows.at[row].cells[c]);
}

static void learn_words(struct maker *m)
{
	for (size_t i = 0; i < m->n; i++)
		for (size_t row = 0; row < m->sheets[i].table.rows.n; row++)
			learn_row(m, &m->sheets[i], row);
}

static bool read_all(struct maker *m, const struct network *network,
		     struct err *err)
{
	m->words.state = network->seed;
	for (const struct layout *l = transfer_layouts; l->file; l++)
		if (m->n < FILES && !read_sheet(m, network->from, l, err))
			return false;
	learn_words(m);
	return m->words.all.n || err_set(err, "%s: no words", network->from);
}

/* As many entries as asked, in the shares they have in the files. */
static void grow(struct maker *m, size_t items)
{
	size_t entries = 0;

	for (size_t i = 0; i < m->n; i++)
		if (layout_of_entries(m->sheets[i].layout))
			entries += m->sheets[i].table.rows.n;
	for (size_t i = 0; i < m->n; i++) {
		struct sheet *s = &m->sheets[i];

		if (grows(s->layout) && s->rows)
			s->rows = (s->rows * items + entries / 2) / entries + 1;
	}
}

static const struct sheet *sheet_of(const struct maker *m, str type)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(type, str_from_z(m->sheets[i].layout->type)))
			return &m->sheets[i];
	return NULL;
}

static str slug_of(const struct making *at, const struct sheet *s, size_t number)
{
	return arena_f(at->m->row_arena, "%s-%04zu", s->layout->type, number);
}

/* Some entry of this type; of the row's own type one that stands before it,
 * so that nothing goes round in a circle. */
static str some_of(const struct making *at, str type)
{
	const struct sheet *s = sheet_of(at->m, type);
	size_t n = !s ? 0 : s == at->sheet ? at->number - 1 : s->rows;

	if (!n)
		return (str){ 0 };
	return slug_of(at, s, 1 + words_below(&at->m->words, n));
}

/* What this slug stood for in the files it takes after. */
static str type_of(const struct maker *m, str slug)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct sheet *s = &m->sheets[i];

		for (size_t row = 0; row < s->table.rows.n; row++)
			if (layout_of_entries(s->layout) &&
			    str_eq(s->table.rows.at[row].cells[0], slug))
				return str_from_z(s->layout->type);
	}
	return (str){ 0 };
}

/* As many links as the row it takes after has, each to the same type. */
static str some_links(const struct making *at, str like)
{
	struct buf b = { .arena = at->m->row_arena, .limit = 4096 };
	str seen[LINKS];
	size_t n = 0;

	while (like.n && n < LINKS) {
		str slug = some_of(at, type_of(at->m, str_cut(&like, '|')));
		bool again = !slug.n;

		for (size_t i = 0; i < n; i++)
			again = again || str_eq(seen[i], slug);
		if (again)
			continue;
		seen[n] = slug;
		buf_add(&b, n++ ? S("|") : S(""));
		buf_add(&b, slug);
	}
	return buf_str(&b);
}

static str title_of(const struct making *at, const struct column *c)
{
	static const char *const names[][2] = {
		{ "initiative", "Initiatief" }, { "organisation", "Organisatie" },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (!strcmp(at->sheet->layout->type, names[i][0]) &&
		    !strcmp(c->name, "name"))
			return arena_f(at->m->row_arena, "%s %04zu",
				       names[i][1], at->number);
	return words_text(at->m->row_arena, &at->m->words,
			  TITLE_WORDS + words_below(&at->m->words, 3));
}

static bool is_title(const struct column *c)
{
	return c->to && !strcmp(c->to, "entry.title");
}

static str cell(const struct making *at, size_t i)
{
	const struct column *c = at->sheet->columns[i];
	str like = at->like[i];

	if (c && c->cell == CELL_SLUG)
		return slug_of(at, at->sheet, at->number);
	if (!c || !like.n || c->cell == CELL_ALIASES)
		return (str){ 0 };
	if (is_title(c))
		return title_of(at, c);
	if (c->cell == CELL_TEXT)
		return words_text(at->m->row_arena, &at->m->words, at->words);
	if (c->cell == CELL_LINKS)
		return some_links(at, like);
	if (c->cell == CELL_ENTRY)
		return some_of(at, type_of(at->m, like));
	if (c->cell == CELL_URL)
		return arena_f(at->m->row_arena, "https://example.org/%zu",
			       at->number);
	return like;
}

/* About TEXT_WORDS words in each item, however many texts it has. */
static size_t words_each(const struct sheet *s, const str *like)
{
	size_t texts = 0;

	for (size_t i = 0; i < s->table.columns; i++)
		texts += s->columns[i] && s->columns[i]->cell == CELL_TEXT &&
			 like[i].n;
	return texts ? (TEXT_WORDS + texts - 1) / texts : 0;
}

/* Each relation stands there once, between two. */
static bool is_new(struct maker *m, const str *cells)
{
	str key = arena_f(m->arena, "%.*s %.*s", (int)cells[1].n, cells[1].p,
			  (int)cells[3].n, cells[3].p);

	if (str_eq(cells[1], cells[3]) || keys_find(&m->relations, key))
		return false;
	keys_add(m->arena, &m->relations, key)->type = "relation";
	return true;
}

/* The cells of a new row; false: it is there already. */
static bool make_cells(const struct making *at, str *cells)
{
	for (size_t i = 0; i < at->sheet->table.columns; i++)
		cells[i] = cell(at, i);
	return strcmp(at->sheet->layout->type, "relation") != 0 ||
	       is_new(at->m, cells);
}

static void put_row(struct csv_writer *w, const str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_cell(w, cells[i]);
	csv_end_row(w);
}

static void make_row(struct maker *m, const struct sheet *s, size_t number,
		     struct csv_writer *w)
{
	str *cells = arena_array(m->row_arena, str, s->table.columns);
	struct making at = { .m = m, .sheet = s, .number = number };
	bool made = false;

	for (int i = 0; i < TRIES && !made; i++) {
		at.like = s->table.rows.at[words_below(&m->words,
						       s->table.rows.n)].cells;
		at.words = words_each(s, at.like);
		made = make_cells(&at, cells);
	}
	if (made)
		put_row(w, cells, s->table.columns);
	arena_reset(m->row_arena);
}

static bool write_file(const char *path, str bytes, struct err *err)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n;

	if (f && fclose(f))
		ok = false;
	return ok || err_set(err, "%s: %s", path, strerror(errno));
}

static bool write_sheet(struct maker *m, const struct sheet *s, const char *to,
			struct err *err)
{
	struct arena *a = arena_create(ARENA_MAX);
	struct buf out = { .arena = a, .limit = ARENA_MAX / 4 };
	struct csv_writer w = { .out = &out, .separator = ',' };
	bool ok;

	put_row(&w, s->table.header, s->table.columns);
	for (size_t i = 0; i < s->rows; i++)
		if (grows(s->layout))
			make_row(m, s, i + 1, &w);
		else
			put_row(&w, s->table.rows.at[i].cells,
				s->table.columns);
	ok = !out.overflow &&
	     write_file(arena_f(a, "%s/%s", to, s->layout->file).p,
			buf_str(&out), err);
	arena_destroy(a);
	return ok;
}

static struct maker maker_new(void)
{
	return (struct maker){ .arena = arena_create(ARENA_MAX),
			       .row_arena = arena_create(1 << 20) };
}

static void maker_end(struct maker *m)
{
	arena_destroy(m->row_arena);
	arena_destroy(m->arena);
}

bool network_write(const struct network *network, const char *to,
		   struct err *err)
{
	struct maker m = maker_new();
	bool ok = read_all(&m, network, err);

	if (ok)
		grow(&m, network->items);
	for (size_t i = 0; i < m.n && ok; i++)
		ok = write_sheet(&m, &m.sheets[i], to, err);
	maker_end(&m);
	return ok;
}

bool network_queries(struct arena *a, const struct network *network, size_t n,
		     struct buf *out, struct err *err)
{
	struct maker m = maker_new();
	bool ok = read_all(&m, network, err);

	for (size_t i = 0; i < n && ok; i++) {
		words_query(a, &m.words, 1 + words_below(&m.words, 3), out);
		buf_addf(out, "&n=%zu\n", i);
	}
	maker_end(&m);
	return ok;
}

bool network_asks(struct arena *a, const struct network *network, size_t n,
		  struct buf *out, struct err *err)
{
	struct maker m = maker_new();
	bool ok = read_all(&m, network, err);

	for (size_t i = 0; i < n && ok; i++) {
		str text = words_text(a, &m.words, 60);

		buf_addf(out, "{\"text\": \"%.*s\"}\n", (int)text.n, text.p);
	}
	maker_end(&m);
	return ok;
}
