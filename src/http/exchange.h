/* SPDX-License-Identifier: EUPL-1.2 */
/* exchange: one request from its first line to the last byte of its reply. */
#pragma once

#include "http/guard.h"
#include "http/http.h"
#include "http/upload.h"
#include "http/wire.h"

struct exchange {
	struct exchange *next;          /* of those that wait to be used again */
	struct arena *arena;
	struct guest *guest;
	struct wire wire;
	struct request req;
	struct buf body;
	struct spool spool;             /* of an UPLOAD route, instead */
	str target;                     /* as sent: path and query */
	int64_t deadline;               /* for all of it, in clock_ticks() */
	bool begun;
};

/* The exchanges of one thread; their memory is used again and again. */
struct exchanges {
	struct exchange *spare;
	int n;
};

struct exchange *exchange_take(struct exchanges *all);
void exchange_give_back(struct exchanges *all, struct exchange *ex);
void exchanges_release(struct exchanges *all);

/*
 * The header is there (in ex->wire): make the request of it. The status to
 * refuse it with - 400, 405, 413, 501 - or 0. address: our own, for who names
 * none.
 */
int exchange_begin(struct exchange *ex, const struct app *app, str address,
		   str method, str version);
/* Whether its body goes to a file: ex->spool is to be opened. */
bool exchange_uploads(const struct exchange *ex);
struct reply exchange_refusal(struct exchange *ex, int status);
/*
 * Under what its reply may be kept for the next visitor. Empty: this one is
 * personal, or not to be kept.
 */
str exchange_key(struct exchange *ex, unsigned codings);
