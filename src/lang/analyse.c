/* SPDX-License-Identifier: EUPL-1.2 */
/* Words to weighted terms, the same way for what is asked and what is found. */
#include "lang/inside.h"
#include "lang/lexicon.h"
#include "lang/memory.h"

#include <stdlib.h>

/* How much a term says about what was asked, against the word itself. */
static const float weights[] = {
	[LANG_WORD] = 1.0f,    [LANG_PART] = 0.5f,    [LANG_PAIR] = 0.5f,
	[LANG_JOIN] = 0.7f,    [LANG_SYNONYM] = 0.6f, [LANG_RELATED] = 0.3f,
};

enum {
	GAP = 2,         /* stop words that a pair may skip */
	PHRASE_WORDS = 8,
	PAIR_HALF = (LANG_TERM_MAX - 1) / 2,
};

struct compound {
	struct lang_parts parts;
	str stem[LANG_PARTS_MAX];
};

/* A word with what is known of it. */
struct token {
	str form, stem;                  /* stem empty: a stop word */
	const struct compound *compound; /* or NULL */
};

struct tokens {
	struct token *at;
	size_t n, cap;
	struct lang_words words;
	bool all_stop;            /* so none of them is taken for one */
};

/* Terms under way: a list, and a hash table of places in it, 0 is free. */
struct gatherer {
	struct lang *l;
	enum lang_tongue tongue;
	bool counts;              /* a document: weights add up */
	struct lang_terms terms;
	uint32_t *slot;
	size_t n_slots;
};

static uint32_t *slot_of(struct gatherer *g, str text)
{
	size_t i = str_hash(text) & (g->n_slots - 1);

	while (g->slot[i] && !str_eq(g->terms.at[g->slot[i] - 1].text, text))
		i = (i + 1) & (g->n_slots - 1);
	return &g->slot[i];
}

static void make_room(struct gatherer *g)
{
	if (2 * (g->terms.n + 1) < g->n_slots)
		return;
	g->n_slots = g->n_slots ? 2 * g->n_slots : 256;
	g->slot = arena_alloc(g->l->arena, g->n_slots * sizeof *g->slot);
	for (size_t i = 0; i < g->terms.n; i++)
		*slot_of(g, g->terms.at[i].text) = (uint32_t)i + 1;
}

static void gather(struct gatherer *g, str text, enum lang_kind kind,
		   float weight)
{
	struct lang_term *term;
	uint32_t *slot;

	if (!text.n)
		return;
	make_room(g);
	slot = slot_of(g, text);
	if (!*slot) {
		list_add(g->l->arena, &g->terms) =
			(struct lang_term){ text, kind, weight };
		*slot = (uint32_t)g->terms.n;
		return;
	}
	term = &g->terms.at[*slot - 1];
	if (kind < term->kind)
		term->kind = kind;
	if (g->counts)
		term->weight += weight;
	else if (weight > term->weight)
		term->weight = weight;
}

/* Two stems side by side, as one term. */
static str pair(struct arena *a, str left, str right)
{
	return arena_joined(a, str_head(left, PAIR_HALF), '_',
			    str_head(right, PAIR_HALF));
}

static void gather_pair(struct gatherer *g, str left, str right, float weight)
{
	if (left.n && right.n)
		gather(g, pair(g->l->arena, left, right), LANG_PAIR, weight);
}

static const struct compound *compound_of(struct lang *l, str form)
{
	struct lang_parts parts = lang_memory_split(l->memory, form);
	struct compound *c;

	if (parts.n < 2)
		return NULL;
	c = arena_new(l->arena, struct compound);
	c->parts = parts;
	for (size_t i = 0; i < parts.n; i++)
		c->stem[i] = lang_part_stem(l, parts.at[i], i + 1 < parts.n);
	return c;
}

static struct token token_of(struct gatherer *g, str form, bool keep_stop)
{
	struct token t = { .form = form };

	if (!keep_stop && lang_is_stop(g->tongue, form))
		return t;
	t.stem = lang_stem(g->l, g->tongue, form);
	if (g->tongue == LANG_NL)
		t.compound = compound_of(g->l, form);
	return t;
}

static bool all_stop(const struct lang_words *words, enum lang_tongue tongue)
{
	for (size_t i = 0; i < words->n; i++)
		if (!lang_is_stop(tongue, words->at[i].form))
			return false;
	return true;
}

