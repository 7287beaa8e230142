/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * arrived: a mail that came in, as far as it is of use to us. Whoever wrote it
 * may mean harm: nothing in it is believed but what other code can check, and
 * every text is bounded, UTF-8 and without control characters.
 */
#pragma once

#include "base/base.h"

enum { ARRIVED_MAX = 4 << 20,           /* bytes of a whole mail */
       ARRIVED_TEXT_MAX = 100 << 10 };  /* bytes of what it says */

enum report { NO_REPORT, REPORT_DELIVERY, REPORT_COMPLAINT };

/* What a mail server tells about a mail of ours (RFC 3464, RFC 5965). */
struct arrived_report {
	enum report kind;
	str action;             /* "failed" */
	str status;             /* "5.1.1" */
	str recipient;          /* lower case; may be empty */
	str original_id;        /* Message-ID of ours, without the brackets */
	str original_ends;      /* its List-Unsubscribe */
};

struct arrived {
	str from;               /* its one address, lower case; empty: none, or
				   more than one */
	str message_id;         /* without the brackets */
	struct strs to;         /* every address it may have been sent to */
	struct strs judged;     /* Authentication-Results, the newest first */
	str loop;               /* X-Brengplein-Loop */
	bool returned;          /* the envelope's sender was empty */
	bool by_program;        /* RFC 3834: it wants no answer, and is none */
	str text;               /* plain; of HTML only, its words */
	str calendar;           /* the first text/calendar in it (RFC 6047) */
	struct arrived_report report;
};

/* False: it is no mail, or made to break what reads it. */
bool arrived_read(struct arena *a, str bytes, struct arrived *out) MUST_CHECK;

/* The value of a field in lines of "Name: value", unfolded; empty: none. */
str field_value(struct arena *a, str lines, const char *name);
