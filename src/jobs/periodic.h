/* SPDX-License-Identifier: EUPL-1.2 */
/* periodic: when work by the clock is next due. */
#pragma once

#include "jobs/job.h"

/* The first moment after `last` that is meant. */
int64_t periodic_next(const struct periodic *p, int64_t last);
/* Add what is due to the queue. False: the database failed. */
bool periodic_add_due(struct db *db, const struct periodic *const *lists,
		      int64_t now);
