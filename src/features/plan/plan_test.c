/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/plan/plan.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3 };

#define NEW "/bijeenkomsten/nieuw"
#define IT "/bijeenkomsten/samen-eten"
#define FORM "titel=Samen+eten&soort=network-meeting&namens=de-linde"          \
	"&datum=2026-12-09&tijd=18%3A00&tot=20%3A30&plek=Het+dorpshuis"        \
	"&kort=Koken+en+praten+over+de+winter&plaats=Oostdorp"                 \
	"&aanmelden=ja&aantal=40&kosten=Gratis"

/* Anna acts for De Linde, Bram for nobody, Cora coordinates. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id, own)"
		" VALUES (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', NULL, 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test')");
	return w;
}

static struct world planned(void)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, FORM).status == 303);
	return w;
}

TEST(who_acts_for_an_initiative_plans_a_meeting_in_its_name)
{
	struct world w = village();

	EXPECT(shows(get(&w, ANNA, "/bijeenkomsten"), NEW));
	EXPECT(shows(get(&w, ANNA, NEW), "De Linde"));
	EXPECT(str_eq(post(&w, ANNA, NEW, FORM).location, S(IT)));
	EXPECT(shows(get(&w, STRANGER, IT),
		     "woensdag 9 december 2026, 18.00 tot 20.30 uur"));
	EXPECT(shows(get(&w, STRANGER, IT), "De Linde"));
	EXPECT(shows(get(&w, STRANGER, IT), "Gratis"));
	EXPECT(!shows(get(&w, STRANGER, IT), IT "/wijzigen"));
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten"), "Samen eten"));
	EXPECT(shows(get(&w, STRANGER, IT ".ics"), "DTSTART;TZID=Europe/Amsterdam:20261209T180000"));
	EXPECT(shows(get(&w, STRANGER, IT ".ics"), "DTEND;TZID=Europe/Amsterdam:20261209T203000"));
	world_end(&w);
}

#define THEMES "INSERT INTO theme (id, slug, nl, en, updated_at) VALUES"        \
	" (1, 'eten', 'Eten', 'Food', 0), (2, 'zorg', 'Zorg', 'Care', 0)"

TEST(a_meeting_is_found_by_what_it_is_about)
{
	struct world w = village();

	world_sql(&w, THEMES);
	EXPECT(shows(get(&w, ANNA, NEW), "name=\"thema\" value=\"eten\""));
	EXPECT(post(&w, ANNA, NEW, FORM "&thema=eten&thema=niets").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "/themas/eten"));
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten?thema=eten"), IT));
	EXPECT(!shows(get(&w, STRANGER, "/bijeenkomsten?thema=zorg"), IT));
	EXPECT(shows(get(&w, ANNA, IT "/wijzigen"), "value=\"eten\" checked"));
	EXPECT(shows(get(&w, ANNA, NEW "?kopie=samen-eten"),
		     "value=\"eten\" checked"));
	EXPECT(post(&w, ANNA, IT "/wijzigen",
		    FORM "&thema=zorg&versie=1").status == 303);
	EXPECT(!shows(get(&w, STRANGER, "/bijeenkomsten?thema=eten"), IT));
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten?thema=zorg"), IT));
	world_end(&w);
}

TEST(who_ticks_too_many_themes_loses_nothing)
{
	struct world w = village();
	struct reply r;

	world_sql(&w, THEMES);
	r = post(&w, ANNA, NEW, FORM "&thema=eten&thema=a&thema=b&thema=c"
		"&thema=d&thema=e&thema=f&thema=g&thema=h&thema=i&thema=j"
		"&thema=k&thema=l");
	EXPECT(r.status == 422 && shows(r, "Kies er hoogstens 12."));
	EXPECT(shows(r, "value=\"eten\" checked"));
	world_end(&w);
}

TEST(who_acts_for_nobody_is_told_how)
{
	struct world w = village();

	EXPECT(get(&w, BRAM, NEW).status == 409);
	EXPECT(shows(get(&w, BRAM, NEW), "Zet eerst uw initiatief erop"));
	EXPECT(post(&w, BRAM, NEW, FORM).status == 409);
	EXPECT(count(&w, "SELECT count(*) FROM meeting") == 0);
	world_end(&w);
}

TEST(a_coordinator_plans_one_of_the_network)
{
	struct world w = village();

	EXPECT(post(&w, CORA, NEW, FORM).status == 422);
	EXPECT(post(&w, CORA, NEW, "titel=Symposium&soort=symposium&namens="
		"&datum=2026-12-09&tijd=10%3A00&tot=16%3A00&plek=Het+dorpshuis"
		"&kort=Een+dag+over+alles").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM entry_link") == 0);
	world_end(&w);
}

TEST(all_that_is_wrong_in_a_meeting_is_said_at_once)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, NEW,
		"titel=&soort=feest&namens=ander&datum=2026-02-31&tijd=25%3A00"
		"&tot=&plek=&kort=Kort&aantal=0&online=example.org&plaats=Nergens"
		"&vragen=a%0Ab%0Ac%0Ad");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Geef een dag, bijvoorbeeld 2026-12-05."));
	EXPECT(shows(r, "Geef een tijd, bijvoorbeeld 14:00."));
	EXPECT(shows(r, "Geef de hele link; die begint met https://"));
	EXPECT(shows(r, "Stel hoogstens drie vragen."));
	EXPECT(shows(r, "Geef een getal van 1 tot 2000"));
	EXPECT(shows(r, "value=\"example.org\""));
	EXPECT(post(&w, ANNA, NEW, "titel=Samen+eten&soort=network-meeting"
		"&namens=de-linde&datum=2020-12-09&tijd=18%3A00&tot=19%3A00"
		"&plek=Hier&kort=Koken+en+praten").status == 422);
	world_end(&w);
}

#define HOURS(from, to) "titel=Samen+eten&soort=network-meeting"               \
	"&namens=de-linde&datum=2026-12-09&tijd=" from "%3A00&tot=" to "%3A00" \
	"&plek=Hier&kort=Koken+en+praten"

TEST(a_meeting_that_ends_before_it_starts_is_not_planned)
{
	struct world w = village();
	struct reply r = post(&w, ANNA, NEW, HOURS("18", "17"));

	EXPECT(r.status == 422);
	EXPECT(shows(r, "Het eindigt later dan het begint, op dezelfde dag."));
	EXPECT(shows(r, "value=\"18:00\"") && shows(r, "value=\"17:00\""));
	EXPECT(post(&w, ANNA, NEW, HOURS("18", "18")).status == 422);
	EXPECT(count(&w, "SELECT count(*) FROM meeting") == 0);
	EXPECT(post(&w, ANNA, NEW, HOURS("18", "19")).status == 303);
	EXPECT(post(&w, ANNA, IT "/wijzigen",
		    HOURS("18", "17") "&versie=1").status == 422);
	EXPECT(shows(get(&w, STRANGER, IT), "18.00 tot 19.00 uur"));
	world_end(&w);
}

/* On 25 October 2026 two o'clock comes twice; on 28 March 2027 it never does. */
TEST(a_meeting_in_the_hour_that_comes_twice_is_one_that_ends_after_it_begins)
{
	struct world w = village();

	w.now = when_midnight(2026, 10, 1);
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, NEW, "titel=Nachtwacht&soort=excursion"
		"&namens=de-linde&datum=2026-10-25&tijd=02%3A30&tot=02%3A45"
		"&plek=Hier&kort=Uilen+kijken").status == 303);
	EXPECT(post(&w, ANNA, NEW, "titel=Vroeg&soort=excursion"
		"&namens=de-linde&datum=2026-10-25&tijd=01%3A30&tot=03%3A15"
		"&plek=Hier&kort=Uilen+kijken").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM meeting WHERE ends_at - starts_at"
		     " = 900") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM meeting WHERE ends_at - starts_at"
		     " = 9900") == 1);
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten/nachtwacht"), "2.30"));
	EXPECT(post(&w, ANNA, NEW, "titel=Nooit&soort=excursion"
		"&namens=de-linde&datum=2027-03-28&tijd=02%3A30&tot=04%3A00"
		"&plek=Hier&kort=Uilen+kijken").status == 422);
	world_end(&w);
}

