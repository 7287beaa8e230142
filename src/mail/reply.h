/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reply: an answer by mail, into what it answers.
 *
 * Reply-To is an address that says what is answered (a kind and a row), by
 * whom and until when; only this site can make one, and it is good for 90
 * days. Whoever has it can say so, thus what comes in counts only if it also
 * is from that person's address, which our own mail server has checked; else
 * a coordinator looks first. A feature that takes answers gives a row in
 * reply_kinds, in app.c.
 */
#pragma once

#include "conf/conf.h"
#include "db/db.h"
#include "ids.h"

struct reply_to {
	str kind;               /* letters only: "contact" */
	int64_t about;          /* the row it is about, as the kind says */
	person_id person;       /* who may answer; 0: nobody, no address */
};

/* An answer, to be put where it belongs. */
struct reply_in {
	struct tx *tx;
	const struct conf *conf;
	str url, lang;          /* of the site; of who wrote it */
	int64_t now;
	struct reply_to to;
	str text;               /* plain UTF-8, without what it quotes */
	str from;               /* whom the mail says it is from, lower case */
	bool proven;            /* and our mail server has checked that */
	str calendar;           /* as it came; or empty */
};

struct reply_kind {
	const char *name;
	/* False: why says in reply_in's language why not. NULL: nobody reads
	 * what is written to it. */
	bool (*take)(const struct reply_in *in, str *why);
	/* What the calendar of whoever has the address answers by itself, and
	 * of whom it is that answer is for this to judge. It is never
	 * answered. NULL: there is none. */
	void (*take_calendar)(const struct reply_in *in);
};
extern const struct reply_kind *const reply_kinds[];    /* ends NULL, lists
							   with { 0 } */

/* "antwoord+...@host"; empty: no mail comes in here. */
str reply_address(struct tx *tx, const struct conf *conf,
		  const struct reply_to *to, int64_t now);
enum reply_state { REPLY_NOT_OURS, REPLY_TOO_OLD, REPLY_GOOD };
enum reply_state reply_read(struct tx *tx, const struct conf *conf,
			    str address, int64_t now, struct reply_to *out);
/* NULL: there is no such kind. */
const struct reply_kind *reply_kind_named(str name);
/* All addresses this person has are over; new mail has new ones. */
void reply_end_all(struct tx *tx, person_id person);
