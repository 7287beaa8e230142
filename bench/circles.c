/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * circles [CASES]: how much better circles are than those a person would put
 * together one after the other, and what that takes. Each line is the middle
 * of so many made-up networks; a broken rule gives exit status 1.
 */
#include "bench/asking.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CASES = 5, CASES_MOST = 101, MEMORY = 1 << 30, BY_HAND = 5 };

struct made {
	double worth, ms, circles, asked;
	int broken;
};

/* Milliseconds of processor. */
static double worked(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* The nearest that is free, asks it (or solved it), and may come along. */
static int nearest(const struct compose_task *task, const bool *taken,
		   const struct composed *c, bool solved)
{
	const struct compose_party *first = &task->party[c->member[0]];
	int best = -1, best_km = task->km_most;

	for (int i = 0; i < task->n; i++) {
		const struct compose_party *p = &task->party[i];
		struct composed two = { .n = 2, .theme = c->theme,
					.member = { c->member[0], i } };

		if (taken[i] || compose_km(first, p) > best_km ||
		    !(solved ? compose_solved(p, two.theme)
			     : compose_asks(p, two.theme)))
			continue;
		best = i;
		best_km = compose_km(first, p) - 1;
	}
	return best;
}

/* The first ask of each, in order of arrival, with who is nearest. */
static struct composed_list plain(struct arena *a,
				  const struct compose_task *task)
{
	struct composed_list list = { 0 };
	bool *taken = arena_array(a, bool, (size_t)task->n);

	for (int i = 0; i < task->n; i++) {
		struct composed c = { .theme = task->party[i].asks[0], .n = 1,
				      .member = { i } };
		int more = 0;

		if (taken[i] || !task->party[i].n_asks)
			continue;
		taken[i] = true;
		while (more >= 0 && c.n < BY_HAND) {
			more = nearest(task, taken, &c, c.n == 1);
			if (more >= 0)
				taken[c.member[c.n++] = more] = true;
		}
		c.worth = composed_worth(task, &c);
		if (composed_is_right(task, &c) && c.worth > 0) {
			list_add(a, &list) = c;
			list.worth += c.worth;
			continue;
		}
		for (int k = 0; k < c.n; k++)
			taken[c.member[k]] = false;
	}
	return list;
}

static struct made look(struct arena *a, const struct compose_task *task,
			const struct composed_list *list, double began)
{
	struct made made = { .ms = worked() - began,
			     .worth = (double)list->worth,
			     .circles = (double)list->n };
	int *in = arena_array(a, int, (size_t)task->n);

	list_each(c, *list) {
		made.broken += !composed_is_right(task, c);
		for (int i = 0; i < c->n; i++) {
			made.broken += in[c->member[i]]++;
			made.asked += compose_asks(&task->party[c->member[i]],
						   c->theme);
		}
	}
	return made;
}

static struct made one(int parties, int seed, int way)
{
	struct arena *a = arena_create(MEMORY);
	struct compose_task task = asking_make(a, parties, (uint64_t)seed);
	double began = worked();
	struct composed_list list = way == 0 ? plain(a, &task)
		: way == 1 ? compose_greedy(a, &task) : compose(a, &task, COMPOSE_TRIES);
	struct made made = look(a, &task, &list, began);

	arena_destroy(a);
	return made;
}

static int by_worth(const void *a, const void *b)
{
	const struct made *x = a, *y = b;

	return (x->worth > y->worth) - (x->worth < y->worth);
}

int main(int argc, char **argv)
{
	static const int sizes[] = { 50, 200, 1000, 5000 };
	static const char *const ways[] = { "nearest", "greedy", "search" };
	int64_t cases = CASES;
	int broken = 0;

	if (argc > 1 && (!str_to_int(str_from_z(argv[1]), &cases) ||
			 cases < 1 || cases > CASES_MOST))
		return 2;
	puts("| parties | way | circles | who ask in one | worth | ms of processor |\n"
	     "| --- | --- | --- | --- | --- | --- |");
	for (size_t s = 0; s < COUNT(sizes); s++)
		for (int way = 0; way < 3; way++) {
			struct made all[CASES_MOST], *m = &all[cases / 2];

			for (int i = 0; i < cases; i++) {
				all[i] = one(sizes[s], i + 1, way);
				broken += all[i].broken;
			}
			qsort(all, (size_t)cases, sizeof *all, by_worth);
			printf("| %d | %s | %.0f | %.0f | %.0f | %.0f |\n",
			       sizes[s], ways[way], m->circles, m->asked,
			       m->worth, m->ms);
			fflush(stdout);
		}
	return broken != 0;
}
