/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * search: the index of everything public. What can be found, and how it is
 * weighed.
 *
 * The index stands beside the database and is made from it by jobs; it can be
 * thrown away and rebuilt at any time (`brengplein reindex`). It answers with
 * keys and weights; titles and facts are read from the database. A search
 * that fails finds nothing and says so in `failed`: a page shows what it can.
 */
#pragma once

#include "base/base.h"
#include "lang/lang.h"
#include "search/senses.h"

struct index;

/*
 * A handle for one thread. A reader follows what the writer commits, and a
 * rebuild, from its next search on. There is one writer at a time, which
 * makes the index if there is none. NULL: err says why. The senses are only
 * read and outlive the handle; NULL: no synonyms and no themes from words.
 */
struct index *index_open(const char *dir, const struct senses *senses,
			 struct err *err);
struct index *index_open_writer(const char *dir,
				const struct senses *senses,
				struct err *err);
/* Reads and writes, on no disk: for tests. */
struct index *index_open_memory(const struct senses *senses);
void index_close(struct index *ix);
/* What was put can be found from now on. */
bool index_commit(struct index *ix, struct err *err) MUST_CHECK;
int64_t index_count(struct index *ix);

/*
 * Build a new index aside while the old one serves: put everything into what
 * begin returns, then end puts it in the old one's place at once, closes the
 * handle and throws the old one away. No other writer can open meanwhile.
 */
struct index *index_rebuild_begin(const char *dir,
				  const struct senses *senses,
				  struct err *err);
bool index_rebuild_end(struct index *ix, struct err *err) MUST_CHECK;

/* What is found: an entry, a theme or a place, with its id. 'e', 't', 'p'. */
struct index_key {
	char of;
	int64_t id;
};
struct index_keys {
	struct index_key *at;
	size_t n, cap;
};

/* Where a text stands in what is found; each has its own weight. */
enum index_field {
	FIELD_TITLE,            /* also names */
	FIELD_ALIAS,
	FIELD_SUMMARY,
	FIELD_BODY,             /* what more it says itself */
	FIELD_PARTY,            /* who is named with it */
	FIELD_PLACE,
	FIELD_RELATED,          /* what linked entries say */
	INDEX_FIELDS
};

struct index_text {
	enum index_field field;
	str text;
};
struct index_texts {
	struct index_text *at;
	size_t n, cap;
};

struct index_doc {
	struct index_key key;
	str type;               /* "initiative" */
	str lang;               /* of its texts; empty: Dutch */
	struct index_texts texts;
	struct strs themes;     /* slugs, its own */
	struct strs themes_above;       /* slugs of what these are under */
	struct strs within;     /* slugs of every place it lies in, itself too */
	str municipality;       /* slug */
	str phase, state;
	struct strs linked;     /* keys ("e12") of what belongs with it */
	int64_t newest;         /* seconds: what order by date goes by */
	str place_name;         /* of a place that things lie in: folded; the
				   first of `within` is then the place itself */
};

bool index_put(struct index *ix, const struct index_doc *doc, struct err *err)
	MUST_CHECK;
bool index_delete(struct index *ix, struct index_key key, struct err *err)
	MUST_CHECK;

/*
 * What a list page or a search asks. Empty members do not filter; `types`
 * are alternatives.
 */
struct index_query {
	str text;               /* as typed; empty: everything, newest first */
	str lang;               /* the reader's */
	struct strs types;
	struct strs about;      /* slugs of themes said to be the subject */
	str theme;              /* slug; holds for what is under it too */
	str place;              /* slug; holds for what lies in it too */
	str municipality;       /* slug */
	str phase, state;
	size_t offset, limit;
	size_t look;            /* how many of the first to name besides, at
				   most 120 where there is a text */
	bool newest;            /* by date, also when there is a text */
	bool count_types;       /* leaves `types` aside: what each would give */
	bool literal;           /* mend no slips */
	bool uncounted;         /* total may be a guess: found sooner */
};

struct index_hit {
	struct index_key key;
	double score;           /* more is better; the best is at most 1 */
};
struct index_type_count {
	str type;
	int64_t n;
};
struct index_found {
	struct index_hit *at;
	size_t n, cap;
	int64_t total;          /* exact */
	struct index_keys first;        /* wherever `offset` begins */
	str corrected;          /* the text as understood, if it was changed */
	struct sense_list themes;       /* what it seems to be about */
	struct index_type_count *types;
	size_t n_types;
	bool failed;
};

/* Never fails outwardly; a NULL index finds nothing. */
struct index_found index_search(struct index *ix, struct arena *a,
				const struct index_query *q);

/* How many would be found with one filter more; one of the two is given. */
struct index_narrowing {
	str theme, municipality;
	int64_t n;
};
void index_narrow(struct index *ix, struct arena *a,
		  const struct index_query *q, struct index_narrowing *at,
		  size_t n);

/* What was asked, read once, for marking many texts. */
struct index_marker;
struct index_marker *index_marker(struct index *ix, struct arena *a, str asked);
/* Where a text speaks of it: ranges of bytes. */
struct lang_marks index_marks(const struct index_marker *m, str text,
			      size_t limit);

/* What themes a text speaks of, heaviest first. */
struct sense_list index_themes_meant(struct index *ix, struct arena *a,
				     str text);
