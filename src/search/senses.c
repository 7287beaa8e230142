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

enum { CONCEPTS_MAX = 12, THEMES_MAX = 8 };

/* Who holds less than a tenth of a term means nothing by it, and what is
 * meant as little as this counts for nothing. */
#define HELD_MIN 0.1
#define MEANT_MIN 0.05f

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

static bool is_heavier(const struct sense *a, const struct sense *b)
{
	if (a->weight != b->weight)
		return a->weight > b->weight;
	return str_cmp(a->name, b->name) < 0;
}

static struct sense_list list_of(struct arena *a, size_t most)
{
	return (struct sense_list){
		.at = arena_array(a, struct sense, most), .cap = most };
}

/* In its place, if it is one of the heaviest that there is room for. */
static void keep_best(struct sense_list *list, struct sense s)
{
	size_t i;

	if (list->n == list->cap && !is_heavier(&s, &list->at[list->n - 1]))
		return;
	i = list->n < list->cap ? list->n++ : list->n - 1;
	for (; i && is_heavier(&s, &list->at[i - 1]); i--)
		list->at[i] = list->at[i - 1];
	list->at[i] = s;
}

/* The words of a text that the table knows. */
struct found {
	struct { const struct sense_word *word; float weight; } *at;
	size_t n, n_uses;
	double sure;    /* how rare what is held must be to say much */
};

/*
 * Words must together be so rare before they say anything for sure; a text of
 * one word is sure of it. A word that the lexicon has not is rather rare.
 */
static struct found find_words(const struct senses_table *t, struct arena *a,
			       const struct lang_terms *terms)
{
	struct found f = { .at = arena_alloc(a, (terms->n + 1) * sizeof(*f.at)) };
	double asked = 0;

	list_each(q, *terms) {
		const struct sense_word *w;
		uint32_t slot;

		if (sense_kind_weight(q->kind) <= 0)
			continue;
		slot = t->slots[sense_slot(t, q->text)];
		w = slot ? &t->words[slot - 1] : NULL;
		if (q->kind == LANG_WORD)
			asked += w ? w->rarity : 3;
		if (!w)
			continue;
		f.at[f.n].word = w;
		f.at[f.n++].weight = q->weight;
		f.n_uses += w[1].uses - w->uses;
	}
	f.sure = asked < 1 ? 1 : asked < SENSE_SURE ? asked : SENSE_SURE;
	return f;
}

/* How much of each term the text holds, and of which it holds anything. */
struct held {
	float *of;              /* by term */
	uint32_t *terms;
	size_t n;
};

static struct held cover(const struct senses_table *t, struct arena *a,
			 const struct found *f)
{
	struct held held = { arena_array(a, float, t->n_terms),
			     arena_array(a, uint32_t, f->n_uses), 0 };

	for (size_t i = 0; i < f->n; i++) {
		const struct sense_word *w = f->at[i].word;

		for (uint32_t u = w->uses; u < w[1].uses; u++) {
			float *of = &held.of[t->uses[u].term];

			if (*of == 0)
				held.terms[held.n++] = t->uses[u].term;
			*of += f->at[i].weight * t->uses[u].share;
		}
	}
	return held;
}

static double least(double a, double b)
{
	return a < b ? a : b;
}

/* How much each group is meant, and which are. */
struct meant {
	float *of;              /* by group */
	uint32_t *groups;
	size_t n;
};

/* By term: a group is as meant as the best of its terms. */
static struct meant groups_of(const struct senses_table *t, struct arena *a,
			      const struct found *f)
{
	struct meant meant = { arena_array(a, float, t->n_groups),
			       arena_array(a, uint32_t, t->n_groups), 0 };
	struct held held = cover(t, a, f);

	for (size_t i = 0; i < held.n; i++) {
		const struct sense_term *term = &t->terms[held.terms[i]];
		float of = held.of[held.terms[i]], *most = &meant.of[term->group];
		double share = least(1, of), weight;

		if (share < HELD_MIN)
			continue;
		weight = share * term->strength *
			 least(1, of * term->rarity / f->sure);
		if (weight <= MEANT_MIN || weight <= *most)
			continue;       /* nor will it be after the root */
		weight *= cbrt(share);
		if (weight <= *most)
			continue;
		if (*most == 0)
			meant.groups[meant.n++] = term->group;
		*most = (float)weight;
	}
	return meant;
}

/* By word: the themes it is found with. */
static double *themes_by_word(const struct senses_table *t, struct arena *a,
			      const struct found *f)
{
	double *themes = arena_array(a, double, t->n_themes + 1);

	for (size_t i = 0; i < f->n; i++) {
		const struct sense_word *w = f->at[i].word;

		for (uint32_t b = w->bonds; b < w[1].bonds; b++)
			themes[t->bonds[b].theme] += f->at[i].weight *
				t->bonds[b].weight / (w->bound + SENSE_SMOOTH);
	}
	return themes;
}

static struct sense_list themes_of(const struct senses_table *t, struct arena *a,
				   const struct found *f,
				   const struct meant *meant)
{
	double *by_word = themes_by_word(t, a, f);
	double *not_meant = arena_array(a, double, t->n_themes + 1);
	struct sense_list out = list_of(a, THEMES_MAX);

	for (size_t i = 0; i < t->n_themes; i++)
		not_meant[i] = 1;
	for (size_t i = 0; i < meant->n; i++) {
		float of = meant->of[meant->groups[i]];
		uint32_t theme = t->groups[meant->groups[i]].theme;

		if (of > MEANT_MIN && theme)
			not_meant[theme - 1] *= 1 - 0.8 * of;
	}
	for (size_t i = 0; i < t->n_themes; i++) {
		double weight = SENSE_BY_TERM * (1 - not_meant[i]) +
				SENSE_BY_WORD * least(1, by_word[i]);

		if (weight > SENSE_THEME_MIN)
			keep_best(&out, (struct sense){
				sense_str(t, t->themes[i]), weight });
	}
	return out;
}

struct meaning senses_of(const struct senses *s, struct arena *a,
			 const struct lang_terms *terms)
{
	const struct senses_table *t = s ? s->table : NULL;
	struct meaning out = { 0 };
	struct found f;
	struct meant meant;

	if (!t || !t->n_groups)
		return out;
	f = find_words(t, a, terms);
	if (!f.n)
		return out;
	meant = groups_of(t, a, &f);
	out.concepts = list_of(a, CONCEPTS_MAX);
	for (size_t i = 0; i < meant.n; i++) {
		uint32_t group = meant.groups[i];

		if (meant.of[group] > (float)SENSE_CONCEPT_MIN)
			keep_best(&out.concepts, (struct sense){
				sense_str(t, t->groups[group].head),
				meant.of[group] });
	}
	out.themes = themes_of(t, a, &f, &meant);
	return out;
}
