/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/plain.h"

#include <strings.h>

/* Bytes of the character at s; 0: it is none. */
static size_t character(str s)
{
	for (size_t n = 1; n <= 4 && n <= s.n; n++)
		if (str_is_utf8((str){ s.p, n }))
			return n;
	return 0;
}

str plain_clean(struct arena *a, str s)
{
	struct buf b = { .arena = a, .limit = s.n + 1 };

	while (s.n) {
		unsigned char c = (unsigned char)s.p[0];
		size_t n = c < 0x80 ? 1 : character(s);

		if (!n)
			buf_add(&b, S("?"));
		else if (n > 1 || (c >= ' ' && c != 0x7f) || c == '\n' ||
			 c == '\t')
			buf_add(&b, (str){ s.p, n });
		s.p += n ? n : 1;
		s.n -= n ? n : 1;
	}
	return buf_str(&b);
}

/*
 * HTML to words.
 */
static bool is_tag(str tag, const char *name)
{
	size_t n = strlen(name);

	return tag.n >= n && !strncasecmp(tag.p, name, n) &&
	       (tag.n == n || tag.p[n] == ' ' || tag.p[n] == '/' ||
		tag.p[n] == '\n' || tag.p[n] == '\t');
}

/* Leave out everything up to the end of an element that is not read. */
static void skip_element(str *html, const char *name)
{
	while (html->n) {
		str before = str_cut(html, '<');

		(void)before;
		if (html->n > strlen(name) && html->p[0] == '/' &&
		    !strncasecmp(html->p + 1, name, strlen(name))) {
			str_cut(html, '>');
			return;
		}
	}
}

static void take_tag(struct buf *b, str *html)
{
	static const char *const skipped[] = { "script", "style", "head",
		"title", "template" };
	static const char *const lines[] = { "br", "/p", "/div", "/tr", "/li",
		"/h1", "/h2", "/h3", "/blockquote", "blockquote" };
	str tag;

	if (str_starts(*html, S("!--"))) {
		size_t end = str_find(*html, S("-->"));

		html->p += end < html->n ? end + 3 : html->n;
		html->n -= end < html->n ? end + 3 : html->n;
		return;
	}
	tag = str_cut(html, '>');
	for (size_t i = 0; i < COUNT(skipped); i++)
		if (is_tag(tag, skipped[i]) && !str_ends(tag, S("/"))) {
			skip_element(html, skipped[i]);
			return;
		}
	for (size_t i = 0; i < COUNT(lines); i++)
		if (is_tag(tag, lines[i]))
			buf_add(b, S("\n"));
	/* What is quoted is told apart as in plain text. */
	if (is_tag(tag, "blockquote"))
		buf_add(b, S("> "));
}

static void take_entity(struct buf *b, str *html)
{
	static const struct { str name, text; } known[] = {
		{ S("amp;"), S("&") }, { S("lt;"), S("<") },
		{ S("gt;"), S(">") }, { S("quot;"), S("\"") },
		{ S("nbsp;"), S(" ") }, { S("apos;"), S("'") },
		{ S("#39;"), S("'") }, { S("#160;"), S(" ") },
		{ S("eacute;"), S("é") }, { S("euml;"), S("ë") },
		{ S("iuml;"), S("ï") }, { S("euro;"), S("€") },
	};

	for (size_t i = 0; i < COUNT(known); i++)
		if (str_starts(*html, known[i].name)) {
			buf_add(b, known[i].text);
			html->p += known[i].name.n;
			html->n -= known[i].name.n;
			return;
		}
	buf_add(b, S("&"));
}

/* Line breaks of the source mean nothing; several spaces are one. */
static void take_letter(struct buf *b, char c)
{
	bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
	bool after = !b->n || b->p[b->n - 1] == ' ' || b->p[b->n - 1] == '\n';

	if (!space)
		buf_add(b, (str){ &c, 1 });
	else if (!after)
		buf_add(b, S(" "));
}

str plain_of_html(struct arena *a, str html)
{
	struct buf b = { .arena = a, .limit = 2 * html.n + 64 };

	while (html.n) {
		char c = html.p[0];

		html.p++;
		html.n--;
		if (c == '<')
			take_tag(&b, &html);
		else if (c == '&')
			take_entity(&b, &html);
		else
			take_letter(&b, c);
	}
	return plain_clean(a, buf_str(&b));
}

/*
 * What is quoted.
 */
static bool starts(str line, const char *with)
{
	return line.n >= strlen(with) &&
	       !strncasecmp(line.p, with, strlen(with));
}

static bool ends(str line, const char *with)
{
	return line.n >= strlen(with) &&
	       !strncasecmp(line.p + line.n - strlen(with), with, strlen(with));
}

/* "Op ma 3 nov 2026 om 10:12 schreef Anna <a@example.org>:", in one line or
 * two; "On Mon, Nov 3, 2026, Anna wrote:". */
static bool is_attribution(str line, str next)
{
	bool dutch = starts(line, "Op "), english = starts(line, "On ");
	str last = next.n && !ends(line, ":") ? next : line;

	if (!dutch && !english)
		return false;
	if (english)
		return ends(last, "wrote:");
	return ends(last, "schreef:") ||
	       (ends(last, ":") && (str_find(line, S("schreef")) < line.n ||
				    str_find(last, S("schreef")) < last.n));
}

static bool is_divider(str line)
{
	static const char *const dividers[] = {
		"-----Oorspronkelijk bericht-----", "-----Original Message-----",
		"---------- Oorspronkelijk bericht ---------",
		"---------- Forwarded message ---------",
		"---------- Doorgestuurd bericht ---------",
		"________________________________", "-------- Oorspronkelijk",
		"-------- Original", "Verstuurd vanaf mijn ",
		"Verzonden vanaf mijn ", "Sent from my ",
		"Verzonden vanuit Outlook", "Outlook voor ", "Get Outlook for ",
	};

	for (size_t i = 0; i < COUNT(dividers); i++)
		if (starts(line, dividers[i]))
			return true;
	return false;
}

/* The head Outlook puts above what it quotes: "Van: ..." and what follows. */
static bool is_head(str line, str next)
{
	bool from = starts(line, "Van:") || starts(line, "*Van:*") ||
		    starts(line, "From:") || starts(line, "*From:*");
	static const char *const then[] = { "Verzonden:", "*Verzonden:*",
		"Sent:", "*Sent:*", "Datum:", "*Datum:*", "Date:", "*Date:*",
		"Aan:", "*Aan:*", "To:", "*To:*", "Onderwerp:", "Subject:" };

	for (size_t i = 0; from && i < COUNT(then); i++)
		if (starts(next, then[i]))
			return true;
	return false;
}

static bool ends_answer(str line, str next)
{
	return is_divider(line) || is_head(line, next);
}

static str peek_line(str rest)
{
	return str_trim(str_cut(&rest, '\n'));
}

str plain_unquoted(struct arena *a, str text)
{
	struct buf b = { .arena = a, .limit = text.n + 1 };

	while (text.n) {
		str whole = str_cut(&text, '\n'), line = str_trim(whole);
		str next = peek_line(text);

		if (ends_answer(line, next) || str_eq(whole, S("-- ")))
			break;
		if (is_attribution(line, next)) {
			if (str_trim(buf_str(&b)).n)
				break;
			/* They write below what they quote. */
			if (!ends(line, ":"))
				str_cut(&text, '\n');
			continue;
		}
		if (str_starts(line, S(">")))
			continue;
		buf_add(&b, (str){ whole.p, whole.n });
		buf_add(&b, S("\n"));
	}
	return str_trim(buf_str(&b));
}
