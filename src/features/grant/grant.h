/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant: /beheer/rollen, where an administrator gives someone a role and ends
 * it. Both ask a sign-in of the last ten minutes, are told to the person by
 * mail and leave a line in the audit. There is always an administrator left.
 */
#pragma once

#include "features/person/person.h"

extern const struct route grant_routes[];

/* "Coordinator, Oostdorp", and until when; empty: no end. */
struct grant_held {
	int64_t id;
	str what, until;
};
struct grant_held_list {
	struct grant_held *at;
	size_t n, cap;
};
/* The roles someone has now, in the words of who asks. */
struct grant_held_list grant_of(struct request *req, person_id person);
