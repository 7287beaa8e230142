/* SPDX-License-Identifier: EUPL-1.2 */
/* Slips are mended by the words of the collection itself, gathered when the
 * first unknown word comes by. */
#include "lang/spell.h"
#include "search/inside.h"

enum {
	GATHERED_BYTES = 256 << 20,
	LARGE = 20000,          /* documents: from here on a word that stands
				   there once is taken for a slip itself */
	ASKED_MAX = 400         /* words of a text */
};

static void count(void *with, str word, int64_t frequency)
{
	(void)word, (void)frequency;
	++*(size_t *)with;
}

static void gather(void *with, str word, int64_t frequency)
{
	const struct index_words *w = with;

	if (frequency > 1 || w->documents < LARGE)
		speller_add(w->speller, word, (uint32_t)frequency);
}

/* Gathered anew when the collection has grown or shrunk by a tenth. */
static const struct speller *speller_of(struct index *ix)
{
	struct index_words *w = index_words(ix);
	int64_t now = index_count(ix), before = w->documents;
	size_t n = 0;

	if (w->speller && 10 * now >= 9 * before && 10 * now <= 11 * before + 10)
		return w->speller;
	if (w->arena)
		arena_destroy(w->arena);
	w->arena = arena_create(GATHERED_BYTES);
	postings_each_word(ix, count, &n);
	w->speller = speller_create(w->arena, n);
	w->documents = now;
	postings_each_word(ix, gather, w);
	return w->speller;
}

str spelling_of(struct index *ix, struct arena *a, str text)
{
	struct lang *l = lang_open(a, NULL);
	struct lang_words words = lang_words(a, text, ASKED_MAX);

	list_each(r, words) {
		str form = r->form;

		if (!lang_knows(form) && !postings_frequency(ix,
				lang_stem(l, LANG_NL, form)))
			return speller_text(speller_of(ix), a, text);
	}
	return (str){ 0 };
}
