/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/seating/seating.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, FIRST_PERSON = 100 };

#define IT "/bijeenkomsten/symposium"
#define SEATS IT "/indeling"
#define SEATED "SELECT count(*) FROM seat WHERE table_id IS NOT NULL AND round = 0"
/* Who sits at their first or second choice in the first round. */
#define CHOSEN "SELECT count(*) FROM seat s JOIN registration_wish w"          \
	" ON w.registration_id = s.registration_id WHERE s.round = 0"          \
	" AND s.table_id IN (w.first_id, w.second_id)"

/* One who comes for an organisation, of that side, and chose two tables. */
static void comes(struct world *w, int id, const char *side, int first,
		  int second)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO registration (id, meeting_id, guest, fold, behalf,"
		" state, turn, registered_at) SELECT %d, id, 'Gast %d', 'gast %d',"
		" 'Club %d', 'coming', %d, 0 FROM entry WHERE slug = 'symposium';"
		"INSERT INTO registration_wish VALUES (%d, '%s',"
		" (SELECT id FROM entry WHERE slug = 'tafel-%d'),"
		" (SELECT id FROM entry WHERE slug = 'tafel-%d'))",
		id, id, id, id / 2, id, id, side, first, second).p);
}

/* Anna plans a symposium with three tables of four seats. */
static struct world planned(int people)
{
	static const char *const sides[] = { "initiative", "municipality",
		"initiative", "care", "resident" };
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'de linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Symposium"
		"&soort=symposium&namens=de-linde&datum=2026-12-09"
		"&tijd=10%3A00&tot=16%3A00&plek=Het+dorpshuis"
		"&kort=Een+dag+over+alles&aanmelden=ja").status == 303);
	for (int t = 1; t <= 3; t++)
		EXPECT(post(&w, ANNA, IT "/tafels/nieuw", arena_f(w.arena,
			"titel=Tafel+%d&stoelen=4&groep=care", t).p).status == 303);
	for (int p = 0; p < people; p++)
		comes(&w, FIRST_PERSON + p, sides[p % 5], p % 3 + 1,
		      (p + 1) % 3 + 1);
	return w;
}

static bool seat(struct world *w, const char *form)
{
	return post(w, ANNA, SEATS, form).status == 303;
}

TEST(a_meeting_without_tables_or_people_says_what_comes_first)
{
	struct world w = planned(0);

	EXPECT(!shows(get(&w, ANNA, IT), "Wie zit waar"));
	EXPECT(shows(get(&w, ANNA, SEATS), "Er heeft zich nog niemand aangemeld."));
	world_sql(&w, "UPDATE entry SET status = 'withdrawn' WHERE type = 'table'");
	EXPECT(shows(get(&w, ANNA, SEATS), "Er zijn nog geen tafels."));
	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(count(&w, "SELECT count(*) FROM seat") == 0);
	world_end(&w);
}

TEST(who_organises_seats_everyone_at_a_choice)
{
	struct world w = planned(11);
	struct reply r;

	EXPECT(shows(get(&w, ANNA, IT), "Nog niet gemaakt"));
	EXPECT(shows(get(&w, ANNA, SEATS), "Maak een indeling"));
	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(count(&w, SEATED) == 11 && count(&w, CHOSEN) == 11);
	r = get(&w, ANNA, SEATS);
	EXPECT(shows(r, "11 van 11 op eerste of tweede keuze"));
	EXPECT(shows(r, "Gast 104") && shows(r, "1e keuze"));
	EXPECT(shows(get(&w, ANNA, IT), "11 van 11 op eerste of tweede keuze"));
	r = get(&w, ANNA, SEATS "/op-naam");
	EXPECT(shows(r, "Gast 110") && shows(r, "tafel 1"));
	world_end(&w);
}

