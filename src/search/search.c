/* SPDX-License-Identifier: EUPL-1.2 */
/* A search: what is asked, found, and looked at again. */
#include "search/inside.h"

enum {
	MARKED_BYTES = 4000,    /* and words, of what is asked, to mark it */
	WINDOW = 120,           /* the best, which are looked at again */
	MARKED_WORDS = 60
};

static void filter(struct arena *a, struct posting_filters *filters,
		   char prefix, str value)
{
	struct posting_filter one = { 0 };

	if (!value.n)
		return;
	list_add(a, &one.any) = term_with(a, prefix, value);
	list_add(a, filters) = one;
}

static void filter_types(struct arena *a, struct posting_filters *filters,
			 const struct strs *types)
{
	struct posting_filter one = { 0 };

	for (size_t i = 0; i < types->n; i++)
		list_add(a, &one.any) = term_with(a, 'Y', types->at[i]);
	if (types->n)
		list_add(a, filters) = one;
}

static struct posting_filters filters_of(struct arena *a,
					 const struct index_query *q)
{
	struct posting_filters out = { 0 };

	filter(a, &out, 'U', q->theme);
	filter(a, &out, 'L', q->place);
	filter(a, &out, 'M', q->municipality);
	filter(a, &out, 'P', q->phase);
	filter(a, &out, 'S', q->state);
	return out;
}

static struct index_key key_of(str text)
{
	struct index_key key = { 0 };

	if (text.n && str_to_int((str){ text.p + 1, text.n - 1 }, &key.id))
		key.of = text.p[0];
	return key;
}

static void add_hit(struct arena *a, struct index_found *out, str key,
		    double score)
{
	struct { struct index_hit *at; size_t n, cap; } hits = {
		out->at, out->n, out->cap };

	list_add(a, &hits) = (struct index_hit){ key_of(key), score };
	out->at = hits.at;
	out->n = hits.n;
	out->cap = hits.cap;
}

/* In the order they came, from `offset` on. */
static void add_plain(struct arena *a, struct index_found *out,
		      const struct posting_result *found, size_t limit)
{
	double best = found->n ? found->at[0].weight : 0;

	for (size_t i = 0; i < found->n && out->n < limit; i++)
		add_hit(a, out, found->at[i].key,
			best > 0 ? found->at[i].weight / best : 0);
}

static void keep_count(const struct posting_result *found,
		       struct index_found *out)
{
	out->total = found->total;
	if (found->n_kinds) {
		out->types = found->kinds;
		out->n_types = found->n_kinds;
	}
}

/* The window in its new order; what lies beyond it as it came. */
static bool find_best(struct index *ix, struct arena *a,
		      struct posting_query *pq, const struct index_query *q,
		      struct index_found *out)
{
	struct posting_result found;
	struct ranking best;

	pq->limit = q->offset + q->limit > WINDOW && !q->offset ? q->limit
								 : WINDOW;
	if (!weigh(ix, a, pq, &found))
		return false;
	keep_count(&found, out);
	best = rank_again(a, &found);
	for (size_t i = 0; i < best.n && i < q->look; i++)
		list_add(a, &out->first) = key_of(best.at[i].key);
	for (size_t i = q->offset; i < best.n && out->n < q->limit; i++)
		add_hit(a, out, best.at[i].key, best.at[i].score);
	if (out->n == q->limit || found.total <= (int64_t)pq->limit)
		return true;
	pq->offset = q->offset > WINDOW ? q->offset : WINDOW;
	pq->limit = q->limit - out->n;
	if (!weigh(ix, a, pq, &found))
		return false;
	add_plain(a, out, &found, q->limit);
	return true;
}

static bool find_newest(struct index *ix, struct arena *a,
			struct posting_query *pq, const struct index_query *q,
			struct index_found *out)
{
	struct posting_result first = { 0 }, found;

	pq->limit = q->look;
	if (q->look && !postings_newest(ix, a, pq, &first, NULL))
		return false;
	pq->offset = q->offset;
	pq->limit = q->limit;
	if (!postings_newest(ix, a, pq, &found, NULL))
		return false;
	keep_count(&found, out);
	add_plain(a, out, &found, q->limit);
	for (size_t i = 0; i < first.n; i++)
		list_add(a, &out->first) = key_of(first.at[i].key);
	return true;
}

