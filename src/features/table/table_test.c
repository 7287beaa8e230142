/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/table/table.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3 };

#define IT "/bijeenkomsten/symposium"
#define TABLES IT "/tafels"
#define NEW TABLES "/nieuw"
#define JOIN IT "/aanmelden"
#define NEXT "/bijeenkomsten/vervolg"
#define NUMBERS "SELECT count(*) FROM meeting_table t JOIN entry e"            \
	" ON e.id = t.id WHERE e.status = 'published' AND "

/* Anna plans a symposium of De Linde, Cora coordinates, Bram does neither. */
static struct world planned(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'de linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test')");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Symposium"
		"&soort=symposium&namens=de-linde&datum=2026-12-09"
		"&tijd=10%3A00&tot=16%3A00&plek=Het+dorpshuis"
		"&kort=Een+dag+over+alles&aanmelden=ja").status == 303);
	return w;
}

/* With three tables: geld, zorg, groen. */
static struct world with_tables(void)
{
	struct world w = planned();

	EXPECT(post(&w, ANNA, NEW, "titel=Geld&stoelen=10"
		"&vragen=Wat+kost+het%3F%0AWie+betaalt%3F").status == 303);
	EXPECT(post(&w, ANNA, NEW, "titel=Zorg&stoelen=8").status == 303);
	EXPECT(post(&w, ANNA, NEW, "titel=Groen&stoelen=12").status == 303);
	return w;
}

TEST(who_organises_a_meeting_adds_theme_tables)
{
	struct world w = planned();

	EXPECT(shows(get(&w, ANNA, IT), "Nog geen. Alleen nodig als u aan tafels praat."));
	EXPECT(shows(get(&w, ANNA, NEW), "Wie of wat hebben wij nodig om verder te komen?"));
	EXPECT(post(&w, ANNA, NEW, "titel=Geld&stoelen=10&groep=municipality"
		"&groep=bank&inbreng=de+linde&begeleider=De+Linde"
		"&vragen=Wat+kost+het%3F%0A%0AWie+betaalt%3F").status == 303);
	EXPECT(shows(get(&w, ANNA, TABLES), "1 tafel, 10 stoelen voor 0 mensen"));
	EXPECT(shows(get(&w, ANNA, IT), "1 tafel, 10 stoelen voor 0 mensen"));
	EXPECT(shows(get(&w, ANNA, TABLES), "Gemeente, Bank, fonds of verzekeraar"));
	EXPECT(shows(get(&w, ANNA, TABLES), "Leidt het gesprek: De Linde"));
	EXPECT(shows(get(&w, STRANGER, IT), "Wie betaalt?"));
	EXPECT(shows(get(&w, STRANGER, TABLES "/1"), "Wat kost het?"));
	EXPECT(shows(get(&w, CORA, TABLES "?taal=en"), "1 table, 10 seats for 0 people"));
	world_end(&w);
}

TEST(tables_are_only_for_who_organises_it)
{
	struct world w = with_tables();

	EXPECT(get(&w, STRANGER, TABLES).status == 303);
	EXPECT(get(&w, BRAM, TABLES).status == 404);
	EXPECT(get(&w, BRAM, NEW).status == 404);
	EXPECT(post(&w, BRAM, NEW, "titel=Geld&stoelen=10").status == 404);
	EXPECT(get(&w, BRAM, TABLES "/geld/wijzigen").status == 404);
	EXPECT(post(&w, BRAM, TABLES, "tafel=geld&doe=weg").status == 404);
	EXPECT(get(&w, CORA, TABLES "/bestaat-niet/wijzigen").status == 404);
	world_end(&w);
}

TEST(all_that_is_wrong_with_a_table_is_said_at_once)
{
	struct world w = planned();
	struct reply r = post(&w, ANNA, NEW, "titel=x&stoelen=1&begeleider=Niemand"
		"&notulist=Ook+niemand&groep=koning"
		"&vragen=a%0Ab%0Ac%0Ad%0Ae%0Af%0Ag");

	EXPECT(r.status == 422 && shows(r, "Geef een getal van 2 tot 200."));
	EXPECT(shows(r, "Die naam kennen wij niet."));
	EXPECT(shows(r, "Stel hoogstens zes vragen"));
	EXPECT(shows(r, "value=\"Niemand\""));
	EXPECT(count(&w, "SELECT count(*) FROM table_plan") == 0);
	world_end(&w);
}

