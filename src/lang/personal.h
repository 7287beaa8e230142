/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * personal: what in a text may be about a person. It finds phone numbers,
 * mail addresses, links, addresses of houses, citizen service numbers (nine
 * digits that pass the 11-test), IBANs (that pass modulo 97), names of people
 * and medical words. It is careful rather than sure: the writer is asked, and
 * a coordinator looks.
 */
#pragma once

#include "base/base.h"

struct finding {
	str kind;               /* "phone": the word kept in post.held_for */
	str text;               /* the piece of the text */
	bool holds;             /* a coordinator looks before it is shown */
};
struct findings {
	struct finding *at;
	size_t n, cap;
};

/* The first citizen service number in a text, as written; empty: none. No form
 * takes one. The number of a firm (RSIN) has the same form: it is let through
 * where that stands before it. */
str personal_bsn(struct arena *a, str text);
/* At most twenty. A medical word holds only beside words for a person: help
 * for people with dementia may be talked about freely. */
struct findings personal_find(struct arena *a, str text);
/* The kinds that hold, with bars between, each once; empty: none. */
str personal_holds(struct arena *a, const struct findings *found);
/* "Er staat een telefoonnummer in": N_() text of a kind. */
const char *personal_name(str kind);
