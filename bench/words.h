/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words: running text from the words of other texts, as often as they occur
 * there; and the chance that picks them, the same again for the same start.
 */
#pragma once

#include "base/base.h"

struct words {
	struct strs all;        /* as read, in order */
	uint64_t state;         /* of the chance; its first value is the seed */
};

/* All of a file. */
bool words_file(struct arena *a, const char *path, str *out, struct err *err)
	MUST_CHECK;
/* Take up its words, but none with a capital: names are among those. */
void words_learn(struct arena *a, struct words *w, str text);
/* From 0 to n - 1; n is not 0. */
size_t words_below(struct words *w, size_t n);
/* n words in short runs as they were read, with a capital and a full stop. */
str words_text(struct arena *a, struct words *w, size_t n);
/* n words that mean something, encoded for an address, with + between. */
void words_query(struct arena *a, struct words *w, size_t n, struct buf *out);
