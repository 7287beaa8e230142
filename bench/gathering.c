/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench/gathering.h"

static int draw(uint64_t *seed, int below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((*seed >> 33) % (uint64_t)below);
}

/* Four in ten are an initiative. */
static int draw_side(uint64_t *seed)
{
	int side = draw(seed, SIDES + 4);

	return side < SIDES ? side : INITIATIVE;
}

/* Tables further on are liked less, down to a third. */
static int draw_table(uint64_t *seed, int tables)
{
	for (;;) {
		int t = draw(seed, tables);

		if (draw(seed, 3 * tables) < 3 * tables - 2 * t)
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
			left = draw(seed, 5) ? 1 : 2 + draw(seed, 3);
			p->side = draw_side(seed);
		} else {
			p->side = p[-1].side;
		}
		p->party = party;
		if (!draw(seed, 10))
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
	uint64_t seed = g->seed * 2654435761u + 1;
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
