/* SPDX-License-Identifier: EUPL-1.2 */
/* From asks and offers to gifts, and from rings to what is proposed. */
#include "features/triangle/inside.h"
#include "features/match/match.h"

#include <stdlib.h>

enum { ASK_BYTES = 64 << 20 };

/* What is the same for every ask of one night. */
struct search_for {
	struct index *index;
	str lang;
	int64_t now;
	const struct parties *parties;
	struct gifts *gifts;
};

static int by_id(const void *x, const void *y)
{
	const entry_id *a = x, *b = y;

	return a->v < b->v ? -1 : a->v > b->v;
}

static struct parties parties_of(struct arena *a,
				 const struct triangle_ask_rows *asks)
{
	struct parties out = { 0 };
	size_t kept = 0;

	list_each(r, *asks)
		list_add(a, &out) = r->party_id;
	if (out.n)
		qsort(out.at, out.n, sizeof *out.at, by_id);
	for (size_t i = 0; i < out.n; i++)
		if (!kept || out.at[kept - 1].v != out.at[i].v)
			out.at[kept++] = out.at[i];
	out.n = kept;
	return out;
}

/* Its number; -1: it takes no part. */
static int number_of(const struct parties *parties, entry_id id)
{
	const entry_id *at = parties->n ? bsearch(&id, parties->at, parties->n,
		sizeof *parties->at, by_id) : NULL;

	return at ? (int)(at - parties->at) : -1;
}

static str reason_of(const struct match *m)
{
	return m->reasons.n ? m->reasons.at[0] : (str){ 0 };
}

/* a: where the gifts are kept. */
static void add_gifts(struct tx *tx, struct arena *a, const struct match *m,
		      const struct triangle_ask *ask,
		      const struct search_for *in)
{
	struct triangle_giver_rows givers = triangle_givers(tx, m->id);
	int to = number_of(in->parties, ask->party_id);

	list_each(g, givers) {
		int from = number_of(in->parties, g->party_id);

		if (from >= 0 && from != to)
			list_add(a, in->gifts) = (struct gift){
				from, to, m->score < 1 ? m->score : 1, m->km,
				m->id, ask->id, arena_str(a, reason_of(m)) };
	}
}

static bool is_enough(const struct match *m)
{
	return m->score >= FIT_ENOUGH && m->km <= FAR_KM &&
	       str_eq(m->state, S("available"));
}

/* What one ask can be given. */
static void look_for(struct tx *tx, struct arena *a,
		     const struct triangle_ask *ask,
		     const struct search_for *in)
{
	struct matches found = match_offers(tx, in->index, &(struct match_ask){
		.text = arena_f(tx_arena(tx), "%.*s\n%.*s", (int)ask->title.n,
			ask->title.p, (int)ask->body.n,
			ask->body.n ? ask->body.p : ""),
		.lang = in->lang, .asking = ask->party_id, .ask = ask->id,
		.now = in->now, .limit = GIFTS });

	list_each(m, found)
		if (is_enough(m))
			add_gifts(tx, a, m, ask, in);
}

static void destroy(void *arena)
{
	arena_destroy(arena);
}

/* Each ask is matched in memory of its own: there may be thousands. */
struct gifts triangle_gifts(struct tx *tx, struct index *ix, str lang,
			    int64_t now, struct parties *parties)
{
	struct triangle_ask_rows asks = triangle_asks(tx, now - RESTS,
						      ASKS_AT_MOST);
	struct arena *whole = tx_arena(tx), *each = arena_create(ASK_BYTES);
	struct gifts gifts = { 0 };
	const struct search_for in = { ix, lang, now, parties, &gifts };

	arena_defer(whole, destroy, each);
	*parties = parties_of(whole, &asks);
	list_each(ask, asks) {
		(void)tx_use_arena(tx, each);
		look_for(tx, whole, ask, &in);
		(void)tx_use_arena(tx, whole);
		arena_recycle(each);
	}
	return gifts;
}

/*
 * Which of the rings.
 */
static bool is_blocked(struct tx *tx, entry_id a, entry_id b)
{
	struct introduction_contact one, two;

	return !introduction_contact_of(tx, a, &one) ||
	       !introduction_contact_of(tx, b, &two) ||
	       contact_blocks(tx, a, one.person, b, two.person);
}

static bool may_propose(struct tx *tx, const struct ring *ring,
			const struct parties *parties, int64_t now)
{
	for (size_t i = 0; i < ring->n; i++) {
		const struct gift *g = ring->gift[i];
		entry_id from = parties->at[g->from];

		if (introduction_free_from(tx, from, now) > now ||
		    is_blocked(tx, from, parties->at[g->to]) ||
		    triangle_was_proposed(tx, g->offer, g->ask))
			return false;
	}
	return true;
}

static bool has_taken(const struct ring *ring, const bool *taken)
{
	for (size_t i = 0; i < ring->n; i++)
		if (taken[ring->gift[i]->from])
			return true;
	return false;
}

struct rings triangle_choose(struct tx *tx, const struct rings *rings,
			     const struct parties *parties, int64_t now,
			     size_t most)
{
	bool *taken = arena_array(tx_arena(tx), bool, parties->n + 1);
	struct rings out = { 0 };

	list_each(ring, *rings) {
		if (out.n == most)
			break;
		if (has_taken(ring, taken) ||
		    !may_propose(tx, ring, parties, now))
			continue;
		for (size_t i = 0; i < ring->n; i++)
			taken[ring->gift[i]->from] = true;
		list_add(tx_arena(tx), &out) = *ring;
	}
	return out;
}
