/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/lang.h"
#include "test/gold.h"
#include "test/test.h"

static bool comes_apart(const char *word, const char *want)
{
	struct lang_parts parts = lang_split(str_from_z(word));
	str rest = str_from_z(want);

	for (size_t i = 0; i < parts.n; i++)
		if (!str_eq(parts.at[i], str_cut(&rest, '+')))
			return false;
	return !rest.n;
}

TEST(compounds_come_apart_and_other_words_do_not)
{
	EXPECT(comes_apart("dorpsondersteuner", "dorps+ondersteuner"));
	EXPECT(comes_apart("zorgcooperatie", "zorg+cooperatie"));
	EXPECT(comes_apart("kinderopvang", "kinder+opvang"));
	EXPECT(comes_apart("wmo-raad", "wmo+raad"));
	EXPECT(comes_apart("vereniging", "vereniging"));
	EXPECT(comes_apart("vergadering", "vergadering"));
	EXPECT(comes_apart("verantwoordelijkheid", "verantwoordelijkheid"));
}

TEST(what_is_no_dutch_word_stays_whole_and_harms_nothing)
{
	static const char *const odd[] = {
		"", "-", "--", "a-", "-a", "a", "x", "360", "zzzzzzzzzzzzzzzzzzzzzz",
		"\xc3", "\xff\xff\xff\xff", ("a\xcc\x88" "bcdefgh"),
	};

	for (size_t i = 0; i < COUNT(odd); i++)
		EXPECT(comes_apart(odd[i], odd[i]));
}

TEST(a_long_word_has_a_bounded_number_of_parts)
{
	struct lang_parts parts = lang_split(
		S("hottentottententententoonstellingsmakersopleiding"));
	char endless[500];

	EXPECT(parts.n > 1 && parts.n <= LANG_PARTS_MAX);
	memset(endless, 'a', sizeof endless);
	EXPECT(lang_split((str){ endless, sizeof endless }).n == 1);
	memset(endless, '-', sizeof endless);
	EXPECT(lang_split((str){ endless, sizeof endless }).n == 1);
}

TEST(words_come_apart_as_people_take_them_apart)
{
	struct arena *a = arena_create((size_t)16 << 20);
	struct gold gold = { 0 };
	struct gold_marks marks;

	EXPECT(gold_read(&gold, a, "test/language/samenstellingen_ud_dev.tsv"));
	EXPECT(gold_read(&gold, a, "test/language/samenstellingen_domein.tsv"));
	marks = gold_judge(&gold, NULL);
	EXPECT(marks.compounds == 876 && marks.simple == 804);
	EXPECT(gold_is_met(&marks));
	arena_destroy(a);
}
