/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * postfix: the mail server of others that most use, on this machine, between
 * a site and the mailboxes of people; see postfix.sh for who has one.
 */
#pragma once

#include "test/server/site.h"

struct postfix {
	struct arena *arena;
	const char *folder;
	const char *certificate;        /* a file; for mx.localhost */
	pid_t pid;
	int ours, theirs;       /* ports: for the site, for people */
};

/* Ports and a folder, for the options of a site; nothing runs yet. */
struct postfix postfix_prepare(void);
/* Run, and hand what is for in.example.org to the program for that site. From
 * then on its data belongs to the user whom the mail server runs it as. */
void postfix_run(struct postfix *p, const struct site *s);
void postfix_close(struct postfix *p);

/* Send it as `from` does, in an envelope of its own. */
void postfix_send(struct postfix *p, const char *from, str to, str message);
/* The newest mail of "anna" that has `text` in it, as it came; empty: none
 * within ninety seconds. */
str postfix_mailbox(struct postfix *p, const char *name, const char *text);
/* It as another program reads it: its parts, a line each, and then the calendar
 * in it with each line whole. */
str postfix_read(struct postfix *p, str letter);
/* How many she has. */
int postfix_count(struct postfix *p, const char *name);
/* Once it has nothing on its way any more, or after ninety seconds. */
void postfix_rest(struct postfix *p);
