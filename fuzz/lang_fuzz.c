/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes at all are a text, a word, a query and a line of synonyms. */
#include "lang/lang.h"
#include "lang/lexicon.h"
#include "lang/spell.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_terms(struct lang_terms terms)
{
	for (size_t i = 0; i < terms.n; i++) {
		assert(terms.at[i].text.n && terms.at[i].text.n <= LANG_TERM_MAX);
		assert(terms.at[i].weight > 0);
		assert(!memchr(terms.at[i].text.p, ' ', terms.at[i].text.n));
	}
}

static void check_words(struct arena *a, str text)
{
	struct lang_words words = lang_words(a, text, 1000);
	size_t end = 0;

	for (size_t i = 0; i < words.n; i++) {
		struct lang_word w = words.at[i];
		struct lang_parts parts = lang_split(w.form);

		assert(w.at >= end && w.n && w.at + w.n <= text.n);
		assert(parts.n >= 1 && parts.n <= LANG_PARTS_MAX);
		for (size_t k = 0; k < parts.n; k++)
			assert(parts.at[k].p >= w.form.p &&
			       parts.at[k].p + parts.at[k].n <=
				       w.form.p + w.form.n);
		end = w.at + w.n;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_create((size_t)256 << 20);
	str text = { (const char *)data, size < 4000 ? size : 4000 };
	struct lexicon *lx = lexicon_create_empty(a);
	struct speller *s = speller_create(a, 10);
	struct lang *l = lang_open(a, lx);
	struct lang_query query;
	str line, rest = text;

	lang_fold(a, text);
	lang_split(text);
	lang_stem(l, LANG_EN, lang_stem(l, LANG_NL, text));
	check_words(a, text);
	while (rest.n) {
		line = str_cut(&rest, '\n');
		if (lexicon_add(lx, line))
			speller_add(s, line, 1);
	}
	query = lang_query(l, LANG_NL, text);
	assert(query.terms.n <= LANG_QUERY_TERMS);
	check_terms(query.terms);
	check_terms(lang_document(l, LANG_EN, text));
	lang_marks(l, &query, text, 100);
	speller_text(s, a, text);
	arena_destroy(a);
	return 0;
}
