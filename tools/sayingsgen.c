/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sayingsgen OUT.c THEMES.csv SAYINGS.tsv... -- LEXICON.tsv...: how people say
 * it beside how the field calls it, and what themes words lean to, as tables
 * (see src/search/sayings_table.h).
 */
#include "lang/lexicon_table.h"
#include "search/clues.h"
#include "search/sayings_table.h"
#include "search/weights.h"
#include "tools/sayingsgen.h"
#include "tools/tool.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { SCRATCH = 1 << 24, SAYINGS_MAX = UINT16_MAX, PIECE_EXAMPLES = 4 };

struct word {
	uint32_t hash;
	size_t examples;        /* in how many it stands */
	float rarity;
};

struct numbers {
	size_t *at;             /* of examples */
	size_t n, cap;
};

struct compiler {
	struct tool t;
	struct arena *scratch;
	int line;
	struct strs themes;
	struct examples examples;
	struct numbers told, field;     /* of the examples: sayings, fields */
	struct numbers situation_of;    /* by saying */
	struct { struct situation *at; size_t n, cap; } situations;
	struct { struct word *at; size_t n, cap; } words;       /* by hash */
	struct buf text;
};

/* False: there is no word in it. */
static bool add_example(struct compiler *c, str text, const float *themes,
			float weight)
{
	struct lang *l = lang_open(c->scratch, NULL);
	struct lang_terms terms = lang_document(l, LANG_NL, text);
	struct example e = { .weight = weight, .themes = themes };

	struct clues clues;

	for (size_t i = 0; i < terms.n; i++)
		terms.at[i].weight = 1;
	clues = clues_of(c->scratch, &terms);
	for (size_t i = 0; i < clues.n; i++)
		list_add(c->t.arena, &e) = (struct use){
			clues.at[i].hash, 0, clues.at[i].weight };
	arena_reset(c->scratch);
	if (e.n)
		list_add(c->t.arena, &c->examples) = e;
	return e.n > 0;
}

static float *no_themes(struct compiler *c)
{
	return arena_array(c->t.arena, float, c->themes.n);
}

static void read_themes(struct compiler *c, const char *path)
{
	str text = tool_read(&c->t, path);

	next_line(&text);
	while (text.n) {
		str line = next_line(&text);

		list_add(c->t.arena, &c->themes) = str_cut(&line, ',');
	}
}

static size_t theme_number(struct compiler *c, str slug)
{
	size_t i = 0;

	while (i < c->themes.n && !str_eq(c->themes.at[i], slug))
		i++;
	if (i == c->themes.n)
		tool_problem(&c->t, c->line, "there is no theme %.*s", STR(slug));
	return i;
}

static void add_theme(struct compiler *c, struct situation *s, str slug)
{
	size_t number = theme_number(c, slug);

	if (s->n_themes == SAYING_THEMES)
		tool_problem(&c->t, c->line, "more than three themes");
	else if (number < c->themes.n)
		s->themes[s->n_themes++] = (uint16_t)number;
}

/* The first theme of a situation is more of it than the next. */
static const float *shares_of(struct compiler *c, const struct situation *s)
{
	float *shares = no_themes(c), share = 1, all = 0;

	for (size_t i = 0; i < s->n_themes; i++, share *= (float)SAYING_NEXT_THEME)
		all += share;
	share = 1;
	for (size_t i = 0; i < s->n_themes; i++, share *= (float)SAYING_NEXT_THEME)
		shares[s->themes[i]] = share / all;
	return shares;
}

static void add_sayings(struct compiler *c, str line, const float *shares)
{
	if (!line.n)
		tool_problem(&c->t, c->line,
			     "not: themes, tab, field words, tab, sayings");
	while (line.n) {
		/* Nothing is learned from small words alone. */
		if (!add_example(c, str_cut(&line, '|'), shares, 1))
			continue;
		list_add(c->t.arena, &c->told) = c->examples.n - 1;
		list_add(c->t.arena, &c->situation_of) = c->situations.n;
	}
}

static void add_situation(struct compiler *c, str line)
{
	struct situation s = { .field = (uint32_t)c->text.n };
	str slugs = str_cut(&line, '\t'), field = str_cut(&line, '\t');
	const float *shares;

	while (slugs.n)
		add_theme(c, &s, str_cut(&slugs, '|'));
	shares = shares_of(c, &s);
	s.n_field = (uint32_t)field.n;
	buf_add(&c->text, field);
	if (!add_example(c, field, shares, 1))
		tool_problem(&c->t, c->line, "no word of the field");
	list_add(c->t.arena, &c->field) = c->examples.n - 1;
	add_sayings(c, line, shares);
	list_add(c->t.arena, &c->situations) = s;
}