TEST(a_table_is_led_by_who_registered)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "namens=De+Es");
	EXPECT(shows(get(&w, ANNA, NEW), "Bram (De Es)"));
	EXPECT(post(&w, ANNA, NEW, "titel=Geld&stoelen=10&begeleider=bram"
		"&notulist=Bram+%28De+Es%29").status == 303);
	EXPECT(shows(get(&w, ANNA, TABLES), "Leidt het gesprek: Bram"));
	EXPECT(shows(get(&w, ANNA, TABLES), "Schrijft mee: Bram"));
	EXPECT(!shows(get(&w, STRANGER, IT), "Bram"));
	EXPECT(shows(get(&w, ANNA, TABLES "/geld/wijzigen"), "value=\"Bram\""));
	EXPECT(post(&w, ANNA, TABLES "/geld/wijzigen", "titel=Geld+en+meer"
		"&stoelen=12&begeleider=&notulist=").status == 303);
	EXPECT(shows(get(&w, ANNA, TABLES), "Geld en meer"));
	EXPECT(shows(get(&w, ANNA, TABLES), "Nog niemand leidt het gesprek"));
	world_end(&w);
}

TEST(tables_are_ordered_by_hand_and_numbered_without_gaps)
{
	struct world w = with_tables();

	EXPECT(post(&w, ANNA, TABLES, "tafel=groen&doe=omhoog").status == 303);
	EXPECT(count(&w, NUMBERS "e.slug = 'groen' AND number = 2") == 1);
	EXPECT(count(&w, NUMBERS "e.slug = 'zorg' AND number = 3") == 1);
	post(&w, ANNA, TABLES, "tafel=geld&doe=omlaag");
	EXPECT(count(&w, NUMBERS "e.slug = 'groen' AND number = 1") == 1);
	post(&w, ANNA, TABLES, "tafel=groen&doe=omhoog");
	post(&w, ANNA, TABLES, "tafel=zorg&doe=omlaag");
	EXPECT(count(&w, NUMBERS "e.slug = 'groen' AND number = 1") == 1);
	EXPECT(count(&w, NUMBERS "e.slug = 'zorg' AND number = 3") == 1);
	EXPECT(post(&w, ANNA, TABLES, "tafel=bestaat-niet&doe=weg").status == 404);
	world_end(&w);
}

TEST(a_table_that_is_taken_away_comes_back_where_it_was)
{
	struct world w = with_tables();

	EXPECT(post(&w, ANNA, TABLES, "tafel=zorg&doe=weg").status == 303);
	EXPECT(!shows(get(&w, STRANGER, IT), "Zorg"));
	EXPECT(get(&w, STRANGER, TABLES "/3").status == 404);
	EXPECT(count(&w, NUMBERS "e.slug = 'groen' AND number = 2") == 1);
	EXPECT(shows(get(&w, ANNA, TABLES), "Zet terug"));
	EXPECT(get(&w, ANNA, TABLES "/zorg/wijzigen").status == 404);
	EXPECT(post(&w, ANNA, TABLES, "tafel=zorg&doe=terug").status == 303);
	EXPECT(count(&w, NUMBERS "e.slug = 'zorg' AND number = 2") == 1);
	EXPECT(count(&w, NUMBERS "e.slug = 'groen' AND number = 3") == 1);
	EXPECT(!shows(get(&w, ANNA, TABLES), "Zet terug"));
	world_end(&w);
}

TEST(cards_of_tables_are_printed)
{
	struct world w = with_tables();

	EXPECT(shows(get(&w, ANNA, TABLES "/kaarten"), "Wie betaalt?"));
	EXPECT(shows(get(&w, ANNA, TABLES "/kaarten"), "Tafel 3"));
	EXPECT(get(&w, BRAM, TABLES "/kaarten").status == 404);
	survives_every_failure(&w, ANNA, TABLES "/kaarten", NULL);
	world_end(&w);
}

TEST(forty_tables_are_enough)
{
	struct world w = planned();

	for (int i = 0; i < TABLES_MOST; i++)
		EXPECT(post(&w, ANNA, NEW, arena_f(w.arena,
			"titel=Over+nummer+%d&stoelen=5", i).p).status == 303);
	EXPECT(post(&w, ANNA, NEW, "titel=Nog+een&stoelen=5").status == 409);
	EXPECT(!shows(get(&w, ANNA, TABLES), NEW));
	EXPECT(shows(get(&w, ANNA, TABLES), "40 tafels, 200 stoelen"));
	EXPECT(get(&w, STRANGER, TABLES "/40").status == 200);
	world_end(&w);
}

