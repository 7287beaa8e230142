/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry.h"
#include "test/test.h"

/* Two places in one municipality, two themes, three initiatives, an ask that
 * was noted long ago, a wish and a held ask. */
static struct world square(void)
{
	return world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id,"
		" lat, lon, lat_e5, lon_e5, own) VALUES"
		" (1, 'mun-proef', 'Proefgemeente', 'proefgemeente', 'municipality', 1, '52.1', '5.1', 5210000, 510000, 1),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1, '52.11', '5.12', 5211000, 512000, 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1);"
		"INSERT INTO theme (id, slug, nl, en, parent_id) VALUES"
		" (1, 'geld', 'Geld', 'Money', NULL),"
		" (2, 'subsidies', 'Subsidies', 'Grants', 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, summary, place_id,"
		" phase, status, reported, reported_on, created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De <b>Linde</b>', 'de linde', 'Koffie & meer.', 2, 'starter', 'published', 0, '', 10, 10),"
		" (2, 'initiative', 'het-anker', 'Het Anker', 'het anker', '=HYPERLINK(1)', 1, 'stable', 'published', 0, '', 20, 20),"
		" (3, 'initiative', 'zonder-plek', 'Zonder plek', 'zonder plek', '', NULL, '', 'published', 0, '', 30, 30),"
		" (4, 'ask', 'q-oud', 'Oude vraag', 'oude vraag', '', NULL, '', 'published', 1, '2017-10-09', 40, 40),"
		" (5, 'offer', 'o-wens', 'Een zaaltje', 'een zaaltje', '', NULL, '', 'published', 0, '', 50, 50),"
		" (6, 'ask', 'q-wacht', 'Wacht nog', 'wacht nog', '', NULL, '', 'held', 0, '', 60, 60);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'), (2, 'initiative'), (3, 'initiative');"
		"INSERT INTO ask (id) VALUES (4), (6);"
		"INSERT INTO offer (id, kind, state) VALUES (5, 'space', 'wish');"
		"INSERT INTO entry_theme VALUES (1, 2, 0), (2, 1, 0);");
}

TEST(a_list_shows_what_is_published_in_order)
{
	struct world w = square();
	struct reply r = get(&w, 0, "/initiatieven");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "3 gevonden"));
	EXPECT(shows(r, "De &lt;b&gt;Linde&lt;/b&gt;"));
	EXPECT(!shows(r, "De <b>"));
	EXPECT(shows(get(&w, 0, "/initiatieven?taal=en"), "3 found"));
	EXPECT(!shows(get(&w, 0, "/vragen"), "Wacht nog"));
	EXPECT(get(&w, 0, "/ervaringen").status == 200);
	EXPECT(shows(get(&w, 0, "/ervaringen"), "nog geen ervaringen"));
	world_end(&w);
}

/* So many more initiatives, harvest items and asks, each with its themes. */
static void add_more(struct world *w, int from, int n)
{
	for (int i = from; i < from + n; i++)
		world_sql(w, arena_f(w->arena,
			"INSERT INTO entry (id, type, slug, title, sort_key,"
			" place_id, created_at, updated_at) VALUES"
			" (%d1, 'initiative', 'meer-%d', 'Meer', 'meer', 2, 1, 1),"
			" (%d2, 'harvest-item', 'oogst-%d', 'Oogst', 'oogst', 2, 1, 1),"
			" (%d3, 'ask', 'vraag-%d', 'Vraag', 'vraag', 2, 1, 1);"
			"INSERT INTO party (id, kind) VALUES (%d1, 'initiative');"
			"INSERT INTO ask (id) VALUES (%d3);"
			"INSERT INTO entry_theme VALUES (%d1, 1, 0), (%d1, 2, 1),"
			" (%d2, 1, 0), (%d3, 1, 0);", i, i, i, i, i, i, i, i,
			i, i, i, i).p);
}

static int statements_of(struct world *w, const char *path)
{
	int before = db_statements_run(w->db);

	EXPECT(get(w, 0, path).status == 200);
	return db_statements_run(w->db) - before;
}

TEST(a_long_list_asks_no_more_than_a_short_one)
{
	static const char *const lists[] = {
		"/initiatieven", "/initiatieven.json", "/initiatieven.csv",
		"/initiatieven.atom", "/initiatieven.geojson", "/vragen",
		"/initiatieven?weergave=kaart", "/plein", "/",
		"/api/v1/harvest-items?size=50", "/api/v1/asks?size=50",
	};
	struct world w = square();
	int few[COUNT(lists)];

	add_more(&w, 1, 4);
	for (size_t i = 0; i < COUNT(lists); i++)
		few[i] = statements_of(&w, lists[i]);
	add_more(&w, 5, 40);
	for (size_t i = 0; i < COUNT(lists); i++)
		EXPECT(statements_of(&w, lists[i]) == few[i]);
	EXPECT(few[0] <= 8);
	world_end(&w);
}

