/* SPDX-License-Identifier: EUPL-1.2 */
/* entry_list: what the page of a list shows around its cards. */
#pragma once

#include "entry/entry.h"

/* The options of a select, or of a group of boxes. */
struct choice {
	str value, label;
	bool chosen;
};
struct choices {
	struct choice *at;
	size_t n, cap;
};

/* A filter that is on, and the same list without it. */
struct chip {
	str label, without;
};
struct chips {
	struct chip *at;
	size_t n, cap;
};

struct page_link {
	str label, path;
	bool current;
};
struct page_links {
	struct page_link *at;
	size_t n, cap;
};

/* The same rows in other forms. */
struct list_links {
	str list, map, csv, json, geojson, atom;
	str outline, tiles, credit;
};

/* What stands above a list of that type, and what it is about. */
struct list_texts {
	str title, lead;
};

/* Links to the pages of a list: first, those around `page`, last, next.
 * path ends where the number comes: "/vragen?thema=geld&pagina=". */
struct page_links entry_page_links(struct request *req, str path,
				   const struct entry_filter *filter,
				   int64_t total);

/* The address of a list with these filters. */
str entry_list_path(struct request *req, str path,
		    const struct entry_filter *filter);

/* The list of one type as a page or in req->format. */
struct reply entry_list_reply(struct request *req, str type);
