/* SPDX-License-Identifier: EUPL-1.2 */
/* Whatever can be wrong with a row, found before anything is stored. */
#include "features/transfer/transfer_load.h"
#include "base/when.h"
#include "features/place/place.h"
#include "geo/geo.h"
#include "transfer.sql.h"

enum { SLUG_MAX = 100, LINE_MAX_BYTES = 1000, LIST_MAX = 200,
       PARENTS_MAX = 10 };

/* Where in the files a fault is. */
struct spot {
	struct load *load;
	const struct source *source;
	const struct column *column;
	size_t row;
};

static void wrong(const struct spot *at, str why)
{
	load_fault(at->load, at->source,
		   at->source->table.rows.at[at->row].line,
		   str_from_z(at->column->name), why);
}

#define WRONG(at, ...) wrong((at), arena_f((at)->load->arena, __VA_ARGS__))

static const char *article_of(const char *type)
{
	return memchr("aeiou", type[0], 5) ? "an" : "a";
}

struct key *load_find(struct load *load, str slug)
{
	struct key *key = keys_find(&load->keys, slug);
	struct transfer_found found;

	if (key || !transfer_find(load->tx, slug, &found))
		return key;
	key = keys_add(load->arena, &load->keys, slug);
	key->type = arena_z(load->arena, found.type);
	key->id = found.id;
	return key;
}

/*
 * Keys.
 */
static bool is_slug(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		      (c == '-' && i)))
			return false;
	}
	return s.n && s.n <= SLUG_MAX;
}

static void check_slug(const struct spot *at, str slug)
{
	if (!is_slug(slug))
		WRONG(at, "a slug has only a-z, 0-9 and -, at most %d of them",
		      SLUG_MAX);
	else if (word_among(slug, "nieuw|vergelijken|actor|inbox|o|a"))
		WRONG(at, "the slug \"%.*s\" is kept for an address of the site",
		      (int)slug.n, slug.p);
}

static void wrong_twice(const struct spot *at, str what, const struct key *k)
{
	WRONG(at, "\"%.*s\" stands already in %.*s, line %" PRId64, (int)what.n,
	      what.p, (int)k->source->file.n, k->source->file.p,
	      k->source->table.rows.at[k->row].line);
}

/* Two rows may not take over the same place of the gazetteer. */
static void claim_once(const struct spot *at, const struct place_claim *claim)
{
	str mark = arena_f(at->load->arena, "place %" PRId64, claim->id.v);
	const struct key *taken = keys_find(&at->load->keys, mark);

	if (taken)
		wrong_twice(at, claim->code.n ? claim->code : claim->kind,
			    taken);
	else if (claim->id.v)
		*keys_add(at->load->arena, &at->load->keys, mark) =
			(struct key){ mark, "", claim->id.v, at->source,
				      at->row };
}

/* The id of the place this row describes; 0: a new one. */
static int64_t claim_place(const struct spot *at, str slug,
			   const struct transfer_found *found)
{
	const struct source *s = at->source;
	struct place_claim claim = { .slug = slug, .id = { found->id },
				     .own = found->own };

	for (size_t i = 0; s->layout->columns[i].cell; i++) {
		const char *to = s->layout->columns[i].to;
		str cell = source_cell(s, at->row, i);

		if (!strcmp(to, "kind"))
			claim.kind = cell;
		else if (!strcmp(to, "gazetteer"))
			claim.code = cell;
		else if (!strcmp(to, "province"))
			claim.province = cell;
	}
	if (!place_claim(at->load->tx, &claim))
		WRONG(at, "place %.*s of the gazetteer has another row already",
		      (int)claim.code.n, claim.code.p);
	claim_once(at, &claim);
	return claim.id.v;
}

/* The id a row has in the database, where it has one. */
static int64_t claim_stored(const struct spot *at, str slug)
{
	struct transfer_found found = { 0 };
	const char *type = at->source->layout->type;
	bool there = transfer_find(at->load->tx, slug, &found);
	bool same = str_eq(found.type, str_from_z(type));

	if (!strcmp(type, "place") && (!there || same))
		return claim_place(at, slug, &found);
	if (there && !same && found.own)
		WRONG(at, "\"%.*s\" is already the slug of %s %.*s",
		      (int)slug.n, slug.p, article_of(found.type.p),
		      (int)found.type.n, found.type.p);
	else if (there && !same)
		place_move_aside(at->load->tx, (place_id){ found.id });
	return there && same ? found.id : 0;
}

