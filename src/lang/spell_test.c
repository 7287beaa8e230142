/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/spell.h"
#include "test/test.h"

static struct speller *village(struct arena *a)
{
	static const struct { const char *word; uint32_t count; } words[] = {
		{ "Dorpsondersteuner", 40 }, { "coöperatie", 60 },
		{ "dorpshuis", 80 },         { "subsidie", 90 },
		{ "vrijwilliger", 120 },     { "initiatief", 200 },
		{ "buurthuis", 50 },         { "geld", 300 },
		{ "gemeente", 300 },         { "duurzaam", 30 },
		{ "eenzaamheid", 30 },       { "bijeenkomst", 70 },
		{ "zelfbeheer", 20 },        { "vergunning", 40 },
		{ "leefbaarheid", 35 },      { "knarrenhof", 5 },
		{ "voedselbos", 12 },        { "mantelzorg", 44 },
		{ "zorg", 400 },             { "dorp", 500 },
	};
	struct speller *s = speller_create(a, COUNT(words));

	for (size_t i = 0; i < COUNT(words); i++)
		speller_add(s, str_from_z(words[i].word), words[i].count);
	return s;
}

TEST(slips_are_corrected_to_words_of_the_collection)
{
	static const char *const slips[][2] = {
		{ "dorpsondersteunder", "dorpsondersteuner" },
		{ "coperatie", "cooperatie" },    { "cooperasie", "cooperatie" },
		{ "supsidie", "subsidie" },       { "subsidei", "subsidie" },
		{ "vreiwilliger", "vrijwilliger" }, { "vrijwiliger", "vrijwilliger" },
		{ "inisiatief", "initiatief" },   { "initatief", "initiatief" },
		{ "gemeentte", "gemeente" },      { "geneemte", "gemeente" },
		{ "duursaam", "duurzaam" },       { "eensaamheit", "eenzaamheid" },
		{ "beijeenkomst", "bijeenkomst" }, { "selfbeheer", "zelfbeheer" },
		{ "verchunning", "vergunning" },  { "leevbaarheid", "leefbaarheid" },
		{ "knarenhof", "knarrenhof" },    { "mantelsorg", "mantelzorg" },
	};
	struct arena *a = arena_create((size_t)16 << 20);
	struct speller *s = village(a);

	for (size_t i = 0; i < COUNT(slips); i++) {
		str got = speller_word(s, a, str_from_z(slips[i][0]));

		EXPECT(str_eq(got, str_from_z(slips[i][1])));
	}
	arena_destroy(a);
}

TEST(what_is_known_is_never_corrected)
{
	static const char *const right[] = {
		"geld", "Gemeente", "geel", "veld", "zorgen", "dorpsbewoners",
		"knarrenhof", "COÖPERATIE", "de", "which", "u10", "qqqqqqqqqqq",
		"wmo-raad", "buurtmoestuin", "x", "",
	};
	struct arena *a = arena_create((size_t)16 << 20);
	struct speller *s = village(a);

	for (size_t i = 0; i < COUNT(right); i++)
		EXPECT(!speller_word(s, a, str_from_z(right[i])).n);
	arena_destroy(a);
}

TEST(a_query_keeps_what_is_right_and_mends_the_rest)
{
	struct arena *a = arena_create((size_t)16 << 20);
	struct speller *s = village(a);

	EXPECT(str_eq(speller_text(s, a, S("Wie betaalt de dorpsondersteunder?")),
		      S("Wie betaalt de dorpsondersteuner?")));
	EXPECT(str_eq(speller_text(s, a, S("leef baarheid, supsidie")),
		      S("leefbaarheid, subsidie")));
	EXPECT(str_eq(speller_text(s, a, S("geldvoor zelfbeheer")),
		      S("geld voor zelfbeheer")));
	EXPECT(!speller_text(s, a, S("Wie betaalt het dorpshuis?")).n);
	EXPECT(!speller_text(s, a, S("")).n);
	arena_destroy(a);
}

TEST(counts_of_a_word_add_up_and_decide)
{
	struct arena *a = arena_create((size_t)16 << 20);
	struct speller *s = speller_create(a, 10);

	speller_add(s, S("zwanenbroek"), 1);
	speller_add(s, S("zwanenbrook"), 1);
	speller_add(s, S("Zwanenbrook"), 100000);
	EXPECT(str_eq(speller_word(s, a, S("zwanenbrxok")), S("zwanenbrook")));
	arena_destroy(a);
}
