/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two ways of reading are put together. By term: how much of the words of a
 * lexicon's term the text holds, rare words counting most; a group is as
 * meant as its best term. By word: which themes a word is found with in the
 * whole lexicon. The first is sharp, the second reads what no term foresaw.
 */
#include "search/senses.h"
#include "search/senses_table.h"
#include "search/weights.h"

#include <math.h>
#include <stdlib.h>

enum { CONCEPTS_MAX = 12, THEMES_MAX = 8 };

/* Who holds less than a tenth of a term means nothing by it. */
#define HELD_MIN 0.1

struct senses {
	const struct lexicon *lexicon;
	const struct senses_table *table;       /* NULL: nothing is meant */
};

struct senses *senses_create(struct arena *a, const struct lexicon *lexicon)
{
	struct senses *s = arena_new(a, struct senses);

	s->lexicon = lexicon;
	if (lexicon)
		s->table = lexicon_is_built_in(lexicon) ? &senses_built_in :
			senses_table_of(a, lexicon);
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

static const struct sense_word *find_word(const struct senses_table *t, str stem)
{
	uint32_t slot = t->slots[sense_slot(t, stem)];

	return slot ? &t->words[slot - 1] : NULL;
}

/* How rare words must be together before they say anything for sure; a text
 * of one word is sure of it. */
static double sure_at(const struct senses_table *t,
		      const struct lang_terms *terms)
{
	double asked = 0, sure = SENSE_SURE;

	for (size_t i = 0; i < terms->n; i++) {
		const struct sense_word *w = find_word(t, terms->at[i].text);

		if (terms->at[i].kind == LANG_WORD)
			asked += w ? w->rarity : 3;
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

static size_t count_uses(const struct senses_table *t,
			 const struct lang_terms *terms)
{
	size_t n = 0;

	for (size_t i = 0; i < terms->n; i++) {
		const struct sense_word *w = find_word(t, terms->at[i].text);

		if (w && sense_kind_weight(terms->at[i].kind) > 0)
			n += w[1].uses - w->uses;
	}
	return n;
}

/* How much of each term the text holds. */
static struct tally cover(const struct senses_table *t, struct arena *a,
			  const struct lang_terms *terms)
{
	struct tally held = tally_for(a, count_uses(t, terms));

	for (size_t i = 0; i < terms->n; i++) {
		const struct lang_term *q = &terms->at[i];
		const struct sense_word *w = find_word(t, q->text);

		if (!w || sense_kind_weight(q->kind) <= 0)
			continue;
		for (uint32_t u = w->uses; u < w[1].uses; u++)
			*tally_at(&held, t->uses[u].term) +=
				q->weight * t->uses[u].share;
	}
	return held;
}

/* By term: how much each group is meant. */
static struct tally groups_of(const struct senses_table *t, struct arena *a,
			      const struct lang_terms *terms)
{
	struct tally held = cover(t, a, terms);
	struct tally groups = tally_for(a, held.n_slots / 2);
	double sure = sure_at(t, terms);

	for (size_t i = 0; i < held.n_slots; i++) {
		const struct sense_term *term;
		double share = fmin(1, held.at[i].sum);
		float *meant;

		if (!held.at[i].number || share < HELD_MIN)
			continue;
		term = &t->terms[held.at[i].number - 1];
		share *= cbrt(share) * term->strength *
			fmin(1, held.at[i].sum * term->rarity / sure);
		meant = tally_at(&groups, term->group);
		*meant = fmaxf(*meant, (float)share);
	}
	return groups;
}

/* By word: the themes it is found with. */
static double *themes_by_word(const struct senses_table *t, struct arena *a,
			      const struct lang_terms *terms)
{
	double *themes = arena_array(a, double, t->n_themes + 1);

	for (size_t i = 0; i < terms->n; i++) {
		const struct lang_term *q = &terms->at[i];
		const struct sense_word *w = find_word(t, q->text);

		if (!w || sense_kind_weight(q->kind) <= 0)
			continue;
		for (uint32_t b = w->bonds; b < w[1].bonds; b++)
			themes[t->bonds[b].theme] += q->weight *
				t->bonds[b].weight / (w->bound + SENSE_SMOOTH);
	}
	return themes;
}

static struct sense_list themes_of(const struct senses_table *t, struct arena *a,
				   const struct lang_terms *terms,
				   const struct tally *groups)
{
	double *by_word = themes_by_word(t, a, terms);
	double *not_meant = arena_array(a, double, t->n_themes + 1);
	struct sense_list out = { 0 };

	for (size_t i = 0; i < t->n_themes; i++)
		not_meant[i] = 1;
	for (size_t i = 0; i < groups->n_slots; i++) {
		uint32_t number = groups->at[i].number;
		uint32_t theme = number ? t->groups[number - 1].theme : 0;

		if (theme && groups->at[i].sum > 0.05f)
			not_meant[theme - 1] *= 1 - 0.8 * groups->at[i].sum;
	}
	for (size_t i = 0; i < t->n_themes; i++) {
		double weight = SENSE_BY_TERM * (1 - not_meant[i]) +
				SENSE_BY_WORD * fmin(1, by_word[i]);

		if (weight > SENSE_THEME_MIN)
			list_add(a, &out) = (struct sense){
				sense_str(t, t->themes[i]), weight };
	}
	keep_best(&out, THEMES_MAX);
	return out;
}

struct meaning senses_of(const struct senses *s, struct arena *a,
			 const struct lang_terms *terms)
{
	const struct senses_table *t = s ? s->table : NULL;
	struct meaning out = { 0 };
	struct tally groups;

	if (!t || !t->n_groups)
		return out;
	groups = groups_of(t, a, terms);
	for (size_t i = 0; i < groups.n_slots; i++)
		if (groups.at[i].number &&
		    groups.at[i].sum > (float)SENSE_CONCEPT_MIN)
			list_add(a, &out.concepts) = (struct sense){
				sense_str(t, t->groups[groups.at[i].number - 1].head),
				groups.at[i].sum };
	keep_best(&out.concepts, CONCEPTS_MAX);
	out.themes = themes_of(t, a, terms, &groups);
	return out;
}
