/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The second look. What the best share as a theme lifts the others of that
 * theme, and what is linked to something good is lifted by it: an experience
 * lifts whose it is, a harvest item its meeting.
 */
#include "search/inside.h"
#include "search/weights.h"

#include <math.h>
#include <stdlib.h>

struct share {
	str theme;
	double weight;
};
struct shares {
	struct share *at;
	size_t n, cap;
	double total;
};

/* Kinds of answers that are wanted more, or less, than their words say. */
static const struct {
	const char *type;
	double lift;
} lifts[] = {
	{ "theme", LIFT_THEME }, { "harvest-item", LIFT_HARVEST },
	{ "place", LIFT_PLACE },
};

static double lift_of(str type)
{
	for (size_t i = 0; i < COUNT(lifts); i++)
		if (str_eq(type, str_from_z(lifts[i].type)))
			return lifts[i].lift;
	return 1;
}

static struct strs list_of(struct arena *a, str text)
{
	struct strs out = { 0 };

	while (text.n)
		list_add(a, &out) = str_cut(&text, ',');
	return out;
}

static struct ranking read_found(struct arena *a,
				 const struct posting_result *found)
{
	struct ranking out = { arena_array(a, struct ranked, found->n + 1), 0 };

	for (size_t i = 0; i < found->n; i++) {
		struct ranked *r = &out.at[out.n++];
		str data = found->at[i].data;

		r->key = found->at[i].key;
		r->type = str_cut(&data, '|');
		r->themes = list_of(a, str_cut(&data, '|'));
		r->linked = list_of(a, data);
		r->score = found->at[i].weight / found->at[0].weight;
	}
	return out;
}

static double *share_of(struct arena *a, struct shares *s, str theme)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->at[i].theme, theme))
			return &s->at[i].weight;
	list_add(a, s) = (struct share){ theme, 0 };
	return &s->at[s->n - 1].weight;
}

static void add_themes(struct arena *a, const struct ranking *r, double *extra)
{
	struct shares shares = { 0 };

	for (size_t i = 0; i < r->n && i < RANK_FEED; i++)
		for (size_t k = 0; k < r->at[i].themes.n; k++) {
			double w = r->at[i].score * r->at[i].score /
				   (double)r->at[i].themes.n;

			*share_of(a, &shares, r->at[i].themes.at[k]) += w;
			shares.total += w;
		}
	for (size_t i = 0; i < r->n && shares.total > 0; i++) {
		double sum = 0;

		for (size_t k = 0; k < r->at[i].themes.n; k++)
			sum += *share_of(a, &shares, r->at[i].themes.at[k]);
		if (sum > 0)
			extra[i] += RANK_THEME * sum / shares.total /
				pow((double)r->at[i].themes.n, RANK_THEMES_POWER);
	}
}

static bool is_linked(const struct ranked *from, str to)
{
	for (size_t i = 0; i < from->linked.n; i++)
		if (str_eq(from->linked.at[i], to))
			return true;
	return false;
}

static void add_links(const struct ranking *r, double *extra)
{
	for (size_t j = 0; j < r->n; j++) {
		double given = RANK_LINK * r->at[j].score /
			(1 + 0.3 * (double)r->at[j].linked.n);

		for (size_t i = 0; i < r->n && r->at[j].linked.n; i++)
			if (is_linked(&r->at[j], r->at[i].key))
				extra[i] += given;
	}
}

static int better(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return str_cmp(a->key, b->key);
}

struct ranking rank_again(struct arena *a, const struct posting_result *found)
{
	struct ranking r = read_found(a, found);
	double *extra = arena_array(a, double, r.n + 1);
	double best = 0;

	if (!r.n)
		return r;
	add_themes(a, &r, extra);
	add_links(&r, extra);
	for (size_t i = 0; i < r.n; i++) {
		r.at[i].score = (r.at[i].score + extra[i]) * lift_of(r.at[i].type);
		best = fmax(best, r.at[i].score);
	}
	for (size_t i = 0; i < r.n; i++)
		r.at[i].score /= best;
	qsort(r.at, r.n, sizeof(*r.at), better);
	return r;
}
