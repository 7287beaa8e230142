/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/lexicon_table.h"

size_t lexicon_read(str line, str *theme,
		    struct lexicon_term terms[LEXICON_TERMS_MAX])
{
	size_t n = 0;

	*theme = str_trim(str_cut(&line, '\t'));
	while (line.n && n < LEXICON_TERMS_MAX) {
		str term = str_trim(str_cut(&line, '|'));
		bool related = str_starts(term, S("~"));

		if (related)
			term = str_trim((str){ term.p + 1, term.n - 1 });
		if (term.n)
			terms[n++] = (struct lexicon_term){ term, related };
	}
	return n;
}

void lexicon_phrase_add(struct lexicon_phrase *phrase, str stem)
{
	phrase->hash = (phrase->hash ^ str_hash(stem)) * 0x9E3779B97F4A7C15u;
	phrase->n++;
}

static bool is_stop(str word)
{
	return lang_is_stop(LANG_NL, word) || lang_is_stop(LANG_EN, word);
}

struct strs lexicon_stems(struct lang *l, struct arena *a,
			  const struct lang_words *words)
{
	struct strs stems = { 0 };
	bool only_stop = true;

	for (size_t i = 0; i < words->n; i++)
		only_stop = only_stop && is_stop(words->at[i].form);
	for (size_t i = 0; i < words->n; i++)
		list_add(a, &stems) = !only_stop && is_stop(words->at[i].form)
			? S("") : lang_stem(l, LANG_NL, words->at[i].form);
	return stems;
}

struct lexicon_phrase lexicon_phrase_of(struct lang *l, struct arena *a,
					str term)
{
	struct lang_words words = lang_words(a, term, 4 * LEXICON_PHRASE_MAX);
	struct strs stems = lexicon_stems(l, a, &words);
	struct lexicon_phrase phrase = { 0 };

	for (size_t i = 0; i < stems.n; i++)
		if (stems.at[i].n)
			lexicon_phrase_add(&phrase, stems.at[i]);
	if (phrase.n > LEXICON_PHRASE_MAX)
		phrase.n = 0;
	return phrase;
}