/* A group of the lexicon, if it has a theme. */
static void add_group(struct compiler *c, str line)
{
	struct lexicon_term terms[LEXICON_TERMS_MAX];
	str slug;
	size_t n = lexicon_read(line, &slug, terms), number;
	float *shares = no_themes(c);

	if (!n || !slug.n)
		return;
	number = theme_number(c, slug);
	if (number < c->themes.n)
		shares[number] = 1;
	for (size_t i = 0; i < n; i++)
		add_example(c, terms[i].text, shares, terms[i].related
			    ? (float)LEARN_LOOSER : (float)LEARN_TERM);
}

static void read_lines(struct compiler *c, const char *path,
		       void (*add)(struct compiler *, str))
{
	str text = tool_read(&c->t, path);

	c->t.file = path;
	for (c->line = 1; text.n; c->line++) {
		str line = next_line(&text);

		if (line.n && line.p[0] != '#')
			add(c, line);
	}
}

static int by_hash(const void *x, const void *y)
{
	const struct word *a = x, *b = y;

	return (a->hash > b->hash) - (a->hash < b->hash);
}

static struct word *find_word(struct compiler *c, uint32_t hash)
{
	return bsearch(&(struct word){ .hash = hash }, c->words.at, c->words.n,
		       sizeof(*c->words.at), by_hash);
}

/* A piece that only two or three words share says nothing of others. */
static void drop_rare_pieces(struct compiler *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->words.n; i++)
		if (!(c->words.at[i].hash & 1) ||
		    c->words.at[i].examples >= PIECE_EXAMPLES)
			c->words.at[kept++] = c->words.at[i];
	c->words.n = kept;
}

/* Every word of the examples once, with how rare it is. */
static void gather_words(struct compiler *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->examples.n; i++)
		for (size_t k = 0; k < c->examples.at[i].n; k++)
			list_add(c->t.arena, &c->words) = (struct word){
				c->examples.at[i].at[k].hash, 1, 0 };
	qsort(c->words.at, c->words.n, sizeof(*c->words.at), by_hash);
	for (size_t i = 0; i < c->words.n; i++)
		if (kept && c->words.at[kept - 1].hash == c->words.at[i].hash)
			c->words.at[kept - 1].examples++;
		else
			c->words.at[kept++] = c->words.at[i];
	c->words.n = kept;
	drop_rare_pieces(c);
	for (size_t i = 0; i < c->words.n; i++)
		c->words.at[i].rarity = (float)log(1 + (double)c->examples.n /
				(double)c->words.at[i].examples);
}

/* Each word as heavy as it is rare, and the whole of length 1. */
static void weigh(struct compiler *c, struct example *e)
{
	float length = 0;
	size_t kept = 0;

	for (size_t i = 0; i < e->n; i++) {
		const struct word *w = find_word(c, e->at[i].hash);
		struct use *u = &e->at[kept];

		if (!w)
			continue;
		*u = (struct use){ e->at[i].hash, (size_t)(w - c->words.at),
				   e->at[i].weight * w->rarity };
		length += u->weight * u->weight;
		kept++;
	}
	e->n = kept;
	for (size_t i = 0; i < e->n; i++)
		e->at[i].weight /= sqrtf(length);
}

/* The uses of each word in those examples, a word after another. */
static size_t *put_uses(struct compiler *c, struct buf *out, const char *name,
			const struct numbers *which)
{
	size_t *begin = arena_array(c->t.arena, size_t, c->words.n + 2), n;
	struct saying_use *uses;

	for (size_t i = 0; i < which->n; i++)
		for (size_t k = 0; k < c->examples.at[which->at[i]].n; k++)
			begin[c->examples.at[which->at[i]].at[k].word + 2]++;
	for (size_t i = 2; i < c->words.n + 2; i++)
		begin[i] += begin[i - 1];
	n = begin[c->words.n + 1];
	uses = arena_array(c->t.arena, struct saying_use, n + 1);
	for (size_t i = 0; i < which->n; i++) {
		const struct example *e = &c->examples.at[which->at[i]];

		for (size_t k = 0; k < e->n; k++)
			uses[begin[e->at[k].word + 1]++] = (struct saying_use){
				(uint16_t)i, (uint16_t)lroundf(
				e->at[k].weight * SAYING_WHOLE) };
	}
	buf_addf(out, "static const struct saying_use %s[] = {\n", name);
	for (size_t i = 0; i <= n; i++)
		buf_addf(out, "\t{ %d, %d },\n", uses[i].of, uses[i].share);
	buf_addf(out, "};\n");
	return begin;
}