TEST(who_chose_no_table_sits_at_what_they_wrote_about)
{
	struct world w = planned(9);
	struct reply r;

	world_sql(&w, "UPDATE registration_wish SET first_id = NULL,"
		" second_id = NULL WHERE registration_id >= 104;"
		"INSERT INTO table_voice (table_id, registration_id, meeting_id,"
		" position) SELECT e.id, r.id, r.meeting_id, 1 FROM registration r JOIN entry e ON"
		" e.slug = 'tafel-2' WHERE r.id = 104 OR r.id = 105;"
		"INSERT INTO table_voice (table_id, registration_id, meeting_id,"
		" position) SELECT e.id, r.id, r.meeting_id, 1 FROM registration r"
		" JOIN entry e ON e.slug = 'tafel-3' WHERE r.id = 100");
	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(count(&w, "SELECT count(*) FROM seat s JOIN entry e ON"
		" e.id = s.table_id AND e.slug = 'tafel-2'"
		" WHERE s.registration_id = 104 OR s.registration_id = 105") == 2);
	r = get(&w, ANNA, SEATS);
	EXPECT(shows(r, "4 van 4 op eerste of tweede keuze, 2 van 2 aan de tafel waarover zij schreven"));
	EXPECT(shows(r, "schreef hierover") && shows(r, "koos geen tafel"));
	world_end(&w);
}

TEST(two_rounds_bring_everyone_to_both_choices)
{
	struct world w = planned(9);
	struct reply r;

	EXPECT(seat(&w, "doe=maak&rondes=2"));
	EXPECT(count(&w, "SELECT count(*) FROM seat s JOIN registration_wish w"
		" ON w.registration_id = s.registration_id"
		" WHERE s.table_id IN (w.first_id, w.second_id)") == 18);
	r = get(&w, ANNA, SEATS);
	EXPECT(shows(r, "Ronde 1") && shows(r, "Ronde 2"));
	EXPECT(shows(get(&w, ANNA, IT "/badges"), "Tafel 1 · Tafel "));
	world_end(&w);
}

TEST(what_could_not_be_is_said)
{
	struct world w = planned(14);
	struct reply r;

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	r = get(&w, ANNA, SEATS);
	EXPECT(shows(r, "Er zijn 12 plaatsen voor 14 mensen."));
	EXPECT(shows(r, "2 mensen hebben nog geen plek."));
	EXPECT(count(&w, SEATED) == 12);
	world_sql(&w, "UPDATE registration_wish SET side = 'care'");
	EXPECT(shows(get(&w, ANNA, SEATS), "Er komen 0 mensen van initiatieven"));
	world_sql(&w, "UPDATE registration_wish SET side = 'bank'");
	EXPECT(shows(get(&w, ANNA, SEATS), "Ontbreekt: Zorg of welzijn"));
	world_end(&w);
}

TEST(late_people_get_a_seat_and_the_others_stay)
{
	struct world w = planned(9);

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	comes(&w, 200, "care", 1, 2);
	comes(&w, 201, "care", 1, 2);
	EXPECT(shows(get(&w, ANNA, SEATS), "2 mensen hebben nog geen plek."));
	world_sql(&w, "CREATE TEMP TABLE was AS SELECT * FROM seat");
	EXPECT(seat(&w, "doe=vul-aan"));
	EXPECT(count(&w, SEATED) == 11);
	EXPECT(count(&w, "SELECT count(*) FROM was JOIN seat"
		" ON was.registration_id = seat.registration_id"
		" AND was.table_id = seat.table_id") == 9);
	world_end(&w);
}

TEST(who_calls_off_leaves_a_seat_for_another)
{
	struct world w = planned(12);

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	comes(&w, 200, "care", 1, 2);
	EXPECT(seat(&w, "doe=vul-aan"));
	EXPECT(shows(get(&w, ANNA, SEATS), "1 persoon heeft nog geen plek."));
	world_sql(&w, "UPDATE registration SET state = 'off' WHERE id = 101");
	EXPECT(!shows(get(&w, ANNA, SEATS), "Gast 101"));
	EXPECT(seat(&w, "doe=vul-aan"));
	EXPECT(!shows(get(&w, ANNA, SEATS), "nog geen plek"));
	world_end(&w);
}

