/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lexicon: words that say the same, and the theme they speak of. It is made
 * once, from the groups built into the program (data/lexicon) and from those
 * that coordinators keep in the database, and then only read; to change it,
 * make a new one and put it in the old one's place.
 *
 * A group is written "theme-slug TAB term|term|~looser term"; a term may be
 * several words, the first is its head. A group with the head of an earlier
 * one replaces that one; a head alone takes the earlier group away.
 */
#pragma once

#include "lang/lang.h"

struct lexicon;

/* With the groups built into the program; it lives in `a`. */
struct lexicon *lexicon_create(struct arena *a);
struct lexicon *lexicon_create_empty(struct arena *a);
/* Add borrowed synonyms too (Open Dutch WordNet, CC BY-SA 4.0): weaker, asked
   only for words of which no group above knows, and without themes. */
void lexicon_borrow(struct lexicon *lexicon);
/* One group; false if the line has no term, and nothing changed. */
bool lexicon_add(struct lexicon *lexicon, str line) MUST_CHECK;

/* Whether it has just the groups built into the program (and perhaps the
   borrowed ones). */
bool lexicon_is_built_in(const struct lexicon *lexicon);

struct lexicon_term {
	str text;     /* as it was written: "inclusief wonen" */
	bool related; /* looser: not the same, but near */
};

struct lexicon_group {
	str theme;                      /* may be empty */
	const struct lexicon_term *at;  /* the head first */
	size_t n;
	float strength;                 /* 1 ours, less for borrowed lists */
};

/*
 * A place where the text uses a term of a group. Stop words inside a term of
 * several words may differ ("zorg voor ouderen", "zorg van de ouderen").
 */
struct lexicon_match {
	const struct lexicon_group *group;
	size_t term;        /* which of its terms */
	size_t first, n;    /* words of the text it covers */
};

struct lexicon_matches {
	struct lexicon_match *at;
	size_t n, cap;
};

/* What to look words up by: Dutch stems, empty for a stop word of either
   tongue unless there is nothing else. */
struct strs lexicon_stems(struct lang *l, struct arena *a,
			  const struct lang_words *words);

/* The matches in a row of stems, the longest at each word and none inside
   another; an empty stem is a stop word. */
struct lexicon_matches lexicon_find(const struct lexicon *lexicon,
				    struct arena *a, struct strs stems);

/* Every group there is, ours and what was added, in `a`; not the borrowed. */
struct lexicon_groups {
	struct lexicon_group *at;
	size_t n, cap;
};
struct lexicon_groups lexicon_all(const struct lexicon *lexicon,
				  struct arena *a);
