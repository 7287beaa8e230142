/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/memory.h"

#include <assert.h>

enum { PLACES = 4096, TEXT_MAX = 49 };

/* A line of the processor's cache: each word has one place it can be in. */
struct remembered {
	uint8_t n_word, n_stem, n;      /* n: parts; 0: not known, as a stem */
	uint8_t at[LANG_PARTS_MAX], length[LANG_PARTS_MAX];
	char text[TEXT_MAX];            /* the word, its stem */
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

/* The place of a word; NULL: there is none for it. */
static struct remembered *place_of(const struct lang_memory *m, str word)
{
	if (!m || !word.n || word.n > TEXT_MAX)
		return NULL;
	return (struct remembered *)(uintptr_t)
		&m->places[str_hash(word) % PLACES];
}

static bool is_of(const struct remembered *r, str word)
{
	return str_eq((str){ r->text, r->n_word }, word);
}

/* Forget the word that was there. */
static void settle(struct remembered *r, str word)
{
	if (is_of(r, word))
		return;
	r->n_word = (uint8_t)word.n;
	r->n = r->n_stem = 0;
	memcpy(r->text, word.p, word.n);
}

static void remember(struct remembered *r, str word,
		     const struct lang_parts *parts)
{
	settle(r, word);
	r->n = (uint8_t)parts->n;
	for (size_t i = 0; i < parts->n; i++) {
		r->at[i] = (uint8_t)(parts->at[i].p - word.p);
		r->length[i] = (uint8_t)parts->at[i].n;
	}
}

struct lang_parts lang_memory_split(struct lang_memory *m, str word)
{
	struct remembered *r = place_of(m, word);
	struct lang_parts parts;

	if (r && r->n && is_of(r, word))
		return recalled(r, word);
	parts = lang_split(word);
	if (r)
		remember(r, word, &parts);
	return parts;
}

str lang_memory_stem(const struct lang_memory *m, str word)
{
	const struct remembered *r = place_of(m, word);

	if (!r || !r->n_stem || !is_of(r, word))
		return (str){ 0 };
	return (str){ r->text + r->n_word, r->n_stem };
}

void lang_memory_tell(struct lang_memory *m, str word, str stem)
{
	struct remembered *r = place_of(m, word);

	if (!r || word.n + stem.n > TEXT_MAX)
		return;
	settle(r, word);
	r->n_stem = (uint8_t)stem.n;
	memcpy(r->text + word.n, stem.p, stem.n);
}
