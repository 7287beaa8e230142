/* SPDX-License-Identifier: EUPL-1.2 */
/* From a lexicon to the table that senses.c reads. */
#include "search/senses_table.h"

#include <math.h>

enum {
	WORDS_MAX = 10,         /* of one term, parts of compounds included */
	TEXT_BYTES = 16 << 20, WORK_BYTES = 256 << 20
};

struct link {
	uint32_t to;            /* a term of the word, or a theme */
	float weight;
	uint32_t next;          /* 1 + the next of the word; 0 ends */
};

struct links {
	struct link *at;
	size_t n, cap;
};

struct word {
	struct sense_text stem;
	uint32_t n_groups, last_group;
	uint32_t uses, bonds;   /* 1 + the last added; 0: none */
	float bound;
};

struct member {
	uint32_t word;
	float weight;           /* a part of a compound is less */
};

struct term {
	struct sense_term is;
	uint32_t first, n;      /* its words, in members */
};

/* Where things are put until all is known. */
struct maker {
	struct arena *arena;
	struct buf text;
	struct { struct word *at; size_t n, cap; } words;
	struct { struct term *at; size_t n, cap; } terms;
	struct { struct member *at; size_t n, cap; } members;
	struct links uses, bonds;
	struct { struct sense_text *at; size_t n, cap; } themes;
	struct sense_group *groups;
	size_t n_groups;
	uint32_t *slots;
	size_t n_slots;
};

static str str_at(const struct maker *m, struct sense_text at)
{
	return (str){ m->text.p + at.at, at.n };
}

static struct sense_text keep(struct maker *m, str s)
{
	struct sense_text at = { (uint32_t)m->text.n, (uint32_t)s.n };

	buf_add(&m->text, s);
	return at;
}

static uint32_t *slot_of(const struct maker *m, str stem)
{
	size_t i = str_hash(stem) & (m->n_slots - 1);

	while (m->slots[i] &&
	       !str_eq(str_at(m, m->words.at[m->slots[i] - 1].stem), stem))
		i = (i + 1) & (m->n_slots - 1);
	return &m->slots[i];
}

static void make_room(struct maker *m)
{
	if (2 * (m->words.n + 1) < m->n_slots)
		return;
	m->n_slots = m->n_slots ? 2 * m->n_slots : 64;
	m->slots = arena_array(m->arena, uint32_t, m->n_slots);
	for (size_t i = 0; i < m->words.n; i++)
		*slot_of(m, str_at(m, m->words.at[i].stem)) = (uint32_t)i + 1;
}

static uint32_t word_of(struct maker *m, str stem)
{
	uint32_t *slot;

	make_room(m);
	slot = slot_of(m, stem);
	if (!*slot) {
		list_add(m->arena, &m->words) = (struct word){
			.stem = keep(m, stem), .last_group = UINT32_MAX };
		*slot = (uint32_t)m->words.n;
	}
	return *slot - 1;
}

static uint32_t theme_number(struct maker *m, str slug)
{
	for (size_t i = 0; i < m->themes.n; i++)
		if (str_eq(str_at(m, m->themes.at[i]), slug))
			return (uint32_t)i + 1;
	if (!slug.n)
		return 0;
	list_add(m->arena, &m->themes) = keep(m, slug);
	return (uint32_t)m->themes.n;
}

static void read_term(struct maker *m, struct lang *l, size_t group,
		      const struct lexicon_group *g, size_t i)
{
	struct lang_terms words = lang_document(l, LANG_NL, g->at[i].text);
	struct term t = { .first = (uint32_t)m->members.n, .is = {
		.group = (uint32_t)group,
		.strength = g->at[i].related ? g->strength / 2 : g->strength } };

	for (size_t k = 0; k < words.n && t.n < WORDS_MAX; k++) {
		float weight = sense_kind_weight(words.at[k].kind);
		struct word *word;
		uint32_t number;

		if (weight <= 0)
			continue;
		number = word_of(m, words.at[k].text);
		list_add(m->arena, &m->members) = (struct member){ number, weight };
		t.n++;
		word = &m->words.at[number];
		word->n_groups += word->last_group != group;
		word->last_group = (uint32_t)group;
	}
	list_add(m->arena, &m->terms) = t;
}

static void read_group(struct maker *m, struct lang *l, size_t number,
		       const struct lexicon_group *g)
{
	m->groups[number] = (struct sense_group){
		keep(m, g->at[0].text), theme_number(m, g->theme) };
	for (size_t i = 0; i < g->n; i++)
		read_term(m, l, number, g, i);
}

/* What is in few groups says most. */
static float rarity(const struct maker *m, uint32_t word)
{
	double n = m->words.at[word].n_groups;

	return (float)log(1 + (double)m->n_groups / (n > 0 ? n : 1));
}

