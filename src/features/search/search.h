/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * search: everything public made findable. The index follows the database
 * through jobs: whoever writes an entry, a theme or a place calls one of the
 * touch functions in the same transaction.
 */
#pragma once

#include "http/http.h"
#include "jobs/job.h"
#include "search/search.h"

extern const struct route search_routes[];
extern const struct job_kind search_jobs[];

/* It is new, changed, hidden or gone: the index follows soon. What belongs
 * with it (an initiative with its experience) follows too. */
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

/* What a key stands for, read from the database. */
struct found {
	struct index_key key;
	str type, slug, title, url, summary;
	double score;
};
struct founds {
	struct found *at;
	size_t n, cap;
};

/* False: it is gone, or hidden since. */
bool search_resolve(struct tx *tx, struct index_key key, str lang,
		    struct found *out) MUST_CHECK;
/* The path of a thing's page: "/initiatieven/slug". */
str search_path(struct arena *a, str type, str slug);
/* The path of a harvest item goes through its meeting, see search_resolve. */

/* "Initiative", "Ask": in the reader's language. */
str search_type_name(str lang, str type);
