/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_list.h"
#include "features/person/person.h"
#include "features/report/report.h"
#include "report.sql.h"

enum { REPORT_WORDS = 1000, MEASURE_WORDS = 1500 };

/* What someone said, as the moderator reads it. */
struct said {
	str reason, words, date;
};
struct saids {
	struct said *at;
	size_t n, cap;
};
/* What was done. */
struct done {
	int64_t id;
	str title, date, reason, words, until, appeal, answer;
	bool waits;             /* they objected, nobody answered yet */
	bool overturned;
};
struct dones {
	struct done *at;
	size_t n, cap;
};
/* A line of the queue. */
struct to_decide {
	str path, title, line;
};
struct to_decides {
	struct to_decide *at;
	size_t n, cap;
};

/* What can be done, to choose from. */
struct kind_choice {
	str value, label, hint;
	bool chosen;
};
struct kind_choices {
	struct kind_choice *at;
	size_t n, cap;
};

/* Of what is reported; of a message, that it is one. */
str report_title(str lang, str title);
/* That report, with such a title. */
bool report_find(struct request *req, report_id id,
		 struct report *r) MUST_CHECK;
/* "It is not right, or no longer": what a visitor chose. */
str report_reason_name(str lang, str reason);
/* For the first letter: the reason of hiding that fits what they chose. */
str report_reason_of(str reason);

/* What can be done about it; see measure.c. */
struct measure_kind {
	str what;
	const char *label, *hint;       /* N_(), on the button */
	const char *past;               /* N_() "Hidden", in a list */
	const char *letter;             /* N_() with {title}, {reason}, {date} */
	const char *told;               /* N_() what reporters hear; or NULL */
	str deed;                       /* in the log */
};
const struct measure_kind *measure_kind_of(str what);
const struct measure_kind *measure_kinds(void);        /* ends with empty */
/* Whether that can be done about it now. */
bool measure_fits(struct request *req, const struct report *r,
		  const struct measure_kind *kind);

/* What a moderator decides. */
struct decision {
	const struct measure_kind *kind;
	str reason, words;
	int64_t ends_at;
};
/* Do it, write it down, and tell whose it is and who reported it. */
void measure_take(struct request *req, const struct report *r,
		  const struct decision *decision);
/* Undo what was done. */
void measure_undo(struct request *req, const struct report *r,
		  const struct measure *m);
/* A letter to whose it is; link: to object, made for each; or none. */
struct measure_letter {
	const char *subject;    /* N_(), with {title} */
	str words;
	measure_id appeal;   /* id 0: no link to object */
};
void measure_tell(struct request *req, const struct report *r,
		  const struct measure_letter *letter);

/* Whether who is signed in may decide about it: not about what is theirs. */
bool report_may_decide(struct request *req, const struct report *r);
bool report_is_mine(struct request *req, const struct report *r);
struct dones report_dones(struct request *req, report_id report);

struct reply queue_show(struct request *req);
struct reply queue_one(struct request *req);
struct reply queue_decide(struct request *req);
struct reply appeal_show(struct request *req);
struct reply appeal_answer(struct request *req);
