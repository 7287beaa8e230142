/* SPDX-License-Identifier: EUPL-1.2 */
/* What a browser is asked, as section 5.4 and 5.5 of Web Authentication have
 * it, with all bytes as base64url. */
#include "features/passkey/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "json/json.h"

enum { ASKED_FOR = 5 * MINUTE, HANDLE = 32 };

/* The browser: who holds the token that its forms must have; and as whom. */
static str binding_of(const struct request *req)
{
	return sha256_hex(req->arena, arena_f(req->arena, "%.*s:%" PRId64,
		(int)req->csrf_token.n, req->csrf_token.p, req->who.id.v));
}

/* "https://example.org:8443" of the address of this site. */
static str origin_of(const struct request *req)
{
	str rest = req->url, scheme = str_cut(&rest, '/'), host;

	str_cut(&rest, '/');
	host = str_cut(&rest, '/');
	return arena_f(req->arena, "%.*s//%.*s", (int)scheme.n, scheme.p,
		       (int)host.n, host.p);
}

static str site_of(str origin)
{
	str_cut(&origin, '/');
	str_cut(&origin, '/');
	return str_cut(&origin, ':');
}

static void write_challenge(struct request *req, struct json *j)
{
	str challenge = base64url(req->arena,
		random_bytes(req->arena, WEBAUTHN_CHALLENGE));
	str binding = binding_of(req);

	asked_delete(req->tx, binding, req->now);
	asked_insert(req->tx, binding, challenge, req->now + ASKED_FOR);
	json_put(j, "challenge", challenge);
	json_put(j, "timeout", ASKED_FOR * 1000);
	json_put(j, "userVerification", S("required"));
}

/* The keys a person has, so that a device takes one of them, or no second. */
static void write_keys(struct request *req, struct json *j, const char *name)
{
	struct passkey_line_rows keys = passkey_list(req->tx, req->who.id);

	json_write_key(j, name);
	json_write_array(j);
	list_each(r, keys) {
		str transports = r->transports;

		json_write_object(j);
		json_put(j, "type", S("public-key"));
		json_put(j, "id", r->credential);
		json_write_key(j, "transports");
		json_write_array(j);
		while (transports.n)
			json_write_str(j, str_cut(&transports, ','));
		json_write_array_end(j);
		json_write_object_end(j);
	}
	json_write_array_end(j);
}

str passkey_new_handle(struct request *req)
{
	return base64url(req->arena, random_bytes(req->arena, HANDLE));
}

static str handle_of(struct request *req)
{
	struct holder holder;

	if (!holder_get(req->tx, req->who.id, &holder)) {
		holder.handle = passkey_new_handle(req);
		holder_insert(req->tx, req->who.id, holder.handle);
	}
	return holder.handle;
}

static void write_names(struct request *req, struct json *j,
			const struct person *person)
{
	json_write_key(j, "rp");
	json_write_object(j);
	json_put(j, "id", site_of(origin_of(req)));
	json_put(j, "name", req->conf->name);
	json_write_object_end(j);
	json_write_key(j, "user");
	json_write_object(j);
	json_put(j, "id", handle_of(req));
	json_put(j, "name", person->mail);
	json_put(j, "displayName", person->name);
	json_write_object_end(j);
}

static void write_sorts(struct json *j)
{
	static const int sorts[] = { WEBAUTHN_ES256, WEBAUTHN_EDDSA,
				     WEBAUTHN_RS256 };

	json_write_key(j, "pubKeyCredParams");
	json_write_array(j);
	for (size_t i = 0; i < COUNT(sorts); i++) {
		json_write_object(j);
		json_put(j, "type", S("public-key"));
		json_put(j, "alg", sorts[i]);
		json_write_object_end(j);
	}
	json_write_array_end(j);
	json_put(j, "attestation", S("none"));
}

/* It has to be found without a name: nobody types one to sign in with it. */
static void write_selection(struct json *j)
{
	json_write_key(j, "authenticatorSelection");
	json_write_object(j);
	json_put(j, "residentKey", S("required"));
	json_put(j, "requireResidentKey", true);
	json_put(j, "userVerification", S("required"));
	json_write_object_end(j);
}

static struct reply answer(struct request *req, const struct buf *out)
{
	req->head.no_store = true;
	return reply_bytes(req, 200, S("application/json"), buf_str(out));
}

struct reply passkey_ask_new(struct request *req)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };
	struct json j = { .out = &out };
	struct person person;

	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	json_write_object(&j);
	write_names(req, &j, &person);
	write_challenge(req, &j);
	write_sorts(&j);
	write_selection(&j);
	write_keys(req, &j, "excludeCredentials");
	json_write_object_end(&j);
	return answer(req, &out);
}

struct reply passkey_ask(struct request *req)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 16 };
	struct json j = { .out = &out };

	json_write_object(&j);
	json_put(&j, "rpId", site_of(origin_of(req)));
	write_challenge(req, &j);
	if (req->who.id.v)
		write_keys(req, &j, "allowCredentials");
	json_write_object_end(&j);
	return answer(req, &out);
}

bool passkey_asked(struct request *req, struct webauthn_asked *asked)
{
	str binding = binding_of(req);
	struct asked row;
	bool there = asked_get(req->tx, binding, req->now, &row);

	asked_delete(req->tx, binding, req->now);
	asked->origin = origin_of(req);
	asked->site = site_of(asked->origin);
	return there &&
	       base64url_read(req->arena, row.challenge, &asked->challenge);
}
