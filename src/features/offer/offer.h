/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * offer: what someone brings - time, knowledge, money, space. Its state says
 * whether it can be had: a wish is demand for help, and never shown as help.
 * It is brought without an account (features/post), in one step: one less
 * than asking.
 */
#pragma once

#include "entry/entry_view.h"
#include "features/post/post.h"

extern const struct route offer_routes[];
extern const struct edit_type offer_edit;
/* What has a last day is over the day after. */
extern const struct job_kind offer_jobs[];
extern const struct periodic offer_periodic[];

/* "Geld", "Kennis", ...: the kind in the reader's words. */
str offer_kind_name(const struct request *req, str kind);

/* The last day on which one can ask for it, 2027-03-01; empty: any day. */
str offer_last_day(struct tx *tx, entry_id id);

/* Put this on the square in one go, for who is signed in. */
entry_id offer_bring(struct request *req, const struct post_form *form);

/* On /mijn: what who is signed in brings. */
html offer_mine_part(struct request *req);
