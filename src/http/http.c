/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"
#include "base/random.h"
#include "base/when.h"
#include "http/rate.h"
#include "http/url.h"

#include <assert.h>

enum {
	TRIES = 5,              /* of a request that others crossed */
	FRESH_FOR = 600         /* seconds */
};

static const struct { str ending; enum format format; } endings[] = {
	{ S(".json"), JSON }, { S(".csv"), CSV }, { S(".atom"), ATOM },
	{ S(".ics"), ICS }, { S(".geojson"), GEOJSON },
};

static enum format format_of(str path, str *bare)
{
	*bare = path;
	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_ends(path, endings[i].ending)) {
			bare->n -= endings[i].ending.n;
			return endings[i].format;
		}
	return HTML;
}

/* False: they differ before the first part of the pattern that is open, as
 * most patterns do from any path. */
static bool begins_alike(const char *pattern, str path)
{
	for (size_t i = 0; i < path.n && pattern[i] && pattern[i] != '{'; i++)
		if (pattern[i] != path.p[i])
			return false;
	return true;
}

static bool path_matches(const struct route *r, struct request *req, str path)
{
	str pattern;
	int arg = 0;

	if (!begins_alike(r->path, path))
		return false;
	pattern = str_from_z(r->path);

	/* API Design Rules: /core/no-trailing-slash; pages are lenient. */
	if (str_starts(path, S("/api/")) && str_ends(path, S("/")))
		return false;
	while (pattern.n || path.n) {
		str want = str_cut(&pattern, '/'), got = str_cut(&path, '/');

		if (want.n && want.p[0] == '{' && got.n) {
			req->args[arg] = url_decode(req->arena, got);
			if (!str_is_utf8(req->args[arg++]))
				return false;   /* the name of nothing */
		} else if (!str_eq(want, got)) {
			return false;
		}
	}
	return true;
}

static bool route_matches(const struct route *r, struct request *req,
			  enum format format, str bare)
{
	if (format && (r->formats & format) && path_matches(r, req, bare)) {
		req->format = format;
		return true;
	}
	return path_matches(r, req, req->path);
}

const struct route *http_route(const struct app *app, struct request *req)
{
	str bare;
	enum format format = format_of(req->path, &bare);

	req->app = app;
	for (const struct route *const *list = app->routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			assert(r->access != ACCESS_UNSET);
			if (!route_matches(r, req, format, bare))
				continue;
			req->other_method = r->method != req->method;
			if (!req->other_method)
				return req->route = r;
		}
	return NULL;
}

static bool is_lang(const struct request *req, str lang)
{
	return (str_eq(lang, S("nl")) || str_eq(lang, S("en"))) &&
	       conf_lists(req->conf->langs, lang);
}

static str lang_of(struct request *req)
{
	str asked = request_param(req, "taal"), kept = request_cookie(req, "taal");

	if (is_lang(req, asked))
		return asked;
	return is_lang(req, kept) ? kept : req->conf->lang;
}

static bool is_secure(const struct request *req)
{
	return str_starts(req->url, S("https://"));
}

static const char *form_cookie(const struct request *req)
{
	return is_secure(req) ? "__Host-form" : "form";
}

/*
 * A form of a visitor carries the token that stands in their cookie: another
 * site can make them send neither. Who is signed in has it in the session.
 */
static void give_token(struct request *req)
{
	if (req->csrf_token.n)
		return;
	req->csrf_token = request_cookie(req, form_cookie(req));
	if (req->csrf_token.n != 32)
		req->csrf_token = random_hex(req->arena, 16);
}

static void keep_token(struct request *req, struct reply *reply)
{
	bool has = str_eq(request_cookie(req, form_cookie(req)), req->csrf_token);

	if (!has && req->head.no_store && !req->who.id.v)
		reply->cookies[1] = arena_f(req->arena,
			"%s=%.*s; Path=/; HttpOnly; SameSite=Lax%s",
			form_cookie(req), (int)req->csrf_token.n,
			req->csrf_token.p, is_secure(req) ? "; Secure" : "");
}

bool who_may(const struct who *who, enum access as)
{
	return as == ANYONE || (as && who->id.v && (who->may & 1u << as));
}

