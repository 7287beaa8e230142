/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * server: the sockets. One thread for each core, each with its own listening
 * socket, database connection, index and cache, so that nothing is shared but
 * the counts against floods.
 *
 * It takes the bytes of a request, refuses what is too large, too slow or
 * ambiguous, lets http_serve answer, and sends that when it is whole.
 */
#pragma once

#include "http/http.h"

struct server;

struct server_setup {
	const struct app *app;
	const struct conf *conf;
	const char *database;           /* as db_open wants it */
	/* The index for one thread; NULL in place of the function: none. */
	struct index *(*open_index)(void *about);
	void (*close_index)(struct index *index);
	void *index_about;
};

/* setup, and what it points to, must outlive the server. NULL: err says why. */
struct server *server_start(const struct server_setup *setup, struct err *err);
/* "http://127.0.0.1:8080": where it can be reached, with the real port. */
str server_address(const struct server *s);
/* Call this a few times a second: it cuts off who overstays. */
void server_tick(struct server *s);
/* No new connections; what is being answered gets until `patience`
 * milliseconds from now. Then everything is closed and freed. */
void server_stop(struct server *s, int64_t patience);
