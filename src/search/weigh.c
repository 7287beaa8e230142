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

/* While the clauses are added up. */
struct scale {
	struct index *ix;
	struct weighed *out;
	double *best;           /* of its clauses in the group at hand */
	uint32_t *in_group;
	size_t n_group;
	double asked, weight;   /* of the term at hand: as asked, and here */
};

/* While what passes the filters is chosen of what was weighed. */
struct choice {
	struct index *ix;
	const struct weighed *of;
	uint64_t *passing;      /* of what was found */
	uint64_t *any;          /* that have a term of the filter at hand */
	size_t n_words;         /* of 64 bits */
	int64_t narrowed;       /* passing that have the term at hand */
	struct heavy *heap;     /* the heaviest, the lightest of them on top */
	size_t n_heap, most;
};

static size_t words_of(const struct weighed *w)
{
	return w->columns.end / 64 + 1;
}

static void set_bit(uint64_t *bits, uint32_t doc)
{
	bits[doc / 64] |= (uint64_t)1 << doc % 64;
}

static bool has_bit(const uint64_t *bits, uint32_t doc)
{
	return bits[doc / 64] >> doc % 64 & 1;
}

/* The rarer the heavier; what stands in most is bent to stay above zero. */
static void begin_term(void *with, double n)
{
	struct scale *s = with;
	double odds = (s->out->columns.n - n + 0.5) / (n + 0.5);

	s->weight = log(odds < 2 ? odds * 0.5 + 1 : odds) * s->asked *
		    (BM25_K1 + 1);
}

static double weight_of(double weight, const double *damping, struct posting p)
{
	return weight * (p.times / (damping[p.doc] + p.times));
}

static void add_alone(void *with, const struct posting *at, size_t n)
{
	const struct scale *s = with;
	const double *damping = s->out->columns.damping, weight = s->weight;
	double *sum = s->out->sum;
	uint64_t *found = s->out->found;

	for (size_t i = 0; i < n; i++) {
		set_bit(found, at[i].doc);
		sum[at[i].doc] += weight_of(weight, damping, at[i]);
	}
}

static void add_in_group(void *with, const struct posting *at, size_t n)
{
	struct scale *s = with;

	for (size_t i = 0; i < n; i++) {
		uint32_t doc = at[i].doc;
		double weight = weight_of(s->weight, s->out->columns.damping,
					  at[i]);

		set_bit(s->out->found, doc);
		if (s->best[doc] == 0 && weight > 0)
			s->in_group[s->n_group++] = doc;
		s->best[doc] = fmax(s->best[doc], weight);
	}
}

static void end_group(struct scale *s)
{
	for (size_t i = 0; i < s->n_group; i++) {
		uint32_t doc = s->in_group[i];

		s->out->sum[doc] += s->best[doc];
		s->best[doc] = 0;
	}
	s->n_group = 0;
}

