/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * relevance_score: how well a run answers the judged queries or asks.
 *
 *	relevance_score [-v] ASKED.tsv JUDGEMENTS.tsv RUN.tsv
 *
 * ASKED has id and half (a or b) as its first columns, JUDGEMENTS id, slug,
 * grade and must, RUN id, rank (from 1) and slug; each has a header line.
 * Printed for each half and for both: nDCG@10 (gain 2^grade - 1, discount
 * log2(rank + 1), against the best order of all that was judged) and the mean
 * share of must-haves within the first ten. What is not in RUN scores 0.
 * With -v also each id of half a; half b is held out and stays unseen.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 10, TOP_GRADE = 3, COLUMNS = 4, WORD = 96, LINE = 8192,
       MAX_ASKED = 2048, MAX_JUDGED = 131072 };

struct asked {
	char id[WORD];
	char half;
	int judged[TOP_GRADE + 1];      /* how many of each grade */
	int musts, found;
	double gained;
	bool taken[DEPTH + 1];          /* ranks seen in the run */
};

struct judged {
	struct asked *of;
	char slug[WORD];
	int grade;
	bool must, used;
};

struct board {
	struct asked asked[MAX_ASKED];
	struct judged judged[MAX_JUDGED];
	int n_asked, n_judged;
};

struct sums {
	int asked, with_musts;
	double ndcg, recall;
};

/* Where one is in a file; what is wrong is told with it, and ends it all. */
struct place {
	const char *file;
	int line;
};

static void refuse(const struct place *at, const char *why)
{
	fprintf(stderr, "%s:%d: %s\n", at->file, at->line, why);
	exit(1);
}

static void copy(char to[WORD], const char *from, const struct place *at)
{
	size_t n = strlen(from);

	if (n == 0 || n >= WORD)
		refuse(at, "empty or too long");
	memcpy(to, from, n + 1);
}

static int number(const char *text, const struct place *at)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (end == text || *end || n < 0 || n > MAX_JUDGED)
		refuse(at, "not a number");
	return (int)n;
}

static struct asked *asked_find(struct board *b, const char *id)
{
	for (int i = 0; i < b->n_asked; i++)
		if (!strcmp(b->asked[i].id, id))
			return &b->asked[i];
	return NULL;
}

static struct judged *judged_find(struct board *b, const struct asked *of,
				  const char *slug)
{
	for (int i = 0; i < b->n_judged; i++)
		if (b->judged[i].of == of && !strcmp(b->judged[i].slug, slug))
			return &b->judged[i];
	return NULL;
}

static void add_asked(struct board *b, char **col, const struct place *at)
{
	struct asked *q = &b->asked[b->n_asked++];

	if (b->n_asked == MAX_ASKED)
		refuse(at, "too many");
	if (asked_find(b, col[0]))
		refuse(at, "asked twice");
	copy(q->id, col[0], at);
	q->half = col[1][0];
	if ((q->half != 'a' && q->half != 'b') || col[1][1])
		refuse(at, "half is a or b");
}

static void add_judged(struct board *b, char **col, const struct place *at)
{
	struct asked *of = asked_find(b, col[0]);
	struct judged *j = &b->judged[b->n_judged++];

	if (b->n_judged == MAX_JUDGED)
		refuse(at, "too many");
	if (!of || judged_find(b, of, col[1]))
		refuse(at, "judged twice, or never asked");
	j->of = of;
	copy(j->slug, col[1], at);
	j->grade = number(col[2], at);
	j->must = number(col[3], at) != 0;
	if (j->grade < 1 || j->grade > TOP_GRADE)
		refuse(at, "grade is 1 to 3");
	of->judged[j->grade]++;
	of->musts += j->must;
}

static double gain(int grade, int rank)
{
	return (exp2(grade) - 1) / log2(rank + 1);
}

static void add_run(struct board *b, char **col, const struct place *at)
{
	struct asked *of = asked_find(b, col[0]);
	int rank = number(col[1], at);
	struct judged *j;

	if (!of || rank == 0)
		refuse(at, "never asked, or rank 0");
	if (rank > DEPTH)
		return;
	if (of->taken[rank])
		refuse(at, "rank given twice");
	of->taken[rank] = true;
	j = judged_find(b, of, col[2]);
	if (!j || j->used)
		return;
	j->used = true;
	of->gained += gain(j->grade, rank);
	of->found += j->must;
}

/* Hand each line below the header to add, cut into its first columns. */
static void read_rows(const char *file, int needed, struct board *b,
		      void (*add)(struct board *, char **,
				  const struct place *))
{
	struct place at = { file, 0 };
	FILE *in = fopen(file, "r");
	char line[LINE];

	if (!in)
		refuse(&at, "cannot be opened");
	while (fgets(line, sizeof(line), in)) {
		char *col[COLUMNS] = { 0 }, *rest = line;
		int n = 0;

		line[strcspn(line, "\r\n")] = '\0';
		while (n < COLUMNS && rest)
			col[n++] = strsep(&rest, "\t");
		if (++at.line == 1)
			continue;
		if (n < needed)
			refuse(&at, "too few columns");
		add(b, col, &at);
	}
	fclose(in);
}

static double best(const struct asked *q)
{
	double sum = 0;
	int rank = 1;

	for (int grade = TOP_GRADE; grade > 0; grade--)
		for (int i = 0; i < q->judged[grade] && rank <= DEPTH; i++)
			sum += gain(grade, rank++);
	return sum;
}

static void print_sums(const char *name, const struct sums *s)
{
	printf("%s\t%d\t%.4f\t%.4f\n", name, s->asked,
	       s->asked ? s->ndcg / s->asked : 0,
	       s->with_musts ? s->recall / s->with_musts : 0);
}

static void sums_add(struct sums *s, const struct asked *q, double ndcg)
{
	s->asked++;
	s->ndcg += ndcg;
	if (q->musts) {
		s->with_musts++;
		s->recall += (double)q->found / q->musts;
	}
}

static void score(const struct board *b, bool verbose)
{
	struct sums half[2] = { 0 }, both = { 0 };

	for (int i = 0; i < b->n_asked; i++) {
		const struct asked *q = &b->asked[i];
		double most = best(q), ndcg = most > 0 ? q->gained / most : 0;

		sums_add(&half[q->half == 'b'], q, ndcg);
		sums_add(&both, q, ndcg);
		if (verbose && q->half == 'a')
			printf("%s\t%.4f\t%d of %d\n", q->id, ndcg, q->found,
			       q->musts);
	}
	printf("half\tn\tndcg@10\tmust@10\n");
	print_sums("a", &half[0]);
	print_sums("b", &half[1]);
	print_sums("both", &both);
}

int main(int argc, char **argv)
{
	static struct board b;
	bool verbose = argc > 1 && !strcmp(argv[1], "-v");

	if (argc != 4 + verbose) {
		fputs("usage: relevance_score [-v] ASKED.tsv JUDGEMENTS.tsv "
		      "RUN.tsv\n", stderr);
		return 2;
	}
	argv += verbose;
	read_rows(argv[1], 2, &b, add_asked);
	read_rows(argv[2], 4, &b, add_judged);
	read_rows(argv[3], 3, &b, add_run);
	score(&b, verbose);
	return 0;
}
