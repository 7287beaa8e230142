/* SPDX-License-Identifier: EUPL-1.2 */
/* A course: sessions for which one registers once. */
#include "base/when.h"
#include "features/plan/plan.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2 };

#define NEW "/bijeenkomsten/nieuw"
#define AT(day) "/bijeenkomsten/rekenen-" day
#define FIRST AT("2026-12-08")
#define SECOND AT("2026-12-15")
#define THIRD AT("2026-12-22")
#define COMMON "titel=Rekenen&soort=course&namens=de-linde"                    \
	"&kort=Samen+leren+rekenen&aanmelden=ja"
#define HOURS(day, from, to) "&datum=" day "&tijd=" from "%3A00&tot=" to "%3A00"
#define TUESDAY HOURS("2026-12-08", "18", "20")
#define FORM COMMON "&plek=Het+dorpshuis&cursus=ja&aantal=2"
#define NOOR "naam=Noortje&email=noor%40example.org"
#define COMING "SELECT count(*) FROM registration WHERE state = 'coming'"
#define MAILS "SELECT count(*) FROM mail WHERE recipient = "

/* On 8, 15, 22 and 29 December 2026, with room for two. */
static struct world course(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	EXPECT(str_eq(post(&w, ANNA, NEW, FORM TUESDAY
			   "&herhaal=week&keren=4").location, S(FIRST)));
	return w;
}

static void run_job(struct world *w, const char *kind)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO job (kind, about, due) VALUES ('%s', 0, 0)",
		kind).p);
	world_work(w);
}

TEST(course_is_registered_for_once_at_any_of_its_sessions)
{
	struct world w = course();

	EXPECT(shows(get(&w, STRANGER, SECOND), "een van de 4 keren van een cursus"));
	EXPECT(shows(get(&w, STRANGER, SECOND), "dinsdag 29 december 2026"));
	EXPECT(shows(get(&w, STRANGER, SECOND "/aanmelden"), "voor alle keren"));
	EXPECT(post(&w, STRANGER, SECOND "/aanmelden", NOOR).status == 303);
	EXPECT(post(&w, BRAM, FIRST "/aanmelden", "").status == 303);
	EXPECT(post(&w, BRAM, THIRD "/aanmelden", "").status == 303);
	EXPECT(count(&w, COMING) == 2);
	EXPECT(shows(get(&w, STRANGER, THIRD), "Het is vol"));
	EXPECT(post(&w, STRANGER, FIRST "/aanmelden",
		    "naam=Daan&email=daan%40example.org").status == 303);
	EXPECT(count(&w, COMING) == 2);
	EXPECT(count(&w, MAILS "'noor@example.org' AND text LIKE"
		" '%8 december%15 december%22 december%29 december%'") == 1);
	EXPECT(shows(get(&w, ANNA, FIRST), "2 mensen komen"));
	EXPECT(shows(get(&w, ANNA, THIRD "/aanmeldingen"), "Noortje"));
	EXPECT(shows(get(&w, BRAM, "/mijn"), "dinsdag 8 december 2026"));
	world_end(&w);
}

TEST(course_seat_comes_free_by_one_who_calls_off_once)
{
	struct world w = course();
	str own;

	post(&w, BRAM, FIRST "/aanmelden", "");
	post(&w, STRANGER, FIRST "/aanmelden", "ander=&" NOOR);
	post(&w, STRANGER, SECOND "/aanmelden", "naam=Daan&email=daan%40example.org");
	own = mailed(&w, "noor@example.org", "/aanmelding/");
	EXPECT(shows(get(&w, STRANGER, own.p), "voor alle keren van de cursus"));
	EXPECT(post(&w, STRANGER, own.p, "doe=af").status == 303);
	EXPECT(count(&w, COMING) == 2);
	EXPECT(count(&w, MAILS "'daan@example.org' AND subject LIKE 'Er is plaats%'") == 1);
	world_end(&w);
}

