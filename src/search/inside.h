/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inside: what the files of search share and nobody else needs. Terms of the
 * language stand bare in the index; all others begin with a capital:
 *
 *	N  a word of its title or another name
 *	F  the same as written, for what is typed in part
 *	A  a whole name
 *	C  a concept: the head of a group of the lexicon
 *	Z  a situation of the sayings: how the field calls it
 *	T  a theme, its own or one its words speak of
 *	L  a place it lies in
 *	O  the name of a place that things lie in, a bar, its slug
 *
 * and to filter by: Y type, U theme, M municipality, P phase, S state.
 */
#pragma once

#include "search/postings.h"
#include "search/search.h"

static inline str term_with(struct arena *a, char prefix, str rest)
{
	return arena_joined(a, (str){ 0 }, prefix, rest);
}

/* spelling.c: the text with its slips mended; empty if there are none. */
str spelling_of(struct index *ix, struct arena *a, str text);

/* query.c: the language that most of its small words are of. */
enum lang_tongue tongue_of(const struct lang_words *words);
/* query.c: what is asked, as clauses; none for a text without words. */
struct posting_clauses clauses_of(struct index *ix, struct arena *a, str text,
				  const struct strs *about,
				  struct sense_list *themes);

/*
 * question.c: what was asked last of a handle, read and weighed once however
 * much is asked of it: a page wants the best, how many there are of each type,
 * and what would narrow it. Valid until another one is asked.
 */
struct weighed {
	struct posting_columns columns;
	double *sum;            /* of what a document weighs */
	uint64_t *found;        /* a bit for each document */
};
struct question {
	struct arena *arena;
	str key;                /* all that it is made of */
	uint64_t changes;       /* of the index when it was read */
	str corrected;          /* empty: nothing was */
	struct posting_clauses clauses;
	struct sense_list themes;
	bool is_weighed;
	struct weighed weighed;
};

struct question *question_of(struct index *ix, const struct index_query *q);

/* weigh.c: what is found, the heaviest first; total and kinds are exact. */
bool weigh(struct index *ix, struct arena *a, const struct posting_query *q,
	   struct posting_result *out) MUST_CHECK;

/* rank.c */
struct ranked {
	str key, type;
	str themes, linked;             /* slugs; keys; with commas between */
	size_t n_themes;
	double score;
};
struct ranking {
	struct ranked *at;
	size_t n;
};

/* A second look at the best of what was found, best first again. */
struct ranking rank_again(struct arena *a, const struct posting_result *found);
