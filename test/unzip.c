/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/unzip.h"

#include <zlib.h>

static uint32_t number(str s, size_t at, size_t n)
{
	uint32_t value = 0;

	for (size_t i = n; i-- > 0 && at + i < s.n;)
		value = value << 8 | (uint8_t)s.p[at + i];
	return value;
}

/* APPNOTE 4.3.12: the head of the nth file in the table at the end. */
static size_t head_of(str zip, int nth)
{
	size_t at = zip.n < 22 ? 0 : number(zip, zip.n - 22 + 16, 4);

	for (; nth > 0 && number(zip, at, 4) == 0x02014b50; nth--)
		at += 46 + number(zip, at + 28, 2) + number(zip, at + 30, 2) +
		      number(zip, at + 32, 2);
	return number(zip, at, 4) == 0x02014b50 ? at : zip.n;
}

str unzipped(struct arena *a, str zip, int nth)
{
	size_t at = head_of(zip, nth), from = number(zip, at + 42, 4);
	size_t room = number(zip, at + 24, 4);
	char *to = arena_alloc(a, room + 1);
	z_stream z = { .next_out = (Bytef *)to, .avail_out = (uInt)room + 1 };
	int end;

	if (at >= zip.n)
		return (str){ 0 };
	from += 30 + number(zip, from + 26, 2) + number(zip, from + 28, 2);
	z.next_in = (Bytef *)(uintptr_t)(zip.p + from);
	z.avail_in = number(zip, at + 20, 4);
	if (from + z.avail_in > zip.n || inflateInit2(&z, -MAX_WBITS))
		return (str){ 0 };
	end = inflate(&z, Z_FINISH);
	inflateEnd(&z);
	if (end != Z_STREAM_END || z.total_out != room ||
	    crc32(0, (const Bytef *)to, (uInt)room) != number(zip, at + 16, 4))
		return (str){ 0 };
	return (str){ to, room };
}
