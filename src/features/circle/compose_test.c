/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/circle/compose.h"
#include "bench/asking.h"
#include "test/test.h"

enum { MEMORY = 256 << 20, KM = 10, FEW = 100 };
enum { FOOD, GREEN, THEMES };

/* Initiatives in one village, with one ask or one thing solved each. */
static struct compose_party asker(int theme, int phase, int waiting)
{
	return (struct compose_party){ .asks = { theme }, .n_asks = 1,
		.phase = phase, .waiting = waiting };
}

static struct compose_party solver(int theme, int phase)
{
	return (struct compose_party){ .solved = { theme }, .n_solved = 1,
		.phase = phase };
}

static struct compose_task of(const struct compose_party *all, int n)
{
	return (struct compose_task){ all, n, THEMES, .km_most = 40 };
}

static bool is_in(const struct composed *c, int party)
{
	for (int i = 0; i < c->n; i++)
		if (c->member[i] == party)
			return true;
	return false;
}

TEST(who_asks_the_same_meets_one_who_solved_it)
{
	struct arena *a = arena_create(MEMORY);
	struct compose_party all[] = {
		asker(FOOD, PHASE_STARTER, 0), asker(GREEN, PHASE_STARTER, 0),
		asker(FOOD, PHASE_GROWING, 0), solver(GREEN, PHASE_STABLE),
		solver(FOOD, PHASE_STABLE), asker(FOOD, PHASE_STARTER, 0),
	};
	struct compose_task task = of(all, COUNT(all));
	struct composed_list list = compose(a, &task, FEW);

	EXPECT(list.n == 1 && list.at[0].theme == FOOD && list.at[0].n == 4);
	EXPECT(is_in(list.at, 0) && is_in(list.at, 2) && is_in(list.at, 4) &&
	       is_in(list.at, 5));
	arena_destroy(a);
}

TEST(where_nobody_solved_it_or_only_one_asks_there_is_no_circle)
{
	struct arena *a = arena_create(MEMORY);
	struct compose_party unsolved[] = {
		asker(FOOD, PHASE_STARTER, 0), asker(FOOD, PHASE_GROWING, 0),
		asker(FOOD, PHASE_STABLE, 0), solver(GREEN, PHASE_STABLE),
	};
	struct compose_party alone[] = {
		asker(FOOD, PHASE_STARTER, 0), solver(FOOD, PHASE_GROWING),
		solver(FOOD, PHASE_STABLE),
	};
	struct compose_task task = of(unsolved, COUNT(unsolved));

	EXPECT(compose(a, &task, FEW).n == 0);
	task = of(alone, COUNT(alone));
	EXPECT(compose(a, &task, FEW).n == 0);
	task = of(alone, 0);
	EXPECT(compose(a, &task, FEW).n == 0);
	arena_destroy(a);
}

TEST(a_circle_has_more_than_one_phase_where_phases_are_known)
{
	struct arena *a = arena_create(MEMORY);
	struct compose_party all[] = {
		asker(FOOD, PHASE_STARTER, 0), asker(FOOD, PHASE_STARTER, 0),
		solver(FOOD, PHASE_STARTER),
	};
	struct compose_task task = of(all, COUNT(all));

	EXPECT(compose(a, &task, FEW).n == 0);
	all[2].phase = PHASE_GROWING;
	EXPECT(compose(a, &task, FEW).n == 1);
	all[0].phase = all[1].phase = all[2].phase = PHASE_UNKNOWN;
	EXPECT(compose(a, &task, FEW).n == 1);
	arena_destroy(a);
}

TEST(nobody_travels_further_than_agreed)
{
	struct arena *a = arena_create(MEMORY);
	struct compose_party all[] = {
		asker(FOOD, PHASE_STARTER, 0), asker(FOOD, PHASE_STARTER, 0),
		solver(FOOD, PHASE_GROWING),
	};
	struct compose_task task = of(all, COUNT(all));

	all[2].x = 24 * KM;
	all[2].y = 32 * KM;
	EXPECT(compose_km(&all[0], &all[2]) == 40);
	EXPECT(compose(a, &task, FEW).n == 1);
	all[2].y = 34 * KM;
	EXPECT(compose(a, &task, FEW).n == 0);
	arena_destroy(a);
}

TEST(who_waits_half_a_year_counts_twice)
{
	struct compose_party all[] = {
		asker(FOOD, PHASE_STARTER, 0), asker(FOOD, PHASE_STARTER, 0),
		asker(FOOD, PHASE_STARTER, 0), solver(FOOD, PHASE_GROWING),
	};
	struct compose_task task = of(all, COUNT(all));
	struct composed c = { .theme = FOOD, .n = 4, .member = { 0, 1, 2, 3 } };
	int64_t fresh = composed_worth(&task, &c);

	EXPECT(fresh == 3 * (1000 + 2 * 250));
	for (int i = 0; i < 3; i++)
		all[i].waiting = 180;
	EXPECT(composed_worth(&task, &c) == 2 * fresh);
	for (int i = 0; i < 3; i++)
		all[i].waiting = 3000;
	EXPECT(composed_worth(&task, &c) == 2 * fresh);
}

TEST(circles_of_any_network_keep_the_rules_and_are_the_same_each_time)
{
	for (int seed = 1; seed <= 5; seed++) {
		struct arena *a = arena_create(MEMORY);
		struct compose_task task = asking_make(a, 60 * seed,
						       (uint64_t)seed);
		struct composed_list list = compose(a, &task, FEW);
		bool *in = arena_array(a, bool, (size_t)task.n);
		int64_t worth = 0;

		list_each(c, list) {
			EXPECT(composed_is_right(&task, c));
			EXPECT(c->worth == composed_worth(&task, c));
			worth += c->worth;
			for (int i = 0; i < c->n; i++) {
				EXPECT(!in[c->member[i]]);
				in[c->member[i]] = true;
			}
		}
		EXPECT(worth == list.worth);
		EXPECT(compose(a, &task, FEW).worth == worth);
		arena_destroy(a);
	}
}

TEST(a_search_is_worth_over_a_seventh_more_than_one_circle_after_the_other)
{
	struct arena *a = arena_create(MEMORY);
	struct compose_task task = asking_make(a, 300, 7);

	EXPECT(compose(a, &task, FEW).worth * 100 >
	       compose_greedy(a, &task).worth * 115);
	arena_destroy(a);
}