static void claim_row(struct load *load, struct source *s, size_t row)
{
	struct spot at = { load, s, s->layout->columns, row };
	str slug = source_key(load->arena, s, row);
	const struct key *taken = keys_find(&load->keys, slug);
	bool slugged = s->layout->columns[0].cell == CELL_SLUG;
	struct key *key;

	if (slugged)
		check_slug(&at, slug);
	if (taken && taken->source)
		return wrong_twice(&at, slug, taken);
	if (slugged)
		s->ids[row] = claim_stored(&at, slug);
	key = keys_add(load->arena, &load->keys, slug);
	*key = (struct key){ slug, s->layout->type, s->ids[row], s, row };
}

void load_claim(struct load *load)
{
	list_each(s, load->sources) {
		for (size_t row = 0; row < s->table.rows.n; row++)
			claim_row(load, s, row);
	}
}

/*
 * Cells.
 */
static void check_text(const struct spot *at, str text)
{
	bool line = at->column->cell == CELL_TITLE;

	if (line && text.n > LINE_MAX_BYTES)
		WRONG(at, "longer than %d bytes", LINE_MAX_BYTES);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c == 127 || (c < ' ' && (line || !strchr("\t\r\n", c))))
			return wrong(at, line ? S("a line end or another "
						  "control character")
					      : S("a control character"));
	}
}

static void check_url(const struct spot *at, str urls)
{
	check_text(at, urls);
	while (urls.n) {
		str url = str_cut(&urls, '|');

		if ((!str_starts(url, S("https://")) &&
		     !str_starts(url, S("http://"))) ||
		    memchr(url.p, ' ', url.n) || memchr(url.p, '"', url.n))
			WRONG(at, "\"%.*s\" is no address that begins with "
			      "https:// or http://", (int)str_head(url, 100).n,
			      url.p);
	}
}

static void check_number(const struct spot *at, str text)
{
	int64_t n;

	if (!str_to_int(text, &n) || n < 0 || text.n > 9 ||
	    (text.n > 1 && text.p[0] == '0'))
		WRONG(at, "\"%.*s\" is no whole number of at most nine digits",
		      (int)str_head(text, 50).n, text.p);
	else if (!n && at->column->cell == CELL_COUNT)
		wrong(at, S("leave the cell empty when it is not known"));
}

static void check_degrees(const struct spot *at, str text)
{
	int32_t e5;

	if (!geo_degrees(text, strcmp(at->column->to, "lat") ? 180 : 90, &e5))
		WRONG(at, "\"%.*s\" is no number of degrees, as 52.09083",
		      (int)str_head(text, 50).n, text.p);
}

static void check_word(const struct spot *at, str word, const char *words)
{
	if (!word_among(word, words))
		WRONG(at, "\"%.*s\" is none of %s", (int)str_head(word, 50).n,
		      word.p, words);
}

static void check_date(const struct spot *at, str date)
{
	int64_t from, to;

	if (!when_span(date, &from, &to))
		WRONG(at, "\"%.*s\" is no date as 2017-10-09, 2017-10 or 2017",
		      (int)str_head(date, 50).n, date.p);
}

/* A slug must be known, and stand for one of these types ("": any entry). */
static void check_reference(const struct spot *at, str slug, const char *types)
{
	const struct key *key = load_find(at->load, slug);
	const char *said = types && types[0] ? types : "entry";
	bool fits;

	if (!key)
		return WRONG(at, "there is no %s \"%.*s\"", said,
			     (int)str_head(slug, SLUG_MAX).n, slug.p);
	fits = strcmp(said, "entry")
		? word_among(str_from_z(key->type), types)
		: !word_among(str_from_z(key->type), "place|theme|relation");
	if (!fits)
		WRONG(at, "\"%.*s\" is %s %s, not %s %s", (int)slug.n, slug.p,
		      article_of(key->type), key->type, article_of(said), said);
}

