/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Weighing by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework", 2009), term by term: an ask of sixty words has hundreds of terms,
 * and adding each to the sums of its documents takes a fraction of the time of
 * going through the documents with all terms at once. What is found is counted
 * on the way.
 */
#include "search/inside.h"
#include "search/weights.h"

#include <math.h>
#include <stdlib.h>

enum {
	TRIES = 3,              /* of a search during which the index changes */
	WORK_BYTES = 512 << 20
};

struct heavy {
	double weight;
	uint32_t doc;
};

struct scale {
	struct index *ix;
	struct arena *arena;
	struct posting_columns columns;
	double *sum;            /* of what a document weighs */
	double *best;           /* of its clauses in the group at hand */
	uint8_t *passed;        /* filters, so far */
	bool *is_found;
	uint32_t *found, *in_group;
	size_t n_found, n_group;
	double asked, weight;   /* of the term at hand: as asked, and here */
	uint8_t filter;         /* the number of the one at hand */
	uint8_t n_filters;
	int64_t narrowed;       /* found that have the term at hand */
	struct heavy *heap;     /* the heaviest, the lightest of them on top */
	size_t n_heap, most;
};

/* The rarer the heavier; what stands in most is bent to stay above zero. */
static void begin_term(void *with, double n)
{
	struct scale *s = with;
	double odds = (s->columns.n - n + 0.5) / (n + 0.5);

	s->weight = log(odds < 2 ? odds * 0.5 + 1 : odds) * s->asked *
		    (BM25_K1 + 1);
}

static double weight_of(const struct scale *s, uint32_t doc, uint32_t times)
{
	return s->weight * (times / (s->columns.damping[doc] + times));
}

static void note(struct scale *s, uint32_t doc)
{
	if (!s->is_found[doc])
		s->found[s->n_found++] = doc;
	s->is_found[doc] = true;
}

static void only_note(void *with, uint32_t doc, uint32_t times)
{
	(void)times;
	note(with, doc);
}

static void add_alone(void *with, uint32_t doc, uint32_t times)
{
	struct scale *s = with;

	note(s, doc);
	s->sum[doc] += weight_of(s, doc, times);
}

static void add_in_group(void *with, uint32_t doc, uint32_t times)
{
	struct scale *s = with;
	double weight = weight_of(s, doc, times);

	note(s, doc);
	if (s->best[doc] == 0 && weight > 0)
		s->in_group[s->n_group++] = doc;
	s->best[doc] = fmax(s->best[doc], weight);
}

static void end_group(struct scale *s)
{
	for (size_t i = 0; i < s->n_group; i++) {
		uint32_t doc = s->in_group[i];

		s->sum[doc] += s->best[doc];
		s->best[doc] = 0;
	}
	s->n_group = 0;
}

static bool add_clause(struct scale *s, const struct posting_clause *c,
		       bool alone)
{
	static const struct posting_visit counted = { NULL, only_note },
				of_one = { begin_term, add_alone },
				of_group = { begin_term, add_in_group };

	s->asked = c->weight;
	return postings_visit(s->ix, c->term, !s->most ? &counted :
			      alone ? &of_one : &of_group, s);
}

static bool add_clauses(struct scale *s, const struct posting_clauses *all)
{
	bool ok = true;

	for (size_t i = 0; i < all->n && ok;) {
		size_t end = i + 1;

		while (end < all->n && all->at[end].group == all->at[i].group)
			end++;
		for (size_t k = i; k < end && ok; k++)
			ok = add_clause(s, &all->at[k], end == i + 1);
		end_group(s);
		i = end;
	}
	return ok;
}

static void pass(void *with, uint32_t doc, uint32_t times)
{
	struct scale *s = with;

	(void)times;
	if (s->passed[doc] == s->filter)
		s->passed[doc]++;
}

static bool filter(struct scale *s, const struct posting_filters *filters)
{
	static const struct posting_visit all = { NULL, pass };

	for (s->filter = 0; s->filter < filters->n; s->filter++) {
		const struct strs *any = &filters->at[s->filter].any;

		for (size_t i = 0; i < any->n; i++)
			if (!postings_visit(s->ix, any->at[i], &all, s))
				return false;
	}
	return true;
}

static void count_one(void *with, uint32_t doc, uint32_t times)
{
	struct scale *s = with;

	(void)times;
	s->narrowed += s->is_found[doc] && s->passed[doc] == s->n_filters;
}

