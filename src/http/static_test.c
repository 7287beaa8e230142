/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/static.h"
#include "test/test.h"

TEST(a_file_is_found_by_its_address_only)
{
	const struct static_file *f = static_find(static_path(S("style.css")));

	EXPECT(f && str_eq(f->name, S("style.css")));
	EXPECT(f && str_eq(f->type, S("text/css; charset=utf-8")));
	EXPECT(f && f->body.n > f->gzip.n && f->gzip.n > f->brotli.n);
	EXPECT(!static_find(S("/static/site.css")));
	EXPECT(!static_find(S("/static/")));
}

TEST(a_style_sheet_leads_to_files_that_are_there)
{
	str css = static_find(static_path(S("style.css")))->body;
	str font = static_path(S("nunito.woff2"));

	EXPECT(str_find(css, font) < css.n);
	EXPECT(str_find(css, S("/*")) == css.n);
}

TEST(what_a_style_sheet_imports_stands_in_it)
{
	str css = static_find(static_path(S("style.css")))->body;

	EXPECT(str_find(css, S("@import")) == css.n);
	EXPECT(str_find(css, S("@media print{@page{")) < css.n);
	for (size_t i = 0; i < static_count; i++)
		EXPECT(!str_eq(static_files[i].name, S("print.css")));
}
