/* SPDX-License-Identifier: EUPL-1.2 */
/* What goes over the line: one request after another, and what is refused. */
#include "test/server/site.h"

#include <poll.h>
#include <unistd.h>

#define GET_OVER "GET /over HTTP/1.1\r\nHost: a\r\n\r\n"

TEST(a_connection_is_kept_and_requests_may_queue)
{
	struct site s = site_start(NULL);
	int fd = dial(&s);

	for (int i = 0; i < 3; i++) {
		say(fd, GET_OVER);
		EXPECT(status_of(hear(s.arena, fd)) == 200);
	}
	say(fd, GET_OVER "GET /nergens HTTP/1.1\r\nHost: a\r\n\r\n" GET_OVER);
	EXPECT(status_of(hear(s.arena, fd)) == 200);
	EXPECT(status_of(hear(s.arena, fd)) == 404);
	EXPECT(status_of(hear(s.arena, fd)) == 200);
	close(fd);
	site_end(&s);
}

TEST(every_reply_has_the_headers_of_safety)
{
	static const char *const paths[] = { "/over", "/nergens", "/mijn" };
	struct site s = site_start(NULL);

	for (size_t i = 0; i < COUNT(paths); i++) {
		str r = fetch(&s, paths[i], "");

		EXPECT(str_starts(header_of(r, "Content-Security-Policy"),
				  S("default-src 'none'; script-src 'self';")));
		EXPECT(str_eq(header_of(r, "X-Content-Type-Options"),
			      S("nosniff")));
		EXPECT(str_eq(header_of(r, "Referrer-Policy"),
			      S("strict-origin-when-cross-origin")));
		EXPECT(str_eq(header_of(r, "Cross-Origin-Opener-Policy"),
			      S("same-origin")));
		EXPECT(header_of(r, "Permissions-Policy").n);
		EXPECT(header_of(r, "Cache-Control").n);
		EXPECT(!header_of(r, "Strict-Transport-Security").n);
	}
	site_end(&s);
}

TEST(an_https_site_says_so_for_a_year)
{
	const char *const options[] = { "--url=https://a.example.org", NULL };
	struct site s = site_start(options);

	EXPECT(str_starts(header_of(fetch(&s, "/over", ""),
				    "Strict-Transport-Security"),
			  S("max-age=31536000")));
	site_end(&s);
}

TEST(head_is_get_without_a_body)
{
	struct site s = site_start(NULL);
	str page = fetch(&s, "/over", "");
	int fd = dial(&s);
	str head;

	say(fd, "HEAD /over HTTP/1.1\r\nHost: a\r\n\r\n");
	head = hear_head(s.arena, fd);
	EXPECT(status_of(head) == 200);
	EXPECT(str_eq(header_of(head, "Content-Length"),
		      header_of(page, "Content-Length")));
	say(fd, GET_OVER);              /* no body stood in between */
	EXPECT(status_of(hear(s.arena, fd)) == 200);
	close(fd);
	site_end(&s);
}

TEST(other_methods_are_refused)
{
	struct site s = site_start(NULL);
	str r = ask(&s, "DELETE /over HTTP/1.1\r\nHost: a\r\n\r\n");

	EXPECT(status_of(r) == 405);
	EXPECT(str_eq(header_of(r, "Allow"), S("GET, HEAD, POST")));
	EXPECT(status_of(ask(&s, "BREW /over HTTP/1.1\r\nHost: a\r\n\r\n")) == 501);
	EXPECT(status_of(ask(&s, "POST /over HTTP/1.1\r\nHost: a\r\n"
				 "Content-Length: 0\r\n\r\n")) == 405);
	site_end(&s);
}

TEST(what_can_be_read_two_ways_is_refused)
{
	static const char *const bad[] = {
		"GET / HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nHost:\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
			"Content-Length: 5\r\n\r\nabcde",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
			"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\n"
			"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
			"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1,1\r\n\r\na",
		"GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\nabcde",
		"GET / HTTP/1.1\r\nHost: a\r\nX: a\001b\r\n\r\n",
		"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET /%0d%0aX:1 HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET zoeken HTTP/1.1\r\nHost: a\r\n\r\n",
	};
	struct site s = site_start(NULL);

	for (size_t i = 0; i < COUNT(bad); i++) {
		int fd = dial(&s);

		say(fd, bad[i]);
		if (status_of(hear_head(s.arena, fd)) != 400) {
			printf("not refused: %s\n", bad[i]);
			EXPECT(!"refused with 400");
		}
		EXPECT(is_closed(fd));
		close(fd);
	}
	EXPECT(status_of(ask(&s, "GET http://a/over HTTP/1.1\r\nHost: a\r\n\r\n"))
	       == 200);
	site_end(&s);
}

TEST(headers_and_bodies_have_a_limit)
{
	struct site s = site_start(NULL);
	const char *form = "POST /inloggen HTTP/1.1\r\nHost: a\r\n"
		"Content-Type: application/x-www-form-urlencoded\r\n";
	char *long_line = arena_alloc(s.arena, 40001);
	str half = { long_line, 30000 };
	int fd;

	memset(long_line, 'x', 40000);
	EXPECT(status_of(fetch(&s, "/over", arena_f(s.arena, "X: %.*s\r\n", 20000,
						   long_line).p)) >= 413);
	EXPECT(status_of(ask(&s, arena_f(s.arena, "%sContent-Length: 70000\r\n\r\n",
					 form).p)) == 413);
	EXPECT(status_of(ask(&s, arena_f(s.arena, "%sContent-Length: %zu\r\n\r\n"
		"%.*s", form, half.n, (int)half.n, half.p).p)) == 403);
	fd = dial(&s);
	say(fd, arena_f(s.arena, "%sTransfer-Encoding: chunked\r\n\r\n"
		"7530\r\n%.*s\r\n7530\r\n%.*s\r\n7530\r\n%.*s\r\n0\r\n\r\n", form,
		(int)half.n, half.p, (int)half.n, half.p, (int)half.n,
		half.p).p);
	EXPECT(is_closed(fd));
	close(fd);
	site_end(&s);
}

