/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * privacy: what is kept of people, for how long, and how they get and erase
 * it (GDPR, articles 13, 15, 17, 20 and 30).
 *
 * What is kept stands in one table in privacy_own.c, of which the file with
 * one's own data is made; a test refuses a table about people that is not in
 * it. How long stands in one in privacy_terms.c, which the night keeps to and
 * which the privacy page shows in words (features/papers).
 */
#pragma once

#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route privacy_routes[];
extern const struct job_kind privacy_jobs[];
extern const struct periodic privacy_periodic[];
extern const struct token_purpose privacy_purposes[];

/* Erase them in fourteen days, as they asked in another way than on the site;
 * they get the same mail. keep: what they wrote stays, without their name. */
void privacy_erase(struct request *req, person_id person, bool keep);
/* Do not, after all. */
void privacy_keep(struct tx *tx, person_id person);

/* A kind of data about people, as the file with one's own calls it and in
 * words, N_(); name NULL past the last. */
struct privacy_kind {
	const char *name, *title, *text;
};
struct privacy_kind privacy_kind(size_t i);

/* The nth term: what goes, as N_("..."), and after how long in words; what
 * NULL past the last. */
struct privacy_term {
	const char *what;
	str after;
};
struct privacy_term privacy_term(struct request *req, size_t i);

/* On /mijn: that they are to be erased, and the way back. */
html privacy_mine(struct request *req);
