/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * postings: the index as weighed terms. This is the door to Xapian, for
 * search/ alone; what a text, a field or a word is, is known one floor up.
 *
 * An index on disk is a folder of generations with a link `current` to the
 * one in use. A rebuild makes a new generation beside it and moves the link,
 * which readers see at their next search. Nothing here throws: what Xapian
 * says ends in err, and a search that fails finds nothing.
 */
#pragma once

#include "base/base.h"

struct index;
struct lang_memory;
struct index_type_count;
struct question;
struct senses;
struct speller;

/* What the handle was opened with. */
const struct senses *index_senses(const struct index *ix);

/* What it remembers of words, lang/memory.h. */
struct lang_memory *index_memory(const struct index *ix);

/* The words of the collection, as search/spelling.c keeps them with a handle;
 * all zero at first. The arena is destroyed with the handle. */
struct index_words {
	struct arena *arena;
	struct speller *speller;
	int64_t documents;      /* when they were gathered */
};
struct index_words *index_words(struct index *ix);

/* What was asked last, as search/question.c keeps it with a handle; all zero
 * at first. The arena is destroyed with the handle. */
struct index_last {
	struct arena *arena;
	struct question *question;
};
struct index_last *index_last(struct index *ix);

enum {
	TERM_MAX = 200          /* bytes of a term; what is longer is cut */
};

struct posting_term {
	str text;
	unsigned weight;        /* 0: to filter by, not to be weighed */
};
struct posting_terms {
	struct posting_term *at;
	size_t n, cap;
};

struct posting_doc {
	str key;                /* "e12": replaces what had the same key */
	str kind;               /* what counts are made of */
	str data;               /* given back with a hit */
	int64_t newest;         /* what order by date goes by */
	int64_t sort;           /* 0, or its place in an order of its own */
	struct posting_terms terms;
	struct strs words;      /* as written, for spelling */
};

/*
 * Clauses of one group are ways to say one thing: the best of them counts, and
 * they stand together. Groups add up. A document is found if it has any clause.
 */
struct posting_clause {
	str term;
	double weight;
	int group;
};
struct posting_clauses {
	struct posting_clause *at;
	size_t n, cap;
};

/* One of these terms must be there. */
struct posting_filter {
	struct strs any;
};
struct posting_filters {
	struct posting_filter *at;
	size_t n, cap;
};

struct posting_query {
	struct posting_clauses clauses;         /* none: all documents */
	struct question *question;              /* they are of, or NULL */
	struct posting_filters filters;         /* each must hold */
	size_t offset, limit;   /* 0: only to be counted */
	bool count, count_kinds;
	struct strs narrow;     /* terms: how many of what is found have each */
};

struct posting_hit {
	str key, data;
	double weight;
};
struct posting_result {
	struct posting_hit *at;
	size_t n;
	int64_t total;
	struct index_type_count *kinds;         /* search/search.h */
	size_t n_kinds;
	int64_t *narrowed;      /* by weigh, for each of `narrow` */
};

/* From now on read what was committed until now; once for each search. */
void postings_follow(struct index *ix);
/* A number that is another after each change that this handle saw; a writer
 * sees one all the time. */
uint64_t postings_changes(struct index *ix);

bool postings_put(struct index *ix, const struct posting_doc *doc,
		  struct err *err) MUST_CHECK;
bool postings_delete(struct index *ix, str key, struct err *err) MUST_CHECK;

/* What is found, whatever it weighs, by date; total is exact if `count`. */
bool postings_newest(struct index *ix, struct arena *a,
		     const struct posting_query *q, struct posting_result *out,
		     struct err *err) MUST_CHECK;

/*
 * What weighing asks of every document, by its number in the index: read once
 * after each change. Valid until the next postings_follow.
 */
struct posting_columns {
	uint32_t end;           /* numbers run from 1 to before this */
	double n;               /* documents */
	const double *damping;  /* what BM25 makes of its length */
	const uint16_t *kind;   /* a number in `kinds` */
	const str *kinds;
	size_t n_kinds;
};
bool postings_columns(struct index *ix, struct posting_columns *out) MUST_CHECK;
/*
 * Who wants every document with a term: first how many these are, if any, and
 * then all of them, some at a time and in order of number, with how often the
 * term stands there (0: it is only to filter by).
 */
struct posting {
	uint32_t doc, times;
};
struct posting_visit {
	void (*begin)(void *with, double n);    /* or NULL */
	void (*some)(void *with, const struct posting *at, size_t n);
};
/* False: the index changed in the midst, so begin anew. */
bool postings_visit(struct index *ix, str term, const struct posting_visit *visit,
		    void *with) MUST_CHECK;
/* Key and data of a document by its number. */
bool postings_document(struct index *ix, struct arena *a, uint32_t doc,
		       struct posting_hit *out) MUST_CHECK;

/* In how many documents a term stands; 0 if that cannot be told. */
int64_t postings_frequency(struct index *ix, str term);
/* Call `each` for every term with that prefix, in order of bytes, the prefix
 * taken off; at most `limit` terms. */
void postings_each_term(struct index *ix, str prefix, size_t limit,
			void (*each)(void *with, str rest, int64_t frequency),
			void *with);
/* Every word of the documents as written, with about how often it occurs:
 * what was replaced or deleted still counts until the next rebuild. */
void postings_each_word(struct index *ix,
			void (*each)(void *with, str word, int64_t frequency),
			void *with);
