/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triangle: initiatives that can help each other without money: each brings
 * what the next one seeks, in a ring of two or three.
 *
 * By night the asks and offers that stand are matched and searched for rings;
 * a few are proposed, to a coordinator first or to them at once, as the site
 * is set. Nobody is in two proposals at a time, nor asked beyond what they
 * accept, and no gift is proposed twice. Only when all say yes do they meet,
 * in one conversation here; each chooses whether to give an address. One no
 * ends it, and the others hear no more than that.
 */
#pragma once

#include "features/introduction/introduction.h"
#include "features/monday/monday.h"

extern const struct route triangle_routes[];
extern const struct token_purpose triangle_purposes[];
extern const struct job_kind triangle_jobs[];
extern const struct periodic triangle_periodic[];

/* On /mijn: what is proposed, and with whom one exchanges. */
html triangle_mine(struct request *req);
/* On /beheer, and in the Monday mail: proposals to look at. */
html triangle_work(struct request *req);
void triangle_monday(struct monday *m);

/* For the nightly cleaning: what did not go on and is older than that. */
void triangle_forget(struct tx *tx, int64_t before);
