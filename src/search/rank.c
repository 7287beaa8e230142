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

/* Texts by number, so that they are compared once: 0 is none. */
struct numbers {
	str *text;              /* of number n + 1 */
	size_t n, slots;
	uint32_t *slot;         /* by hash; twice as many as texts, or more */
};

/* Kinds of answers that are wanted more, or less, than their words say. */
static double lift_of(str type)
{
	const struct { str type; double lift; } lifts[] = {
		{ S("theme"), LIFT_THEME }, { S("harvest-item"), LIFT_HARVEST },
		{ S("place"), LIFT_PLACE },
	};

	for (size_t i = 0; i < COUNT(lifts); i++)
		if (str_eq(type, lifts[i].type))
			return lifts[i].lift;
	return 1;
}

static struct numbers numbers_for(struct arena *a, size_t texts)
{
	struct numbers out = { .slots = 64 };

	while (out.slots < 2 * texts)
		out.slots *= 2;
	out.text = arena_array(a, str, out.slots / 2);
	out.slot = arena_array(a, uint32_t, out.slots);
	return out;
}

static uint32_t *slot_of(const struct numbers *all, str text)
{
	size_t i = str_hash(text) & (all->slots - 1);

	while (all->slot[i] && !str_eq(all->text[all->slot[i] - 1], text))
		i = (i + 1) & (all->slots - 1);
	return &all->slot[i];
}

static uint32_t number_of(struct numbers *all, str text)
{
	uint32_t *slot = slot_of(all, text);

	if (!*slot) {
		all->text[all->n++] = text;
		*slot = (uint32_t)all->n;
	}
	return *slot;
}

static size_t count_parts(str list)
{
	size_t n = list.n > 0;

	for (size_t i = 0; i < list.n; i++)
		n += list.p[i] == ',';
	return n;
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
		r->themes = str_cut(&data, '|');
		r->linked = data;
		r->n_themes = count_parts(r->themes);
		r->score = found->at[i].weight / found->at[0].weight;
	}
	return out;
}

static void add_themes(struct arena *a, const struct ranking *r, double *extra)
{
	double *share, total = 0;
	struct numbers themes;
	size_t n = 0;

	for (size_t i = 0; i < r->n && i < RANK_FEED; i++)
		n += r->at[i].n_themes;
	themes = numbers_for(a, n);
	share = arena_array(a, double, n + 1);
	for (size_t i = 0; i < r->n && i < RANK_FEED; i++)
		for (str rest = r->at[i].themes; rest.n;) {
			double w = r->at[i].score * r->at[i].score /
				   (double)r->at[i].n_themes;

			share[number_of(&themes, str_cut(&rest, ','))] += w;
			total += w;
		}
	for (size_t i = 0; i < r->n && total > 0; i++) {
		double sum = 0;

		for (str rest = r->at[i].themes; rest.n;)
			sum += share[*slot_of(&themes, str_cut(&rest, ','))];
		if (sum > 0)
			extra[i] += RANK_THEME * sum / total /
				pow((double)r->at[i].n_themes, RANK_THEMES_POWER);
	}
}

/* However often one links to another, it lifts it once. */
static void add_links(struct arena *a, const struct ranking *r, double *extra)
{
	size_t *lifted = arena_array(a, size_t, r->n + 1);
	struct numbers keys = numbers_for(a, r->n);

	for (size_t i = 0; i < r->n; i++)
		number_of(&keys, r->at[i].key);
	for (size_t j = 0; j < r->n; j++) {
		double given = RANK_LINK * r->at[j].score /
			(1 + 0.3 * (double)count_parts(r->at[j].linked));

		for (str rest = r->at[j].linked; rest.n;) {
			size_t i = *slot_of(&keys, str_cut(&rest, ','));

			if (i && lifted[i] != j + 1)
				extra[i - 1] += given;
			lifted[i] = j + 1;
		}
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
	add_links(a, &r, extra);
	for (size_t i = 0; i < r.n; i++) {
		r.at[i].score = (r.at[i].score + extra[i]) * lift_of(r.at[i].type);
		best = fmax(best, r.at[i].score);
	}
	list_each(row, r)
		row->score /= best;
	qsort(r.at, r.n, sizeof(*r.at), better);
	return r;
}
