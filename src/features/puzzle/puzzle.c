/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/puzzle/puzzle.h"
#include "base/random.h"
#include "crypto/crypto.h"
#include "features/person/person.h"
#include "http/rate.h"
#include "http/url.h"
#include "json/json.h"
#include "puzzle.html.h"
#include "puzzle.sql.h"

#define KEY "puzzle"

/* More than any form of ours has. */
enum { FIELDS = 100 };

static const int bits_of[FLOOD_MOST + 1] = { 0, 7, 9, 10, 11 };

int puzzle_bits(int level)
{
	return bits_of[level];
}

static str sign(struct request *req, str text, str path)
{
	return str_head(hmac_sha256_hex(req->arena, site_key(req->tx, KEY),
		arena_joined(req->arena, text, ' ', path)), 32);
}

str puzzle_make(struct request *req, str path, int bits)
{
	str text = arena_f(req->arena, "%lld.%d.%s",
			   (long long)(req->now + PUZZLE_HOLDS), bits,
			   random_hex(req->arena, 12).p);

	return arena_joined(req->arena, text, '.', sign(req, text, path));
}

/* How many zero bits the hash begins with. */
static int zero_bits(str hash)
{
	int n = 0;

	for (size_t i = 0; i < hash.n; i++) {
		unsigned char c = (unsigned char)hash.p[i];

		if (c)
			return n + __builtin_clz(c) - 24;
		n += 8;
	}
	return n;
}

/* Each part's number, separated by commas. */
static bool is_solved(struct request *req, str puzzle, str numbers, int bits)
{
	for (int i = 0; i < PUZZLE_PARTS; i++) {
		str number = str_cut(&numbers, ',');

		if (!number.n || number.n > 12 ||
		    zero_bits(sha256(req->arena, arena_f(req->arena,
			"%.*s.%d.%.*s", (int)puzzle.n, puzzle.p, i,
			(int)number.n, number.p))) < bits)
			return false;
	}
	return !numbers.n;
}

bool puzzle_accepts(struct request *req, str path, str answer, int bits)
{
	str rest = answer, puzzle = str_cut(&rest, ':'), numbers = rest, text;
	str part = puzzle, until = str_cut(&part, '.');
	str made_for = str_cut(&part, '.'), random = str_cut(&part, '.');
	int64_t ends, its_bits;

	if (answer.n > 400 || !part.n || !str_to_int(until, &ends) ||
	    !str_to_int(made_for, &its_bits))
		return false;
	text = (str){ puzzle.p, puzzle.n - part.n - 1 };
	if (!secret_eq(part, sign(req, text, path)) || ends < req->now ||
	    its_bits < bits || !is_solved(req, puzzle, numbers, (int)its_bits))
		return false;
	puzzle_forget(req->tx, req->now);
	return puzzle_hand_in(req->tx, random, ends);
}

/* Whether what strangers send here can come in floods. A button of a mail has
 * shown already that somebody reads it. */
static bool is_asked(const struct request *req)
{
	const struct route *r = req->route;

	return r && r->method == POST && r->access == ANYONE &&
	       !(r->flags & (OPEN | READS)) && !req->who.id.v &&
	       (r->rate == RATE_POST || r->rate == RATE_SIGN_IN) &&
	       !str_starts(req->path, S("/bevestig/"));
}

static struct kept_fields fields_of(struct request *req)
{
	struct kept_fields list = { 0 };
	str rest = req->body;

	while (rest.n && list.n < FIELDS) {
		str value = str_cut(&rest, '&'), name = str_cut(&value, '=');

		name = url_decode(req->arena, name);
		value = url_decode(req->arena, value);
		if (!str_eq(name, S("csrf")) && !str_eq(name, S("puzzel")) &&
		    str_is_utf8(name) && str_is_utf8(value))
			list_add(req->arena, &list) = (struct kept_field){
				name, value };
	}
	return list;
}

static struct reply once_more(struct request *req)
{
	struct reply reply;

	req->event = "puzzle.asked";
	req->head.no_store = true;
	reply = reply_page(req, 429, T(req, "It is very busy now"), puzzle_page,
			   .path = req->path, .fields = fields_of(req));
	reply.headers[0] = (struct header){ S("Retry-After"), S("10") };
	return reply;
}

struct reply puzzle_gate(struct request *req)
{
	int level;
	str answer;

	if (!is_asked(req) || !request_is_ours(req))
		return (struct reply){ 0 };
	level = rate_flood(req, req->route->rate, true);
	if (!level)
		return (struct reply){ 0 };
	site_key(req->tx, KEY);         /* so that there is one to ask with */
	answer = request_field(req, "puzzel");
	/* it may have become worse since it was fetched: one step is forgiven */
	if ((answer.n && puzzle_accepts(req, req->path, answer,
					puzzle_bits(level > 1 ? level - 1 : 1))) ||
	    rate_spares(req, req->route->rate))
		return (struct reply){ 0 };
	return once_more(req);
}

/* What the forms with data-puzzle send: signing in has a count of its own. */
static enum rate rate_of(str path)
{
	return str_eq(path, S("/inloggen")) ? RATE_SIGN_IN : RATE_POST;
}

/* {"puzzle": "...", "bits": 9, "parts": 8}; {} where none is needed. */
static struct reply ask(struct request *req)
{
	struct buf b = { .arena = req->arena, .limit = 1000 };
	struct json j = { .out = &b };
	str path = request_param(req, "voor");
	int bits = puzzle_bits(rate_flood(req, rate_of(path), false));
	struct person_secret_row key;

	json_write_object(&j);
	if (bits && person_secret(req->tx, S(KEY), &key)) {
		json_put(&j, "puzzle", puzzle_make(req, path, bits));
		json_put(&j, "bits", bits);
		json_put(&j, "parts", PUZZLE_PARTS);
		json_put(&j, "busy", T(req, "It is busy. One moment: your browser does a small sum first."));
	}
	json_write_object_end(&j);
	req->head.no_store = true;
	return reply_bytes(req, 200, S("application/json"), buf_str(&b));
}

const struct route puzzle_routes[] = {
	{ GET, "/rekensom", ask, ANYONE, .rate = RATE_LOOKALIKE },
	{ 0 }
};
