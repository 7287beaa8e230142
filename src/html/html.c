/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/html.h"
#include "base/random.h"
#include "base/when.h"

#include <ctype.h>

void html_raw(struct page *pg, str markup)
{
	buf_add(&pg->out, markup);
}

void html_put_str(struct page *pg, str text)
{
	static const str entity[256] = {
		['&'] = S("&amp;"), ['<'] = S("&lt;"), ['>'] = S("&gt;"),
		['"'] = S("&quot;"), ['\''] = S("&#39;"),
	};
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		str e = entity[(unsigned char)text.p[i]];
		if (!e.n)
			continue;
		buf_add(&pg->out, (str){ text.p + from, i - from });
		buf_add(&pg->out, e);
		from = i + 1;
	}
	buf_add(&pg->out, (str){ text.p + from, text.n - from });
}

void html_put_int(struct page *pg, int64_t n)
{
	buf_addf(&pg->out, "%lld", (long long)n);
}

void html_put_html(struct page *pg, html markup)
{
	buf_add(&pg->out, markup.s);
}

void html_put_link(struct page *pg, str url)
{
	str rest = url, scheme = str_cut(&rest, ':');
	bool ours = url.n && url.p[0] == '/' && !(url.n > 1 && url.p[1] == '/');

	if (ours || str_eq(scheme, S("https")) || str_eq(scheme, S("http")) ||
	    str_eq(scheme, S("mailto")))
		html_put_str(pg, url);
	else
		html_put_str(pg, S("#"));
}

void html_put_part(struct page *pg, str part)
{
	for (size_t i = 0; i < part.n; i++) {
		unsigned char ch = (unsigned char)part.p[i];
		if (isalnum(ch) || memchr("-._~", ch, 4))
			buf_add(&pg->out, (str){ part.p + i, 1 });
		else
			buf_addf(&pg->out, "%%%02X", ch);
	}
}

str html_arg_int(struct page *pg, int64_t n)
{
	return num_text(pg->out.arena, pg->lang, n);
}

str html_arg_str(struct page *pg, str s)
{
	(void)pg;
	return s;
}

void html_put_filled(struct page *pg, str text, const struct tr_arg *args,
		     size_t n)
{
	html_put_str(pg, tr_fill(pg->out.arena, text, args, n));
}

enum { MASK = 16 };

void html_theirs(struct page *pg)
{
	if (!pg->their_lang.n || str_eq(pg->their_lang, pg->lang))
		return;
	html_raw(pg, S(" lang=\""));
	html_put_str(pg, pg->their_lang);
	html_raw(pg, S("\""));
}

void html_csrf(struct page *pg)
{
	str token = pg->csrf_token, mask = random_hex(pg->out.arena, MASK / 2);

	pg->has_form = true;
	html_raw(pg, S("<input type=\"hidden\" name=\"csrf\" value=\""));
	html_raw(pg, mask);
	for (size_t i = 0; i < token.n; i++)
		buf_addf(&pg->out, "%02x",
			 (token.p[i] ^ mask.p[i % MASK]) & 0xff);
	html_raw(pg, S("\">"));
}

static int digit(char ch)
{
	return ch >= '0' && ch <= '9' ? ch - '0'
	     : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

str html_csrf_token(struct arena *a, str value)
{
	size_t n = value.n > MASK ? (value.n - MASK) / 2 : 0;
	char *token = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; i++) {
		int high = digit(value.p[MASK + 2 * i]);
		int low = digit(value.p[MASK + 2 * i + 1]);

		if (high < 0 || low < 0)
			return (str){ 0 };
		token[i] = (char)((high << 4 | low) ^ value.p[i % MASK]);
	}
	return (str){ token, n };
}