static bool add_clause(struct scale *s, const struct posting_clause *c,
		       bool alone)
{
	static const struct posting_visit of_one = { begin_term, add_alone },
				of_group = { begin_term, add_in_group };

	s->asked = c->weight;
	return postings_visit(s->ix, c->term, alone ? &of_one : &of_group, s);
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

/* Add up what each document weighs. False: the index changed in the midst. */
static bool weigh_clauses(struct index *ix, struct arena *a,
			  const struct posting_clauses *clauses,
			  struct weighed *out)
{
	struct arena *own = arena_create(WORK_BYTES);
	struct scale s = { .ix = ix, .out = out };
	bool ok;

	*out = (struct weighed){ 0 };
	ok = postings_columns(ix, &out->columns);
	if (ok) {
		size_t end = out->columns.end;

		out->sum = arena_array(a, double, end);
		out->found = arena_array(a, uint64_t, words_of(out));
		s.best = arena_array(own, double, end);
		s.in_group = arena_array(own, uint32_t, end);
		ok = add_clauses(&s, clauses);
	}
	arena_destroy(own);
	return ok;
}

static void pass(void *with, const struct posting *at, size_t n)
{
	const struct choice *s = with;

	for (size_t i = 0; i < n; i++)
		set_bit(s->any, at[i].doc);
}

static bool filter(struct choice *s, const struct posting_filters *filters)
{
	static const struct posting_visit all = { NULL, pass };
	size_t bytes = s->n_words * sizeof *s->passing;

	memcpy(s->passing, s->of->found, bytes);
	for (size_t f = 0; f < filters->n; f++) {
		const struct strs *any = &filters->at[f].any;

		memset(s->any, 0, bytes);
		for (size_t i = 0; i < any->n; i++)
			if (!postings_visit(s->ix, any->at[i], &all, s))
				return false;
		for (size_t i = 0; i < s->n_words; i++)
			s->passing[i] &= s->any[i];
	}
	return true;
}

static void count_some(void *with, const struct posting *at, size_t n)
{
	struct choice *s = with;
	int64_t narrowed = 0;

	for (size_t i = 0; i < n; i++)
		narrowed += has_bit(s->passing, at[i].doc);
	s->narrowed += narrowed;
}

static bool narrow(struct choice *s, const struct strs *terms, struct arena *a,
		   struct posting_result *out)
{
	static const struct posting_visit all = { NULL, count_some };

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

static void sink(struct choice *s, size_t at)
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

static void offer(struct choice *s, struct heavy one)
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

/* Count what passes, and keep the heaviest. */
static void choose(struct choice *s, const struct posting_query *q,
		   struct arena *a, struct posting_result *out)
{
	const struct posting_columns *c = &s->of->columns;

	out->kinds = arena_array(a, struct index_type_count, c->n_kinds + 1);
	for (size_t i = 0; i < c->n_kinds; i++)
		out->kinds[i].type = arena_str(a, c->kinds[i]);
	for (size_t i = 0; i < s->n_words; i++)
		for (uint64_t w = s->passing[i]; w; w &= w - 1) {
			uint32_t doc = (uint32_t)(i * 64) +
				       (uint32_t)__builtin_ctzll(w);

			out->total++;
			out->kinds[c->kind[doc]].n++;
			offer(s, (struct heavy){ s->of->sum[doc], doc });
		}
	out->n_kinds = q->count_kinds ? c->n_kinds : 0;
	qsort(s->heap, s->n_heap, sizeof *s->heap, lighter);
}

static bool read_chosen(struct choice *s, const struct posting_query *q,
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

static bool choose_of(struct choice *s, struct arena *own, struct arena *a,
		      const struct posting_query *q, struct posting_result *out)
{
	size_t end = s->of->columns.end;

	s->n_words = words_of(s->of);
	s->passing = arena_array(own, uint64_t, s->n_words);
	s->any = arena_array(own, uint64_t, s->n_words);
	s->most = q->offset + q->limit < end ? q->offset + q->limit : end;
	if (!q->limit)
		s->most = 0;
	s->heap = arena_array(own, struct heavy, s->most + 1);
	if (!filter(s, &q->filters))
		return false;
	choose(s, q, a, out);
	return narrow(s, &q->narrow, a, out) && read_chosen(s, q, a, out);
}

/* Weighed before, and nothing changed since: so it stands. */
static bool is_weighed(struct index *ix, struct question *question)
{
	if (!question->is_weighed ||
	    question->changes != postings_changes(ix)) {
		question->changes = postings_changes(ix);
		question->is_weighed = weigh_clauses(ix, question->arena,
						     &question->clauses,
						     &question->weighed);
	}
	return question->is_weighed;
}

bool weigh(struct index *ix, struct arena *a, const struct posting_query *q,
	   struct posting_result *out)
{
	struct arena *own = arena_create(WORK_BYTES);
	struct question alone = { .arena = own, .clauses = q->clauses };
	struct question *question = q->question ? q->question : &alone;
	bool done = false;

	for (int i = 0; i < TRIES && !done; i++) {
		struct choice s = { .ix = ix, .of = &question->weighed };

		if (i)
			postings_follow(ix);
		*out = (struct posting_result){ 0 };
		done = is_weighed(ix, question) &&
		       choose_of(&s, own, a, q, out);
		if (!done)
			question->is_weighed = false;
	}
	arena_destroy(own);
	return done;
}
