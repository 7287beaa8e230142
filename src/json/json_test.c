/* SPDX-License-Identifier: EUPL-1.2 */
#include "json/json.h"
#include "test/test.h"

TEST(json_sets_commas_and_escapes)
{
	struct arena *a = arena_create(1 << 20);
	struct buf b = { .arena = a, .limit = 1 << 16 };
	struct json j = { &b };

	json_write_object(&j);
	json_put(&j, "a", S("x\"<\n"));
	json_put(&j, "n", 3);
	json_write_key(&j, "list");
	json_write_array(&j);
	json_write_str(&j, S("y"));
	json_write_null(&j);
	json_write_array_end(&j);
	json_write_number((json_write_key(&j, "lat"), &j), S("52.1"));
	json_write_object_end(&j);
	EXPECT(str_eq(buf_str(&b), S("{\"a\":\"x\\u0022\\u003c\\u000a\",\"n\":3,"
				     "\"list\":[\"y\",null],\"lat\":52.1}")));
	arena_destroy(a);
}

TEST(json_is_read_whole_or_not_at_all)
{
	struct arena *a = arena_create(1 << 20);
	struct err err;
	const struct json_doc *v = json_doc_read(a, S(
		"{\"t\": \"x\", \"n\": 2, \"l\": [\"a\", \"b\"], \"z\": null}"), &err);
	struct strs list;
	int64_t n = 0;
	str t;

	EXPECT(v && json_doc_is_object(v));
	EXPECT(json_doc_str(v, "t", &t) && str_eq(t, S("x")));
	EXPECT(!json_doc_str(v, "n", &t));
	EXPECT(json_doc_str(v, "missing", &t) && !t.n);
	EXPECT(json_doc_int(v, "n", &n) && n == 2);
	EXPECT(json_doc_strs(v, "l", a, 9, &list) && list.n == 2);
	EXPECT(!json_doc_strs(v, "l", a, 1, &list));
	EXPECT(json_doc_has(v, "t") && !json_doc_has(v, "z"));
	EXPECT(json_doc_names(v, a).n == 4);
	EXPECT(!json_doc_read(a, S("{\"a\":1,\"a\":2}"), &err));
	EXPECT(!json_doc_read(a, S("{\"a\":1"), &err));
	EXPECT(!json_doc_read(a, S(""), &err));
	arena_destroy(a);
}
