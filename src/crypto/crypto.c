/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/crypto.h"

#include <sodium.h>

str sha256_hex(struct arena *a, str s)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(a, 2 * sizeof hash + 1);

	crypto_hash_sha256(hash, (const unsigned char *)s.p, s.n);
	sodium_bin2hex(hex, 2 * sizeof hash + 1, hash, sizeof hash);
	return (str){ hex, 2 * sizeof hash };
}
