/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"
#include "features/place/place.h"
#include "features/transfer/transfer.h"

static void load(struct world *w)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);

	EXPECT(place_load_gazetteer(tx, w->now));
	EXPECT(!place_load_gazetteer(tx, w->now));
	EXPECT(tx_end(tx));
}

static bool import(struct world *w, const char *file, const char *text)
{
	struct transfer_text texts[] = {
		{ str_from_z(file), str_from_z(text) }, { { 0 }, { 0 } } };
	struct transfer_options options = { .now = w->now };
	struct transfer_report report;

	return transfer_import_text(w->db, w->arena, texts, &options, &report);
}

/* How many rows of place have all of these. */
static int64_t places(struct world *w, const char *where)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM place p WHERE"
				" %s", where).p);
}

static bool lies_in(struct world *w, const char *slug, const char *within)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM place_within x"
		" JOIN place p ON p.id = x.place_id JOIN place q ON"
		" q.id = x.within_id WHERE p.slug = '%s' AND q.slug = '%s'",
		slug, within).p) == 1;
}

TEST(every_municipality_and_town_of_the_country_is_there)
{
	struct world w = world_new("");

	load(&w);
	EXPECT(places(&w, "kind = 'country'") == 1);
	EXPECT(places(&w, "kind = 'province'") == 12);
	EXPECT(places(&w, "kind = 'municipality'") == 342);
	EXPECT(places(&w, "gazetteer <> '' AND length(gazetteer) = 4 AND"
		      " gazetteer NOT LIKE 'PV%'") == 2501);
	EXPECT(places(&w, "gazetteer LIKE 'gn%'") == 5333);
	EXPECT(places(&w, "own = 1") == 0);
	EXPECT(places(&w, "slug = 'maarn' AND small_core = 'yes'") == 1);
	EXPECT(places(&w, "slug = 'lopik' AND small_core = ''") == 1);
	EXPECT(places(&w, "slug = 'zeist' AND small_core = 'no'") == 1);
	EXPECT(places(&w, "slug = 'zeist' AND lat_e5 = 5209000") == 1);
	world_end(&w);
}

TEST(a_place_lies_in_all_that_holds_it)
{
	struct world w = world_new("");

	load(&w);
	EXPECT(lies_in(&w, "maarn", "maarn"));
	EXPECT(lies_in(&w, "maarn", "mun-utrechtse-heuvelrug"));
	EXPECT(lies_in(&w, "maarn", "pv-utrecht"));
	EXPECT(lies_in(&w, "maarn", "nederland"));
	EXPECT(!lies_in(&w, "maarn", "pv-gelderland"));
	EXPECT(lies_in(&w, "kanaleneiland", "utrecht"));
	world_end(&w);
}

TEST(places_of_the_same_name_have_their_own_addresses)
{
	struct world w = world_new("");

	load(&w);
	/* The largest Beek is the one in Limburg. */
	EXPECT(places(&w, "slug = 'beek' AND province = 'Limburg'") == 1);
	EXPECT(places(&w, "slug = 'beek-montferland'") == 1);
	EXPECT(places(&w, "slug = 'mun-bergen-nh' OR slug = 'mun-bergen-l'")
	       == 2);
	EXPECT(places(&w, "slug = '' OR slug <> lower(slug)") == 0);
	world_end(&w);
}

#define PLACES "slug,name,type,parent,municipality,region,province,gazetteer\n"

TEST(the_networks_own_place_takes_over_by_its_code)
{
	struct world w = world_new("");

	load(&w);
	EXPECT(import(&w, "places.csv", PLACES
		"ut,Provincie Utrecht,province,,,,Utrecht,\n"
		"regio-x,X,region,ut,,X,Utrecht,\n"
		"mun-heuvelrug,De Heuvelrug,municipality,ut,mun-heuvelrug,X,"
		"Utrecht,GM1581\n"
		"maren,Maarn,village,mun-heuvelrug,mun-heuvelrug,,Utrecht,3340\n"));
	EXPECT(places(&w, "gazetteer = '3340' AND slug = 'maren' AND own = 1")
	       == 1);
	EXPECT(places(&w, "slug = 'maarn' OR slug = 'pv-utrecht' OR"
		      " slug = 'mun-utrechtse-heuvelrug'") == 0);
	/* Doorn is the gazetteer's, and lies in what the network says. */
	EXPECT(lies_in(&w, "doorn", "mun-heuvelrug"));
	EXPECT(lies_in(&w, "doorn", "regio-x"));
	EXPECT(lies_in(&w, "doorn", "ut"));
	/* Its own row says nothing of a region. */
	EXPECT(!lies_in(&w, "maren", "regio-x"));
	world_end(&w);
}

