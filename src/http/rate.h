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
/* Seconds after which there is one more: Retry-After. */
int64_t rate_wait(const struct request *req, enum rate kind);
