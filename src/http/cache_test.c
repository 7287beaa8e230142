/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/cache.h"
#include "test/test.h"

static void drop(void *value)
{
	--*(int *)value;
}

TEST(a_cache_forgets_all_at_another_version)
{
	struct cache *c = cache_create(1 << 20, drop);
	int alive = 2;

	EXPECT(!cache_get(c, S("a"), 1, 0));
	cache_put(c, S("a"), &alive, 10, 60);
	cache_put(c, S("b"), &alive, 10, 60);
	EXPECT(cache_get(c, S("a"), 1, 60) == &alive);
	EXPECT(!cache_get(c, S("c"), 1, 0));
	EXPECT(!cache_get(c, S("b"), 2, 0));
	EXPECT(alive == 0);
	EXPECT(cache_size(c) == 0);
	EXPECT(!cache_get(c, S("a"), 1, 0));    /* nor does it come back */
	cache_destroy(c);
}

TEST(a_cache_forgets_what_is_old)
{
	struct cache *c = cache_create(1 << 20, drop);
	int alive = 2;

	cache_get(c, S("a"), 1, 0);
	cache_put(c, S("a"), &alive, 10, 60);
	EXPECT(cache_get(c, S("a"), 1, 60));
	EXPECT(!cache_get(c, S("a"), 1, 61));
	cache_put(c, S("a"), &alive, 10, 90);
	EXPECT(alive == 1);
	cache_destroy(c);
	EXPECT(alive == 0);
}

TEST(a_full_cache_drops_what_nobody_asks_for)
{
	struct cache *c = cache_create(10000, drop);
	struct arena *a = arena_create(1 << 20);
	int alive = 100;

	cache_get(c, S("kept"), 1, 0);
	cache_put(c, S("kept"), &alive, 1000, 60);
	for (int i = 1; i < 100; i++) {
		cache_put(c, arena_f(a, "page %d", i), &alive, 1000, 60);
		EXPECT(cache_get(c, S("kept"), 1, 0));
		EXPECT(cache_size(c) <= 10000);
	}
	EXPECT(!cache_get(c, S("page 1"), 1, 0));
	EXPECT(cache_get(c, S("page 99"), 1, 0));
	EXPECT(alive < 10 && alive > 5);
	cache_destroy(c);
	EXPECT(alive == 0);
	arena_destroy(a);
}

TEST(a_cache_wants_what_is_asked_for_again)
{
	struct cache *c = cache_create(1 << 20, drop);

	EXPECT(!cache_wants(c, S("home")));
	EXPECT(!cache_wants(c, S("search")));
	EXPECT(cache_wants(c, S("home")));
	EXPECT(!cache_get(c, S("home"), 2, 0));         /* another version */
	EXPECT(cache_wants(c, S("home")));
	cache_destroy(c);
}
