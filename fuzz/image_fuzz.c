/* SPDX-License-Identifier: EUPL-1.2 */
/* What the caged child does with a file, here without a cage: any bytes at
 * all are a picture, or are refused. */
#include "image/image.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create((size_t)1 << 30);
	struct image_set set =
		image_convert(arena, (str){ (const char *)data, size });

	assert(set.fault ? !set.n : set.n >= 2 && set.n <= IMAGE_MOST);
	for (size_t i = 0; i < set.n; i++)
		assert(set.at[i].width >= 1 && set.at[i].width <= 1200 &&
		       set.at[i].height >= 1 && set.at[i].height <= 1200 &&
		       set.at[i].bytes.n);
	arena_destroy(arena);
	return 0;
}
