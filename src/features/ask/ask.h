/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ask: what someone needs, in their own words. It is asked without an account
 * (features/post), shows who and what fits it (features/match), and stays
 * until it is solved.
 */
#pragma once

#include "features/post/post.h"

extern const struct route ask_routes[];
extern const struct edit_type ask_edit;

/* It is over, and nobody said how. */
void ask_was_solved(struct tx *tx, entry_id id, int64_t now);

/* "Geld", "Een plek": the kind in the reader's words. */
str ask_kind_name(const struct request *req, str kind);

/*
 * What another feature shows on the page of an ask: answers, conversations.
 * The table is in app.c and ends NULL. Nothing to show is an empty html.
 */
typedef html (*ask_part)(struct request *req, entry_id ask);
extern const ask_part ask_parts[];

/* On /mijn: the asks of who is signed in. */
html ask_mine_part(struct request *req);
