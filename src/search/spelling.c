/* SPDX-License-Identifier: EUPL-1.2 */
/* Slips are mended by the words of the collection itself, gathered when the
 * first unknown word comes by. */
#include "lang/spell.h"
#include "search/inside.h"

enum {
	GATHERED_MAX = 40000,   /* words */
	GATHERED_BYTES = 64 << 20,
	ASKED_MAX = 400         /* words of a text */
};

static void gather(void *with, str word, int64_t frequency)
{
	speller_add(with, word, (uint32_t)frequency);
}

/* Gathered anew when the collection has grown or shrunk by a tenth. */
static const struct speller *speller_of(struct index *ix)
{
	struct index_words *w = index_words(ix);
	int64_t now = index_count(ix), before = w->documents;

	if (w->speller && 10 * now >= 9 * before && 10 * now <= 11 * before + 10)
		return w->speller;
	if (w->arena)
		arena_destroy(w->arena);
	w->arena = arena_create(GATHERED_BYTES);
	w->speller = speller_create(w->arena, GATHERED_MAX);
	w->documents = now;
	postings_each_term(ix, S("W"), GATHERED_MAX, gather, w->speller);
	return w->speller;
}

static bool is_known(struct index *ix, struct arena *a, str form)
{
	return lang_knows(form) ||
	       postings_frequency(ix, term_with(a, 'W', form)) > 0;
}

str spelling_of(struct index *ix, struct arena *a, str text)
{
	struct lang_words words = lang_words(a, text, ASKED_MAX);

	for (size_t i = 0; i < words.n; i++)
		if (!is_known(ix, a, words.at[i].form))
			return speller_text(speller_of(ix), a, text);
	return (str){ 0 };
}