/* How much there is of each type, also of those not chosen. */
static void count_types(struct index *ix, struct arena *a,
			struct posting_query pq, struct index_found *out)
{
	struct posting_result found;

	pq.count = pq.count_kinds = true;
	if (pq.clauses.n ? weigh(ix, a, &pq, &found)
			 : postings_newest(ix, a, &pq, &found, NULL))
		keep_count(&found, out);
}

/* Kept by who asks, for longer than the question is. */
static struct sense_list kept(struct arena *a, const struct sense_list *themes)
{
	struct sense_list out = { 0 };

	for (size_t i = 0; i < themes->n; i++)
		list_add(a, &out) = (struct sense){
			arena_str(a, themes->at[i].name), themes->at[i].weight };
	return out;
}

/* What is asked, but for types. False: there are no words in it. */
static bool read_query(struct index *ix, struct arena *a,
		       const struct index_query *q, struct posting_query *pq,
		       struct index_found *out)
{
	pq->question = question_of(ix, q);
	pq->clauses = pq->question->clauses;
	pq->filters = filters_of(a, q);
	out->corrected = arena_str(a, pq->question->corrected);
	out->themes = kept(a, &pq->question->themes);
	return pq->clauses.n || !str_trim(q->text).n;
}

struct index_found index_search(struct index *ix, struct arena *a,
				const struct index_query *q)
{
	struct posting_query pq = { 0 };
	struct index_found out = { 0 };

	if (!ix || !read_query(ix, a, q, &pq, &out))
		return out;
	pq.count = !q->uncounted;
	pq.count_kinds = q->count_types && !q->types.n;
	if (q->count_types && q->types.n)
		count_types(ix, a, pq, &out);
	filter_types(a, &pq.filters, &q->types);
	out.failed = q->newest || !pq.clauses.n
		? !find_newest(ix, a, &pq, q, &out)
		: !find_best(ix, a, &pq, q, &out);
	return out;
}

/* Where nothing was asked in words: one search for each. */
static int64_t count_with(struct index *ix, struct arena *a,
			  struct posting_query pq, str term)
{
	struct posting_filters all = { 0 };
	struct posting_filter one = { 0 };
	struct posting_result found;

	for (size_t i = 0; i < pq.filters.n; i++)
		list_add(a, &all) = pq.filters.at[i];
	list_add(a, &one.any) = term;
	list_add(a, &all) = one;
	pq.filters = all;
	return postings_newest(ix, a, &pq, &found, NULL) ? found.total : 0;
}

void index_narrow(struct index *ix, struct arena *a,
		  const struct index_query *q, struct index_narrowing *at,
		  size_t n)
{
	struct posting_query pq = { .count = true };
	struct index_found read = { 0 };
	struct posting_result found = { 0 };

	if (!ix || !read_query(ix, a, q, &pq, &read))
		return;
	filter_types(a, &pq.filters, &q->types);
	for (size_t i = 0; i < n; i++)
		list_add(a, &pq.narrow) = at[i].theme.n
			? term_with(a, 'U', at[i].theme)
			: term_with(a, 'M', at[i].municipality);
	if (pq.clauses.n && !weigh(ix, a, &pq, &found))
		return;
	for (size_t i = 0; i < n; i++)
		at[i].n = pq.clauses.n ? found.narrowed[i]
			: count_with(ix, a, pq, pq.narrow.at[i]);
}

struct index_marker {
	struct lang *lang;
	struct lang_query query;
};

struct index_marker *index_marker(struct index *ix, struct arena *a, str asked)
{
	struct index_marker *m = arena_new(a, struct index_marker);
	struct lang_words words = lang_words(a, asked, MARKED_WORDS);

	m->lang = lang_open_again(a, ix ? senses_lexicon(index_senses(ix)) : NULL,
				  ix ? index_memory(ix) : NULL);
	m->query = lang_query(m->lang, tongue_of(&words),
			      str_head(asked, MARKED_BYTES));
	return m;
}

struct lang_marks index_marks(const struct index_marker *m, str text,
			      size_t limit)
{
	return lang_marks(m->lang, &m->query, text, limit);
}

struct sense_list index_themes_meant(struct index *ix, struct arena *a,
				     str text)
{
	if (!ix)
		return (struct sense_list){ 0 };
	return kept(a, &question_of(ix, &(struct index_query){
		.text = text })->themes);
}
