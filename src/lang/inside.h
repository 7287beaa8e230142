/* SPDX-License-Identifier: EUPL-1.2 */
/* inside: what the files of lang share and nobody else needs. */
#pragma once

#include "lang/lang.h"

struct sb_stemmer;

struct lang {
	struct arena *arena;
	struct sb_stemmer *stemmer[2]; /* by tongue, made when first needed */
	const struct lexicon *lexicon;
	struct lang_memory *memory;    /* or NULL */
};

enum char_kind {
	CHAR_NONE,   /* leaves nothing: a soft hyphen, a loose accent */
	CHAR_SPACE,
	CHAR_LETTER, /* or a digit */
	CHAR_HYPHEN,
	CHAR_QUOTE,  /* an apostrophe */
	CHAR_OTHER,
};

struct folded {
	enum char_kind kind;
	size_t n;
	char text[76]; /* the longest decomposition, 18 characters of 4 bytes */
};

/* Take the next character off the front of *rest, which is not empty. */
struct folded fold_next(str *rest);

/* The stem of a part of a compound; `joins`: not the last, so a joining -s-
   may hang on. */
str lang_part_stem(struct lang *l, str part, bool joins);

/* The form a Dutch word is best stemmed from: "betaald" gives "betaal". */
str inflect_back(struct arena *a, str word);
/* Is the -s of the word its own, as in "plaats"? */
bool inflect_keeps_s(str word);
