/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two ways of reading are put together. By term: how much of the words of a
 * lexicon's term the text holds, rare words counting most; a group is as
 * meant as its best term. By word: which themes a word is found with in the
 * whole lexicon. The first is sharp, the second reads what no term foresaw.
 */
#include "search/senses.h"
#include "search/weights.h"

#include <math.h>
#include <stdlib.h>

enum {
	WORDS_MAX = 10,         /* of one term, parts of compounds included */
	CONCEPTS_MAX = 12, THEMES_MAX = 8,
	WORK_BYTES = 256 << 20
};

/* Who holds less than a tenth of a term means nothing by it. */
#define HELD_MIN 0.1

/* A word of a term. */
struct use {
	uint32_t term;
	float share;            /* of the rarity of the term's words */
	uint32_t next;          /* 1 + the next use of the word; 0 ends */
};

/* How often a word is found with a theme. */
struct bond {
	uint32_t theme;
	float weight;
	uint32_t next;
};

struct word {
	str stem;
	uint32_t n_groups, last_group;
	uint32_t uses, bonds;   /* 1 + the first; 0: none */
	uint32_t n_uses;
	float bound;            /* all its bonds together */
};

struct term {
	uint32_t group;
	float strength;
	float rarity;           /* of its words together */
	uint32_t first, n;      /* its words, in members */
};

struct member {
	uint32_t word;
	float weight;           /* a part of a compound is less */
};

struct senses {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct { struct word *at; size_t n, cap; } words;
	struct { struct term *at; size_t n, cap; } terms;
	struct { struct member *at; size_t n, cap; } members;
	struct { struct use *at; size_t n, cap; } uses;
	struct { struct bond *at; size_t n, cap; } bonds;
	struct strs themes;
	struct lexicon_groups groups;
	uint32_t *theme_of;     /* by group: 1 + its theme; 0: none */
	uint32_t *slot;         /* 1 + a word, by hash of its stem; 0 is free */
	size_t n_slots;
};

static uint32_t *slot_of(const struct senses *s, str stem)
{
	size_t i = str_hash(stem) & (s->n_slots - 1);

	while (s->slot[i] && !str_eq(s->words.at[s->slot[i] - 1].stem, stem))
		i = (i + 1) & (s->n_slots - 1);
	return &s->slot[i];
}

static void make_room(struct senses *s)
{
	if (2 * (s->words.n + 1) < s->n_slots)
		return;
	s->n_slots = s->n_slots ? 2 * s->n_slots : 4096;
	s->slot = arena_array(s->arena, uint32_t, s->n_slots);
	for (size_t i = 0; i < s->words.n; i++)
		*slot_of(s, s->words.at[i].stem) = (uint32_t)i + 1;
}

static uint32_t word_of(struct senses *s, str stem)
{
	uint32_t *slot;

	make_room(s);
	slot = slot_of(s, stem);
	if (!*slot) {
		list_add(s->arena, &s->words) = (struct word){
			.stem = arena_str(s->arena, stem),
			.last_group = UINT32_MAX };
		*slot = (uint32_t)s->words.n;
	}
	return *slot - 1;
}

static uint32_t theme_number(struct senses *s, str slug)
{
	for (size_t i = 0; i < s->themes.n; i++)
		if (str_eq(s->themes.at[i], slug))
			return (uint32_t)i + 1;
	if (!slug.n)
		return 0;
	list_add(s->arena, &s->themes) = slug;
	return (uint32_t)s->themes.n;
}

static float weight_of(enum lang_kind kind)
{
	return kind == LANG_WORD || kind == LANG_JOIN ? 1 :
	       kind == LANG_PART ? (float)SENSE_PART : 0;
}

static void read_term(struct senses *s, struct lang *l, size_t group,
		      const struct lexicon_group *g, size_t i)
{
	struct lang_terms words = lang_document(l, LANG_NL, g->at[i].text);
	struct term t = { .group = (uint32_t)group,
		.first = (uint32_t)s->members.n,
		.strength = g->at[i].related ? g->strength / 2 : g->strength };

	for (size_t k = 0; k < words.n && t.n < WORDS_MAX; k++) {
		float weight = weight_of(words.at[k].kind);
		struct word *word;
		uint32_t number;

		if (weight <= 0)
			continue;
		number = word_of(s, words.at[k].text);
		list_add(s->arena, &s->members) = (struct member){ number, weight };
		t.n++;
		word = &s->words.at[number];
		word->n_groups += word->last_group != group;
		word->last_group = (uint32_t)group;
	}
	list_add(s->arena, &s->terms) = t;
}