/* A page that comes back to this one when it is done. */
static struct reply by_way_of(struct request *req, const char *page)
{
	str back = url_encode(req->arena, req->path);

	return reply_redirect(req, "%s?naar=%.*s", page,
			      (int)(back.n < 600 ? back.n : 0), back.p);
}

static struct reply to_sign_in(struct request *req)
{
	if (req->who.could & 1u << req->route->access)
		return by_way_of(req, "/mijn/sterker");
	if (req->who.id.v)
		return reply_forbidden(req);
	return by_way_of(req, "/inloggen");
}

static struct reply too_many(struct request *req)
{
	struct reply reply = reply_refused(req, 429, T(req, "Too many at once"),
		T(req, "From your connection came very many requests. Wait a little and try again. Or call us."));

	req->event = "rate.refused";
	req->head.no_store = true;
	reply.headers[0] = (struct header){ S("Retry-After"),
		arena_f(req->arena, "%lld",
			(long long)rate_wait(req, req->route->rate)) };
	return reply;
}

/* The token as the page had it, or bare, as a program may send it. */
bool request_is_ours(struct request *req)
{
	str value = request_field(req, "csrf");

	return !req->foreign && req->csrf_token.n &&
	       (str_eq(value, req->csrf_token) ||
		str_eq(html_csrf_token(req->arena, value), req->csrf_token));
}

static struct reply forged(struct request *req)
{
	struct reply reply = reply_forbidden(req);

	req->event = "form.forged";
	return reply;
}

static bool is_blocked(const struct request *req)
{
	return req->route->method == POST &&
	       !(req->route->flags & (READS | ONESELF)) &&
	       req->who.blocked_until > req->now;
}

static struct reply blocked(struct request *req)
{
	return reply_refused(req, 403, T(req, "You can read, but not write"),
		TF(req, "Until {date} you can write nothing here. The mail you got says why, and how to say that you do not agree.",
		   TR_STR("date", when_day(req->arena, req->lang,
					   req->who.blocked_until))));
}

static struct reply refused_at_gate(struct request *req)
{
	struct reply reply = { 0 };

	for (size_t i = 0; req->app->gates[i] && !reply.status; i++)
		reply = req->app->gates[i](req);
	return reply;
}

static struct reply dispatch(struct request *req)
{
	const struct route *r = req->route;
	struct reply shut;

	if ((r->flags & LOOPBACK) && !request_is_local(req))
		return reply_not_found(req);
	if (!rate_allows(req, r->rate))
		return too_many(req);
	shut = refused_at_gate(req);
	if (shut.status)
		return shut;
	if (!who_may(&req->who, r->access))
		return to_sign_in(req);
	if (r->method == POST && !(r->flags & OPEN) &&
	    !request_is_ours(req))
		return forged(req);
	if (is_blocked(req))
		return blocked(req);
	if ((r->flags & FRESH) && req->who.since < req->now - FRESH_FOR)
		return by_way_of(req, "/mijn/bevestigen");
	return r->handler(req);
}

static struct reply nothing_there(struct request *req)
{
	struct reply reply;

	if (!req->other_method)
		return reply_not_found(req);
	reply = reply_refused(req, 405, T(req, "Not this way"),
		T(req, "This address cannot be used like that. Go back and try again."));
	reply.headers[0] = (struct header){ S("Allow"),
		req->method == GET ? S("POST") : S("GET, HEAD") };
	return reply;
}

static struct reply failed(struct request *req)
{
	req->event = NULL;
	if (str_starts(req->path, S("/api/")))
		return reply_bytes(req, 500, S("application/problem+json"),
			S("{\"type\":\"about:blank\",\"title\":\"Nothing was "
			  "changed\",\"status\":500,\"detail\":\"Something went "
			  "wrong here. Try again later.\"}"));
	return reply_bare(req->arena,
		req->route && (req->route->flags & VITAL) ? 503 : 500,
		S("Er ging iets mis en er is niets veranderd. Probeer het over een paar minuten opnieuw."),
		S("Something went wrong and nothing was changed. Try again in a few minutes."));
}

/* Pages only read, so this has a transaction of its own; if it fails, their
 * session ends a little early. */
static void note_session(const struct app *app, struct db *db,
			 struct request *req)
{
	struct tx *tx;

