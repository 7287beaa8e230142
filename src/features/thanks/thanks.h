/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * thanks: a card with a few own words, from who asked to who helped them, by
 * mail or on paper. One for each talk; who wrote it can take it back.
 *
 * It is between those two. It stands on the page of an initiative only if who
 * wrote it allows that and who got it chooses it, and then without the name
 * of a person. Nobody counts them.
 */
#pragma once

#include "features/introduction/introduction.h"

extern const struct route thanks_routes[];
extern const struct token_purpose thanks_purposes[];
extern const struct outcome_source thanks_offered;

/* On the page of a talk, for who asked: the way to a card. */
html thanks_on_contact(struct request *req, const struct introduction *i);
/* On the page of who got them: the cards they show. Empty: none. */
html thanks_on_party(struct request *req, entry_id party);
/* On /mijn: cards one got and has not answered yet. */
html thanks_mine(struct request *req);

/* For the nightly cleaning: cards older than that moment go. */
void thanks_forget(struct tx *tx, int64_t before);
