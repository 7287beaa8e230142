/* SPDX-License-Identifier: EUPL-1.2 */
/* What the words of a text speak of, by the lexicon. */
#include "search/inside.h"

struct spoken spoken_of(struct lang *l, struct arena *a, str text,
			enum lang_tongue tongue, size_t limit)
{
	struct spoken s = { .words = lang_words(a, text, limit) };

	for (size_t i = 0; i < s.words.n; i++) {
		str form = s.words.at[i].form, stem = { 0 };

		if (!lang_is_stop(LANG_NL, form) && !lang_is_stop(tongue, form))
			stem = arena_str(a, lang_stem(l, LANG_NL, form));
		list_add(a, &s.stems) = stem;
	}
	return s;
}

struct meanings meanings_of(const struct lexicon *lexicon, struct arena *a,
			    const struct spoken *spoken)
{
	struct lexicon_matches found;
	struct meanings out = { 0 };

	if (!lexicon)
		return out;
	found = lexicon_find(lexicon, a, spoken->stems);
	for (size_t i = 0; i < found.n; i++) {
		const struct lexicon_match *m = &found.at[i];
		bool loose = m->group->at[m->term].related;

		list_add(a, &out) = (struct meaning){
			.concept = m->group->at[0].text,
			.theme = m->group->theme,
			.weight = (loose ? 0.5 : 1) * m->group->strength,
			.first = m->first, .n = m->n,
		};
	}
	return out;
}
