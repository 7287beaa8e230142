/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "features/plan/inside.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2 };

#define NEW "/bijeenkomsten/nieuw"
#define MEETING(day) "/bijeenkomsten/samen-eten-" day
#define COMMON "titel=Samen+eten&soort=network-meeting&namens=de-linde"        \
	"&kort=Koken+en+praten+over+de+winter&aanmelden=ja&aantal=40"
#define AT(day, from, to) "&datum=" day "&tijd=" from "%3A00&tot=" to "%3A00"
#define FORM COMMON "&plek=Het+dorpshuis" AT("2026-12-08", "18", "20")
#define MEETINGS "SELECT count(*) FROM meeting_series"

/* Anna acts for De Linde, Bram for nobody. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	return w;
}

/* On 8, 15, 22 and 29 December 2026, a Tuesday. */
static struct world weekly(void)
{
	struct world w = village();

	EXPECT(str_eq(post(&w, ANNA, NEW, FORM "&herhaal=week&keren=4").location,
		      S(MEETING("2026-12-08"))));
	return w;
}

static str day_on(struct world *w, const char *rhythm, const char *day,
		  int steps)
{
	return plan_series_day(w->arena, str_from_z(rhythm), str_from_z(day),
			       steps);
}

TEST(series_days_are_so_many_steps_on)
{
	struct world w = village();

	EXPECT(str_eq(day_on(&w, "week", "2026-12-29", 1), S("2027-01-05")));
	EXPECT(str_eq(day_on(&w, "two-weeks", "2027-02-16", 1), S("2027-03-02")));
	EXPECT(str_eq(day_on(&w, "month", "2026-12-08", 1), S("2027-01-12")));
	EXPECT(str_eq(day_on(&w, "month", "2026-12-08", 14), S("2028-02-08")));
	EXPECT(str_eq(day_on(&w, "month", "2026-12-29", 1), S("2027-01-26")));
	EXPECT(str_eq(day_on(&w, "month", "2026-12-29", 3), S("2027-03-30")));
	world_end(&w);
}

TEST(series_of_meetings_is_planned_at_once)
{
	struct world w = weekly();

	EXPECT(count(&w, MEETINGS) == 4);
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-29")),
		     "dinsdag 29 december 2026, 18.00 tot 20.00 uur"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-08")), "Ook op"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-08")), ">15 december 2026<"));
	EXPECT(!shows(get(&w, STRANGER, MEETING("2026-12-08")), ">8 december 2026<"));
	EXPECT(!shows(get(&w, STRANGER, MEETING("2026-12-08")), "verlengen"));
	EXPECT(shows(get(&w, ANNA, MEETING("2026-12-08")),
		     "4 keer, de laatste op 29 december 2026."));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-22") ".ics"),
		     "DTSTART;TZID=Europe/Amsterdam:20261222T180000"));
	world_end(&w);
}

static int occurrences(struct reply r, const char *text)
{
	str rest = r.body, part = str_from_z(text);
	int n = 0;

	for (size_t at; (at = str_find(rest, part)) < rest.n; n++)
		rest = (str){ rest.p + at + part.n, rest.n - at - part.n };
	return n;
}

