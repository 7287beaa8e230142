/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/exchange.h"
#include "base/clock.h"
#include "base/allow_memory.h"

#include <stdlib.h>

enum { BODY_BYTES = 64 * 1024, REQUEST_BYTES = 256 << 20, SPARE = 16 };

struct exchange *exchange_take(struct exchanges *all)
{
	struct exchange *ex = all->spare;

	if (ex) {
		all->spare = ex->next;
		all->n--;
		return ex;
	}
	ex = calloc(1, sizeof *ex);
	if (!ex)
		abort();
	ex->arena = arena_create(REQUEST_BYTES);
	return ex;
}

static void destroy(struct exchange *ex)
{
	spool_close(&ex->spool);
	arena_destroy(ex->arena);
	free(ex);
}

void exchange_give_back(struct exchanges *all, struct exchange *ex)
{
	struct arena *arena = ex->arena;

	if (all->n == SPARE) {
		destroy(ex);
		return;
	}
	arena_recycle(arena);
	spool_close(&ex->spool);
	*ex = (struct exchange){ .arena = arena, .next = all->spare };
	all->spare = ex;
	all->n++;
}

void exchanges_release(struct exchanges *all)
{
	while (all->spare)
		destroy(exchange_take(all));
}

static str url_of(const struct exchange *ex, str address)
{
	const struct conf *conf = ex->req.conf;
	str host = wire_host(&ex->wire);
	bool tls = conf->proxied &&
		   str_eq(ex->wire.forwarded_proto, S("https"));

	if (conf->url.n)
		return conf->url;
	if (!host.n)
		return address;
	return arena_f(ex->arena, "%s://%.*s", tls ? "https" : "http",
		       (int)host.n, host.p);
}

static bool read_method(struct request *req, str method)
{
	req->method = str_eq(method, S("POST")) ? POST : GET;
	return req->method == POST || str_eq(method, S("GET")) ||
	       str_eq(method, S("HEAD"));
}

/* A method there is (RFC 9110, RFC 5789), but of no use here. */
static bool is_known(str method)
{
	static const str others[] = {
		S("PUT"), S("DELETE"), S("PATCH"), S("OPTIONS"), S("TRACE"),
		S("CONNECT"),
	};

	for (size_t i = 0; i < COUNT(others); i++)
		if (str_eq(method, others[i]))
			return true;
	return false;
}

static void fill(struct exchange *ex, str address)
{
	struct request *req = &ex->req;
	str ip = req->conf->proxied ? wire_client(&ex->wire) : (str){ 0 };

	req->arena = ex->arena;
	req->cookies = ex->wire.cookie;
	req->accept = ex->wire.accept;
	req->agent = ex->wire.agent;
	req->content_type = ex->wire.content_type;
	req->ip = ip.n ? ip : str_from_z(ex->guest->ip);
	req->now = clock_now();
	req->url = url_of(ex, address);
	req->lang = req->conf->lang;
	req->foreign = req->method == POST &&
		       wire_is_foreign(&ex->wire, req->url);
}

int exchange_begin(struct exchange *ex, const struct app *app, str address,
		   str method, str version)
{
	int64_t length = wire_length(&ex->wire);
	size_t limit = 0;

	if (!wire_is_clear(&ex->wire, version) ||
	    !wire_target(ex->arena, ex->target, &ex->req.path, &ex->req.query))
		return 400;
	if (!read_method(&ex->req, method))
		return is_known(method) ? 405 : 501;
	fill(ex, address);
	if (!length)
		return 0;
	if (http_route(app, &ex->req))
		limit = ex->req.route->max_body;
	ex->body = (struct buf){ .arena = ex->arena,
				 .limit = limit ? limit : BODY_BYTES };
	return length > (int64_t)ex->body.limit ? 413 : 0;
}

bool exchange_uploads(const struct exchange *ex)
{
	return ex->req.method == POST && ex->req.route &&
	       (ex->req.route->flags & UPLOAD) && ex->body.limit;
}

/* With what one can do about it. */
static struct reply too_large(struct exchange *ex)
{
	int mb = (int)(ex->body.limit >> 20);

	return reply_bare(ex->arena, 413,
		arena_f(ex->arena, "Dit bestand is te groot. Het mag hoogstens %d MB zijn. Ga terug en kies een kleiner bestand.", mb),
		arena_f(ex->arena, "This file is too large. At most %d MB is allowed. Go back and choose a smaller file.", mb));
}

struct reply exchange_refusal(struct exchange *ex, int status)
{
	static const struct { int status; str dutch, english; } texts[] = {
		{ 413, S("Dit is te groot"), S("This is too large") },
		{ 403, S("Log eerst in. Daarna kunt u een bestand versturen."),
		  S("Sign in first. Then you can send a file.") },
		{ 503, S("Er worden nu al bestanden verstuurd. Probeer het over een minuut opnieuw."),
		  S("Files are being sent at this moment. Try again in a minute.") },
		{ 507, S("Er is hier geen ruimte meer voor bestanden. Er is niets bewaard. Probeer het later opnieuw, of bel ons."),
		  S("There is no more room for files here. Nothing was kept. Try again later, or call us.") },
		{ 405, S("Dit kan op deze site niet"),
		  S("This cannot be done on this site") },
		{ 501, S("Dit kan op deze site niet"),
		  S("This cannot be done on this site") },
		{ 400, S("Dit verzoek is niet goed geschreven"),
		  S("This request is not well formed") },
	};
	struct reply reply;
	size_t i = 0;

	if (status == 413 && exchange_uploads(ex))
		return too_large(ex);
	while (i < COUNT(texts) - 1 && texts[i].status != status)
		i++;
	reply = reply_bare(ex->arena, status, texts[i].dutch, texts[i].english);
	if (status == 405)
		reply.headers[0] = (struct header){ S("Allow"),
						    S("GET, HEAD, POST") };
	if (status == 503)
		reply.headers[0] = (struct header){ S("Retry-After"),
			arena_f(ex->arena, "%d", UPLOAD_AGAIN) };
	return reply;
}

str exchange_key(struct exchange *ex, unsigned codings)
{
	struct request *req = &ex->req;
	str lang = request_cookie(req, "taal");
	struct buf key = { .arena = ex->arena, .limit = 2048 };

	if (req->method != GET || !wire_is_plain(&ex->wire))
		return (str){ 0 };
	buf_add(&key, (str){ &"01"[codings != 0], 1 });
	buf_add(&key, lang.n == 2 ? lang : S("--"));
	buf_add(&key, req->url);
	buf_add(&key, S(" "));
	buf_add(&key, req->path);
	buf_add(&key, S("?"));
	buf_add(&key, req->query);
	return key.overflow ? (str){ 0 } : buf_str(&key);
}
