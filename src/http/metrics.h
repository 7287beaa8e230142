/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * metrics: what the server counts of itself. Each thread writes its own tally
 * and anyone may read them all, so the numbers are of this moment, nearly.
 */
#pragma once

#include "base/base.h"

enum { TALLY_STEPS = 10 };

struct tally {
	_Atomic int64_t replies[6];     /* by hundreds: [2] is 200 to 299 */
	_Atomic int64_t hits;           /* answered from the cache */
	_Atomic int64_t micros;         /* spent in making replies */
	_Atomic int64_t within[TALLY_STEPS];    /* replies by time: see .c */
	_Atomic int64_t statements;     /* run on the database */
	_Atomic int64_t cached;         /* bytes in the cache now */
};

struct metrics {
	struct tally **at;
	size_t n;
};

void tally_reply(struct tally *t, int status, int64_t micros);
/* In the text format of Prometheus. */
void metrics_write(const struct metrics *m, struct buf *out);