TEST(who_sat_at_a_table_that_is_taken_away_needs_another)
{
	struct world w = planned(8);
	int64_t there;

	seat(&w, "doe=maak&rondes=1");
	seat(&w, "doe=toon");
	there = count(&w, SEATED " AND table_id = (SELECT id FROM entry"
			  " WHERE slug = 'tafel-2')");
	EXPECT(there > 0);
	EXPECT(post(&w, ANNA, IT "/tafels", "tafel=2&doe=weg").status == 303 ||
	       post(&w, ANNA, IT "/tafels", "tafel=tafel-2&doe=weg").status == 303);
	EXPECT(shows(get(&w, ANNA, SEATS), "nog geen plek"));
	EXPECT(shows(get(&w, ANNA, IT "/badges"), "Gast 100"));
	seat(&w, "doe=vul-aan");
	EXPECT(!shows(get(&w, ANNA, SEATS), "nog geen plek"));
	EXPECT(count(&w, SEATED " AND table_id IN (SELECT id FROM entry"
		     " WHERE status <> 'published')") == 0);
	world_end(&w);
}

TEST(who_is_put_somewhere_by_hand_stays_there)
{
	struct world w = planned(9);
	struct reply r;

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	r = get(&w, ANNA, SEATS "/104");
	EXPECT(shows(r, "Gast 104") && shows(r, "Eerste keuze"));
	EXPECT(post(&w, ANNA, SEATS "/104", "tafel-1=1&vast-1=ja").status == 303);
	EXPECT(shows(get(&w, ANNA, SEATS), "door u hier gezet"));
	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(count(&w, "SELECT count(*) FROM seat s JOIN entry e ON e.id = s.table_id"
		" WHERE s.registration_id = 104 AND e.slug = 'tafel-1' AND locked = 1") == 1);
	EXPECT(post(&w, ANNA, SEATS "/104", "tafel-1=0").status == 303);
	EXPECT(count(&w, SEATED) == 8);
	EXPECT(count(&w, "SELECT count(*) FROM seat WHERE locked = 1") == 0);
	world_end(&w);
}

TEST(a_full_table_or_the_same_one_twice_is_refused_by_hand)
{
	struct world w = planned(12);
	struct reply r;

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	world_sql(&w, "UPDATE seat SET table_id = NULL WHERE registration_id = 104");
	r = post(&w, ANNA, SEATS "/104", "tafel-1=1");
	EXPECT(r.status == 422 && shows(r, "Die tafel is vol."));
	r = post(&w, ANNA, SEATS "/104", "tafel-1=7");
	EXPECT(r.status == 422 && shows(r, "Kies een tafel."));
	world_sql(&w, "DELETE FROM registration WHERE id > 105");
	EXPECT(seat(&w, "doe=maak&rondes=2"));
	r = post(&w, ANNA, SEATS "/104", "tafel-1=1&tafel-2=1");
	EXPECT(r.status == 422 && shows(r, "twee keer aan dezelfde tafel"));
	world_end(&w);
}

TEST(who_leads_a_table_sits_there_and_is_moved_at_the_tables)
{
	struct world w = planned(9);

	world_sql(&w, "UPDATE table_plan SET host_id = 104, noter_id = 105"
		" WHERE id = (SELECT id FROM entry WHERE slug = 'tafel-3')");
	EXPECT(seat(&w, "doe=maak&rondes=2"));
	EXPECT(count(&w, "SELECT count(*) FROM seat s JOIN entry e ON e.id = s.table_id"
		" WHERE e.slug = 'tafel-3' AND s.registration_id IN (104, 105)") == 4);
	EXPECT(shows(get(&w, ANNA, SEATS), "leidt de tafel"));
	EXPECT(shows(get(&w, ANNA, SEATS "/104"), "Dat verandert u bij de tafels."));
	EXPECT(post(&w, ANNA, SEATS "/104", "tafel-1=1").status == 404);
	world_end(&w);
}

