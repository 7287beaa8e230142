/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/url.h"

#include <ctype.h>

static int hex(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	ch |= 0x20;
	return ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

str url_decode(struct arena *a, str s)
{
	char *out;
	size_t n = 0;

	if (!s.n || (!memchr(s.p, '%', s.n) && !memchr(s.p, '+', s.n)))
		return s;
	out = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
		    hex(s.p[i + 2]) >= 0) {
			out[n++] = (char)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2]));
			i += 2;
		} else {
			out[n++] = s.p[i] == '+' ? ' ' : s.p[i];
		}
	}
	return (str){ out, n };
}

str url_encode(struct arena *a, str s)
{
	struct buf b = { .arena = a, .limit = 3 * s.n };

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (isalnum(ch) || memchr("-._~", ch, 4))
			buf_add(&b, (str){ s.p + i, 1 });
		else
			buf_addf(&b, "%%%02X", ch);
	}
	return buf_str(&b);
}
