/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * passkey: signing in with a finger, a face or the code of one's own device,
 * instead of a mail. A person makes, names and removes keys at
 * /mijn/passkeys; whoever has one may use it at /inloggen, and wherever they
 * are asked to confirm that it is them. It needs a script and https; the mail
 * stays for all others.
 *
 * What is asked of a browser is random, for five minutes, for once, and for
 * the browser that holds the token of the form it asks with.
 */
#pragma once

#include "features/person/person.h"

extern const struct route passkey_routes[];

/* Offered on /mijn to who has none, until they say "not now". */
html passkey_mine(struct request *req);
/* The button at /inloggen and where one confirms. */
html passkey_way(struct request *req, str back);
