/* SPDX-License-Identifier: EUPL-1.2 */
/* The one door to utf8proc: characters to their plainest form. */
#include "lang/inside.h"

#include <utf8proc.h>

enum { DECOMPOSED_MAX = 18 };

/* Letters that Unicode does not take apart, but a Dutch keyboard does. */
static const struct {
	utf8proc_int32_t from;
	char to[4];
} plain[] = {
	{ 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" },  { 0x00FE, "th" },
	{ 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0142, "l" },
	{ 0x0153, "oe" }, { 0x0167, "t" },
};

static bool is_quote(utf8proc_int32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || c == 0x2B9 || c == 0x2BC ||
	       (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xFF07;
}

static bool is_double_quote(utf8proc_int32_t c)
{
	return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB ||
	       c == 0x2033 || c == 0xFF02;
}

static bool is_hyphen(utf8proc_int32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
	       c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

static enum char_kind kind_of(utf8proc_int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);

	if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
		return CHAR_LETTER;
	if (category >= UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CN)
		return CHAR_SPACE;
	return CHAR_OTHER;
}

static void add(struct folded *f, utf8proc_int32_t c)
{
	for (size_t i = 0; i < COUNT(plain); i++) {
		if (plain[i].from != c)
			continue;
		memcpy(f->text + f->n, plain[i].to, strlen(plain[i].to));
		f->n += strlen(plain[i].to);
		return;
	}
	f->n += (size_t)utf8proc_encode_char(c, (uint8_t *)f->text + f->n);
}

static struct folded fold_char(utf8proc_int32_t c)
{
	utf8proc_int32_t out[DECOMPOSED_MAX];
	struct folded f = { 0 };
	int boundary = 0;
	utf8proc_ssize_t n;

	if (is_quote(c))
		return (struct folded){ CHAR_QUOTE, 1, "'" };
	if (is_double_quote(c))
		return (struct folded){ CHAR_OTHER, 1, "\"" };
	if (is_hyphen(c))
		return (struct folded){ CHAR_HYPHEN, 1, "-" };
	n = utf8proc_decompose_char(c, out, DECOMPOSED_MAX,
				    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
				    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
				    UTF8PROC_STRIPMARK, &boundary);
	if (n < 0 || n > DECOMPOSED_MAX)
		return (struct folded){ CHAR_SPACE, 1, " " };
	for (utf8proc_ssize_t i = 0; i < n; i++)
		if (out[i] > ' ') /* a ligature of Arabic words has spaces */
			add(&f, out[i]);
	f.kind = n ? kind_of(out[0]) : CHAR_NONE;
	if (f.kind == CHAR_SPACE)
		return (struct folded){ CHAR_SPACE, 1, " " };
	return f;
}

static struct folded fold_ascii(unsigned char c)
{
	char lower = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	struct folded f = { CHAR_OTHER, 1, { lower } };

	if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9'))
		f.kind = CHAR_LETTER;
	else if (c <= ' ' || c == 127)
		f = (struct folded){ CHAR_SPACE, 1, " " };
	else if (c == '-')
		f.kind = CHAR_HYPHEN;
	else if (is_quote(c))
		f = (struct folded){ CHAR_QUOTE, 1, "'" };
	return f;
}

struct folded fold_next(str *rest)
{
	const uint8_t *p = (const uint8_t *)rest->p;
	utf8proc_int32_t c = -1;
	utf8proc_ssize_t n = 1;

	if (p[0] >= 0x80)
		n = utf8proc_iterate(p, (utf8proc_ssize_t)rest->n, &c);
	else
		c = p[0];
	if (n < 1)
		n = 1;
	rest->p += n;
	rest->n -= (size_t)n;
	if (c < 0)
		return (struct folded){ CHAR_SPACE, 1, " " };
	return c < 0x80 ? fold_ascii((unsigned char)c) : fold_char(c);
}

str lang_fold(struct arena *a, str text)
{
	struct buf out = { .arena = a, .limit = SIZE_MAX / 2 };
	bool space = false;

	while (text.n) {
		struct folded f = fold_next(&text);

		if (f.kind == CHAR_SPACE) {
			space = out.n > 0;
			continue;
		}
		if (space && f.n)
			buf_add(&out, S(" "));
		space = space && !f.n;
		buf_add(&out, (str){ f.text, f.n });
	}
	return buf_str(&out);
}
