/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * understand: what a text is about, by the lexicon (senses.h) and by what
 * people say (sayings.h) together: the one answer that search, matching and
 * the forms go by.
 */
#pragma once

#include "search/senses.h"

struct understood {
	struct sense_list concepts;     /* groups of the lexicon */
	struct sense_list themes;       /* slugs */
	struct sense_list situations;   /* of the sayings */
};

/* Of the terms of a query or document. NULL for the senses: of nothing. */
struct understood understand(const struct senses *s, struct arena *a,
			     const struct lang_terms *terms);