TEST(course_capacity_below_those_seated_sends_nobody_away)
{
	struct world w = course();

	post(&w, BRAM, FIRST "/aanmelden", "");
	post(&w, STRANGER, FIRST "/aanmelden", NOOR);
	post(&w, STRANGER, FIRST "/aanmelden", "naam=Daan&email=daan%40example.org");
	EXPECT(post(&w, ANNA, THIRD "/wijzigen", COMMON "&plek=Het+dorpshuis"
		"&aantal=1&datums=deze&versie=1"
		HOURS("2026-12-22", "18", "20")).status == 303);
	EXPECT(count(&w, COMING) == 2);
	EXPECT(shows(get(&w, ANNA, FIRST "/aanmeldingen"), "plaats voor 1"));
	EXPECT(post(&w, ANNA, FIRST "/wijzigen", COMMON "&plek=Het+dorpshuis"
		"&aantal=3&datums=deze&versie=1" TUESDAY).status == 303);
	EXPECT(count(&w, COMING) == 3);
	world_end(&w);
}

TEST(course_is_joined_half_way_and_closed_after_its_last_session)
{
	struct world w = course();

	w.now = when_midnight(2026, 12, 16);
	EXPECT(shows(get(&w, STRANGER, FIRST), "Komt u ook?"));
	EXPECT(!shows(get(&w, STRANGER, FIRST "/aanmelden"), "8 december"));
	EXPECT(shows(get(&w, STRANGER, FIRST "/aanmelden"), "22 december"));
	EXPECT(post(&w, STRANGER, FIRST "/aanmelden", NOOR).status == 303);
	EXPECT(count(&w, COMING) == 1);
	w.now = when_midnight(2026, 12, 30);
	EXPECT(get(&w, STRANGER, FIRST "/aanmelden").status == 410);
	EXPECT(!shows(get(&w, STRANGER, FIRST), "Komt u ook?"));
	world_end(&w);
}

TEST(course_session_moved_or_off_is_told_to_everyone_once)
{
	struct world w = course();

	post(&w, STRANGER, SECOND "/aanmelden", NOOR);
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, ANNA, THIRD "/wijzigen", COMMON "&plek=De+kerk&aantal=2"
		"&datums=later&versie=1"
		HOURS("2026-12-23", "19", "21")).status == 303);
	EXPECT(count(&w, MAILS "'noor@example.org'") == 1);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Gewijzigd%'"
		" AND text LIKE '%woensdag 23 december 2026, 19.00 tot 21.00 uur, De kerk%30 december%'") == 1);
	EXPECT(post(&w, ANNA, SECOND "/afgelasten", "reden=De+zaal+is+koud").status == 303);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE"
		" 'Een deel gaat niet door%' AND text LIKE '%De zaal is koud%'"
		" AND text NOT LIKE '%15 december%'") == 1);
	EXPECT(shows(get(&w, STRANGER, FIRST), "Gaat niet door"));
	EXPECT(post(&w, ANNA, SECOND "/doorgaan", "").status == 303);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Gewijzigd%'"
		" AND text LIKE '%15 december%'") == 2);
	EXPECT(count(&w, COMING) == 1);
	EXPECT(shows(get(&w, ANNA, SECOND "/afgelasten"), "Deze keer en alle latere"));
	world_end(&w);
}

TEST(course_is_called_off_as_a_whole)
{
	struct world w = course();

	post(&w, STRANGER, SECOND "/aanmelden", NOOR);
	world_sql(&w, "DELETE FROM mail");
	EXPECT(shows(get(&w, ANNA, FIRST "/afgelasten"), "Deze keer en alle latere"));
	EXPECT(post(&w, ANNA, FIRST "/afgelasten",
		    "reden=Ziek&datums=alles").status == 422);
	EXPECT(post(&w, ANNA, FIRST "/afgelasten",
		    "reden=De+docent+is+ziek&datums=later").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM meeting WHERE state = 'cancelled'") == 4);
	EXPECT(count(&w, MAILS "'noor@example.org'") == 1);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Gaat niet door%'"
		" AND calendar LIKE '%METHOD:CANCEL%'") == 1);
	EXPECT(get(&w, STRANGER, SECOND "/aanmelden").status == 410);
	world_end(&w);
}