TEST(the_last_seating_can_be_taken_back)
{
	struct world w = planned(9);

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(!shows(get(&w, ANNA, SEATS), "Terug naar hoe het was"));
	world_sql(&w, "CREATE TEMP TABLE was AS SELECT * FROM seat");
	world_sql(&w, "UPDATE registration_wish SET first_id = second_id,"
		" second_id = NULL");
	EXPECT(seat(&w, "doe=maak&rondes=2"));
	EXPECT(seat(&w, "doe=terug"));
	EXPECT(count(&w, "SELECT count(*) FROM was JOIN seat"
		" ON was.registration_id = seat.registration_id"
		" AND was.round = seat.round AND was.table_id = seat.table_id") == 9);
	EXPECT(!shows(get(&w, ANNA, SEATS), "Ronde 2"));
	world_end(&w);
}

TEST(who_comes_sees_their_table_once_it_is_shown)
{
	struct world w = planned(3);
	str own;

	EXPECT(post(&w, STRANGER, IT "/aanmelden",
		    "naam=Noor&email=noor@example.org&tafel=tafel-2").status == 303);
	own = mailed(&w, "noor@example.org", "/aanmelding/");
	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(!shows(get(&w, STRANGER, own.p), "Uw tafel"));
	EXPECT(seat(&w, "doe=toon"));
	EXPECT(shows(get(&w, STRANGER, own.p), "Tafel 2: Tafel 2"));
	EXPECT(seat(&w, "doe=verberg"));
	EXPECT(!shows(get(&w, STRANGER, own.p), "Uw tafel"));
	world_end(&w);
}

TEST(many_people_are_seated_by_the_worker)
{
	struct world w = planned(0);

	world_sql(&w, "UPDATE table_plan SET seats = 200");
	for (int p = 0; p < 300; p++)
		comes(&w, FIRST_PERSON + p, p % 3 ? "care" : "initiative",
		      p % 3 + 1, (p + 1) % 3 + 1);
	EXPECT(seat(&w, "doe=maak&rondes=3"));
	EXPECT(count(&w, "SELECT count(*) FROM seat") == 0);
	EXPECT(shows(get(&w, ANNA, SEATS), "De indeling wordt gemaakt."));
	world_work(&w);
	EXPECT(count(&w, SEATED) == 300);
	EXPECT(!shows(get(&w, ANNA, SEATS), "De indeling wordt gemaakt."));
	world_end(&w);
}

TEST(names_at_tables_are_for_who_organises_only)
{
	struct world w = planned(3);

	EXPECT(seat(&w, "doe=maak&rondes=1"));
	EXPECT(get(&w, STRANGER, SEATS).status == 303);
	EXPECT(get(&w, BRAM, SEATS).status == 404);
	EXPECT(get(&w, BRAM, SEATS "/op-naam").status == 404);
	EXPECT(get(&w, BRAM, SEATS "/100").status == 404);
	EXPECT(post(&w, BRAM, SEATS, "doe=maak").status == 404);
	EXPECT(post(&w, BRAM, SEATS "/100", "tafel-1=1").status == 404);
	EXPECT(get(&w, ANNA, SEATS "/999").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM seat WHERE locked = 1") == 0);
	world_sql(&w, "DELETE FROM registration WHERE id = 100");
	EXPECT(count(&w, "SELECT count(*) FROM seat WHERE registration_id = 100") == 0);
	world_end(&w);
}

TEST(seating_survives_every_failing_statement)
{
	struct world w = planned(4);

	survives_every_failure(&w, ANNA, SEATS, "doe=maak&rondes=2");
	EXPECT(seat(&w, "doe=maak&rondes=1"));
	survives_every_failure(&w, ANNA, SEATS, "doe=terug");
	survives_every_failure(&w, ANNA, SEATS, "doe=toon");
	survives_every_failure(&w, ANNA, SEATS "/102", "tafel-1=0&vast-1=ja");
	world_end(&w);
}
