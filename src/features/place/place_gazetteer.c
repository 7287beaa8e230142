/* SPDX-License-Identifier: EUPL-1.2 */
/* The gazetteer: from the text the program carries to rows with slugs. */
#include "features/place/place.h"
#include "place_gazetteer.sql.h"
#include "geo/geo.h"
#include "lang/collate.h"
#include "lang/lang.h"

enum { PLACES_MAX = 20000 };

/* A line a place; the columns stand in tools/gazgen.c. */
extern const char place_gazetteer[];

/* What those below a place need of it. */
struct loaded {
	place_id id;            /* 0: not asked for yet */
	size_t municipality;    /* its line; 0: none */
	str code, name, province;
};

struct gazetteer {
	struct tx *tx;
	int64_t now;
	str *taken;             /* slugs, by their hash */
	size_t seats;           /* a power of two, twice as many as needed */
	struct loaded *at;      /* by line, from 1 */
	size_t n;
};

struct line {
	str code, kind, name, lat, lon, small_core, region;
	int64_t parent, population;
};

static int64_t number(str text)
{
	int64_t n = 0;

	return str_to_int(text, &n) ? n : 0;
}

static struct line line_read(str text)
{
	struct line l = { .code = str_cut(&text, '\t'),
			  .kind = str_cut(&text, '\t') };

	l.parent = number(str_cut(&text, '\t'));
	l.name = str_cut(&text, '\t');
	l.lat = str_cut(&text, '\t');
	l.lon = str_cut(&text, '\t');
	l.population = number(str_cut(&text, '\t'));
	l.small_core = str_cut(&text, '\t');
	l.region = text;
	return l;
}

static str kind_text(char letter)
{
	switch (letter) {
	case 'c':
		return S("country");
	case 'p':
		return S("province");
	case 'm':
		return S("municipality");
	case 't':
		return S("town");
	case 'n':
		return S("neighbourhood");
	default:
		return S("village");
	}
}

/* Where this slug is among those taken, or would be. */
static str *seat(const struct gazetteer *g, str slug)
{
	size_t i = str_hash(slug) & (g->seats - 1);

	while (g->taken[i].n && !str_eq(g->taken[i], slug))
		i = (i + 1) & (g->seats - 1);
	return &g->taken[i];
}

static struct gazetteer gazetteer_open(struct tx *tx, int64_t now)
{
	struct gazetteer g = { .tx = tx, .now = now };
	struct place_slug_rows slugs = place_slugs(tx);

	g.at = arena_array(tx_arena(tx), struct loaded, PLACES_MAX);
	for (g.seats = 1; g.seats < 2 * (slugs.n + PLACES_MAX);)
		g.seats *= 2;
	g.taken = arena_array(tx_arena(tx), str, g.seats);
	list_each(r, slugs)
		*seat(&g, r->slug) = r->slug;
	return g;
}

/*
 * The nth best slug: name, name-municipality, name-municipality-code; mun-name
 * for a municipality, pv-name for a province, and these with their code.
 */
static str slug_of(struct arena *a, const struct place_for_slug *p, int nth)
{
	const char *before = str_eq(p->kind, S("municipality")) ? "mun-"
			   : str_eq(p->kind, S("province")) ? "pv-" : "";
	str name = lang_slug(a, p->name), wide = { 0 }, code = { 0 };

	if (nth > 0 && !before[0])
		wide = lang_slug(a, p->municipality);
	if (nth > 1 || (nth && before[0]))
		code = lang_slug(a, p->gazetteer);
	return arena_f(a, "%s%.*s%s%.*s%s%.*s", before, (int)name.n, name.p,
		       wide.n ? "-" : "", (int)wide.n, wide.p,
		       code.n ? "-" : "", (int)code.n, code.p);
}

enum { SLUGS = 3 };

