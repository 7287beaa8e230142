/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/gathering.h"
#include "base/draw.h"

static int any(uint64_t *seed, int n)
{
	return (int)draw(seed, n);
}

/* Four in ten are an initiative. */
static int draw_side(uint64_t *seed)
{
	int side = any(seed, SIDES + 4);

	return side < SIDES ? side : INITIATIVE;
}

/* Tables further on are liked less, down to a third. */
static int draw_table(uint64_t *seed, int tables)
{
	for (;;) {
		int t = any(seed, tables);

		if (any(seed, 3 * tables) < 3 * tables - 2 * t)
			return t + 1;
	}
}

/* Colleagues stand behind one another, and are of one side. */
static void make_people(struct seating_task *task, uint64_t *seed)
{
	int left = 0, party = 0;

	for (int i = 0; i < task->people; i++, left--) {
		struct seating_person *p = &task->person[i];

		if (left <= 0) {
			party++;
			left = any(seed, 5) ? 1 : 2 + any(seed, 3);
			p->side = draw_side(seed);
		} else {
			p->side = p[-1].side;
		}
		p->party = party;
		if (!any(seed, 10))
			continue;
		p->first = draw_table(seed, task->tables);
		do
			p->second = draw_table(seed, task->tables);
		while (p->second == p->first && task->tables > 1);
	}
}

static int next_initiative(const struct seating_task *task, int from)
{
	while (from < task->people && task->person[from].side != INITIATIVE)
		from++;
	return from < task->people ? from + 1 : 0;
}

struct seating_task gathering_make(struct arena *a, const struct gathering *g)
{
	struct seating_task task = { .people = g->people, .tables = g->tables,
		.rounds = g->rounds,
		.person = arena_array(a, struct seating_person,
				      (size_t)g->people + 1),
		.table = arena_array(a, struct seating_table,
				     (size_t)g->tables + 1) };
	uint64_t seed = g->seed;
	int host = 0;

	make_people(&task, &seed);
	for (int t = 0; t < g->tables; t++) {
		host = next_initiative(&task, host);
		task.table[t] = (struct seating_table){ .host = host,
			.seats = (g->people * 11 / 10 + g->tables - 1) / g->tables,
			.wanted = { [INITIATIVE] = 3, 0, 1, 1, 1, t % 2 } };
	}
	return task;
}
