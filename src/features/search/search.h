/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * search: everything public made findable. The index follows the database
 * through jobs: entry_changed adds one for an entry, whoever writes a theme
 * or a place calls a touch function in the same transaction.
 */
#pragma once

#include "entry/entry.h"
#include "http/http.h"
#include "jobs/job.h"
#include "search/search.h"

extern const struct route search_routes[];
extern const struct job_kind search_jobs[];

/* New, changed, hidden or gone: the index follows soon. What belongs with it
 * (an initiative with its experience) follows too. */
void search_touch(struct tx *tx, entry_id entry, int64_t now);
void search_touch_theme(struct tx *tx, theme_id theme, int64_t now);
void search_touch_place(struct tx *tx, place_id place, int64_t now);
/* After an import, or a change of the synonyms. */
void search_touch_all(struct tx *tx, int64_t now);

/* Put every entry, theme and place into an index, without committing it.
 * Memory stays small whatever the size. *n gets how many. */
bool search_fill(struct db *db, struct index *ix, int64_t *n, struct err *err)
	MUST_CHECK;
/* `brengplein reindex`: a whole new index in the place of the one in dir,
 * which serves until then. */
bool search_rebuild(struct db *db, const char *dir,
		    const struct senses *senses, int64_t *n,
		    struct err *err) MUST_CHECK;

/* What the index finds; and where nothing is yet, the places of that name. */
struct index_found search_find(struct request *req,
			       const struct index_query *query);

/* What is found as a reader sees it. What is gone, or hidden since, is not
 * among it. */
struct found_card {
	struct card card;
	str slug;
	double score;
};
struct found_cards {
	struct found_card *at;
	size_t n, cap;
};
struct found_cards search_cards(struct request *req,
				const struct index_found *found);
/* The slug a key stands for, without a request: for tools. Empty: gone. */
str search_slug(struct tx *tx, struct index_key key);

/* A text cut to what speaks of what was asked, in pieces. */
struct piece {
	str text;
	bool marked;
};
struct pieces {
	struct piece *at;
	size_t n, cap;
};
struct pieces search_snippet(struct request *req,
			     const struct index_marker *asked, str text);

/* One result on the page. */
struct result {
	struct card card;
	struct pieces snippet;
};
struct results {
	struct result *at;
	size_t n, cap;
};

/* A type one may narrow to, and how many there are of it. */
struct facet {
	str label, path;
	int64_t n;
	bool current;
};
struct facets {
	struct facet *at;
	size_t n, cap;
};
