/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands between {% and %}. */
#include "tools/htmlgen.h"

static void add_name(struct gen *g, str name, bool is_pointer)
{
	list_add(g->tool.arena, &g->names) = (struct name){ name, is_pointer };
}

void end_page(struct gen *g)
{
	if (!g->in_page)
		return;
	if (g->blocks.n)
		tool_stop(&g->tool,
			  g->blocks.at[g->blocks.n - 1].place.was.line,
			  "this block is never ended");
	place_end(&g->place);
	g->pending = NO_SPACE;
	flush_markup(g);
	buf_add_z(&g->c, "}\n");
	g->in_page = false;
}

/* [const] [struct] word [*] from the start of *rest. */
static str read_type(str *rest, bool *is_pointer)
{
	const char *from = rest->p;
	str word;

	do
		word = next_word(rest);
	while (str_eq(word, S("const")) || str_eq(word, S("struct")));
	*is_pointer = str_ends(word, S("*"));
	if (!*is_pointer && str_starts(*rest, S("*"))) {
		*rest = str_trim((str){ rest->p + 1, rest->n - 1 });
		*is_pointer = true;
	}
	return str_trim((str){ from, (size_t)((rest->n ? rest->p
					       : word.p + word.n) - from) });
}

static int read_parameters(struct gen *g, str rest)
{
	int n = 0;

	while (rest.n) {
		bool is_pointer;
		str type = read_type(&rest, &is_pointer), name = next_word(&rest);

		if (!is_name(name) || str_eq(name, S("pg")))
			place_stop(&g->place, "'%.*s' needs a name", STR(type));
		buf_addf(&g->h, "\t%.*s %.*s;\n", STR(type),
			 STR(name));
		buf_addf(&g->c, "\t__attribute__((unused)) const __typeof__("
			 "shown_->%.*s) %.*s\n\t\t= shown_->%.*s;\n",
			 STR(name), STR(name),
			 STR(name));
		add_name(g, name, is_pointer);
		n++;
	}
	if (!n)
		buf_add_z(&g->h, "\tchar nothing;\n");
	return n;
}

static void write_page(struct gen *g, str rest)
{
	str name = next_word(&rest);
	int n;

	end_page(g);
	if (!is_name(name))
		place_stop(&g->place, "a page needs a name");
	g->in_page = true;
	g->pages++;
	g->names.n = 0;
	g->space = true;                /* nothing before its first tag */
	g->pending = NO_SPACE;
	buf_addf(&g->h, "\nstruct %.*s {\n", STR(name));
	buf_addf(&g->c, "\nvoid %.*s_write(struct page *pg, const void *data)\n"
		 "{\n\t__attribute__((unused)) const struct %.*s *shown_ = "
		 "data;\n", STR(name), STR(name));
	n = read_parameters(g, rest);
	buf_addf(&g->h, "};\nenum { %.*s_shows = %d };\nvoid %.*s_write("
		 "struct page *pg, const void *data);\n", STR(name),
		 n, STR(name));
}

static void write_use(struct gen *g, str rest)
{
	end_page(g);
	buf_addf(&g->h, "#include %.*s\n", STR(rest));
}

static void push(struct gen *g, str list)
{
	flush_markup(g);
	list_add(g->tool.arena, &g->blocks) = (struct block){
		.place = place_block(&g->place), .names = g->names.n,
		.list = list, .space = g->space, .spaced = true,
	};
}

static struct block *innermost(struct gen *g)
{
	if (!g->blocks.n)
		place_stop(&g->place, "there is no block to end");
	return &g->blocks.at[g->blocks.n - 1];
}

/* `not a.b` or `a.b` as a C condition. */
static str c_condition(struct gen *g, str rest)
{
	str word = next_word(&rest);
	bool not = str_eq(word, S("not"));
	str path = c_path(g, not ? rest : word);

	if (!not && rest.n)
		place_stop(&g->place, "one name, or `not` and one name; "
			   "compute it in C");
	if (is_pointer(g, path))
		return arena_f(g->tool.arena, "%.*s %s NULL", STR(path), not ? "==" : "!=");
	return arena_f(g->tool.arena, "%shtml_true(%.*s)", not ? "!" : "",
		       STR(path));
}