/* Most words lean to few themes. The others are left out. */
static size_t *put_leanings(struct compiler *c, struct buf *out)
{
	size_t *begin = arena_array(c->t.arena, size_t, c->words.n + 1), n = 0;
	float *leanings = learn(c->t.arena, &c->examples, c->words.n,
				c->themes.n);

	buf_addf(out, "static const struct saying_leaning leanings[] = {\n");
	for (size_t i = 0; i < c->words.n * c->themes.n; i++) {
		float most = fminf(127, fmaxf(-127, leanings[i] * LEANING_ONE));

		if (lroundf(most)) {
			buf_addf(out, "\t{ %zu, %ld },\n", i % c->themes.n,
				 lroundf(most));
			n++;
		}
		begin[i / c->themes.n + 1] = n;
	}
	buf_addf(out, "};\n");
	return begin;
}

static void put_words(struct compiler *c, struct buf *out)
{
	size_t *told = put_uses(c, out, "told", &c->told);
	size_t *field = put_uses(c, out, "field", &c->field);
	size_t *leanings = put_leanings(c, out);

	buf_addf(out, "static const struct saying_word words[] = {\n");
	for (size_t i = 0; i < c->words.n; i++)
		buf_addf(out, "\t{ %" PRIu32 "u, %.4ff, %zu, %zu, %zu },\n",
			 c->words.at[i].hash, (double)c->words.at[i].rarity,
			 told[i], field[i], leanings[i]);
	buf_addf(out, "\t{ UINT32_MAX, 0, %zu, %zu, %zu },\n};\n",
		 told[c->words.n], field[c->words.n], leanings[c->words.n]);
}

static void put_situations(struct compiler *c, struct buf *out)
{
	buf_addf(out, "static const uint16_t situation_of[] = {\n");
	for (size_t i = 0; i < c->situation_of.n; i++)
		buf_addf(out, "\t%zu,\n", c->situation_of.at[i]);
	buf_addf(out, "\t0\n};\nstatic const struct situation situations[] = {\n");
	for (size_t i = 0; i < c->situations.n; i++) {
		const struct situation *s = &c->situations.at[i];

		buf_addf(out, "\t{ { %d, %d, %d }, %d, %" PRIu32 ", %" PRIu32
			 " },\n", s->themes[0], s->themes[1], s->themes[2],
			 s->n_themes, s->field, s->n_field);
	}
	buf_addf(out, "\t{ { 0 }, 0, 0, 0 },\n};\n"
		 "static const char *const themes[] = {\n");
	for (size_t i = 0; i < c->themes.n; i++)
		buf_addf(out, "\t\"%.*s\",\n", STR(c->themes.at[i]));
	buf_addf(out, "};\n");
}

static void write_all(struct compiler *c, const char *path)
{
	struct buf out = tool_buf(&c->t);

	gather_words(c);
	for (size_t i = 0; i < c->examples.n; i++)
		weigh(c, &c->examples.at[i]);
	buf_addf(&out, "/* Made by sayingsgen. */\n"
		 "#include \"search/sayings_table.h\"\n\n");
	put_words(c, &out);
	put_situations(c, &out);
	buf_addf(&out, "const struct sayings_table sayings = {\n\t.text = ");
	buf_add_literal(&out, buf_str(&c->text));
	buf_addf(&out, ",\n\t.words = words, .leanings = leanings,\n"
		 "\t.told = told, .field = field,\n"
		 "\t.situation_of = situation_of, .situations = situations,\n"
		 "\t.themes = themes, .n_words = %zu, .n_sayings = %zu,\n"
		 "\t.n_situations = %zu, .n_themes = %zu,\n};\n", c->words.n,
		 c->told.n, c->situations.n, c->themes.n);
	tool_save(&c->t, path, &out);
}

int main(int argc, char **argv)
{
	struct compiler c = { .t = tool_start("sayingsgen"),
			      .scratch = arena_create(SCRATCH) };
	void (*add)(struct compiler *, str) = add_situation;

	assert(argc > 3);
	c.text = tool_buf(&c.t);
	read_themes(&c, argv[2]);
	for (int i = 3; i < argc; i++)
		if (!strcmp(argv[i], "--"))
			add = add_group;
		else
			read_lines(&c, argv[i], add);
	assert(c.told.n <= SAYINGS_MAX && c.situations.n <= SAYINGS_MAX &&
	       c.themes.n <= UINT8_MAX);
	if (!c.t.problems)
		write_all(&c, argv[1]);
	arena_destroy(c.scratch);
	return tool_end(&c.t);
}