TEST(course_made_longer_is_told_to_who_comes)
{
	struct world w = course();

	post(&w, STRANGER, SECOND "/aanmelden", NOOR);
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, ANNA, FIRST "/verlengen", "keren=1").status == 303);
	EXPECT(count(&w, MAILS "'noor@example.org' AND text LIKE '%5 januari 2027%'"
		" AND calendar LIKE '%COUNT=5%'") == 1);
	EXPECT(shows(get(&w, ANNA, AT("2027-01-05") "/aanmeldingen"), "Noortje"));
	world_end(&w);
}

TEST(course_reminds_and_checks_in_at_each_session)
{
	struct world w = course();

	post(&w, STRANGER, SECOND "/aanmelden", NOOR);
	world_sql(&w, "DELETE FROM mail");
	w.now = when_midnight(2026, 12, 7);
	run_job(&w, "registration.remind");
	run_job(&w, "registration.remind");
	EXPECT(count(&w, MAILS "'noor@example.org' AND text LIKE '%8 december%'"
		" AND text NOT LIKE '%15 december%'") == 1);
	w.now = when_midnight(2026, 12, 14);
	run_job(&w, "registration.remind");
	EXPECT(count(&w, MAILS "'noor@example.org'") == 2);
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, SECOND "/aanmeldingen/1", "doe=er").status == 303);
	EXPECT(shows(get(&w, ANNA, SECOND "/aanmeldingen"), "1 is er"));
	EXPECT(!shows(get(&w, ANNA, THIRD "/aanmeldingen"), "1 is er"));
	EXPECT(count(&w, "SELECT count(*) FROM registration_visit WHERE came = 1") == 1);
	EXPECT(post(&w, ANNA, SECOND "/aanmeldingen/1", "doe=niet").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM registration_visit WHERE came = 1") == 0);
	world_end(&w);
}

/* With two tables at the second session, where Bram and Noor come. */
static struct world course_with_tables(void)
{
	struct world w = course();

	post(&w, ANNA, SECOND "/tafels/nieuw", "titel=Breuken&stoelen=8");
	post(&w, ANNA, SECOND "/tafels/nieuw", "titel=Procenten&stoelen=8");
	post(&w, BRAM, FIRST "/aanmelden", "namens=De+Es&kant=initiative"
	     "&tafel=breuken&tweede=procenten");
	post(&w, STRANGER, THIRD "/aanmelden", "kant=care&tafel=procenten&" NOOR);
	return w;
}

TEST(course_table_is_chosen_for_the_next_session_that_has_tables)
{
	struct world w = course_with_tables();
	struct reply r = get(&w, STRANGER, FIRST "/aanmelden");

	EXPECT(shows(r, "tafel wilt u zitten? (15 december 2026)"));
	EXPECT(shows(r, "1. Breuken"));
	EXPECT(shows(get(&w, ANNA, SECOND "/aanmeldingen"), "eerste keuze van 1"));
	EXPECT(!shows(get(&w, ANNA, THIRD "/aanmeldingen"), "Procenten"));
	post(&w, ANNA, THIRD "/tafels/nieuw", "titel=Meten&stoelen=8");
	EXPECT(shows(get(&w, STRANGER, FIRST "/aanmelden"), "1. Breuken"));
	w.now = when_midnight(2026, 12, 16);
	r = get(&w, STRANGER, FIRST "/aanmelden");
	EXPECT(shows(r, "(22 december 2026)") && shows(r, "1. Meten"));
	EXPECT(!shows(r, "1. Breuken"));
	world_end(&w);
}

