/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Smaller by what is surely safe: strings stay as they are, names are kept,
 * and in scripts so are the ends of lines.
 */
#include "tools/staticgen.h"

static str after(str s, size_t n)
{
	return (str){ s.p + n, s.n - n };
}

static int line_at(str text, str rest)
{
	int line = 1;

	for (size_t i = 0; i < text.n - rest.n; i++)
		line += text.p[i] == '\n';
	return line;
}

/* The remark or string that *rest begins with. */
static str cut_until(struct tool *t, str text, str *rest, str end)
{
	str body = after(*rest, 1);
	size_t n = 0;

	while (n < body.n && !str_starts(after(body, n), end))
		n += end.n == 1 && body.p[n] == '\\' ? 2 : 1;
	if (n >= body.n)
		tool_stop(t, line_at(text, *rest), "'%.*s' is never closed",
			  end.n == 1 ? 1 : 2, rest->p);
	body = (str){ rest->p, 1 + n + end.n };
	*rest = after(*rest, body.n);
	return body;
}

/* Remarks go, but for a notice that a licence wants kept. */
static void drop_remark(struct tool *t, struct buf *b, str text, str *rest,
			str end)
{
	str remark = cut_until(t, text, rest, end);

	if (str_find(remark, S("@preserve")) < remark.n ||
	    str_find(remark, S("licences/")) < remark.n)
		buf_add(b, remark);
}

static char last(const struct buf *b)
{
	return b->n ? b->p[b->n - 1] : '{';
}

/* May white space between these two go? */
static bool needless(char before, char next)
{
	if (before == ':')
		return !strchr(";}", next);
	return strchr("{};,", before) || strchr("{};,", next);
}

str shrink_css(struct tool *t, str css)
{
	struct buf b = tool_buf(t);
	bool space = false;

	for (str rest = css; rest.n;) {
		if (str_starts(rest, S("/*"))) {
			drop_remark(t, &b, css, &rest, S("*/"));
			continue;
		}
		if (is_space(rest.p[0])) {
			space = true;
			rest = after(rest, 1);
			continue;
		}
		if (space && !needless(last(&b), rest.p[0]))
			buf_add(&b, S(" "));
		space = false;
		if (rest.p[0] == '}' && last(&b) == ';')
			b.n--;
		if (rest.p[0] == '"' || rest.p[0] == '\'') {
			buf_add(&b, cut_until(t, css, &rest, (str){ rest.p, 1 }));
			continue;
		}
		buf_add(&b, (str){ rest.p, 1 });
		rest = after(rest, 1);
	}
	return buf_str(&b);
}

/* Whether a `template` is open after this line, if it was before it. */
static bool in_template(str line, bool open)
{
	char quote = open ? '`' : 0;

	for (size_t i = 0; i < line.n; i++) {
		char ch = line.p[i];

		if (ch == '\\')
			i++;
		else if (quote && ch == quote)
			quote = 0;
		else if (!quote && strchr("'\"`", ch))
			quote = ch;
		else if (!quote && str_starts(after(line, i), S("//")))
			break;
	}
	return quote == '`';
}

str shrink_js(struct tool *t, str js)
{
	struct buf b = tool_buf(t);
	bool template = false;

	for (str rest = js; rest.n;) {
		str whole, line = rest, tail = rest;

		if (!template) {
			while (tail.n && is_space(tail.p[0]))
				tail = after(tail, 1);
			if (str_starts(tail, S("/*"))) {
				drop_remark(t, &b, js, &tail, S("*/"));
				rest = tail;
				continue;
			}
			rest = line = tail;
		}
		whole = next_line(&rest);
		line = template ? whole : str_trim(whole);
		if (!template && (!line.n || str_starts(line, S("//"))))
			continue;
		buf_add(&b, line);
		buf_add(&b, S("\n"));
		template = in_template(whole, template);
	}
	if (template)
		tool_stop(t, 0, "a `template` is never closed");
	return buf_str(&b);
}

str shrink_svg(struct tool *t, str svg)
{
	struct buf b = tool_buf(t);

	for (str rest = svg; rest.n;) {
		size_t n = 0;

		if (str_starts(rest, S("<!--"))) {
			drop_remark(t, &b, svg, &rest, S("-->"));
			continue;
		}
		while (n < rest.n && is_space(rest.p[n]))
			n++;
		if (n && memchr(rest.p, '\n', n) && last(&b) == '>') {
			rest = after(rest, n);
			continue;
		}
		buf_add(&b, n ? S(" ") : (str){ rest.p, 1 });
		rest = after(rest, n ? n : 1);
	}
	return str_trim(buf_str(&b));
}
