/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dict: the Dutch word list as tools/dictgen.c condensed it, read where it
 * lies. Letters a..z only: no hyphens, no accents. It is walked letter by
 * letter, so one walk finds every form that begins at a place.
 *
 * The automaton is an array of edges; the edges of a state lie in a row, the
 * last of them marked. Beside each edge stands how many forms one skips by
 * passing by its elder sisters, which numbers the forms in sorted order.
 */
#pragma once

#include "base/base.h"

enum {
	DICT_TARGET = (1 << 19) - 1, /* bits of an edge: first edge of a state */
	DICT_LETTER = 19,            /* shift: five bits, 0 is a */
	DICT_FINAL = 1 << 24,        /* a form ends here */
	DICT_LAST = 1 << 25,
	DICT_SKIP = 26,              /* shift: six bits, the highest of a skip */
};

/* Made by dictgen. */
extern const uint32_t dict_root;
extern const unsigned char dict_edges[]; /* 4 bytes each, least first */
extern const unsigned char dict_skips[]; /* 2 bytes each, the lower bits */
extern const unsigned char dict_forms[]; /* 3 bytes each, see dict_form() */
extern const unsigned char dict_seams[26][26]; /* 0..15, see dict_seam() */

/*
 * What is known of a form. Scales are logarithms, so they may be added: 0 is
 * never, and each step about doubles.
 */
struct dict_form {
	bool word;      /* in the word list; if not, only a part: "dorps" */
	bool name;      /* written with a capital */
	uint8_t count;  /* 0..15: how often in running text */
	uint8_t begins; /* 0..15: how many other words it begins */
	uint8_t ends;   /* 0..15: how many other words it ends */
	uint8_t opens;  /* 0..15: share of words so beginning that part there */
	uint8_t closes; /* 0..15: share of words so ending that part there */
};

struct dict_walk {
	uint32_t edge;  /* of the state one stands in; 0: no way on */
	uint32_t form;  /* forms skipped so far */
	bool final;     /* a form ends here */
};

struct dict_walk dict_start(void);
/* Follow a letter; false if no form goes that way. */
bool dict_step(struct dict_walk *walk, char letter);
/* What is known of the form where the walk stands, packed; never 0 if
   `final` holds, which it must. */
uint32_t dict_bits(const struct dict_walk *walk);
struct dict_form dict_form(uint32_t bits);

/* Two of its members, without unpacking the rest. */
static inline unsigned int dict_begins(uint32_t bits)
{
	return bits >> 4 & 15;
}

static inline unsigned int dict_ends(uint32_t bits)
{
	return bits >> 8 & 15;
}

/* How readily words part between these two letters, 0..15. */
unsigned int dict_seam(char left, char right);

/* A whole form, or all zero if it is not there. */
struct dict_form dict_find(str form);
