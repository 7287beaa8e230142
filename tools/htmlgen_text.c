/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts in pages: "English" and "{n} asks" with what fills their places. */
#include "tools/htmlgen.h"

struct text {
	str one, many;          /* many: empty, or the plural */
	struct strs places;
	str count;              /* what n is, as C */
};

/* The literal *rest begins with, escapes kept, without its quotes. */
static str quoted(struct gen *g, str *rest)
{
	size_t n = 1;

	while (n < rest->n && rest->p[n] != '"' && rest->p[n] != '\n')
		n += rest->p[n] == '\\' ? 2 : 1;
	if (rest->n < 2 || rest->p[0] != '"' || n >= rest->n ||
	    rest->p[n] == '\n')
		place_stop(&g->place, "a text is never closed with \"");
	if (n == 1)
		place_stop(&g->place, "an empty text");
	str text = { rest->p + 1, n - 1 };
	*rest = str_trim((str){ rest->p + n + 1, rest->n - n - 1 });
	return text;
}

static void remember(struct gen *g, const struct text *t)
{
	buf_addf(&g->msg, "%s:%d\t%.*s", g->tool.file, g->place.line,
		 STR(t->one));
	if (t->many.n)
		buf_addf(&g->msg, "\t%.*s", STR(t->many));
	buf_add_z(&g->msg, "\n");
}

str c_text(struct gen *g, str *rest)
{
	struct text t = { .one = quoted(g, rest) };

	if (str_find(t.one, S("{")) < t.one.n)
		place_stop(&g->place, "a text with {places} may stand only in "
			   "{{ }}");
	remember(g, &t);
	return arena_f(g->tool.arena, "tr(pg->lang, S(\"%.*s\"))",
		       STR(t.one));
}

static struct text read_text(struct gen *g, str *rest)
{
	struct text t = { .one = quoted(g, rest) };

	if (rest->n && rest->p[0] == '|') {
		*rest = str_trim((str){ rest->p + 1, rest->n - 1 });
		t.many = quoted(g, rest);
	}
	if (!text_places(g->tool.arena, t.one, &t.places) ||
	    !text_places(g->tool.arena, t.many, &t.places))
		place_stop(&g->place, "a { in a text begins a {place}");
	remember(g, &t);
	return t;
}

/* name=path ... as the elements of an array of tr_arg. */
static str c_args(struct gen *g, struct text *t, str rest)
{
	struct buf b = tool_buf(&g->tool);
	struct strs given = { 0 };

	while (rest.n) {
		str path = next_word(&rest), name = str_cut(&path, '=');

		if (!is_name(name) || !path.n)
			place_stop(&g->place, "after a text comes name=value, "
				   "not '%.*s'", STR(name));
		if (!strs_has(&t->places, name) || strs_has(&given, name))
			place_stop(&g->place, "the text has no {%.*s}, or "
				   "twice", STR(name));
		path = c_path(g, path);
		if (str_eq(name, S("n")))
			t->count = path;
		buf_addf(&b, "%s{ S(\"%.*s\"), html_arg(pg, %.*s) }",
			 given.n ? ", " : "", STR(name),
			 STR(path));
		list_add(g->tool.arena, &given) = name;
	}
	for (size_t i = 0; i < t->places.n; i++)
		if (!strs_has(&given, t->places.at[i]))
			place_stop(&g->place, "say what {%.*s} is: %.*s=value",
				   STR(t->places.at[i]), STR(t->places.at[i]));
	return buf_str(&b);
}

static void write_plain(struct gen *g, const struct text *t, enum escape escape)
{
	static const char *const writers[] = {
		[AS_TEXT] = "html_put_str", [AS_ATTR] = "html_put_str",
		[AS_LINK] = "html_put_link", [AS_PART] = "html_put_part",
	};

	buf_addf(&g->c, "\t%s(pg, tr(pg->lang, S(\"%.*s\")));\n",
		 writers[escape], STR(t->one));
}

void write_text(struct gen *g, str expr, enum escape escape)
{
	struct text t = read_text(g, &expr);
	str args = c_args(g, &t, expr);

	if (t.many.n && !t.count.n)
		place_stop(&g->place, "one or many? say n=value");
	if (!t.places.n) {
		write_plain(g, &t, escape);
		return;
	}
	if (escape == AS_LINK || escape == AS_PART)
		place_stop(&g->place, "a text with {places} may not stand in "
			   "an address");
	if (t.many.n)
		buf_addf(&g->c, "\thtml_put_filled(pg, tr_plural(pg->lang, "
			 "S(\"%.*s\"),\n\t\tS(\"%.*s\"), %.*s),\n",
			 STR(t.one), STR(t.many),
			 STR(t.count));
	else
		buf_addf(&g->c, "\thtml_put_filled(pg, tr(pg->lang, S(\"%.*s\")"
			 "),\n", STR(t.one));
	buf_addf(&g->c, "\t\tTR_ARGS(%.*s));\n", STR(args));
}
