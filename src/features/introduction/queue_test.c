/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/introduction/introduction.h"
#include "base/when.h"
#include "test/test.h"

enum { BRAM = 1, ASKERS = 10, MANY = 12 };

#define ASK "/initiatieven/de-linde/contact"
#define SENT "SELECT count(*) FROM introduction WHERE state = 'sent'"

/* De Linde, with Bram; and people numbered from ASKERS on who may ask. */
static struct world village(void)
{
	static const char *const names[MANY] = { "Ada", "Bea", "Cas", "Dion",
		"Els", "Fem", "Gea", "Hein", "Ilse", "Joep", "Kee", "Loes" };
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'de linde', 10, 10);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, BRAM, "Bram");
	for (int n = 0; n < MANY; n++)
		world_person(&w, ASKERS + n, names[n]);
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'manager', 0)");
	return w;
}

static void asks(struct world *w, int who)
{
	EXPECT(post(w, ASKERS + who, ASK,
		    "bericht=Wij+beginnen+net.&wens=write").status == 303);
}

static void pace(struct world *w, int n)
{
	EXPECT(post(w, BRAM, "/mijn/vragen-per-maand/de-linde",
		    arena_f(w->arena, "aantal=%d", n).p).status == 303);
}

static bool is(struct world *w, int who, const char *state)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM introduction"
		" WHERE person_id = %d AND state = '%s'", ASKERS + who, state).p);
}

static bool reads(struct world *w, int who, const char *date)
{
	int64_t id = count(w, arena_f(w->arena, "SELECT max(id) FROM"
		" introduction WHERE person_id = %d", ASKERS + who).p);

	return shows(get(w, ASKERS + who, arena_f(w->arena,
		"/mijn/contact/%lld", (long long)id).p), date);
}

TEST(four_a_month_is_what_they_get_unless_they_say_otherwise)
{
	struct world w = village();

	EXPECT(shows(get(&w, BRAM, "/mijn/namens/de-linde"),
		     "name=\"aantal\" type=\"number\" min=\"1\" max=\"99\" required value=\"4\""));
	for (int n = 0; n < 5; n++)
		asks(&w, n);
	EXPECT(count(&w, SENT) == 4 && is(&w, 4, "waiting"));
	EXPECT(reads(&w, 4, "1 december 2026"));
	EXPECT(shows(get(&w, ASKERS + 5, ASK), "1 december 2026"));
	EXPECT(shows(get(&w, ASKERS + 5, ASK), "Bekijk wie er nog meer past"));
	EXPECT(shows(get(&w, BRAM, "/mijn/namens/de-linde"), "<li>1 december 2026</li>"));
	EXPECT(!shows(get(&w, ASKERS, "/mijn/namens/de-linde"), "aantal"));
	EXPECT(post(&w, ASKERS, "/mijn/vragen-per-maand/de-linde",
		    "aantal=9").status == 404);
	world_end(&w);
}

/* The link below the answers: the mail without theirs has it first. */
static const char *pace_link(struct world *w)
{
	str answers = mailed(w, "bram@example.org", "/bevestig/");

	world_sql(w, arena_f(w->arena, "UPDATE mail SET text = replace(text,"
		" '%.*s', '')", (int)str_find(answers, S("?")), answers.p).p);
	return mailed(w, "bram@example.org", "/bevestig/").p;
}

TEST(a_tap_in_the_mail_sets_how_many_a_month)
{
	struct world w = village();
	const char *link;

	asks(&w, 0);
	asks(&w, 1);
	link = pace_link(&w);
	EXPECT(shows(get(&w, 0, link), "Nu 4 per maand."));
	EXPECT(post(&w, 0, link, "antwoord=99").status == 422);
	EXPECT(shows(post(&w, 0, link, "antwoord=2"), "hoogstens 2 mensen per maand"));
	asks(&w, 2);
	EXPECT(is(&w, 2, "waiting"));
	world_end(&w);
}