TEST(course_seats_are_of_each_session)
{
	struct world w = course_with_tables();
	str own = mailed(&w, "noor@example.org", "/aanmelding/");

	EXPECT(shows(get(&w, ANNA, SECOND "/tafels"), "Breuken"));
	EXPECT(post(&w, ANNA, SECOND "/indeling", "doe=maak&rondes=1").status == 303);
	EXPECT(shows(get(&w, ANNA, SECOND "/indeling"), "2 van 2 op eerste of tweede keuze"));
	post(&w, ANNA, THIRD "/tafels/nieuw", "titel=Meten&stoelen=8");
	EXPECT(shows(get(&w, ANNA, THIRD "/badges"), "Noortje"));
	EXPECT(!shows(get(&w, ANNA, THIRD "/badges"), "Tafel 2"));
	EXPECT(shows(get(&w, ANNA, SECOND "/badges"), "Tafel 2"));
	EXPECT(post(&w, ANNA, THIRD "/indeling", "doe=maak&rondes=1").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM seat WHERE table_id > 0") == 4);
	EXPECT(!shows(get(&w, STRANGER, own.p), "Procenten</p>"));
	post(&w, ANNA, SECOND "/indeling", "doe=toon");
	post(&w, ANNA, THIRD "/indeling", "doe=toon");
	EXPECT(shows(get(&w, STRANGER, own.p), "15 december 2026: Tafel 2: Procenten"));
	EXPECT(shows(get(&w, STRANGER, own.p), "22 december 2026: Tafel 1: Meten"));
	post(&w, ANNA, THIRD "/indeling", "doe=maak&rondes=2");
	post(&w, ANNA, THIRD "/indeling", "doe=terug");
	EXPECT(shows(get(&w, ANNA, SECOND "/indeling"), "2 van 2 op eerste of tweede keuze"));
	w.now = when_midnight(2026, 12, 16);
	EXPECT(!shows(get(&w, STRANGER, own.p), "15 december 2026: Tafel 2"));
	world_end(&w);
}

TEST(course_counts_who_was_there_at_each_session)
{
	struct world w = course_with_tables();

	post(&w, ANNA, THIRD "/wie-verwacht", "verwacht=initiative&verwacht=care");
	post(&w, ANNA, SECOND "/wie-verwacht", "verwacht=initiative&verwacht=care");
	EXPECT(shows(get(&w, ANNA, THIRD), "Iedereen die u verwacht"));
	w.now = when_midnight(2026, 12, 30);
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, THIRD "/aanmeldingen/1", "doe=er").status == 303);
	EXPECT(post(&w, ANNA, SECOND "/aanmeldingen/1", "doe=er").status == 303);
	EXPECT(post(&w, ANNA, SECOND "/aanmeldingen/2", "doe=er").status == 303);
	EXPECT(shows(get(&w, ANNA, THIRD), "Wie ontbrak: Zorg"));
	EXPECT(!shows(get(&w, ANNA, SECOND), "Wie ontbrak"));
	run_job(&w, "table.sides");
	EXPECT(count(&w, "SELECT count(*) FROM meeting_side WHERE came = 1") == 3);
	w.now = when_midnight(2027, 1, 30);
	run_job(&w, "privacy.terms");
	EXPECT(count(&w, "SELECT count(*) FROM registration_visit") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM seat") == 0);
	world_sign_in(&w, ANNA);
	EXPECT(shows(get(&w, ANNA, THIRD), "Wie ontbrak: Zorg"));
	world_end(&w);
}

TEST(course_report_of_a_session_reaches_who_could_be_there)
{
	struct world w = course_with_tables();

	w.now = when_midnight(2026, 12, 16);
	world_sign_in(&w, ANNA);
	EXPECT(post(&w, ANNA, SECOND "/aanmeldingen/2", "doe=af").status == 303);
	EXPECT(post(&w, STRANGER, THIRD "/aanmelden", "naam=Daan"
		    "&email=daan%40example.org").status == 303);
	post(&w, ANNA, SECOND "/aanmeldingen/2", "doe=toch");
	EXPECT(post(&w, ANNA, THIRD "/wijzigen", COMMON "&plek=Het+dorpshuis"
		"&aantal=9&datums=deze&versie=1"
		HOURS("2026-12-22", "18", "20")).status == 303);
	EXPECT(count(&w, COMING) == 3);
	EXPECT(shows(get(&w, ANNA, SECOND "/verslag"), "De Es"));
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, ANNA, SECOND "/verslag/ronde", "dagen=14").status == 303);
	world_work(&w);
	EXPECT(count(&w, MAILS "'noor@example.org' AND text LIKE '%/correctie/%'") == 1);
	EXPECT(count(&w, MAILS "'bram@example.org' AND text LIKE '%/correctie/%'") == 1);
	EXPECT(count(&w, MAILS "'daan@example.org'") == 0);
	world_end(&w);
}

