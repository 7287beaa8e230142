/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/multipart.h"
#include "test/test.h"

#define TYPE "multipart/form-data; boundary=x"
#define PART(head, body) "--x\r\nContent-Disposition: form-data; " head       \
	"\r\n\r\n" body "\r\n"
#define END "--x--\r\n"

static bool reads(struct arena *a, const char *type, str body,
		  struct multipart *out)
{
	return multipart_read(a, str_from_z(type), body, out);
}

TEST(a_form_with_a_file_comes_apart)
{
	struct arena *a = arena_create(1 << 20);
	struct multipart m;

	EXPECT(reads(a, TYPE, S(PART("name=\"a\"", "1 & 2")
		PART("name=\"foto\"; filename=\"C:\\\\my\\\\tuin.jpg\"\r\n"
		     "Content-Type: image/jpeg", "\xff\xd8\r\n--\r\n--y")
		PART("name=\"b\"", "caf\xc3\xa9") END), &m));
	EXPECT(str_eq(m.fields, S("a=1%20%26%202&b=caf%C3%A9")));
	EXPECT(str_eq(m.file.field, S("foto")));
	EXPECT(str_eq(m.file.name, S("tuin.jpg")));
	EXPECT(str_eq(m.file.bytes, S("\xff\xd8\r\n--\r\n--y")));
	EXPECT(reads(a, "Multipart/Form-Data; charset=utf-8; boundary=\"x\"",
		     S(PART("filename=\"../../a;b.png\"; name=f", "") END), &m));
	EXPECT(str_eq(m.file.name, S("a;b.png")) && !m.file.bytes.n);
	EXPECT(!m.fields.n);
	arena_destroy(a);
}

TEST(a_name_that_is_no_text_is_none)
{
	struct arena *a = arena_create(1 << 20);
	struct multipart m;

	EXPECT(reads(a, TYPE, S(PART("name=\"f\"; filename=\"a\xff\"", "1") END),
		     &m));
	EXPECT(!m.file.name.n && m.file.bytes.n == 1);
	EXPECT(reads(a, TYPE, S(PART("name=\"f\"; filename=\"a\tb\"", "1") END),
		     &m));
	EXPECT(!m.file.name.n);
	arena_destroy(a);
}

TEST(a_body_that_is_not_well_formed_is_none_at_all)
{
	static const struct { const char *type; str body; } bad[] = {
		{ TYPE, S("") }, { TYPE, S("--x") }, { TYPE, S("--y--\r\n") },
		{ TYPE, S(PART("name=\"a\"", "1")) },
		{ TYPE, S(PART("name=\"a", "1") END) },
		{ TYPE, S(PART("name=\"a\\", "1") END) },
		{ TYPE, S(PART("other=\"a\"", "1") END) },
		{ TYPE, S("--x\r\nContent-Type: a\r\n\r\nb\r\n" END) },
		{ TYPE, S("--x\r\n\r\nb\r\n" END) },
		{ TYPE, S("--x\r\nno end of the head" END) },
		{ "multipart/form-data", S(PART("name=\"a\"", "1") END) },
		{ "multipart/form-data; boundary=", S(PART("name=\"a\"", "1") END) },
		{ "text/plain; boundary=x", S(PART("name=\"a\"", "1") END) },
	};
	struct arena *a = arena_create(1 << 20);
	struct buf many = { .arena = a, .limit = 1 << 16 };
	struct multipart m;

	for (size_t i = 0; i < COUNT(bad); i++)
		EXPECT(!reads(a, bad[i].type, bad[i].body, &m));
	for (int i = 0; i < 70; i++)
		buf_add(&many, S(PART("name=\"a\"", "1")));
	buf_add(&many, S(END));
	EXPECT(!reads(a, TYPE, buf_str(&many), &m));
	arena_destroy(a);
}