static struct tokens read_tokens(struct gatherer *g, str text, size_t limit)
{
	struct lang_words words = lang_words(g->l->arena, text, limit);
	bool keep_stop = !g->counts && all_stop(&words, g->tongue);
	struct tokens tokens = { .words = words, .all_stop = keep_stop };

	list_each(r, words)
		list_add(g->l->arena, &tokens) =
			token_of(g, r->form, keep_stop);
	return tokens;
}

/* "gemeenteraad" and "raadsverkiezing" of gemeente+raads+verkiezing. */
static void gather_runs(struct gatherer *g, const struct lang_parts *p)
{
	str first = p->at[0], last = p->at[p->n - 1];
	str front = { first.p, (size_t)(last.p - first.p) };
	str back = { p->at[1].p, (size_t)(last.p + last.n - p->at[1].p) };

	if (p->n < 3)
		return;
	gather(g, lang_part_stem(g->l, front, true), LANG_PART,
	       weights[LANG_PART]);
	gather(g, lang_part_stem(g->l, back, false), LANG_PART,
	       weights[LANG_PART]);
}

static void gather_word(struct gatherer *g, const struct token *t)
{
	const struct compound *c = t->compound;

	gather(g, t->stem, LANG_WORD, weights[LANG_WORD]);
	if (!c)
		return;
	for (size_t i = 0; i < c->parts.n; i++) {
		gather(g, c->stem[i], LANG_PART, weights[LANG_PART]);
		if (i)
			gather_pair(g, c->stem[i - 1], c->stem[i],
				    weights[LANG_PAIR]);
	}
	gather_runs(g, &c->parts);
}

/* The next word after `i` that is no stop word, or 0. */
static size_t neighbour(const struct tokens *tokens, size_t i)
{
	for (size_t j = i + 1; j < tokens->n && j <= i + 1 + GAP; j++)
		if (tokens->at[j].stem.n)
			return j;
	return 0;
}

static void gather_neighbours(struct gatherer *g, const struct tokens *tokens)
{
	float weight = g->counts ? 1 : weights[LANG_PAIR];

	for (size_t i = 0; i < tokens->n; i++) {
		size_t j = neighbour(tokens, i);

		if (tokens->at[i].stem.n && j)
			gather_pair(g, tokens->at[i].stem, tokens->at[j].stem,
				    weight);
	}
}

/* "dorps ondersteuner": two words that are one when written properly. */
static void gather_joins(struct gatherer *g, const struct tokens *tokens)
{
	for (size_t i = 0; i + 1 < tokens->n; i++) {
		const struct token *left = &tokens->at[i], *right = left + 1;
		struct lang_parts parts;
		str joined;

		if (!left->stem.n || !right->stem.n)
			continue;
		joined = arena_f(g->l->arena, "%.*s%.*s", (int)left->form.n,
				 left->form.p, (int)right->form.n,
				 right->form.p);
		parts = lang_memory_split(g->l->memory, joined);
		if (lang_knows(joined) ||
		    (parts.n == 2 && parts.at[0].n == left->form.n))
			gather(g, lang_stem(g->l, g->tongue, joined), LANG_JOIN,
			       weights[LANG_JOIN]);
	}
}

static void add_theme(struct arena *a, struct lang_themes *themes, str slug,
		      float weight)
{
	for (size_t i = 0; i < themes->n; i++) {
		if (!str_eq(themes->at[i].slug, slug))
			continue;
		if (weight > themes->at[i].weight)
			themes->at[i].weight = weight;
		return;
	}
	if (slug.n)
		list_add(a, themes) = (struct lang_theme){ slug, weight };
}

/* A term of a group: one word as a stem, several as pairs. */
static void gather_phrase(struct gatherer *g, str phrase, enum lang_kind kind,
			  float weight)
{
	struct tokens tokens = read_tokens(g, phrase, PHRASE_WORDS);
	size_t n_words = 0, only = 0;

	for (size_t i = 0; i < tokens.n; i++)
		if (tokens.at[i].stem.n)
			n_words++, only = i;
	if (n_words == 1)
		gather(g, tokens.at[only].stem, kind, weight);
	for (size_t i = 0; n_words > 1 && i < tokens.n; i++) {
		size_t j = neighbour(&tokens, i);

		if (!tokens.at[i].stem.n || !j)
			continue;
		gather(g, pair(g->l->arena, tokens.at[i].stem, tokens.at[j].stem),
		       kind, weight / (float)(n_words - 1));
	}
}

/* The other terms of a group; Dutch also for who asks in English, since most
   of what is to be found is. */
