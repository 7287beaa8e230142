/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "entry/entry_form.h"
#include "features/table/table.h"

/* A table as typed and as understood. */
struct table_form {
	str titel, vragen, begeleider, notulist, inbreng, stoelen;
	struct strs groep;      /* the sides that should sit there */
	int64_t seats;
	registration_id host_id, noter_id;
	entry_id host_party, noter_party, pitch_party;
	struct form_errors errors;
};
struct table_form table_form_read(struct request *req,
				  const struct table_comer_rows *comers);
/* As it stands; of NULL: as a new one begins. */
struct table_form table_form_of(struct request *req,
				const struct theme_table *table);
struct form_controls table_controls(struct request *req,
				    const struct table_form *form);
/* The three that a table begins with, a line each. */
str table_first_questions(struct request *req);
/* Who comes, as one can name them: "Anna (De Linde)". */
struct strs table_names(struct request *req,
			const struct table_comer_rows *comers);

/* The planned meeting of the route, of those who may change it. */
bool table_open(struct request *req, struct plan *plan) MUST_CHECK;
/* "/bijeenkomsten/symposium/tafels" */
str table_path(struct request *req, const struct plan *plan);
/* A new one at the end; how it is filled is for table_store. */
entry_id table_add(struct request *req, const struct plan *plan, str title,
		   str why);
void table_store(struct request *req, entry_id id,
		 const struct table_form *form);
/* The sides, those in `chosen` ticked. */
struct choices table_side_boxes(struct request *req,
				const struct strs *chosen);
/* Words with spaces between. */
struct strs table_words(struct arena *a, str words);

/* How many want a table. */
struct table_votes {
	int64_t first, second;
};
struct table_votes table_votes_of(const struct table_wish_rows *wishes,
				  entry_id table);

/* A table in the organiser's list. */
struct table_shown {
	int64_t number, seats, first, second, voices;
	str title, slug, path, host, noter, pitch, mix;
	struct strs questions;
	bool is_first, is_last;
	bool long_title;        /* for its card */
};
struct tables_shown {
	struct table_shown *at;
	size_t n, cap;
};
struct tables_shown table_list(struct request *req, const struct plan *plan,
			       const struct theme_table_rows *rows);

/* A table that is proposed. */
struct proposal_shown {
	str key, theme;         /* its slug, and its name */
	str title, error;
	int64_t people;
	struct strs said, more; /* their sentences */
	bool chosen;
};
struct proposals_shown {
	struct proposal_shown *at;
	size_t n, cap;
	struct form_errors errors;
};
struct reply table_propose(struct request *req);

/* A side: how many of it registered and came. */
struct side_shown {
	str value, label;
	int64_t registered, came;
	bool expected;
};
struct sides_shown {
	struct side_shown *at;
	size_t n, cap;
};
/* "/bijeenkomsten/symposium/wie-verwacht" */
str table_sides_path(struct request *req, const struct plan *plan);
struct reply table_sides_show(struct request *req);
struct reply table_sides_save(struct request *req);
