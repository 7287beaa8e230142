/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes at all are a form; reading them must stay within them. */
#include "http/http.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct { str a, b; } form;
	static const struct form_field fields[] = {
		{ .name = "a", .max = 100 },
		{ .name = "b", .at = sizeof(str), .max = 10 },
	};
	struct arena *arena = arena_create(64 << 20);
	struct request req = {
		.arena = arena, .lang = S("nl"),
		.body = { (const char *)data, size },
	};

	form_read(&req, fields, &form);
	/* A byte that cannot be shown becomes U+FFFD, three bytes. */
	assert(form.a.n <= 3 * size && form.b.n <= 3 * size);
	arena_destroy(arena);
	return 0;
}
