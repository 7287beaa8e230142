/* SPDX-License-Identifier: EUPL-1.2 */
#include "html/html.h"
#include "test/test.h"

static str value_of(str field)
{
	size_t at = str_find(field, S("value=\""));
	str rest = { field.p + at + 7, field.n - at - 7 };

	return str_cut(&rest, '"');
}

TEST(a_token_in_a_form_is_never_written_alike)
{
	struct arena *a = arena_create(1 << 20);
	str token = S("0123456789abcdef0123456789abcdef");
	struct page one = { .out = { .arena = a, .limit = 1000 },
			    .csrf_token = token };
	struct page two = one;
	str first, second;

	html_csrf(&one);
	html_csrf(&two);
	first = value_of(buf_str(&one.out));
	second = value_of(buf_str(&two.out));
	EXPECT(one.has_form && !str_eq(first, second));
	EXPECT(str_eq(html_csrf_token(a, first), token));
	EXPECT(str_eq(html_csrf_token(a, second), token));
	EXPECT(!html_csrf_token(a, S("let-me-in")).n);
	EXPECT(!html_csrf_token(a, S("0123456789abcdefxx")).n);
	arena_destroy(a);
}
