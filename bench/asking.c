/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/asking.h"
#include "base/draw.h"

enum { THEMES = 60, PER_VILLAGE = 12, KM_MOST = 40,
       SIDE = 600, SPREAD = 25 };       /* hectometres */

static int any(uint64_t *seed, int n)
{
	return (int)draw(seed, n);
}

/* The lower, the more often. */
static int any_theme(uint64_t *seed)
{
	int a = any(seed, THEMES), b = any(seed, THEMES), c = any(seed, THEMES);

	return a * b / THEMES * c / THEMES;
}

static void add_asks(struct compose_party *p, uint64_t *seed)
{
	int n = 1 + any(seed, 2), theme;

	p->waiting = any(seed, 200);
	while (n--)
		if (!compose_asks(p, theme = any_theme(seed)))
			p->asks[p->n_asks++] = theme;
}

static void add_solved(struct compose_party *p, uint64_t *seed)
{
	int n = 1 + any(seed, 3), theme;

	while (n--) {
		theme = any_theme(seed);
		if (!compose_asks(p, theme) && !compose_solved(p, theme))
			p->solved[p->n_solved++] = theme;
	}
}

struct compose_task asking_make(struct arena *a, int parties, uint64_t seed)
{
	int villages = parties / PER_VILLAGE + 1;
	int (*village)[2] = arena_alloc(a, (size_t)villages * sizeof *village);
	struct compose_party *all = arena_array(a, struct compose_party,
						(size_t)parties);

	for (int i = 0; i < villages; i++)
		for (int k = 0; k < 2; k++)
			village[i][k] = any(&seed, SIDE);
	for (int i = 0; i < parties; i++) {
		struct compose_party *p = &all[i];
		int v = any(&seed, 4) ? any(&seed, villages)
				      : any(&seed, villages < 2 ? 1 : 2);

		p->x = village[v][0] + any(&seed, SPREAD);
		p->y = village[v][1] + any(&seed, SPREAD);
		p->region = 1 + p->x * 3 / (SIDE + SPREAD) +
			    p->y * 2 / (SIDE + SPREAD) * 3;
		p->phase = PHASE_STARTER + any(&seed, PHASE_STABLE);
		if (any(&seed, 10) < 3)
			add_asks(p, &seed);
		if (any(&seed, 2))
			add_solved(p, &seed);
	}
	return (struct compose_task){ .party = all, .n = parties,
		.themes = THEMES, .km_most = KM_MOST };
}
