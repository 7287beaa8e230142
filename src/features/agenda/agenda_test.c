/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/agenda/agenda.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3, DINA = 4, EVA = 5,
       ACHIEVED = 2 };

#define DO "/agendas/doe-agenda"
#define BELOW "/agendas/sociale-agenda"
#define IT DO "/ag-een-rijdende-bibliotheek"
#define FORM "titel=Een+rijdende+bibliotheek&soort=action&namens=de-linde"     \
	"&tekst=Boeken+naar+wie+niet+meer+komt&plaats=Oostdorp&thema=lezen"

/* Anna acts for De Linde, Bram for De Brug, Dina for a foundation, Eva for
 * nobody; Cora coordinates. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id, own)"
		" VALUES (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', NULL, 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'lezen', 'Lezen', 'Reading');"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 0, 0),"
		" (2, 'initiative', 'de-brug', 'De Brug', 'brug', 1, 0, 0),"
		" (3, 'organisation', 'het-fonds', 'Het Fonds', 'fonds', 1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative'), (3, 'foundation')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DINA, "Dina");
	world_person(&w, EVA, "Eva");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'manager', 0),"
		" (2, 2, 'member', 0), (4, 3, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test')");
	return w;
}

static struct world raised(void)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, DO "/nieuw", FORM).status == 303);
	return w;
}

/* And De Linde is at the wheel, until the ninth of December. */
static struct world taken(void)
{
	struct world w = raised();

	EXPECT(post(&w, ANNA, IT "/oppakken",
		    "namens=de-linde&datum=2026-12-09").status == 303);
	return w;
}

TEST(an_agenda_without_anything_says_so_and_asks)
{
	struct world w = village();

	EXPECT(shows(get(&w, STRANGER, "/agendas"), "Sociale agenda"));
	EXPECT(shows(get(&w, STRANGER, DO), "Er staat nog niets op"));
	EXPECT(shows(get(&w, STRANGER, DO), DO "/nieuw"));
	EXPECT(get(&w, STRANGER, "/agendas/bestaat-niet").status == 404);
	world_end(&w);
}

TEST(who_acts_for_an_initiative_raises_something)
{
	struct world w = village();

	EXPECT(shows(get(&w, ANNA, DO "/nieuw"), "De Linde"));
	EXPECT(str_eq(post(&w, ANNA, DO "/nieuw", FORM).location, S(IT)));
	EXPECT(shows(get(&w, STRANGER, IT), "Boeken naar wie niet meer komt"));
	EXPECT(shows(get(&w, STRANGER, IT), "Ingebracht door"));
	EXPECT(shows(get(&w, STRANGER, IT), "Wij pakken dit op"));
	EXPECT(shows(get(&w, STRANGER, DO),
		     "id=\"ag-een-rijdende-bibliotheek\""));
	EXPECT(shows(get(&w, STRANGER, DO "?stand=open&thema=lezen"),
		     "Een rijdende bibliotheek"));
	EXPECT(!shows(get(&w, STRANGER, DO "?stand=bereikt"),
		      "Een rijdende bibliotheek"));
	EXPECT(get(&w, EVA, DO "/nieuw").status == 409);
	EXPECT(post(&w, EVA, DO "/nieuw", FORM).status == 409);
	EXPECT(post(&w, BRAM, DO "/nieuw", FORM).status == 422);
	world_end(&w);
}

TEST(the_network_raises_where_it_may_and_it_says_so)
{
	struct world w = village();

	EXPECT(str_eq(post(&w, CORA, DO "/nieuw", "titel=Een+kring&soort=topic"
		"&namens=&tekst=Wij+praten+verder").location,
		S(DO "/ag-een-kring")));
	EXPECT(shows(get(&w, STRANGER, DO "/ag-een-kring"),
		     "namens het netwerk"));
	EXPECT(get(&w, CORA, BELOW "/nieuw").status == 409);
	EXPECT(get(&w, DINA, BELOW "/nieuw").status == 409);
	EXPECT(get(&w, ANNA, BELOW "/nieuw").status == 200);
	world_end(&w);
}

