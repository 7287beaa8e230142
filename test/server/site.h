/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site: the real program, serving on a free port of this machine with a data
 * folder of its own, and the raw bytes of a conversation with it. What a test
 * does to the database itself it does as another process would.
 */
#pragma once

#include "test/test.h"

#include <sys/types.h>

struct site {
	struct arena *arena;
	const char *folder, *database;
	pid_t pid;
	int port;
	int log;                /* its standard error */
};

/* options: as on the command line, ends NULL; may be NULL. */
struct site site_start(const char *const *options);
/* Its exit status, or minus the signal it ended by. */
int site_wait(struct site *s);
/* Run it to its end, in silence; 0: it says that all went well. */
int run_command(const char *const *argv);
/* Only its worker, once the site itself was stopped with site_stop. */
void site_stop(struct site *s);
pid_t site_worker(struct site *s, const char *option);
/* A folder and all in it. */
void remove_folder(const char *folder);
/* SIGTERM, wait (unless pid is 0), and remove the folder. Expects status 0. */
void site_end(struct site *s);
/* The next line from there with `text` in it, within twenty seconds. */
str line_with(struct arena *a, int fd, const char *text);
/* The next line of the log with `text` in it. */
str site_logged(struct site *s, const char *text);

/* Run the program to its end; its output, and *status. */
str program(struct arena *a, const char *const *argv, int *status);

/* A connection to it. */
int dial(const struct site *s);
void say(int fd, const char *bytes);
/* One reply, whole: head and body by its Content-Length; empty if the line was
 * closed or nothing came for twenty seconds. */
str hear(struct arena *a, int fd);
/* The same without a body, as for HEAD. */
str hear_head(struct arena *a, int fd);
bool is_closed(int fd);
/* One request on a connection of its own. */
str ask(const struct site *s, const char *bytes);
/* GET with these further header lines ("A: b\r\n"). */
str fetch(const struct site *s, const char *path, const char *lines);

int status_of(str reply);
str header_of(str reply, const char *name);
str body_of(str reply);

/* Person 7, "Zonneschijn", signed in: the cookie is "sid=7". */
void site_visitor(struct site *s);
/* On the site's database, by a connection of the test's own. */
void site_sql(struct site *s, const char *sql);
int64_t site_count(struct site *s, const char *sql);
/* True as soon as the query gives that number; false after ninety seconds. */
bool becomes(struct site *s, const char *sql, int64_t n);
