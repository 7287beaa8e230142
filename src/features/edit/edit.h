/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * edit: changing what stands there, and what was changed.
 *
 * A feature says in a table which fields of its type can be changed, and how
 * its own row is read and written; app.c lists the tables. The rest is here:
 * the form, two people at once, a revision for every change, the history with
 * its differences, going back, hiding and restoring; and what others propose,
 * which waits for whose it is.
 *
 * A history says when, which fields and for whom, never which person. What
 * stood in a field is for those who may change it: it may have been taken out
 * because it was about someone.
 */
#pragma once

#include "entry/entry_view.h"
#include "features/role/role.h"
#include "jobs/job.h"

extern const struct route edit_routes[];
extern const struct route edit_proposal_routes[];
extern const struct job_kind edit_jobs[];
extern const struct periodic edit_periodic[];

enum { EDIT_MOST = 12 };        /* fields of one type */

/* What is typed, and how. The first five are of every entry. */
enum edit_kind {
	EDIT_TITLE, EDIT_SUMMARY, EDIT_PLACE, EDIT_PHASE, EDIT_THEMES,
	EDIT_LINE, EDIT_TEXT, EDIT_YEAR, EDIT_LINK, EDIT_ONE, EDIT_SOME,
	EDIT_PARTY, EDIT_DAY            /* EDIT_DAY: from today on */
};

struct edit_field {
	enum edit_kind kind;
	const char *name;               /* in forms and in the history */
	const char *label, *hint;       /* N_() */
	size_t min, max;                /* in characters */
	const struct tr_name *choices;  /* of EDIT_ONE and EDIT_SOME */
	size_t n;                       /* how many */
	bool own;                       /* only whose it is decides it: nobody
					   proposes another */
	bool all;                       /* of two that are merged, all stay */
};

/*
 * What stands in the fields, in the order of the table. A place, a theme and
 * a party are slugs; of EDIT_THEMES and EDIT_SOME there may be several: "a|b".
 */
struct edit_values {
	str at[EDIT_MOST];
};

struct edit_type {
	str type;
	const struct edit_field *fields;
	size_t n;
	/* The roles of its links to whose it is; none: it is its own. */
	const char *whose[2];
	/* The person who wrote it; NULL: nobody owns it for that. */
	person_id (*writer)(struct tx *tx, entry_id id);
	/* The type's own fields; values of other kinds are left alone. When
	 * they are written the entry has its new place. */
	void (*read)(struct tx *tx, entry_id id, struct edit_values *v);
	void (*write)(struct tx *tx, entry_id id, const struct edit_values *v);
	/* What a change by this reader leads to; may be NULL. */
	void (*settle)(struct request *req, entry_id id,
		       const struct edit_values *v);
	/* Show what was hidden, or as much of it as was; NULL: all. */
	void (*show)(struct tx *tx, entry_id id, int64_t now);
};

/* Every type that can be changed; in app.c, ends NULL. */
extern const struct edit_type *const edit_types[];

/*
 * A new one, in the form its fields make (the title is the first of them), in
 * the name of a party one acts for, or the network's: GET and POST of
 * {list}/nieuw. ?uit= fills it in from a line of a harvest (features/origin).
 */
struct edit_new {
	const struct edit_type *type;
	const char *title, *lead;       /* N_() */
	void (*insert)(struct tx *tx, entry_id id);     /* the type's own row */
};
struct reply edit_new(struct request *req, const struct edit_new *what);

/* Under the page of an entry: the links to its history and to its form: to
 * change it for who may, to propose a change for all others. */
void edit_links(struct request *req, struct entry_view *v,
		const struct entry_card *row);
/* The entry of the route's {slug}, where the path says its type and this reader
 * may change it, and where it lives. False: *why is the reply. */
bool edit_reach(struct request *req, struct entry_card *row, str *path,
		struct reply *why) MUST_CHECK;
/* The head of a page beside that one: "fotos", with its title. */
void edit_head_beside(struct request *req, const struct entry_card *row,
		      str path, str title, const char *room);
/* Write in its history that something beside its fields became another: name
 * is "foto", "logo" or "bestand"; the rest is in words, empty for nothing. */
void edit_record_beside(struct request *req, const struct entry_card *row,
			str name, str was, str became);
/* Write in the history of an initiative or organisation that it is no longer
 * shown, or shown again, by itself or by its coordinator: reason is "stopped",
 * "resumed", "merged" or "parted". Setting the status is the caller's. */
void edit_record_shown(struct request *req, const struct entry_card *row,
		       bool shown, str reason);
/* On /mijn: changes that others propose in what is theirs, and their own; and
 * on /beheer those in what nobody keeps. */
html edit_mine_part(struct request *req);
html edit_work_part(struct request *req);
struct monday;
void edit_monday(struct monday *m);
/* Hide or show it for another page, as the moderator who asks may. The reason
 * is one of those of the history: "asked", "person". False: nothing changed. */
bool edit_knows(str type);      /* whether entries of it are changed and hidden */
bool edit_hide_entry(struct request *req, str slug, str reason, str note);
bool edit_show_entry(struct request *req, str slug);
/* Why something may be hidden, for a form; ends NULL. And in words: "it said
 * things about a person". */
extern const char *const edit_reasons[];
str edit_reason_name(str lang, str reason);

/* The address of a site, as someone typed it, whole; what is none is an error
 * at that field. */
str edit_link_read(struct request *req, str typed, const char *name,
		   struct form_errors *errors);

/* Change some fields of the published entry with that slug in its own name:
 * who asked it reads its mail. */
struct edit_set {
	const char *name;
	str value;
};
void edit_by_itself(struct request *req, str slug, const struct edit_set *sets,
		    size_t n);
/* The same as a coordinator, who merges two or parts them: reason is "merged"
 * or "parted". */
void edit_merge(struct request *req, str slug, const struct edit_set *sets,
		size_t n, str reason);
/* A field of two entries of one type beside each other: as it is kept, and in
 * the reader's words. several: both can be taken together, as "a|b". */
struct edit_pair {
	str name, label, one, two, one_shown, two_shown;
	bool several;
};
struct edit_pairs {
	struct edit_pair *at;
	size_t n, cap;
};
struct edit_pairs edit_pairs_of(struct request *req,
				const struct entry_card *one,
				const struct entry_card *two);
/* The reply where the route's {slug} cannot be shown: not found, or that it
 * was hidden, when and why. */
struct reply edit_not_found(struct request *req);

/* What two texts have in common stands around what differs; see
 * edit_difference_show in edit_history.html. */
struct edit_difference {
	str label, head, was, became, tail;
};
/* Cut what they begin and end with alike, at words. */
struct edit_difference edit_compare(struct arena *a, str was, str became);
