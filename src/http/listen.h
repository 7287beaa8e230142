/* SPDX-License-Identifier: EUPL-1.2 */
/* listen: "127.0.0.1:8080", "[::]:80", "localhost:0" or ":8080" -> sockets. */
#pragma once

#include "base/base.h"

#include <sys/socket.h>

struct listener {
	struct sockaddr_storage at;
	socklen_t n;
	str url;                /* "http://127.0.0.1:8080" */
};

/* Finds the address, and a free port where port 0 is asked. False if it
 * cannot be had, as when another program serves there. */
bool listener_find(struct listener *l, struct arena *a, str listen,
		   struct err *err) MUST_CHECK;
/* One of several sockets on it, among which the kernel divides; -1: err. */
int listener_open(const struct listener *l, struct err *err);