TEST(tables_of_a_meeting_that_is_over_stay_as_they_were)
{
	struct world w = with_tables();

	w.now += 60 * DAY;
	world_sign_in(&w, ANNA);
	EXPECT(get(&w, ANNA, TABLES).status == 200);
	EXPECT(get(&w, ANNA, NEW).status == 404);
	EXPECT(post(&w, ANNA, TABLES, "tafel=geld&doe=weg").status == 404);
	world_end(&w);
}

#define NOOR "naam=Noortje&email=noor@example.org"

static const char *own(struct world *w)
{
	return mailed(w, "noor@example.org", "/aanmelding/").p;
}

TEST(who_registers_chooses_a_first_and_a_second_table)
{
	struct world w = with_tables();

	EXPECT(shows(get(&w, STRANGER, JOIN), "Namens wie komt u?"));
	EXPECT(shows(get(&w, STRANGER, JOIN), "1. Geld"));
	EXPECT(post(&w, STRANGER, JOIN, NOOR "&kant=care&tafel=zorg&tweede=geld").status == 303);
	EXPECT(shows(get(&w, STRANGER, own(&w)), "value=\"zorg\" selected"));
	EXPECT(shows(get(&w, STRANGER, IT), "7 van de 8 plaatsen zijn vrij"));
	EXPECT(shows(get(&w, ANNA, IT "/aanmeldingen"), "Komt namens: Zorg of welzijn"));
	EXPECT(shows(get(&w, ANNA, IT "/aanmeldingen"), "eerste keuze van 1, 8 stoelen"));
	EXPECT(shows(get(&w, ANNA, TABLES), "stoelen, eerste keuze van 1<"));
	EXPECT(post(&w, STRANGER, own(&w), "kant=bank&tafel=groen&tweede=").status == 303);
	EXPECT(shows(get(&w, STRANGER, own(&w)), "value=\"groen\" selected"));
	EXPECT(shows(get(&w, STRANGER, IT), "11 van de 12 plaatsen zijn vrij"));
	world_end(&w);
}

TEST(no_choice_is_fine_and_a_wrong_one_is_said)
{
	struct world w = with_tables();
	struct reply r;

	r = post(&w, STRANGER, JOIN, NOOR "&kant=koning&tafel=weg&tweede=zee");
	EXPECT(r.status == 422 && shows(r, "Die tafel is er niet meer"));
	r = post(&w, STRANGER, JOIN, NOOR "&tafel=geld&tweede=geld");
	EXPECT(r.status == 422 && shows(r, "Kies een andere tafel dan uw eerste."));
	EXPECT(post(&w, STRANGER, JOIN, NOOR "&tweede=geld").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM registration_wish WHERE first_id"
		" = (SELECT id FROM entry WHERE slug = 'geld')") == 1);
	EXPECT(post(&w, BRAM, JOIN, "").status == 303);
	EXPECT(!shows(get(&w, ANNA, TABLES), "opnieuw te kiezen"));
	world_end(&w);
}

