/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/crypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <stdlib.h>

str sha256(struct arena *a, str s)
{
	unsigned char *hash = arena_alloc(a, crypto_hash_sha256_BYTES);

	crypto_hash_sha256(hash, (const unsigned char *)s.p, s.n);
	return (str){ (const char *)hash, crypto_hash_sha256_BYTES };
}

str base64url(struct arena *a, str bytes)
{
	static const int kind = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
	size_t room = sodium_base64_ENCODED_LEN(bytes.n, kind);
	char *out = arena_alloc(a, room);

	sodium_bin2base64(out, room, (const unsigned char *)bytes.p, bytes.n,
			  kind);
	return (str){ out, room - 1 };
}

bool base64url_read(struct arena *a, str text, str *out)
{
	unsigned char *bytes = arena_alloc(a, text.n + 1);
	size_t n = 0;

	if (sodium_base642bin(bytes, text.n, text.p, text.n, NULL, &n, NULL,
			      sodium_base64_VARIANT_URLSAFE_NO_PADDING))
		return false;
	*out = (str){ (const char *)bytes, n };
	return true;
}

str sha256_hex(struct arena *a, str s)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(a, 2 * sizeof hash + 1);

	crypto_hash_sha256(hash, (const unsigned char *)s.p, s.n);
	sodium_bin2hex(hex, 2 * sizeof hash + 1, hash, sizeof hash);
	return (str){ hex, 2 * sizeof hash };
}

str uuid_v5(struct arena *a, const unsigned char space[16], str name)
{
	unsigned char *text = arena_alloc(a, 16 + name.n), hash[EVP_MAX_MD_SIZE];
	unsigned int n = 0;

	memcpy(text, space, 16);
	if (name.n)
		memcpy(text + 16, name.p, name.n);
	if (!EVP_Digest(text, 16 + name.n, hash, &n, EVP_sha1(), NULL))
		abort();
	hash[6] = (unsigned char)((hash[6] & 0x0f) | 0x50);
	hash[8] = (unsigned char)((hash[8] & 0x3f) | 0x80);
	return arena_f(a, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
		       "%02x%02x%02x%02x%02x%02x", hash[0], hash[1], hash[2],
		       hash[3], hash[4], hash[5], hash[6], hash[7], hash[8],
		       hash[9], hash[10], hash[11], hash[12], hash[13],
		       hash[14], hash[15]);
}

static void hmac_sha256(unsigned char mac[crypto_auth_hmacsha256_BYTES],
			str key, str s)
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.p, key.n);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)s.p, s.n);
	crypto_auth_hmacsha256_final(&state, mac);
}

str hmac_sha256_hex(struct arena *a, str key, str s)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	char *hex = arena_alloc(a, 2 * sizeof mac + 1);

	hmac_sha256(mac, key, s);
	sodium_bin2hex(hex, 2 * sizeof mac + 1, mac, sizeof mac);
	return (str){ hex, 2 * sizeof mac };
}

static const char base32_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

static str in_base32(struct arena *a, str bytes, const char *digits)
{
	size_t n = (8 * bytes.n + 4) / 5;
	char *out = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; i++) {
		size_t bit = 5 * i, at = bit / 8;
		unsigned pair = (unsigned)(unsigned char)bytes.p[at] << 8;

		if (at + 1 < bytes.n)
			pair |= (unsigned char)bytes.p[at + 1];
		out[i] = digits[pair >> (11 - bit % 8) & 31];
	}
	return (str){ out, n };
}

str base32(struct arena *a, str bytes)
{
	return in_base32(a, bytes, base32_digits);
}

str hmac_sha256_base32(struct arena *a, str key, str s)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];

	hmac_sha256(mac, key, s);
	return in_base32(a, (str){ (const char *)mac, sizeof mac },
			 "abcdefghijklmnopqrstuvwxyz234567");
}

bool base32_read(struct arena *a, str text, str *out)
{
	char *bytes = arena_alloc(a, text.n + 1);
	unsigned held = 0;
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		const char *digit = memchr(base32_digits, text.p[i], 32);

		if (!digit)
			return false;
		held = (held << 5 | (unsigned)(digit - base32_digits)) & 0xffff;
		if (5 * (i + 1) / 8 > n)
			bytes[n++] = (char)(held >> (5 * (i + 1) % 8));
	}
	*out = (str){ bytes, n };
	return text.n % 8 == 0;
}

str totp(struct arena *a, str key, int64_t step)
{
	unsigned char moment[8], mac[EVP_MAX_MD_SIZE];
	unsigned int n = 0;
	const unsigned char *at;
	uint32_t number;

	for (int i = 0; i < 8; i++)
		moment[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	if (!HMAC(EVP_sha1(), key.p, (int)key.n, moment, sizeof moment, mac, &n))
		abort();
	at = mac + (mac[n - 1] & 15);
	number = (uint32_t)(at[0] & 0x7f) << 24 | (uint32_t)at[1] << 16 |
		 (uint32_t)at[2] << 8 | at[3];
	return arena_f(a, "%06" PRIu32, number % 1000000);
}

bool secret_eq(str a, str b)
{
	return a.n == b.n && !sodium_memcmp(a.p, b.p, a.n);
}
