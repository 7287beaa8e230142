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
