/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * member: a person acts for an initiative or organisation, as a member or as a
 * manager, who also decides who else does. Nobody becomes either without
 * pressing a button in a mail, or being let in after asking.
 *
 * A manager cannot put another manager out: each steps back by themselves, and
 * never the last one.
 */
#pragma once

#include "entry/entry.h"
#include "features/person/person.h"

extern const struct route member_routes[];
extern const struct token_purpose member_purposes[];

/* They manage it from now on, for its mail or a coordinator says so. */
void member_manage(struct tx *tx, person_id person, entry_id party,
		   int64_t now);
/* Whether anyone manages it. */
bool member_has_manager(struct tx *tx, entry_id party);

/* "contact person" or "takes part", in the reader's words. */
str member_role_name(str lang, str role);
/* Each invitation they did not answer once more, with a new link. */
void member_invite_again(struct request *req, person_id person);

/* On the page of a party: the way to those who act for it; to a manager who is
 * the only one, that two are safer. */
html member_on_party(struct request *req, entry_id party, str slug);
/* On /mijn: for whom they act. */
html member_mine(struct request *req);

/* What a feature shows to those who act for a party, on /mijn/namens/{slug}.
 * The table is in app.c and ends NULL; a part with nothing to show, or not
 * for this reader, returns none. */
typedef html (*member_part)(struct request *req, const struct entry_card *party);
extern const member_part member_parts[];
