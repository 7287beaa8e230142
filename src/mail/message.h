/* SPDX-License-Identifier: EUPL-1.2 */
/* message: a mail as it goes over the line (RFC 5322, MIME). */
#pragma once

#include "conf/conf.h"
#include "mail.sql.h"

/*
 * Plain text, complete, and the same as HTML (multipart/alternative), in UTF-8,
 * quoted-printable, lines ending in CRLF. The same row
 * gives the same Message-ID, so that a second try is seen as the same mail.
 * False: a line break or NUL stands where it would make a header of its own.
 */
bool message_build(struct arena *a, const struct conf *conf,
		   const struct mail_row *row, str *out, struct err *err)
	MUST_CHECK;