static bool narrow(struct scale *s, const struct strs *terms, struct arena *a,
		   struct posting_result *out)
{
	static const struct posting_visit all = { NULL, count_one };

	out->narrowed = arena_array(a, int64_t, terms->n + 1);
	for (size_t i = 0; i < terms->n; i++) {
		s->narrowed = 0;
		if (!postings_visit(s->ix, terms->at[i], &all, s))
			return false;
		out->narrowed[i] = s->narrowed;
	}
	return true;
}

/* Of two that weigh the same the one that was put in first. */
static int lighter(const void *x, const void *y)
{
	const struct heavy *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight < b->weight ? 1 : -1;
	return a->doc > b->doc ? 1 : -1;
}

static void sink(struct scale *s, size_t at)
{
	for (size_t child; (child = 2 * at + 1) < s->n_heap; at = child) {
		struct heavy one = s->heap[at];

		if (child + 1 < s->n_heap &&
		    lighter(&s->heap[child + 1], &s->heap[child]) > 0)
			child++;
		if (lighter(&one, &s->heap[child]) > 0)
			return;
		s->heap[at] = s->heap[child];
		s->heap[child] = one;
	}
}

static void offer(struct scale *s, struct heavy one)
{
	if (s->n_heap < s->most) {
		s->heap[s->n_heap++] = one;
		for (size_t i = s->n_heap / 2; s->n_heap == s->most && i-- > 0;)
			sink(s, i);
	} else if (s->most && lighter(&s->heap[0], &one) > 0) {
		s->heap[0] = one;
		sink(s, 0);
	}
}

/* Count what is found and passes, and keep the heaviest. */
static void choose(struct scale *s, const struct posting_query *q,
		   struct arena *a, struct posting_result *out)
{
	const struct posting_columns *c = &s->columns;

	out->kinds = arena_array(a, struct index_type_count, c->n_kinds + 1);
	for (size_t i = 0; i < c->n_kinds; i++)
		out->kinds[i].type = arena_str(a, c->kinds[i]);
	for (size_t i = 0; i < s->n_found; i++) {
		uint32_t doc = s->found[i];

		if (s->passed[doc] != s->n_filters)
			continue;
		out->total++;
		out->kinds[c->kind[doc]].n++;
		offer(s, (struct heavy){ s->sum[doc], doc });
	}
	out->n_kinds = q->count_kinds ? c->n_kinds : 0;
	qsort(s->heap, s->n_heap, sizeof *s->heap, lighter);
}

static bool read_chosen(struct scale *s, const struct posting_query *q,
			struct arena *a, struct posting_result *out)
{
	out->at = arena_array(a, struct posting_hit, s->n_heap + 1);
	for (size_t i = q->offset; i < s->n_heap; i++) {
		struct posting_hit *hit = &out->at[out->n++];

		if (!postings_document(s->ix, a, s->heap[i].doc, hit))
			return false;
		hit->weight = s->heap[i].weight;
	}
	return true;
}

static bool weigh_once(struct scale *s, struct arena *a,
		       const struct posting_query *q, struct posting_result *out)
{
	size_t end;

	*out = (struct posting_result){ 0 };
	if (!postings_columns(s->ix, &s->columns))
		return false;
	end = s->columns.end;
	s->sum = arena_array(s->arena, double, end);
	s->best = arena_array(s->arena, double, end);
	s->passed = arena_array(s->arena, uint8_t, end);
	s->is_found = arena_array(s->arena, bool, end);
	s->found = arena_array(s->arena, uint32_t, end);
	s->in_group = arena_array(s->arena, uint32_t, end);
	s->most = q->offset + q->limit < end ? q->offset + q->limit : end;
	if (!q->limit)
		s->most = 0;
	s->n_filters = (uint8_t)q->filters.n;
	s->heap = arena_array(s->arena, struct heavy, s->most + 1);
	if (!filter(s, &q->filters) || !add_clauses(s, &q->clauses))
		return false;
	choose(s, q, a, out);
	return narrow(s, &q->narrow, a, out) && read_chosen(s, q, a, out);
}

bool weigh(struct index *ix, struct arena *a, const struct posting_query *q,
	   struct posting_result *out)
{
	bool done = false;

	for (int i = 0; i < TRIES && !done; i++) {
		struct scale s = { .ix = ix, .arena = arena_create(WORK_BYTES) };

		if (i)
			postings_follow(ix);
		done = weigh_once(&s, a, q, out);
		arena_destroy(s.arena);
	}
	return done;
}
