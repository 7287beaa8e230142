/* SPDX-License-Identifier: EUPL-1.2 */
#include "webauthn/webauthn.h"
#include "crypto/crypto.h"
#include "json/json.h"
#include "webauthn/item.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

/* Section 6.1: flags of the authenticator data. */
enum { PRESENT = 0x01, VERIFIED = 0x04, MOVABLE = 0x08, MOVED = 0x10,
       HAS_KEY = 0x40, HAS_EXTENSIONS = 0x80 };

enum { HASH = 32, HEAD = HASH + 1 + 4, AAGUID = 16 };

/* Authenticator data, as far as it is the same for all. */
struct head {
	unsigned flags;
	int64_t count;
	str rest;
};

/* The browser's own words about what it was asked. */
static bool client_says(struct arena *a, const struct webauthn_asked *asked,
			str client_data, const char *type, struct err *err)
{
	const struct json_doc *said = json_doc_read(a, client_data, err);
	str what, challenge, origin, bytes;
	bool crossed = false;

	if (!said)
		return false;
	if (!json_doc_str(said, "type", &what) || !str_eq(what, str_from_z(type)))
		return err_set(err, "another type");
	if (!json_doc_str(said, "challenge", &challenge) ||
	    !base64url_read(a, challenge, &bytes) ||
	    asked->challenge.n != WEBAUTHN_CHALLENGE ||
	    !secret_eq(bytes, asked->challenge))
		return err_set(err, "another challenge");
	if (!json_doc_str(said, "origin", &origin) ||
	    !str_eq(origin, asked->origin))
		return err_set(err, "another origin");
	if (!json_doc_bool(said, "crossOrigin", &crossed) || crossed)
		return err_set(err, "asked in a frame of another site");
	return true;
}

static bool head_read(struct arena *a, const struct webauthn_asked *asked,
		      str data, struct head *head, struct err *err)
{
	const unsigned char *p = (const unsigned char *)data.p;

	if (data.n < HEAD)
		return err_set(err, "authenticator data too short");
	*head = (struct head){ p[HASH],
		(int64_t)p[HASH + 1] << 24 | p[HASH + 2] << 16 |
		p[HASH + 3] << 8 | p[HASH + 4],
		{ data.p + HEAD, data.n - HEAD } };
	if (!secret_eq((str){ data.p, HASH }, sha256(a, asked->site)))
		return err_set(err, "another site");
	if (!(head->flags & PRESENT))
		return err_set(err, "nobody was there");
	if (!(head->flags & VERIFIED))
		return err_set(err, "nobody showed who they are");
	if ((head->flags & MOVED) && !(head->flags & MOVABLE))
		return err_set(err, "moved, and cannot be");
	return true;
}

/* One name and what stands under it; which of the three it is, or 0. */
static unsigned part_read(str *rest, struct item *value)
{
	static const struct { str name; enum item_kind kind; } parts[] = {
		{ S("fmt"), ITEM_TEXT }, { S("attStmt"), ITEM_MAP },
		{ S("authData"), ITEM_BYTES },
	};
	struct item name;
	str whole;

	if (!item_read(rest, &name) || name.kind != ITEM_TEXT)
		return 0;
	whole = *rest;
	if (!item_skip(rest) || !item_read(&whole, value))
		return 0;
	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_eq(parts[i].name, name.bytes) &&
		    parts[i].kind == value->kind)
			return 1u << i;
	return 0;
}

/* { "fmt": text, "attStmt": map, "authData": bytes }, in any order. */
static bool attestation_read(str attestation, str *auth_data, struct err *err)
{
	struct item map, value;
	unsigned seen = 0, all = 7;

	if (!item_read(&attestation, &map) || map.kind != ITEM_MAP || map.n != 3)
		return err_set(err, "no attestation");
	for (size_t i = 0; i < map.n; i++) {
		value = (struct item){ 0 };
		seen |= part_read(&attestation, &value);
		if (value.kind == ITEM_BYTES)
			*auth_data = value.bytes;
	}
	return (seen == all && !attestation.n) ||
	       err_set(err, "attestation with other parts");
}

/* Nothing but an id, one key, and extensions if it says so: looked at before
 * libfido2 does, which takes memory for what lengths promise. */
static bool key_fits(str rest, unsigned flags, struct err *err)
{
	const unsigned char *p = (const unsigned char *)rest.p;
	size_t id;

	if (rest.n < AAGUID + 2)
		return err_set(err, "no key in it");
	id = (size_t)(p[AAGUID] << 8 | p[AAGUID + 1]);
	if (!id || id > WEBAUTHN_MAX_ID || rest.n - AAGUID - 2 < id)
		return err_set(err, "id of no good length");
	rest = (str){ rest.p + AAGUID + 2 + id, rest.n - AAGUID - 2 - id };
	if (!item_skip(&rest) || ((flags & HAS_EXTENSIONS) && !item_skip(&rest)))
		return err_set(err, "no key after the id");
	return !rest.n || err_set(err, "something after the key");
}

/* libfido2 wants to know beforehand of what sort the key is. */
static bool key_read(struct arena *a, str auth_data, int algorithm,
		     struct webauthn_key *key)
{
	CLEANUP(fido_cred_free) fido_cred_t *cred = fido_cred_new();

