/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sensesgen >senses.c
 *
 * Writes what the groups built into the program mean into it as tables: see
 * src/search/senses_table.h. It is given the lexicon as lexicongen wrote it.
 * Numbers are written whole, so that the table made while building and one
 * made while running are the same to the bit.
 */
#include "search/senses_table.h"

#include <stdio.h>

enum { A_LINE = 8 };

static void begin(const char *type, const char *name)
{
	printf("static const %s %s[] = {\n", type, name);
}

static void end(void)
{
	puts("};");
}

static void put_text(const struct senses_table *t)
{
	begin("char", "text");
	for (uint32_t i = 0; i < t->n_text; i++)
		printf("%d,%s", t->text[i], (i + 1) % (2 * A_LINE) ? "" : "\n");
	puts("0");
	end();
}

static void put_words(const struct senses_table *t)
{
	begin("struct sense_word", "words");
	for (uint32_t i = 0; i <= t->n_words; i++)
		printf("\t{ { %uu, %uu }, %uu, %uu, %af, %af },\n",
		       t->words[i].stem.at, t->words[i].stem.n,
		       t->words[i].uses, t->words[i].bonds,
		       t->words[i].rarity, t->words[i].bound);
	end();
}

static void put_links(const struct senses_table *t)
{
	begin("struct sense_use", "uses");
	for (uint32_t i = 0; i < t->n_uses; i++)
		printf("\t{ %uu, %af },\n", t->uses[i].term, t->uses[i].share);
	end();
	begin("struct sense_bond", "bonds");
	for (uint32_t i = 0; i < t->n_bonds; i++)
		printf("\t{ %uu, %af },\n", t->bonds[i].theme,
		       t->bonds[i].weight);
	end();
}

static void put_terms(const struct senses_table *t)
{
	begin("struct sense_term", "terms");
	for (uint32_t i = 0; i < t->n_terms; i++)
		printf("\t{ %uu, %af, %af },\n", t->terms[i].group,
		       t->terms[i].strength, t->terms[i].rarity);
	end();
}

static void put_groups(const struct senses_table *t)
{
	begin("struct sense_group", "groups");
	for (uint32_t i = 0; i < t->n_groups; i++)
		printf("\t{ { %uu, %uu }, %uu },\n", t->groups[i].head.at,
		       t->groups[i].head.n, t->groups[i].theme);
	end();
	begin("struct sense_text", "themes");
	for (uint32_t i = 0; i < t->n_themes; i++)
		printf("\t{ %uu, %uu },\n", t->themes[i].at, t->themes[i].n);
	end();
}

static void put_slots(const struct senses_table *t)
{
	begin("uint32_t", "slots");
	for (uint32_t i = 0; i < t->n_slots; i++)
		printf("%uu,%s", t->slots[i], (i + 1) % A_LINE ? "" : "\n");
	end();
}

static void put_table(const struct senses_table *t)
{
	puts("const struct senses_table senses_built_in = {\n"
	     "\t.text = text, .words = words, .uses = uses, .bonds = bonds,\n"
	     "\t.terms = terms, .groups = groups, .themes = themes,\n"
	     "\t.slots = slots,");
	printf("\t.n_text = %u, .n_words = %u, .n_uses = %u, .n_bonds = %u,\n"
	       "\t.n_terms = %u, .n_groups = %u, .n_themes = %u,\n"
	       "\t.n_slots = %u,\n", t->n_text, t->n_words, t->n_uses,
	       t->n_bonds, t->n_terms, t->n_groups, t->n_themes, t->n_slots);
	end();
}

int main(void)
{
	struct arena *a = arena_create((size_t)1 << 30);
	const struct senses_table *t = senses_table_of(a, lexicon_create(a));

	puts("/* Made by sensesgen. */\n#include \"search/senses_table.h\"\n");
	put_text(t);
	put_words(t);
	put_links(t);
	put_terms(t);
	put_groups(t);
	put_slots(t);
	put_table(t);
	arena_destroy(a);
	return ferror(stdout) ? 1 : 0;
}
