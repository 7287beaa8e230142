/* SPDX-License-Identifier: EUPL-1.2 */
#include "search/inside.h"
#include "test/test.h"

enum { DOCUMENTS = 300 };

/* Many documents of two kinds, with "a" from 1 to 7 times, some with "b" or
 * "c", every third with the filter X. */
static struct index *many(struct arena *a)
{
	struct index *ix = index_open_memory(NULL);

	for (unsigned i = 0; i < DOCUMENTS; i++) {
		struct posting_term terms[4] = { { S("a"), i % 7 + 1 } };
		struct posting_doc doc = {
			.key = arena_f(a, "e%u", i), .kind = i % 2 ? S("odd")
								   : S("even"),
			.data = S("odd||"), .terms = { terms, 1, 4 } };

		if (i % 5 == 0)
			terms[doc.terms.n++] = (struct posting_term){ S("b"), 2 };
		if (i % 10 == 0)
			terms[doc.terms.n++] = (struct posting_term){ S("c"), 1 };
		if (i % 3 == 0)
			terms[doc.terms.n++] = (struct posting_term){ S("X"), 0 };
		EXPECT(postings_put(ix, &doc, NULL));
	}
	return ix;
}

static void add_clause(struct arena *a, struct posting_query *q, str term,
		       int group)
{
	list_add(a, &q->clauses) = (struct posting_clause){ term, 1, group };
}

TEST(the_heaviest_are_the_same_however_many_are_asked)
{
	struct arena *a = arena_create(16 << 20);
	struct index *ix = many(a);
	struct posting_query q = { .limit = DOCUMENTS, .count_kinds = true };
	struct posting_result all, few;

	add_clause(a, &q, S("a"), 0);
	add_clause(a, &q, S("b"), 1);
	EXPECT(weigh(ix, a, &q, &all));
	EXPECT(all.n == DOCUMENTS && all.total == DOCUMENTS);
	for (size_t i = 1; i < all.n; i++)
		EXPECT(all.at[i - 1].weight >= all.at[i].weight);
	q.limit = 13;
	q.offset = 20;
	EXPECT(weigh(ix, a, &q, &few));
	EXPECT(few.n == 13 && few.total == DOCUMENTS && few.n_kinds == 2);
	EXPECT(few.kinds[0].n == 150 && few.kinds[1].n == 150);
	for (size_t i = 0; i < few.n; i++)
		EXPECT(str_eq(few.at[i].key, all.at[20 + i].key));
	index_close(ix);
	arena_destroy(a);
}

TEST(of_a_group_the_best_counts_and_filters_weigh_nothing)
{
	struct arena *a = arena_create(16 << 20);
	struct index *ix = many(a);
	struct posting_query one = { .limit = DOCUMENTS }, both = one;
	struct posting_filter x = { 0 };
	struct posting_result rare, found;

	list_add(a, &x.any) = S("X");
	list_add(a, &both.filters) = x;
	add_clause(a, &one, S("c"), 0);
	add_clause(a, &both, S("b"), 0);
	add_clause(a, &both, S("c"), 0);
	EXPECT(weigh(ix, a, &one, &rare) && rare.n == 30);
	EXPECT(weigh(ix, a, &both, &found) && found.n == 20);
	list_each(r, found)
		EXPECT(r->weight > 0 &&
		       r->weight < 2 * rare.at[0].weight);
	add_clause(a, &both, S("nowhere"), 1);
	EXPECT(weigh(ix, a, &both, &rare) && rare.n == found.n);
	index_close(ix);
	arena_destroy(a);
}
