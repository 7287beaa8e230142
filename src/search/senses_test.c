/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "search/senses.h"
#include "search/senses_table.h"

/* The table in the program is the one its lexicon and weights give. */
TEST(what_the_lexicon_means_is_built_in)
{
	struct arena *a = arena_create(64 << 20);
	const struct senses_table *t = senses_table_of(a, lexicon_create(a));
	const struct senses_table *ours = &senses_built_in;

	EXPECT(t->n_text == ours->n_text && t->n_words == ours->n_words);
	EXPECT(t->n_uses == ours->n_uses && t->n_bonds == ours->n_bonds);
	EXPECT(t->n_terms == ours->n_terms && t->n_groups == ours->n_groups);
	EXPECT(t->n_themes == ours->n_themes && t->n_slots == ours->n_slots);
	EXPECT(!memcmp(t->text, ours->text, t->n_text));
	EXPECT(!memcmp(t->words, ours->words, t->n_words * sizeof *t->words));
	EXPECT(!memcmp(t->uses, ours->uses, t->n_uses * sizeof *t->uses));
	EXPECT(!memcmp(t->bonds, ours->bonds, t->n_bonds * sizeof *t->bonds));
	EXPECT(!memcmp(t->terms, ours->terms, t->n_terms * sizeof *t->terms));
	EXPECT(!memcmp(t->slots, ours->slots, t->n_slots * sizeof *t->slots));
	arena_destroy(a);
}

static double concept(const struct senses *s, struct arena *a, str text,
		      str name)
{
	struct lang_terms terms = lang_document(lang_open(a, NULL), LANG_NL, text);
	struct meaning m = senses_of(s, a, &terms);

	for (size_t i = 0; i < m.concepts.n; i++)
		if (str_eq(m.concepts.at[i].name, name))
			return m.concepts.at[i].weight;
	return 0;
}

TEST(a_group_of_ones_own_lies_over_those_built_in)
{
	struct arena *a = arena_create(64 << 20);
	struct lexicon *lx = lexicon_create(a);
	const struct senses *before = senses_create(a, lexicon_create(a));
	const struct senses *after;

	EXPECT(lexicon_add(lx, S("wonen\tkabouterhuis|paddenstoel")));
	after = senses_create(a, lx);
	EXPECT(concept(before, a, S("De paddenstoel."), S("kabouterhuis")) == 0);
	EXPECT(concept(after, a, S("De paddenstoel."), S("kabouterhuis")) > 0.5);
	EXPECT(concept(before, a, S("overdag ergens heen"),
		       S("dagbesteding voor ouderen")) > 0.3);
	EXPECT(concept(after, a, S("overdag ergens heen"),
		       S("dagbesteding voor ouderen")) > 0.3);
	arena_destroy(a);
}
