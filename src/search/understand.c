/* SPDX-License-Identifier: EUPL-1.2 */
#include "search/understand.h"
#include "search/sayings.h"
#include "search/weights.h"

#include <stdlib.h>

enum { THEMES_MAX = 8 };

static void add_all(struct arena *a, struct sense_list *to,
		    const struct sense_list *from, double weight)
{
	for (size_t i = 0; i < from->n; i++) {
		struct sense *known = NULL;

		for (size_t k = 0; k < to->n && !known; k++)
			if (str_eq(to->at[k].name, from->at[i].name))
				known = &to->at[k];
		if (known)
			known->weight += weight * from->at[i].weight;
		else
			list_add(a, to) = (struct sense){ from->at[i].name,
				weight * from->at[i].weight };
	}
}

static int heavier(const void *x, const void *y)
{
	const struct sense *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return str_cmp(a->name, b->name);
}

static void keep_heaviest(struct sense_list *list)
{
	if (list->n)
		qsort(list->at, list->n, sizeof(*list->at), heavier);
	while (list->n && (list->n > THEMES_MAX ||
			   list->at[list->n - 1].weight < THEME_MIN))
		list->n--;
}

struct understood understand(const struct senses *s, struct arena *a,
			     const struct lang_terms *terms)
{
	struct understood out = { 0 };
	struct meaning by_lexicon;
	struct told told;

	if (!s || !senses_lexicon(s))
		return out;
	by_lexicon = senses_of(s, a, terms);
	told = sayings_of(a, terms);
	add_all(a, &out.themes, &by_lexicon.themes, THEME_BY_LEXICON);
	add_all(a, &out.themes, &told.themes, THEME_BY_SAYINGS);
	keep_heaviest(&out.themes);
	out.concepts = by_lexicon.concepts;
	out.situations = told.situations;
	return out;
}
