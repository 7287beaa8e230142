/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * newsletter: letters to all who asked for them, or to those of a theme or a
 * region. One is got with no more than a mail address and ended with one
 * click. A coordinator begins one, and it fills itself with what is new since
 * the last to those readers; she changes words, order and choice, looks at it
 * as mail, text and page, and sends it. Then it stands in the archive, at
 * /nieuwsbrief, and can be printed for the counter.
 *
 * It goes in batches as a digest does: who is killed in one begins it again,
 * and nobody gets two or none. It can be paused between two batches.
 * Nothing in it tells who reads it.
 */
#pragma once

#include "features/consent/consent.h"
#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route newsletter_routes[];
extern const struct token_purpose newsletter_purposes[];
extern const struct job_kind newsletter_jobs[];
extern const struct job_kind newsletter_reader_jobs[];
extern const struct periodic newsletter_periodic[];
extern const struct consent_purpose newsletter_consent;

/* The words with which one asks for it, as they are now. */
#define NEWSLETTER_VERSION "2026-11-22"

/* One theme became the other: so do its readers and its letters. */
void newsletter_theme_merged(struct tx *tx, theme_id from, theme_id to);

/* On /mijn: that they get it, and where that changes. */
html newsletter_mine(struct request *req);
