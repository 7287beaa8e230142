/* SPDX-License-Identifier: EUPL-1.2 */
/* Where our texts are used: in pages, as htmlgen tells, and in C. */
#include "tools/pogen.h"

#include <ctype.h>

/* The functions and macros that translate, and which arguments are texts. */
static const struct call {
	const char *name;
	int one, many;          /* counted from 0; many -1: has no plural */
} calls[] = {
	{ "N_", 0, -1 },
	{ "T", 1, -1 },
	{ "TF", 1, -1 },
	{ "TN", 1, 2 },
	{ "tr", 1, -1 },
	{ "tr_plural", 1, 2 },
};

enum { ARGS = 3 };

void read_msg(struct gen *g, const char *file)
{
	str rest = tool_read(&g->tool, file);

	while (rest.n) {
		str line = next_line(&rest), one;
		str where = str_cut(&line, '\t'), path = str_cut(&where, ':');
		int64_t at = 0;

		if (!str_to_int(where, &at))
			tool_stop(&g->tool, 0, "%s is not of htmlgen", file);
		one = str_cut(&line, '\t');
		list_add(g->tool.arena, &g->uses) = (struct use){
			.file = arena_z(g->tool.arena, path), .line = (int)at,
			.one = decode(g, (int)at, one),
			.many = decode(g, (int)at, line),
		};
	}
}

/* How much of C this is: a remark, a literal, a name, or one character. */
static size_t token_length(str s)
{
	size_t n = 1;

	if (str_starts(s, S("/*"))) {
		n = str_find(s, S("*/")) + 2;
	} else if (str_starts(s, S("//"))) {
		n = str_find(s, S("\n"));
	} else if (s.p[0] == '"' || s.p[0] == '\'') {
		while (n < s.n && s.p[n] != s.p[0])
			n += s.p[n] == '\\' ? 2 : 1;
		n++;
	} else if (isalpha((unsigned char)s.p[0]) || s.p[0] == '_') {
		while (n < s.n && (isalnum((unsigned char)s.p[n]) ||
				   s.p[n] == '_'))
			n++;
	}
	return n < s.n ? n : s.n;
}

static str after(str s, size_t n)
{
	return (str){ s.p + n, s.n - n };
}

/* The arguments of the call whose "(" s begins with. */
static int read_args(str s, str args[ARGS])
{
	int depth = 0, n = 0;
	const char *from = s.p + 1;

	for (size_t length; s.n; s = after(s, length)) {
		length = token_length(s);
		if (length > 1)
			continue;
		depth += strchr("([{", s.p[0]) != NULL;
		depth -= strchr(")]}", s.p[0]) != NULL;
		if (depth > 1 || (depth == 1 && s.p[0] != ','))
			continue;
		if (n < ARGS)
			args[n++] = (str){ from, (size_t)(s.p - from) };
		from = s.p + 1;
		if (!depth)
			break;
	}
	return n;
}

/* "one" "text", perhaps within S(): its text; empty for anything else. */
static str literal(struct gen *g, int line, str arg)
{
	struct buf b = tool_buf(&g->tool);

	arg = str_trim(arg);
	if (str_starts(arg, S("S(")) && str_ends(arg, S(")")))
		arg = str_trim((str){ arg.p + 2, arg.n - 3 });
	while (arg.n && arg.p[0] == '"') {
		size_t n = token_length(arg);

		buf_add(&b, decode(g, line, (str){ arg.p + 1, n - 2 }));
		arg = str_trim(after(arg, n));
	}
	return arg.n ? (str){ 0 } : buf_str(&b);
}

static void read_call(struct gen *g, int line, str name, str rest)
{
	str args[ARGS] = { { 0 } };
	const struct call *c = calls;
	struct use u = { .file = g->tool.file, .line = line };

	while (c < calls + COUNT(calls) && !str_eq(name, str_from_z(c->name)))
		c++;
	if (c == calls + COUNT(calls) || !rest.n || rest.p[0] != '(')
		return;
	if (read_args(rest, args) <= c->one)
		return;
	u.one = literal(g, line, args[c->one]);
	if (c->many > 0)
		u.many = literal(g, line, args[c->many]);
	if (u.one.n)
		list_add(g->tool.arena, &g->uses) = u;
}

/* A preprocessor line, with those it goes on in. */
static size_t directive_length(str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] != '\n' || (n && s.p[n - 1] == '\\')))
		n++;
	return n;
}

void read_c(struct gen *g, const char *file)
{
	str rest;
	int line = 1;
	bool fresh = true;      /* nothing on this line yet */

	g->tool.file = file;
	rest = tool_read(&g->tool, file);
	for (size_t n; rest.n; rest = after(rest, n)) {
		n = fresh && rest.p[0] == '#' ? directive_length(rest)
					      : token_length(rest);
		if (n && (isalpha((unsigned char)rest.p[0])))
			read_call(g, line, (str){ rest.p, n }, after(rest, n));
		fresh = rest.p[0] == '\n' || (fresh && is_space(rest.p[0]));
		for (size_t i = 0; i < n; i++)
			line += rest.p[i] == '\n';
		n += !n;
	}
	g->tool.file = g->po;
}
