/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * post: what people write on the square themselves, and all that an ask and
 * an offer have in common in that: the form, what in a text needs a second
 * look, confirming by mail, who may read and change it, withdrawing it. A
 * barrier is not written here, but it is read and taken away the same way.
 *
 * One writes first and confirms by mail after. Until then it is 'held' and
 * goes after a week. What was confirmed is shown at once, unless
 * personal_find found something about a person: then a coordinator looks first.
 */
#pragma once

#include "entry/entry_form.h"
#include "features/edit/edit.h"
#include "features/person/person.h"
#include "features/place/place.h"
#include "lang/personal.h"
#include "jobs/job.h"
#include "post.sql.h"

extern const struct route post_routes[];
extern const struct job_kind post_jobs[];
extern const struct token_purpose post_purposes[];

enum { POST_TEXT_MIN = 10, POST_TEXT_MAX = 4000, POST_TITLE_MAX = 120 };

/* The whole form, whatever step of it a page shows. */
struct post_form {
	str tekst, titel, plaats, welke, soort, namens, fase, lezers, voor_wie,
	    tot;
	str naam, email, website, voor;
	struct strs thema;
	/* What was understood of it, by post_read. */
	struct place_named place;       /* id 0: none */
	struct place_named_rows which;  /* those that share the typed name */
	struct entry_card party;        /* id 0: none */
	struct form_errors errors;
	struct findings findings;
};

/* Which fields must be there. */
enum post_step {
	POST_WRITE,             /* text, place, kind, for whom */
	POST_SEND,              /* and title, readers, name and mail */
	POST_BRING              /* text and so on, name and mail; the title and
				   the themes follow from the text */
};

/* What differs between the two types. The texts are N_(). */
struct post_type {
	str type;               /* "ask" */
	str path;               /* "/vragen" */
	const char *const *kinds;       /* that people may choose; ends NULL */
	str (*kind_name)(const struct request *req, str kind);
	/* The role of the one in whose name it is written. */
	const char *role, *organisation_role;
	const char *mine;
};

/* Read it with every error found; who is signed in needs no name and mail. */
struct post_form post_read(struct request *req, const struct post_type *type,
			   enum post_step step);

/* What `plaats` and `namens` mean, as people type them: place.h says of the
 * one; of the other an initiative's name in any of its spellings. What is not
 * found is an error at the field. */
void post_find_place(struct request *req, struct post_form *form);
void post_find_party(struct request *req, struct post_form *form);

/* What the fields of the form show; see post_fields.html. */
struct post_fields {
	str text, title, place, party, audience, name, mail;
	str place_slug;         /* to carry along; else as typed */
	str kind, phase;
	str alike;              /* where to look for what looks like the text */
	struct choices kinds, phases, themes, more_themes, readers, which;
	struct strs places, parties;    /* to choose from */
	struct form_errors errors;
	struct entry_warnings warnings;
	str text_error, title_error, place_error, party_error, audience_error;
	str readers_error, name_error, mail_error;
	bool holds;             /* someone looks first */
	bool known;             /* who writes is signed in */
	bool on_behalf;         /* a coordinator writes for someone else */
};
struct post_fields post_fields_of(struct request *req,
				  const struct post_type *type,
				  const struct post_form *form);

/* Whether a coordinator writes for someone on the phone: they need give no
 * mail address, and it is shown at once. */
bool post_is_for_other(const struct request *req, const struct post_form *form);

/* What the words speak of, by the lexicon: slugs; empty without an index. */
struct strs post_suggest_themes(struct request *req, str text);

/* The first sentence, as a title. */
str post_title_of(struct arena *a, str text);
/* The first words, for a list; all of a short text. */
str post_summary_of(struct arena *a, str text);

/* Whose it is: who is signed in, or who has the mail address, made if nobody
 * has it. */
person_id post_writer(struct request *req, const struct post_form *form);
/* Store the entry as held, with its themes and in whose name it is. The
 * type's own row is for the caller. */
entry_id post_insert(struct request *req, const struct post_type *type,
		     const struct post_form *form);
/*
 * Once both rows are there: show it if its writer is signed in, else send the
 * mail that does. The reply to give.
 */
struct reply post_finish(struct request *req, const struct post_type *type,
			 entry_id id);
/* Whether to store it: false for a program that filled in the field nobody
 * sees, and for an address with enough that waits, or enough mail today. */
bool post_is_welcome(struct request *req, const struct post_form *form);
/* The answer then: the same as to everyone else. */
struct reply post_pretend(struct request *req, const struct post_type *type);
/* The pages after sending and confirming: {path}/nieuw/verstuurd, /bevestigd. */
struct reply post_show_sent(struct request *req);
/* The first of these for anything that is confirmed by mail: what the button
 * in it does, and where to look meanwhile. */
struct reply post_sent(struct request *req, str text, str path, str label);
struct reply post_show_confirmed(struct request *req);

/* The post of the route's {slug}, whatever its status. False: there is none
 * of that type that this reader may see. */
bool post_open(struct request *req, str type, struct post *post) MUST_CHECK;
/* Its writer, who manages what it was written for, or a coordinator there. */
bool post_may_change(const struct request *req, const struct post *post);
/* The readers it was written for, with those who may change it. */
bool post_may_read(const struct request *req, const struct post *post);

/* Withdraw it, or put it back. What was withdrawn goes after 30 days. */
void post_withdraw(struct tx *tx, entry_id id, int64_t now);
void post_put_back(struct tx *tx, entry_id id, int64_t now);
/* A coordinator looked: it is shown now. */
void post_release(struct tx *tx, entry_id id, int64_t now);
/* Above the page of a post: that it is there, held or withdrawn, with the
 * button that changes that; and below it, for whose it is. May be empty. */
html post_state_part(struct request *req, const struct post *post);
html post_manage_part(struct request *req, const struct post *post);
/* What is for some readers only and for this one; at most so many. */
struct entry_card_rows post_for_circle(struct request *req, size_t limit);
/* "A resident of Zegveld": a person is never named. Empty if it was written
 * in the name of an initiative or organisation, or by nobody we know. */
str post_resident(struct request *req, const struct entry_card *row,
		  person_id person);
/* In whose name it was written. */
struct entry_card_rows post_parties(struct tx *tx, entry_id id);

/*
 * Of a type's edit_type: its fields, in this order, and the parts all types
 * have in common. The audience is of offers only.
 */
enum { POST_EDIT_TITLE, POST_EDIT_TEXT, POST_EDIT_PLACE, POST_EDIT_PARTY,
       POST_EDIT_PHASE, POST_EDIT_KIND, POST_EDIT_THEMES, POST_EDIT_READERS,
       POST_EDIT_AUDIENCE };
enum { POST_READERS = 4 };
extern const struct tr_name post_readers[POST_READERS];
person_id post_edit_writer(struct tx *tx, entry_id id);
void post_edit_read(struct tx *tx, entry_id id, struct edit_values *v);
void post_edit_write(struct tx *tx, const struct post_type *type, entry_id id,
		     const struct edit_values *v);
void post_edit_settle(struct request *req, entry_id id,
		      const struct edit_values *v);
void post_edit_show(struct tx *tx, entry_id id, int64_t now);
/* On /mijn: what who is signed in wrote, and how it stands. */
html post_mine_part(struct request *req, const struct post_type *type,
		    struct post_mine_rows rows);

/* "Everyone", ...: in the reader's words. */
str post_readers_name(const struct request *req, str readers);
/* "a phone number, the name of a person": why it is held. */
str post_held_text(struct request *req, str held_for);
