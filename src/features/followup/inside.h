/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_form.h"
#include "entry/entry_list.h"
#include "features/followup/followup.h"
#include "features/origin/origin.h"

/* The first FOLLOWUP_SAID are said by someone; the last is none of them: half
 * a year after the meeting nobody had said anything. */
enum followup_state {
	FOLLOWUP_OPEN, FOLLOWUP_UNDERWAY, FOLLOWUP_ACHIEVED, FOLLOWUP_STOPPED,
	FOLLOWUP_SAID, FOLLOWUP_UNHEARD = FOLLOWUP_SAID,
	FOLLOWUP_STATES
};
struct followup_look {
	str value;              /* "open": as it is kept */
	const char *name;       /* N_("Open") */
	const char *within;     /* N_("open"): in a sentence */
	str badge;              /* class of it */
};
extern const struct followup_look followup_states[FOLLOWUP_STATES];
/* What moved first, as one comes back to hear that. */
extern const enum followup_state followup_moved_first[FOLLOWUP_STATES];
str followup_state_name(str lang, enum followup_state state);

/* A line with all that a page shows of it. */
struct agreed {
	struct followup_row row;
	enum followup_state state;
	str name;               /* of the state */
	str badge;              /* class of it */
	str silent;             /* "zonder bericht"; empty: something was */
	str since;              /* "3 maart 2027"; empty: nobody said so */
	str due;                /* in words */
	str path, owner_path;
	str meeting;            /* where lines of several stand together */
	bool said;              /* by someone; else it follows from the links */
	bool unfinished;        /* it has no owner or no day */
	bool agreed;            /* a need, an action or a conclusion */
};
struct agreed_list {
	struct agreed *at;
	size_t n, cap;
};
struct agreed_list followup_agreed_of(struct request *req,
				      const struct followup_row_rows *rows);

/* What the lines led to, by id; of one of them, NULL for nothing. */
struct followup_led_row_rows followup_led_of(struct tx *tx,
					const struct followup_row_rows *rows);
const struct followup_led_row *
followup_led_find(const struct followup_led_row_rows *led, entry_id id);
/* As it was said; else as what it led to stands. led may be NULL. */
enum followup_state followup_state_of(const struct followup_row *row,
				      const struct followup_led_row *led,
				      int64_t now);

/* Whether this reader may say how it stands. */
bool followup_may_say(const struct request *req,
		      const struct followup_row *row);
/* In whose name they say it: a party's, or a role. */
str followup_voice(struct request *req, const struct followup_row *row);

/* What came of a line already. */
struct led {
	int64_t id;
	struct card card;
};
struct led_list {
	struct led *at;
	size_t n, cap;
};

/* What can be made of a line, the likeliest first. */
struct making {
	str label, path, icon;
};
struct makings {
	struct making *at;
	size_t n, cap;
};
struct makings followup_makings(struct request *req, str kind, str slug);

/* How many stand how, drawn and in words: "3 Bereikt, 12 Open". */
struct followup_part {
	str state;
	int64_t x, width;       /* of 600 */
};
struct followup_parts {
	struct followup_part *at;
	size_t n, cap;
};
struct followup_bar {
	str label, path, date, words;
	int64_t n;
	struct followup_parts parts;
};
struct followup_bars {
	struct followup_bar *at;
	size_t n, cap;
};
/* "3 Bereikt, 12 Open": each state that has some, what moved first. */
str followup_words(struct arena *a, str lang,
		   const int64_t count[FOLLOWUP_STATES]);
struct followup_bar followup_bar_of(struct request *req, str label,
				    const struct agreed_list *list);

struct reply followup_list(struct request *req);
struct reply followup_years(struct request *req);

/* What was asked, or stood in the way, in one year. */
struct asked {
	str type, label, path, title;
	str meeting;            /* where it was noted; or empty */
	enum followup_state stands;
	str state, badge;       /* "Open"; how it looks */
	struct cards led_to;
	struct cards earlier;   /* the same, asked before */
};
struct asked_list {
	struct asked *at;
	size_t n, cap;
};
struct asked_year {
	str year;
	str numbers;            /* "9 vragen en knelpunten: 2 bereikt, 7 open" */
	struct asked_list list;
};
struct asked_years {
	struct asked_year *at;
	size_t n, cap;
};
