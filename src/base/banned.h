/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * banned: what nobody may call, made known to the compiler before anything
 * else. Those of the second part are for base/ and the files that are the one
 * door of a library; such a file allows itself what it needs in PREMISES, the
 * table of the Makefile.
 */
#pragma once

/* Their own headers first: these may name them freely. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
