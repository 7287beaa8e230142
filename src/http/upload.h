/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * upload: where a large body stays while it comes in. Not in memory: a small
 * machine has little, and a body may be many times a page. It goes to a file
 * without a name in the data folder, which is gone when it is closed, however
 * the process ends; then it is mapped, so that it can be read as one str. Few
 * at a time may, so there is an end to it.
 */
#pragma once

#include "base/base.h"

#include <stdatomic.h>

enum { UPLOADS = 3, UPLOAD_AGAIN = 20 /* seconds */ };

/* How many there are, over all threads. */
struct gate {
	_Atomic int inside;
};

/* One body. The zero value is none. */
struct spool {
	struct gate *gate;
	int fd;
	size_t n, limit;
	bool overflow;          /* more came than may */
	bool failed;            /* the disk is full, or worse */
	void *mapped;
};

/* 0; 503: there are enough at the moment; 507: no file can be had in that
 * folder. Whoever got 0 closes it. */
int spool_open(struct spool *s, struct gate *gate, const char *folder,
	       size_t limit);
void spool_add(struct spool *s, str bytes);
/* All that came, until it is closed. Empty if it failed. */
str spool_bytes(struct spool *s);
void spool_close(struct spool *s);
