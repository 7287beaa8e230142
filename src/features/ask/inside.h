/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/ask/ask.h"
#include "ask.sql.h"

/* Who or what may help, as the page of an ask shows it. */
struct helper {
	str type, label, path, title, summary, place, distance;
	struct strs reasons;    /* whole sentences */
	str unfit;              /* the rule that excludes it; or empty */
	str contact, button;    /* where to ask for a talk; or empty */
	str note, note_icon;    /* what to know before that */
};
struct helpers {
	struct helper *at;
	size_t n, cap;
};

/* Who and what fits it, with a way to get in touch. Empty: nothing does. */
html ask_matches_part(struct request *req, const struct entry_card *row,
		      const struct ask *ask);
/* Asks that look like this text, answered ones first. */
struct helpers ask_lookalikes_of(struct request *req, str text);

extern const struct post_type ask_type;
enum { ASK_KINDS = 7 };
extern const struct tr_name ask_kinds[ASK_KINDS];

/* The page of an ask; with errors, that of marking it solved. */
struct reply ask_show_with(struct request *req, const struct post *post,
			   str outcome, const struct form_errors *errors);

struct reply ask_new(struct request *req);
struct reply ask_check(struct request *req);
struct reply ask_send(struct request *req);
struct reply ask_lookalikes(struct request *req);

struct reply ask_mark_solved(struct request *req);
