/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry.h"
#include "features/coordinate/coordinate.h"
#include "coordinate.sql.h"

/* Each thing to do, as its item of the list shows it. */
struct to_call {
	int64_t id;
	str who, party, path, place, website, message, reason, since, note;
	str ask, ask_path, script;
	bool by_phone;          /* who asks would rather be called */
	bool mailed;            /* they have an address and did not answer */
	str reach, words, error;        /* what was typed, and what is wrong */
};
struct to_calls {
	struct to_call *at;
	size_t n, cap;
};
struct to_look {
	int64_t id;
	str type, slug, title, summary, path, why;
	bool removal;           /* it is shown, and someone else objects */
	str words, error;
};
struct to_looks {
	struct to_look *at;
	size_t n, cap;
};
struct to_tell {
	int64_t id;
	str party, path, words, reach;
	str typed, error;
};
struct to_tells {
	struct to_tell *at;
	size_t n, cap;
};
struct to_match {
	str slug, title, path, place, waits;
};
struct to_matches {
	struct to_match *at;
	size_t n, cap;
};
struct dead_job {
	str kind, failure;
	int64_t n;
};
struct dead_jobs {
	struct dead_job *at;
	size_t n, cap;
};

/* What is, or may be, put forward for an ask. */
struct candidate {
	struct card card;
	str slug, reason;
};
struct candidates {
	struct candidate *at;
	size_t n, cap;
};

/* One form that came back with something wrong in it. */
struct slip {
	int64_t id;
	str reach, words, error;
};

/* The list; slip: what to say at its item. NULL: nothing was wrong. */
struct reply work_page(struct request *req, const struct slip *slip);
/* Back to the list, which says what was done. */
struct reply done(struct request *req, const char *what);

/* What was held, and what someone asked to take away. */
struct to_looks looks_of(struct request *req, const struct slip *slip,
			 int64_t limit);

struct reply call_went(struct request *req);
struct reply telling_went(struct request *req);
struct reply look_went(struct request *req);
struct reply pick_show(struct request *req);
struct reply pick_add(struct request *req);
struct reply pick_remove(struct request *req);
