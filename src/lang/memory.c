/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/memory.h"

#include <assert.h>

enum { PLACES = 8192, WORD_MAX = 50 };

/* A line of the processor's cache: each word has one place it can be in. */
struct remembered {
	uint8_t n_word, n;                      /* n: parts; 0: free */
	uint8_t at[LANG_PARTS_MAX], length[LANG_PARTS_MAX];
	char word[WORD_MAX];
};
static_assert(sizeof(struct remembered) == 64, "a line of the cache");

struct lang_memory {
	struct remembered places[PLACES];
};

struct lang_memory *lang_memory_create(struct arena *a)
{
	return arena_new(a, struct lang_memory);
}

static struct lang_parts recalled(const struct remembered *r, str word)
{
	struct lang_parts parts = { .n = r->n };

	for (size_t i = 0; i < r->n; i++)
		parts.at[i] = (str){ word.p + r->at[i], r->length[i] };
	return parts;
}

static void remember(struct remembered *r, str word,
		     const struct lang_parts *parts)
{
	r->n_word = (uint8_t)word.n;
	r->n = (uint8_t)parts->n;
	memcpy(r->word, word.p, word.n);
	for (size_t i = 0; i < parts->n; i++) {
		r->at[i] = (uint8_t)(parts->at[i].p - word.p);
		r->length[i] = (uint8_t)parts->at[i].n;
	}
}

struct lang_parts lang_memory_split(struct lang_memory *m, str word)
{
	struct remembered *r;
	struct lang_parts parts;

	if (!m || !word.n || word.n > WORD_MAX)
		return lang_split(word);
	r = &m->places[str_hash(word) % PLACES];
	if (r->n && str_eq((str){ r->word, r->n_word }, word))
		return recalled(r, word);
	parts = lang_split(word);
	remember(r, word, &parts);
	return parts;
}
