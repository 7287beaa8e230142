/* SPDX-License-Identifier: EUPL-1.2 */
/* What is kept, for whom, and until when. */
#include "test/server/site.h"

static int64_t metric(const struct site *s, const char *name)
{
	str body = body_of(fetch(s, "/metrics", "")), line;
	int64_t n = -1;

	while (body.n) {
		str value = line = str_cut(&body, '\n');

		if (str_eq(str_cut(&value, ' '), str_from_z(name)))
			(void)!str_to_int(value, &n);
	}
	return n;
}

static bool has(str s, const char *part)
{
	return str_find(s, str_from_z(part)) < s.n;
}

/* Both threads have it after a few. */
static str warm(const struct site *s, const char *path)
{
	str r = { 0 };

	for (int i = 0; i < 24; i++)
		r = fetch(s, path, "");
	return r;
}

TEST(a_page_is_kept_for_visitors)
{
	struct site s = site_start(NULL);
	int64_t hits;
	str first, again;

	EXPECT(becomes(&s, "SELECT count(*) FROM job", 0));     /* it is quiet */
	first = fetch(&s, "/over", "");
	hits = metric(&s, "brengplein_cache_hits_total");
	again = warm(&s, "/over");
	EXPECT(str_eq(body_of(first), body_of(again)));
	/* Each of two threads keeps it the second time. */
	EXPECT(metric(&s, "brengplein_cache_hits_total") >= hits + 24 - 4);
	EXPECT(str_eq(header_of(again, "Cache-Control"), S("no-cache")));
	site_end(&s);
}

/* The commit has returned; whoever asks now gets what it wrote. */
TEST(no_page_outlives_a_change_by_another_process)
{
	struct site s = site_start(NULL);

	for (int i = 1; i <= 40; i++) {
		str page;

		warm(&s, "/themas");
		site_sql(&s, arena_f(s.arena, "INSERT INTO theme (slug, nl, en)"
			" VALUES ('t%d', 'Thema nummer %d.', 'T')", i, i).p);
		page = fetch(&s, "/themas", "");
		EXPECT(has(page, arena_f(s.arena, "Thema nummer %d.", i).p));
	}
	site_end(&s);
}

TEST(an_unchanged_page_is_not_sent_twice)
{
	struct site s = site_start(NULL);
	str etag = header_of(fetch(&s, "/over", ""), "ETag"), r;
	const char *lines = arena_f(s.arena, "If-None-Match: \"x\", %.*s\r\n",
				    (int)etag.n, etag.p).p;

	EXPECT(etag.n);
	r = fetch(&s, "/over", lines);
	EXPECT(status_of(r) == 304);
	EXPECT(!body_of(r).n);
	EXPECT(str_eq(header_of(r, "ETag"), etag));
	EXPECT(status_of(fetch(&s, "/over", "If-None-Match: \"x\"\r\n")) == 200);
	EXPECT(status_of(fetch(&s, "/huisregels", lines)) == 200);
	site_end(&s);
}

TEST(gzip_is_for_those_who_read_it)
{
	struct site s = site_start(NULL);
	str plain = fetch(&s, "/over", "");
	str small = fetch(&s, "/over", "Accept-Encoding: br, gzip\r\n");

	EXPECT(!header_of(plain, "Content-Encoding").n);
	EXPECT(str_eq(header_of(small, "Content-Encoding"), S("gzip")));
	EXPECT(body_of(small).n && body_of(small).n < body_of(plain).n / 2);
	EXPECT(str_starts(body_of(small), S("\x1f\x8b")));
	EXPECT(!header_of(fetch(&s, "/over", "Accept-Encoding: gzip;q=0\r\n"),
			  "Content-Encoding").n);
	EXPECT(has(header_of(small, "Vary"), "Accept-Encoding"));
	site_end(&s);
}

TEST(language_and_host_have_pages_of_their_own)
{
	struct site s = site_start(NULL);
	str dutch = warm(&s, "/over");
	str english = fetch(&s, "/over", "Cookie: taal=en\r\n");

	EXPECT(str_eq(header_of(dutch, "Content-Language"), S("nl")));
	EXPECT(str_eq(header_of(english, "Content-Language"), S("en")));
	EXPECT(!str_eq(body_of(dutch), body_of(english)));
	EXPECT(str_eq(body_of(fetch(&s, "/over", "")), body_of(dutch)));
	/* Another Host gets no page made for this one, nor the other way. */
	ask(&s, "GET /over HTTP/1.1\r\nHost: kwaad.example\r\n\r\n");
	EXPECT(!has(fetch(&s, "/over", ""), "kwaad.example"));
	site_end(&s);
}

TEST(who_is_signed_in_shares_nothing)
{
	struct site s = site_start(NULL);
	str r;

	site_visitor(&s);
	warm(&s, "/over");
	r = fetch(&s, "/over", "Cookie: sid=7\r\n");
	EXPECT(has(r, "Zonneschijn"));
	EXPECT(str_eq(header_of(r, "Cache-Control"), S("no-store")));
	EXPECT(!header_of(r, "ETag").n);
	EXPECT(!has(warm(&s, "/over"), "Zonneschijn"));
	site_end(&s);
}

TEST(static_files_are_kept_for_ever)
{
	struct site s = site_start(NULL);
	str page = body_of(fetch(&s, "/over", "")), r;
	size_t at = str_find(page, S("/static/style."));
	str path = { page.p + at, page.n - at };
	const char *sheet = arena_z(s.arena, str_cut(&path, '"'));

	for (int i = 0; i < 3; i++) {
		r = fetch(&s, sheet, "Accept-Encoding: gzip, br\r\n");
		EXPECT(status_of(r) == 200);
		EXPECT(str_eq(header_of(r, "Content-Encoding"), S("br")));
		EXPECT(has(header_of(r, "Cache-Control"), "immutable"));
		EXPECT(has(header_of(r, "Content-Type"), "text/css"));
	}
	r = fetch(&s, sheet, "");
	EXPECT(!header_of(r, "Content-Encoding").n && body_of(r).n > 1000);
	EXPECT(status_of(fetch(&s, "/static/style.00000000.css", "")) == 404);
	site_end(&s);
}
