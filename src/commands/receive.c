/* SPDX-License-Identifier: EUPL-1.2 */
/* brengplein receive: a mail from the local mail server, on standard input. */
#include "commands/commands.h"
#include "base/clock.h"
#include "features/incoming/incoming.h"

#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

/* False: it is larger than we take, or could not be read. */
static bool read_all(struct arena *a, str *out, bool *too_large)
{
	char *bytes = arena_alloc(a, ARRIVED_MAX + 1);
	size_t n = 0;
	ssize_t got = 1;

	while (got > 0 && n <= ARRIVED_MAX) {
		got = read(STDIN_FILENO, bytes + n, ARRIVED_MAX + 1 - n);
		n += got > 0 ? (size_t)got : 0;
	}
	*out = (str){ bytes, n };
	*too_large = n > ARRIVED_MAX;
	return got >= 0 && !*too_large;
}

static int keep(struct call *call, struct db *db, str bytes)
{
	struct tx *tx = tx_begin(db, call->arena, TX_WRITE);

	incoming_add(tx, &(struct incoming_mail){
		.sender = call_option(call, "from"),
		.recipient = call_option(call, "to"), .bytes = bytes },
		clock_now());
	if (tx_end(tx))
		return EX_OK;
	call_failed("the database failed; nothing was kept");
	return EX_TEMPFAIL;
}

/* A mail server tries again later (EX_TEMPFAIL) or tells the sender why not. */
static int receive(struct call *call)
{
	struct db *db;
	bool too_large;
	str bytes;
	int status;

	if (!read_all(call->arena, &bytes, &too_large)) {
		call_failed(too_large ? "the mail is larger than 4 MB"
				      : "the mail could not be read");
		return too_large ? EX_DATAERR : EX_TEMPFAIL;
	}
	db = database_ready(call);
	if (!db)
		return EX_TEMPFAIL;
	status = keep(call, db, bytes);
	db_close(db);
	return status;
}

const struct command receive_commands[] = {
	{ "receive", NULL, "take in a mail; the local mail server starts this",
	  receive, .options = (const char *const[]){ "from=", "to=", NULL },
	  .unwell = EX_TEMPFAIL },
	{ 0 }
};
