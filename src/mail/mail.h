/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail: one message to one person. Adding it writes a row and a job in the
 * caller's transaction; the worker sends it, after which nothing of it is
 * kept. In a demo, or where no mail server is set, it stays and can be read
 * at /postbus. Line breaks in recipient or subject are refused by the build of
 * the message, never sent.
 */
#pragma once

#include "jobs/job.h"
#include "mail/list.h"

struct mail {
	str to, subject, text;          /* text: plain, UTF-8, complete */
	/* to empty: the same work, for nobody. Then a reply cannot tell by
	 * its time whether an address is known. The worker drops it. */
	int64_t now;
	/*
	 * Not NULL: the mail_list it belongs to, as "digest". It gets what ends
	 * it (mail/list.h), comes from mail_from_news, and goes to nobody who
	 * ended it. Ask mail_wants() before it is written.
	 */
	const char *list;
	str reply_to;                   /* empty: mail_from */
	/* They wait for it and gave the address just now, as to sign in: it
	 * goes even where mail came back. */
	bool asked;
	/* The Message-ID of a mail this one answers by itself. Then it has no
	 * sender to return to. */
	str answers;
	/* The same for all letters of a thread, as "intro.12": programs show
	 * them together. */
	str thread;
	/* What it puts in their calendar (ical.h), and how: "REQUEST". */
	str calendar, calendar_method;
};

/* Its row, for who wants to look what became of it: gone once it is sent. */
mail_id mail_add(struct tx *tx, const struct mail *m);

/* Whether the mail server of conf is there and lets us in. False: err says
 * what to mend. Nothing is sent; it may take ten seconds. */
bool mail_check(struct arena *a, const struct conf *conf,
		struct err *err) MUST_CHECK;

/* The mail server does not answer or does not let us in, when it was last
 * needed: since when, and why. False: nothing is wrong that we know of. */
bool mail_is_away(struct tx *tx, int64_t *since, str *why);

extern const struct job_kind mail_jobs[];
