/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * follow: a theme, a place, an initiative or organisation, or a search, of
 * which someone wants to hear what is new: by mail, as often as they choose
 * for each, or in a program that reads feeds. Nobody sees who follows what.
 *
 * The mails themselves are features/digest.
 */
#pragma once

#include "entry/entry.h"
#include "features/person/person.h"
#include "jobs/job.h"
#include "search/search.h"

extern const struct route follow_routes[];
extern const struct token_purpose follow_purposes[];
extern const struct job_kind follow_jobs[];
extern const struct periodic follow_periodic[];

enum { FOLLOW_MAX = 100 };              /* things one person follows */

/* One of the four; search is what stands after "/zoeken?". */
struct follow_target {
	theme_id theme;
	place_id place;
	entry_id party;
	str search;
};

/* What is searched for at /zoeken, to be followed; empty: everything. */
str follow_search(struct request *req);

/* On its page: the button, or that they follow it and how that ends.
 * path: where that page is. */
html follow_button(struct request *req, const struct follow_target *target,
		   str path);
/* The same page as a feed: what is new on it, for everyone to read. */
struct reply follow_feed(struct request *req,
			 const struct follow_target *target, str title);

/* One theme became the other: who followed it, follows that. */
void follow_theme_merged(struct tx *tx, theme_id from, theme_id to);

/* For who writes of it: what it is called in the language of req, and where
 * its page is; false: it is gone. */
struct follow_name {
	str title, path;
};
bool follow_name(struct request *req, follow_subject_id id,
		 struct follow_name *out);
/* What the index is asked for a search that is followed. */
struct index_query follow_query(struct request *req, str search);

/* On /mijn: how much they follow. */
html follow_mine(struct request *req);
