/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * address: where mail to this site comes in: WHAT+TOKEN@HOST where `in` is a
 * host, BOX+WHAT+TOKEN@HOST where it is a mailbox with plus addresses.
 */
#pragma once

#include "base/base.h"

/* Empty: nothing comes in, or it would be longer than mail servers take (64
 * before the @, RFC 5321). */
str mail_in_address(struct arena *a, str in, const char *what, str token);
/* The token in an address that was written to; empty: it is not of that kind.
 * In lower case, as we made it. */
str mail_in_token(struct arena *a, str in, const char *what, str address);
/* What comes after the @; empty: nothing. */
str mail_host(str address);
