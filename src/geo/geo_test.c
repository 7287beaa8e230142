/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "geo/geo.h"
#include "geo/outline.h"

static const struct geo_point utrecht = { 5209083, 512222 };
static const struct geo_point amersfoort = { 5215500, 538750 };
static const struct geo_point maastricht = { 5084833, 568889 };

static bool near(int64_t metres, int64_t wanted)
{
	int64_t off = metres > wanted ? metres - wanted : wanted - metres;

	return off * 200 <= wanted;     /* half a percent */
}

TEST(distances_are_those_of_the_map)
{
	EXPECT(near(geo_metres(utrecht, amersfoort), 19490));
	EXPECT(near(geo_metres(utrecht, maastricht), 143600));
	EXPECT(geo_metres(utrecht, utrecht) == 0);
	EXPECT(geo_metres(utrecht, amersfoort) ==
	       geo_metres(amersfoort, utrecht));
	/* Half way round the world. */
	EXPECT(near(geo_metres((struct geo_point){ 0, 0 },
			       (struct geo_point){ 0, 18000000 }), 20015115));
}

static bool says(int64_t metres, const char *nl, const char *en)
{
	struct arena *a = arena_create(1 << 16);
	bool ok = str_eq(geo_text(a, S("nl"), metres), str_from_z(nl)) &&
		  str_eq(geo_text(a, S("en"), metres), str_from_z(en));

	arena_destroy(a);
	return ok;
}

TEST(distances_are_said_as_people_say_them)
{
	EXPECT(says(0, "0 m", "0 m"));
	EXPECT(says(649, "600 m", "600 m"));
	EXPECT(says(949, "900 m", "900 m"));
	EXPECT(says(950, "1,0 km", "1.0 km"));
	EXPECT(says(1449, "1,4 km", "1.4 km"));
	EXPECT(says(9949, "9,9 km", "9.9 km"));
	EXPECT(says(9950, "10 km", "10 km"));
	EXPECT(says(14400, "14 km", "14 km"));
}

TEST(degrees_are_read_whole_or_not_at_all)
{
	int32_t v = 7;

	EXPECT(geo_degrees(S("52.09083"), 90, &v) && v == 5209083);
	EXPECT(geo_degrees(S("52.0870"), 90, &v) && v == 5208700);
	EXPECT(geo_degrees(S("5"), 180, &v) && v == 500000);
	EXPECT(geo_degrees(S("-0.5"), 90, &v) && v == -50000);
	EXPECT(geo_degrees(S("5.1234567"), 90, &v) && v == 512346);
	EXPECT(geo_degrees(S("90"), 90, &v) && v == 9000000);
	EXPECT(!geo_degrees(S("90.00001"), 90, &v));
	EXPECT(!geo_degrees(S(""), 90, &v) && !geo_degrees(S("-"), 90, &v));
	EXPECT(!geo_degrees(S("--5"), 90, &v) && !geo_degrees(S("5,1"), 90, &v));
	EXPECT(!geo_degrees(S("5.1x"), 90, &v) && !geo_degrees(S(".5"), 90, &v));
	EXPECT(!geo_degrees(S("1e1"), 90, &v) && !geo_degrees(S("5.1.2"), 90, &v));
	EXPECT(v == 9000000);
}

TEST(a_box_holds_all_that_is_near)
{
	struct geo_box near_utrecht = geo_around(utrecht, 20000);
	struct geo_box both = geo_include(geo_include((struct geo_box){ 0 },
						      utrecht), amersfoort);

	EXPECT(geo_inside(near_utrecht, amersfoort));
	EXPECT(!geo_inside(near_utrecht, maastricht));
	EXPECT(geo_inside(both, utrecht) && geo_inside(both, amersfoort));
	EXPECT(!geo_inside(both, maastricht));
	EXPECT(!geo_known((struct geo_point){ 0 }) && geo_known(utrecht));
}

/* Two squares of about 7 by 11 km, side by side; the border between them has
 * a bend of a kilometre and, elsewhere, a wobble of ten metres. */
TEST(areas_that_touch_go_on_touching_when_thinned)
{
	struct arena *a = arena_create(1 << 20);
	struct geo_point left[] = {
		{ 5200000, 500000 }, { 5200000, 510000 }, { 5203000, 510915 },
		{ 5205000, 511500 }, { 5210000, 510000 }, { 5210000, 500000 },
	};
	struct geo_point right[] = {
		{ 5200000, 510000 }, { 5200000, 520000 }, { 5210000, 520000 },
		{ 5210000, 510000 }, { 5205000, 511500 }, { 5203000, 510915 },
	};
	struct geo_point sliver[] = {
		{ 5300000, 500000 }, { 5300001, 500500 }, { 5300000, 501000 },
		{ 5300001, 500400 },
	};
	struct geo_rings rings = { 0 };

	list_add(a, &rings) = (struct geo_ring){ left, COUNT(left) };
	list_add(a, &rings) = (struct geo_ring){ right, COUNT(right) };
	list_add(a, &rings) = (struct geo_ring){ sliver, COUNT(sliver) };
	geo_thin(a, &rings, 500);
	EXPECT(rings.at[0].n == 5 && rings.at[1].n == 5);
	for (size_t i = 0; i < rings.at[0].n + rings.at[1].n; i++) {
		size_t n = rings.at[0].n;
		struct geo_point p = i < n ? rings.at[0].at[i]
					   : rings.at[1].at[i - n];

		EXPECT(p.lat != 5203000);       /* the wobble is gone */
	}
	EXPECT(rings.at[2].n == 0);
	arena_destroy(a);
}
