/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * agenda: what the network wants to do or know: topics and actions, with who
 * is at the wheel. An item nobody owns, or without a date, is unfinished, and
 * says so.
 */
#pragma once

#include "entry/entry_view.h"

extern const struct route agenda_routes[];

struct agenda_link {
	str path, title, n;
};
struct agenda_links {
	struct agenda_link *at;
	size_t n, cap;
};

struct agenda_entry {
	str slug, title, summary, kind, state, due;
	bool unfinished;        /* nobody owns it, or it has no date */
	struct cards owners, links;
};
struct agenda_entries {
	struct agenda_entry *at;
	size_t n, cap;
};
