/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/crypto.h"
#include "test/test.h"

TEST(a_code_of_an_app_is_as_RFC_6238_has_it)
{
	static const struct { int64_t at; const char *code; } known[] = {
		{ 59, "287082" }, { 1111111109, "081804" },
		{ 1234567890, "005924" }, { 20000000000, "353130" },
	};
	struct arena *a = arena_create(1 << 20);

	for (size_t i = 0; i < COUNT(known); i++)
		EXPECT(str_eq(totp(a, S("12345678901234567890"),
				   known[i].at / 30), str_from_z(known[i].code)));
	arena_destroy(a);
}

TEST(bytes_come_back_from_base32_and_base64url)
{
	struct arena *a = arena_create(1 << 20);
	str out;

	EXPECT(str_eq(base32(a, S("fooba")), S("MZXW6YTB")));
	EXPECT(base32_read(a, S("MZXW6YTB"), &out) && str_eq(out, S("fooba")));
	EXPECT(!base32_read(a, S("MZXW6YT1"), &out));
	EXPECT(!base32_read(a, S("MZXW6YT"), &out));
	EXPECT(str_eq(base64url(a, S("\xfb\xff\x00")), S("-_8A")));
	EXPECT(base64url_read(a, S("-_8A"), &out) && str_eq(out, S("\xfb\xff\x00")));
	EXPECT(base64url_read(a, S(""), &out) && !out.n);
	EXPECT(!base64url_read(a, S("+/8A"), &out));
	EXPECT(!base64url_read(a, S("-_8A="), &out));
	arena_destroy(a);
}
