/* SPDX-License-Identifier: EUPL-1.2 */
#include "flow/flow.h"
#include "test/test.h"

/* Two come from 1 to 4, over 2 (cheap, room for one) and 3. */
static struct flow_net two_ways(struct arena *a, int amount)
{
	struct flow_net net = { .nodes = 4, .source = 1, .sink = 4,
				.amount = amount };

	flow_add(a, &net, (struct flow_arc){ 1, 2, 5, 0 });
	flow_add(a, &net, (struct flow_arc){ 1, 3, 5, 0 });
	flow_add(a, &net, (struct flow_arc){ 2, 4, 1, -7 });
	flow_add(a, &net, (struct flow_arc){ 2, 4, 0, -9 });
	flow_add(a, &net, (struct flow_arc){ 3, 4, 3, 2 });
	return net;
}

TEST(the_cheap_way_is_filled_first_and_the_rest_goes_round)
{
	struct arena *a = arena_create(1 << 20);
	struct flow_net net = two_ways(a, 3);
	struct err err = { 0 };

	EXPECT(flow_cheapest(&net, &err) && net.n == 4);
	EXPECT(net.at[0].flow == 1 && net.at[1].flow == 2);
	EXPECT(net.at[2].flow == 1 && net.at[3].flow == 2);
	arena_destroy(a);
}

TEST(more_than_can_come_through_is_said_and_kills_nobody)
{
	struct arena *a = arena_create(1 << 20);
	struct flow_net net = two_ways(a, 5);
	struct err err = { 0 };

	EXPECT(!flow_cheapest(&net, &err) && err.text[0]);
	arena_destroy(a);
}

TEST(what_the_library_dies_of_comes_back_as_an_error)
{
	struct arena *a = arena_create(1 << 20);
	struct flow_net net = two_ways(a, 2);
	struct err err = { 0 };

	net.at[1].to = 99;
	EXPECT(!flow_cheapest(&net, &err) && err.text[0]);
	net = two_ways(a, 2);
	EXPECT(flow_cheapest(&net, &err));
	arena_destroy(a);
}
