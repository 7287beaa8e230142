/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/wire.h"
#include "test/test.h"

static struct wire wire_of(const char *const (*lines)[2], size_t n)
{
	struct wire w = { 0 };

	for (size_t i = 0; i < n; i++)
		wire_take(&w, str_from_z(lines[i][0]), str_from_z(lines[i][1]));
	return w;
}

#define WIRE(...) wire_of((const char *const[][2]){ __VA_ARGS__ },            \
	COUNT(((const char *const[][2]){ __VA_ARGS__ })))

TEST(only_a_plain_request_is_clear)
{
	str new = S("HTTP/1.1"), old = S("HTTP/1.0");
	struct wire plain = WIRE({ "HOST", "a" }, { "content-Length", "12" });
	struct wire chunks = WIRE({ "Host", "a" },
				  { "Transfer-Encoding", "Chunked" });
	struct wire both = WIRE({ "Host", "a" }, { "Content-Length", "1" },
				{ "Transfer-Encoding", "chunked" });
	struct wire list = WIRE({ "Host", "a" }, { "Content-Length", "1, 1" });
	struct wire name = WIRE({ "Host", "a" }, { "X ", "b" });

	EXPECT(wire_is_clear(&plain, new));
	EXPECT(wire_length(&plain) == 12);
	EXPECT(wire_is_clear(&chunks, new));
	EXPECT(!wire_is_clear(&chunks, old));
	EXPECT(wire_length(&chunks) == -1);
	EXPECT(!wire_is_clear(&both, new));
	EXPECT(!wire_is_clear(&list, new));
	EXPECT(!wire_is_clear(&name, new));
	EXPECT(!wire_is_clear(&(struct wire){ 0 }, new));
	EXPECT(wire_is_clear(&(struct wire){ 0 }, old));
}

TEST(a_target_is_a_path_and_a_query)
{
	static const struct { const char *target, *path, *query; } good[] = {
		{ "/", "/", "" }, { "/a?b=c?d", "/a", "b=c?d" },
		{ "http://a.example/x?y", "/x", "y" },
		{ "https://a.example", "/", "" }, { "/caf%C3%A9", "/caf%C3%A9", "" },
	};
	static const char *const bad[] = {
		"", "*", "x", "/%00", "/%ff", "/a%0a", "/a#b", "/a\\b", "/\001",
	};
	struct world w = world_new("");
	str path, query;

	for (size_t i = 0; i < COUNT(good); i++) {
		EXPECT(wire_target(w.arena, str_from_z(good[i].target), &path,
				   &query));
		EXPECT(str_eq(path, str_from_z(good[i].path)));
		EXPECT(str_eq(query, str_from_z(good[i].query)));
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		EXPECT(!wire_target(w.arena, str_from_z(bad[i]), &path, &query));
	world_end(&w);
}

TEST(the_last_proxy_is_believed)
{
	struct wire w = WIRE({ "X-Forwarded-For", "10.0.0.1, 192.0.2.7" });
	struct wire host = WIRE({ "Host", "a\"><script>" });

	EXPECT(str_eq(wire_client(&w), S("192.0.2.7")));
	EXPECT(!wire_client(&(struct wire){ 0 }).n);
	EXPECT(!wire_host(&host).n);
}

TEST(foreign_is_what_the_browser_says)
{
	str url = S("https://a.example");
	struct wire near = WIRE({ "Sec-Fetch-Site", "same-origin" },
				{ "Origin", "https://b.example" });
	struct wire typed = WIRE({ "Sec-Fetch-Site", "none" });
	struct wire beside = WIRE({ "Sec-Fetch-Site", "same-site" });
	struct wire far = WIRE({ "Origin", "https://b.example" });
	struct wire begins = WIRE({ "Referer", "https://a.example.org/" });
	struct wire hidden = WIRE({ "Origin", "null" });

	EXPECT(!wire_is_foreign(&near, url));
	EXPECT(!wire_is_foreign(&typed, url));
	EXPECT(wire_is_foreign(&beside, url));
	EXPECT(wire_is_foreign(&far, url));
	EXPECT(wire_is_foreign(&begins, url));
	EXPECT(!wire_is_foreign(&hidden, url));
	EXPECT(!wire_is_foreign(&(struct wire){ 0 }, url));
}

TEST(only_cookies_that_say_nothing_leave_a_request_plain)
{
	struct wire none = { 0 };
	struct wire lang = WIRE({ "Cookie", "taal=en; form=abc" });
	struct wire session = WIRE({ "Cookie", "taal=en; __Host-sid=1" });
	struct wire unknown = WIRE({ "Cookie", "x" });
	struct wire data = WIRE({ "Accept", "application/activity+json" });

	EXPECT(wire_is_plain(&none));
	EXPECT(wire_is_plain(&lang));
	EXPECT(!wire_is_plain(&session));
	EXPECT(!wire_is_plain(&unknown));
	EXPECT(!wire_is_plain(&data));
}
