/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/random.h"

#include <stdlib.h>
#include <sys/random.h>

str random_bytes(struct arena *a, size_t n)
{
	char *raw = arena_alloc(a, n);

	if (getrandom(raw, n, 0) != (ssize_t)n)
		abort();
	return (str){ raw, n };
}

str random_hex(struct arena *a, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	str raw = random_bytes(a, n);
	char *out = arena_alloc(a, 2 * n + 1);

	for (size_t i = 0; i < n; i++) {
		unsigned char byte = (unsigned char)raw.p[i];

		out[2 * i] = digit[byte >> 4];
		out[2 * i + 1] = digit[byte & 15];
	}
	return (str){ out, 2 * n };
}
