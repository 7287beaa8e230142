/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pogen: translations -> a C table (i18n/i18n.h), if they are right.
 *
 *	pogen [--draft] OUT.c LANG.po FILE.msg... FILE.c...
 *
 * Every text the pages and the C files use must be translated, every
 * translation used, and both must have the same {places}; Dutch must be
 * plain. All problems are told at once. A draft is written all the same, with
 * English where there is nothing else, and only their number is told.
 */
#include "tools/pogen.h"

#include <stdlib.h>

static const struct entry *find(struct gen *g, str one, str many)
{
	for (size_t i = 0; i < g->entries.n; i++) {
		struct entry *e = &g->entries.at[i];

		if (!str_eq(e->one, one) || (many.n && !str_eq(e->many, many)))
			continue;
		e->used = true;
		return e;
	}
	return NULL;
}

static void check_uses(struct gen *g)
{
	struct strs told = { 0 };

	for (size_t i = 0; i < g->uses.n; i++) {
		const struct use *u = &g->uses.at[i];

		g->tool.file = u->file;
		if (find(g, u->one, u->many) || strs_has(&told, u->one))
			continue;
		tool_problem(&g->tool, u->line, "\"%.*s\" is not in %s: "
			     "translate it%s", STR(u->one), g->po,
			     u->many.n ? ", with msgid_plural" : "");
		list_add(g->tool.arena, &told) = u->one;
	}
	g->tool.file = g->po;
}

static bool same_places(struct gen *g, str english, str text)
{
	struct strs a = { 0 }, b = { 0 };

	if (!text_places(g->tool.arena, english, &a) ||
	    !text_places(g->tool.arena, text, &b) || a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (!strs_has(&b, a.at[i]))
			return false;
	return true;
}

static void check_entry(struct gen *g, const struct entry *e)
{
	struct tool *t = &g->tool;

	if (!e->used)
		tool_problem(t, e->line, "\"%.*s\" is used nowhere: remove it",
			     STR(e->one));
	if (e->fuzzy)
		tool_problem(t, e->line, "fuzzy: look at it and take the mark "
			     "away");
	if (!e->text.n || (e->many.n && !e->text_many.n))
		tool_problem(t, e->line, "\"%.*s\" has no translation%s",
			     STR(e->one),
			     e->many.n ? ", or not msgstr[0] and msgstr[1]" : "");
	else if (!same_places(g, e->many.n ? e->many : e->one,
			      e->many.n ? e->text_many : e->text) ||
		 (!e->many.n && !same_places(g, e->one, e->text)))
		tool_problem(t, e->line, "the {places} differ from the "
			     "English");
	for (const struct entry *o = g->entries.at; o < e; o++)
		if (str_eq(o->one, e->one))
			tool_problem(t, e->line, "\"%.*s\" stands at line %d "
				     "too: keep one", STR(e->one), o->line);
}

struct pair {
	str english, text;
};
struct pairs {
	struct pair *at;
	size_t n, cap;
};

static int by_english(const void *a, const void *b)
{
	return str_cmp(((const struct pair *)a)->english,
		       ((const struct pair *)b)->english);
}

/* A plural is two texts: one of them is looked up, by how many there are. */
static struct pairs sorted(struct gen *g)
{
	struct pairs pairs = { 0 };

	for (size_t i = 0; i < g->entries.n; i++) {
		const struct entry *e = &g->entries.at[i];

		list_add(g->tool.arena, &pairs) = (struct pair){ e->one, e->text };
		if (e->many.n)
			list_add(g->tool.arena, &pairs) =
				(struct pair){ e->many, e->text_many };
	}
	qsort(pairs.at, pairs.n, sizeof *pairs.at, by_english);
	for (size_t i = 1; i < pairs.n; i++)
		if (str_eq(pairs.at[i].english, pairs.at[i - 1].english) &&
		    !str_eq(pairs.at[i].text, pairs.at[i - 1].text))
			tool_problem(&g->tool, 0, "\"%.*s\" is translated in "
				     "two ways", STR(pairs.at[i].english));
	return pairs;
}

static void save(struct gen *g, const char *path, const struct pairs *pairs)
{
	struct buf out = tool_buf(&g->tool);
	int n = (int)g->lang.n;
	const char *lang = g->lang.p;

	buf_addf(&out, "/* Made by pogen from %s. */\n#include "
		 "\"i18n/i18n.h\"\n\nstatic const struct tr_entry %.*s[] = {\n",
		 g->po, n, lang);
	for (size_t i = 0; i < pairs->n; i++) {
		if (!pairs->at[i].text.n ||
		    (i && str_eq(pairs->at[i].english, pairs->at[i - 1].english)))
			continue;
		buf_add_z(&out, "\t{ S(");
		buf_add_literal(&out, pairs->at[i].english);
		buf_add_z(&out, "),\n\t  S(");
		buf_add_literal(&out, pairs->at[i].text);
		buf_add_z(&out, ") },\n");
	}
	buf_addf(&out, "};\n\nconst struct tr_table tr_tables[] = {\n\t{ "
		 "\"%.*s\", %.*s, COUNT(%.*s) },\n\t{ 0 }\n};\n", n, lang, n,
		 lang, n, lang);
	tool_save(&g->tool, path, &out);
}

static void read_uses(struct gen *g, char **files)
{
	for (; *files; files++)
		if (str_ends(str_from_z(*files), S(".msg")))
			read_msg(g, *files);
		else
			read_c(g, *files);
}

int main(int argc, char **argv)
{
	struct gen g = { 0 };
	struct pairs pairs;
	bool draft = argc > 1 && !strcmp(argv[1], "--draft");

	argv += draft;
	if (argc - draft < 3)
		return 2;
	g.tool = tool_start(argv[2]);
	g.tool.quiet = draft;
	g.po = argv[2];
	read_po(&g);
	read_uses(&g, argv + 3);
	check_uses(&g);
	for (size_t i = 0; i < g.entries.n; i++)
		check_entry(&g, &g.entries.at[i]);
	if (str_eq(g.lang, S("nl")))
		check_dutch(&g);
	pairs = sorted(&g);
	if (draft && g.tool.problems) {
		g.tool.quiet = false;
		tool_problem(&g.tool, 0, "%d problems; make gates tells which",
			     g.tool.problems);
		g.tool.problems = 0;
	}
	if (!g.tool.problems)
		save(&g, argv[1], &pairs);
	return tool_end(&g.tool);
}
