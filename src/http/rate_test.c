/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/rate.h"
#include "test/test.h"

static int takes(struct request *req, enum rate kind)
{
	int n = 0;

	while (n < 1000 && rate_allows(req, kind))
		n++;
	return n;
}

TEST(a_bucket_empties_and_fills_again)
{
	struct rates *rates = rates_create();
	struct request req = { .rates = rates, .ip = S("192.0.2.1"),
			       .now = 1795000000 };

	EXPECT(takes(&req, RATE_SEARCH) == 30);
	EXPECT(takes(&req, RATE_LOOKALIKE) == 120);     /* counted apart */
	EXPECT(rate_wait(&req, RATE_SEARCH) == 2);
	req.now += 2;
	EXPECT(takes(&req, RATE_SEARCH) == 1);
	req.now += 3600;
	EXPECT(takes(&req, RATE_SEARCH) == 30);
	req.ip = S("192.0.2.2");
	EXPECT(takes(&req, RATE_SEARCH) == 30);
	rates_destroy(rates);
}

TEST(a_household_counts_as_one)
{
	struct rates *rates = rates_create();
	struct request req = { .rates = rates, .now = 1795000000,
			       .ip = S("2001:db8:1:2:aaaa::1") };

	EXPECT(takes(&req, RATE_SIGN_IN) == 10);
	req.ip = S("2001:db8:1:2:bbbb:1:2:3");
	EXPECT(takes(&req, RATE_SIGN_IN) == 0);
	req.ip = S("2001:db8:1:3::1");
	EXPECT(takes(&req, RATE_SIGN_IN) == 10);
	rates_destroy(rates);
}

TEST(who_is_signed_in_may_post_more)
{
	struct rates *rates = rates_create();
	struct request req = { .rates = rates, .ip = S("192.0.2.1"),
			       .now = 1795000000 };

	EXPECT(takes(&req, RATE_POST) == 10);
	req.who.id.v = 7;
	EXPECT(takes(&req, RATE_POST) == 60);
	req.ip = S("192.0.2.9");
	EXPECT(takes(&req, RATE_POST) == 0);
	rates_destroy(rates);
}

TEST(this_machine_and_the_unlimited_are_free)
{
	struct rates *rates = rates_create();
	struct request req = { .rates = rates, .ip = S("127.0.0.1"),
			       .now = 1795000000 };

	EXPECT(takes(&req, RATE_SIGN_IN) == 1000);
	req.ip = S("192.0.2.1");
	EXPECT(takes(&req, UNLIMITED) == 1000);
	rates_destroy(rates);
}

/* Many others do not use up the memory, nor give a flooder a new bucket. */
TEST(a_crowd_fits)
{
	struct rates *rates = rates_create();
	struct arena *a = arena_create(16 << 20);
	struct request req = { .rates = rates, .now = 1795000000 };

	for (int i = 0; i < 20000; i++) {
		req.ip = arena_f(a, "10.%d.%d.1", i / 200, i % 200);
		EXPECT(rate_allows(&req, RATE_SIGN_IN));
	}
	req.ip = S("192.0.2.1");
	EXPECT(takes(&req, RATE_SIGN_IN) == 10);
	arena_destroy(a);
	rates_destroy(rates);
}

/* As from another machine, without a session. */
static struct reply flood(struct world *w, struct rates *rates,
			  const struct route *route)
{
	struct request req = {
		.arena = w->arena, .method = route->method,
		.path = str_from_z(route->path), .conf = &w->conf,
		.now = w->now, .url = S("http://test.example.org"),
		.ip = S("192.0.2.77"), .rates = rates,
		.content_type = S("application/x-www-form-urlencoded"),
	};

	return http_serve(&brengplein, w->db, &req);
}

static str header_of(const struct reply *r, const char *name)
{
	for (size_t i = 0; i < COUNT(r->headers); i++)
		if (str_eq(r->headers[i].name, str_from_z(name)))
			return r->headers[i].value;
	return (str){ 0 };
}

static bool is_limited(struct world *w, const struct route *route)
{
	struct rates *rates = rates_create();
	struct reply r = { 0 };
	int64_t wait = 0;

	for (int i = 0; i < 1000 && r.status != 429; i++)
		r = flood(w, rates, route);
	rates_destroy(rates);
	return r.status == 429 &&
	       str_to_int(header_of(&r, "Retry-After"), &wait) && wait > 0 &&
	       (str_starts(str_from_z(route->path), S("/api/")) ||
		shows(r, "Even te druk"));
}

static void try_limit(struct world *w, const struct route *r)
{
	bool ok = !r->rate || is_limited(w, r);

	if (!ok)
		printf("no limit: %s\n", r->path);
	EXPECT(ok);
}

TEST(every_limited_route_says_when_to_come_back)
{
	struct world w = world_new("");
	size_t n = 0;

	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			try_limit(&w, r);
			n += r->rate != UNLIMITED;
		}
	EXPECT(n > 10);
	world_end(&w);
}

/* One click from a mail, which a program presses (RFC 8058), may not fail; the
 * steps of a new site are for who typed its code, which is limited. */
static bool is_free_on_purpose(const char *path)
{
	return !strcmp(path, "/u/{token}") ||
	       !strncmp(path, "/beginnen/", 10);
}

TEST(what_anyone_may_write_is_limited)
{
	for (const struct route *const *list = brengplein.routes; *list; list++)
		for (const struct route *r = *list; r->path; r++) {
			bool ok = r->method != POST || r->access != ANYONE ||
				  r->flags & READS || r->rate ||
				  is_free_on_purpose(r->path);

			if (!ok)
				printf("anyone, without end: POST %s\n", r->path);
			EXPECT(ok);
		}
}
