/* SPDX-License-Identifier: EUPL-1.2 */
/* Codes: of an app, and those on paper. */
#include "features/factor/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "http/url.h"
#include "qr/qr.h"
#include "factor.html.h"

enum { KEY_BYTES = 20, CODES = 10, CODE_BYTES = 5, STEP = 30, DIGITS = 6,
       TRIES = 5, PAUSE = 15 * MINUTE };

static const char path[] = "/mijn/codes";

bool code_has_app(struct tx *tx, person_id person)
{
	struct code_app app;

	return app_get(tx, person, &app) && app.confirmed_at;
}

/* However it is typed. */
static str mac_of(struct request *req, str code)
{
	code = str_bare(req->arena, code);
	return hmac_sha256_hex(req->arena, site_key(req->tx, "recovery"),
		arena_f(req->arena, "%" PRId64 ":%.*s", req->who.id.v,
			(int)code.n, code.p));
}

/* The step of which this is the code: of now, or one beside it for clocks that
 * differ, and later than the last that was used. 0: none. */
static int64_t step_of(struct request *req, const struct code_app *app, str code)
{
	int64_t now = req->now / STEP, found = 0;
	str key;

	if (!base32_read(req->arena, app->key, &key))
		return 0;
	for (int64_t step = now - 1; step <= now + 1; step++)
		if (secret_eq(totp(req->arena, key, step), code) &&
		    step > app->step)
			found = step;
	return found;
}

/* Someone else may be guessing: the owner is told. */
static void warn(struct request *req)
{
	person_write(req, &(struct person_letter){ req->who.id,
		N_("Wrong codes at {site}"),
		{ { N_("Someone signed in with a mail to you and then typed a wrong code of your app five times. For a quarter of an hour no code works.") },
		  { N_("Was it not you? Then someone else reads your mail. Tell us at once.") } } });
}

static bool wrong(struct request *req, const struct code_app *app)
{
	int64_t n = app->wrong_at > req->now - PAUSE ? app->wrong + 1 : 1;

	app_wrong(req->tx, req->who.id, n, req->now);
	req->event = "sign_in.wrong_code";
	if (n == TRIES)
		warn(req);
	return false;
}

static bool is_paused(const struct request *req, const struct code_app *app)
{
	return app->wrong >= TRIES && app->wrong_at > req->now - PAUSE;
}

bool code_is_right(struct request *req, str typed)
{
	str code = str_bare(req->arena, typed);
	struct code_app app;
	int64_t step;

	if (!app_get(req->tx, req->who.id, &app) || is_paused(req, &app))
		return false;
	step = code.n == DIGITS ? step_of(req, &app, code) : 0;
	if (step)
		app_right(req->tx, req->who.id, step, req->now);
	else if (app.confirmed_at && recovery_use(req->tx, req->who.id,
						  mac_of(req, code), req->now))
		app_right(req->tx, req->who.id, app.step, req->now);
	else
		return wrong(req, &app);
	return true;
}

/* "ABCD EFGH ...": to type over. */
static str in_fours(struct arena *a, str key)
{
	struct buf b = { .arena = a, .limit = 100 };

	for (size_t i = 0; i < key.n; i += 4)
		buf_addf(&b, i ? " %.*s" : "%.*s",
			 (int)(key.n - i < 4 ? key.n - i : 4), key.p + i);
	return buf_str(&b);
}

/* What the app takes over from the picture (the Key Uri Format that apps agree
 * on): the key, and what they call it. */
static struct qr picture(struct request *req, str key)
{
	struct arena *a = req->arena;
	str site = url_encode(a, req->conf->name);
	struct person me;
	struct qr qr = { 0 };
	str mail, uri;

	if (!key.n || !person_get(req->tx, req->who.id, &me))
		return qr;
	mail = url_encode(a, me.mail);
	uri = arena_f(a, "otpauth://totp/%.*s:%.*s?secret=%.*s&issuer=%.*s",
		      (int)site.n, site.p, (int)mail.n, mail.p, (int)key.n,
		      key.p, (int)site.n, site.p);
	(void)!qr_of(a, uri, &qr);      /* too long: the key alone */
	return qr;
}

static struct reply page(struct request *req, int status, str error)
{
	struct code_app app = { 0 };
	struct qr qr = { 0 };
	bool begun = app_get(req->tx, req->who.id, &app);

	if (begun && !app.confirmed_at)
		qr = picture(req, app.key);
	head_mine(req, T(req, "An app with codes"), S(path));
	return reply_page(req, status, T(req, "An app with codes"), codes_page,
		.error = error, .works = app.confirmed_at != 0,
		.begun = begun && !app.confirmed_at,
		.key = in_fours(req->arena, app.key),
		.qr = qr.path, .qr_side = qr.side,
		.left = recovery_left(req->tx, req->who.id));
}

static bool must_show_more(struct request *req, struct reply *reply)
{
	*reply = reply_redirect(req, "/mijn/sterker?naar=%s", path);
	return person_must_show_more(req);
}

struct reply code_show(struct request *req)
{
	struct reply reply;

	return must_show_more(req, &reply) ? reply : page(req, 200, (str){ 0 });
}

static struct reply begin(struct request *req)
{
	if (!code_has_app(req->tx, req->who.id))
		app_insert(req->tx, req->who.id, base32(req->arena,
			random_bytes(req->arena, KEY_BYTES)));
	return reply_redirect(req, "%s", path);
}

static struct strs new_codes(struct request *req)
{
	struct strs codes = { 0 };

	recovery_delete(req->tx, req->who.id);
	for (int i = 0; i < CODES; i++) {
		str code = base32(req->arena,
				  random_bytes(req->arena, CODE_BYTES));

		recovery_insert(req->tx, req->who.id, mac_of(req, code));
		list_add(req->arena, &codes) = in_fours(req->arena, code);
	}
	return codes;
}

static void tell(struct request *req, bool made)
{
	person_end_others(req);
	person_write(req, &(struct person_letter){ req->who.id,
		made ? N_("An app with codes was added at {site}")
		     : N_("The app with codes was removed at {site}"),
		{ { made ? N_("From now on your role asks for a code of this app.")
			 : N_("Its codes work no longer, nor do the recovery codes.") },
		  { N_("On all other devices you were signed out. Was it not you? Tell us at once.") } } });
}

static struct reply finish(struct request *req)
{
	struct reply reply;

	if (code_has_app(req->tx, req->who.id))
		return reply_redirect(req, "%s", path);
	if (!code_is_right(req, request_field(req, "code")))
		return page(req, 422, T(req, "That is not the code of now. Look in the app and type the newest."));
	tell(req, true);
	head_mine(req, (str){ 0 }, (str){ 0 });
	reply = reply_page(req, 200, T(req, "Keep these codes"),
			   recovery_page, .codes = new_codes(req));
	person_begin_session(req, &reply, req->who.id, WAY_CODE);
	return reply;
}

static struct reply take_away(struct request *req)
{
	app_delete(req->tx, req->who.id);
	recovery_delete(req->tx, req->who.id);
	tell(req, false);
	return reply_redirect(req, "%s", path);
}

struct reply code_change(struct request *req)
{
	str what = request_field(req, "doe");
	struct reply reply;

	if (must_show_more(req, &reply))
		return reply;
	if (str_eq(what, S("weg")))
		return take_away(req);
	return str_eq(what, S("klaar")) ? finish(req) : begin(req);
}
