/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"
#include "http_problem.html.h"
#include "base/allow_format.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

enum { PAGE_LIMIT = 4 << 20 };

static struct page page_begin(const struct request *req)
{
	return (struct page){
		.out = { .arena = req->arena, .limit = PAGE_LIMIT },
		.lang = req->lang,
		.their_lang = req->conf->lang,
		.csrf_token = req->csrf_token,
	};
}

static struct reply page_end(struct request *req, struct page *pg, int status)
{
	if (pg->out.overflow)
		tx_fail(req->tx, "page too long");
	if (pg->has_form)
		req->head.no_store = true;
	return (struct reply){ .status = status, .body = buf_str(&pg->out) };
}

struct reply reply_written(struct request *req, int status, str title,
			   void (*write)(struct page *, const void *),
			   const void *data)
{
	struct page body = page_begin(req), whole = page_begin(req);

	write(&body, data);
	whole.has_form = body.has_form;
	if (body.out.overflow)
		tx_fail(req->tx, "page too long");
	req->app->layout(&whole, req, title, (html){ buf_str(&body.out) });
	return page_end(req, &whole, status);
}

struct reply reply_fragment(struct request *req,
			    void (*write)(struct page *, const void *),
			    const void *data)
{
	struct page pg = page_begin(req);

	write(&pg, data);
	return page_end(req, &pg, 200);
}

html request_part(struct request *req,
		  void (*write)(struct page *, const void *), const void *data)
{
	struct page pg = page_begin(req);

	write(&pg, data);
	return (html){ page_end(req, &pg, 200).body };
}

static str json_escaped(struct arena *a, str s)
{
	struct buf b = { .arena = a, .limit = 1 << 16 };

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_add(&b, S("\\"));
		if ((unsigned char)s.p[i] >= ' ')
			buf_add(&b, (str){ s.p + i, 1 });
	}
	return buf_str(&b);
}

/* RFC 9457, for programs. */
static struct reply problem(struct request *req, int status, str title,
			    str text)
{
	str t = json_escaped(req->arena, title), d = json_escaped(req->arena, text);

	return reply_bytes(req, status, S("application/problem+json"),
		arena_f(req->arena, "{\"type\":\"about:blank\",\"title\":\"%.*s\","
			"\"status\":%d,\"detail\":\"%.*s\"}", (int)t.n, t.p,
			status, (int)d.n, d.p));
}

struct reply reply_refused(struct request *req, int status, str title,
			   str text)
{
	if (str_starts(req->path, S("/api/")) || req->format)
		return problem(req, status, title, text);
	req->head.no_index = true;
	return reply_page(req, status, title, http_problem, .title = title,
			  .text = text);
}

struct reply reply_not_found(struct request *req)
{
	return reply_refused(req, 404, T(req, "This page does not exist"),
		T(req, "Maybe it was moved or withdrawn. Search for it, or go to the home page."));
}

struct reply reply_dead_link(struct request *req)
{
	return reply_quiet(reply_refused(req, 404,
		T(req, "This link does not work"),
		T(req, "Maybe part of it is missing, or what it was about is gone. Copy the whole link from the mail.")));
}

struct reply reply_quiet(struct reply reply)
{
	reply.headers[0] = (struct header){ S("Referrer-Policy"),
					    S("no-referrer") };
	return reply;
}

struct reply reply_forbidden(struct request *req)
{
	req->event = "access.refused";
	return reply_refused(req, 403, T(req, "You may not do this"),
		T(req, "Sign in with the address that may, or go back and reload the page."));
}

struct reply reply_redirect(struct request *req, const char *fmt, ...)
{
	char where[1024];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(where, sizeof where, fmt, ap);
	va_end(ap);
	assert(n > 0 && (size_t)n < sizeof where);
	return (struct reply){ .status = 303,
		.location = arena_str(req->arena, (str){ where, (size_t)n }) };
}

struct reply reply_bytes(struct request *req, int status, str type, str body)
{
	(void)req;
	return (struct reply){ .status = status, .type = type, .body = body };
}

struct reply reply_bare(struct arena *a, int status, str dutch, str english)
{
	return (struct reply){ .status = status, .body = arena_f(a,
		"<!doctype html><html lang=\"nl\"><title>%.*s - Brengplein</title>"
		"<h1>%.*s</h1><p lang=\"en\">%.*s</p>"
		"<p><a href=\"/\">Brengplein</a></p></html>\n",
		(int)dutch.n, dutch.p, (int)dutch.n, dutch.p,
		(int)english.n, english.p) };
}