	if (!cred || fido_cred_set_type(cred, algorithm) != FIDO_OK ||
	    fido_cred_set_authdata_raw(cred, (const unsigned char *)auth_data.p,
				       auth_data.n) != FIDO_OK)
		return false;
	key->id = arena_str(a, (str){ (const char *)fido_cred_id_ptr(cred),
				      fido_cred_id_len(cred) });
	key->public_key = arena_str(a,
		(str){ (const char *)fido_cred_pubkey_ptr(cred),
		       fido_cred_pubkey_len(cred) });
	key->algorithm = algorithm;
	return key->id.n && key->public_key.n;
}

bool webauthn_register(struct arena *a, const struct webauthn_asked *asked,
		       const struct webauthn_made *made,
		       struct webauthn_key *key, struct err *err)
{
	static const int algorithms[] = { WEBAUTHN_ES256, WEBAUTHN_EDDSA,
					  WEBAUTHN_RS256 };
	struct head head;
	str data;

	*key = (struct webauthn_key){ 0 };
	if (!client_says(a, asked, made->client_data, "webauthn.create", err) ||
	    !attestation_read(made->attestation, &data, err) ||
	    !head_read(a, asked, data, &head, err))
		return false;
	if (!(head.flags & HAS_KEY))
		return err_set(err, "no key in it");
	if (!key_fits(head.rest, head.flags, err))
		return false;
	for (size_t i = 0; i < COUNT(algorithms) && !key->algorithm; i++)
		if (!key_read(a, data, algorithms[i], key))
			*key = (struct webauthn_key){ 0 };
	if (!key->algorithm)
		return err_set(err, "a key of a sort we do not know");
	key->count = head.count;
	key->movable = head.flags & MOVABLE;
	key->moved = head.flags & MOVED;
	return true;
}

static bool signed_by_es256(const fido_assert_t *said, str key)
{
	CLEANUP(es256_pk_free) es256_pk_t *pk = es256_pk_new();

	return pk && es256_pk_from_ptr(pk, key.p, key.n) == FIDO_OK &&
	       fido_assert_verify(said, 0, COSE_ES256, pk) == FIDO_OK;
}

static bool signed_by_eddsa(const fido_assert_t *said, str key)
{
	CLEANUP(eddsa_pk_free) eddsa_pk_t *pk = eddsa_pk_new();

	return pk && eddsa_pk_from_ptr(pk, key.p, key.n) == FIDO_OK &&
	       fido_assert_verify(said, 0, COSE_EDDSA, pk) == FIDO_OK;
}

static bool signed_by_rs256(const fido_assert_t *said, str key)
{
	CLEANUP(rs256_pk_free) rs256_pk_t *pk = rs256_pk_new();

	return pk && rs256_pk_from_ptr(pk, key.p, key.n) == FIDO_OK &&
	       fido_assert_verify(said, 0, COSE_RS256, pk) == FIDO_OK;
}

static bool signed_by(const fido_assert_t *said, const struct webauthn_key *key)
{
	switch (key->algorithm) {
	case WEBAUTHN_ES256: return signed_by_es256(said, key->public_key);
	case WEBAUTHN_EDDSA: return signed_by_eddsa(said, key->public_key);
	case WEBAUTHN_RS256: return signed_by_rs256(said, key->public_key);
	default: return false;
	}
}

/* Whether it is so said and signed: over the data and the hash of the words. */
static bool is_signed(struct arena *a, const struct webauthn_asked *asked,
		      const struct webauthn_shown *shown,
		      const struct webauthn_key *key)
{
	CLEANUP(fido_assert_free) fido_assert_t *said = fido_assert_new();
	str hash = sha256(a, shown->client_data);

	return said &&
	       fido_assert_set_clientdata_hash(said,
			(const unsigned char *)hash.p, hash.n) == FIDO_OK &&
	       fido_assert_set_rp(said, arena_z(a, asked->site)) == FIDO_OK &&
	       fido_assert_set_count(said, 1) == FIDO_OK &&
	       fido_assert_set_authdata_raw(said, 0,
			(const unsigned char *)shown->auth_data.p,
			shown->auth_data.n) == FIDO_OK &&
	       fido_assert_set_sig(said, 0,
			(const unsigned char *)shown->signature.p,
			shown->signature.n) == FIDO_OK &&
	       fido_assert_set_up(said, FIDO_OPT_TRUE) == FIDO_OK &&
	       fido_assert_set_uv(said, FIDO_OPT_TRUE) == FIDO_OK &&
	       signed_by(said, key);
}

bool webauthn_verify(struct arena *a, const struct webauthn_asked *asked,
		     const struct webauthn_shown *shown,
		     struct webauthn_key *key, struct err *err)
{
	struct head head;
	str rest;

	if (!client_says(a, asked, shown->client_data, "webauthn.get", err) ||
	    !head_read(a, asked, shown->auth_data, &head, err))
		return false;
	rest = head.rest;
	if ((head.flags & HAS_KEY) ||
	    ((head.flags & HAS_EXTENSIONS) && !item_skip(&rest)) || rest.n)
		return err_set(err, "more than was asked");
	if (!is_signed(a, asked, shown, key))
		return err_set(err, "not signed by this key");
	key->twice = (head.count || key->count) && head.count <= key->count;
	key->count = head.count;
	key->moved = head.flags & MOVED;
	return true;
}
