/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/person/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "mail/address.h"
#include "mail/bounce.h"
#include "features/person/device.h"

enum {
	IDLE = 30 * DAY, MOST = 90 * DAY,
	IDLE_IN_OFFICE = 8 * HOUR, MOST_IN_OFFICE = 7 * DAY,
	NOTED_EVERY = HOUR,     /* being here is written down this often */
	BOUND_FOR = DAY
};

static bool is_secure(const struct request *req)
{
	return str_starts(req->url, S("https://"));
}

static const char *session_cookie(const struct request *req)
{
	return is_secure(req) ? "__Host-sid" : "sid";
}

static const char *binding_cookie(const struct request *req)
{
	return is_secure(req) ? "__Host-inlog" : "inlog";
}

static str cookie(const struct request *req, const char *name, str value,
		  int64_t seconds)
{
	return arena_f(req->arena,
		"%s=%.*s; Path=/; Max-Age=%lld; HttpOnly; SameSite=Lax%s", name,
		(int)value.n, value.p, (long long)seconds,
		is_secure(req) ? "; Secure" : "");
}

str session_hash(const struct request *req)
{
	str token = request_cookie(req, session_cookie(req));

	return token.n ? sha256_hex(req->arena, token) : (str){ 0 };
}

static bool is_alive(const struct session_row *row, const struct who *who,
		     int64_t now)
{
	bool office = who_may(who, MODERATOR);

	return row->seen_at > now - (office ? IDLE_IN_OFFICE : IDLE) &&
	       row->created_at > now - (office ? MOST_IN_OFFICE : MOST);
}

/* A cookie that moved to another family of browsers was taken. */
static bool is_stolen(const struct request *req, const struct session_row *row)
{
	return row->browser.n &&
	       !str_eq(row->browser, device_of(req->agent).browser);
}

/*
 * Whether a mail alone is too little for the roles they have: who has
 * something stronger shows that, and an administrator must have it. Not where
 * no browser can make a passkey, without https, nor in a demonstration.
 */
static bool is_too_weak(const struct request *req, const struct who *who,
			const struct session_row *row)
{
	if (!(who->may & ~(1u << PERSON)) || !str_eq(row->way, WAY_MAIL))
		return false;
	return person_factors(req->tx, who->id) ||
	       (who_may(who, ADMINISTRATOR) && is_secure(req) &&
		!req->conf->demo);
}

bool person_is_strong(const struct request *req)
{
	struct session_row row;

	return session_get(req->tx, session_hash(req), &row) &&
	       (str_eq(row.way, WAY_PASSKEY) || str_eq(row.way, WAY_CODE));
}

bool person_must_show_more(const struct request *req)
{
	return req->who.could && person_factors(req->tx, req->who.id);
}

struct who person_of_session(struct request *req)
{
	str hash = session_hash(req);
	struct session_row row;
	struct who who = { 0 };

	if (!hash.n || !session_get(req->tx, hash, &row))
		return who;
	who.id = row.person_id;
	who.name = row.name;
	who.since = row.created_at;
	who.blocked_until = row.blocked_until;
	who.may = role_access(req->tx, who.id, req->now);
	req->session_due = is_stolen(req, &row);
	if (req->session_due || !is_alive(&row, &who, req->now))
		return (struct who){ 0 };
	if (is_too_weak(req, &who, &row)) {
		who.could = who.may & ~(1u << PERSON);
		who.may = 1u << PERSON;
	}
	req->csrf_token = row.csrf;
	req->session_due = row.seen_at < req->now - NOTED_EVERY;
	return who;
}

void person_was_seen(struct tx *tx, const struct request *req)
{
	if (!req->who.id.v) {
		session_end(tx, session_hash(req));
		return;
	}
	session_seen(tx, session_hash(req), req->now);
	person_here(tx, req->who.id, req->now / DAY * DAY);
}

/* The mail adds to what the session was begun with, and takes nothing away. */
static str strongest(struct request *req, str old, person_id person, str way)
{
	struct session_row row;

	if (str_eq(way, WAY_MAIL) && req->who.id.v == person.v &&
	    session_get(req->tx, old, &row))
		return row.way;
	return way;
}

/* Who has a role hears of a device they never used; not of their first. */
static void tell_of_device(struct request *req, person_id person,
			   struct device device)
{
	bool first;
	str name;

	if (!(role_access(req->tx, person, req->now) & 1u << MODERATOR))
		return;
	first = !devices_known(req->tx, person);
	if (!device_insert(req->tx, person, device.browser, device.system,
			   req->now) || first)
		return;
	name = person_device(req);
	person_write(req, &(struct person_letter){ person,
		N_("You signed in on a new device at {site}"),
		{ { N_("Someone signed in as you, probably you, on a device that you did not use here before:") },
		  { .as_it_is = name },
		  { N_("Was it not you? End that session at once, and tell us:") },
		  { .as_it_is = arena_f(req->arena, "%.*s/mijn",
					(int)req->url.n, req->url.p) } } });
}

