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
	    str_eq(scheme, S("mailto")) || str_eq(scheme, S("webcal")))
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

void html_theirs(struct page *pg)
{
	if (!pg->their_lang.n || str_eq(pg->their_lang, pg->lang))
		return;
	html_raw(pg, S(" lang=\""));
	html_put_str(pg, pg->their_lang);
	html_raw(pg, S("\""));
}

static const char digits[] = "0123456789abcdef";

/* The value of a hexadecimal digit; -1: it is none. */
static int digit(char ch)
{
	return ch >= '0' && ch <= '9' ? ch - '0'
	     : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

/* As many random digits, then those of the token, each masked by one of
 * them: nothing in it is more likely than anything else. */
void html_csrf(struct page *pg)
{
	str token = pg->csrf_token;
	str mask = random_hex(pg->out.arena, (token.n + 1) / 2);

	pg->has_form = true;
	html_raw(pg, S("<input type=\"hidden\" name=\"csrf\" value=\""));
	html_raw(pg, (str){ mask.p, token.n });
	for (size_t i = 0; i < token.n; i++)
		html_raw(pg, (str){ digits + ((digit(token.p[i]) ^
					       digit(mask.p[i])) & 15), 1 });
	html_raw(pg, S("\">"));
}

str html_csrf_token(struct arena *a, str value)
{
	size_t n = value.n / 2;
	char *token = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; i++) {
		int mask = digit(value.p[i]), masked = digit(value.p[n + i]);

		if (mask < 0 || masked < 0)
			return (str){ 0 };
		token[i] = digits[mask ^ masked];
	}
	return (str){ token, n };
}
