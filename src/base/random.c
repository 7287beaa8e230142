/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/random.h"

#include <stdlib.h>
#include <sys/random.h>

str random_hex(struct arena *a, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	unsigned char *raw = arena_alloc(a, n);
	char *out = arena_alloc(a, 2 * n + 1);

	if (getrandom(raw, n, 0) != (ssize_t)n)
		abort();
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digit[raw[i] >> 4];
		out[2 * i + 1] = digit[raw[i] & 15];
	}
	return (str){ out, 2 * n };
}