static float rarity(const struct senses *s, uint32_t word)
{
	double n = s->words.at[word].n_groups;

	return (float)log(1 + (double)s->groups.n / (n > 0 ? n : 1));
}

static void bind(struct senses *s, uint32_t number, uint32_t theme, float weight)
{
	struct word *word = &s->words.at[number];

	word->bound += weight;
	for (uint32_t i = word->bonds; i; i = s->bonds.at[i - 1].next) {
		if (s->bonds.at[i - 1].theme != theme)
			continue;
		s->bonds.at[i - 1].weight += weight;
		return;
	}
	list_add(s->arena, &s->bonds) = (struct bond){ theme, weight, word->bonds };
	word->bonds = (uint32_t)s->bonds.n;
}

static void weigh_term(struct senses *s, size_t i)
{
	struct term *t = &s->terms.at[i];
	const struct member *m = &s->members.at[t->first];

	for (size_t k = 0; k < t->n; k++)
		t->rarity += m[k].weight * rarity(s, m[k].word);
	for (size_t k = 0; k < t->n; k++) {
		struct word *word = &s->words.at[m[k].word];
		float share = m[k].weight * rarity(s, m[k].word) / t->rarity;

		list_add(s->arena, &s->uses) = (struct use){
			(uint32_t)i, share, word->uses };
		word->uses = (uint32_t)s->uses.n;
		word->n_uses++;
		if (s->theme_of[t->group])
			bind(s, m[k].word, s->theme_of[t->group] - 1,
			     share * t->strength);
	}
}

struct senses *senses_create(struct arena *a, const struct lexicon *lexicon)
{
	struct senses *s = arena_new(a, struct senses);
	struct arena *work = arena_create(WORK_BYTES);

	s->arena = a;
	s->lexicon = lexicon;
	if (lexicon)
		s->groups = lexicon_all(lexicon, a);
	s->theme_of = arena_array(a, uint32_t, s->groups.n + 1);
	make_room(s);
	for (size_t g = 0; g < s->groups.n; g++) {
		const struct lexicon_group *group = &s->groups.at[g];
		struct lang *l = lang_open(work, NULL);

		s->theme_of[g] = theme_number(s, group->theme);
		for (size_t i = 0; i < group->n; i++)
			read_term(s, l, g, group, i);
		arena_reset(work);
	}
	for (size_t i = 0; i < s->terms.n; i++)
		weigh_term(s, i);
	arena_destroy(work);
	return s;
}

const struct lexicon *senses_lexicon(const struct senses *s)
{
	return s ? s->lexicon : NULL;
}

static int heavier(const void *x, const void *y)
{
	const struct sense *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return str_cmp(a->name, b->name);
}

static void keep_best(struct sense_list *list, size_t most)
{
	if (list->n)
		qsort(list->at, list->n, sizeof(*list->at), heavier);
	if (list->n > most)
		list->n = most;
}

static const struct word *find_word(const struct senses *s, str stem)
{
	uint32_t slot = *slot_of(s, stem);

	return slot ? &s->words.at[slot - 1] : NULL;
}

/* How rare words must be together before they say anything for sure; a text
 * of one word is sure of it. */
static double sure_at(const struct senses *s, const struct lang_terms *terms)
{
	double asked = 0, sure = SENSE_SURE;

	for (size_t i = 0; i < terms->n; i++) {
		const struct word *w = find_word(s, terms->at[i].text);

		if (terms->at[i].kind == LANG_WORD)
			asked += w ? rarity(s, (uint32_t)(w - s->words.at)) : 3;
	}
	return asked < 1 ? 1 : asked < sure ? asked : sure;
}

/* Sums by number, of the few that are touched; 0 is a free slot. */
struct tally {
	struct { uint32_t number; float sum; } *at;     /* number is 1 + it */
	size_t n_slots;
};

static struct tally tally_for(struct arena *a, size_t most)
{
	struct tally t = { .n_slots = 16 };

	while (t.n_slots < 2 * most)
		t.n_slots *= 2;
	t.at = arena_alloc(a, t.n_slots * sizeof(*t.at));
	return t;
}

static float *tally_at(struct tally *t, uint32_t number)
{
	size_t i = number * 0x9E3779B1u & (t->n_slots - 1);

	while (t->at[i].number && t->at[i].number != number + 1)
		i = (i + 1) & (t->n_slots - 1);
	t->at[i].number = number + 1;
	return &t->at[i].sum;
}