TEST(series_is_one_row_in_lists_with_its_next_date_and_each_in_a_calendar)
{
	struct world w = weekly();
	struct reply r = get(&w, STRANGER, "/bijeenkomsten");

	EXPECT(occurrences(r, "<a href=\"" MEETING("2026-12-")) == 2);
	EXPECT(shows(r, "dinsdag 8 december 2026"));
	EXPECT(shows(r, MEETING("2026-12-08") "#ook-op\">En nog 3 keer"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-08")), "id=\"ook-op\""));
	EXPECT(occurrences(get(&w, STRANGER, "/"), "En nog 3 keer") == 1);
	EXPECT(shows(get(&w, STRANGER, "/bijeenkomsten?taal=en"), "And 3 more times"));
	EXPECT(occurrences(get(&w, STRANGER, "/bijeenkomsten.ics"), "BEGIN:VEVENT") == 4);
	world_sql(&w, "UPDATE meeting SET state = 'cancelled' WHERE id ="
		" (SELECT id FROM entry WHERE slug = 'samen-eten-2026-12-08')");
	r = get(&w, STRANGER, "/bijeenkomsten");
	EXPECT(shows(r, MEETING("2026-12-15") "#ook-op\">En nog 2 keer"));
	world_sql(&w, "UPDATE meeting SET state = 'cancelled' WHERE id <>"
		" (SELECT id FROM entry WHERE slug = 'samen-eten-2026-12-29')");
	r = get(&w, STRANGER, "/bijeenkomsten");
	EXPECT(shows(r, MEETING("2026-12-29")) && !shows(r, "En nog"));
	world_end(&w);
}

TEST(series_until_a_day_keeps_the_time_on_the_clock)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, COMMON "&plek=Hier"
		AT("2027-03-16", "18", "20")
		"&herhaal=two-weeks&tot_dag=2027-04-13").status == 303);
	EXPECT(count(&w, MEETINGS) == 3);
	EXPECT(shows(get(&w, STRANGER, MEETING("2027-03-16")), "18.00 tot 20.00"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2027-03-30")), "18.00 tot 20.00"));
	world_end(&w);
}

TEST(series_leaves_out_a_time_that_the_clock_skips)
{
	struct world w = village();

	EXPECT(post(&w, ANNA, NEW, COMMON "&plek=Hier"
		AT("2027-03-21", "02", "04") "&herhaal=week&keren=3").status == 303);
	EXPECT(count(&w, MEETINGS) == 2);
	EXPECT(get(&w, ANNA, MEETING("2027-03-28")).status == 404);
	EXPECT(shows(get(&w, ANNA, MEETING("2027-03-21")),
		     "Niet op 28 maart 2027: dan verspringt de klok"));
	world_end(&w);
}

TEST(series_errors_are_said_at_the_field_all_at_once)
{
	static const struct { const char *more, *says; } wrong[] = {
		{ "&herhaal=dag&keren=3", "Kies een van deze mogelijkheden." },
		{ "&keren=3", "Kies hoe vaak het terugkomt." },
		{ "&herhaal=week", "een van de twee" },
		{ "&herhaal=week&keren=3&tot_dag=2027-01-01", "een van de twee" },
		{ "&herhaal=week&keren=1", "Geef een getal van 2 tot 60." },
		{ "&herhaal=week&keren=61", "Geef een getal van 2 tot 60." },
		{ "&herhaal=week&tot_dag=2027-02-30", "Geef een dag" },
		{ "&herhaal=week&tot_dag=2026-12-10", "kies een latere dag" },
		{ "&herhaal=week&tot_dag=2028-06-01", "Hoogstens 60 keer" },
		{ "&herhaal=month&keren=26", "binnen twee jaar" },
	};
	struct world w = village();
	struct reply r;

	for (size_t i = 0; i < COUNT(wrong); i++) {
		r = post(&w, ANNA, NEW, arena_f(w.arena, "%s%s", FORM,
						wrong[i].more).p);
		EXPECT(r.status == 422 && shows(r, wrong[i].says));
	}
	r = post(&w, ANNA, NEW, FORM "&herhaal=dag&keren=99&tot_dag=x");
	EXPECT(shows(r, "Geef een getal van 2 tot 60."));
	EXPECT(shows(r, "Geef een dag") && shows(r, "value=\"99\""));
	EXPECT(count(&w, "SELECT count(*) FROM meeting") == 0);
	EXPECT(post(&w, ANNA, NEW, FORM "&herhaal=week&keren=60").status == 303);
	EXPECT(count(&w, MEETINGS) == 60);
	world_end(&w);
}

TEST(series_meeting_is_changed_alone)
{
	struct world w = weekly();

	EXPECT(shows(get(&w, ANNA, MEETING("2026-12-15") "/wijzigen"),
		     "Deze keer en alle latere"));
	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/wijzigen", COMMON
		"&plek=De+kerk" AT("2026-12-16", "19", "21")
		"&datums=deze&versie=1").status == 303);
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-15")),
		     "woensdag 16 december 2026, 19.00"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-22")),
		     "dinsdag 22 december 2026, 18.00"));
	EXPECT(!shows(get(&w, STRANGER, MEETING("2026-12-22")), "De kerk"));
	world_end(&w);
}

