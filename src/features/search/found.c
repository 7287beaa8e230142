/* SPDX-License-Identifier: EUPL-1.2 */
/* What a found key is called, and where its page is. */
#include "features/search/inside.h"
#include "search.sql.h"

static const struct {
	const char *type, *path, *name;
} types[] = {
	{ "initiative", "initiatieven", N_("Initiative") },
	{ "organisation", "organisaties", N_("Organisation") },
	{ "ask", "vragen", N_("Ask") },
	{ "offer", "aanbod", N_("Offer") },
	{ "experience", "ervaringen", N_("Experience") },
	{ "article", "kennis", N_("Knowledge") },
	{ "funding-model", "geld/modellen", N_("Funding model") },
	{ "fund", "geld/fondsen", N_("Fund") },
	{ "meeting", "bijeenkomsten", N_("Meeting") },
	{ "harvest-item", "bijeenkomsten", N_("Harvest") },
	{ "signal", "knelpunten", N_("Barrier") },
	{ "agenda-item", "agendas", N_("Agenda") },
	{ "theme", "themas", N_("Theme") },
	{ "place", "plaatsen", N_("Place") },
};

str search_path(struct arena *a, str type, str slug)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_eq(type, str_from_z(types[i].type)))
			return arena_f(a, "/%s/%.*s", types[i].path,
				       (int)slug.n, slug.p);
	return S("/");
}

static bool resolve_entry(struct tx *tx, struct found *out)
{
	struct found_row row;

	if (!found_entry(tx, out->key.id, &row))
		return false;
	out->type = row.type;
	out->slug = row.slug;
	out->title = row.title;
	out->summary = row.summary.n ? row.summary : row.ask_body;
	return true;
}

static bool resolve_theme(struct tx *tx, str lang, struct found *out)
{
	struct found_theme_row row;

	if (!found_theme(tx, out->key.id, &row))
		return false;
	out->type = S("theme");
	out->slug = row.slug;
	out->title = str_eq(lang, S("en")) ? row.en : row.nl;
	out->summary = row.description;
	return true;
}

static bool resolve_place(struct tx *tx, struct found *out)
{
	struct found_place_row row;

	if (!found_place(tx, out->key.id, &row))
		return false;
	out->type = S("place");
	out->slug = row.slug;
	out->title = row.name;
	out->summary = row.municipality_name;
	return true;
}

bool search_resolve(struct tx *tx, struct index_key key, str lang,
		    struct found *out)
{
	*out = (struct found){ .key = key };
	if (!(key.of == 'e' ? resolve_entry(tx, out) :
	      key.of == 't' ? resolve_theme(tx, lang, out) :
	      key.of == 'p' && resolve_place(tx, out)))
		return false;
	out->url = search_path(tx_arena(tx), out->type, out->slug);
	return true;
}
