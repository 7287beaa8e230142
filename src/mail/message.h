/* SPDX-License-Identifier: EUPL-1.2 */
/* message: a mail as it goes over the line (RFC 5322, MIME). */
#pragma once

#include "conf/conf.h"
#include "mail.sql.h"

struct message {
	const struct mail_row *row;
	str list_token;         /* of row->list; empty: nothing to end */
};

/*
 * Plain text, complete, and the same as HTML (multipart/alternative), in UTF-8,
 * quoted-printable, lines ending in CRLF. The same row
 * gives the same Message-ID, so that a second try is seen as the same mail.
 * What belongs to a list says so and how it ends (RFC 2919, 2369, 8058).
 * False: a line break or NUL stands where it would make a header of its own.
 */
bool message_build(struct arena *a, const struct conf *conf,
		   const struct message *m, str *out, struct err *err)
	MUST_CHECK;
/* The address in From: there are two streams, each with a name to keep. */
str message_from(const struct conf *conf, const struct mail_row *row);
/* What our own mail bears, so that it is known where it comes back. */
str message_loop_id(const struct conf *conf);
