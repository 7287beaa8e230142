/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * calendar: one's own meetings at an address that a calendar program fetches
 * again and again: where one goes, and what those one acts for organise.
 * Whoever has the address can read them; a new one ends the old.
 */
#pragma once

#include "features/person/person.h"

extern const struct route calendar_routes[];

/* On /mijn, for who has such meetings or the address. */
html calendar_mine(struct request *req);