	if (!req->session_due)
		return;
	tx = tx_begin(db, req->arena, TX_WRITE);
	app->note_session(tx, req);
	(void)!tx_end(tx);
}

/* token: also whether the form has that of their session. */
static bool admits(const struct app *app, struct db *db,
		   struct request *req, bool token)
{
	struct request asking = *req;
	bool ok;

	asking.tx = tx_begin(db, req->arena, TX_READ);
	asking.who = app->find_session(&asking);
	ok = who_may(&asking.who, req->route->access) && !is_blocked(&asking) &&
	     (!token || request_is_ours(&asking));
	if (!tx_end(asking.tx))
		req->refused = 500;
	return ok && !req->refused;
}

bool http_admits(const struct app *app, struct db *db, struct request *req)
{
	return admits(app, db, req, false);
}

bool http_receive(const struct app *app, struct db *db, struct request *req)
{
	const struct route *r = req->route;
	struct multipart parts;

	req->received = true;
	if (!r || !(r->flags & UPLOAD) || !multipart_is(req->content_type))
		return false;
	if (!multipart_read(req->arena, req->content_type, req->body, &parts)) {
		req->refused = 400;
		return false;
	}
	req->body = parts.fields;
	req->file = parts.file;
	return r->prepare && req->file.bytes.n && admits(app, db, req, true);
}

/* If nobody did. False: it cannot be read. */
static bool receive(const struct app *app, struct db *db, struct request *req)
{
	if (!req->received && http_receive(app, db, req))
		req->route->prepare(req);
	return !req->refused;
}

static struct reply malformed(struct request *req)
{
	if (req->refused == 500)
		return failed(req);
	return reply_bare(req->arena, 400,
		S("Het formulier kwam niet goed over. Ga terug en probeer het opnieuw."),
		S("The form did not arrive in order. Go back and try again."));
}

/* One transaction around the handler. False: it failed. */
static bool serve_once(const struct app *app, struct db *db,
		       struct request *req, enum tx_mode write_mode,
		       struct reply *reply)
{
	bool writes = req->route && req->method == POST &&
		      !(req->route->flags & READS);

	req->tx = tx_begin(db, req->arena, writes ? write_mode : TX_READ);
	req->conf = app->conf_of(req->tx, req->conf);
	if (req->conf->url.n && is_secure(req) ==
	    str_starts(req->conf->url, S("https://")))
		req->url = req->conf->url;      /* else its cookies would not
						   come back over this line */
	req->lang = lang_of(req);
	req->who = app->find_session(req);
	give_token(req);
	*reply = req->route ? dispatch(req) : nothing_there(req);
	return tx_end(req->tx);
}

/* A handler has no effect but its rows, so what others crossed can be run
 * again. */
static bool serve(const struct app *app, struct db *db, struct request *req,
		  struct reply *reply)
{
	const struct request as_it_came = *req;
	bool done = serve_once(app, db, req, TX_BESIDE, reply);

	for (int i = 1; i < TRIES && !done && tx_crossed(req->tx); i++) {
		*req = as_it_came;
		done = serve_once(app, db, req, TX_ALONE, reply);
	}
	return done;
}

/* API Design Rules: /core/version-header; and any page may read it. */
static void api_headers(struct reply *reply)
{
	size_t last = COUNT(reply->headers) - 1;

	reply->headers[last - 1] = (struct header){ S("API-Version"), S("1.0.0") };
	reply->headers[last] = (struct header){
		S("Access-Control-Allow-Origin"), S("*") };
}

struct reply http_serve(const struct app *app, struct db *db,
			struct request *req)
{
	struct reply reply;

	if (!req->app)
		http_route(app, req);
	req->lang = lang_of(req);       /* serve_once knows better */
	if (!receive(app, db, req))
		return malformed(req);
	if (!serve(app, db, req, &reply))
		return failed(req);
	if (str_starts(req->path, S("/api/v1/")))
		api_headers(&reply);
	note_session(app, db, req);
	keep_token(req, &reply);
	reply.for_all = req->method == GET && !req->who.id.v &&
			!req->head.no_store && !reply.immutable &&
			reply.status == 200 &&
			!reply.cookies[0].n && !reply.cookies[1].n;
	return reply;
}