/* Whether a place or theme lies, by its row's parents, within itself. */
static bool goes_round(const struct spot *at, str parent)
{
	const struct source *s = at->source;
	size_t column = (size_t)(at->column - s->layout->columns);
	str own = source_key(at->load->arena, s, at->row);

	for (int deep = 0; deep < PARENTS_MAX && parent.n; deep++) {
		const struct key *key = keys_find(&at->load->keys, parent);

		if (str_eq(parent, own))
			return true;
		if (!key || key->source != s)
			return false;
		parent = source_cell(s, key->row, column);
	}
	return parent.n;
}

static void check_parent(const struct spot *at, str slug)
{
	const struct layout *l = at->source->layout;

	check_reference(at, slug, at->column->cell == CELL_PLACE ? "place"
								 : "theme");
	if (!strcmp(at->column->to, "parent_id") && goes_round(at, slug))
		WRONG(at, "this %s lies in itself, or too deep", l->type);
}

static bool stands_before(str list, str one)
{
	while (list.p < one.p)
		if (str_eq(str_cut(&list, '|'), one))
			return true;
	return false;
}

static void check_list(const struct spot *at, str list)
{
	const struct column *c = at->column;
	str rest = list;
	size_t n = 0;

	if (str_ends(list, S("|")))
		return wrong(at, S("a bar with nothing behind it"));
	while (rest.n && ++n <= LIST_MAX) {
		str one = str_cut(&rest, '|');

		if (!one.n)
			wrong(at, S("a bar with nothing before it"));
		else if (stands_before(list, one))
			WRONG(at, "\"%.*s\" stands here twice", (int)one.n,
			      one.p);
		else if (c->cell != CELL_ALIASES)
			check_reference(at, one, c->cell == CELL_THEMES
						 ? "theme" : c->words);
	}
	if (n > LIST_MAX)
		WRONG(at, "more than %d in one cell", LIST_MAX);
	check_text(at, list);
}

/* "initiative" in from_type must be what `from` is. */
static void check_type(const struct spot *at, str type)
{
	const struct column *columns = at->source->layout->columns;
	const struct key *key;
	str slug = { 0 };

	for (size_t i = 0; columns[i].cell; i++)
		if (columns[i].cell == CELL_ENTRY &&
		    !strcmp(columns[i].to, at->column->to))
			slug = source_cell(at->source, at->row, i);
	key = load_find(at->load, slug);
	if (key && !str_eq(type, str_from_z(key->type)))
		WRONG(at, "\"%.*s\" is %s %s", (int)slug.n, slug.p,
		      article_of(key->type), key->type);
}

static void check_cell(const struct spot *at, str cell)
{
	const struct column *c = at->column;

	switch (c->cell) {
	case CELL_TEXT:
	case CELL_TITLE:
		return check_text(at, cell);
	case CELL_URL:
		return check_url(at, cell);
	case CELL_NUMBER:
	case CELL_COUNT:
		return check_number(at, cell);
	case CELL_DEGREES:
		return check_degrees(at, cell);
	case CELL_YES:
		return check_word(at, cell, "yes|no");
	case CELL_REPORTED:
		return check_word(at, cell, "reported|open");
	case CELL_WORD:
		return check_word(at, cell, c->words);
	case CELL_DATE:
		return check_date(at, cell);
	case CELL_PLACE:
	case CELL_THEME:
		return check_parent(at, cell);
	case CELL_ENTRY:
		return check_reference(at, cell, NULL);
	case CELL_TYPE_OF:
		return check_type(at, cell);
	case CELL_THEMES:
	case CELL_LINKS:
	case CELL_ALIASES:
		return check_list(at, cell);
	default:
		return;
	}
}

static void check_row(struct load *load, const struct source *s, size_t row)
{
	for (size_t i = 0; s->layout->columns[i].cell; i++) {
		const struct column *c = &s->layout->columns[i];
		struct spot at = { load, s, c, row };
		str cell = source_cell(s, row, i);

		if (cell.n)
			check_cell(&at, cell);
		else if (c->needed && s->cell_at[i] < s->table.columns)
			wrong(&at, S("this cell may not be empty"));
	}
}

void load_check(struct load *load)
{
	list_each(s, load->sources) {
		for (size_t row = 0; row < s->table.rows.n; row++)
			check_row(load, s, row);
	}
}
