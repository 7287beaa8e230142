/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/openday/openday.h"
#include "base/when.h"
#include "test/test.h"

enum { BRAM = 1, ADA = 10, BEA, CAS, DION };

#define PLAN "/mijn/namens/de-linde/kijkmiddag"
#define DAY_IS "datum=2026-12-12&tijd=14%3A00&plek=Het+dorpshuis&aantal=2"
#define MAILS "SELECT count(*) FROM mail WHERE recipient = "

/* Four asked De Linde, which wants two a month: two of them wait. */
static struct world asked_by(int n)
{
	static const char *const names[] = { "Ada", "Bea", "Cas", "Dion" };
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'de linde', 10, 10);"
		"INSERT INTO party (id, kind, asks_a_month) VALUES"
		" (1, 'initiative', 2)");

	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'manager', 0)");
	for (int i = 0; i < n; i++) {
		world_person(&w, ADA + i, names[i]);
		post(&w, ADA + i, "/initiatieven/de-linde/contact",
		     "bericht=Wij+beginnen+net.&wens=write");
	}
	return w;
}

static struct world invited(void)
{
	struct world w = asked_by(4);

	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, BRAM, PLAN, DAY_IS).status == 303);
	return w;
}

static bool is(struct world *w, int who, const char *state)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM introduction"
		" WHERE person_id = %d AND state = '%s'", who, state).p);
}

static struct reply says(struct world *w, const char *to, const char *word)
{
	return post(w, 0, mailed(w, to, "/bevestig/").p,
		    arena_f(w->arena, "antwoord=%s", word).p);
}

TEST(two_askers_are_answered_one_by_one)
{
	struct world w = asked_by(2);

	world_work(&w);
	EXPECT(!shows(get(&w, BRAM, "/mijn/namens/de-linde"), "kijkmiddag"));
	EXPECT(!count(&w, "SELECT count(*) FROM openday_proposal"));
	world_end(&w);
}

TEST(three_askers_are_proposed_to_come_on_one_day)
{
	struct world w = asked_by(3);
	const char *link;

	EXPECT(shows(get(&w, BRAM, "/mijn/namens/de-linde"),
		     "3 mensen vragen u om een gesprek"));
	world_sql(&w, "DELETE FROM mail");
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('openday.look', 0, 0),"
		  " ('openday.look', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, MAILS "'bram@example.org'") == 1);
	link = mailed(&w, "bram@example.org", "/bevestig/").p;
	EXPECT(shows(get(&w, 0, link), "value=\"2026-12-05\""));
	EXPECT(post(&w, 0, link, "antwoord=ja&datum=gisteren&tijd=laat&plek=&aantal=0").status == 422);
	EXPECT(shows(post(&w, 0, link, "antwoord=ja&" DAY_IS), "Zij zijn uitgenodigd"));
	EXPECT(count(&w, MAILS "'ada@example.org' AND text LIKE"
		" '%zaterdag 12 december 2026%Het dorpshuis%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM openday_guest") == 3);
	world_end(&w);
}

TEST(only_the_contact_person_sets_a_day)
{
	struct world w = asked_by(3);

	EXPECT(get(&w, ADA, PLAN).status == 404);
	EXPECT(post(&w, ADA, PLAN, DAY_IS).status == 404);
	EXPECT(post(&w, BRAM, PLAN, DAY_IS).status == 303);
	EXPECT(get(&w, ADA, "/mijn/kijkmiddag/1").status == 404);
	EXPECT(post(&w, ADA, "/mijn/kijkmiddag/1/afzeggen", "").status == 404);
	EXPECT(post(&w, BEA, "/mijn/uitnodiging/1", "antwoord=yes").status == 404);
	EXPECT(shows(get(&w, BRAM, "/mijn/kijkmiddag/1"), "0 van hoogstens 2"));
	EXPECT(shows(get(&w, BRAM, "/mijn/kijkmiddag/1?taal=en"), "Your open day"));
	world_end(&w);
}

TEST(who_comes_is_answered_and_who_cannot_keeps_their_turn)
{
	struct world w = invited();

	EXPECT(is(&w, ADA, "sent") && is(&w, CAS, "waiting"));
	EXPECT(shows(get(&w, DION, "/mijn"), "Kijkmiddag bij De Linde"));
	EXPECT(shows(says(&w, "ada@example.org", "yes"), "Tot dan"));
	EXPECT(is(&w, ADA, "accepted"));
	EXPECT(!shows(get(&w, ADA, "/mijn/contact/1"), "bram@example.org"));
	EXPECT(shows(get(&w, ADA, "/mijn/contact/1"), "/schrijven"));
	EXPECT(shows(get(&w, CAS, "/mijn/contact/3"), "13 december 2026"));
	EXPECT(shows(says(&w, "cas@example.org", "no"), "eigen beurt"));
	EXPECT(is(&w, CAS, "waiting"));
	EXPECT(shows(get(&w, CAS, "/mijn/contact/3"), "1 december 2026"));
	EXPECT(post(&w, DION, "/mijn/uitnodiging/4", "antwoord=other").status == 303);
	EXPECT(shows(get(&w, BRAM, "/mijn/kijkmiddag/1"), "Wil graag een andere datum"));
	EXPECT(shows(get(&w, BRAM, "/mijn/kijkmiddag/1"), "1 van hoogstens 2"));
	world_end(&w);
}

