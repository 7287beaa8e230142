/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/headers.h"
#include "http/static.h"
#include "http/url.h"

#include <strings.h>

static const struct header always[] = {
	{ S("Content-Security-Policy"), S("default-src 'none'; script-src 'self'; "
	  "style-src 'self'; font-src 'self'; img-src 'self' data:; "
	  "connect-src 'self'; form-action 'self'; base-uri 'none'; "
	  "frame-ancestors 'none'; object-src 'none'") },
	{ S("X-Content-Type-Options"), S("nosniff") },
	{ S("Referrer-Policy"), S("strict-origin-when-cross-origin") },
	{ S("Permissions-Policy"), S("camera=(), geolocation=(), microphone=(), "
	  "payment=(), usb=(), browsing-topics=()") },
	{ S("Cross-Origin-Opener-Policy"), S("same-origin") },
};

static bool has(const struct headers *h, str name)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->at[i].name.n == name.n &&
		    !strncasecmp(h->at[i].name.p, name.p, name.n))
			return true;
	return false;
}

/* What is there already stays: a handler may know better. */
void headers_put(struct headers *h, str name, str value)
{
	if (value.n && h->n < MAX_HEADERS && !has(h, name))
		h->at[h->n++] = (struct header){ name, value };
}

static void add_always(struct headers *h)
{
	for (size_t i = 0; i < COUNT(always); i++)
		headers_put(h, always[i].name, always[i].value);
}

static void add_cookies(struct headers *h, const struct reply *reply)
{
	for (size_t i = 0; i < COUNT(reply->cookies); i++)
		if (reply->cookies[i].n && h->n < MAX_HEADERS)
			h->at[h->n++] = (struct header){ S("Set-Cookie"),
							 reply->cookies[i] };
}

/* RFC 6266, with the name as RFC 8187 writes it. */
static str disposition(const struct request *req, str filename)
{
	str name = url_encode(req->arena, filename);

	return arena_f(req->arena, "attachment; filename*=UTF-8''%.*s",
		       (int)name.n, name.p);
}

/* What others sent stays what it is said to be, and runs nowhere. */
static void add_immutable(struct headers *h)
{
	headers_put(h, S("Cache-Control"),
		    S("public, max-age=31536000, immutable"));
	headers_put(h, S("Content-Security-Policy"),
		    S("default-src 'none'; sandbox"));
	headers_put(h, S("Cross-Origin-Resource-Policy"), S("cross-origin"));
	headers_put(h, S("Vary"), S("Accept-Encoding"));
}

static str keeping(const struct request *req, str etag)
{
	if (req->head.no_store || req->who.id.v || !etag.n)
		return S("no-store");
	return S("no-cache");
}

struct headers headers_of(const struct request *req, const struct reply *reply,
			  str etag)
{
	struct headers h = { 0 };

	for (size_t i = 0; i < COUNT(reply->headers); i++)
		if (reply->headers[i].name.n)
			headers_put(&h, reply->headers[i].name,
				    reply->headers[i].value);
	if (reply->body.n || reply->pieces.size || reply->file)
		headers_put(&h, S("Content-Type"), reply->type.n ? reply->type
			: S("text/html; charset=utf-8"));
	if (reply->filename.n)
		headers_put(&h, S("Content-Disposition"),
		    disposition(req, reply->filename));
	headers_put(&h, S("Location"), reply->location);
	if (reply->immutable)
		add_immutable(&h);
	headers_put(&h, S("Cache-Control"), keeping(req, etag));
	headers_put(&h, S("ETag"), etag);
	headers_put(&h, S("Content-Language"), req->lang);
	headers_put(&h, S("Vary"), S("Accept, Accept-Encoding, Cookie"));
	if (str_starts(req->url, S("https://")))
		headers_put(&h, S("Strict-Transport-Security"),
		    S("max-age=31536000; includeSubDomains"));
	add_always(&h);
	add_cookies(&h, reply);
	return h;
}

struct headers headers_static(const struct static_file *file, str coding)
{
	struct headers h = { 0 };

	headers_put(&h, S("Content-Type"), file->type);
	if (!str_eq(coding, S("identity")))
		headers_put(&h, S("Content-Encoding"), coding);
	headers_put(&h, S("Cache-Control"), S("public, max-age=31536000, immutable"));
	headers_put(&h, S("Vary"), S("Accept-Encoding"));
	add_always(&h);
	return h;
}

struct headers headers_unchanged(const struct headers *h)
{
	struct headers fewer = { 0 };

	for (size_t i = 0; i < h->n; i++)
		if (!str_eq(h->at[i].name, S("Content-Type")) &&
		    !str_eq(h->at[i].name, S("Content-Encoding")) &&
		    !str_eq(h->at[i].name, S("Content-Disposition")))
			fewer.at[fewer.n++] = h->at[i];
	return fewer;
}

static str without_weakness(str tag)
{
	return str_starts(tag, S("W/")) ? (str){ tag.p + 2, tag.n - 2 } : tag;
}

bool headers_match(str if_none_match, str etag)
{
	while (etag.n && if_none_match.n) {
		str tag = str_trim(str_cut(&if_none_match, ','));

		if (str_eq(tag, S("*")) ||
		    str_eq(without_weakness(tag), without_weakness(etag)))
			return true;
	}
	return false;
}
