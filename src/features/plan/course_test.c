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
	EXPECT(count(&w, "SELECT count(*) FROM registration WHERE came = 1") == 1);
	EXPECT(post(&w, ANNA, SECOND "/aanmeldingen/1", "doe=niet").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM registration WHERE came = 1") == 0);
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
