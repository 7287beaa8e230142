/* SPDX-License-Identifier: EUPL-1.2 */
/* site_pages: the handlers of this feature, for its one table of routes. */
#pragma once

#include "http/http.h"

struct reply home_page(struct request *req);
/* All mail of a demonstration; elsewhere there is no such page. */
struct reply postbus_page(struct request *req);

/* How to do it, in chapters. */
struct reply guide_page(struct request *req);

struct guide_chapter {
	str id, title, path, link;
	struct strs steps;
};
struct guide_chapters {
	struct guide_chapter *at;
	size_t n, cap;
};

/* A line of a mail; link: the address it is, or empty. */
struct mail_line {
	str text, link;
};
struct mail_lines {
	struct mail_line *at;
	size_t n, cap;
};
struct message {
	str subject, recipient, when;
	struct mail_lines lines;
};
struct messages {
	struct message *at;
	size_t n, cap;
};
