/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/collate.h"
#include "lang/lang.h"

enum { DIGITS = 10, SLUG_MAX = 80 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_plain(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z');
}

/* A run of digits as wide as all others; leading zeros do not count. */
static void add_number(struct buf *key, str *text)
{
	size_t n = 0;

	while (text->n > 1 && text->p[0] == '0' && is_digit(text->p[1]))
		text->p++, text->n--;
	while (n < text->n && is_digit(text->p[n]))
		n++;
	for (size_t i = n; i < DIGITS; i++)
		buf_add(key, S("0"));
	buf_add(key, (str){ text->p, n });
	*text = (str){ text->p + n, text->n - n };
}

str lang_sort_key(struct arena *a, str text)
{
	struct buf key = { .arena = a, .limit = 1 << 20 };
	str rest = lang_fold(a, text);
	bool gap = false;

	while (rest.n) {
		char c = rest.p[0];
		bool counts = is_plain(c) || (unsigned char)c >= 0x80;

		if (counts && gap && key.n)
			buf_add(&key, S(" "));
		if (is_digit(c)) {
			add_number(&key, &rest);
		} else {
			buf_add(&key, (str){ &rest.p[0], counts });
			rest.p++, rest.n--;
		}
		gap = !counts && (gap || c == ' ' || c == '-' || c == '/');
	}
	return buf_str(&key);
}

str lang_slug(struct arena *a, str text)
{
	struct buf slug = { .arena = a, .limit = 1 << 20 };
	str rest = lang_fold(a, text);
	bool gap = false;

	for (; rest.n && slug.n < SLUG_MAX; rest.p++, rest.n--) {
		if (!is_plain(rest.p[0])) {
			gap = gap || rest.p[0] != '\'';
			continue;
		}
		if (gap && slug.n)
			buf_add(&slug, S("-"));
		gap = false;
		buf_add(&slug, (str){ rest.p, 1 });
	}
	return buf_str(&slug);
}
