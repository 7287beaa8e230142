/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/triangle/rings.h"
#include "base/draw.h"
#include "test/test.h"

enum { PARTIES = 40 };

/* A network out of one number: each gives a few others something. */
static struct gifts network(struct arena *a, uint64_t seed, int each)
{
	struct gifts gifts = { 0 };

	for (int from = 0; from < PARTIES; from++)
		for (int n = 0; n < each; n++) {
			int to = (int)draw(&seed, PARTIES);
			double fit = (double)draw(&seed, 1024) / 1024;
			int64_t km = draw(&seed, 32) - 1;

			if (to != from)
				list_add(a, &gifts) = (struct gift){ from, to,
					fit, km, { from + 1 }, { to + 1 }, S("") };
		}
	return gifts;
}

static bool gives(const struct gifts *gifts, int from, int to)
{
	list_each(g, *gifts)
		if (g->from == from && g->to == to)
			return true;
	return false;
}

static size_t times(const struct rings *rings, int a, int b, int c)
{
	size_t n = 0;

	list_each(r, *rings)
		n += r->n == (c < 0 ? 2u : 3u) && r->gift[0]->from == a &&
		     r->gift[1]->from == b && (c < 0 || r->gift[2]->from == c);
	return n;
}

/* Every two and three, tried one by one, against what the search found. */
static size_t check(const struct gifts *gifts, const struct rings *rings)
{
	size_t n = 0;

	for (int a = 0; a < PARTIES; a++)
		for (int b = a + 1; b < PARTIES; b++) {
			bool pair = gives(gifts, a, b) && gives(gifts, b, a);

			EXPECT(times(rings, a, b, -1) == pair);
			n += pair;
			for (int c = a + 1; c < PARTIES; c++) {
				bool three = c != b && gives(gifts, a, b) &&
					gives(gifts, b, c) && gives(gifts, c, a);

				EXPECT(times(rings, a, b, c) == three);
				n += three;
			}
		}
	return n;
}

TEST(all_rings_of_a_network_are_found_and_each_once)
{
	struct arena *a = arena_create(64 << 20);

	for (int each = 1; each < 8; each += 2) {
		struct gifts gifts = network(a, (uint64_t)each, each);
		struct rings rings = rings_find(a, &gifts);

		EXPECT(check(&gifts, &rings) == rings.n);
		EXPECT(each < 5 || rings.n > 20);
	}
	arena_destroy(a);
}

TEST(the_weakest_gift_decides_then_size_then_distance)
{
	struct arena *a = arena_create(1 << 20);
	struct gift made[] = {
		{ 0, 1, .9, 5, { 1 }, { 2 }, S("") }, { 1, 0, .5, 5, { 1 }, { 2 }, S("") },
		{ 2, 3, .6, 9, { 1 }, { 2 }, S("") }, { 3, 2, .6, 9, { 1 }, { 2 }, S("") },
		{ 4, 5, .6, 2, { 1 }, { 2 }, S("") }, { 5, 4, .6, 2, { 1 }, { 2 }, S("") },
		{ 6, 7, .6, 1, { 1 }, { 2 }, S("") }, { 7, 8, .6, 1, { 1 }, { 2 }, S("") },
		{ 8, 6, .6, 1, { 1 }, { 2 }, S("") }, { 0, 1, .2, 5, { 3 }, { 2 }, S("") },
	};
	struct gifts gifts = { made, COUNT(made), COUNT(made) };
	struct rings rings = rings_find(a, &gifts);

	EXPECT(rings.n == 4 && gifts.n == 9);
	EXPECT(rings.at[0].gift[0]->from == 4 && rings.at[0].km == 4);
	EXPECT(rings.at[1].gift[0]->from == 2 && rings.at[1].n == 2);
	EXPECT(rings.at[2].n == 3 && rings.at[2].gift[0]->from == 6);
	EXPECT(rings.at[3].gift[0]->from == 0 && rings.at[3].fit == .5);
	arena_destroy(a);
}

TEST(no_gifts_make_no_ring)
{
	struct arena *a = arena_create(1 << 16);
	struct gifts none = { 0 };

	EXPECT(rings_find(a, &none).n == 0);
	arena_destroy(a);
}