TEST(a_line_of_a_harvest_becomes_an_item_and_both_say_so)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (8, 'meeting', 'dorpsdag',"
		" 'Dorpsdag', 'dorpsdag', 0, 0), (9, 'harvest-item', 'h-boeken',"
		" 'Boeken op wielen', 'boeken', 0, 0);"
		"INSERT INTO meeting (id) VALUES (8);"
		"INSERT INTO harvest_item (id, kind) VALUES (9, 'action');"
		"INSERT INTO entry_link VALUES (8, 'organiser', 0, 1),"
		" (9, 'meeting', 0, 8);"
		"INSERT INTO entry_theme VALUES (9, 1, 0)");
	EXPECT(shows(get(&w, ANNA, DO "/nieuw?uit=h-boeken"),
		     "Boeken op wielen"));
	EXPECT(post(&w, ANNA, DO "/nieuw", FORM "&uit=h-boeken").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM entry_link WHERE role = 'link'"
		     " AND entry_id = 9") == 1);
	EXPECT(shows(get(&w, STRANGER, IT), "Boeken op wielen"));
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten/dorpsdag/oogst"), IT));
	/* Bram has nothing to do with that meeting. */
	EXPECT(post(&w, BRAM, DO "/nieuw", "titel=Nog+een+bus&soort=action"
		    "&tekst=Boeken+naar+iedereen&namens=de-brug&uit=h-boeken")
	       .status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM entry_link WHERE role = 'link'")
	       == 1);
	world_end(&w);
}

TEST(what_is_made_of_a_line_has_its_owner_who_is_mailed_and_asked_once)
{
	struct world w = village();

	world_sql(&w, arena_f(w.arena, "INSERT INTO entry (id, type, slug, title,"
		" sort_key, created_at, updated_at) VALUES (8, 'meeting',"
		" 'dorpsdag', 'Dorpsdag', 'dorpsdag', 0, 0), (9, 'harvest-item',"
		" 'h-boeken', 'Boeken op wielen', 'boeken', 0, 0);"
		"INSERT INTO meeting (id, starts_at) VALUES (8, %" PRId64 ");"
		"INSERT INTO harvest_item (id, kind) VALUES (9, 'action');"
		"INSERT INTO followup (id, due) VALUES (9, '2027-03-01');"
		"INSERT INTO entry_link VALUES (9, 'meeting', 0, 8),"
		" (9, 'owner', 0, 1)", w.now - DAY).p);
	EXPECT(post(&w, CORA, DO "/nieuw", "titel=Boeken+op+wielen&soort=action"
		    "&namens=&tekst=Naar+iedereen&uit=h-boeken").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM agenda_item i JOIN entry_link l"
		     " ON l.entry_id = i.id AND l.role = 'owner'"
		     " AND l.target_id = 1 WHERE i.due = '2027-03-01'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		     " 'anna@example.org' AND subject = 'U zit aan het stuur:"
		     " Boeken op wielen' AND text LIKE '%Dorpsdag%De Linde%'") == 1);
	w.now += 366 * DAY;
	world_sql(&w, "DELETE FROM mail; DELETE FROM job; INSERT INTO job (kind,"
		      " about, due) VALUES ('outcome.look', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE text LIKE"
		     " '%Boeken op wielen%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE text LIKE"
		     " '%Boeken op wielen%Boeken op wielen%'") == 0);
	world_end(&w);
}

TEST(one_takes_it_on_and_only_they_steer)
{
	struct world w = taken();

	EXPECT(!shows(get(&w, STRANGER, IT), "Nog niet af"));
	EXPECT(shows(get(&w, STRANGER, IT), "9 december 2026"));
	EXPECT(get(&w, BRAM, IT "/oppakken").status == 403);
	EXPECT(post(&w, BRAM, IT "/oppakken",
		    "namens=de-brug&datum=2027-01-01").status == 403);
	EXPECT(get(&w, BRAM, IT "/voortgang").status == 403);
	EXPECT(post(&w, BRAM, IT "/loslaten", "").status == 404);
	EXPECT(post(&w, ANNA, IT "/oppakken",
		    "namens=de-linde&datum=2020-01-01").status == 422);
	EXPECT(post(&w, CORA, IT "/oppakken",
		    "namens=&datum=2027-02-03").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "3 februari 2027"));
	EXPECT(post(&w, ANNA, IT "/loslaten", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "Wij pakken dit op"));
	EXPECT(post(&w, DINA, IT "/oppakken",
		    "namens=het-fonds&datum=2027-02-03").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "Het Fonds"));
	world_end(&w);
}