static void link_to(struct maker *m, struct links *links, uint32_t *first,
		    uint32_t to, float weight)
{
	list_add(m->arena, links) = (struct link){ to, weight, *first };
	*first = (uint32_t)links->n;
}

static void bind(struct maker *m, struct word *word, uint32_t theme,
		 float weight)
{
	word->bound += weight;
	for (uint32_t i = word->bonds; i; i = m->bonds.at[i - 1].next) {
		if (m->bonds.at[i - 1].to != theme)
			continue;
		m->bonds.at[i - 1].weight += weight;
		return;
	}
	link_to(m, &m->bonds, &word->bonds, theme, weight);
}

static void weigh_term(struct maker *m, size_t i)
{
	struct term *t = &m->terms.at[i];
	const struct member *of = &m->members.at[t->first];
	uint32_t theme = m->groups[t->is.group].theme;

	for (size_t k = 0; k < t->n; k++)
		t->is.rarity += of[k].weight * rarity(m, of[k].word);
	for (size_t k = 0; k < t->n; k++) {
		struct word *word = &m->words.at[of[k].word];
		float share = of[k].weight * rarity(m, of[k].word) /
			t->is.rarity;

		link_to(m, &m->uses, &word->uses, (uint32_t)i, share);
		if (theme)
			bind(m, word, theme - 1, share * t->is.strength);
	}
}

/* The words' links, each word's in a row. */
static const struct sense_word *words_of(const struct maker *m, struct arena *a,
					 struct sense_use *uses,
					 struct sense_bond *bonds)
{
	struct sense_word *words = arena_array(a, struct sense_word,
					       m->words.n + 1);
	uint32_t n_uses = 0, n_bonds = 0;

	for (size_t i = 0; i < m->words.n; i++) {
		const struct word *w = &m->words.at[i];

		words[i] = (struct sense_word){ w->stem, n_uses, n_bonds,
			rarity(m, (uint32_t)i), w->bound };
		for (uint32_t u = w->uses; u; u = m->uses.at[u - 1].next)
			uses[n_uses++] = (struct sense_use){
				m->uses.at[u - 1].to, m->uses.at[u - 1].weight };
		for (uint32_t b = w->bonds; b; b = m->bonds.at[b - 1].next)
			bonds[n_bonds++] = (struct sense_bond){
				m->bonds.at[b - 1].to, m->bonds.at[b - 1].weight };
	}
	words[m->words.n] = (struct sense_word){
		.uses = n_uses, .bonds = n_bonds };
	return words;
}

static const struct sense_term *terms_of(const struct maker *m, struct arena *a)
{
	struct sense_term *terms = arena_array(a, struct sense_term,
					       m->terms.n + 1);

	for (size_t i = 0; i < m->terms.n; i++)
		terms[i] = m->terms.at[i].is;
	return terms;
}

static const struct senses_table *table_of(const struct maker *m,
					   struct arena *a)
{
	struct senses_table *t = arena_new(a, struct senses_table);
	struct sense_use *uses = arena_array(a, struct sense_use,
					     m->uses.n + 1);
	struct sense_bond *bonds = arena_array(a, struct sense_bond,
					       m->bonds.n + 1);

	*t = (struct senses_table){
		.text = m->text.p, .words = words_of(m, a, uses, bonds),
		.uses = uses, .bonds = bonds, .terms = terms_of(m, a),
		.groups = m->groups, .themes = m->themes.at, .slots = m->slots,
		.n_text = (uint32_t)m->text.n, .n_words = (uint32_t)m->words.n,
		.n_uses = (uint32_t)m->uses.n, .n_bonds = (uint32_t)m->bonds.n,
		.n_terms = (uint32_t)m->terms.n,
		.n_groups = (uint32_t)m->n_groups,
		.n_themes = (uint32_t)m->themes.n,
		.n_slots = (uint32_t)m->n_slots,
	};
	return t;
}

const struct senses_table *senses_table_of(struct arena *a,
					   const struct lexicon *lexicon)
{
	struct arena *work = arena_create(WORK_BYTES);
	struct lexicon_groups all = lexicon_all(lexicon, a);
	struct maker m = { .arena = a, .n_groups = all.n,
		.text = { .arena = a, .limit = TEXT_BYTES },
		.groups = arena_array(a, struct sense_group, all.n + 1) };

	make_room(&m);
	for (size_t g = 0; g < all.n; g++) {
		read_group(&m, lang_open(work, NULL), g, &all.at[g]);
		arena_reset(work);
	}
	for (size_t i = 0; i < m.terms.n; i++)
		weigh_term(&m, i);
	arena_destroy(work);
	return table_of(&m, a);
}
