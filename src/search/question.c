/* SPDX-License-Identifier: EUPL-1.2 */
#include "search/inside.h"

enum {
	TEXT_MAX = 4000,        /* bytes that are read of what is asked */
	QUESTION_BYTES = 512 << 20
};

static str key_of(struct arena *a, const struct index_query *q, str text)
{
	struct buf b = { .arena = a, .limit = 1 << 20 };

	buf_add(&b, q->literal ? S("=") : S("~"));
	for (size_t i = 0; i < q->about.n; i++) {
		buf_add(&b, q->about.at[i]);
		buf_add(&b, S("|"));
	}
	buf_add(&b, S("|"));
	buf_add(&b, text);
	return buf_str(&b);
}

static void read_question(struct index *ix, const struct index_query *q,
			  str text, struct question *out)
{
	if (!q->literal)
		out->corrected = spelling_of(ix, out->arena, text);
	out->clauses = clauses_of(ix, out->arena,
				  out->corrected.n ? out->corrected : text,
				  &q->about, &out->themes);
}

struct question *question_of(struct index *ix, const struct index_query *q)
{
	struct index_last *last = index_last(ix);
	str text = str_head(str_trim(q->text), TEXT_MAX), key;
	struct arena *a = arena_create(1 << 20);
	struct question *known = last->question;

	postings_follow(ix);
	key = key_of(a, q, text);
	if (!known || known->changes != postings_changes(ix) ||
	    !str_eq(known->key, key)) {
		if (!last->arena)
			last->arena = arena_create(QUESTION_BYTES);
		arena_recycle(last->arena);
		known = arena_new(last->arena, struct question);
		known->arena = last->arena;
		known->key = arena_str(known->arena, key);
		known->changes = postings_changes(ix);
		if (text.n)
			read_question(ix, q, arena_str(known->arena, text), known);
		last->question = known;
	}
	arena_destroy(a);
	return known;
}
