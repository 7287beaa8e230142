/* SPDX-License-Identifier: EUPL-1.2 */
/* The way in: a code from the terminal, for one browser. */
#include "features/setup/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "setup_code.html.h"

enum { TRIES = 10, CODE_BYTES = 5, HELD_FOR = 30 * DAY };

static bool is_secure(const struct request *req)
{
	return str_starts(req->url, S("https://"));
}

static const char *cookie_name(const struct request *req)
{
	return is_secure(req) ? "__Host-begin" : "begin";
}

str setup_open(struct tx *tx)
{
	struct arena *a = tx_arena(tx);
	str code;

	if (!setup_is_due(tx))
		return (str){ 0 };
	code = random_hex(a, CODE_BYTES);
	setup_code(tx, sha256_hex(a, code));
	return arena_f(a, "%.4s-%.4s-%.2s", code.p, code.p + 4, code.p + 8);
}

static bool is_let_through(str path)
{
	static const str open[] = { S("/beginnen"), S("/healthz"),
				    S("/metrics"), S("/plaatsen/lijkt-op") };

	for (size_t i = 0; i < COUNT(open); i++)
		if (str_starts(path, open[i]))
			return true;
	return false;
}

struct reply setup_gate(struct request *req)
{
	struct setup_row row;

	if (is_let_through(req->path) || !setup_now(req->tx, &row))
		return (struct reply){ 0 };
	req->head.no_store = true;
	return reply_redirect(req, "/beginnen");
}

bool setup_is_held(const struct request *req, const struct setup_row *row)
{
	str cookie = request_cookie(req, cookie_name(req));

	return cookie.n && row->holder_hash.n &&
	       secret_eq(sha256_hex(req->arena, cookie), row->holder_hash);
}

static struct reply code_page(struct request *req, int status, str error)
{
	req->head.no_index = req->head.no_store = req->head.bare = true;
	return reply_page(req, status, T(req, "The first start"),
			  setup_code_page, .error = error);
}

struct reply setup_enter(struct request *req, struct setup_row *row)
{
	if (!setup_now(req->tx, row))
		return reply_not_found(req);
	if (!setup_is_held(req, row))
		return reply_redirect(req, "/beginnen");
	req->head.no_index = req->head.no_store = req->head.bare = true;
	return (struct reply){ 0 };
}

struct reply setup_code_ask(struct request *req)
{
	static const char *const steps[] = { "site", "onderdelen", "mail",
					     "beheerder", "inhoud", "klaar" };
	struct setup_row row;

	if (!setup_now(req->tx, &row))
		return reply_not_found(req);
	if (!setup_is_held(req, &row))
		return code_page(req, 200, (str){ 0 });
	req->head.no_store = true;
	return reply_redirect(req, "/beginnen/%s",
		steps[row.step < (int64_t)COUNT(steps) ? row.step
						       : (int64_t)COUNT(steps) - 1]);
}

struct reply setup_code_give(struct request *req)
{
	str typed = str_bare(req->arena, request_field(req, "code")), token;
	struct setup_row row;
	struct reply reply;

	if (!setup_now(req->tx, &row))
		return reply_not_found(req);
	if (row.tries >= TRIES)
		return code_page(req, 422, T(req, "Too many wrong codes were typed. Stop the program and start it again: it prints a new code."));
	if (!row.code_hash.n || !typed.n ||
	    !secret_eq(sha256_hex(req->arena, typed), row.code_hash)) {
		setup_was_wrong(req->tx);
		return code_page(req, 422, row.code_hash.n
			? T(req, "This is not the code. Look at the terminal again.")
			: T(req, "This code was used in another browser. Go on there, or stop the program and start it again: it prints a new code."));
	}
	token = random_hex(req->arena, 32);
	setup_hold(req->tx, sha256_hex(req->arena, token));
	reply = reply_redirect(req, "/beginnen");
	reply.cookies[0] = arena_f(req->arena,
		"%s=%.*s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s",
		cookie_name(req), (int)token.n, token.p, (int)HELD_FOR,
		is_secure(req) ? "; Secure" : "");
	return reply;
}
