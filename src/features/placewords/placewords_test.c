/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, CORRIE = 2, GEMMA = 3 };

#define WEST "/plaatsen/mun-west"
#define VILLAGE "/plaatsen/dorp"

/* Corrie coordinates in the municipality, Gemma is its contact; Anna neither.
 * There is another municipality. */
static struct world villages(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'mun-west', 'Gemeente West', 'west', 'municipality', 1),"
		" (2, 'dorp', 'Dorp', 'dorp', 'village', 1),"
		" (3, 'mun-oost', 'Gemeente Oost', 'oost', 'municipality', 1);"
		"INSERT INTO place_within (place_id, within_id) VALUES"
		" (1, 1), (2, 2), (2, 1), (3, 3)");

	world_person(&w, ANNA, "Anna");
	world_person(&w, CORRIE, "Corrie");
	world_person(&w, GEMMA, "Gemma");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, place_id,"
		" granted_at, granted_by) VALUES (2, 'coordinator', 1, 0, 't'),"
		" (3, 'municipality', 1, 0, 't')");
	return w;
}

TEST(a_coordinator_and_the_municipality_write_about_a_place)
{
	struct world w = villages();
	struct reply r;

	EXPECT(!shows(get(&w, STRANGER, WEST), WEST "/over"));
	EXPECT(!shows(get(&w, ANNA, WEST), WEST "/over"));
	EXPECT(get(&w, ANNA, WEST "/over").status == 403);
	EXPECT(post(&w, ANNA, WEST "/over", "versie=0&tekst=Nee").status == 403);
	EXPECT(shows(get(&w, GEMMA, WEST), WEST "/over"));
	r = post(&w, GEMMA, WEST "/over", "versie=0&tekst=Elke+week+spreekuur."
		 "&links=www.west.example.org%0Ahttps://dorp.example.org/x");
	EXPECT(r.status == 303);
	r = get(&w, STRANGER, WEST);
	EXPECT(shows(r, "Elke week spreekuur."));
	EXPECT(shows(r, "https://www.west.example.org"));
	EXPECT(shows(r, ">dorp.example.org</a>"));
	/* Its own page and no other: not those in it, nor elsewhere. */
	EXPECT(get(&w, GEMMA, VILLAGE "/over").status == 403);
	EXPECT(get(&w, GEMMA, "/plaatsen/mun-oost/over").status == 403);
	EXPECT(get(&w, CORRIE, VILLAGE "/over").status == 200);
	EXPECT(get(&w, CORRIE, "/plaatsen/mun-oost/over").status == 403);
	EXPECT(get(&w, CORRIE, "/plaatsen/nergens/over").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
			 " 'place.words'") == 1);
	world_end(&w);
}

TEST(what_is_said_of_a_place_has_a_history_and_a_way_back)
{
	struct world w = villages();
	struct reply r;

	post(&w, GEMMA, WEST "/over", "versie=0&tekst=Spreekuur+op+maandag.");
	r = post(&w, CORRIE, WEST "/over", "versie=0&tekst=Koffie+op+vrijdag.");
	EXPECT(r.status == 409);
	EXPECT(shows(r, ">Koffie op vrijdag.</textarea>"));
	EXPECT(shows(r, "Spreekuur op maandag."));
	post(&w, CORRIE, WEST "/over", "versie=1&tekst=Spreekuur+op+vrijdag.");
	/* The same again is no change. */
	post(&w, CORRIE, WEST "/over", "versie=2&tekst=Spreekuur+op+vrijdag.");
	r = get(&w, CORRIE, WEST "/over");
	EXPECT(shows(r, "maandag.</del>") && shows(r, "vrijdag.</ins>"));
	EXPECT(shows(r, "door de gemeente") && !shows(r, "Gemma"));
	EXPECT(post(&w, ANNA, WEST "/over/1/terug", "").status == 403);
	EXPECT(post(&w, GEMMA, WEST "/over/2/terug", "").status == 404);
	EXPECT(post(&w, GEMMA, WEST "/over/1/terug", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, WEST), "Spreekuur op maandag."));
	post(&w, GEMMA, WEST "/over/0/terug", "");
	EXPECT(!shows(get(&w, STRANGER, WEST), "Spreekuur"));
	world_end(&w);
}

TEST(a_link_of_a_place_is_one)
{
	struct world w = villages();
	struct reply r = post(&w, CORRIE, WEST "/over",
		"versie=0&tekst=Goed&links=javascript:alert(1).x");

	EXPECT(r.status == 422 && shows(r, ">Goed</textarea>"));
	EXPECT(post(&w, CORRIE, WEST "/over", "versie=0&links=geen+site.nl")
	       .status == 422);
	EXPECT(count(&w, "SELECT count(*) FROM place_words") == 0);
	world_end(&w);
}

TEST(a_failing_database_leaves_no_half_words)
{
	struct world w = villages();

	survives_every_failure(&w, CORRIE, WEST "/over", "versie=0&tekst=Een");
	survives_every_failure(&w, CORRIE, WEST "/over/0/terug", "");
	survives_every_failure(&w, STRANGER, WEST, NULL);
	world_end(&w);
}
