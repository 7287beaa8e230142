/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * network: a network of any size that is like a real one, to measure with.
 *
 * Every row takes after a row of a folder of CSV files (data/utrecht): what
 * it refers to, its kinds and its themes are as likely as there. Names are
 * numbers and texts are strings of words from those files, without names, so
 * nothing in it can be taken for someone. The same seed gives the same bytes.
 */
#pragma once

#include "base/base.h"

struct network {
	const char *from;       /* folder of the files it takes after */
	size_t items;           /* about: entries, not places and themes */
	uint64_t seed;
};

/* Write the files that `brengplein import` takes into a folder that exists. */
bool network_write(const struct network *network, const char *to,
		   struct err *err) MUST_CHECK;

/* n searches of one to three words, ready for an address, a line each; a
 * number makes each another address. */
bool network_queries(struct arena *a, const struct network *network, size_t n,
		     struct buf *out, struct err *err) MUST_CHECK;
/* n asks of 60 words as bodies for the API's matches, a line each. */
bool network_asks(struct arena *a, const struct network *network, size_t n,
		  struct buf *out, struct err *err) MUST_CHECK;