TEST(a_filter_holds_for_what_lies_within_and_under_it)
{
	struct world w = square();

	EXPECT(shows(get(&w, 0, "/initiatieven?gemeente=mun-proef"), "2 gevonden"));
	EXPECT(shows(get(&w, 0, "/initiatieven?plaats=oostdorp"), "1 gevonden"));
	EXPECT(shows(get(&w, 0, "/initiatieven?thema=geld"), "2 gevonden"));
	EXPECT(shows(get(&w, 0, "/initiatieven?thema=subsidies"), "1 gevonden"));
	EXPECT(shows(get(&w, 0, "/initiatieven?fase=stable"), "1 gevonden"));
	EXPECT(shows(get(&w, 0, "/initiatieven?fase=stable&thema=subsidies"),
		     "Niets gevonden"));
	world_end(&w);
}

TEST(a_filter_that_names_nothing_is_said_and_left_out)
{
	struct world w = square();
	struct reply r = get(&w, 0,
		"/initiatieven?thema=nergens&plaats=atlantis&fase=oud&pagina=x");

	EXPECT(r.status == 200);
	EXPECT(shows(r, "Deze plaats kennen wij niet."));
	EXPECT(shows(r, "Dit thema kennen wij niet."));
	EXPECT(shows(r, "3 gevonden"));
	EXPECT(get(&w, 0, "/initiatieven?thema=%00%ff&q=%zz&&&=&pagina=-1").status
	       == 200);
	world_end(&w);
}

TEST(the_same_rows_come_in_every_format)
{
	struct world w = square();
	struct reply json = get(&w, 0, "/initiatieven.json?fase=starter");
	struct reply csv = get(&w, 0, "/initiatieven.csv");
	struct reply atom = get(&w, 0, "/initiatieven.atom");
	struct reply geo = get(&w, 0, "/initiatieven.geojson");

	EXPECT(str_eq(json.type, S("application/json")));
	EXPECT(shows(json, "\"total\":1") && shows(json, "\"slug\":\"de-linde\""));
	EXPECT(shows(json, "\"checked\":null"));
	EXPECT(shows(csv, "\"'=HYPERLINK(1)\""));
	EXPECT(shows(atom, "De &lt;b&gt;Linde&lt;/b&gt;"));
	EXPECT(shows(geo, "[5.12,52.11]") && !shows(geo, "zonder-plek"));
	EXPECT(get(&w, 0, "/vragen.geojson").status == 404);
	world_end(&w);
}

TEST(the_api_lists_and_shows_and_says_all_that_is_wrong_at_once)
{
	struct world w = square();
	struct reply bad = get(&w, 0,
		"/api/v1/initiatives?theme=x&place=y&size=1000");

	EXPECT(shows(get(&w, 0, "/api/v1/initiatives?size=2"), "\"size\":2"));
	EXPECT(shows(get(&w, 0, "/api/v1/initiatives/de-linde"),
		     "\"place\":\"oostdorp\""));
	EXPECT(get(&w, 0, "/api/v1/initiatives/q-oud").status == 404);
	EXPECT(get(&w, 0, "/api/v1/asks/q-wacht").status == 404);
	EXPECT(bad.status == 400);
	EXPECT(str_eq(bad.type, S("application/problem+json")));
	EXPECT(shows(bad, "\"field\":\"theme\"") &&
	       shows(bad, "\"field\":\"place\"") &&
	       shows(bad, "\"field\":\"size\""));
	EXPECT(shows(get(&w, 0, "/api/v1/funds"), "\"total\":0"));
	world_end(&w);
}

TEST(a_wish_is_never_shown_as_help)
{
	struct world w = square();

	EXPECT(shows(get(&w, 0, "/aanbod"),
		     "Hier is vraag naar, nog niemand biedt het"));
	EXPECT(shows(get(&w, 0, "/aanbod/o-wens"),
		     "Hier is vraag naar, nog niemand biedt het"));
	world_end(&w);
}

TEST(what_was_noted_long_ago_says_when)
{
	struct world w = square();

	EXPECT(shows(get(&w, 0, "/vragen"), "opgetekend op 9 oktober 2017"));
	world_end(&w);
}