TEST(series_is_changed_from_one_on_and_keeps_what_differs)
{
	struct world w = weekly();

	EXPECT(post(&w, ANNA, MEETING("2026-12-22") "/wijzigen", COMMON
		"&plek=De+kerk" AT("2026-12-23", "18", "20")
		"&datums=deze&versie=1").status == 303);
	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/wijzigen", COMMON
		"&plek=Het+dorpshuis" AT("2026-12-15", "19", "21")
		"&datums=later&versie=1").status == 303);
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-08")), "18.00 tot 20.00"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-15")), "19.00 tot 21.00"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-22")),
		     "woensdag 23 december 2026, 19.00 tot 21.00"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-22")), "De kerk"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-29")), "19.00 tot 21.00"));
	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/wijzigen", COMMON
		"&plek=Het+dorpshuis" AT("2026-12-17", "19", "21")
		"&datums=later&versie=2").status == 303);
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-22")),
		     "donderdag 24 december 2026"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-29")),
		     "donderdag 31 december 2026"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-22")), "De kerk"));
	world_end(&w);
}

TEST(series_gets_other_themes_from_one_on)
{
	struct world w = village();

	world_sql(&w, "INSERT INTO theme (id, slug, nl, en, updated_at) VALUES"
		" (1, 'eten', 'Eten', 'Food', 0), (2, 'zorg', 'Zorg', 'Care', 0)");
	EXPECT(post(&w, ANNA, NEW, FORM "&thema=eten&herhaal=week&keren=3"
		    ).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM entry_theme WHERE theme_id = 1") == 3);
	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/wijzigen",
		COMMON "&plek=Het+dorpshuis" AT("2026-12-15", "18", "20")
		"&thema=zorg&datums=later&versie=1"
		).status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM entry_theme WHERE theme_id = 1") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM entry_theme WHERE theme_id = 2") == 2);
	EXPECT(post(&w, ANNA, MEETING("2026-12-08") "/verlengen",
		    "keren=2").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM entry_theme WHERE theme_id = 2") == 4);
	world_end(&w);
}

TEST(series_change_to_a_time_that_one_day_has_not_is_refused)
{
	struct world w = village();
	struct reply r;

	EXPECT(post(&w, ANNA, NEW, COMMON "&plek=Hier"
		AT("2027-03-21", "18", "20") "&herhaal=week&keren=3").status == 303);
	r = post(&w, ANNA, MEETING("2027-03-21") "/wijzigen", COMMON
		"&plek=Hier" AT("2027-03-21", "02", "04")
		"&datums=later&versie=1");
	EXPECT(r.status == 422);
	EXPECT(shows(r, "Op 28 maart 2027 kunnen deze tijden niet."));
	EXPECT(shows(get(&w, STRANGER, MEETING("2027-03-21")), "18.00 tot 20.00"));
	r = post(&w, ANNA, MEETING("2027-03-21") "/wijzigen", COMMON
		"&plek=Hier" AT("2027-03-21", "18", "20")
		"&datums=alles&versie=1");
	EXPECT(r.status == 422 && shows(r, "Kies een van deze mogelijkheden."));
	world_end(&w);
}

#define COMES "naam=Noortje&email=noor%40example.org"

