/* SPDX-License-Identifier: EUPL-1.2 */
/* post_office: a mail server (RFC 5321) that takes what it is told to take. */
#pragma once

#include "test/test.h"

#include <pthread.h>

enum { MAIL_IDS = 1024 };

struct post_office {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t left;    /* someone hung up */
	int fd, port, callers;
	const char *answer;     /* to RCPT; NULL: "250 ok" */
	int messages;
	int newest, overtaken;  /* mail n; how far it came before an older */
	int copies[MAIL_IDS];   /* of mail n, by its Message-Id */
	int got[MAIL_IDS];      /* by p<n>@example.org */
	uint64_t ids[MAIL_IDS]; /* the Message-Id of that; 0: none yet */
	int renamed;            /* came again with another Message-Id */
	char last[65536];       /* the last message, as it came */
	char to[256];           /* and for whom */
};

void post_office_open(struct post_office *p, const char *answer);
void post_office_close(struct post_office *p);
/* At the port it had before it was closed, with what it got until then. */
void post_office_reopen(struct post_office *p);
void post_office_answer(struct post_office *p, const char *answer);
int post_office_messages(struct post_office *p);
bool post_office_has(struct post_office *p, const char *part);
