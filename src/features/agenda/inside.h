/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/agenda/agenda.h"
#include "features/place/place.h"
#include "features/role/role.h"

/* The agenda of the route's {slug}: one that was made, or that items name. */
struct agenda_head {
	struct agenda row;      /* id 0: nobody made it, items name it */
	str name;               /* in the reader's words */
	str path;
};
bool agenda_open(struct request *req, struct agenda_head *agenda) MUST_CHECK;
str agenda_name(const struct request *req, str slug, str title);
/* Only initiatives raise something there. */
bool agenda_is_from_below(str slug);

bool agenda_is_unfinished(const struct agenda_item *item,
			  const struct entry_card_rows *owners);

/* What the lists show. */
struct agenda_link {
	str path, title, n, done;
	bool closed;
};
struct agenda_links {
	struct agenda_link *at;
	size_t n, cap;
};
struct agenda_entry {
	str slug, path, title, summary, kind, state, badge, due, owners;
	bool unfinished;        /* nobody owns it, or it has no date */
};
struct agenda_entries {
	struct agenda_entry *at;
	size_t n, cap;
};

/* What the list of one agenda can be narrowed by. */
struct agenda_sieve {
	str name, label;
	struct choices choices;
};
struct agenda_sieves {
	struct agenda_sieve *at;
	size_t n, cap;
};

/* An item of the route's {agenda}/{slug}, as this reader meets it. */
struct agenda_about {
	struct agenda_head agenda;
	struct agenda_item item;
	struct entry_card card;
	str path;
	struct entry_card_rows owners, raisers;
	bool drives;            /* acts for an owner, or coordinates there */
	bool keeps;             /* the same, or of who raised it */
};
/* False: there is none, or it was taken away and is not this reader's. */
bool agenda_about(struct request *req, struct agenda_about *about) MUST_CHECK;
/* The head of a page of a form about it. */
void agenda_crumbs(struct request *req, const struct agenda_about *about,
		   str title);
struct reply agenda_back(struct request *req, const struct agenda_about *about);

/* In whose name one who signed in may do something. */
enum agenda_whose { AGENDA_ANY, AGENDA_INITIATIVES };
struct agenda_party_rows agenda_names(struct request *req,
				      enum agenda_whose whose);
/* Those of these rows for whom the reader acts; the network, with id 0, for
 * who coordinates there and acts for none of them. */
struct agenda_party_rows agenda_acting(struct request *req, entry_id item,
				       const struct entry_card_rows *rows);
struct choices agenda_choices(struct request *req, str chosen,
			      const struct agenda_party_rows *names);
/* The one typed; an error at "namens" if it is none of them. */
struct agenda_party agenda_chosen(struct request *req, str typed,
				  const struct agenda_party_rows *names,
				  struct form_errors *errors);
/* The reply to who acts for none that could do this. */
struct reply agenda_nobody(struct request *req, enum agenda_whose whose);

/* A state as it is kept, and as the page and the mail name it: "proposed" and
 * "planned" are both open. */
enum { AGENDA_STATES = 4 };
struct agenda_state {
	str kept, typed, badge;
	const char *name;
};
extern const struct agenda_state agenda_states[AGENDA_STATES];
const struct agenda_state *agenda_state_of(str kept);
struct choices agenda_state_choices(struct request *req, str typed);
/* NULL: that is no state. */
const struct agenda_state *agenda_state_typed(str typed);
/* Let it be so from now on, for that party (0: the network), with their words;
 * nothing but the words if it was so already. */
void agenda_answer(struct request *req, const struct agenda_item *item,
		   entry_id party, const struct agenda_state *state, str words);

/* What is pledged. Of time and money it counts how much; of others each is
 * one. */
enum { AGENDA_KINDS = 5 };
extern const struct tr_name agenda_kinds[AGENDA_KINDS];
bool agenda_counts(str kind);
struct choices agenda_choices_of(struct request *req,
				 const struct tr_name *names, size_t n,
				 str chosen);
/* Their titles, with commas. */
str agenda_names_of(struct request *req, const struct entry_card_rows *rows);
/* "10 hours", "250 euros", "2 times" */
str agenda_amount(struct request *req, str kind, int64_t amount);

/* What the page of an item shows. Who takes part, or it concerns: */
struct agenda_who {
	str title, path, slug;
	bool mine;              /* the reader acts for them */
};
struct agenda_whos {
	struct agenda_who *at;
	size_t n, cap;
};
struct agenda_circle {
	str how;
	int64_t n;
	struct agenda_whos people;
};
/* What it takes, and who pledged what of it. */
struct agenda_promise {
	int64_t id;
	str title, path, amount, words;
	bool mine;
};
struct agenda_promises {
	struct agenda_promise *at;
	size_t n, cap;
};
struct agenda_asked {
	str name, wanted, pledged, missing;
	str from;               /* from where it goes ahead, if before all */
	int64_t n_wanted, n_pledged, n_enough;
	bool reached;
	struct agenda_promises pledges;
};
struct agenda_askeds {
	struct agenda_asked *at;
	size_t n, cap;
};
/* What happened, the newest first. */
struct agenda_step {
	int64_t id;
	str date, iso, who, said, words;
	bool mine;              /* the reader may take the words away */
};
struct agenda_steps {
	struct agenda_step *at;
	size_t n, cap;
};

/* The page of any form about an item or an agenda. */
struct agenda_form_shown {
	str title, lead, back, button;
	struct form_controls controls;
	const struct form_errors *errors;
	html more;              /* besides the controls, within the form */
	html after;             /* below the form */
};
struct reply agenda_form_reply(struct request *req,
			       const struct agenda_form_shown *form);

/* Handlers, for the routes. */
struct reply agenda_item_page(struct request *req);
struct reply agenda_raise(struct request *req);
/* What was made of that line, at that path, has its owner, who is mailed. */
void agenda_take_over(struct request *req, entry_id id, entry_id line_id,
		      str title, str path);
struct reply agenda_remove(struct request *req);
struct reply agenda_restore(struct request *req);
struct reply agenda_take(struct request *req);
struct reply agenda_leave(struct request *req);
struct reply agenda_progress(struct request *req);
struct reply agenda_unsay(struct request *req);
struct reply agenda_join(struct request *req);
struct reply agenda_unjoin(struct request *req);
struct reply agenda_need(struct request *req);
struct reply agenda_pledge(struct request *req);
struct reply agenda_unpledge(struct request *req);
struct reply agenda_make(struct request *req);
struct reply agenda_manage(struct request *req);
struct reply agenda_close(struct request *req);
