/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * split: how a way of cutting a word is weighed. Each part of a cut word has
 * features; the score of a cut is the sum of their weights, and the best
 * score wins, where not cutting is one of the ways. The weights are learnt by
 * tools/splittrain from half of the words in test/language and written to
 * split_weights.c; nothing here knows a word of those by name.
 */
#pragma once

#include "lang/lang.h"

#define SPLIT_FEATURES(X)                                                      \
	/* not cut */                                                          \
	X(WHOLE) X(WHOLE_WORD) X(WHOLE_COUNT) X(WHOLE_COUNT_MORE)              \
	X(WHOLE_COUNT_MOST) X(WHOLE_LENGTH) X(WHOLE_NAME)                      \
	X(WHOLE_HYPHEN) X(WHOLE_HYPHEN_WORD) X(WHOLE_ENDS) X(WHOLE_BEGINS)     \
	X(WHOLE_DERIVED) X(WHOLE_VERBAL) X(WHOLE_SHORT)         \
	/* a part that is not the last */                                      \
	X(FIRST) X(FIRST_BEGINS) X(FIRST_BEGINS_MORE) X(FIRST_BEGINS_MOST)     \
	X(FIRST_NEVER) X(FIRST_OPENS)                                          \
	X(FIRST_COUNT) X(FIRST_COUNT_MORE) X(FIRST_COUNT_MOST) X(FIRST_FORM)   \
	X(FIRST_NAME) X(FIRST_UNKNOWN) X(FIRST_2) X(FIRST_3) X(FIRST_4)        \
	X(FIRST_5) X(FIRST_LENGTH) X(FIRST_LONG) X(FIRST_CLASSIC)              \
	X(FIRST_PARTICLE)                                                      \
	X(FIRST_PARTICLE_WORD) X(FIRST_PARTICLE_VERBAL)                        \
	X(FIRST_JOIN_S) X(FIRST_JOIN_EN) X(FIRST_DUE_S) X(FIRST_LACKS_S)       \
	X(FIRST_MIDDLE) X(FIRST_ENDS)                     \
	X(FIRST_SEAM) X(FIRST_COMPOUND_JOINED) X(FIRST_COMPOUND)               \
	X(FIRST_COMPOUND_COUNT)                                                \
	X(FIRST_HYPHEN) X(FIRST_HYPHEN_KNOWN)                \
	X(FIRST_HYPHEN_WORD)                                  \
	/* the last part */                                                    \
	X(LAST) X(LAST_ENDS) X(LAST_ENDS_MORE) X(LAST_ENDS_MOST)               \
	X(LAST_NEVER) X(LAST_CLOSES)                                           \
	X(LAST_COUNT) X(LAST_COUNT_MORE) X(LAST_COUNT_MOST) X(LAST_NAME)       \
	X(LAST_UNKNOWN) X(LAST_2) X(LAST_3) X(LAST_4) X(LAST_5)                \
	X(LAST_LENGTH) X(LAST_LONG) X(LAST_LOST_S) X(LAST_BENT) X(LAST_BEGINS)       \
	X(LAST_DOUBLED) X(LAST_COMPOUND) X(LAST_COMPOUND_COUNT)                \
	X(LAST_HYPHEN) X(LAST_HYPHEN_ENDS) X(LAST_HYPHEN_KNOWN)                \
	X(LAST_LEMMA_ENDS) X(LAST_LEMMA_COUNT)

enum split_feature {
#define X(name) SPLIT_##name,
	SPLIT_FEATURES(X)
#undef X
	SPLIT_N
};

enum {
	SPLIT_LETTERS = 60, /* of a word that may be cut */
	SPLIT_ACTIVE = 32,  /* features of one part, at most */
};

/* A word without its hyphens. */
struct split_word {
	char letter[SPLIT_LETTERS];
	bool hyphen[SPLIT_LETTERS + 1]; /* a hyphen stood before this letter */
	uint8_t at[SPLIT_LETTERS + 1];  /* where it stands in the word */
	size_t n;                       /* 0: not to be cut */
	/* dict_bits() of letters i..j */
	uint32_t form[SPLIT_LETTERS][SPLIT_LETTERS + 1];
};

struct split_features {
	struct { uint8_t feature; float value; } at[SPLIT_ACTIVE];
	size_t n;
};

void split_read(struct split_word *w, str word);
/* Features of letters i..j as a part of the word; false if it may be none. */
bool split_part(const struct split_word *w, size_t i, size_t j,
		struct split_features *out);

extern const float split_weights[SPLIT_N];
