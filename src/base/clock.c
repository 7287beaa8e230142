/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <time.h>

static struct timespec read_clock(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return t;
}

int64_t clock_now(void)
{
	return read_clock(CLOCK_REALTIME_COARSE).tv_sec;
}

int64_t clock_ticks(void)
{
	struct timespec t = read_clock(CLOCK_MONOTONIC_COARSE);

	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_micros(void)
{
	struct timespec t = read_clock(CLOCK_MONOTONIC);

	return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
