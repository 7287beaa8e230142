/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "features/triangle/rings.h"
#include "features/triangle/triangle.h"
#include "search/search.h"
#include "triangle.sql.h"

/*
 * How careful it is. A gift below FIT_ENOUGH (see match.h) or farther than
 * FAR_KM is none; each ask has at most GIFTS of them.
 */
#define FIT_ENOUGH 0.35
enum {
	ASKS_AT_MOST = 5000, GIFTS = 8, FAR_KM = 30,
	A_NIGHT = 3,                    /* new proposals */
	WAITING_AT_MOST = 10,           /* for a coordinator, at a time */
	RESTS = 84 * DAY,               /* after "not now" */
	LOOK_FOR = 28 * DAY,            /* a coordinator, then it goes */
	ANSWER_IN = 21 * DAY            /* those it is proposed to */
};

/* Who takes part in a search; gifts speak of them by place in this list. */
struct parties {
	entry_id *at;
	size_t n, cap;
};
/* All gifts between those who may be proposed something now. */
struct gifts triangle_gifts(struct tx *tx, struct index *ix, str lang,
			    int64_t now, struct parties *parties);
/* The best of these rings in which nobody is twice, asked beyond what they
 * accept, or blocked; at most so many. */
struct rings triangle_choose(struct tx *tx, const struct rings *rings,
			     const struct parties *parties, int64_t now,
			     size_t most);

/* A proposal with its sides, in the order of the ring: each brings the next
 * what that one seeks. */
struct triangle_whole {
	struct triangle t;
	struct triangle_side_rows sides;
	size_t me;              /* the side of who looks */
};
/* False: there is none, or one of them is gone. */
bool triangle_read(struct tx *tx, triangle_id id, struct triangle_whole *w);
const struct triangle_side *side_after(const struct triangle_whole *w, size_t n);
const struct triangle_side *side_before(const struct triangle_whole *w, size_t n);
/* "De Moestuin and Het Anker": all but that one. */
str triangle_others(struct arena *a, str lang, const struct triangle_whole *w,
		    size_t me);

/* Steps. */
void triangle_open(const struct errand *e, const struct triangle_whole *w);
/* "ja", "later", "nee"; why: of a no. False: too late, or no such word. */
bool triangle_say_answer(const struct errand *e, struct triangle_whole *w,
			 str word, str why);
/* A yes taken back before all said it. */
void triangle_undo(const struct errand *e, const struct triangle_whole *w);
void triangle_end(const struct errand *e, const struct triangle_whole *w,
		  str state);

/* Letters to one side. */
enum triangle_news { TRIANGLE_ASKS, TRIANGLE_MEETS, TRIANGLE_ENDS };
void triangle_write(const struct errand *e, const struct triangle_whole *w,
		    size_t side, enum triangle_news news);
void triangle_write_message(const struct errand *e,
			    const struct triangle_whole *w, str text);
void triangle_write_address(const struct errand *e,
			    const struct triangle_whole *w);

/* On a page. */
struct ring_line {
	str giver, giver_path, offer, offer_path, taker, ask, ask_path, reason;
	str address;            /* of the giver, if they gave it */
};
struct ring_lines {
	struct ring_line *at;
	size_t n, cap;
};
struct ring_lines ring_lines_of(struct request *req,
				const struct triangle_whole *w);
struct ring_row {
	str path, title, badge, kind;
	int64_t id;
	struct ring_lines lines;
};
struct ring_rows {
	struct ring_row *at;
	size_t n, cap;
};
/* Whether who looks may decide about it as a coordinator. */
bool triangle_may_look(const struct request *req,
		       const struct triangle_whole *w);
struct reply triangle_look(struct request *req);