TEST(a_meeting_is_changed_by_whose_it_is)
{
	struct world w = planned();

	EXPECT(get(&w, BRAM, IT "/wijzigen").status == 404);
	EXPECT(post(&w, BRAM, IT "/wijzigen", FORM "&versie=1").status == 404);
	EXPECT(shows(get(&w, ANNA, IT "/wijzigen"), "value=\"18:00\""));
	EXPECT(shows(get(&w, ANNA, IT "/wijzigen"), "value=\"Oostdorp\""));
	EXPECT(shows(get(&w, CORA, IT "/wijzigen"), "De Linde"));
	EXPECT(post(&w, CORA, IT "/wijzigen", "titel=Samen+koken"
		"&soort=network-meeting&namens=de-linde&datum=2026-12-10"
		"&tijd=18%3A00&tot=20%3A30&plek=De+kerk&kort=Koken+en+praten"
		"&versie=1").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "donderdag 10 december 2026"));
	EXPECT(shows(get(&w, STRANGER, IT), "Samen koken"));
	EXPECT(shows(get(&w, STRANGER, IT), "De Linde"));
	world_end(&w);
}

TEST(two_who_change_a_meeting_do_not_undo_each_other)
{
	struct world w = planned();
	struct reply r;

	EXPECT(post(&w, ANNA, IT "/wijzigen", FORM "&versie=1").status == 303);
	r = post(&w, CORA, IT "/wijzigen", FORM "&versie=1&eten=Soep");
	EXPECT(r.status == 422 && shows(r, "value=\"Soep\""));
	EXPECT(shows(r, "heeft deze bijeenkomst intussen gewijzigd"));
	world_end(&w);
}

