/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/lang.h"
#include "lang/lexicon.h"
#include "test/test.h"

static struct arena *room(void)
{
	return arena_create(64 << 20);
}

TEST(folding_leaves_the_plainest_form)
{
	static const struct { const char *from, *to; } cases[] = {
		{ "Coöperatie", "cooperatie" },
		{ "Coo\xCC\x88peratie", "cooperatie" },
		{ "Ĳsselstein", "ijsselstein" },
		{ "‘één’ – “twee”", "'een' - \"twee\"" },
		{ "ﬁets\u00ADpad", "fietspad" },
		{ "Straße  Ærø\n\tŁódź", "strasse aero lodz" },
		{ "", "" },
		{ "\xff\xfe" "a\x80" "b", "a b" },
	};
	struct arena *a = room();

	for (size_t i = 0; i < COUNT(cases); i++) {
		str got = lang_fold(a, str_from_z(cases[i].from));

		EXPECT(str_eq(got, str_from_z(cases[i].to)));
	}
	arena_destroy(a);
}

/* The words of a text, a bar between. */
static str words_of(struct arena *a, const char *text)
{
	struct lang_words words = lang_words(a, str_from_z(text), 100);
	struct buf out = { .arena = a, .limit = 1000 };

	for (size_t i = 0; i < words.n; i++) {
		buf_add(&out, i ? S("|") : S(""));
		buf_add(&out, words.at[i].form);
	}
	return buf_str(&out);
}

TEST(text_is_cut_into_words)
{
	struct arena *a = room();

	EXPECT(str_eq(words_of(a, "De foto's, van 't dorp!"),
		      S("de|foto's|van|t|dorp")));
	EXPECT(str_eq(words_of(a, "zorg-coöperatie -- Wmo-raad (U10)"),
		      S("zorg-cooperatie|wmo-raad|u10")));
	EXPECT(str_eq(words_of(a, "W.M.O. en www.example.org"),
		      S("wmo|en|www|example|org")));
	EXPECT(str_eq(words_of(a, "a\xff" "b\xc3"), S("a|b")));
	EXPECT(str_eq(words_of(a, " - ' . "), S("")));
	arena_destroy(a);
}

TEST(words_say_where_they_stand)
{
	static const char text[] = "Eén coöperatie's erf-";
	struct arena *a = room();
	struct lang_words words = lang_words(a, S(text), 100);

	EXPECT(words.n == 3);
	EXPECT(words.at[1].at == 5 && words.at[1].n == 13);
	EXPECT(words.at[2].at == 19 && words.at[2].n == 3);
	arena_destroy(a);
}

TEST(forms_of_one_word_have_one_stem)
{
	static const char *const pairs[][2] = {
		{ "huizen", "huis" }, { "brieven", "brief" },
		{ "initiatieven", "initiatief" }, { "foto's", "foto" },
		{ "mogelijkheden", "mogelijkheid" }, { "dorpen", "dorp" },
		{ "wmo-raad", "wmoraad" }, { "vrijwilligers", "vrijwilliger" },
		{ "reacties", "reactie" }, { "gevallen", "geval" },
		{ "kinderen", "kind" }, { "gemeenteraadsleden", "gemeenteraadslid" },
		{ "mannetjes", "man" }, { "fotootje", "foto" },
		{ "processen", "proces" }, { "plaatsen", "plaats" },
		{ "kolonien", "kolonie" }, { "levens", "leven" },
		{ "betaald", "betalen" }, { "gezocht", "zoeken" },
	};
	static const char *const apart[][2] = {
		{ "buurt", "buur" }, { "markt", "mark" }, { "plaats", "plaat" },
		{ "verleden", "lid" }, { "gezond", "zon" }, { "tijd", "tij" },
	};
	struct arena *a = room();
	struct lang *l = lang_open(a, NULL);

	for (size_t i = 0; i < COUNT(pairs); i++)
		EXPECT(str_eq(lang_stem(l, LANG_NL, str_from_z(pairs[i][0])),
			      lang_stem(l, LANG_NL, str_from_z(pairs[i][1]))));
	for (size_t i = 0; i < COUNT(apart); i++)
		EXPECT(!str_eq(lang_stem(l, LANG_NL, str_from_z(apart[i][0])),
			       lang_stem(l, LANG_NL, str_from_z(apart[i][1]))));
	EXPECT(str_eq(lang_stem(l, LANG_EN, S("neighbours")), S("neighbour")));
	arena_destroy(a);
}

TEST(stop_words_are_known)
{
	EXPECT(lang_is_stop(LANG_NL, S("de")) && lang_is_stop(LANG_NL, S("zo'n")));
	EXPECT(!lang_is_stop(LANG_NL, S("dorp")) && !lang_is_stop(LANG_NL, S("")));
	EXPECT(!lang_is_stop(LANG_NL, S("d'")) && !lang_is_stop(LANG_NL, S("zijnd")));
	EXPECT(lang_is_stop(LANG_EN, S("the")) && !lang_is_stop(LANG_NL, S("the")));
}

static float weight(struct lang_terms terms, str text)
{
	for (size_t i = 0; i < terms.n; i++)
		if (str_eq(terms.at[i].text, text))
			return terms.at[i].weight;
	return 0;
}

