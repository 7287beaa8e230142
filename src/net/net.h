/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * net: the door to other hosts, for the worker only. One for each thread; it
 * keeps connections open for the next one.
 */
#pragma once

#include "base/base.h"

struct net;

struct net *net_open(void);
void net_close(struct net *net);

/* Done; maybe another time; never: it was understood and refused. */
enum net_end { NET_DONE, NET_LATER, NET_REFUSED };

/* One message to one recipient (RFC 5321). */
struct net_mail {
	const char *server;     /* "smtp://host:25", "smtps://user@host" */
	const char *password;   /* of the user in it; NULL: none */
	const char *from, *to;  /* bare addresses */
	str message;            /* RFC 5322, lines end in CRLF */
};

/* With a user the line is encrypted or nothing is sent; else it is encrypted
 * where the server can. err has the code of the answer, not its text: that
 * may name people. */
enum net_end net_mail_send(struct net *net, const struct net_mail *m,
			   struct err *err);
