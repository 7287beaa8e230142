/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * demo: what a demonstration has besides a network's data: meetings to come,
 * and people to sign in as. All of it is made up, and says so.
 */
#pragma once

#include "db/db.h"

struct demo {
	struct arena *arena;
	const char *folder;     /* data/demo */
	str url;                /* of the site, for the links */
	int64_t now;
};

struct demo_person {
	str name, mail;
	str what;               /* "coordinator" */
	str link;               /* signs in once, within a day */
};
struct demo_people {
	struct demo_person *at;
	size_t n, cap;
};

/*
 * Load it, and make a link for each person. Doing so again moves the dates
 * along and makes new links. False: err says why; nothing half is left.
 */
bool demo_load(struct db *db, const struct demo *demo,
	       struct demo_people *people, struct err *err) MUST_CHECK;