TEST(a_compound_meets_its_parts)
{
	struct arena *a = room();
	struct lang *l = lang_open(a, NULL);
	struct lang_terms text =
		lang_document(l, LANG_NL, S("Onze dorpsondersteuners helpen."));
	struct lang_query apart =
		lang_query(l, LANG_NL, S("een dorps ondersteuner"));

	EXPECT(weight(text, S("dorpsondersteuner")) == 1);
	EXPECT(weight(text, S("dorp")) > 0 && weight(text, S("dorp")) < 1);
	EXPECT(weight(text, S("dorp_ondersteuner")) > 0);
	EXPECT(weight(apart.terms, S("ondersteuner")) == 1);
	EXPECT(weight(apart.terms, S("dorp_ondersteuner")) > 0);
	EXPECT(weight(apart.terms, S("dorpsondersteuner")) > 0.5f);
	EXPECT(weight(apart.terms, S("een")) == 0 && apart.n_words == 2);
	arena_destroy(a);
}

TEST(a_query_of_stop_words_only_is_still_a_query)
{
	struct arena *a = room();
	struct lang *l = lang_open(a, NULL);

	EXPECT(lang_query(l, LANG_NL, S("wie wat waar")).terms.n > 0);
	EXPECT(lang_query(l, LANG_NL, S("")).terms.n == 0);
	EXPECT(lang_query(l, LANG_NL, S(" ... ")).terms.n == 0);
	arena_destroy(a);
}

TEST(synonyms_and_themes_come_with_a_query)
{
	struct arena *a = room();
	struct lexicon *lx = lexicon_create_empty(a);
	struct lang *l = lang_open(a, lx);
	struct lang_query q;

	EXPECT(lexicon_add(lx, S("wonen\twoongroep|samen wonen|~hofje van buren")));
	EXPECT(!lexicon_add(lx, S("wonen\t | ")));
	q = lang_query(l, LANG_NL, S("Hoe begin je een woongroep?"));
	EXPECT(weight(q.terms, S("sam_won")) > weight(q.terms, S("hof_bur")));
	EXPECT(weight(q.terms, S("hof_bur")) > 0);
	EXPECT(q.themes.n == 1 && str_eq(q.themes.at[0].slug, S("wonen")));
	q = lang_query(l, LANG_NL, S("het hofje voor de buren"));
	EXPECT(weight(q.terms, S("woongroep")) > 0);

	/* replaced, then taken away */
	EXPECT(lexicon_add(lx, S("plek\tWoongroepen|hofje")));
	q = lang_query(l, LANG_NL, S("woongroep"));
	EXPECT(q.themes.n == 1 && str_eq(q.themes.at[0].slug, S("plek")));
	EXPECT(weight(q.terms, S("sam_won")) == 0);
	EXPECT(lexicon_add(lx, S("\twoongroep")));
	EXPECT(lang_query(l, LANG_NL, S("woongroep")).themes.n == 0);
	arena_destroy(a);
}

TEST(the_words_of_the_network_are_built_in)
{
	struct arena *a = room();
	struct lang *l = lang_open(a, lexicon_create(a));
	struct lang_query q = lang_query(l, LANG_NL, S("mijn man is dement"));

	EXPECT(q.themes.n && str_eq(q.themes.at[0].slug, S("zorg-welzijn")));
	EXPECT(weight(q.terms, lang_stem(l, LANG_NL, S("dementie"))) > 0.5f);
	EXPECT(lang_query(l, LANG_EN, S("social cohesion")).themes.n > 0);
	arena_destroy(a);
}

TEST(a_group_of_the_database_replaces_a_built_in_one)
{
	struct arena *a = room();
	struct lexicon *lx = lexicon_create(a);
	struct lang *l = lang_open(a, lx);

	str forgetful = lang_stem(l, LANG_NL, S("vergeetachtig"));
	str confused = lang_stem(l, LANG_NL, S("verward"));

	EXPECT(weight(lang_query(l, LANG_NL, S("dementie")).terms, forgetful) > 0);
	EXPECT(lexicon_add(lx, S("plek\tdementie|verward")));
	EXPECT(weight(lang_query(l, LANG_NL, S("dementie")).terms, forgetful) == 0);
	EXPECT(weight(lang_query(l, LANG_NL, S("dementie")).terms, confused) > 0);
	EXPECT(lexicon_add(lx, S("\tdementie")));
	EXPECT(weight(lang_query(l, LANG_NL, S("dementie")).terms, confused) == 0);
	arena_destroy(a);
}

TEST(borrowed_synonyms_are_weaker_and_asked_for)
{
	struct arena *a = room();
	struct lexicon *lx = lexicon_create(a);
	struct lang *l = lang_open(a, lx);
	str zucchini = lang_stem(l, LANG_NL, S("zucchini"));

	EXPECT(weight(lang_query(l, LANG_NL, S("courgette")).terms, zucchini) == 0);
	lexicon_borrow(lx);
	EXPECT(weight(lang_query(l, LANG_NL, S("courgette")).terms, zucchini) > 0);
	EXPECT(weight(lang_query(l, LANG_NL, S("courgette")).terms, zucchini) < 0.3f);
	arena_destroy(a);
}

TEST(marks_show_where_a_query_is_met)
{
	static const char text[] = "Het café steunt de Dorpsondersteuner graag.";
	struct arena *a = room();
	struct lang *l = lang_open(a, NULL);
	struct lang_query q = lang_query(l, LANG_NL, S("ondersteuner CAFE"));
	struct lang_marks marks = lang_marks(l, &q, S(text), 10);

	EXPECT(marks.n == 2);
	EXPECT(marks.at[0].at == 4 && marks.at[0].n == 5);
	EXPECT(marks.at[1].at == 20 && marks.at[1].n == 17);
	arena_destroy(a);
}
