/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * role: what a person may do. may() decides it for the whole program, and says
 * no unless a role or a membership says yes.
 *
 * A role is granted for the whole site, for a place with all that lies in it,
 * or for a theme with those below it. Each gives some ways of access, of
 * which a route asks one:
 *
 *	administrator   ADMINISTRATOR, COORDINATOR, MODERATOR, DESK
 *	coordinator     COORDINATOR, MODERATOR, DESK
 *	moderator       MODERATOR
 *	desk            DESK
 *	municipality    MUNICIPALITY, of that one place and nothing in it
 *
 * MEMBER and MANAGER are of a party and come from membership.
 */
#pragma once

#include "http/http.h"

/* What it is about: an entry or a place; neither: the whole site. */
struct scope {
	entry_id entry;
	place_id place;
};
#define SITE ((struct scope){ 0 })
#define OF_ENTRY(id) ((struct scope){ .entry = (id) })
#define OF_PLACE(id) ((struct scope){ .place = (id) })

/* Whether the one who asks may act so, there. */
bool may(const struct request *req, enum access as, struct scope where);

/* All a person may do somewhere, as req->who.may holds it: bits, 1 << access. */
unsigned role_access(struct tx *tx, person_id person, int64_t now);