TEST(a_page_of_a_list_links_to_the_others)
{
	struct world w = square();

	for (int i = 100; i < 160; i++)
		world_sql(&w, arena_f(w.arena,
			"INSERT INTO entry (id, type, slug, title, sort_key,"
			" created_at, updated_at) VALUES (%d, 'article', 'k-%d',"
			" 'Stuk %d', 'stuk %d', 1, 1)", i, i, i, i).p);
	EXPECT(shows(get(&w, 0, "/kennis"), "/kennis?pagina=3"));
	EXPECT(shows(get(&w, 0, "/kennis?pagina=2"), "Stuk 120"));
	EXPECT(!shows(get(&w, 0, "/kennis?pagina=2"), "Stuk 110"));
	EXPECT(get(&w, 0, "/kennis?pagina=99").status == 200);
	world_end(&w);
}

TEST(nothing_fits_and_nothing_is_there_are_two_things)
{
	struct world w = square();
	struct reply r = get(&w, 0, "/initiatieven?fase=growing");

	EXPECT(shows(r, "Niets gevonden"));
	EXPECT(shows(r, "Haal een keuze weg"));
	EXPECT(!shows(get(&w, 0, "/ervaringen"), "Haal een keuze weg"));
	world_end(&w);
}

TEST(the_map_stands_above_rows_that_know_their_place)
{
	struct world w = square();
	struct reply r = get(&w, 0, "/initiatieven?weergave=kaart");

	EXPECT(shows(r, "data-lat=\"52.11\""));
	EXPECT(shows(r, "bp-rows"));
	EXPECT(!shows(r, "bp-card\""));
	world_end(&w);
}

/* Sharing a theme is enough; what is linked is named above already. */
TEST(a_page_of_one_says_what_else_there_is)
{
	struct world w = square();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		  " created_at, updated_at) VALUES"
		  " (7, 'article', 'k-gids', 'Gids', 'gids', 1, 1);"
		  "INSERT INTO article (id, kind) VALUES (7, 'guide');"
		  "INSERT INTO entry_theme VALUES (7, 1, 0), (7, 2, 1);");
	EXPECT(shows(get(&w, 0, "/kennis/k-gids"), "Meer hierover"));
	EXPECT(shows(get(&w, 0, "/kennis/k-gids"), "/initiatieven/het-anker"));
	EXPECT(!shows(get(&w, 0, "/kennis/k-gids"), "/initiatieven/zonder-plek"));
	world_sql(&w, "INSERT INTO entry_link (entry_id, role, target_id, position)"
		  " VALUES (7, 'publisher', 2, 0);"
		  "DELETE FROM entry_theme WHERE entry_id = 1;");
	EXPECT(shows(get(&w, 0, "/kennis/k-gids"), "/initiatieven/het-anker"));
	EXPECT(!shows(get(&w, 0, "/kennis/k-gids"), "Meer hierover"));
	world_end(&w);
}

TEST(a_long_list_on_a_page_opens_for_the_rest)
{
	struct world w = square();

	for (int i = 10; i < 19; i++)
		world_sql(&w, arena_f(w.arena,
			"INSERT INTO entry (id, type, slug, title, sort_key,"
			" created_at, updated_at) VALUES (%d, 'article', 'k-%d',"
			" 'Stuk %d', 'stuk %d', 1, 1);"
			"INSERT INTO entry_link (entry_id, role, target_id, position)"
			" VALUES (%d, 'publisher', 1, 0)", i, i, i, i, i).p);
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde"), "Stuk 18"));
	EXPECT(shows(get(&w, 0, "/initiatieven/de-linde"), "Nog 3"));
	world_end(&w);
}

TEST(what_people_wrote_is_said_to_be_dutch_where_a_page_is_not)
{
	struct world w = square();

	EXPECT(!shows(get(&w, 0, "/initiatieven/het-anker"), "<h1 lang="));
	EXPECT(shows(get(&w, 0, "/initiatieven/het-anker?taal=en"),
		     "<h1 lang=\"nl\">Het Anker"));
	EXPECT(shows(get(&w, 0, "/initiatieven?taal=en"),
		     "<a href=\"/initiatieven/het-anker\" lang=\"nl\">Het Anker</a>"));
	world_end(&w);
}

TEST(a_list_survives_a_failing_database)
{
	struct world w = square();

	survives_every_failure(&w, 0, "/initiatieven?gemeente=mun-proef", NULL);
	survives_every_failure(&w, 0, "/api/v1/asks", NULL);
	world_end(&w);
}
