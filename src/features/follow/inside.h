/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_list.h"
#include "features/follow/follow.h"
#include "follow.sql.h"

/* What is followed, as people see it. title empty: it is here no longer. */
struct follow_shown {
	follow_subject_id id;
	struct follow_target target;
	str kind;               /* theme, place, initiative, search: its icon */
	str label, title;       /* "Theme", "Energie" */
	str path, feed;         /* of its page, and the same as Atom */
};

/* What has its page at that path of this site. False: nothing to follow. */
bool follow_at(struct request *req, str path, struct follow_shown *out)
	MUST_CHECK;
/* A search in words: "buurtbus, Vervoer". */
str follow_search_title(struct request *req, str search);
struct follow_shown follow_shown_of(struct request *req,
				    const struct followed *row);
follow_subject_id follow_subject_of(struct tx *tx,
				    const struct follow_target *target);

/* Begin. False: they follow as much as they can. */
bool follow_begin(struct tx *tx, person_id person, follow_subject_id subject,
		  int64_t now) MUST_CHECK;
/* A mail to who is not signed in, with the button that begins; the answer. */
struct reply follow_ask_mail(struct request *req, const struct follow_shown *s,
			     str mail);
struct reply follow_too_many(struct request *req);

enum { RHYTHMS = 5 };
extern const struct tr_name follow_rhythms[RHYTHMS];

/* A line of /mijn/volgen. */
struct follow_line {
	struct follow_shown s;
	int64_t id;
	struct choices rhythms;
	bool gone;
};
struct follow_lines {
	struct follow_line *at;
	size_t n, cap;
};
struct reply follow_mine_show(struct request *req);
struct reply follow_mine_save(struct request *req);
struct reply follow_mine_pause(struct request *req);