TEST(how_it_goes_is_said_with_date_and_by_whom)
{
	struct world w = taken();

	EXPECT(post(&w, ANNA, IT "/voortgang", "stand=open&tekst=&namens=de-linde")
	       .status == 422);
	EXPECT(post(&w, ANNA, IT "/voortgang", "stand=onderweg&namens=de-linde"
		    "&tekst=De+bus+is+er").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "onderweg, sinds"));
	EXPECT(shows(get(&w, STRANGER, IT), "volgens De Linde"));
	EXPECT(shows(get(&w, STRANGER, IT), "De bus is er"));
	EXPECT(post(&w, BRAM, IT "/voortgang/2/weg", "").status == 404);
	EXPECT(post(&w, ANNA, IT "/voortgang/2/weg", "").status == 303);
	EXPECT(!shows(get(&w, STRANGER, IT), "De bus is er"));
	EXPECT(shows(get(&w, STRANGER, IT), "onderweg, sinds"));
	world_end(&w);
}

TEST(initiatives_take_part_and_say_how_it_goes)
{
	struct world w = taken();

	EXPECT(post(&w, BRAM, IT "/meedoen", "hoe=join&namens=de-brug").status
	       == 303);
	post(&w, BRAM, IT "/meedoen", "hoe=join&namens=de-brug");
	EXPECT(count(&w, "SELECT count(*) FROM agenda_stand") == 1);
	EXPECT(shows(get(&w, STRANGER, IT), "De Brug"));
	EXPECT(get(&w, DINA, IT "/meedoen").status == 409);
	EXPECT(post(&w, BRAM, IT "/voortgang", "tekst=Wij+rijden&namens=de-brug"
		    "&stand=bereikt").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "Wij rijden"));
	EXPECT(!shows(get(&w, STRANGER, IT), "bereikt, sinds"));
	EXPECT(post(&w, ANNA, IT "/meedoen/weg", "hoe=join&namens=de-brug")
	       .status == 404);
	EXPECT(post(&w, BRAM, IT "/meedoen/weg", "hoe=join&namens=de-brug")
	       .status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM agenda_stand") == 0);
	world_end(&w);
}

TEST(pledges_add_up_and_say_when_it_is_enough)
{
	struct world w = taken();

	EXPECT(get(&w, BRAM, IT "/nodig").status == 403);
	EXPECT(post(&w, ANNA, IT "/nodig", "tijd=20&tijd_vanaf=30").status == 422);
	EXPECT(post(&w, ANNA, IT "/nodig", "tijd=20&tijd_vanaf=10&geld=250")
	       .status == 303);
	EXPECT(post(&w, DINA, IT "/toezeggen",
		    "soort=time&aantal=9&namens=het-fonds").status == 303);
	EXPECT(!shows(get(&w, STRANGER, IT), "Genoeg om door te gaan"));
	EXPECT(shows(get(&w, STRANGER, IT), "nog 11 uur nodig"));
	EXPECT(post(&w, DINA, IT "/toezeggen",
		    "soort=time&aantal=1&namens=het-fonds").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "10 uur toegezegd van 20 uur"));
	EXPECT(shows(get(&w, STRANGER, IT), "Genoeg om door te gaan"));
	EXPECT(post(&w, DINA, IT "/toezeggen",
		    "soort=space&namens=het-fonds").status == 422);
	EXPECT(post(&w, DINA, IT "/toezeggen", "soort=money&aantal=1000001"
		    "&namens=het-fonds").status == 422);
	EXPECT(post(&w, BRAM, IT "/toezeggen/1/weg", "").status == 403);
	EXPECT(post(&w, DINA, IT "/toezeggen/2/weg", "").status == 303);
	EXPECT(!shows(get(&w, STRANGER, IT), "Genoeg om door te gaan"));
	world_end(&w);
}

