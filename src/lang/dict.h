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
	DICT_TARGET = (1 << 22) - 1, /* bits of an edge: first edge of a state */
	DICT_LETTER = 22,            /* shift: five bits, 0 is a */
	DICT_FINAL = 1 << 27,        /* a form ends here */
	DICT_LAST = 1 << 28,
};

/* Made by dictgen. */
extern const uint32_t dict_root;
extern const unsigned char dict_edges[]; /* 4 bytes each, least first */
extern const unsigned char dict_skips[]; /* 3 bytes each */
extern const unsigned char dict_forms[]; /* 2 bytes each, see dict_form() */

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
};

struct dict_walk {
	uint32_t edge;  /* of the state one stands in; 0: no way on */
	uint32_t form;  /* forms skipped so far */
	bool final;     /* a form ends here */
};

struct dict_walk dict_start(void);
/* Follow a letter; false if no form goes that way. */
bool dict_step(struct dict_walk *walk, char letter);
/* Of the form where the walk stands; `final` must hold. */
struct dict_form dict_form(const struct dict_walk *walk);

/* A whole form, or all zero if it is not there. */
struct dict_form dict_find(str form);
