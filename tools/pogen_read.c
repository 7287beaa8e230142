/* SPDX-License-Identifier: EUPL-1.2 */
/* GNU gettext's .po format, as translators' programs write it. */
#include "tools/pogen.h"

static const char plural_rule[] = "Plural-Forms: nplurals=2; plural=(n != 1);";

str decode(struct gen *g, int line, str quoted)
{
	struct buf b = tool_buf(&g->tool);

	for (size_t i = 0; i < quoted.n; i++) {
		char ch = quoted.p[i];

		if (ch == '\\' && ++i < quoted.n) {
			ch = quoted.p[i];
			if (ch == 'n')
				ch = '\n';
			else if (ch == 't')
				ch = '\t';
			else if (ch != '"' && ch != '\\')
				tool_problem(&g->tool, line, "\\%c: only \\\", "
					     "\\\\, \\n and \\t", ch);
		}
		buf_add(&b, (str){ &ch, 1 });
	}
	return buf_str(&b);
}

struct reader {
	struct entry entry;
	str *into;              /* which text of it goes on */
	bool begun;             /* an entry is being read */
};

static void finish(struct gen *g, struct reader *r)
{
	if (r->begun && r->entry.one.n)
		list_add(g->tool.arena, &g->entries) = r->entry;
	else if (r->begun)
		g->lang = r->entry.text;        /* the header: see below */
	*r = (struct reader){ 0 };
}

static void add_quoted(struct gen *g, struct reader *r, int line, str rest)
{
	str text;

	rest = str_trim(rest);
	if (!r->into || rest.n < 2 || rest.p[0] != '"' ||
	    rest.p[rest.n - 1] != '"') {
		tool_problem(&g->tool, line, "a text in \"quotes\" belongs "
			     "here");
		return;
	}
	text = decode(g, line, (str){ rest.p + 1, rest.n - 2 });
	*r->into = arena_f(g->tool.arena, "%.*s%.*s", (int)r->into->n,
			   r->into->n ? r->into->p : "", (int)text.n,
			   text.n ? text.p : "");
}

static void read_keyword(struct gen *g, struct reader *r, int line, str word)
{
	const struct {
		const char *word;
		str *into;
	} keywords[] = {
		{ "msgid", &r->entry.one },
		{ "msgid_plural", &r->entry.many },
		{ "msgstr", &r->entry.text },
		{ "msgstr[0]", &r->entry.text },
		{ "msgstr[1]", &r->entry.text_many },
	};

	r->into = NULL;
	for (size_t i = 0; i < COUNT(keywords); i++)
		if (str_eq(word, str_from_z(keywords[i].word)))
			r->into = keywords[i].into;
	if (!r->into)
		tool_problem(&g->tool, line, "'%.*s' is no keyword of ours",
			     STR(word));
}

static void read_line(struct gen *g, struct reader *r, int line, str text)
{
	str word;

	text = str_trim(text);
	if (!text.n)
		return;
	if (text.p[0] == '#') {
		if (str_starts(text, S("#~")))
			tool_problem(&g->tool, line, "an old text: remove it");
		if (r->begun && r->entry.text.n)
			finish(g, r);
		r->entry.fuzzy = r->entry.fuzzy ||
			(str_starts(text, S("#,")) &&
			 str_find(text, S("fuzzy")) < text.n);
		return;
	}
	if (text.p[0] == '"') {
		add_quoted(g, r, line, text);
		return;
	}
	word = next_word(&text);
	if (str_eq(word, S("msgid"))) {
		bool fuzzy = !r->begun && r->entry.fuzzy;

		finish(g, r);
		r->begun = true;
		r->entry.line = line;
		r->entry.fuzzy = fuzzy;
	}
	read_keyword(g, r, line, word);
	if (r->into)
		add_quoted(g, r, line, text);
}

static void read_header(struct gen *g)
{
	str header = g->lang, lang = header;
	size_t n = str_find(header, S("Language: "));

	if (n == header.n ||
	    str_find(header, str_from_z(plural_rule)) == header.n)
		tool_stop(&g->tool, 1, "the header says Language: and %s",
			  plural_rule);
	lang = (str){ header.p + n + 10, header.n - n - 10 };
	g->lang = str_trim(next_line(&lang));
	if (!is_name(g->lang))
		tool_stop(&g->tool, 1, "Language: two letters, as nl");
}

void read_po(struct gen *g)
{
	struct reader r = { 0 };
	int line = 1;

	for (str rest = tool_read(&g->tool, g->po); rest.p; line++)
		read_line(g, &r, line, next_line(&rest));
	finish(g, &r);
	read_header(g);
}
