/* SPDX-License-Identifier: EUPL-1.2 */
/* The filters that are on, each with a way out, and those that would narrow
 * what was found: the themes and municipalities most met among the best. */
#include "features/search/inside.h"
#include "search.sql.h"

enum { OFFERED = 4, WORTH_IT = 6, AT_ONCE = 6 };

/* How often a theme or municipality is met. */
struct tally {
	str slug, label;
	int64_t n;
};
struct tallies {
	struct tally *at;
	size_t n, cap;
};

static void note(struct arena *a, struct tallies *all, str slug, str label)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].slug, slug)) {
			all->at[i].n++;
			return;
		}
	list_add(a, all) = (struct tally){ slug, label, 1 };
}

/* All that these are about, and where they are. */
static void note_entries(struct request *req, str ids, struct tallies *themes,
			 struct tallies *municipalities)
{
	struct search_theme_of_rows about = search_themes_among(req->tx, ids);
	struct search_municipality_rows at =
		search_municipalities_among(req->tx, ids);

	list_each(t, about)
		note(req->arena, themes, t->slug,
		     entry_theme_title(req, t->nl, t->en));
	list_each(m, at)
		note(req->arena, municipalities, m->slug, m->name);
}

/* Take out the one that is met most; n 0: there is none left. */
static struct tally take_most(struct tallies *all)
{
	struct tally most = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].n > most.n) {
			most = all->at[i];
			at = i;
		}
	if (most.n)
		all->at[at].n = 0;
	return most;
}

/* The next of them, counted all at once. */
static size_t count_next(struct request *req, const struct search_asked *s,
			 struct tallies *all, bool themes, struct tally *out)
{
	struct index_narrowing counts[AT_ONCE] = { 0 };
	size_t n = 0;

	for (struct tally t; n < AT_ONCE && (t = take_most(all)).n; n++) {
		out[n].slug = t.slug;
		out[n].label = t.label;
		*(themes ? &counts[n].theme : &counts[n].municipality) = t.slug;
	}
	if (n)
		index_narrow(req->index, req->arena, s->query, counts, n);
	for (size_t i = 0; i < n; i++)
		out[i].n = counts[i].n;
	return n;
}

/* Those that leave something out; filter is where the slug goes, in f. */
static struct facets offer(struct request *req, const struct search_asked *s,
			   struct tallies *all, bool themes)
{
	struct entry_filter f = s->filter;
	struct tally next[AT_ONCE];
	struct facets out = { 0 };
	size_t n;

	while (out.n < OFFERED && (n = count_next(req, s, all, themes, next)))
		for (size_t i = 0; i < n && out.n < OFFERED; i++) {
			*(themes ? &f.theme.slug : &f.municipality.slug) =
				next[i].slug;
			if (next[i].n && next[i].n < s->found->total)
				list_add(req->arena, &out) = (struct facet){
					next[i].label, search_path(req, &f, s->type),
					next[i].n, false };
		}
	return out;
}

void search_narrow(struct request *req, const struct search_asked *s,
		   struct facets *themes, struct facets *municipalities)
{
	struct tallies by_theme = { 0 }, by_municipality = { 0 };
	const struct index_keys *first = &s->found->first;
	struct db_ids ids = { 0 };

	if (s->found->total < WORTH_IT)
		return;
	for (size_t i = 0; i < first->n; i++)
		if (first->at[i].of == 'e')
			list_add(req->arena, &ids) = first->at[i].id;
	note_entries(req, db_ids(req->arena, &ids), &by_theme,
		     &by_municipality);
	if (!s->filter.theme.slug.n)
		*themes = offer(req, s, &by_theme, true);
	if (!s->filter.municipality.slug.n && !s->filter.place.slug.n)
		*municipalities = offer(req, s, &by_municipality, false);
}

static void add_chip(struct request *req, struct chips *chips, str label,
		     str without)
{
	if (label.n)
		list_add(req->arena, chips) = (struct chip){ label, without };
}

struct chips search_chips(struct request *req, const struct entry_filter *f,
			  str type)
{
	struct entry_filter no_theme = *f, no_place = *f, no_municipality = *f,
			    no_phase = *f;
	struct chips chips = { 0 };

	no_theme.theme.slug = no_place.place.slug = (str){ 0 };
	no_municipality.municipality.slug = no_phase.phase = (str){ 0 };
	add_chip(req, &chips, entry_theme_title(req, f->theme.nl, f->theme.en),
		 search_path(req, &no_theme, type));
	add_chip(req, &chips, f->place.name, search_path(req, &no_place, type));
	add_chip(req, &chips, f->municipality.name,
		 search_path(req, &no_municipality, type));
	add_chip(req, &chips, entry_phase_name(req, f->phase),
		 search_path(req, &no_phase, type));
	return chips;
}
