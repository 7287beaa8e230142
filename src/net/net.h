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

/* Done; maybe another time; never: it was understood and refused; away: the
 * server is not there or does not let us in, whatever we bring. */
enum net_end { NET_DONE, NET_LATER, NET_REFUSED, NET_AWAY };

/* A mail server and who we are to it. */
struct net_server {
	const char *url;        /* "smtp://host:25", "smtps://user@host" */
	const char *password;   /* of the user in it; NULL: none */
	const char *ca_file;    /* certificates to trust; NULL: the system's */
};

/* One message to one recipient (RFC 5321). */
struct net_mail {
	struct net_server server;
	const char *from, *to;  /* bare addresses */
	str message;            /* RFC 5322, lines end in CRLF */
};

/*
 * To another machine, or with a password, the line is encrypted and the
 * server's certificate fits its name, or nothing is sent. err has the code of
 * the answer, not its text: that may name people.
 */
enum net_end net_mail_send(struct net *net, const struct net_mail *m,
			   struct err *err);
/* Whether a mail server is there and lets us in; nothing is sent. */
bool net_mail_check(struct net *net, const struct net_server *server,
		    struct err *err) MUST_CHECK;
