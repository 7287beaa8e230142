/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * supervise: starts another process and starts it again when it ends, at
 * first at once, then slower. That process dies with this one, however this
 * one ends.
 */
#pragma once

#include "base/base.h"

#include <sys/types.h>

struct supervisor {
	const char *const *argv;        /* of the other; this same program */
	pid_t pid;                      /* 0: not running */
	int64_t started, next_start;    /* clock_ticks() */
	int failures;                   /* in a row */
};

/* Call this a few times a second, from the thread that lives longest: starts
 * it if it should run, and notes if it has ended. */
void supervisor_tick(struct supervisor *s);
/* Ask it to stop; after so many milliseconds, make it. */
void supervisor_stop(struct supervisor *s, int64_t patience);
