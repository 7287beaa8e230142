/* SPDX-License-Identifier: EUPL-1.2 */
/* gathering: people and tables to seat, made up, the same for the same seed. */
#pragma once

#include "features/seating/solve.h"

struct gathering {
	int people, tables, rounds;
	uint64_t seed;
};

/* Eight sides, four in ten of them initiatives, as at the meetings of the
 * network; one in three has one to three colleagues; some tables are liked
 * three times as much as others; one in ten has no choice. Each table has an
 * initiative for host, wants a mix, and there are a tenth more seats than
 * people. */
struct seating_task gathering_make(struct arena *a, const struct gathering *g);
