/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Plain Dutch (B1): short sentences and ordinary words. What is refused here
 * was met in letters of authorities, or means something else to readers.
 */
#include "tools/pogen.h"

#include <ctype.h>

enum { LONGEST = 25, AVERAGE = 15 };

/* A word, or with * how it begins, and what to write instead. */
static const struct {
	const char *word, *instead;
} refused[] = {
	{ "burger*", "bewoner" },
	{ "partij", "initiatief of organisatie" },
	{ "partijen", "initiatieven of organisaties" },
	{ "signaal", "knelpunt" },
	{ "signalen", "knelpunten" },
	{ "je", "u" },
	{ "jij", "u" },
	{ "jouw", "uw" },
	{ "jullie", "u" },
	{ "betreffende", "over" },
	{ "aangaande", "over" },
	{ "omtrent", "over" },
	{ "inzake", "over" },
	{ "prioriteit*", "wat het eerst moet" },
	{ "relevant*", "wat past of belangrijk is" },
	{ "verstrek*", "geven" },
	{ "cre\xc3\xab" "er*", "maken" },
	{ "creeer*", "maken" },
	{ "faciliteer*", "helpen" },
	{ "faciliteren", "helpen" },
	{ "implement*", "invoeren" },
	{ "realiser*", "maken" },
	{ "participe*", "meedoen" },
	{ "indien", "als" },
	{ "middels", "met" },
	{ "teneinde", "om" },
	{ "tevens", "ook" },
	{ "reeds", "al" },
	{ "alsmede", "en" },
	{ "derhalve", "daarom" },
	{ "echter", "maar" },
	{ "conform", "volgens" },
	{ "dient", "moet" },
	{ "dienen", "moeten" },
	{ "gelieve", "wilt u" },
	{ "trachten", "proberen" },
	{ "optie*", "keus" },
	{ "stakeholder*", "wie erbij hoort" },
};

struct count {
	int sentences, words;
};

static size_t word_length(str s)
{
	size_t n = 0;

	while (n < s.n && (isalnum((unsigned char)s.p[n]) ||
			   (unsigned char)s.p[n] >= 0x80 ||
			   strchr("{}_-'@", s.p[n])))
		n++;
	return n;
}

static bool matches(str word, const char *pattern)
{
	size_t n = strlen(pattern);
	bool prefix = pattern[n - 1] == '*';

	n -= prefix;
	if (prefix ? word.n < n : word.n != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (tolower((unsigned char)word.p[i]) !=
		    (unsigned char)pattern[i] && word.p[i] != pattern[i])
			return false;
	return true;
}

static void check_word(struct gen *g, int line, str word)
{
	for (size_t i = 0; i < COUNT(refused); i++)
		if (matches(word, refused[i].word))
			tool_problem(&g->tool, line, "'%.*s' is not plain: "
				     "write %s", STR(word), refused[i].instead);
}

static void end_sentence(struct gen *g, int line, struct count *all, int words,
			 bool whole)
{
	if (words > LONGEST)
		tool_problem(&g->tool, line, "a sentence of %d words: at most "
			     "%d", words, LONGEST);
	if (!whole || !words)
		return;
	all->sentences++;
	all->words += words;
}

/* A label is no sentence: it does not count in the average. */
static void check_text(struct gen *g, int line, str text, struct count *all)
{
	int words = 0;

	while (text.n) {
		size_t n = word_length(text);
		bool end = strchr(".!?\n", text.p[0]) &&
			   (text.n == 1 || is_space(text.p[1]));

		if (n)
			check_word(g, line, (str){ text.p, n });
		words += n > 0;
		if (end) {
			end_sentence(g, line, all, words, true);
			words = 0;
		}
		n += !n;
		text = (str){ text.p + n, text.n - n };
	}
	end_sentence(g, line, all, words, false);
}

void check_dutch(struct gen *g)
{
	struct count all = { 0 };

	for (size_t i = 0; i < g->entries.n; i++) {
		const struct entry *e = &g->entries.at[i];

		check_text(g, e->line, e->text, &all);
		check_text(g, e->line, e->text_many, &all);
	}
	if (all.words > AVERAGE * all.sentences)
		tool_problem(&g->tool, 0, "sentences have %d words on average: "
			     "at most %d", all.words / all.sentences, AVERAGE);
}