TEST(a_place_of_the_gazetteer_makes_way_for_the_network)
{
	struct world w = world_new("");

	load(&w);
	EXPECT(import(&w, "places.csv", PLACES
		"doorn,Een ander Doorn,neighbourhood,,,,,\n"));
	EXPECT(places(&w, "slug = 'doorn' AND own = 1 AND gazetteer = ''") == 1);
	EXPECT(places(&w, "slug = 'doorn-utrechtse-heuvelrug' AND own = 0")
	       == 1);
	EXPECT(import(&w, "initiatives.csv", "slug,name\nzeist,Zeist Samen\n"));
	EXPECT(places(&w, "slug = 'zeist'") == 0);
	EXPECT(places(&w, "slug = 'zeist-zeist' AND name = 'Zeist'") == 1);
	/* But not another row of the network. */
	EXPECT(!import(&w, "initiatives.csv", "slug,name\ndoorn,Doorn Samen\n"));
	world_end(&w);
}

/* The network's row of a municipality, a town and a quarter, as in the
 * province of Utrecht. */
static struct world province(void)
{
	struct world w = world_new("");

	load(&w);
	EXPECT(import(&w, "places.csv", PLACES
		"provincie-ut,Provincie Utrecht,province,,,,Utrecht,\n"
		"mun-bunnik,Gemeente Bunnik,municipality,provincie-ut,"
		"mun-bunnik,,Utrecht,GM0312\n"
		"bunnik,Bunnik (dorp),village,mun-bunnik,mun-bunnik,,Utrecht,2603\n"
		"utrecht,Utrecht (stad),town,mun-utrecht,mun-utrecht,,Utrecht,3295\n"));
	w.conf.area = S("provincie-ut");
	return w;
}

TEST(places_of_the_own_area_are_offered_by_the_name_people_use)
{
	struct world w = province();
	struct reply r = get(&w, 0, "/vragen/nieuw");

	EXPECT(shows(r, "<option value=\"Bunnik\">"));
	EXPECT(shows(r, "<option value=\"Utrecht\">"));
	EXPECT(shows(r, "<option value=\"Stichtse Vecht\">"));
	EXPECT(shows(r, "<option value=\"Zegveld\">"));
	EXPECT(!shows(r, "<option value=\"Gemeente"));
	EXPECT(!shows(r, "<option value=\"Rotterdam\">"));
	world_end(&w);
}

TEST(a_place_anywhere_is_offered_while_one_types)
{
	struct world w = province();
	struct reply r = get(&w, 0, "/plaatsen/lijkt-op?q=slui");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "<option value=\"Sluis (Vijfheerenlanden)\">"));
	EXPECT(shows(r, "<option value=\"Sluis (Sluis)\">"));
	EXPECT(shows(r, "<option value=\"gemeente Sluis\">"));
	EXPECT(shows(get(&w, 0, "/plaatsen/lijkt-op?q=rotterd"),
		     "<option value=\"Rotterdam\">"));
	EXPECT(!shows(get(&w, 0, "/plaatsen/lijkt-op?q=s"), "<option"));
	EXPECT(!shows(get(&w, 0, "/plaatsen/lijkt-op?q=%3Cb%FF"), "<b"));
	world_end(&w);
}

TEST(what_is_offered_means_that_one_place)
{
	static const struct { const char *typed, *slug; } cases[] = {
		{ "Bunnik", "bunnik" }, { "gemeente+Bunnik", "mun-bunnik" },
		{ "utrecht", "utrecht" }, { "Utrecht+(stad)", "utrecht" },
		{ "Amsterdam", "amsterdam" },
		{ "Sluis+(Vijfheerenlanden)", "sluis-vijfheerenlanden" },
		{ "Sluis,+gemeente+Tholen", "sluis-tholen" },
		{ "gemeente+Sluis", "mun-sluis" },
	};
	struct world w = province();

	for (size_t i = 0; i < COUNT(cases); i++) {
		str form = arena_f(w.arena, "tekst=Wie+weet+hoe+dit+moet"
				   "&plaats=%s", cases[i].typed);
		struct reply r = post(&w, 0, "/vragen/nieuw", form.p);

		if (r.status != 200 || !shows(r, arena_f(w.arena,
				"name=\"plaats\" value=\"%s\"", cases[i].slug).p))
			printf("%s\n", cases[i].typed);
		EXPECT(r.status == 200 && shows(r, arena_f(w.arena,
			"name=\"plaats\" value=\"%s\"", cases[i].slug).p));
	}
	world_end(&w);
}