static void write_if(struct gen *g, str rest)
{
	str condition = c_condition(g, rest);

	push(g, (str){ 0 });
	add_line(g);
	buf_addf(&g->c, "\tif (%.*s) {\n", STR(condition));
}

/* The next branch of the innermost block, as a C line. */
static void write_branch(struct gen *g, struct block *b, str c_line)
{
	if (b->has_else)
		place_stop(&g->place, "after {%% else %%} comes {%% end %%}");
	flush_markup(g);
	place_branch(&g->place, &b->place);
	g->names.n = b->names;
	b->spaced = b->spaced && g->space;
	g->space = b->space;
	add_line(g);
	buf_addf(&g->c, "\t}%.*s {\n", STR(c_line));
}

static void write_elif(struct gen *g, str rest)
{
	struct block *b = innermost(g);
	str condition = c_condition(g, rest);

	if (b->list.n)
		place_stop(&g->place, "a loop has no elif");
	write_branch(g, b, arena_f(g->tool.arena, " else if (%.*s)",
				   STR(condition)));
}

static void write_else(struct gen *g, str rest)
{
	struct block *b = innermost(g);

	(void)rest;
	write_branch(g, b, !b->list.n ? S(" else")
		     : arena_f(g->tool.arena, "\n\tif (!%.*sn)", STR(b->list)));
	b->has_else = true;
}

static void write_end(struct gen *g, str rest)
{
	struct block *b = innermost(g);

	(void)rest;
	flush_markup(g);
	place_unblock(&g->place, &b->place, b->has_else);
	g->space = b->spaced && g->space && (b->has_else || b->space);
	g->names.n = b->names;
	g->blocks.n--;
	buf_add_z(&g->c, "\t}\n");
}

static void write_for(struct gen *g, str rest)
{
	str var = next_word(&rest), in = next_word(&rest), list = next_word(&rest);
	const char *v = arena_z(g->tool.arena, var), *l;

	if (!is_name(var) || !str_eq(in, S("in")) || rest.n)
		place_stop(&g->place, "for what in what?");
	list = c_path(g, list);
	list = arena_f(g->tool.arena, "%.*s%s", STR(list),
		       is_pointer(g, list) ? "->" : ".");
	l = list.p;
	push(g, list);
	g->space = false;               /* what was before: it goes round */
	add_name(g, var, false);
	add_name(g, arena_f(g->tool.arena, "%s_i", v), false);
	add_name(g, arena_f(g->tool.arena, "%s_first", v), false);
	add_name(g, arena_f(g->tool.arena, "%s_last", v), false);
	add_line(g);
	buf_addf(&g->c, "\tfor (size_t %s_i = 0; %s_i < %sn; %s_i++) {\n"
		 "\tconst __typeof__(*%sat) %s = %sat[%s_i];\n"
		 "\t__attribute__((unused)) const bool %s_first = !%s_i,\n"
		 "\t\t%s_last = %s_i + 1 == %sn;\n",
		 v, v, l, v, l, v, l, v, v, v, v, v, l);
}

static void write_show(struct gen *g, str rest)
{
	str page = next_word(&rest);
	struct buf args = tool_buf(&g->tool);
	int n = 0;

	if (!is_name(page) || g->place.where != IN_TEXT ||
	    place_is_plain(&g->place))
		place_stop(&g->place, "{%% show page ... %%} stands in text");
	flush_markup(g);
	for (; rest.n; n++) {
		str arg = rest.p[0] == '"' ? c_text(g, &rest)
			: c_path(g, next_word(&rest));

		buf_addf(&args, "%s%.*s", n ? ", " : "", STR(arg));
	}
	add_line(g);
	buf_addf(&g->c, "\t_Static_assert(%.*s_shows == %d, \"%.*s is shown "
		 "something else\");\n\t%.*s_write(pg, &(struct %.*s){ %.*s "
		 "});\n", STR(page), n, STR(page), STR(page), STR(page),
		 n ? (int)args.n : 1, n ? args.p : "0");
	g->space = false;
}

