/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/grant/grant.h"
#include "features/people/people.h"
#include "people.sql.h"

/* Someone, or an initiative with people, as a line of what was found. */
struct found_line {
	str title, path, note;
};
struct found_lines {
	struct found_line *at;
	size_t n, cap;
};

/* Something of theirs on the page of a person. */
struct about_line {
	str title, path, note;
};
struct about_lines {
	struct about_line *at;
	size_t n, cap;
};

/* What can be done for or to a person: a page that asks, and the deed. */
struct deed {
	str name;               /* the end of its path: "afmelden" */
	const char *label, *title, *text, *button, *done;
	const char *why;        /* what is asked besides; NULL: nothing */
	bool chooses;           /* what happens with what they wrote */
	/* Whether there is anything to do. */
	bool (*fits)(struct request *req, const struct people_facts *p);
	/* Done; a reply with a status is shown instead of the person's page. */
	struct reply (*run)(struct request *req, const struct people_facts *p);
	str audit;              /* its deed there */
};
struct deed_link {
	str label, path;
};
struct deed_links {
	struct deed_link *at;
	size_t n, cap;
};

/* The person of the route, if the one who asks looks after them. */
bool people_find(struct request *req, struct people_facts *p);
/* "/beheer/mensen/12" */
str people_path(struct request *req, person_id id);
/* What an administrator can do about them now. */
struct deed_links people_deeds(struct request *req,
			       const struct people_facts *p);
/* What was just done, in words; or empty. */
str people_done(struct request *req);

struct reply people_search(struct request *req);
struct reply people_show(struct request *req);
struct reply people_ask(struct request *req);
struct reply people_do(struct request *req);
