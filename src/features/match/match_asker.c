/* SPDX-License-Identifier: EUPL-1.2 */
/* What is known of who asks, from what was said and what stands here. */
#include "features/match/inside.h"

enum { WITHIN = 40, THEMES = 8, KIN = 50, WORDS = 40, AFTER = 3 };

/* "Als ambtenaar wil ik ...": who says so is one. */
static const struct {
	str word, actor;
} said[] = {
	{ S("ambtenaar"), S("municipality") },
	{ S("beleidsmedewerker"), S("municipality") },
	{ S("beleidsadviseur"), S("municipality") },
	{ S("gemeente"), S("municipality") },
	{ S("wethouder"), S("municipality") },
	{ S("burgemeester"), S("municipality") },
	{ S("official"), S("municipality") },
	{ S("raadslid"), S("council") },
	{ S("fractie"), S("council") },
	{ S("councillor"), S("council") },
	{ S("zorgorganisatie"), S("care") },
	{ S("zorgaanbieder"), S("care") },
	{ S("zorginstelling"), S("care") },
	{ S("welzijnsorganisatie"), S("professional") },
	{ S("wijkverpleegkundige"), S("professional") },
	{ S("welzijnswerker"), S("professional") },
	{ S("opbouwwerker"), S("professional") },
	{ S("netwerk"), S("network") },
	{ S("dorpsondersteuner"), S("dorpsondersteuner") },
};

static bool opens(const struct lang_words *words, size_t i)
{
	str w = words->at[i].form, v = i + 1 < words->n ?
		words->at[i + 1].form : S("");

	return str_eq(w, S("als")) || str_eq(w, S("namens")) ||
	       (str_eq(w, S("ik")) && str_eq(v, S("ben"))) ||
	       (str_eq(w, S("wij")) && str_eq(v, S("zijn"))) ||
	       (str_eq(w, S("as")) && str_eq(v, S("a")));
}

static str actor_named(str word)
{
	for (size_t n = 0; n < COUNT(said); n++)
		if (str_eq(word, said[n].word))
			return said[n].actor;
	return S("");
}

static str actor_said(struct arena *a, str text)
{
	struct lang_words words = lang_words(a, text, WORDS);
	str actor = S("");

	for (size_t i = 0; i < words.n; i++)
		for (size_t k = i + 1; !actor.n && opens(&words, i) &&
		     k < words.n && k <= i + AFTER; k++)
			actor = actor_named(words.at[k].form);
	return actor;
}

static void know_actor(struct asker *k, const struct match_ask *ask)
{
	str actor = ask->actor.n ? ask->actor : actor_said(k->arena, ask->text);

	if (str_eq(actor, S("dorpsondersteuner"))) {
		list_add(k->arena, &k->facts.roles) = actor;
		actor = S("");
	}
	if (!actor.n && ask->asking.v)
		actor = S("initiative");
	if (actor.n)
		list_add(k->arena, &k->facts.actors) = actor;
	if (str_eq(actor, S("care")))
		list_add(k->arena, &k->facts.actors) = S("professional");
}

static bool is_wide(const struct match_place *place)
{
	return str_eq(place->kind, S("region")) ||
	       str_eq(place->kind, S("province")) ||
	       str_eq(place->kind, S("country")) ||
	       str_eq(place->kind, S("municipality"));
}

static void know_place(struct asker *k, place_id id)
{
	struct match_place_rows rows = { 0 };
	struct match_slug_rows within;

	if (id.v)
		rows = match_places(k->tx, db_ids(k->arena, &(struct db_ids){
			&id.v, 1, 1 }));
	if (!rows.n)
		return;
	k->has_place = true;
	k->place = rows.at[0];
	k->point = (struct geo_point){ (int32_t)k->place.lat_e5,
				       (int32_t)k->place.lon_e5 };
	within = match_within(k->tx, id, WITHIN);
	list_each(r, within)
		list_add(k->arena, &k->facts.within) = r->slug;
	k->facts.place_is_wide = is_wide(&k->place);
	k->facts.area = k->place.programme_area;
	k->facts.small_core = k->place.small_core;
	if (!k->facts.place_is_wide)
		k->facts.population = k->place.small_core.n ? 0
			: k->place.population;
}

static void add_theme(struct asker *k, str slug, double weight)
{
	struct match_slug above;

	list_add(k->arena, &k->themes) = (struct sense){ slug, weight };
	list_add(k->arena, &k->facts.themes) = slug;
	if (match_theme_above(k->tx, slug, &above))
		list_add(k->arena, &k->facts.themes) = above.slug;
}

static void know_themes(struct asker *k, const struct match_ask *ask)
{
	struct sense_list meant;

	k->themes_given = ask->themes.n > 0;
	for (size_t i = 0; i < ask->themes.n; i++)
		add_theme(k, ask->themes.at[i], 1);
	meant = index_themes_meant(k->index, k->arena, ask->text);
	for (size_t i = 0; i < meant.n && i < THEMES; i++)
		add_theme(k, meant.at[i].name, k->themes_given ?
			  meant.at[i].weight / 2 : meant.at[i].weight);
}

static void add_kin(struct asker *k, const struct match_link_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		list_add(k->arena, &k->kin) = arena_f(k->arena, "%" PRId64,
						      rows->at[i].id.v);
}

/* The initiative itself, what it is part of, and its parts. */
static void know_initiative(struct asker *k, entry_id id)
{
	struct match_link_rows above, parts;

	if (!id.v)
		return;
	list_add(k->arena, &k->kin) = arena_f(k->arena, "%" PRId64, id.v);
	above = match_linked(k->tx, id, S("parent"), KIN);
	parts = match_linking(k->tx, id, S("parent"), KIN);
	add_kin(k, &above);
	add_kin(k, &parts);
}

bool asker_is_kin(const struct asker *k, entry_id id)
{
	str text = arena_f(k->arena, "%" PRId64, id.v);

	for (size_t i = 0; i < k->kin.n; i++)
		if (str_eq(k->kin.at[i], text))
			return true;
	return false;
}

struct asker asker_of(struct tx *tx, struct index *ix,
		      const struct match_ask *ask)
{
	struct asker k = { .arena = tx_arena(tx), .tx = tx, .index = ix,
			   .lang = ask->lang, .now = ask->now,
			   .conf = ask->conf,
			   .text = ask->text, .asking = ask->asking,
			   .marker = index_marker(ix, tx_arena(tx), ask->text),
			   .ask = ask->ask, .phase = ask->phase };
	struct match_fact_rows facts = { 0 };
	place_id place = ask->place;

	if (ask->asking.v)
		facts = match_facts(tx, db_ids(k.arena, &(struct db_ids){
			&(int64_t){ ask->asking.v }, 1, 1 }));
	list_each(fact, facts) {
		if (!place.v)
			place = fact->place_id.v ? fact->place_id
				: (place_id){ fact->own_municipality };
		if (!k.phase.n)
			k.phase = fact->phase;
	}
	know_place(&k, place);
	know_actor(&k, ask);
	know_themes(&k, ask);
	know_initiative(&k, ask->asking);
	k.facts.phase = k.phase;
	return k;
}