void person_begin_session(struct request *req, struct reply *reply,
			  person_id person, str way)
{
	str token = random_hex(req->arena, 32), old = session_hash(req);
	struct device device = device_of(req->agent);
	session_id session;

	way = strongest(req, old, person, way);
	if (!str_eq(way, WAY_MAIL))
		person_lost_nothing(req->tx, person);
	if (old.n)
		session_end(req->tx, old);
	session_end_stale(req->tx, person, req->now - IDLE, req->now - MOST);
	session = session_insert(req->tx, sha256_hex(req->arena, token), person,
				 random_hex(req->arena, 16), way, req->now);
	session_on(req->tx, session, device.browser, device.system);
	tell_of_device(req, person, device);
	person_confirm(req->tx, person, req->now);
	person_here(req->tx, person, req->now / DAY * DAY);
	req->event = "sign_in.done";
	req->event_about = person;
	reply->cookies[0] = cookie(req, session_cookie(req), token, MOST);
	reply->cookies[1] = cookie(req, binding_cookie(req), S(""), 0);
}

void person_end_others(struct request *req)
{
	session_end_others(req->tx, req->who.id, session_hash(req));
}

void person_end_all(struct tx *tx, person_id person)
{
	session_end_others(tx, person, S(""));
}

static struct reply sign_out(struct request *req)
{
	struct reply reply;

	session_end(req->tx, session_hash(req));
	req->event = "sign_in.ended";
	reply = reply_redirect(req, "/");
	reply.cookies[0] = cookie(req, session_cookie(req), S(""), 0);
	reply.headers[0] = (struct header){ S("Clear-Site-Data"),
					    S("\"cache\", \"storage\"") };
	return reply;
}

str person_bind(struct request *req, struct reply *reply)
{
	str token = random_hex(req->arena, 16);

	reply->cookies[0] = cookie(req, binding_cookie(req), token, BOUND_FOR);
	return sha256_hex(req->arena, token);
}

str person_binding(const struct request *req)
{
	str token = request_cookie(req, binding_cookie(req));

	return token.n ? sha256_hex(req->arena, token) : (str){ 0 };
}

str person_mail(struct arena *a, str mail)
{
	return str_lower(a, mail);
}

void person_was_reached(struct tx *tx, person_id id, int64_t now)
{
	struct person person;

	person_confirm(tx, id, now);
	if (person_get(tx, id, &person))
		mail_works(tx, person.mail);
}

person_id person_of_mail(struct request *req, str mail, str name)
{
	struct person person;

	mail = person_mail(req->arena, mail);
	if (!person_by_mail(req->tx, mail, &person))
		return person_insert(req->tx, name, mail, req->lang, req->now);
	if (!person.confirmed_at && name.n)
		person_rename(req->tx, person.id, name);
	return person.id;
}

bool person_is_blocked(struct tx *tx, person_id id, int64_t now)
{
	struct person person;

	return person_get(tx, id, &person) && person.blocked_until > now;
}

str site_key(struct tx *tx, const char *name)
{
	struct person_secret_row row;

	if (!person_secret(tx, str_from_z(name), &row)) {
		row.value = random_hex(tx_arena(tx), 32);
		person_secret_insert(tx, str_from_z(name), row.value);
	}
	return row.value;
}

str safe_path(str path, str otherwise)
{
	bool ours = path.n && path.n < 600 && path.p[0] == '/' &&
		    !(path.n > 1 && (path.p[1] == '/' || path.p[1] == '\\'));

	for (size_t i = 0; i < path.n; i++)
		ours &= (unsigned char)path.p[i] > ' ' && path.p[i] != 0x7f;
	return ours ? path : otherwise;
}

person_id person_add(struct tx *tx, str mail, str role, int64_t now)
{
	struct person person;
	str kept = person_mail(tx_arena(tx), mail), name = mail;

	if (!person_by_mail(tx, kept, &person))
		person.id = person_insert(tx, str_cut(&name, '@'), kept,
					  S("nl"), now);
	person_confirm(tx, person.id, now);
	if (role.n && !person_has_role(tx, person.id, role, now))
		person_grant(tx, person.id, role, now, S("brengplein"));
	return person.id;
}

const struct route person_routes[] = {
	{ GET,  "/inloggen",          sign_in_ask,      ANYONE },
	{ POST, "/inloggen",          sign_in_send,     ANYONE,
	  .rate = RATE_SIGN_IN },
	{ GET,  "/inloggen/code",     sign_in_wait,     ANYONE },
	{ POST, "/inloggen/code",     sign_in_code,     ANYONE,
	  .rate = RATE_CODE },
	{ POST, "/uitloggen",         sign_out,         PERSON, .flags = ONESELF },
	{ GET,  "/mijn",              mine_show,        PERSON },
	{ GET,  "/mijn/bevestigen",   confirm_ask,      PERSON },
	{ POST, "/mijn/bevestigen",   confirm_send,     PERSON,
	  .rate = RATE_SIGN_IN, .flags = ONESELF },
	{ POST, "/mijn/naam",         mine_rename,      PERSON, .flags = ONESELF },
	{ POST, "/mijn/sessies/andere", mine_end_others, PERSON, .flags = ONESELF },
	{ POST, "/mijn/sessies/{id}", mine_end_session, PERSON, .flags = ONESELF },
	{ 0 }
};
