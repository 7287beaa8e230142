/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/authenticator.h"
#include "base/random.h"
#include "crypto/crypto.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <stdlib.h>

static void forget(void *key)
{
	EVP_PKEY_free(key);
}

static EVP_PKEY *key_of(int64_t algorithm)
{
	switch (algorithm) {
	case WEBAUTHN_EDDSA: return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	case WEBAUTHN_RS256:
		return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)2048);
	default: return EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
	}
}

/* "example.org" of "https://example.org:8080". */
static str site_of(const char *origin)
{
	str rest = str_from_z(origin);

	str_cut(&rest, '/');
	str_cut(&rest, '/');
	return str_cut(&rest, ':');
}

struct authenticator authenticator_new(struct arena *a, int64_t algorithm,
				       const char *origin)
{
	EVP_PKEY *key = key_of(algorithm);

	if (!key)
		abort();
	arena_defer(a, forget, key);
	return (struct authenticator){ .arena = a, .key = key,
		.algorithm = algorithm, .id = random_bytes(a, 32),
		.site = site_of(origin), .origin = str_from_z(origin),
		.flags = SAYS_PRESENT | SAYS_VERIFIED };
}

static void byte(struct buf *b, unsigned n)
{
	buf_add(b, (str){ (const char[]){ (char)n }, 1 });
}

/* The head of an item: of this sort, that long. */
static void head(struct buf *b, unsigned sort, size_t n)
{
	if (n < 24) {
		byte(b, sort << 5 | (unsigned)n);
	} else if (n < 256) {
		byte(b, sort << 5 | 24);
		byte(b, (unsigned)n);
	} else {
		byte(b, sort << 5 | 25);
		byte(b, (unsigned)(n >> 8));
		byte(b, (unsigned)n & 255);
	}
}

static void bytes(struct buf *b, str s)
{
	head(b, 2, s.n);
	buf_add(b, s);
}

static void text(struct buf *b, str s)
{
	head(b, 3, s.n);
	buf_add(b, s);
}

/* A number of the key, at least `n` bytes. */
static str number(const struct authenticator *it, const char *name, int n)
{
	BIGNUM *value = NULL;
	char *out;
	int size;

	if (!EVP_PKEY_get_bn_param(it->key, name, &value))
		abort();
	size = BN_num_bytes(value) > n ? BN_num_bytes(value) : n;
	out = arena_alloc(it->arena, (size_t)size);
	BN_bn2binpad(value, (unsigned char *)out, size);
	BN_free(value);
	return (str){ out, (size_t)size };
}

static str raw_key(const struct authenticator *it)
{
	size_t n = 32;
	unsigned char *out = arena_alloc(it->arena, n);

	if (!EVP_PKEY_get_raw_public_key(it->key, out, &n))
		abort();
	return (str){ (const char *)out, n };
}

/* RFC 9053: the sort of key, its algorithm, and its numbers. */
static void public_key(struct buf *b, const struct authenticator *it)
{
	switch (it->algorithm) {
	case WEBAUTHN_EDDSA:
		buf_add(b, S("\xa4\x01\x01\x03\x27\x20\x06\x21"));
		bytes(b, raw_key(it));
		return;
	case WEBAUTHN_RS256:
		buf_add(b, S("\xa4\x01\x03\x03\x39\x01\x00\x20"));
		bytes(b, number(it, OSSL_PKEY_PARAM_RSA_N, 256));
		byte(b, 0x21);
		bytes(b, number(it, OSSL_PKEY_PARAM_RSA_E, 3));
		return;
	default:
		buf_add(b, S("\xa5\x01\x02\x03\x26\x20\x01\x21"));
		bytes(b, number(it, OSSL_PKEY_PARAM_EC_PUB_X, 32));
		byte(b, 0x22);
		bytes(b, number(it, OSSL_PKEY_PARAM_EC_PUB_Y, 32));
	}
}

static str data_of(const struct authenticator *it, bool with_key)
{
	struct buf b = { .arena = it->arena, .limit = 8192 };
	size_t id = it->id_length ? it->id_length : it->id.n;

	buf_add(&b, sha256(it->arena, it->site));
	byte(&b, it->flags | (with_key ? SAYS_KEY : 0));
	for (int shift = 24; shift >= 0; shift -= 8)
		byte(&b, it->count >> shift & 255);
	if (with_key) {
		for (int i = 0; i < 16; i++)
			byte(&b, 0);
		byte(&b, (unsigned)(id >> 8));
		byte(&b, (unsigned)id & 255);
		buf_add(&b, it->id);
		public_key(&b, it);
	}
	buf_add(&b, it->after);
	return buf_str(&b);
}

static str client_data(const struct authenticator *it, const char *type,
		       str challenge)
{
	str asked = base64url(it->arena, challenge);

	return arena_f(it->arena, "{\"type\":\"%s\",\"challenge\":\"%.*s\","
		"\"origin\":\"%.*s\",\"crossOrigin\":%s}",
		it->type ? it->type : type, (int)asked.n, asked.p,
		(int)it->origin.n, it->origin.p, it->crossed ? "true" : "false");
}

struct webauthn_made authenticator_make(struct authenticator *it, str challenge)
{
	struct buf b = { .arena = it->arena, .limit = 16384 };

	head(&b, 5, 3);
	text(&b, S("fmt"));
	text(&b, S("none"));
	text(&b, S("attStmt"));
	head(&b, 5, 0);
	text(&b, S("authData"));
	bytes(&b, data_of(it, true));
	return (struct webauthn_made){
		client_data(it, "webauthn.create", challenge), buf_str(&b) };
}

static str signature(const struct authenticator *it, str what)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	const EVP_MD *hash = it->algorithm == WEBAUTHN_EDDSA ? NULL
							     : EVP_sha256();
	size_t n = 512;
	unsigned char *out = arena_alloc(it->arena, n);

	if (!ctx || !EVP_DigestSignInit(ctx, NULL, hash, NULL, it->key) ||
	    !EVP_DigestSign(ctx, out, &n, (const unsigned char *)what.p, what.n))
		abort();
	EVP_MD_CTX_free(ctx);
	return (str){ (const char *)out, n };
}

struct webauthn_shown authenticator_show(struct authenticator *it,
					 str challenge)
{
	struct webauthn_shown shown = {
		client_data(it, "webauthn.get", challenge),
		data_of(it, false), { 0 } };
	struct buf b = { .arena = it->arena, .limit = 8192 };

	buf_add(&b, shown.auth_data);
	buf_add(&b, sha256(it->arena, shown.client_data));
	shown.signature = signature(it, buf_str(&b));
	return shown;
}
