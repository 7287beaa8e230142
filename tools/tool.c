/* SPDX-License-Identifier: EUPL-1.2 */
#include "tools/tool.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MEMORY = 1 << 29, OUTPUT = 1 << 27 };

struct tool tool_start(const char *file)
{
	return (struct tool){ .arena = arena_create(MEMORY), .file = file };
}

static void PRINTF_LIKE(3, 0)
say(const struct tool *t, int line, const char *fmt, va_list ap)
{
	if (t->quiet)
		return;
	if (line)
		fprintf(stderr, "%s:%d: ", t->file, line);
	else
		fprintf(stderr, "%s: ", t->file);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void tool_problem(struct tool *t, int line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(t, line, fmt, ap);
	va_end(ap);
	t->problems++;
}

void tool_stop(struct tool *t, int line, const char *fmt, ...)
{
	va_list ap;

	t->quiet = false;
	va_start(ap, fmt);
	say(t, line, fmt, ap);
	va_end(ap);
	t->problems++;
	exit(tool_end(t));
}

int tool_end(struct tool *t)
{
	arena_destroy(t->arena);
	t->arena = NULL;
	return t->problems != 0;
}

str tool_read(struct tool *t, const char *path)
{
	struct buf b = tool_buf(t);
	FILE *f = fopen(path, "r");
	char part[1 << 14];
	size_t n;

	if (!f)
		tool_stop(t, 0, "cannot read %s", path);
	while ((n = fread(part, 1, sizeof part, f)))
		buf_add(&b, (str){ part, n });
	fclose(f);
	buf_add(&b, (str){ "", 1 });
	return (str){ b.p, b.n - 1 };
}

bool tool_exists(const char *path)
{
	return !access(path, R_OK);
}

const char *tool_path(struct tool *t, const char *dir, const char *name,
		      const char *ext)
{
	return arena_f(t->arena, "%s/%s%s", dir, name, ext).p;
}

void tool_save(struct tool *t, const char *path, const struct buf *out)
{
	const char *part = arena_f(t->arena, "%s.part", path).p;
	FILE *f = fopen(part, "w");
	bool ok = f && (!out->n || fwrite(out->p, 1, out->n, f) == out->n);

	ok = f && !fclose(f) && ok && !out->overflow && !rename(part, path);
	if (!ok)
		tool_stop(t, 0, "cannot write %s", path);
}

const char *tool_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct buf tool_buf(struct tool *t)
{
	return (struct buf){ .arena = t->arena, .limit = OUTPUT };
}

void buf_add_z(struct buf *b, const char *z)
{
	buf_add(b, str_from_z(z));
}

void buf_add_literal(struct buf *b, str s)
{
	bool is_text = str_is_utf8(s);

	buf_add_z(b, "\"");
	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (ch == '\n')
			buf_add_z(b, i + 1 < s.n ? "\\n\"\n\t\t\"" : "\\n");
		else if (ch == '"' || ch == '\\')
			buf_addf(b, "\\%c", ch);
		else if (ch < ' ' || ch == 0x7f || (ch > 0x7f && !is_text))
			buf_addf(b, "\\%03o", ch);
		else
			buf_add(b, (str){ s.p + i, 1 });
	}
	buf_add_z(b, "\"");
}

str next_line(str *text)
{
	return str_cut(text, '\n');
}

bool is_space(char ch)
{
	return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

str next_word(str *text)
{
	size_t n = 0;
	str word;

	*text = str_trim(*text);
	while (n < text->n && !is_space(text->p[n]))
		n++;
	word = (str){ text->p, n };
	*text = str_trim((str){ text->p + n, text->n - n });
	return word;
}

bool is_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!isalnum((unsigned char)s.p[i]) && s.p[i] != '_')
			return false;
	return s.n && !isdigit((unsigned char)s.p[0]);
}

bool str_in(str s, const char *const *list)
{
	for (; *list; list++)
		if (str_eq(s, str_from_z(*list)))
			return true;
	return false;
}

bool text_places(struct arena *a, str text, struct strs *out)
{
	str rest = text;

	for (;;) {
		str place;

		str_cut(&rest, '{');
		if (!rest.p)
			return true;
		if (str_find(rest, S("}")) == rest.n)
			return false;
		place = str_cut(&rest, '}');
		if (!is_name(place))
			return false;
		if (!strs_has(out, place))
			list_add(a, out) = place;
	}
}