TEST(who_came_first_goes_first_when_there_is_room)
{
	struct world w = village();

	pace(&w, 1);
	for (int n = 0; n < 4; n++)
		asks(&w, n);
	EXPECT(is(&w, 0, "sent") && reads(&w, 1, "1 december 2026"));
	EXPECT(reads(&w, 3, "1 februari 2027"));
	pace(&w, 3);
	EXPECT(is(&w, 1, "sent") && is(&w, 2, "sent") && is(&w, 3, "waiting"));
	EXPECT(reads(&w, 3, "1 december 2026"));
	asks(&w, 4);
	EXPECT(reads(&w, 4, "1 december 2026"));
	pace(&w, 1);
	EXPECT(reads(&w, 3, "1 december 2026") && reads(&w, 4, "1 januari 2027"));
	w.now += 20 * DAY;
	world_work(&w);
	EXPECT(is(&w, 3, "sent") && is(&w, 4, "waiting"));
	world_end(&w);
}

TEST(not_now_is_as_long_as_they_say_and_all_who_wait_see_it)
{
	struct world w = village();

	pace(&w, 1);
	asks(&w, 0);
	asks(&w, 1);
	EXPECT(reads(&w, 1, "1 december 2026"));
	EXPECT(post(&w, BRAM, "/mijn/contact/1/antwoord",
		    "antwoord=later&weken=8").status == 303);
	EXPECT(is(&w, 0, "not-now") && reads(&w, 0, "13 januari 2027"));
	EXPECT(reads(&w, 1, "13 januari 2027"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bea@example.org' AND text LIKE '%13 januari 2027%'") == 1);
	world_end(&w);
}

TEST(who_waits_after_not_now_keeps_their_place)
{
	struct world w = village();

	pace(&w, 1);
	asks(&w, 0);
	asks(&w, 1);
	post(&w, BRAM, "/mijn/contact/1/antwoord", "antwoord=later&weken=2");
	EXPECT(shows(get(&w, ASKERS, "/mijn/contact/1"), "Ja, ik wacht op hen"));
	EXPECT(post(&w, BRAM, "/mijn/contact/1/wachten", "").status == 404);
	EXPECT(post(&w, 0, mailed(&w, "ada@example.org", "/bevestig/").p,
		    "antwoord=ja").status == 200);
	EXPECT(is(&w, 0, "waiting") && reads(&w, 0, "2 december 2026"));
	EXPECT(reads(&w, 1, "1 januari 2027"));
	w.now += 15 * DAY;
	world_work(&w);
	EXPECT(is(&w, 0, "sent") && is(&w, 1, "waiting"));
	world_end(&w);
}

TEST(five_letters_a_day_is_the_most_they_get)
{
	struct world w = village();

	pace(&w, 50);
	for (int n = 0; n < MANY; n++)
		asks(&w, n);
	EXPECT(count(&w, SENT) == 5);
	EXPECT(reads(&w, 5, "19 november 2026"));
	EXPECT(reads(&w, 10, "20 november 2026"));
	w.now += DAY;
	world_work(&w);
	EXPECT(count(&w, SENT) == 10);
	world_end(&w);
}

TEST(taking_it_back_gives_the_next_their_turn_sooner)
{
	struct world w = village();

	pace(&w, 1);
	for (int n = 0; n < 3; n++)
		asks(&w, n);
	EXPECT(reads(&w, 2, "1 januari 2027"));
	EXPECT(post(&w, ASKERS + 1, "/mijn/contact/2/terug", "").status == 303);
	EXPECT(reads(&w, 2, "1 december 2026"));
	EXPECT(post(&w, ASKERS, "/mijn/contact/1/terug", "").status == 303);
	EXPECT(reads(&w, 2, "1 december 2026"));        /* they had that mail */
	world_end(&w);
}

TEST(waiting_survives_every_failure)
{
	struct world w = village();

	pace(&w, 1);
	for (int n = 0; n < 3; n++)
		asks(&w, n);
	survives_every_failure(&w, BRAM, "/mijn/namens/de-linde", NULL);
	survives_every_failure(&w, BRAM, "/mijn/vragen-per-maand/de-linde", "aantal=2");
	survives_every_failure(&w, BRAM, "/mijn/contact/1/antwoord",
			       "antwoord=later&weken=2");
	survives_every_failure(&w, ASKERS, "/mijn/contact/1/wachten", "");
	world_end(&w);
}