TEST(course_names_go_thirty_days_after_the_last_session)
{
	struct world w = course();

	post(&w, STRANGER, SECOND "/aanmelden", NOOR);
	w.now = when_midnight(2027, 1, 27);
	run_job(&w, "privacy.terms");
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 1);
	w.now = when_midnight(2027, 1, 30);
	run_job(&w, "privacy.terms");
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 0);
	world_end(&w);
}

TEST(course_seat_of_someone_erased_half_way_is_for_who_waits)
{
	struct world w = course();

	post(&w, BRAM, FIRST "/aanmelden", "");
	post(&w, BRAM, FIRST "/aanmelden", "ander=Opa+Piet");
	post(&w, STRANGER, FIRST "/aanmelden", NOOR);
	w.now = when_midnight(2026, 12, 16);
	world_sql(&w, arena_f(w.arena, "INSERT INTO erasure (person_id, due_at,"
		" keep) VALUES (2, %lld, 0)", (long long)w.now).p);
	run_job(&w, "privacy.erase");
	EXPECT(count(&w, COMING) == 1);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Er is plaats%'") == 1);
	world_end(&w);
}

TEST(course_over_the_change_of_the_clock_keeps_its_hour)
{
	struct world w = course();

	EXPECT(post(&w, ANNA, NEW, FORM HOURS("2027-03-21", "02", "04")
		    "&herhaal=week&keren=3").status == 303);
	EXPECT(post(&w, STRANGER, AT("2027-04-04") "/aanmelden", NOOR).status == 303);
	EXPECT(count(&w, MAILS "'noor@example.org' AND calendar LIKE"
		" '%RRULE:FREQ=WEEKLY;INTERVAL=1;COUNT=3%'"
		" AND calendar LIKE '%EXDATE;TZID=Europe/Amsterdam:20270328T020000%'") == 1);
	EXPECT(shows(get(&w, STRANGER, AT("2027-03-21")), "van de 2 keren"));
	world_end(&w);
}

TEST(course_needs_to_repeat_and_to_end_after_it_begins)
{
	struct world w = course();
	struct reply r = post(&w, ANNA, NEW, FORM TUESDAY);

	EXPECT(r.status == 422 && shows(r, "Kies hoe vaak het terugkomt."));
	r = post(&w, ANNA, NEW, FORM HOURS("2026-12-08", "20", "18")
		 "&herhaal=week&keren=4");
	EXPECT(r.status == 422 && shows(r, "Het eindigt later dan het begint"));
	EXPECT(count(&w, "SELECT count(*) FROM plan_series") == 1);
	world_end(&w);
}

TEST(course_survives_a_failing_database)
{
	struct world w = course();

	post(&w, BRAM, FIRST "/aanmelden", "");
	survives_every_failure(&w, ANNA, NEW, FORM TUESDAY "&herhaal=week&keren=2");
	survives_every_failure(&w, STRANGER, SECOND "/aanmelden", NOOR);
	survives_every_failure(&w, ANNA, SECOND "/aanmeldingen/1", "doe=er");
	survives_every_failure(&w, ANNA, SECOND "/wijzigen", COMMON
		"&plek=De+kerk&datums=later&versie=1"
		HOURS("2026-12-16", "18", "20"));
	survives_every_failure(&w, ANNA, SECOND "/afgelasten",
			       "reden=De+zaal+is+koud&datums=later");
	survives_every_failure(&w, ANNA, SECOND "/verlengen", "keren=1");
	world_end(&w);
}
