/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang: from text, as people write it, to terms that find it again. Texts are
 * folded (lower case, no accents, plain quotes and dashes), cut into words,
 * stemmed, and Dutch compounds are taken apart, so that "dorpsondersteuners"
 * meets "de ondersteuner van het dorp". Use lang_document() for what is to be
 * found and lang_query() for what is asked; both yield terms from one space,
 * so an index needs nothing but to store the first and look up the second.
 *
 * A term is lower-case UTF-8 without spaces, at most LANG_TERM_MAX bytes:
 *   huis               a stem: of a word, or of a part of a compound
 *   dorp_ondersteuner  a pair: two words in a row, or two parts of a compound
 * Capitals never occur, so a capital is free to be the index's own prefix.
 *
 * Everything here is a pure function of its input: any bytes may go in,
 * invalid UTF-8 counts as white space, the same text gives the same terms.
 */
#pragma once

#include "base/base.h"

enum {
	LANG_TERM_MAX = 64,     /* bytes; longer words are cut */
	LANG_WORD_MAX = 128,    /* bytes of a folded word; longer is no word */
	LANG_PARTS_MAX = 6,     /* of a compound */
	LANG_QUERY_WORDS = 400, /* what is read of a query, in words */
	LANG_QUERY_TERMS = 256,
	LANG_TEXT_WORDS = 20000,
};

enum lang_tongue { LANG_NL, LANG_EN };

struct lexicon; /* lang/lexicon.h: synonyms and themes */

/*
 * The tools to read one or more texts with: stemmers that keep state, so one
 * for each thread, and cheap enough to make one for each request. `lexicon`
 * may be NULL (no synonyms, no themes); it is only read, so threads share it.
 */
struct lang;

struct lang *lang_open(struct arena *a, const struct lexicon *lexicon);

/* The same, with what is remembered of words read before (lang/memory.h). */
struct lang_memory;
struct lang *lang_open_again(struct arena *a, const struct lexicon *lexicon,
			     struct lang_memory *memory);

/*
 * Words.
 */

/* The whole text folded: for comparing, sorting out doubles, slugs. */
str lang_fold(struct arena *a, str text);

struct lang_word {
	str form;      /* folded, hyphens inside kept: "zorg-cooperatie" */
	size_t at, n;  /* where it stands in the text, in bytes */
};

struct lang_words {
	struct lang_word *at;
	size_t n, cap;
};

/* At most `limit` words of the text, in order, stop words included. */
struct lang_words lang_words(struct arena *a, str text, size_t limit);

/* "de", "van", "hoe": words that find nothing. Folded word. */
bool lang_is_stop(enum lang_tongue tongue, str word);

/* The stem of a folded word, without hyphens; lives as long as `l`. */
str lang_stem(struct lang *l, enum lang_tongue tongue, str word);

/* Whether a folded Dutch word is in the dictionary or a frequent form. */
bool lang_knows(str word);
/* Whether a folded Dutch word is so frequent that it tells little of what a
 * text is about: "goed", "nieuw", "werken". */
bool lang_is_common(str word);

/*
 * Compounds.
 */
struct lang_parts {
	str at[LANG_PARTS_MAX]; /* views of the word: "dorps", "ondersteuner" */
	size_t n;               /* 1: not a compound */
};

/* The parts of a folded Dutch word, joining letters with the part before. */
struct lang_parts lang_split(str word);

/*
 * Terms.
 */
enum lang_kind {
	LANG_WORD,    /* stands in the text */
	LANG_PART,    /* part of a compound in the text */
	LANG_PAIR,    /* two neighbours, or two parts side by side */
	LANG_JOIN,    /* query: two neighbours written as one */
	LANG_SYNONYM, /* query: says the same */
	LANG_RELATED, /* query: looser, or broader */
};

struct lang_term {
	str text;
	enum lang_kind kind; /* the strongest reason it is here */
	float weight;        /* query: 0..1; document: how often, parts half */
};

struct lang_terms {
	struct lang_term *at; /* without doubles; query: heaviest first */
	size_t n, cap;
};

/* A theme the words speak of: `weight` 0..1, heaviest first, for queries. */
struct lang_theme {
	str slug;
	float weight;
};

struct lang_themes {
	struct lang_theme *at;
	size_t n, cap;
};

struct lang_query {
	struct lang_terms terms;
	struct lang_themes themes;
	size_t n_words; /* how many words were not stop words */
	enum lang_tongue tongue;
	bool all_stop;  /* all were, so they count as words after all */
};

/*
 * What is asked: a few words in a search box or a whole ask in one's own
 * words.
 */
struct lang_query lang_query(struct lang *l, enum lang_tongue tongue, str text);

/* What is to be found. Call it for each field that is weighed apart. */
struct lang_terms lang_document(struct lang *l, enum lang_tongue tongue,
				str text);

/*
 * Where the terms of a query stand in a text, for marking them: ranges of
 * bytes, in order, not overlapping, at most `limit`.
 */
struct lang_mark {
	size_t at, n;
};

struct lang_marks {
	struct lang_mark *at;
	size_t n, cap;
};

struct lang_marks lang_marks(struct lang *l, const struct lang_query *query,
			     str text, size_t limit);