static str free_slug(struct gazetteer *g, const struct place_for_slug *p)
{
	str *at = NULL;
	str slug;

	for (int nth = 0; nth < SLUGS && (!at || at->n); nth++) {
		slug = slug_of(tx_arena(g->tx), p, nth);
		at = seat(g, slug);
	}
	*at = slug;
	return slug;
}

void place_move_aside(struct tx *tx, place_id id)
{
	struct place_for_slug p;
	str slug;

	if (!place_for_slug(tx, id, &p))
		return;
	slug = p.slug;
	for (int nth = 0; nth < SLUGS && place_slug_taken(tx, slug); nth++)
		slug = slug_of(tx_arena(tx), &p, nth);
	place_rename(tx, id, slug);
}

static int32_t e5(str degrees)
{
	int32_t v = 0;

	return geo_degrees(degrees, 180, &v) ? v : 0;
}

/* Few places are anyone's parent: only their ids are looked up. */
static place_id id_of(struct gazetteer *g, size_t line)
{
	struct loaded *p = &g->at[line];
	struct place_code row;

	if (line && !p->id.v && place_by_code(g->tx, p->code, &row))
		p->id = row.id;
	return p->id;
}

static void add(struct gazetteer *g, const struct line *l)
{
	const struct loaded *parent = &g->at[l->parent];
	struct loaded *p = &g->at[++g->n];
	char letter = l->kind.p[0];
	size_t in = parent->municipality;
	struct place_for_slug wish = {
		.name = l->name, .kind = kind_text(letter),
		.gazetteer = l->code, .municipality = g->at[in].name,
	};
	str small = str_eq(l->small_core, S("y")) ? S("yes")
		  : str_eq(l->small_core, S("n")) ? S("no") : S("");

	*p = (struct loaded){
		.municipality = letter == 'm' ? g->n : in, .code = l->code,
		.name = l->name,
		.province = letter == 'p' ? l->name : parent->province };
	place_add(g->tx, free_slug(g, &wish), l->name,
		  place_fold(tx_arena(g->tx), l->name), wish.kind,
		  id_of(g, (size_t)l->parent), id_of(g, in), l->region,
		  p->province, l->population, small, l->code, l->lat, l->lon,
		  e5(l->lat), e5(l->lon), g->now);
}

bool place_load_gazetteer(struct tx *tx, int64_t now)
{
	struct gazetteer g;
	struct place_code there;
	str rest = str_from_z(place_gazetteer);

	if (place_by_code(tx, S("GM0363"), &there))
		return false;
	g = gazetteer_open(tx, now);
	while (rest.n && g.n < PLACES_MAX - 1) {
		struct line l = line_read(str_cut(&rest, '\n'));

		add(&g, &l);
	}
	place_are_own_municipality(tx);
	place_relate(tx);
	return !tx_failed(tx);
}

/* The row of the gazetteer that this place of the network is; 0: none. */
static struct place_code counterpart(struct tx *tx,
				     const struct place_claim *claim)
{
	struct arena *a = tx_arena(tx);
	struct place_code row = { 0 };
	bool found = false;

	if (claim->code.n)
		found = place_by_code(tx, claim->code, &row);
	else if (str_eq(claim->kind, S("country")))
		found = place_by_code(tx, S("NL"), &row);
	else if (str_eq(claim->kind, S("province")) && claim->province.n)
		row.id = place_province(tx, lang_fold(a, claim->province));
	return found || row.id.v ? row : (struct place_code){ 0 };
}

bool place_claim(struct tx *tx, struct place_claim *claim)
{
	struct place_code row;

	if (claim->id.v && claim->own)
		return true;
	row = counterpart(tx, claim);
	if (row.own)
		return false;
	if (claim->id.v && claim->id.v != row.id.v)
		place_move_aside(tx, claim->id);
	if (row.id.v && claim->id.v != row.id.v)
		place_rename(tx, row.id, claim->slug);
	claim->id = row.id;
	return true;
}