static void gather_term(struct gatherer *g, str term, enum lang_kind kind,
			float weight)
{
	enum lang_tongue tongue = g->tongue;

	gather_phrase(g, term, kind, weight);
	if (tongue == LANG_NL)
		return;
	g->tongue = LANG_NL;
	gather_phrase(g, term, kind, weight);
	g->tongue = tongue;
}

static void gather_group(struct gatherer *g, const struct lexicon_match *match,
			 struct lang_themes *themes)
{
	const struct lexicon_group *group = match->group;
	bool loose = group->at[match->term].related;

	add_theme(g->l->arena, themes, group->theme,
		  (loose ? 0.5f : 1.0f) * group->strength);
	for (size_t i = 0; i < group->n; i++) {
		enum lang_kind kind = loose || group->at[i].related ?
			LANG_RELATED : LANG_SYNONYM;

		if (i != match->term)
			gather_term(g, group->at[i].text, kind,
				    weights[kind] * group->strength);
	}
}

static void gather_synonyms(struct gatherer *g, const struct tokens *tokens,
			    struct lang_themes *themes)
{
	struct arena *a = g->l->arena;
	struct lexicon_matches found;

	if (!g->l->lexicon)
		return;
	found = lexicon_find(g->l->lexicon, a,
			     lexicon_stems(g->l, a, &tokens->words));
	for (size_t i = 0; i < found.n; i++)
		gather_group(g, &found.at[i], themes);
}

static int heavier_term(const void *x, const void *y)
{
	const struct lang_term *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return str_cmp(a->text, b->text);
}

static int heavier_theme(const void *x, const void *y)
{
	const struct lang_theme *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return str_cmp(a->slug, b->slug);
}

struct lang_query lang_query(struct lang *l, enum lang_tongue tongue, str text)
{
	struct gatherer g = { .l = l, .tongue = tongue };
	struct tokens tokens = read_tokens(&g, text, LANG_QUERY_WORDS);
	struct lang_query query = { .tongue = tongue,
				    .all_stop = tokens.all_stop };

	for (size_t i = 0; i < tokens.n; i++) {
		query.n_words += tokens.at[i].stem.n > 0;
		gather_word(&g, &tokens.at[i]);
	}
	gather_neighbours(&g, &tokens);
	if (tongue == LANG_NL)
		gather_joins(&g, &tokens);
	gather_synonyms(&g, &tokens, &query.themes);
	query.terms = g.terms;
	if (query.terms.n)
		qsort(query.terms.at, query.terms.n, sizeof *query.terms.at,
		      heavier_term);
	if (query.terms.n > LANG_QUERY_TERMS)
		query.terms.n = LANG_QUERY_TERMS;
	if (query.themes.n)
		qsort(query.themes.at, query.themes.n, sizeof *query.themes.at,
		      heavier_theme);
	return query;
}

struct lang_terms lang_document(struct lang *l, enum lang_tongue tongue,
				str text)
{
	struct gatherer g = { .l = l, .tongue = tongue, .counts = true };
	struct tokens tokens = read_tokens(&g, text, LANG_TEXT_WORDS);

	for (size_t i = 0; i < tokens.n; i++)
		gather_word(&g, &tokens.at[i]);
	gather_neighbours(&g, &tokens);
	return g.terms;
}

static bool has_term(const struct lang_query *query, str text)
{
	for (size_t i = 0; i < query->terms.n; i++)
		if (str_eq(query->terms.at[i].text, text))
			return true;
	return false;
}

static bool is_marked(const struct lang_query *query, const struct token *t)
{
	if (has_term(query, t->stem))
		return true;
	for (size_t i = 0; t->compound && i < t->compound->parts.n; i++)
		if (has_term(query, t->compound->stem[i]))
			return true;
	return false;
}

struct lang_marks lang_marks(struct lang *l, const struct lang_query *query,
			     str text, size_t limit)
{
	struct gatherer g = { .l = l, .tongue = query->tongue };
	struct lang_words words = lang_words(l->arena, text, LANG_TEXT_WORDS);
	struct lang_marks marks = { 0 };

	for (size_t i = 0; i < words.n && marks.n < limit; i++) {
		struct token t = token_of(&g, words.at[i].form, query->all_stop);

		if (t.stem.n && is_marked(query, &t))
			list_add(l->arena, &marks) = (struct lang_mark){
				words.at[i].at, words.at[i].n,
			};
	}
	return marks;
}
