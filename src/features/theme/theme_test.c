/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/search/search.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORRIE = 3, DIRK = 4, ELS = 5,
       FLOOR = 6, GIJS = 7 };

#define WISHES "/themas/voorstellen"
#define TREE "/beheer/themas"

/* Anna, Bram, Dirk and Els each act for an initiative; Gijs does not. Corrie
 * coordinates everywhere, Floor in one village. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'zegveld', 'Zegveld', 'zegveld', 'village', 1);"
		"INSERT INTO theme (id, slug, nl, en, parent_id) VALUES"
		" (1, 'eten', 'Eten', 'Food', NULL),"
		" (2, 'koken', 'Samen koken', 'Cooking', 1),"
		" (3, 'maaltijden', 'Maaltijden', 'Meals', NULL);"
		"INSERT INTO entry (id, type, slug, title, sort_key, summary,"
		" created_at, updated_at) VALUES"
		" (10, 'initiative', 'soepclub', 'Soepclub', 'soepclub', '', 5, 5),"
		" (11, 'initiative', 'broodclub', 'Broodclub', 'brood', '', 5, 5);"
		"INSERT INTO party (id, kind) VALUES"
		" (10, 'initiative'), (11, 'initiative');"
		"INSERT INTO entry_theme (entry_id, theme_id, position) VALUES"
		" (10, 1, 1), (10, 3, 2), (11, 3, 1);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORRIE, "Corrie");
	world_person(&w, DIRK, "Dirk");
	world_person(&w, ELS, "Els");
	world_person(&w, FLOOR, "Floor");
	world_person(&w, GIJS, "Gijs");
	world_sql(&w,
		"INSERT INTO membership (person_id, party_id, role, since)"
		" VALUES (1, 10, 'manager', 0), (2, 11, 'member', 0),"
		" (4, 11, 'member', 0), (5, 11, 'member', 0);"
		"INSERT INTO role_grant (person_id, role, place_id, granted_at,"
		" granted_by) VALUES (3, 'coordinator', NULL, 0, 'test'),"
		" (6, 'coordinator', 1, 0, 'test');");
	return w;
}

#define BEES "naam=Bijen&waarom=Wij+houden+bijen+met+de+buurt.&onder=eten"

TEST(an_initiative_proposes_a_theme_and_three_others_make_it_one)
{
	struct world w = village();
	struct reply r;

	EXPECT(shows(get(&w, STRANGER, "/themas"), WISHES));
	EXPECT(shows(get(&w, STRANGER, WISHES), "Er is nu niets voorgesteld"));
	EXPECT(post(&w, GIJS, WISHES, BEES).status == 422);
	EXPECT(post(&w, ANNA, WISHES, BEES).status == 303);
	r = get(&w, BRAM, WISHES);
	EXPECT(shows(r, "Wij houden bijen met de buurt."));
	EXPECT(shows(r, "Soepclub") && !shows(r, "Anna"));
	/* One's own does not count, nor who acts for nobody, nor twice. */
	EXPECT(post(&w, ANNA, WISHES "/1/steunen", "").status == 403);
	EXPECT(post(&w, GIJS, WISHES "/1/steunen", "").status == 403);
	post(&w, BRAM, WISHES "/1/steunen", "");
	post(&w, BRAM, WISHES "/1/steunen", "");
	post(&w, DIRK, WISHES "/1/steunen", "");
	post(&w, DIRK, WISHES "/1/steunen", "niet=1");
	post(&w, DIRK, WISHES "/1/steunen", "");
	EXPECT(get(&w, STRANGER, "/themas/bijen").status == 404);
	post(&w, ELS, WISHES "/1/steunen", "");
	r = get(&w, STRANGER, "/themas/bijen");
	EXPECT(r.status == 200 && shows(r, "Wij houden bijen"));
	EXPECT(shows(r, "/themas/eten"));
	EXPECT(post(&w, BRAM, WISHES "/1/steunen", "").status == 404);
	world_work(&w);
	EXPECT(str_eq(mailed(&w, "anna@example.org", "/themas/"),
		      S("/themas/bijen")));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
			 " 'theme.added'") == 1);
	world_end(&w);
}