#define ASKED "SELECT count(*) FROM mail WHERE subject LIKE 'Wat is ervan%'"   \
	" AND recipient = 'anna@example.org'"

static void morning(struct world *w)
{
	world_sql(w, "DELETE FROM mail; DELETE FROM job; INSERT INTO job (kind,"
		     " about, due) VALUES ('outcome.look', 0, 0)");
	world_work(w);
}

/* The nth link of Anna's newest mail, from 0. */
static const char *link_at(struct world *w, int n)
{
	str link;

	world_sql(w, "DELETE FROM mail WHERE subject NOT LIKE 'Wat is ervan%'");
	link = mailed(w, "anna@example.org", "/bevestig/");
	for (; n > 0; n--) {
		world_sql(w, arena_f(w->arena, "UPDATE mail SET text ="
			" replace(text, '%s', '')", link.p).p);
		link = mailed(w, "anna@example.org", "/bevestig/");
	}
	return link.p;
}

TEST(who_is_at_the_wheel_answers_from_the_mail_with_one_tap)
{
	struct world w = taken();
	const char *link;

	morning(&w);
	EXPECT(!count(&w, ASKED));
	w.now += 60 * DAY;
	morning(&w);
	EXPECT(count(&w, ASKED " AND text LIKE '%rijdende bibliotheek%'") == 1);
	link = link_at(&w, ACHIEVED);
	EXPECT(shows(get(&w, STRANGER, link), "Een rijdende bibliotheek"));
	EXPECT(post(&w, STRANGER, link, "antwoord=bereikt").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "bereikt, sinds"));
	EXPECT(shows(get(&w, STRANGER, IT), "volgens De Linde"));
	w.now += 500 * DAY;
	morning(&w);
	EXPECT(!count(&w, ASKED));
	world_end(&w);
}

TEST(what_was_agreed_is_asked_after_twelve_and_eighteen_months_and_no_more)
{
	struct world w = taken();
	int64_t agreed = w.now;
	int asked = 0;

	world_sql(&w, "UPDATE agenda_item SET due = '2040-01-01'");
	for (w.now = agreed + 330 * DAY; w.now < agreed + 1200 * DAY;
	     w.now += 30 * DAY) {
		morning(&w);
		asked += (int)count(&w, ASKED);
	}
	EXPECT(asked == 2);
	world_end(&w);
}

TEST(who_stepped_back_answers_for_it_no_more)
{
	struct world w = taken();
	const char *link;

	w.now += 60 * DAY;
	morning(&w);
	link = link_at(&w, ACHIEVED);
	world_sql(&w, "DELETE FROM membership WHERE person_id = 1");
	EXPECT(get(&w, STRANGER, link).status == 410 ||
	       get(&w, STRANGER, link).status == 404);
	EXPECT(post(&w, STRANGER, link, "antwoord=bereikt").status >= 400);
	EXPECT(count(&w, "SELECT count(*) FROM agenda_item WHERE state = 'done'")
	       == 0);
	world_end(&w);
}

TEST(an_item_is_changed_with_its_history_and_taken_off_and_put_back)
{
	struct world w = taken();

	EXPECT(shows(get(&w, ANNA, IT), IT "/wijzigen"));
	EXPECT(get(&w, BRAM, IT "/wijzigen").status == 403);
	EXPECT(post(&w, CORA, IT "/wijzigen", "titel=Een+bus+met+boeken"
		    "&tekst=Boeken+voor+iedereen&soort=topic&plaats=&versie=0"
		    "&thema=lezen").status == 303 ||
	       post(&w, CORA, IT "/wijzigen", arena_f(w.arena,
		    "titel=Een+bus+met+boeken&tekst=Boeken+voor+iedereen"
		    "&soort=topic&plaats=&thema=lezen&versie=%lld",
		    (long long)count(&w, "SELECT updated_at FROM entry WHERE"
		    " type = 'agenda-item'")).p).status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "Een bus met boeken"));
	EXPECT(get(&w, CORA, IT "/geschiedenis").status == 200);
	EXPECT(post(&w, BRAM, IT "/weghalen", "").status == 404);
	EXPECT(post(&w, ANNA, IT "/weghalen", "").status == 303);
	EXPECT(get(&w, STRANGER, IT).status == 404);
	EXPECT(!shows(get(&w, STRANGER, DO), "Een bus met boeken"));
	EXPECT(shows(get(&w, ANNA, IT), "alleen u ziet het nog"));
	EXPECT(post(&w, ANNA, IT "/terugzetten", "").status == 303);
	EXPECT(get(&w, STRANGER, IT).status == 200);
	world_end(&w);
}

