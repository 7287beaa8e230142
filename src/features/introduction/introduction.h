/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * introduction: two put in touch, and what came of it.
 *
 * Someone writes two sentences to an initiative or organisation, or to the
 * resident who offers something without being either. It goes to their
 * address if we have one, else to the coordinator of their area, who
 * calls. Mail addresses go across only after a yes, and only by choice: thread.h
 * is how they write to each other without. Who is asked often enough this
 * month, or said "not now", is left in peace: the next one waits, with a date.
 * Four weeks after a yes both are asked what came of it; what both agree
 * to share becomes a story, which is an experience others find.
 */
#pragma once

#include "entry/entry.h"
#include "entry/entry_form.h"
#include "features/outcome/outcome.h"
#include "features/person/person.h"
#include "jobs/job.h"
#include "mail/reply.h"
#include "introduction.sql.h"

extern const struct route introduction_routes[];
extern const struct token_purpose introduction_purposes[];
extern const struct token_purpose thread_purposes[];
extern const struct reply_kind thread_replies[];
extern const struct job_kind introduction_jobs[];
extern const struct periodic introduction_periodic[];
extern const struct outcome_source introduction_talks, introduction_messages;

/* With `party` as the asker may read it: a person has no name there. */
bool introduction_get(struct tx *tx, introduction_id id,
		      struct introduction *out);

/* On the page of an ask: for who asked it how each contact stands, for
 * everyone how it went on. Empty: there is nothing to show. */
html introduction_on_ask(struct request *req, entry_id ask);
/* How it went on, on the page of who helped and who was helped; with a theme;
 * and the newest, for the home page. Empty: there are none. */
html introduction_on_party(struct request *req, entry_id party);
html introduction_on_theme(struct request *req, theme_id theme);
html introduction_on_home(struct request *req);
/* How many may ask them, and who waits: a part of /mijn/namens/{slug}. */
html introduction_on_acting(struct request *req, const struct entry_card *party);
/* My contacts, and those asked of whom I act for: a part of /mijn. */
html introduction_mine(struct request *req);

/* Why not at once: they were asked often enough, or said "not now". The
 * moment from which they can be asked; not later than now: at once. */
int64_t introduction_free_from(struct tx *tx, entry_id party, int64_t now);
/* Whether there is an address to write to them; else someone calls. */
bool introduction_reaches(struct tx *tx, entry_id party);

/* What doing something here needs: a request has it, and so has a job. */
struct errand {
	struct tx *tx;
	const struct conf *conf;
	str url;
	int64_t now;
};
struct errand errand_of(const struct request *req);

/*
 * For a day on which many come at once. Paused: their turn comes no sooner
 * than then; 0: it comes as it would. Meeting them there is a yes to them,
 * without addresses; false: they were answered already. Not meeting after all
 * puts them back in the place they had.
 */
void introduction_pause(const struct errand *e, introduction_id id,
			int64_t until);
bool introduction_meet(const struct errand *e, introduction_id id, int64_t at);
void introduction_unmeet(const struct errand *e, introduction_id id);

/* How many may ask them a month, 1 to 99; who waits gets a new date. */
void introduction_set_pace(const struct errand *e, entry_id party, int64_t n);

/*
 * For what follows on a talk. Where to write to who is asked (false: nowhere),
 * whether either side wants no contact with the other, and what who asked is
 * called ("Anna, Zegveld Zorgt").
 */
bool contact_of(struct tx *tx, const struct introduction *i,
		struct introduction_contact *out);
bool contact_is_blocked(struct tx *tx, const struct introduction *i);
str asker_name(const struct errand *e, const struct introduction *i);
/* Why this cannot be passed on: it holds a mail address or phone number; for
 * all to read, also names, links and what else is about a person. Empty: it
 * can. */
str no_addresses(struct request *req, str text, bool for_all);

/* What a feature shows on that page to who asked. The table is in app.c and
 * ends NULL; a part with nothing to show returns none. */
typedef html (*contact_part)(struct request *req, const struct introduction *i);
extern const contact_part contact_parts[];

/* How a coordinator's call went. */
enum called { CALLED_YES, CALLED_NOT_NOW, CALLED_NO, CALLED_NO_ANSWER };
struct phone_call {
	enum called went;
	str reach;              /* yes: their mail address or phone number */
	str note;
};
/* False: it was answered already. */
bool introduction_call(const struct errand *e, introduction_id id,
		       const struct phone_call *call);

/* Their word on a story, told on the phone to the coordinator. */
void introduction_tell(const struct errand *e, introduction_id id, str side,
		       str words, bool share);

/*
 * What some write to each other, on a page, for whatever conversation. A message is pieces of text,
 * each followed by a web address or none.
 */
struct talk_piece {
	str text, url;          /* the one, then the other */
};
struct talk_pieces {
	struct talk_piece *at;
	size_t n, cap;
};
struct talk_pieces thread_pieces(struct arena *a, str text);
struct talk_line {
	bool mine;
	str who, when;
	struct talk_pieces pieces;
	str reported;           /* what to report it as; empty: it cannot be */
};
struct talk_lines {
	struct talk_line *at;
	size_t n, cap;
};
struct thread_form {
	str tekst, zeker, error;
	struct entry_warnings warnings;
};
/* What was typed. False: something is wrong, or may be about a person and
 * they were not asked yet whether to send it; the form says so. */
bool thread_read(struct request *req, struct thread_form *form);

struct thread_view {
	struct talk_lines messages;
	str path;               /* the form goes to {path}/schrijven */
	str other;              /* to whom */
	bool open, shut;        /* one can write; one cannot any more */
};
/* form: what came back wrong; or NULL. */
html thread_page(struct request *req, const struct thread_view *view,
		 const struct thread_form *form);

/* Whether either of two, each with who speaks for it (0: nobody), wants no
 * contact with the other. */
bool contact_blocks(struct tx *tx, entry_id one, int64_t speaks,
		    entry_id other, int64_t speaks_other);

/* A message as who got it may report it. */
struct thread_reported {
	str text;
	person_id writer;       /* 0: nobody we know */
};
/* What is at "/mijn/contact/12/bericht/34", or the first words at
 * "/mijn/contact/12/vraag", if they were written to who is signed in. */
bool thread_find_reported(struct request *req, str path,
			  struct thread_reported *out) MUST_CHECK;
