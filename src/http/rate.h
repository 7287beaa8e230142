/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rate: against floods. Each sort of request has a bucket for each address
 * (an IPv6 one by its /64) or, signed in, for each person; it holds so many
 * at once and fills again slowly. Shared by all threads, bounded in memory;
 * this machine itself is never limited.
 */
#pragma once

#include "http/http.h"

struct rates *rates_create(void);
void rates_destroy(struct rates *r);
/* Whether the one who asks may have one more of these now; counts it. */
bool rate_allows(const struct request *req, enum rate kind);
/*
 * How much of a flood there is of what strangers send: 0 in calm times, up to
 * FLOOD_MOST. It goes by how many of these the whole site took in the last
 * minutes, and how many came from this address. counts: this is one of them.
 */
enum { FLOOD_MOST = 4 };
int rate_flood(const struct request *req, enum rate kind, bool counts);
/* In a flood: whether one more may pass who did not do what is asked then; a
 * few a minute for the whole site. Counts it. */
bool rate_spares(const struct request *req, enum rate kind);
/* Seconds after which there is one more: Retry-After. */
int64_t rate_wait(const struct request *req, enum rate kind);