TEST(a_coordinator_makes_a_theme_of_a_proposal_or_says_why_not)
{
	struct world w = village();

	post(&w, ANNA, WISHES, BEES);
	post(&w, BRAM, WISHES, "naam=Muziek&waarom=Wij+zingen+met+elkaar.");
	post(&w, BRAM, WISHES, "naam=Schaken&waarom=Wij+schaken+op+straat.");
	EXPECT(shows(get(&w, CORRIE, "/beheer"), "Bekijk 3 voorstellen"));
	EXPECT(!shows(get(&w, FLOOR, "/beheer"), "voorstellen"));
	EXPECT(shows(get(&w, CORRIE, TREE), "Wij zingen met elkaar."));
	EXPECT(post(&w, FLOOR, WISHES "/1/besluit", "ja=1").status == 403);
	EXPECT(post(&w, CORRIE, WISHES "/1/besluit", "nee=1").status == 422);
	EXPECT(post(&w, CORRIE, WISHES "/1/besluit",
		    "nee=1&woord=Kies+natuur.").status == 303);
	EXPECT(post(&w, CORRIE, WISHES "/2/besluit", "ja=1").status == 303);
	EXPECT(get(&w, STRANGER, "/themas/bijen").status == 404);
	EXPECT(get(&w, STRANGER, "/themas/muziek").status == 200);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'anna@example.org' AND text LIKE '%Kies natuur.%'") == 1);
	world_end(&w);
}

TEST(what_is_a_theme_already_is_not_proposed_again)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, WISHES,
		"naam=Cooking&waarom=kort&onder=koken");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Zo heet Samen koken al."));
	EXPECT(shows(r, ">kort</textarea>"));
	EXPECT(shows(r, "Nog 3 dingen aanpassen"));
	post(&w, ANNA, WISHES, BEES);
	EXPECT(shows(post(&w, BRAM, WISHES, BEES), "stelde dit al voor"));
	post(&w, ANNA, WISHES, "naam=Een&waarom=Daarom+dus+zo.");
	post(&w, ANNA, WISHES, "naam=Twee&waarom=Daarom+dus+zo.");
	EXPECT(shows(post(&w, ANNA, WISHES, "naam=Drie&waarom=Daarom+dus+zo."),
		     "Eerst die"));
	world_end(&w);
}

TEST(the_tree_is_kept_by_who_coordinates_the_whole_network)
{
	struct world w = village();
	struct reply r;

	EXPECT(get(&w, FLOOR, TREE).status == 403);
	EXPECT(post(&w, FLOOR, TREE, "nl=Geld").status == 403);
	EXPECT(get(&w, FLOOR, TREE "/eten").status == 404);
	EXPECT(post(&w, CORRIE, TREE, "nl=Geld&en=Money&ook=centen,+poen")
	       .status == 303);
	EXPECT(get(&w, STRANGER, "/themas/geld").status == 200);
	r = post(&w, CORRIE, TREE, "nl=Poen");
	EXPECT(r.status == 422 && shows(r, "Zo heet Geld al."));
	r = post(&w, CORRIE, TREE "/eten", "nl=Eten&onder=geld");
	EXPECT(r.status == 422 && shows(r, "Verplaats die eerst"));
	EXPECT(post(&w, CORRIE, TREE "/koken", "nl=Koken&en=Cook&onder=geld"
		    "&beschrijving=Pannen&ook=pan").status == 303);
	r = get(&w, STRANGER, "/themas/koken");
	EXPECT(shows(r, "<h1>Koken</h1>") && shows(r, "/themas/geld"));
	EXPECT(shows(get(&w, CORRIE, TREE "/koken"), "value=\"pan\""));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 3 AND"
			 " deed LIKE 'theme.%'") == 2);
	/* A page of this feature is no theme. */
	post(&w, CORRIE, TREE, "nl=Voorstellen");
	EXPECT(get(&w, STRANGER, "/themas/voorstellen-2").status == 200);
	world_end(&w);
}

