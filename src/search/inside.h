/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inside: what the files of search share and nobody else needs. Terms of the
 * language stand bare in the index; all others begin with a capital:
 */
#pragma once

#include "search/postings.h"
#include "search/search.h"

/*
 *	N  a word of its title or another name
 *	F  the same as written, for what is typed in part
 *	A  a whole name
 *	C  a concept: the head of a group of the lexicon
 *	T  a theme, its own or one its words speak of
 *	L  a place it lies in
 *	O  the name of a place that things lie in
 *	W  a word as written, for spelling
 * and to filter by: Y type, U theme, M municipality, P phase, S state.
 */
static inline str term_with(struct arena *a, char prefix, str rest)
{
	return arena_f(a, "%c%.*s", prefix, (int)rest.n, rest.p);
}

/* A concept or theme that words of a text speak of. */
struct meaning {
	str concept, theme;
	double weight;          /* 1: said outright */
	size_t first, n;        /* the words that say so */
};
struct meanings {
	struct meaning *at;
	size_t n, cap;
};

/* Words with their stems; a stop word has none. */
struct spoken {
	struct lang_words words;
	struct strs stems;
};

struct spoken spoken_of(struct lang *l, struct arena *a, str text,
			enum lang_tongue tongue, size_t limit);
struct meanings meanings_of(const struct lexicon *lexicon, struct arena *a,
			    const struct spoken *spoken);
