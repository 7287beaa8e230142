/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry.h"
#include "features/introduction/introduction.h"
#include "features/post/post.h"

enum {
	HELD_FOR = 7 * DAY,             /* unconfirmed, then forgotten */
	REMIND_AFTER = 7 * DAY,
	REST = 4,                       /* weeks of a "not now", unless said */
	ASK_AFTER = 28 * DAY,           /* what came of it? */
	ANSWER_FOR = 60 * DAY           /* links in mails that ask something */
};

extern const char asker_side[], helper_side[];

/* Steps, each in the transaction of the errand. */

/* The asker is known: to who is asked, to the coordinator, or wait. */
void pass_on(const struct errand *e, introduction_id id);
/* What who is asked says: "ja" with both addresses, "hier" through this site,
 * "later" in so many weeks, "nee". */
struct said {
	str word;
	int64_t weeks;
};
bool said_is_known(str word);
struct said said_read(struct request *req);
/* False: it was answered already. */
bool answer(const struct errand *e, introduction_id id, const struct said *said);
/* They wrote that by mail, which is neither a yes nor a no. */
void ask_which(const struct errand *e, const struct introduction *i,
	       const struct introduction_contact *to, str text);
/* To who is asked, or the coordinator who calls them. */
void send_on(const struct errand *e, introduction_id id, bool waited);

/* At once, or wait for a turn. */
void queue_join(const struct errand *e, introduction_id id, entry_id party);
/* Something changed for all who wait for this one: whose turn it is goes now,
 * and the others get their dates anew. */
void queue_again(const struct errand *e, entry_id party);
/* After a "not now": wait for them. False: it is past that. */
bool queue_keep(const struct errand *e, const struct introduction *i);

bool contact_may_not(struct tx *tx, person_id person, entry_id party);
/* Whether this side set that, and setting it or ending it. */
bool contact_blocked_by(struct tx *tx, const struct introduction *i,
			bool helper);
void contact_block(const struct errand *e, const struct introduction *i,
		   bool helper, bool on);
/* "yes", "little", "no", "not-yet". */
void note_outcome(const struct errand *e, introduction_id id, str side,
		  str outcome);

/* It is no longer there to be asked: close it, with a word to who did. */
void close_gone(const struct errand *e, introduction_id id);

/* Letters. */
void write_confirm(const struct errand *e, const struct introduction *i,
		   str link);
struct request_links {
	str answer, pace;
};
void write_request(const struct errand *e, const struct introduction *i,
		   const struct introduction_contact *to,
		   const struct request_links *links);
struct message_letter {
	str from, text, link;
};
void write_message(const struct errand *e, const struct introduction *i,
		   const struct introduction_contact *to,
		   const struct message_letter *letter);
/* To who answered the question by mail: which button is it? */
void write_which(const struct errand *e, const struct introduction *i,
		 const struct introduction_contact *to,
		 const struct message_letter *letter);
/* Their turn is later than was said. */
void write_moved(const struct errand *e, const struct introduction *i,
		 int64_t at);
/* One side's address, which they want the other to have. */
void write_address(const struct errand *e, const struct introduction *i,
		   bool of_helper);
void write_coordinator(const struct errand *e, const struct introduction *i,
		       bool again);
void write_calling(const struct errand *e, const struct introduction *i);
void write_yes(const struct errand *e, const struct introduction *i,
	       const struct introduction_contact *them);
void write_yes_here(const struct errand *e, const struct introduction *i,
		    const struct introduction_contact *them);
void write_reach(const struct errand *e, const struct introduction *i);
struct not_now {
	int64_t until;
	str words;              /* what they wrote with it; may be empty */
	str wait;               /* the link that keeps one's place */
};
void write_not_now(const struct errand *e, const struct introduction *i,
		   const struct not_now *n);
void write_no(const struct errand *e, const struct introduction *i, str words);
void write_gone(const struct errand *e, const struct introduction *i);

/* Pages. */

/* How it stands, in one sentence for who asked. */
str standing(struct request *req, str state, str party, int64_t date);
/* What we call who is asked: a title, or "a resident of Zegveld". */
str asked_name(struct arena *a, str lang, const struct entry_card *asked);
/* A text that may begin with such a name. */
str sentence(struct arena *a, str text);
/* "/mijn/contact/17" */
str contact_path(struct request *req, introduction_id id);
/* "/initiatieven/slug" */
str party_path(struct arena *a, str type, str slug);

/* Their words and whether to share them, in a form. */
struct words_form {
	str woorden, delen;
	str error;
};
struct words_form words_read(struct request *req);
/* The fields of it; other: what the other side wrote. */
html words_fields(struct request *req, const struct words_form *form,
		  str other);
str words_of(struct tx *tx, introduction_id id, const char *side);

/* Why they fit this ask: what a coordinator wrote, else what the matcher says.
 * Empty: we do not know. */
str reason_of(struct request *req, const struct entry_card *ask,
	      const struct entry_card *party);

/* Messages: thread.h has what others may use. */
bool thread_is_open(struct tx *tx, const struct introduction *i);
/* On the page of a contact, with what came back wrong or NULL. */
html thread_part(struct request *req, const struct introduction *i, str side,
		 const struct thread_form *form);
/* Send what stands in the request. False: the form says why not. */
bool thread_take(struct request *req, introduction_id id, str side,
		 struct thread_form *form);

struct lines {
	str *at;
	size_t n, cap;
};

/* A story where it is quoted. */
struct quote {
	str path, asker_words, helper_words, party, party_path;
	str ask, ask_path, from, from_path, date;
};
struct quotes {
	struct quote *at;
	size_t n, cap;
};

/* A contact in a list, and how it stands. */
struct contact_row {
	str path, title, badge, badge_kind, text;
};
struct contacts {
	struct contact_row *at;
	size_t n, cap;
};
/* Those of who is signed in; about one ask, or all (ask 0). */
struct contacts contacts_of(struct request *req, entry_id ask);

/* What a coordinator put forward for an ask. */
struct put_forward {
	str type, title, path, reason, contact;
};
struct put_forwards {
	struct put_forward *at;
	size_t n, cap;
};

struct reply mine_open(struct request *req);
struct reply mine_answer(struct request *req);
struct reply mine_outcome(struct request *req);
struct reply mine_words(struct request *req);
struct reply mine_withdraw(struct request *req);
struct reply mine_limit(struct request *req);
struct reply mine_write(struct request *req);
struct reply mine_share(struct request *req);
struct reply mine_block(struct request *req);
struct reply mine_wait(struct request *req);