/* The name in "quotes" that is all of rest. */
static str read_name(struct gen *g, str rest)
{
	if (rest.n < 3 || rest.p[0] != '"' || rest.p[rest.n - 1] != '"')
		place_stop(&g->place, "put the name in \"quotes\"");
	return (str){ rest.p + 1, rest.n - 2 };
}

static void write_static(struct gen *g, str rest)
{
	str file = read_name(g, rest);
	const char *path = tool_path(&g->tool, g->static_dir,
				     arena_z(g->tool.arena, file), "");

	if (g->place.where != IN_VALUE || g->place.begun)
		place_stop(&g->place, "{%% static %%} begins the value of an "
			   "attribute");
	if (!tool_exists(path))
		place_stop(&g->place, "there is no %s", path);
	flush_markup(g);
	buf_addf(&g->c, "\thtml_put_str(pg, static_path(S(\"%.*s\")));\n",
		 STR(file));
	place_value(&g->place);
	g->space = false;
}

static void write_icon(struct gen *g, str rest)
{
	str id = read_name(g, rest);
	const char *path = tool_path(&g->tool, g->static_dir, "icons", ".svg");
	str icons = tool_exists(path) ? tool_read(&g->tool, path) : (str){ 0 };

	if (place_escape(&g->place) != AS_TEXT)
		place_stop(&g->place, "{%% icon %%} stands in text");
	if (str_find(icons, arena_f(g->tool.arena, "id=\"%.*s\"", STR(id))) == icons.n)
		place_stop(&g->place, "%s has no symbol '%.*s'", path, STR(id));
	write_pending(g);
	buf_add_z(&g->markup, "<svg class=\"bp-icon\" aria-hidden=\"true\" "
		  "focusable=\"false\"><use href=\"");
	flush_markup(g);
	buf_add_z(&g->c, "\thtml_put_str(pg, "
		  "static_path(S(\"icons.svg\")));\n");
	buf_addf(&g->markup, "#%.*s\"></use></svg>", STR(id));
	g->space = false;
}

static void write_csrf(struct gen *g, str rest)
{
	(void)rest;
	place_csrf(&g->place);
	flush_markup(g);
	buf_add_z(&g->c, "\thtml_csrf(pg);\n");
	g->space = false;
}

static void write_theirs(struct gen *g, str rest)
{
	(void)rest;
	place_pause(&g->place);
	if (g->place.where != IN_TAG)
		place_stop(&g->place, "{%% theirs %%} stands in a tag, after a "
			   "space");
	g->pending = NO_SPACE;
	flush_markup(g);
	buf_add_z(&g->c, "\thtml_theirs(pg);\n");
	g->space = false;
}

static const struct command {
	const char *name;
	void (*write)(struct gen *g, str rest);
	enum { WITHOUT, WITH } arguments;
} commands[] = {
	{ "csrf", write_csrf, WITHOUT },
	{ "elif", write_elif, WITH },
	{ "else", write_else, WITHOUT },
	{ "end", write_end, WITHOUT },
	{ "for", write_for, WITH },
	{ "icon", write_icon, WITH },
	{ "if", write_if, WITH },
	{ "page", write_page, WITH },
	{ "show", write_show, WITH },
	{ "static", write_static, WITH },
	{ "theirs", write_theirs, WITHOUT },
	{ "use", write_use, WITH },
};

void write_command(struct gen *g, str name, str rest)
{
	bool outside = str_eq(name, S("page")) || str_eq(name, S("use"));

	if (!g->in_page && !outside)
		place_stop(&g->place, "begin with {%% page ... %%}");
	for (size_t i = 0; i < COUNT(commands); i++) {
		const struct command *c = &commands[i];

		if (!str_eq(name, str_from_z(c->name)))
			continue;
		if ((rest.n != 0) != (c->arguments == WITH))
			place_stop(&g->place, "{%% %s %%}: %s", c->name,
				   rest.n ? "nothing may follow" : "what?");
		c->write(g, rest);
		return;
	}
	place_stop(&g->place, "'%.*s': no such command", STR(name));
}