static size_t count_uses(const struct senses *s, const struct lang_terms *terms)
{
	size_t n = 0;

	for (size_t i = 0; i < terms->n; i++) {
		const struct word *w = find_word(s, terms->at[i].text);

		if (w && weight_of(terms->at[i].kind) > 0)
			n += w->n_uses;
	}
	return n;
}

/* How much of each term the text holds. */
static struct tally cover(const struct senses *s, struct arena *a,
			  const struct lang_terms *terms)
{
	struct tally held = tally_for(a, count_uses(s, terms));

	for (size_t i = 0; i < terms->n; i++) {
		const struct lang_term *q = &terms->at[i];
		const struct word *w = find_word(s, q->text);

		if (!w || weight_of(q->kind) <= 0)
			continue;
		for (uint32_t u = w->uses; u; u = s->uses.at[u - 1].next)
			*tally_at(&held, s->uses.at[u - 1].term) +=
				q->weight * s->uses.at[u - 1].share;
	}
	return held;
}

/* By term: how much each group is meant. */
static struct tally groups_of(const struct senses *s, struct arena *a,
			      const struct lang_terms *terms)
{
	struct tally held = cover(s, a, terms);
	struct tally groups = tally_for(a, held.n_slots / 2);
	double sure = sure_at(s, terms);

	for (size_t i = 0; i < held.n_slots; i++) {
		const struct term *t;
		double share = fmin(1, held.at[i].sum);
		float *meant;

		if (!held.at[i].number || share < HELD_MIN)
			continue;
		t = &s->terms.at[held.at[i].number - 1];
		share *= cbrt(share) * t->strength *
			fmin(1, held.at[i].sum * t->rarity / sure);
		meant = tally_at(&groups, t->group);
		*meant = fmaxf(*meant, (float)share);
	}
	return groups;
}

/* By word: the themes it is found with. */
static double *themes_by_word(const struct senses *s, struct arena *a,
			      const struct lang_terms *terms)
{
	double *themes = arena_array(a, double, s->themes.n + 1);

	for (size_t i = 0; i < terms->n; i++) {
		const struct lang_term *q = &terms->at[i];
		const struct word *w = find_word(s, q->text);

		if (!w || weight_of(q->kind) <= 0)
			continue;
		for (uint32_t b = w->bonds; b; b = s->bonds.at[b - 1].next)
			themes[s->bonds.at[b - 1].theme] += q->weight *
				s->bonds.at[b - 1].weight /
				(w->bound + SENSE_SMOOTH);
	}
	return themes;
}

static struct sense_list themes_of(const struct senses *s, struct arena *a,
				   const struct lang_terms *terms,
				   const struct tally *groups)
{
	double *by_word = themes_by_word(s, a, terms);
	double *not_meant = arena_array(a, double, s->themes.n + 1);
	struct sense_list out = { 0 };

	for (size_t i = 0; i < s->themes.n; i++)
		not_meant[i] = 1;
	for (size_t i = 0; i < groups->n_slots; i++) {
		uint32_t number = groups->at[i].number;
		uint32_t theme = number ? s->theme_of[number - 1] : 0;

		if (theme && groups->at[i].sum > 0.05f)
			not_meant[theme - 1] *= 1 - 0.8 * groups->at[i].sum;
	}
	for (size_t i = 0; i < s->themes.n; i++) {
		double weight = SENSE_BY_TERM * (1 - not_meant[i]) +
				SENSE_BY_WORD * fmin(1, by_word[i]);

		if (weight > SENSE_THEME_MIN)
			list_add(a, &out) = (struct sense){ s->themes.at[i], weight };
	}
	keep_best(&out, THEMES_MAX);
	return out;
}

struct meaning senses_of(const struct senses *s, struct arena *a,
			 const struct lang_terms *terms)
{
	struct meaning out = { 0 };
	struct tally groups;

	if (!s || !s->groups.n)
		return out;
	groups = groups_of(s, a, terms);
	for (size_t i = 0; i < groups.n_slots; i++)
		if (groups.at[i].number &&
		    groups.at[i].sum > (float)SENSE_CONCEPT_MIN)
			list_add(a, &out.concepts) = (struct sense){
				s->groups.at[groups.at[i].number - 1].at[0].text,
				groups.at[i].sum };
	keep_best(&out.concepts, CONCEPTS_MAX);
	out.themes = themes_of(s, a, terms, &groups);
	return out;
}
