/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "search/clues.h"
#include "search/sayings.h"
#include "search/sayings_table.h"
#include "search/understand.h"

static struct lang_terms terms_of(struct arena *a, str text)
{
	return lang_document(lang_open(a, NULL), LANG_NL, text);
}

static struct told tell(struct arena *a, const char *text)
{
	struct lang_terms terms = terms_of(a, str_from_z(text));

	return sayings_of(a, &terms);
}

/* Which place a theme has; 0 for the first, the number of them for none. */
static size_t place_of(const struct sense_list *list, const char *name)
{
	size_t i = 0;

	while (i < list->n && !str_eq(list->at[i].name, str_from_z(name)))
		i++;
	return i;
}

TEST(who_tells_a_situation_in_other_words_is_understood)
{
	static const struct { const char *text, *theme; } told[] = {
		{ "mijn kameraad krijgt een uitkering, mag hij bij ons helpen",
		  "uitkering" },
		{ "wie rijdt opa naar het ziekenhuis", "vervoer" },
		{ "de ambtenaar mailt nooit terug", "gemeente" },
		{ "wie draait op voor de schade als het misgaat",
		  "aansprakelijkheid" },
		{ "who can drive my neighbour to the hospital", "vervoer" },
	};
	struct arena *a = arena_create(16 << 20);

	for (size_t i = 0; i < COUNT(told); i++) {
		struct told t = tell(a, told[i].text);

		EXPECT(t.themes.n && place_of(&t.themes, told[i].theme) == 0);
		EXPECT(t.situations.n > 0);
	}
	arena_destroy(a);
}

TEST(themes_are_shares_the_clearest_first)
{
	struct arena *a = arena_create(16 << 20);
	struct told t = tell(a, "een busje om mensen naar de markt te rijden");
	double all = 0;

	for (size_t i = 0; i < t.themes.n; i++) {
		EXPECT(!i || t.themes.at[i].weight <= t.themes.at[i - 1].weight);
		all += t.themes.at[i].weight;
	}
	EXPECT(all > 0.3 && all < 1.0001);
	arena_destroy(a);
}

TEST(of_nothing_and_of_what_nobody_says_nothing_is_told)
{
	struct arena *a = arena_create(16 << 20);

	EXPECT(!tell(a, "").themes.n);
	EXPECT(!tell(a, "de het een").themes.n);
	EXPECT(!tell(a, "12345678 99").situations.n);
	arena_destroy(a);
}

TEST(a_document_answers_the_situations_it_has_the_words_for)
{
	struct arena *a = arena_create(16 << 20);
	struct lang_terms terms;
	struct sense_list answered;

	for (size_t i = 0; i < sayings.n_situations; i += 97) {
		const struct situation *s = &sayings.situations[i];
		str field = { sayings.text + s->field, s->n_field };

		terms = terms_of(a, field);
		answered = sayings_answered(a, &terms).situations;
		EXPECT(answered.n && str_eq(answered.at[0].name, field));
		EXPECT(answered.at[0].weight > 0.8);
		EXPECT(answered.at[0].weight < 1.01);
	}
	terms = terms_of(a, S("zzz"));
	EXPECT(!sayings_answered(a, &terms).situations.n);
	arena_destroy(a);
}

TEST(a_word_leaves_its_stem_and_pieces_as_clues_each_once)
{
	struct arena *a = arena_create(1 << 20);
	struct lang_terms terms = terms_of(a, S("fietsen fietsen ui"));
	struct clues clues = clues_of(a, &terms);
	size_t pieces = 0;

	for (size_t i = 0; i < clues.n; i++) {
		EXPECT(!i || clues.at[i].hash > clues.at[i - 1].hash);
		pieces += clues.at[i].hash & 1;
	}
	/* <fie fiet iets ets>, and "ui" is too short for any. */
	EXPECT(clues.n == 6 && pieces == 4);
	arena_destroy(a);
}

TEST(lexicon_and_sayings_agree_in_one_list)
{
	struct arena *a = arena_create(64 << 20);
	struct senses *s = senses_create(a, lexicon_create(a));
	struct lang_terms terms = terms_of(a, S("eenzame ouderen bezoeken"));
	struct understood u = understand(s, a, &terms);

	EXPECT(place_of(&u.themes, "eenzaamheid") == 0 && u.concepts.n);
	list_each(r, u.themes)
		EXPECT(r->weight > 0 && r->weight <= 1);
	EXPECT(!understand(NULL, a, &terms).themes.n);
	arena_destroy(a);
}
