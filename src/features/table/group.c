/* SPDX-License-Identifier: EUPL-1.2 */
/* Who wrote about the same. */
#include "features/table/group.h"

#include <stdlib.h>

/* A theme counts for someone from this share of their heaviest on; the theme
 * it is under says this much less of what they wrote. */
#define COUNTS          0.5
#define ABOVE           0.7
/* What is left of someone for a next group, once they are in one. */
#define LEFT_OVER       0.25
enum { ENOUGH_OF = 20, FEWEST = 2 };

static double weight_among(const struct sense_list *list, str theme)
{
	list_each(t, *list)
		if (str_eq(t->name, theme))
			return t->weight;
	return 0;
}

static double weight_in(const struct speaker *s, str theme)
{
	double own = weight_among(&s->about, theme);

	return own > 0 ? own : weight_among(&s->above, theme);
}

static str parent_of(const struct group_themes *themes, str slug)
{
	list_each(t, *themes)
		if (str_eq(t->slug, slug))
			return t->parent;
	return (str){ 0 };
}

static bool is_theme(const struct group_themes *themes, str slug)
{
	list_each(t, *themes)
		if (str_eq(t->slug, slug))
			return true;
	return false;
}

/* What they wrote about, 1 being the heaviest; and what that is under. */
static void read_one(struct arena *a, struct index *ix, struct speaker *s,
		     const struct group_themes *themes)
{
	struct sense_list meant = index_themes_meant(ix, a, s->text);
	double most = meant.n ? meant.at[0].weight : 0;

	list_each(m, meant)
		if (m->weight >= COUNTS * most && is_theme(themes, m->name))
			list_add(a, &s->about) =
				(struct sense){ m->name, m->weight / most };
	list_each(own, s->about) {
		str parent = parent_of(themes, own->name);

		if (parent.n && !weight_among(&s->above, parent))
			list_add(a, &s->above) =
				(struct sense){ parent, ABOVE * own->weight };
	}
}

/* How groups are looked for: what is left of each speaker; with themes above
 * those of their words only when these give no more. */
struct search {
	const struct speakers *all;
	const struct group_themes *themes;
	double *left;
	double enough;
	bool above;
};

/* How much of what nobody has a place for is about that theme. */
static double gain(const struct search *s, str theme)
{
	double sum = 0;

	for (size_t i = 0; i < s->all->n; i++) {
		const struct speaker *who = &s->all->at[i];

		sum += s->left[i] * (s->above ? weight_in(who, theme)
				     : weight_among(&who->about, theme));
	}
	return sum;
}

static bool is_taken(const struct groups *groups, str theme)
{
	list_each(g, *groups)
		if (str_eq(g->theme, theme))
			return true;
	return false;
}

/* The theme that most is gained by, the first by name of two; empty: none
 * gains enough. */
static str best_theme(const struct search *s, const struct groups *taken)
{
	str best = { 0 };
	double most = 0;

	list_each(t, *s->themes) {
		double by = is_taken(taken, t->slug) ? 0 : gain(s, t->slug);

		if (by >= s->enough && by > most) {
			best = t->slug;
			most = by;
		}
	}
	return best;
}

static void add_groups(struct arena *a, const struct search *s, size_t most,
		       struct groups *groups)
{
	while (groups->n < most) {
		str theme = best_theme(s, groups);

		if (!theme.n)
			return;
		list_add(a, groups) = (struct group){ .theme = theme };
		for (size_t i = 0; i < s->all->n; i++)
			if (weight_in(&s->all->at[i], theme) >= COUNTS)
				s->left[i] *= LEFT_OVER;
	}
}

static int64_t place_of(const struct speaker *s, const struct groups *groups,
			const struct group *in)
{
	double weight = weight_in(s, in->theme);
	int64_t place = 1;

	list_each(g, *groups) {
		double other = weight_in(s, g->theme);

		place += other > weight || (other == weight && g < in);
	}
	return place;
}

static int by_weight(const void *left, const void *right)
{
	const struct voice *l = left, *r = right;

	if (l->weight != r->weight)
		return l->weight < r->weight ? 1 : -1;
	return l->who < r->who ? -1 : l->who > r->who;
}

static int by_size(const void *left, const void *right)
{
	const struct group *l = left, *r = right;

	if (l->voices.n != r->voices.n)
		return l->voices.n < r->voices.n ? 1 : -1;
	return str_cmp(l->theme, r->theme);
}

/* Into the groups that are of what they wrote, or else of what that is under.
 * False: there is none. */
static bool put(struct arena *a, const struct speaker *s, size_t who,
		struct groups *groups, const struct sense_list *words)
{
	bool in = false;

	list_each(g, *groups) {
		double weight = weight_among(words, g->theme);

		if (weight < COUNTS)
			continue;
		in = true;
		list_add(a, &g->voices) = (struct voice){ who, weight,
			place_of(s, groups, g) };
	}
	return in;
}

/* Everyone; who fits in none comes in one for the rest. */
static void fill(struct arena *a, const struct speakers *all,
		 struct groups *groups)
{
	struct group rest = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		const struct speaker *s = &all->at[i];

		if (!put(a, s, i, groups, &s->about) &&
		    !put(a, s, i, groups, &s->above))
			list_add(a, &rest.voices) = (struct voice){ i, 0, 1 };
	}
	list_each(g, *groups)
		qsort(g->voices.at, g->voices.n, sizeof *g->voices.at, by_weight);
	if (groups->n)
		qsort(groups->at, groups->n, sizeof *groups->at, by_size);
	if (rest.voices.n)
		list_add(a, groups) = rest;
}

struct groups group_speakers(struct arena *a, struct index *ix,
			     struct speakers *all,
			     const struct group_themes *themes, size_t most)
{
	struct search s = { .all = all, .themes = themes,
		.left = arena_array(a, double, all->n + 1),
		.enough = all->n < ENOUGH_OF * FEWEST
			? FEWEST : (double)(all->n / ENOUGH_OF) };
	struct groups groups = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		read_one(a, ix, &all->at[i], themes);
		s.left[i] = 1;
	}
	add_groups(a, &s, most, &groups);
	s.above = true;
	for (size_t i = 0; i < all->n; i++)
		s.left[i] = s.left[i] < 1 ? 0 : 1;
	add_groups(a, &s, most, &groups);
	fill(a, all, &groups);
	return groups;
}