/* One byte now and then is not silence, and still not enough. */
TEST(a_slow_peer_is_cut_off)
{
	const char *const options[] = { "--patience=1", NULL };
	static const char *const starts[] = {
		"", "GET / HTTP/1.1\r\nX: ",
		"POST /inloggen HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n",
	};
	struct site s = site_start(options);
	int fds[COUNT(starts)], open = COUNT(starts), beats = 0;

	for (size_t i = 0; i < COUNT(starts); i++) {
		fds[i] = dial(&s);
		say(fds[i], starts[i]);
	}
	for (; open && beats < 60; beats++) {
		usleep(100 * 1000);
		for (size_t i = 0; i < COUNT(starts); i++) {
			struct pollfd p = { .fd = fds[i], .events = POLLIN };
			char ch;

			if (fds[i] < 0)
				continue;
			say(fds[i], "x");
			if (poll(&p, 1, 0) == 1 && read(fds[i], &ch, 1) <= 0) {
				close(fds[i]);
				fds[i] = -1;
				open--;
			}
		}
	}
	EXPECT(!open);
	EXPECT(beats > 5);              /* but not at once */
	EXPECT(status_of(fetch(&s, "/over", "")) == 200);
	site_end(&s);
}

TEST(a_form_from_another_site_is_refused)
{
	static const struct { const char *lines; int status; } cases[] = {
		{ "Sec-Fetch-Site: cross-site\r\n", 403 },
		{ "Sec-Fetch-Site: same-site\r\n", 403 },
		{ "Sec-Fetch-Site: same-origin\r\n", 422 },
		{ "Origin: http://b\r\n", 403 },
		{ "Origin: http://a\r\n", 422 },
		{ "Referer: http://b/x\r\n", 403 },
		{ "Referer: http://a/x\r\n", 422 },
		{ "", 422 },
	};
	struct site s = site_start(NULL);

	for (size_t i = 0; i < COUNT(cases); i++)
		EXPECT(status_of(ask(&s, arena_f(s.arena,
			"POST /inloggen HTTP/1.1\r\nHost: a\r\n%s"
			"Cookie: form=0123456789abcdef0123456789abcdef\r\n"
			"Content-Type: application/x-www-form-urlencoded\r\n"
			"Content-Length: 44\r\n\r\n"
			"csrf=0123456789abcdef0123456789abcdef&mail=x",
			cases[i].lines).p)) == cases[i].status);
	site_end(&s);
}

TEST(floods_are_held_back)
{
	const char *const options[] = { "--proxied=yes", NULL };
	struct site s = site_start(options);
	const char *from = "X-Forwarded-For: 10.9.9.9, 203.0.113.5\r\n";
	str r = { 0 };
	int n = 0;

	while (n < 100 && status_of(r) != 429) {
		r = fetch(&s, "/api/v1/themes", from);
		n++;
	}
	EXPECT(n == 61 || n == 62);     /* one may have grown meanwhile */
	EXPECT(str_eq(header_of(r, "Retry-After"), S("1")));
	EXPECT(status_of(fetch(&s, "/api/v1/themes",
			       "X-Forwarded-For: 203.0.113.6\r\n")) == 200);
	EXPECT(status_of(fetch(&s, "/over", from)) == 200);
	EXPECT(status_of(fetch(&s, "/metrics", from)) == 404);
	EXPECT(status_of(fetch(&s, "/metrics", "")) == 200);
	site_end(&s);
}

TEST(the_log_tells_who_was_refused_by_number_and_moment)
{
	struct site s = site_start(NULL);
	str line;

	site_visitor(&s);
	EXPECT(status_of(fetch(&s, "/beheer", "Cookie: sid=7\r\n")) == 403);
	line = site_logged(&s, "access.refused");
	EXPECT(str_ends(line, S(" info access.refused "
				"route=/beheer status=403 person=7\n")));
	EXPECT(str_starts(line, S("20")) && line.p[10] == 'T' &&
	       line.p[19] == 'Z');
	sleep(1);
	EXPECT(status_of(ask(&s, "POST /inloggen HTTP/1.1\r\nHost: a\r\n"
		"Content-Length: 0\r\n\r\n")) == 403);
	EXPECT(str_ends(site_logged(&s, "form.forged"),
			S("route=/inloggen status=403 person=0\n")));
	site_end(&s);
}

/* Of a meeting, behind the one address of its hall. */
TEST(a_hundred_phones_from_one_address_keep_nobody_waiting)
{
	struct site s = site_start(NULL);
	int phones[100];

	for (size_t i = 0; i < COUNT(phones); i++)
		phones[i] = dial(&s);
	EXPECT(status_of(fetch(&s, "/healthz", "")) == 200);
	for (size_t i = 0; i < COUNT(phones); i++)
		close(phones[i]);
	site_end(&s);
}
