/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * splitscore [-v] FILE.tsv...
 *
 * How well lang_split() does on words that people took apart, and how fast;
 * status 1 below the goal. -v tells each miss: gold, ours.
 */
#include "test/gold.h"
#include "lang/lang.h"

#include <time.h>

static double share(size_t part, size_t of)
{
	return of ? 100.0 * (double)part / (double)of : 0;
}

static void print(const char *what, const struct gold_marks *m)
{
	printf("%-12.12s %5.1f %% of %zu compounds exact, %5.1f %% found, "
	       "%4.1f %% of %zu simple words cut\n", what,
	       share(m->exact, m->compounds), m->compounds,
	       share(m->found, m->compounds), share(m->cut, m->simple),
	       m->simple);
}

static double processor_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void print_speed(const struct gold *gold)
{
	enum { ROUNDS = 20 };
	double start = processor_seconds(), took;
	size_t parts = 0;

	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < gold->n; i++)
			parts += lang_split(gold->at[i].word).n;
	took = processor_seconds() - start;
	printf("%.2f us a word, %.2f parts a word\n",
	       1e6 * took / (double)(ROUNDS * gold->n),
	       (double)parts / (double)(ROUNDS * gold->n));
}

int main(int argc, char **argv)
{
	struct arena *a = arena_create((size_t)64 << 20);
	bool tell = argc > 1 && !strcmp(argv[1], "-v");
	struct gold all = { 0 };
	struct gold_marks marks;

	for (int i = 1 + tell; i < argc; i++) {
		const char *name = strrchr(argv[i], '_');
		struct gold one = { 0 };

		if (!gold_read(&one, a, argv[i]) || !gold_read(&all, a, argv[i])) {
			fprintf(stderr, "splitscore: cannot read %s\n", argv[i]);
			return 2;
		}
		marks = gold_judge(&one, NULL);
		print(name ? name + 1 : argv[i], &marks);
	}
	marks = gold_judge(&all, tell ? stdout : NULL);
	print("together", &marks);
	print_speed(&all);
	arena_destroy(a);
	return gold_is_met(&marks) ? 0 : 1;
}