TEST(when_it_is_full_one_keeps_their_turn)
{
	struct world w = invited();

	says(&w, "ada@example.org", "yes");
	says(&w, "cas@example.org", "yes");
	EXPECT(shows(says(&w, "dion@example.org", "yes"), "Het is al vol"));
	EXPECT(is(&w, DION, "waiting"));
	post(&w, ADA, "/mijn/uitnodiging/1", "antwoord=no");
	EXPECT(is(&w, ADA, "sent"));
	post(&w, DION, "/mijn/uitnodiging/4", "antwoord=yes");
	EXPECT(is(&w, DION, "accepted"));
	world_end(&w);
}

TEST(another_date_is_told_to_all_and_asked_again)
{
	struct world w = invited();

	says(&w, "ada@example.org", "yes");
	says(&w, "bea@example.org", "no");
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, BRAM, "/mijn/kijkmiddag/1", "datum=2026-12-19&tijd=14%3A00"
		"&plek=Het+dorpshuis&aantal=2").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE text LIKE"
		     " '%19 december 2026%'") == 4);
	EXPECT(is(&w, ADA, "accepted"));
	EXPECT(shows(says(&w, "bea@example.org", "yes"), "Tot dan"));
	world_sql(&w, "DELETE FROM mail");
	post(&w, BRAM, "/mijn/kijkmiddag/1", "datum=2026-12-19&tijd=14%3A00"
	     "&plek=Het+dorpshuis&aantal=9");
	EXPECT(!count(&w, "SELECT count(*) FROM mail"));
	EXPECT(post(&w, BRAM, "/mijn/kijkmiddag/1", "datum=2026-11-01&tijd=14%3A00"
		"&plek=Het+dorpshuis&aantal=9").status == 422);
	world_end(&w);
}

TEST(called_off_all_get_their_own_turn_again)
{
	struct world w = invited();

	says(&w, "ada@example.org", "yes");
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, BRAM, "/mijn/kijkmiddag/1/afzeggen", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject LIKE"
		     " '%gaat niet door%'") == 4);
	EXPECT(!is(&w, ADA, "accepted") && is(&w, CAS, "waiting"));
	EXPECT(shows(get(&w, CAS, "/mijn/contact/3"), "1 december 2026"));
	EXPECT(!shows(get(&w, CAS, "/mijn"), "Kijkmiddag bij"));
	EXPECT(get(&w, BRAM, PLAN).status == 200);
	world_end(&w);
}

TEST(it_stands_among_the_meetings_if_they_want)
{
	struct world w = asked_by(3);

	post(&w, BRAM, PLAN, DAY_IS "&agenda=ja");
	EXPECT(shows(get(&w, 0, "/bijeenkomsten"), "Kijkmiddag bij De Linde"));
	EXPECT(shows(get(&w, 0, "/bijeenkomsten/kijkmiddag-1"), "Het dorpshuis"));
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten/kijkmiddag-1"), "Ada"));
	post(&w, BRAM, "/mijn/kijkmiddag/1/afzeggen", "");
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten"), "Kijkmiddag"));
	EXPECT(get(&w, 0, "/bijeenkomsten/kijkmiddag-1").status == 404);
	world_end(&w);
}

TEST(who_asks_later_is_invited_as_well)
{
	struct world w = asked_by(3);

	post(&w, BRAM, PLAN, DAY_IS);
	world_person(&w, DION, "Dion");
	post(&w, DION, "/initiatieven/de-linde/contact",
	     "bericht=Wij+beginnen+net.&wens=write");
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('openday.look', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, MAILS "'dion@example.org' AND subject LIKE '%komen kijken%'") == 1);
	EXPECT(!count(&w, "SELECT count(*) FROM openday_proposal"));
	world_end(&w);
}

TEST(open_days_survive_every_failure)
{
	struct world w = asked_by(3);

	survives_every_failure(&w, BRAM, PLAN, NULL);
	survives_every_failure(&w, BRAM, PLAN, DAY_IS "&agenda=ja");
	survives_every_failure(&w, 0, mailed(&w, "ada@example.org", "/bevestig/").p,
			       "antwoord=yes");
	survives_every_failure(&w, BEA, "/mijn/uitnodiging/2", "antwoord=yes");
	survives_every_failure(&w, BRAM, "/mijn/kijkmiddag/1",
		"datum=2026-12-19&tijd=14%3A00&plek=Hier&aantal=3&agenda=ja");
	survives_every_failure(&w, BRAM, "/mijn/kijkmiddag/1/afzeggen", "");
	world_end(&w);
}