TEST(a_meeting_without_tables_asks_for_none)
{
	struct world w = planned();

	EXPECT(!shows(get(&w, STRANGER, JOIN), "Namens wie komt u?"));
	EXPECT(post(&w, STRANGER, JOIN, NOOR "&kant=x&tafel=y").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM registration_wish") == 0);
	world_end(&w);
}

TEST(who_chose_a_table_that_is_taken_away_has_their_second)
{
	struct world w = with_tables();

	post(&w, STRANGER, JOIN, NOOR "&tafel=zorg&tweede=geld");
	post(&w, ANNA, TABLES, "tafel=zorg&doe=weg");
	EXPECT(shows(get(&w, ANNA, TABLES), "1 persoon koos deze als eerste"));
	EXPECT(shows(get(&w, STRANGER, own(&w)), "Nu telt uw tweede keuze: Geld."));
	EXPECT(shows(get(&w, ANNA, TABLES), "stoelen, eerste keuze van 1<"));
	post(&w, ANNA, TABLES, "tafel=geld&doe=weg");
	EXPECT(shows(get(&w, STRANGER, own(&w)), "Kies hieronder een andere."));
	EXPECT(shows(get(&w, ANNA, TABLES), "1 persoon koos een tafel die niet doorgaat"));
	post(&w, ANNA, TABLES, "tafel=zorg&doe=terug");
	EXPECT(!shows(get(&w, STRANGER, own(&w)), "gaat niet door"));
	EXPECT(shows(get(&w, STRANGER, own(&w)), "value=\"zorg\" selected"));
	world_end(&w);
}

TEST(a_table_removed_while_someone_fills_in_the_form_loses_nothing_typed)
{
	struct world w = with_tables();
	struct reply r;

	EXPECT(shows(get(&w, STRANGER, JOIN), "value=\"zorg\""));
	post(&w, ANNA, TABLES, "tafel=zorg&doe=weg");
	r = post(&w, STRANGER, JOIN, NOOR "&tafel=zorg&tweede=geld");
	EXPECT(r.status == 422 && shows(r, "href=\"#tafel\""));
	EXPECT(shows(r, "value=\"noor@example.org\""));
	EXPECT(shows(r, "value=\"geld\" selected"));
	EXPECT(!shows(r, "value=\"zorg\""));
	EXPECT(post(&w, STRANGER, JOIN, NOOR "&tafel=geld").status == 303);
	world_end(&w);
}

TEST(fewer_seats_than_people_chose_sends_nobody_away)
{
	struct world w = with_tables();

	post(&w, BRAM, JOIN, "tafel=zorg");
	post(&w, CORA, JOIN, "tafel=zorg");
	post(&w, STRANGER, JOIN, NOOR "&tafel=zorg");
	post(&w, ANNA, TABLES "/zorg/wijzigen", "titel=Zorg&stoelen=2");
	EXPECT(shows(get(&w, STRANGER, IT), "Alle plaatsen zijn gekozen"));
	EXPECT(shows(get(&w, ANNA, TABLES), "eerste keuze van 3"));
	world_end(&w);
}

#define SIDES IT "/wie-verwacht"

TEST(an_organiser_sees_which_sides_do_not_come_yet)
{
	struct world w = planned();

	EXPECT(!shows(get(&w, STRANGER, JOIN), "Namens wie komt u?"));
	EXPECT(get(&w, BRAM, SIDES).status == 404);
	EXPECT(post(&w, BRAM, SIDES, "verwacht=bank").status == 404);
	EXPECT(post(&w, ANNA, SIDES, "verwacht=bank&verwacht=care&verwacht=x").status == 303);
	EXPECT(shows(get(&w, STRANGER, JOIN), "Namens wie komt u?"));
	EXPECT(shows(get(&w, ANNA, IT), "Nog niemand van: Zorg of welzijn, Bank"));
	EXPECT(post(&w, STRANGER, JOIN, NOOR "&kant=x").status == 422);
	post(&w, STRANGER, JOIN, NOOR "&kant=care");
	EXPECT(shows(get(&w, ANNA, SIDES), "Nog niemand van: Bank"));
	EXPECT(shows(get(&w, ANNA, SIDES), "1 aangemeld"));
	EXPECT(post(&w, ANNA, SIDES, "verwacht=care").status == 303);
	EXPECT(shows(get(&w, ANNA, IT), "Iedereen die u verwacht"));
	survives_every_failure(&w, ANNA, SIDES, NULL);
	survives_every_failure(&w, ANNA, SIDES, "verwacht=bank");
	world_end(&w);
}

TEST(which_sides_were_missing_stays_when_names_are_gone)
{
	struct world w = planned();

	post(&w, ANNA, SIDES, "verwacht=bank&verwacht=care");
	post(&w, STRANGER, JOIN, NOOR "&kant=care");
	post(&w, BRAM, JOIN, "kant=bank");
	world_sql(&w, "INSERT INTO registration_visit (registration_id, meeting_id,"
		" came) SELECT id, meeting_id, 1 FROM registration"
		" WHERE person_id <> 2");
	w.now = when_midnight(2026, 12, 12);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('table.sides', 0, 0)");
	world_work(&w);
	world_sign_in(&w, ANNA);
	EXPECT(shows(get(&w, ANNA, SIDES), "Wie ontbrak: Bank, fonds of verzekeraar"));
	EXPECT(shows(get(&w, ANNA, SIDES), "Nodig ze de volgende keer uit"));
	world_sql(&w, "DELETE FROM registration");
	EXPECT(shows(get(&w, ANNA, SIDES), "Wie ontbrak: Bank, fonds of verzekeraar"));
	EXPECT(shows(get(&w, ANNA, SIDES), "1 aangemeld, 1 aanwezig"));
	world_end(&w);
}

/* So many come for that side. */
static void come(struct world *w, int from, int n, const char *side)
{
	for (int id = from; id < from + n; id++)
		world_sql(w, arena_f(w->arena,
			"INSERT INTO registration (id, meeting_id, guest, fold,"
			" behalf, state, turn, registered_at) SELECT %d, id,"
			" 'Gast %d', 'gast %d', '', 'coming', %d, 0 FROM entry"
			" WHERE slug = 'symposium';"
			"INSERT INTO registration_wish (registration_id, side)"
			" VALUES (%d, '%s')", id, id, id, id, id, side).p);
}

TEST(everyone_sees_how_many_of_each_side_come_but_not_who)
{
	struct world w = planned();

	come(&w, 100, 4, "initiative");
	come(&w, 110, 2, "care");
	EXPECT(shows(get(&w, STRANGER, IT), "Wie er komt"));
	EXPECT(shows(get(&w, STRANGER, IT), "Initiatief van bewoners: 4"));
	EXPECT(shows(get(&w, STRANGER, IT), "en anderen"));
	EXPECT(!shows(get(&w, STRANGER, IT), "Zorg of welzijn"));
	EXPECT(!shows(get(&w, STRANGER, IT), "Gast"));
	come(&w, 120, 1, "care");
	EXPECT(shows(get(&w, STRANGER, IT), "Zorg of welzijn: 3"));
	world_sql(&w, "INSERT INTO registration_visit (registration_id, meeting_id,"
		" came) SELECT id, meeting_id, 1 FROM registration WHERE id < 110");
	w.now = when_midnight(2026, 12, 12);
	EXPECT(shows(get(&w, STRANGER, IT), "Wie er waren"));
	EXPECT(shows(get(&w, STRANGER, IT), "Initiatief van bewoners: 4"));
	EXPECT(!shows(get(&w, STRANGER, IT), "Zorg of welzijn"));
	world_end(&w);
}

TEST(which_sides_few_come_of_is_told_to_nobody)
{
	struct world w = planned();

	EXPECT(!shows(get(&w, STRANGER, IT), "Wie er komt"));
	come(&w, 100, 2, "initiative");
	EXPECT(!shows(get(&w, STRANGER, IT), "Wie er komt"));
	world_end(&w);
}

TEST(the_next_meeting_begins_with_who_was_missing_at_the_last)
{
	struct world w = planned();

	post(&w, ANNA, SIDES, "verwacht=bank&verwacht=care");
	come(&w, 100, 1, "care");
	world_sql(&w, "INSERT INTO registration_visit (registration_id, meeting_id,"
		" came) SELECT id, meeting_id, 1 FROM registration");
	w.now = when_midnight(2026, 12, 12);
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Vervolg"
		"&soort=symposium&namens=de-linde&datum=2027-02-09"
		"&tijd=10%3A00&tot=16%3A00&plek=Het+dorpshuis"
		"&kort=Een+dag+over+alles&aanmelden=ja").status == 303);
	EXPECT(shows(get(&w, ANNA, NEXT),
		     "Wie vorige keer ontbrak: Bank, fonds of verzekeraar"));
	EXPECT(shows(get(&w, ANNA, NEXT "/wie-verwacht"), "Symposium"));
	EXPECT(shows(get(&w, ANNA, NEXT "/wie-verwacht"),
		     "value=\"bank\" checked"));
	EXPECT(!shows(get(&w, STRANGER, NEXT), "ontbrak"));
	EXPECT(post(&w, ANNA, NEXT "/wie-verwacht", "verwacht=bank").status == 303);
	EXPECT(shows(get(&w, ANNA, NEXT), "Nog niemand van: Bank"));
	EXPECT(!shows(get(&w, ANNA, NEXT), "vorige keer"));
	world_end(&w);
}

TEST(tables_survive_a_failing_database)
{
	struct world w = with_tables();

	survives_every_failure(&w, ANNA, TABLES, NULL);
	survives_every_failure(&w, ANNA, NEW, NULL);
	survives_every_failure(&w, ANNA, NEW, "titel=Wonen&stoelen=10&begeleider=De+Linde");
	survives_every_failure(&w, ANNA, TABLES "/geld/wijzigen", NULL);
	survives_every_failure(&w, ANNA, TABLES "/geld/wijzigen", "titel=Geld&stoelen=9");
	survives_every_failure(&w, ANNA, TABLES, "tafel=geld&doe=omlaag");
	survives_every_failure(&w, BRAM, JOIN, "tafel=geld&tweede=zorg&kant=care");
	survives_every_failure(&w, ANNA, TABLES, "tafel=zorg&doe=weg");
	post(&w, ANNA, TABLES, "tafel=zorg&doe=weg");
	survives_every_failure(&w, ANNA, TABLES, "tafel=zorg&doe=terug");
	world_end(&w);
}
