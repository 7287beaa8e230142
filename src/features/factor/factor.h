/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * factor: what someone with a role shows besides a mail. At /mijn/codes they
 * set up an app with codes (TOTP, RFC 6238) and get ten recovery codes; at
 * /mijn/sterker they type one, or use a passkey, and have their role.
 *
 * Who lost it all is a resident until a second person gives the role back,
 * at /beheer/rollen/terug: a coordinator to anyone but an administrator, an
 * administrator to all. Never an authority; and the terminal always can.
 */
#pragma once

#include "features/person/person.h"

extern const struct route factor_routes[];

/* On /mijn: your role waits, or someone asks theirs back. */
html factor_mine(struct request *req);
/* The field for a code, where one confirms. */
html factor_way(struct request *req, str back);
