/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_form.h"
#include "features/edit/edit.h"
#include "features/place/place.h"
#include "edit.sql.h"

/* An entry that may be changed, and whether this reader may. */
struct edited {
	const struct edit_type *type;
	struct entry_card row;
	str path;
	bool may_change, may_hide;
	bool proposes;          /* to who keeps it, instead of changing it */
};

/* Its type and what this reader may, once there is a row. False: it cannot be
 * changed. */
bool edit_weigh(struct request *req, struct edited *e) MUST_CHECK;
/* Whose it is: parties, under the names they have now; and a person. */
struct entry_card_rows edit_owners(struct tx *tx, const struct edited *e);
person_id edit_writer(struct tx *tx, const struct edited *e);

/* The entry of the route's {slug}, if the path says its type: published, or
 * of those who may change it. */
bool edit_open(struct request *req, struct edited *e) MUST_CHECK;

/* The nth of the route's {..} from its {slug} on: an item of an agenda lies
 * below its agenda. */
str edit_arg(const struct request *req, size_t n);

/* What stands there now. */
struct edit_values edit_values_of(struct tx *tx, const struct edited *e);
/* Let these stand there instead. */
void edit_write(struct request *req, const struct edited *e,
		const struct edit_values *v);

/* What was done, of which edit_record makes a revision. */
struct edit_deed {
	const char *what;       /* "change", "back", "hide", "restore" */
	/* of hiding: one of a list; "proposed": it was someone's proposal */
	str reason, note;
	bool own;               /* of the party itself, whoever is signed in */
};
/* Write down in what it differs from `was`; nothing if a change is none.
 * Whose own change it was has also checked it. */
void edit_record(struct request *req, const struct edited *e,
		 const struct edit_values *was, const struct edit_deed *deed);

/* The place of that field in the table; e->type->n if there is none. */
size_t edit_field_at(const struct edit_type *type, str name);
/* A value in the reader's words. */
str edit_shown(struct request *req, const struct edit_field *f, str value);
/* The parts of "a|b". */
struct strs edit_parts(struct arena *a, str value);

/* The form as it was sent, or as it stands there. */
struct edit_form {
	struct edit_values v;
	struct strs some[EDIT_MOST];    /* as sent, of those with several */
	str versie, welke, waarom;
	str plaats;                     /* as typed */
	str party;                      /* as typed */
	struct place_typed place;
	struct form_errors errors;
	str meanwhile[EDIT_MOST];       /* what someone else made of it */
	bool collided;
	struct entry_warnings warnings; /* what is new in it about a person */
};
struct edit_form edit_form_of(struct request *req, const struct edited *e);
struct edit_form edit_form_read(struct request *req, const struct edited *e);
/* Whether to ask first if they are sure, because of what is new in it. */
bool edit_is_to_ask(struct request *req, const struct edited *e,
		    struct edit_form *form);

/* A field on the page; see edit_form.html. */
struct edit_control {
	struct form_control control;
	bool some, place, themes;
	struct choices others;          /* themes that are not chosen */
};
struct edit_controls {
	struct edit_control *at;
	size_t n, cap;
};
struct edit_controls edit_controls_of(struct request *req,
				      const struct edited *e,
				      const struct edit_form *form);

struct edit_differences {
	struct edit_difference *at;
	size_t n, cap;
};
struct edit_event {
	str title, who, date, reason, note;
	struct edit_differences fields;
	str names;              /* of the fields, in one line */
	int64_t before;         /* its number less one: what to go back to */
	bool newest;
};
struct edit_events {
	struct edit_event *at;
	size_t n, cap;
};
/* The form of a change; and what it says back when something is wrong. */
struct reply edit_page(struct request *req, const struct edited *e,
		       const struct edit_form *form);
/* Whether someone else saved since the form was opened: then the form says
 * so and keeps what was typed. */
bool edit_collides(struct request *req, const struct edited *e,
		   struct edit_form *form);

/* A field of a proposal, for who decides. */
struct edit_choice {
	str name;
	struct edit_difference d;
	str meanwhile;          /* what someone else made of it */
	bool taken;
};
struct edit_choices {
	struct edit_choice *at;
	size_t n, cap;
};
struct edit_line {
	str path, title, state;
};
struct edit_lines {
	struct edit_line *at;
	size_t n, cap;
};

struct reply edit_propose_show(struct request *req);
struct reply edit_propose_save(struct request *req);
struct reply edit_show(struct request *req);
struct reply edit_save(struct request *req);
struct reply edit_history(struct request *req);
struct reply edit_go_back(struct request *req);
struct reply edit_hide(struct request *req);
struct reply edit_restore(struct request *req);
