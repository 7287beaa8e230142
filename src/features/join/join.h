/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * join: adding an initiative or organisation, one's own or someone else's.
 *
 * One writes first and confirms by mail after, as with asks. One's own is
 * managed by who added it. Someone else's gets one letter: claim it, correct
 * it or have it removed. The address for that is used once, and forgotten
 * with the answer or after 60 days. What was confirmed is shown at once, and
 * a coordinator looks afterwards; first, where the text may be about a person.
 */
#pragma once

#include "features/coordinate/coordinate.h"
#include "features/person/person.h"
#include "jobs/job.h"

extern const struct route join_routes[];
extern const struct route join_claim_routes[];
extern const struct job_kind join_jobs[];
extern const struct token_purpose join_purposes[], join_claim_purposes[];

/* How alike two names are: from 0, nothing in common, to 1, the same. */
double join_likeness(struct arena *a, str name, str other);

/* On /mijn, once: something small to bring? */
html join_small_mine(struct request *req);

/* On /beheer: what was added, for someone to look at. */
html join_work(struct request *req);

/* On /beheer: who says that a page is theirs. */
html join_claim_work(struct request *req);
struct monday;
void join_monday(struct monday *m);
/* On the page of one that nobody keeps: the way to keep it. */
html join_claim_on_party(struct request *req, entry_id party, str slug);

/* On the page of an initiative or organisation: that it was added just now.
 * Empty: it was not. */
html join_on_party(struct request *req);
