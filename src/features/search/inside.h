/* SPDX-License-Identifier: EUPL-1.2 */
/* inside: what the files of this feature share and nobody else needs. */
#pragma once

#include "entry/entry_list.h"
#include "features/search/search.h"

/* Put one into the index, or take it out if it is not public (any more). */
bool put_entry(struct tx *tx, struct index *ix, int64_t id, struct err *err)
	MUST_CHECK;
bool put_theme(struct tx *tx, struct index *ix, int64_t id, struct err *err)
	MUST_CHECK;
bool put_place(struct tx *tx, struct index *ix, int64_t id, struct err *err)
	MUST_CHECK;

enum { SEARCH_LOOK = 60 };      /* of the first, at what they are about */

/* What the page was asked, and what that gave. */
struct search_asked {
	const struct index_query *query;
	struct entry_filter filter;
	str type;               /* a slug of ?soort=, or empty */
	const struct index_found *found;
};

/* "/zoeken?q=": this search with that filter and type. */
str search_path(struct request *req, const struct entry_filter *filter,
		str type);
/* Themes and municipalities that would leave out some of what was found, with
 * how much each gives; none where little was found. */
void search_narrow(struct request *req, const struct search_asked *asked,
		   struct facets *themes, struct facets *municipalities);
/* The filters that are on. */
struct chips search_chips(struct request *req,
			  const struct entry_filter *filter, str type);