TEST(series_registrations_stay_and_who_comes_hears_of_another_time)
{
	struct world w = weekly();

	EXPECT(post(&w, STRANGER, MEETING("2026-12-08") "/aanmelden",
		    COMES).status < 400);
	EXPECT(post(&w, STRANGER, MEETING("2026-12-22") "/aanmelden",
		    COMES).status < 400);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 2);
	world_work(&w);
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/wijzigen", COMMON
		"&plek=Het+dorpshuis" AT("2026-12-15", "19", "21")
		"&datums=later&versie=1").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM registration"
		     " WHERE state = 'coming'") == 2);
	EXPECT(mailed(&w, "noor@example.org", "/aanmelding/").n > 0);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	world_end(&w);
}

TEST(series_skips_one_that_is_called_off)
{
	struct world w = weekly();

	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/afgelasten",
		    "reden=De+zaal+is+koud").status == 303);
	EXPECT(!shows(get(&w, STRANGER, MEETING("2026-12-08")), ">15 december 2026<"));
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-08")), ">22 december 2026<"));
	EXPECT(post(&w, ANNA, MEETING("2026-12-08") "/wijzigen", COMMON
		"&plek=De+kerk" AT("2026-12-08", "18", "20")
		"&datums=later&versie=1").status == 303);
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-15")), "De zaal is koud"));
	EXPECT(post(&w, ANNA, MEETING("2026-12-15") "/doorgaan", "").status == 303);
	EXPECT(shows(get(&w, STRANGER, MEETING("2026-12-15")), "De kerk"));
	world_end(&w);
}

TEST(series_is_made_longer)
{
	struct world w = weekly();
	struct reply r;

	EXPECT(get(&w, BRAM, MEETING("2026-12-08") "/verlengen").status == 404);
	EXPECT(post(&w, BRAM, MEETING("2026-12-08") "/verlengen", "keren=2").status == 404);
	EXPECT(shows(get(&w, ANNA, MEETING("2026-12-08") "/verlengen"),
		     "dinsdag 29 december 2026"));
	r = post(&w, ANNA, MEETING("2026-12-08") "/verlengen", "keren=57");
	EXPECT(r.status == 422 && shows(r, "samen hoogstens 60 keer"));
	EXPECT(post(&w, ANNA, MEETING("2026-12-08") "/verlengen", "keren=").status == 422);
	EXPECT(post(&w, ANNA, MEETING("2026-12-08") "/verlengen", "keren=2").status == 303);
	EXPECT(count(&w, MEETINGS) == 6);
	EXPECT(shows(get(&w, STRANGER, MEETING("2027-01-12")),
		     "dinsdag 12 januari 2027, 18.00 tot 20.00 uur"));
	EXPECT(post(&w, ANNA, MEETING("2027-01-12") "/wijzigen", COMMON
		"&plek=Het+dorpshuis" AT("2027-01-14", "18", "20")
		"&datums=later&versie=1").status == 303);
	EXPECT(post(&w, ANNA, MEETING("2026-12-08") "/verlengen", "keren=1").status == 303);
	EXPECT(shows(get(&w, STRANGER, MEETING("2027-01-21")),
		     "donderdag 21 januari 2027"));
	EXPECT(post(&w, ANNA, NEW, FORM).status == 303);
	EXPECT(get(&w, ANNA, "/bijeenkomsten/samen-eten/verlengen").status == 404);
	EXPECT(!shows(get(&w, ANNA, "/bijeenkomsten/samen-eten/wijzigen"), "datums"));
	world_end(&w);
}

TEST(series_survives_a_failing_database)
{
	struct world w = weekly();

	survives_every_failure(&w, ANNA, NEW, FORM "&herhaal=month&keren=2");
	survives_every_failure(&w, ANNA, MEETING("2026-12-22") "/wijzigen", COMMON
		"&plek=De+kerk" AT("2026-12-23", "19", "21")
		"&datums=later&versie=1");
	survives_every_failure(&w, ANNA, MEETING("2026-12-22") "/verlengen", NULL);
	survives_every_failure(&w, ANNA, MEETING("2026-12-22") "/verlengen", "keren=1");
	world_end(&w);
}
