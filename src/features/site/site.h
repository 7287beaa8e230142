/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site: the frame of every page, the home page, and the pages about the site
 * itself.
 */
#pragma once

#include "http/http.h"

extern const struct route site_routes[];

void site_layout(struct page *pg, const struct request *req, str title,
		 html body);

struct menu_item {
	str title, path;
	bool current;
};
struct menu {
	struct menu_item *at;
	size_t n, cap;
};

/* What the frame shows besides the page. */
struct frame {
	str lang, name, description, feed, image, image_alt;
	bool no_index, map, bare, demo, coordinator;
	html json_ld;           /* a whole <script type="application/ld+json"> */
	struct menu menu, also;
	struct crumbs crumbs;
	str other_path, other_lang, other_name; /* this page in the other one;
				   empty: there is one language */
	str person;             /* the name of who is signed in */
	str phone, phone_digits, phone_role, phone_hours;
};
