/* SPDX-License-Identifier: EUPL-1.2 */
/* From candidates to lists: balanced, and honest about what does not fit. */
#include "features/match/inside.h"
#include "features/match/match_weights.h"

enum { LIMIT = 10, LIST = 5, ASIDE = 3, DIFFERENCES = 3 };

static const str helpful[] = {
	S("initiative"), S("experience"), S("offer"), S("organisation"),
	S("ask"), S("article"), S("funding-model"), S("fund"), S("meeting"),
};

/* What is looked through: what was asked for, and what speaks for it. */
static struct strs types_of(struct arena *a)
{
	struct strs out = { 0 };

	for (size_t i = 0; i < COUNT(helpful); i++)
		list_add(a, &out) = helpful[i];
	list_add(a, &out) = S("harvest-item");
	return out;
}

static bool is_wanted_type(const struct match_ask *ask, str type)
{
	for (size_t i = 0; i < ask->types.n; i++)
		if (str_eq(ask->types.at[i], type))
			return true;
	return !ask->types.n;
}

static bool is_help(const struct candidate *c)
{
	return c->fit != UNFIT && !is_wish(c) && !is_over(c);
}

static entry_id owner_of(const struct candidate *c)
{
	return c->owners.n ? c->owners.at[0].id : c->fact.id;
}

/* What it is worth after what was picked already. */
static double worth_now(const struct candidate *c,
			const struct candidates *picked)
{
	double worth = c->score;

	list_each(p, *picked) {
		if (str_eq(p->fact.type, c->fact.type))
			worth *= SAME_TYPE_AGAIN;
		if (owner_of(p).v == owner_of(c).v)
			worth *= SAME_OWNER_AGAIN;
	}
	return worth;
}

/* The best next one; a neighbour opens the list if one fits half as well. */
static size_t next_of(const struct candidates *all, const bool *taken,
		      const struct candidates *picked)
{
	size_t best = all->n, neighbour = all->n;
	double most = 0, most_near = 0;

	for (size_t i = 0; i < all->n; i++) {
		double worth = taken[i] ? 0 : worth_now(&all->at[i], picked);

		if (worth > most) {
			most = worth;
			best = i;
		}
		if (worth > most_near &&
		    str_eq(all->at[i].fact.type, S("initiative"))) {
			most_near = worth;
			neighbour = i;
		}
	}
	return !picked->n && neighbour < all->n &&
	       most_near >= NEIGHBOUR_OPENS * most ? neighbour : best;
}

static struct matches balanced(const struct asker *k, struct candidates *all,
			       size_t limit)
{
	bool *taken = arena_array(k->arena, bool, all->n + 1);
	struct candidates picked = { 0 };
	struct matches out = { 0 };

	while (picked.n < limit) {
		size_t next = next_of(all, taken, &picked);
		struct match m;

		if (next == all->n)
			break;
		taken[next] = true;
		m = candidate_match(k, &all->at[next]);
		if (!m.reasons.n)
			continue;
		list_add(k->arena, &picked) = all->at[next];
		list_add(k->arena, &out) = m;
	}
	return out;
}

static struct candidates only(const struct asker *k, const struct match_ask *ask,
			      const struct candidates *all)
{
	struct candidates out = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (is_help(&all->at[i]) &&
		    is_wanted_type(ask, all->at[i].fact.type))
			list_add(k->arena, &out) = all->at[i];
	return out;
}

struct matches match_find(struct tx *tx, struct index *ix,
			  const struct match_ask *ask)
{
	struct asker k = asker_of(tx, ix, ask);
	struct strs types = types_of(k.arena);
	struct candidates all = candidates_of(&k, &types), help;

	help = only(&k, ask, &all);
	return balanced(&k, &help, ask->limit ? ask->limit : LIMIT);
}

/* The ask itself is among what is searched: nothing fits it better, so what
 * is found is weighed against that. */
struct matches match_offers(struct tx *tx, struct index *ix,
			    const struct match_ask *ask)
{
	str types[] = { S("offer"), S("ask") };
	struct strs both = { types, COUNT(types), COUNT(types) };
	struct asker k = asker_of(tx, ix, ask);
	struct candidates all = candidates_of(&k, &both), help = { 0 };

	list_each(c, all)
		if (is_help(c) && !c->general &&
		    str_eq(c->fact.type, S("offer")))
			list_add(k.arena, &help) = *c;
	return balanced(&k, &help, ask->limit ? ask->limit : LIMIT);
}

static struct candidates of_type(const struct asker *k,
				 const struct candidates *all, str type)
{
	struct candidates out = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (is_help(&all->at[i]) &&
		    str_eq(all->at[i].fact.type, type))
			list_add(k->arena, &out) = all->at[i];
	return out;
}

