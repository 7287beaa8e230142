/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clock: what time it is. Only frames ask (the server, the worker, a command);
 * features are given the time.
 */
#pragma once

#include "base/base.h"

/* Seconds since 1970, UTC. */
int64_t clock_now(void);
/* Milliseconds that only go forward, to a few of them precise: deadlines. */
int64_t clock_ticks(void);
/* Microseconds that only go forward: how long something took. */
int64_t clock_micros(void);
