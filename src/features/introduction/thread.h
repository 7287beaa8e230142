/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * thread: what two who were put in touch write to each other, through this
 * site, so that neither needs to give an address. It opens with a yes and
 * stays open; either may block the other, after which neither can write.
 */
#pragma once

#include "features/introduction/introduction.h"
#include "thread.sql.h"

enum { THREAD_TEXT_MAX = 4000 };        /* characters */

/* One message to add. */
struct thread_post {
	introduction_id introduction;
	str side;               /* "asker", "helper"; empty: as person's */
	person_id person;       /* 0: who reads the mail of that side */
	str text;               /* plain, UTF-8 */
	bool by_mail;           /* a reply to a mail of ours */
};

enum thread_end {
	THREAD_ADDED,
	THREAD_NOT_THEIRS,      /* no such thread, or not this person's */
	THREAD_NOT_OPEN,        /* no yes yet, or nowhere to send it */
	THREAD_BLOCKED,
	THREAD_EMPTY,           /* nothing in it, or no text */
	THREAD_LONG,
	THREAD_OFTEN            /* enough for one day */
};

/* Add it and mail it to the other side. Checks all that is above; what is
 * added was allowed. */
enum thread_end thread_add(const struct errand *e, const struct thread_post *post);
/* They answered the question itself by mail: keep it, and ask them once which
 * button it is. False: it is not theirs to answer, or was answered. */
bool thread_keep(const struct errand *e, const struct thread_post *post);
/* What was kept so goes with their yes, or their no. */
void thread_pass_on(const struct errand *e, const struct introduction *i);
/* The same in one text, for a letter; empty: there is nothing. */
str thread_kept(struct tx *tx, introduction_id id);
/* Why not, for who wrote it, in their language. Says nothing about blocks. */
str thread_why(str lang, enum thread_end end);
