/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/incoming/incoming.h"
#include "mail/reply.h"
#include "incoming.sql.h"

/* A mail that is being read, and for whom it was. */
struct reading {
	struct job *job;
	struct arrived mail;
	str sender;             /* of the envelope */
	str bytes;
};

/* Mail of ours came back to the address with this mark. */
void bounced(struct reading *r, str mark);
/* It answers something of ours. False: nobody reads it there. */
bool replied(struct reading *r, const struct reply_to *to);
/* Say it to who wrote, unless it was a program or they heard from us today. */
void tell_writer(struct reading *r, str subject, str paragraph);

/* A held answer, as its page shows it. */
struct held_line {
	int64_t id;
	str from, when, why, text;
};
struct held_lines {
	struct held_line *at;
	size_t n, cap;
};
