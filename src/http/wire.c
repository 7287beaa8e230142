/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/wire.h"
#include "http/url.h"

#include <strings.h>

static bool is_named(str name, str want)
{
	return name.n == want.n && !strncasecmp(name.p, want.p, name.n);
}

/* RFC 9110 5.6.2: what the name of a field is made of. */
static bool is_token(str s)
{
	static const char others[] = "!#$%&'*+-.^_`|~";

	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i], low = ch | 0x20;

		if ((low < 'a' || low > 'z') && (ch < '0' || ch > '9') &&
		    !memchr(others, ch, sizeof others - 1))
			return false;
	}
	return s.n > 0;
}

static bool has_control(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if ((ch < ' ' && ch != '\t') || ch == 0x7f)
			return true;
	}
	return false;
}

void wire_take(struct wire *w, str name, str value)
{
	const struct { str name; str *at; int *times; } known[] = {
		{ S("host"), &w->host, &w->hosts },
		{ S("content-length"), &w->length, &w->lengths },
		{ S("transfer-encoding"), &w->coding, &w->codings },
		{ S("cookie"), &w->cookie, NULL },
		{ S("accept"), &w->accept, NULL },
		{ S("user-agent"), &w->agent, NULL },
		{ S("accept-encoding"), &w->accept_encoding, NULL },
		{ S("if-none-match"), &w->if_none_match, NULL },
		{ S("content-type"), &w->content_type, NULL },
		{ S("sec-fetch-site"), &w->fetch_site, NULL },
		{ S("origin"), &w->origin, NULL },
		{ S("referer"), &w->referer, NULL },
		{ S("x-forwarded-for"), &w->forwarded_for, NULL },
		{ S("x-forwarded-proto"), &w->forwarded_proto, NULL },
	};

	w->unclean |= !is_token(name) || has_control(value);
	for (size_t i = 0; i < COUNT(known); i++) {
		if (!is_named(name, known[i].name))
			continue;
		*known[i].at = str_trim(value);
		if (known[i].times)
			++*known[i].times;
		return;
	}
}

bool wire_is_clear(const struct wire *w, str version)
{
	bool new = str_eq(version, S("HTTP/1.1"));
	int64_t n;

	if (w->unclean || w->hosts > 1 || w->lengths > 1 || w->codings > 1)
		return false;
	if (new && (!w->hosts || !w->host.n))
		return false;
	if (w->lengths && (w->codings || str_starts(w->length, S("-")) ||
			   !str_to_int(w->length, &n)))
		return false;
	return !w->codings || (new && is_named(w->coding, S("chunked")));
}

int64_t wire_length(const struct wire *w)
{
	int64_t n = 0;

	if (w->codings)
		return -1;
	return str_to_int(w->length, &n) ? n : 0;
}

static str without_origin(str target)
{
	str rest;

	if (str_starts(target, S("http://")))
		rest = (str){ target.p + 7, target.n - 7 };
	else if (str_starts(target, S("https://")))
		rest = (str){ target.p + 8, target.n - 8 };
	else
		return target;
	while (rest.n && rest.p[0] != '/')
		rest.p++, rest.n--;
	return rest.n ? rest : S("/");
}

bool wire_target(struct arena *a, str target, str *path, str *query)
{
	str rest = without_origin(target), plain;

	*path = str_cut(&rest, '?');
	*query = rest;
	if (!path->n || path->p[0] != '/' || has_control(target) ||
	    memchr(target.p, '#', target.n) || memchr(target.p, '\\', target.n))
		return false;
	plain = url_decode(a, *path);
	return str_is_utf8(plain) && !has_control(plain);
}

str wire_host(const struct wire *w)
{
	for (size_t i = 0; i < w->host.n; i++) {
		char ch = w->host.p[i], low = ch | 0x20;

		if ((low < 'a' || low > 'z') && (ch < '0' || ch > '9') &&
		    !memchr(".-_:[]", ch, 6))
			return (str){ 0 };
	}
	return w->host.n <= 255 ? w->host : (str){ 0 };
}

str wire_client(const struct wire *w)
{
	str rest = w->forwarded_for, last = { 0 };

	while (rest.n)
		last = str_trim(str_cut(&rest, ','));
	return last.n <= 45 ? last : (str){ 0 };
}

static bool is_of(str address, str url)
{
	return str_starts(address, url) &&
	       (address.n == url.n || address.p[url.n] == '/');
}

bool wire_is_foreign(const struct wire *w, str url)
{
	if (w->fetch_site.n)
		return !str_eq(w->fetch_site, S("same-origin")) &&
		       !str_eq(w->fetch_site, S("none"));
	if (w->origin.n && !str_eq(w->origin, S("null")))
		return !str_eq(w->origin, url);
	return w->referer.n && !is_of(w->referer, url);
}

static bool is_plain_cookie(str name)
{
	return str_eq(name, S("taal")) || str_eq(name, S("form")) ||
	       str_eq(name, S("__Host-form"));
}

bool wire_is_plain(const struct wire *w)
{
	str rest = w->cookie;

	while (rest.n) {
		str value = str_cut(&rest, ';'), name = str_cut(&value, '=');

		if (!is_plain_cookie(str_trim(name)))
			return false;
	}
	return str_find(w->accept, S("json")) == w->accept.n;
}
