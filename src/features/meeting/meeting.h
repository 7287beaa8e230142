/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * meeting: gatherings with their theme tables, and the harvest: what each
 * table yielded. A past meeting is worth its harvest.
 */
#pragma once

#include "entry/entry_view.h"
#include "meeting.sql.h"

extern const struct route meeting_routes[];

/* A meeting in a list: its date as a block, or in words. */
struct gathering {
	str path, title, meta, summary;
	str big, small, iso;    /* the block: day over month, month over year
				   or the year; empty where none is known */
};
struct gatherings {
	struct gathering *at;
	size_t n, cap;
};

/* Meetings to come, soonest first; within, theme: id 0 for any. */
struct gatherings meeting_list_coming(struct request *req, place_id within,
				      theme_id theme, int64_t limit);

/* One line of the harvest, and what it led to. */
struct yield {
	str slug, type, label, text, who;       /* type: as of cards */
	struct cards led_to;
};
struct yields {
	struct yield *at;
	size_t n, cap;
};

struct table_view {
	str anchor, title, path, participants;
	struct strs questions;
	struct cards people;    /* who pitched, who was host */
	struct yields yields;
};
struct table_views {
	struct table_view *at;
	size_t n, cap;
};
