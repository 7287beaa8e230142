/* SPDX-License-Identifier: EUPL-1.2 */
#include "qr/qr.h"
#include "test/test.h"

TEST(a_code_has_the_three_corners_that_readers_look_for)
{
	struct arena *a = arena_create(1 << 20);
	struct qr qr;

	EXPECT(qr_of(a, S("HALLO"), &qr));
	EXPECT(qr.side == 21 + 8);      /* version 1 and its edge */
	EXPECT(str_starts(qr.path, S("M4 4h7v1h-7z")));
	EXPECT(str_find(qr.path, S("M18 4h7v1h-7z")) < qr.path.n);
	EXPECT(str_find(qr.path, S("M4 24h7v1h-7z")) < qr.path.n);
	arena_destroy(a);
}

TEST(what_is_too_long_for_a_code_is_refused)
{
	struct arena *a = arena_create(1 << 20);
	char *text = arena_alloc(a, 2001);
	struct qr qr;

	memset(text, 'x', 2001);
	EXPECT(!qr_of(a, (str){ text, 2001 }, &qr) && !qr.path.n);
	EXPECT(qr_of(a, (str){ text, 2000 }, &qr));
	EXPECT(!qr_of(a, S(""), &qr));
	arena_destroy(a);
}