/* Offers that are no help, of one kind: wishes, or shut by a rule. */
static struct matches aside(const struct asker *k, const struct candidates *all,
			    bool wishes)
{
	struct matches out = { 0 };

	for (size_t i = 0; i < all->n && out.n < ASIDE; i++) {
		const struct candidate *c = &all->at[i];

		if (is_over(c) || c->relevance < ASIDE_RELEVANCE ||
		    (wishes ? !is_wish(c) || c->fit == UNFIT
			    : is_wish(c) || c->fit != UNFIT))
			continue;
		list_add(k->arena, &out) = candidate_match(k, c);
	}
	return out;
}

struct match_page match_for_page(struct tx *tx, struct index *ix,
				 const struct match_ask *ask)
{
	struct asker k = asker_of(tx, ix, ask);
	struct strs types = types_of(k.arena);
	struct candidates all = candidates_of(&k, &types);
	struct match_page page = { 0 };

	for (size_t i = 0; i < COUNT(helpful); i++) {
		struct candidates some = of_type(&k, &all, helpful[i]);

		if (some.n && is_wanted_type(ask, helpful[i]))
			list_add(k.arena, &page) = (struct match_list){
				helpful[i], balanced(&k, &some, LIST) };
	}
	page.wanted = aside(&k, &all, true);
	page.unfit = aside(&k, &all, false);
	return page;
}

/* What an initiative says of itself, as an ask for its like. */
static struct match_ask like_of(struct tx *tx, const struct match_ask *like)
{
	struct match_ask ask = *like;
	struct match_self_row self;
	struct match_slug_rows themes = match_themes(tx, like->asking, LIST);

	if (match_self(tx, like->asking, &self))
		ask.text = arena_f(tx_arena(tx), "%.*s %.*s",
			(int)self.summary.n, self.summary.p,
			(int)self.strengths.n, self.strengths.p);
	list_each(r, themes)
		list_add(tx_arena(tx), &ask.themes) = r->slug;
	return ask;
}

static struct matches alike(const struct asker *k, const struct candidates *all,
			    size_t limit)
{
	struct matches out = { 0 };

	for (size_t i = 0; i < all->n && out.n < limit; i++)
		if (likeness(k, &all->at[i]) > 0)
			list_add(k->arena, &out) = alike_match(k, &all->at[i]);
	return out;
}

static struct matches different(const struct asker *k,
				const struct candidates *all, size_t limit)
{
	struct matches out = { 0 };

	for (int most = DIFFERENCES; most > 0 && out.n < limit; most--)
		for (size_t i = 0; i < all->n && out.n < limit; i++)
			if (likeness(k, &all->at[i]) == 1 &&
			    differences(k, &all->at[i]) == most)
				list_add(k->arena, &out) =
					different_match(k, &all->at[i]);
	return out;
}

struct match_peers match_peers(struct tx *tx, struct index *ix,
			       const struct match_ask *like)
{
	struct match_ask ask = like_of(tx, like);
	struct asker k = asker_of(tx, ix, &ask);
	str type = S("initiative");
	struct strs types = { &type, 1, 1 };
	struct candidates all = candidates_of(&k, &types);

	all = of_type(&k, &all, type);
	return (struct match_peers){ alike(&k, &all, like->limit),
				     different(&k, &all, like->limit) };
}

/* Whether one of those is the same question in another meeting. */
static bool is_double(struct tx *tx, const struct matches *shown, entry_id id)
{
	for (size_t i = 0; i < shown->n; i++)
		if (match_is_double(tx, shown->at[i].id, id) > 0)
			return true;
	return false;
}

struct matches match_lookalikes(struct tx *tx, struct index *ix, str text,
				str lang, size_t limit)
{
	struct match_ask ask = { .text = text, .lang = lang };
	struct asker k = asker_of(tx, ix, &ask);
	str type = S("ask");
	struct strs types = { &type, 1, 1 };
	struct candidates all = candidates_of(&k, &types);
	struct matches out = { 0 };

	for (int answered = 1; answered >= 0; answered--)
		for (size_t i = 0; i < all.n && out.n < limit; i++)
			if (str_eq(all.at[i].fact.type, type) &&
			    (all.at[i].fact.solved_at > 0) == answered &&
			    all.at[i].relevance >= LOOKALIKE_RELEVANCE &&
			    !is_double(tx, &out, all.at[i].fact.id))
				list_add(k.arena, &out) =
					candidate_match(&k, &all.at[i]);
	return out;
}
