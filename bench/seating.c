/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seating [CASES]: how well people are seated, and how fast: the network
 * alone, swaps alone, and the one after the other. Each line is the middle of
 * so many made-up gatherings; a broken rule is said, and the exit status 1.
 */
#include "base/clock.h"
#include "bench/gathering.h"
#include "features/seating/room.h"
#include <stdio.h>

enum { CASES = 9, CASES_MOST = 101, MEMORY = 1 << 30 };
enum way { NETWORK = 1, SWAPS = 2, BOTH = 3 };

struct result {
	double ms, worth, first, chosen, glad, together, again;
	int breaches;
};

static double percent(int part, int whole)
{
	return whole ? 100.0 * part / whole : 100;
}

static struct result seat(struct arena *a, const struct gathering *g,
			  enum way way)
{
	struct seating_task task = gathering_make(a, g);
	struct result result = { 0 };
	int64_t began = clock_micros();
	struct seating_sums sums;
	struct seating seating;
	struct err err = { 0 };
	struct room room;
	int wished = 0;

	room_init(&room, a, &task);
	for (int r = 0; r < task.rounds && way & NETWORK; r++)
		if (!room_fill(&room, a, r, &err))
			fprintf(stderr, "seating: %s\n", err.text);
	if (way & SWAPS)
		room_improve(&room);
	result.ms = (double)(clock_micros() - began) / 1000;
	seating = (struct seating){ room.seat, room.worth };
	sums = seating_sum(a, &task, &seating);
	wished = sums.choosers * task.rounds;
	/* What is left is of the goals; all tables have their initiative. */
	result.worth = (double)(room.worth - (int64_t)SEATED * sums.seats_given -
				(int64_t)LED * task.tables * task.rounds);
	result.first = percent(sums.first, wished);
	result.chosen = percent(sums.first + sums.second, wished);
	result.glad = percent(sums.glad, sums.choosers);
	result.together = sums.together;
	result.again = sums.met_again;
	result.breaches = (int)seating_check(a, &task, &seating).n;
	return result;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The middle one of a member, over all cases. */
static double middle(const struct result *results, int n, size_t member)
{
	double all[CASES_MOST];

	for (int i = 0; i < n; i++)
		all[i] = *(const double *)((const char *)&results[i] + member);
	qsort(all, (size_t)n, sizeof *all, by_size);
	return all[n / 2];
}

#define MIDDLE(member) middle(results, cases, offsetof(struct result, member))

static int line(struct gathering g, enum way way, int cases)
{
	static const char *const names[] = { "", "network", "swaps", "both" };
	struct result results[CASES_MOST];
	double slowest = 0, least = 100;
	int breaches = 0;

	for (int i = 0; i < cases; i++) {
		struct arena *a = arena_create(MEMORY);

		g.seed = (uint64_t)i + 1;
		results[i] = seat(a, &g, way);
		breaches += results[i].breaches;
		slowest = results[i].ms > slowest ? results[i].ms : slowest;
		least = results[i].chosen < least ? results[i].chosen : least;
		arena_destroy(a);
	}
	printf("| %d, %d, %d | %s | %.0f (%.0f) | %.0f | %.0f %% | %.0f %% (%.0f %%)"
	       " | %.0f %% | %.0f | %.0f | %d |\n", g.people, g.tables, g.rounds,
	       names[way], MIDDLE(ms), slowest, MIDDLE(worth), MIDDLE(first),
	       MIDDLE(chosen), least, MIDDLE(glad), MIDDLE(together),
	       MIDDLE(again), breaches);
	fflush(stdout);
	return breaches;
}

int main(int argc, char **argv)
{
	static const struct gathering sizes[] = {
		{ 95, 6, 1, 0 }, { 95, 6, 2, 0 }, { 200, 20, 1, 0 },
		{ 200, 20, 2, 0 }, { 200, 20, 3, 0 }, { 500, 40, 2, 0 },
		{ 2000, 100, 2, 0 },
	};
	int64_t cases = CASES;
	int breaches = 0;

	if (argc > 1 && (!str_to_int(str_from_z(argv[1]), &cases) ||
			 cases < 1 || cases > CASES_MOST))
		return 2;
	puts("| people, tables, rounds | way | ms (slowest) | worth | first |"
	     " first or second (least) | once at a choice | colleagues | met"
	     " again | broken |\n"
	     "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
	for (size_t i = 0; i < COUNT(sizes); i++)
		for (enum way way = NETWORK; way <= BOTH; way++) {
			int n = line(sizes[i], way, sizes[i].people > 500
					     ? 1 : (int)cases);

			breaches += way == BOTH ? n : 0;
		}
	return breaches > 0;
}