TEST(a_meeting_is_called_off_with_the_reason_and_goes_on_after_all)
{
	struct world w = planned();

	EXPECT(post(&w, ANNA, IT "/afgelasten", "reden=").status == 422);
	w.now += 11 * MINUTE;
	EXPECT(str_starts(post(&w, ANNA, IT "/afgelasten", "reden=De+zaal+is+koud").location,
			  S("/mijn/bevestigen?")));
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, IT "/afgelasten", "reden=De+zaal+is+koud").status == 303);
	EXPECT(shows(get(&w, STRANGER, IT), "De zaal is koud"));
	EXPECT(shows(get(&w, STRANGER, IT ".ics"), "STATUS:CANCELLED"));
	EXPECT(!shows(get(&w, STRANGER, "/bijeenkomsten"), "Samen eten"));
	EXPECT(get(&w, ANNA, IT "/afgelasten").status == 404);
	EXPECT(post(&w, ANNA, IT "/doorgaan", "").status == 303);
	EXPECT(!shows(get(&w, STRANGER, IT), "De zaal is koud"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed LIKE 'meeting.%'") == 2);
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten"), "Samen eten"));
	world_end(&w);
}

TEST(the_next_meeting_begins_as_a_copy)
{
	struct world w = planned();
	struct reply r = get(&w, ANNA, NEW "?kopie=samen-eten");

	EXPECT(shows(r, "value=\"Samen eten\"") && shows(r, "Gratis"));
	EXPECT(!shows(r, "2026-12-09"));
	EXPECT(!shows(get(&w, CORA, NEW "?kopie=bestaat-niet"), "Gratis"));
	EXPECT(str_eq(post(&w, ANNA, NEW, FORM).location,
		      S("/bijeenkomsten/samen-eten-2")));
	world_end(&w);
}

TEST(what_is_over_is_changed_no_more)
{
	struct world w = planned();

	w.now += 60 * DAY;
	world_sign_in(&w, ANNA);
	EXPECT(get(&w, ANNA, IT).status == 200);
	EXPECT(get(&w, ANNA, IT "/wijzigen").status == 404);
	EXPECT(shows(get(&w, ANNA, IT), NEW "?kopie=samen-eten"));
	world_end(&w);
}

TEST(planning_survives_a_failing_database)
{
	struct world w = planned();

	survives_every_failure(&w, ANNA, NEW, NULL);
	survives_every_failure(&w, ANNA, NEW, FORM);
	survives_every_failure(&w, ANNA, IT "/wijzigen", NULL);
	survives_every_failure(&w, ANNA, IT "/wijzigen", FORM "&versie=1");
	survives_every_failure(&w, ANNA, IT "/afgelasten", "reden=De+zaal+is+koud");
	post(&w, ANNA, IT "/afgelasten", "reden=De+zaal+is+koud");
	survives_every_failure(&w, ANNA, IT "/doorgaan", "");
	world_end(&w);
}
