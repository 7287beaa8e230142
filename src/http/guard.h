/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * guard: nobody stays for ever. libmicrohttpd's time-out is for silence only:
 * a peer that sends one byte a second would hold its connection as long as it
 * likes. So each connection has a moment by which it must have come to the
 * next point, and who is late is cut off.
 *
 * Who was refused in the middle of sending lingers for a moment after it was
 * answered and closed: if its bytes met a closed door the answer would be lost
 * on the way back. What still comes is dropped unread.
 *
 * Entering, leaving and setting the moment are for the thread that serves;
 * sweeping is for another.
 */
#pragma once

#include "base/base.h"

#include <sys/socket.h>

struct guard;

struct guest {
	struct guest *next, *before;
	int fd;
	_Atomic int64_t until;          /* clock_ticks() */
	_Atomic bool busy;              /* a request is being answered */
	bool linger;                    /* refused with its body still coming */
	int64_t gone_at;                /* lingers since; 0: it is here */
	char ip[46];                    /* as text; IPv4 in IPv6 as IPv4 */
};

struct guard *guard_create(void);
void guard_destroy(struct guard *g);
struct guest *guard_enter(struct guard *g, int fd, const struct sockaddr *who,
			  int64_t until);
void guard_leave(struct guard *g, struct guest *guest);
/* Cut off who is late at `now`, and with `idle` whoever asks nothing. How many
 * requests are being answered. */
size_t guard_sweep(struct guard *g, int64_t now, bool idle);