TEST(two_themes_become_one_and_the_old_address_leads_on)
{
	struct world w = village();
	struct reply r;

	post(&w, CORRIE, TREE "/maaltijden", "nl=Maaltijden&en=Meals&ook=hap");
	EXPECT(get(&w, CORRIE, TREE "/maaltijden/samenvoegen?in=maaltijden")
	       .status == 404);
	r = get(&w, CORRIE, TREE "/maaltijden/samenvoegen?in=eten");
	EXPECT(shows(r, "2 pagina") && shows(r, "kan niet ongedaan"));
	EXPECT(post(&w, CORRIE, TREE "/maaltijden/samenvoegen", "in=eten")
	       .status == 303);
	r = get(&w, STRANGER, "/themas/maaltijden");
	EXPECT(r.status == 301 && str_eq(r.location, S("/themas/eten")));
	r = get(&w, STRANGER, "/themas/eten");
	EXPECT(shows(r, "Soepclub") && shows(r, "Broodclub"));
	EXPECT(shows(get(&w, CORRIE, TREE "/eten"), "Maaltijden, Meals, hap"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven?thema=maaltijden"),
		     "Broodclub"));
	EXPECT(count(&w, "SELECT count(*) FROM entry_theme") == 2);
	/* Into what lies below it: that comes up, and the rest with it. */
	post(&w, CORRIE, TREE, "nl=Bakken&onder=eten");
	post(&w, CORRIE, TREE "/eten/samenvoegen", "in=koken");
	r = get(&w, STRANGER, "/themas/koken");
	EXPECT(shows(r, "Soepclub") && shows(r, "/themas/bakken"));
	EXPECT(str_eq(get(&w, STRANGER, "/themas/maaltijden").location,
		      S("/themas/koken")));
	world_end(&w);
}

TEST(a_word_of_a_theme_finds_what_is_about_it_without_a_restart)
{
	struct world w = village();

	w.index = index_open_memory(NULL);
	world_work(&w);
	EXPECT(!shows(get(&w, STRANGER, "/zoeken?q=prakkie"), "Broodclub"));
	post(&w, CORRIE, TREE "/maaltijden", "nl=Maaltijden&en=Meals&ook=prakkie");
	world_work(&w);
	EXPECT(shows(get(&w, STRANGER, "/zoeken?q=prakkie"), "Broodclub"));
	EXPECT(shows(get(&w, STRANGER, "/zoeken?q=prakkie"), "Maaltijden"));
	post(&w, CORRIE, TREE "/maaltijden", "nl=Maaltijden&en=Meals");
	world_work(&w);
	EXPECT(!shows(get(&w, STRANGER, "/zoeken?q=prakkie"), "Broodclub"));
	post(&w, CORRIE, TREE "/maaltijden/samenvoegen", "in=eten");
	world_work(&w);
	EXPECT(shows(get(&w, STRANGER, "/zoeken?q=maaltijden"), "Broodclub"));
	world_end(&w);
}

TEST(a_failing_database_leaves_no_half_theme)
{
	struct world w = village();

	survives_every_failure(&w, ANNA, WISHES, BEES);
	survives_every_failure(&w, CORRIE, TREE, "nl=Geld&ook=centen,poen");
	survives_every_failure(&w, CORRIE, TREE "/koken", "nl=Koken&ook=pan");
	survives_every_failure(&w, CORRIE, TREE "/maaltijden/samenvoegen",
			       "in=eten");
	survives_every_failure(&w, STRANGER, "/themas/maaltijden", NULL);
	post(&w, BRAM, WISHES "/1/steunen", "");
	post(&w, DIRK, WISHES "/1/steunen", "");
	survives_every_failure(&w, ELS, WISHES "/1/steunen", "");
	post(&w, BRAM, WISHES, "naam=Muziek&waarom=Wij+zingen+met+elkaar.");
	survives_every_failure(&w, CORRIE, WISHES "/2/besluit",
			       "nee=1&woord=Later");
	survives_every_failure(&w, CORRIE, TREE, NULL);
	world_end(&w);
}
