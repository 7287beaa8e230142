/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bounce: mail that comes back, and addresses nothing is sent to any more.
 *
 * The envelope of each mail has a sender of its own, which says whose mail it
 * was; only this site can make one. An address that does not exist is left
 * out at once; one that fails for another reason after three times in
 * fourteen days, for a passing one (a full mailbox) after five. It works
 * again once its owner used a link that was mailed there.
 */
#pragma once

#include "conf/conf.h"
#include "mail/list.h"

struct bounce {
	str mark;               /* mail_mark of the address */
	str status;             /* RFC 3463: "5.1.1" */
	str source;             /* about which mail; told twice it counts once */
	str masked;             /* "a***@example.org", to be shown; or empty */
	person_id person;       /* whose it is; 0: nobody we know */
};

/* "b+MARK.CODE@host"; empty: nothing can come back here. */
str bounce_address(struct tx *tx, const struct conf *conf, str recipient);
/* The mark in an address that mail came back to; empty: it is none of ours. */
str bounce_mark(struct tx *tx, const struct conf *conf, str address);

void bounce_note(struct tx *tx, const struct bounce *b, int64_t now);
/* Whether nothing is to be sent there. */
bool bounce_stops(struct tx *tx, str address);
/* Whose it is used a link or code that was mailed there: it works. */
void mail_works(struct tx *tx, str address);
