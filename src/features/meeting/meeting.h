/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * meeting: gatherings with their theme tables, and the harvest: what each
 * table yielded. A past meeting is worth its harvest.
 */
#pragma once

#include "entry/entry_view.h"
#include "meeting.sql.h"

extern const struct route meeting_routes[];

/* What kinds there are; the first PLANNED_KINDS can be planned here. */
enum { MEETING_KINDS = 14, PLANNED_KINDS = 12 };
extern const struct tr_name meeting_kinds[MEETING_KINDS];

/* What a line of the harvest is, according to whom, and where it can be
 * solved. */
enum { YIELD_KINDS = 5, YIELD_PERSPECTIVES = 16, YIELD_LEVELS = 5 };
extern const struct tr_name yield_kinds[YIELD_KINDS],
			    yield_perspectives[YIELD_PERSPECTIVES],
			    yield_levels[YIELD_LEVELS];
/* The type it looks like: a need as an ask, a barrier as a barrier. */
str yield_type_like(str kind);
/* Those of a table, which stand with bars between. */
struct strs meeting_table_questions(struct arena *a, str text);

/* "woensdag 9 december 2026, 10.00 tot 12.30 uur", as far as it is known. */
str meeting_when(struct arena *a, str lang, const struct meeting *m);

/*
 * What other features show on the page of a meeting, under its head. The table
 * is in app.c and ends NULL. Nothing to show is an empty html.
 */
typedef html (*meeting_part)(struct request *req, const struct entry_card *row);
extern const meeting_part meeting_page_parts[];
/* The same on the page of its harvest. */
extern const meeting_part harvest_page_parts[];

/* A meeting in a list: its date as a block, or in words. */
struct gathering {
	str path, title, meta, summary;
	str big, small, iso;    /* the block: day over month, month over year
				   or the year; empty where none is known */
	int64_t n_harvest;      /* lines; 0 of one to come */
	str unsure;             /* of an earlier one: why it may never have
				   been; empty: it was */
	int64_t more;           /* of its series, after this one */
};
struct gatherings {
	struct gathering *at;
	size_t n, cap;
};

/* Meetings to come, soonest first, and of a series its next; within, theme: id
 * 0 for any. */
struct gatherings meeting_list_coming(struct request *req, place_id within,
				      theme_id theme, int64_t limit);

/* Meetings as a calendar (RFC 5545), fetched again at the request's address;
 * the file is named so. */
struct reply meeting_feed(struct request *req, const char *name,
			  const struct meeting_row_rows *rows);

/* One line of the harvest, and what it led to. */
struct yield {
	entry_id id;
	str kind;               /* "need", ... */
	str slug, type, label, text, who, level;        /* type: as of cards */
	struct cards led_to;
	html more;              /* what other features say of it */
};
struct yields {
	struct yield *at;
	size_t n, cap;
};
/* Fills in `more` of the lines of one table. The table is in app.c and ends
 * NULL. */
typedef void (*yields_part)(struct request *req, struct yields *yields);
extern const yields_part yields_parts[];

struct table_view {
	str anchor, title, path, participants;
	str room;               /* "8 of 12 seats are free"; or empty */
	struct strs questions;
	struct cards people;    /* who pitched, who was host */
	struct yields yields;
};
struct table_views {
	struct table_view *at;
	size_t n, cap;
};
