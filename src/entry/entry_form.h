/* SPDX-License-Identifier: EUPL-1.2 */
/* entry_form: what forms have in common in which an entry is written. */
#pragma once

#include "entry/entry_list.h"
#include "lang/personal.h"

/* A field to choose a file in; see form_upload of entry_form.html. */
struct upload_field {
	str name, label, hint, error;
	str accept;             /* as the browser filters: ".pdf,.odt" */
};

/* The values a phase may have, for a form_field; ends NULL. */
extern const char *const entry_phases[];
struct choices entry_phase_choices(struct request *req, str chosen);

/* Every theme there is, by its slug: those chosen, and all others. */
struct theme_choices {
	struct choices chosen, others;
};
struct theme_choices entry_theme_choices(struct request *req,
					 const struct strs *chosen);
/* An initiative or organisation by its slug, or its name in any spelling.
 * False: nobody knows it. */
bool entry_party_named(struct tx *tx, str name, struct entry_card *party)
	MUST_CHECK;
/* The names of initiatives, to choose from. */
struct strs entry_party_names(struct request *req);
/* What it is about, instead of what it was; slugs nobody knows are left out. */
void entry_set_themes(struct tx *tx, entry_id id, const struct strs *slugs);
/* The slugs of its themes, in their order. */
struct strs entry_theme_slugs(struct request *req, entry_id id);
/* A new one: checked now by checked_by, unless nobody did; and shown, unless
 * its status is another. */
struct entry_made {
	str type, slug, title, summary, phase, status, checked_by;
	place_id place;
	bool unchecked;
};
entry_id entry_create(struct tx *tx, const struct entry_made *made,
		      int64_t now);
/* A slug for what gets that title; of nothing but signs: from `otherwise`. */
str entry_new_slug(struct tx *tx, str title, str otherwise);

/*
 * A field of a long form as form_control_show shows it: a line of that type,
 * several lines (rows), a choice, or a tick (type "checkbox"). what and hint
 * are in the reader's words.
 */
struct form_control {
	str name, what, hint, error, type, value;
	str meanwhile;          /* what someone else made of it */
	str about;              /* the ids of hint, error and meanwhile */
	str list;               /* the id of a datalist; empty: none */
	struct strs names;      /* or one of its own */
	int64_t max, rows;
	bool optional, tick, text;      /* text: any, so with a length */
	bool wide, digits, may_choose;  /* may_choose: or none of the choices */
	struct choices choices;
};
struct form_controls {
	struct form_control *at;
	size_t n, cap;
};
/* What form_controls_of needs to know of each field besides. */
struct form_shown {
	const char *type;       /* "text", "date", ...; NULL: not among them */
	const char *hint;       /* N_(), or NULL */
	int rows;
};
struct form_layout {
	const struct form_field *fields;        /* label: its name on the page */
	const struct form_shown *shown;
	size_t n;
};
/* One of them, with nothing in it. error: empty, or what is wrong there;
 * meanwhile: of two who change one thing. */
struct form_control form_control_of(struct request *req,
				    const struct form_field *f,
				    const struct form_shown *shown, str error,
				    str meanwhile);
/* Those that are shown, with what stands in `form` and what is wrong there. */
struct form_controls form_controls_of(struct request *req,
				      const struct form_layout *layout,
				      const void *form,
				      const struct form_errors *errors);

/* The moment typed in the fields "datum", as 2026-12-05, and "tijd", as 14:00;
 * what is none is an error there. 0: one of them is missing or wrong. */
int64_t entry_moment_typed(struct request *req, str datum, str tijd,
			   struct form_errors *errors);

/* A day typed in that field, as 2026-12-05; one before today, or more than ten
 * years from now, is an error there. */
void entry_day_ahead(struct request *req, str day, const char *name,
		     struct form_errors *errors);

/* What the writer is asked about: "a phone number: 06 12 34 56 78". */
struct entry_warning {
	str what, text;
};
struct entry_warnings {
	struct entry_warning *at;
	size_t n, cap;
};
struct entry_warnings entry_warnings(struct request *req,
				     const struct findings *found);
