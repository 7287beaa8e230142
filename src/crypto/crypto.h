/* SPDX-License-Identifier: EUPL-1.2 */
/* crypto: hashes for tokens, and comparing them. */
#pragma once

#include "base/base.h"

/* SHA-256 (FIPS 180-4), 32 bytes, in the arena. */
str sha256(struct arena *a, str s);
/* SHA-256 (FIPS 180-4) as 64 hexadecimal digits, in the arena. */
str sha256_hex(struct arena *a, str s);

/* Bytes as base64url without padding (RFC 4648, section 5), and back. False:
 * it is not that. */
str base64url(struct arena *a, str bytes);
bool base64url_read(struct arena *a, str text, str *out) MUST_CHECK;

/* A name-based UUID, version 5 (RFC 9562, section 5.5), as 36 characters. */
str uuid_v5(struct arena *a, const unsigned char space[16], str name);

/* HMAC-SHA-256 (RFC 2104) under that key, as 64 hexadecimal digits. */
str hmac_sha256_hex(struct arena *a, str key, str s);
/* The same as 52 letters and digits (RFC 4648, base 32, in lower case): for
 * what people or mail servers may write in capitals. */
str hmac_sha256_base32(struct arena *a, str key, str s);

/* The code of six digits that an app with this key shows in the half minute
 * that is `step` of them after 1970 (RFC 6238). */
str totp(struct arena *a, str key, int64_t step);
/* Bytes as base32 (RFC 4648, section 6) without padding, in capitals; and back
 * from eight digits or a multiple: a key as people type it in such an app. */
str base32(struct arena *a, str bytes);
bool base32_read(struct arena *a, str text, str *out) MUST_CHECK;

/* Whether they are the same, in a time that does not tell where they differ. */
bool secret_eq(str a, str b);
