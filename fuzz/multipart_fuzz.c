/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes at all are a body; what is read of it lies within it. The first
 * line is the type, so that its boundary is made up as well. */
#include "http/multipart.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(64 << 20);
	str body = { (const char *)data, size }, type = str_cut(&body, '\n');
	struct multipart m;

	if (multipart_read(arena, type, body, &m)) {
		assert(!m.file.bytes.n ||
		       (m.file.bytes.p >= body.p &&
			m.file.bytes.p + m.file.bytes.n <= body.p + body.n));
		assert(str_is_utf8(m.file.name) || !m.file.name.n);
	}
	arena_destroy(arena);
	return 0;
}
