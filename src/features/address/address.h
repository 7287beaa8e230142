/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * address: changing one's mail address, at /mijn/adres. The new address says
 * that it is theirs. The old one says yes as well, or, where they showed a
 * passkey or a code, is told. Until both are there nothing changes. For seven
 * days the old address can say "that was not me": all is as it was, and who
 * was signed in is no longer.
 *
 * Three days after a change no role is given to or by that person.
 */
#pragma once

#include "features/person/person.h"

extern const struct route address_routes[];
extern const struct token_purpose address_purposes[];

/* Whether their address changed less than three days ago. */
bool address_is_new(struct tx *tx, person_id person, int64_t now);