TEST(a_coordinator_makes_renames_and_closes_an_agenda)
{
	struct world w = village();

	EXPECT(get(&w, ANNA, "/agendas/nieuw").status == 403);
	EXPECT(str_eq(post(&w, CORA, "/agendas/nieuw", "naam=Zorg+samen").location,
		      S("/agendas/zorg-samen")));
	EXPECT(str_eq(post(&w, CORA, "/agendas/nieuw", "naam=Zorg+samen").location,
		      S("/agendas/zorg-samen")) == false);
	EXPECT(post(&w, CORA, "/agendas/zorg-samen/beheren",
		    "naam=Samen+zorgen").status == 303);
	EXPECT(shows(get(&w, STRANGER, "/agendas"), "Samen zorgen"));
	EXPECT(post(&w, CORA, "/agendas/zorg-samen/sluiten", "doe=sluit").status
	       == 303);
	EXPECT(shows(get(&w, STRANGER, "/agendas/zorg-samen"), "Gesloten op"));
	EXPECT(get(&w, ANNA, "/agendas/zorg-samen/nieuw").status == 409);
	EXPECT(post(&w, CORA, "/agendas/zorg-samen/sluiten", "doe=open").status
	       == 303);
	EXPECT(get(&w, ANNA, "/agendas/zorg-samen/nieuw").status == 200);
	world_end(&w);
}

TEST(an_agenda_survives_a_failing_database)
{
	struct world w = raised();

	survives_every_failure(&w, ANNA, DO "/nieuw", FORM);
	survives_every_failure(&w, ANNA, IT "/oppakken",
			       "namens=de-linde&datum=2026-12-09");
	post(&w, ANNA, IT "/oppakken", "namens=de-linde&datum=2026-12-09");
	survives_every_failure(&w, ANNA, IT "/voortgang",
			       "stand=onderweg&tekst=Gaat+goed&namens=de-linde");
	survives_every_failure(&w, ANNA, IT "/voortgang/1/weg", "");
	survives_every_failure(&w, BRAM, IT "/meedoen",
			       "hoe=join&namens=de-brug");
	post(&w, BRAM, IT "/meedoen", "hoe=join&namens=de-brug");
	survives_every_failure(&w, BRAM, IT "/meedoen/weg",
			       "hoe=join&namens=de-brug");
	survives_every_failure(&w, ANNA, IT "/nodig", "tijd=20&geld=100");
	survives_every_failure(&w, DINA, IT "/toezeggen",
			       "soort=time&aantal=9&namens=het-fonds");
	post(&w, DINA, IT "/toezeggen", "soort=time&aantal=9&namens=het-fonds");
	survives_every_failure(&w, DINA, IT "/toezeggen/1/weg", "");
	survives_every_failure(&w, STRANGER, IT, NULL);
	survives_every_failure(&w, ANNA, IT "/weghalen", "");
	post(&w, ANNA, IT "/weghalen", "");
	survives_every_failure(&w, ANNA, IT "/terugzetten", "");
	post(&w, ANNA, IT "/terugzetten", "");
	survives_every_failure(&w, ANNA, IT "/loslaten", "");
	survives_every_failure(&w, CORA, "/agendas/nieuw", "naam=Zorg+samen");
	survives_every_failure(&w, CORA, DO "/beheren", "naam=Wij+doen");
	survives_every_failure(&w, CORA, DO "/sluiten", "doe=sluit");
	world_end(&w);
}
