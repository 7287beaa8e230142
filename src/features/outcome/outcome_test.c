/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/outcome/outcome.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 7, BRAM = 8 };

#define TO_ANNA "SELECT count(*) FROM mail WHERE subject LIKE" \
	" 'Wat is ervan%' AND recipient = 'anna@example.org'"
#define TO_BRAM "SELECT count(*) FROM mail WHERE subject LIKE" \
	" 'Wat is ervan%' AND recipient = 'bram@example.org'"

/* Anna has an ask, and talked with De Linde and De Brug, of both of which Bram
 * is the contact person. */
static struct world talked(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0), (2, 'initiative', 'de-brug', 'De Brug', 'brug',"
		" 0, 0), (4, 'ask', 'q-hoe', 'Hoe <werkt> dat?', 'hoe', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative')");
	static const char form[] = "bericht=Wij+beginnen+net.&wens=write";

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_sql(&w, "INSERT INTO membership VALUES (8, 1, 'manager', 0),"
		" (8, 2, 'manager', 0)");
	post(&w, ANNA, "/initiatieven/de-linde/contact", form);
	post(&w, ANNA, "/initiatieven/de-brug/contact", form);
	post(&w, BRAM, "/mijn/contact/1/antwoord", "antwoord=ja");
	post(&w, BRAM, "/mijn/contact/2/antwoord", "antwoord=hier");
	return w;
}

/* The mails of that morning only. */
static void morning(struct world *w)
{
	world_sql(w, "DELETE FROM mail; DELETE FROM job; INSERT INTO job (kind,"
		     " about, due) VALUES ('outcome.look', 0, 0)");
	world_work(w);
}

TEST(all_that_is_open_stands_on_one_mail)
{
	struct world w = talked();

	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (4, 7)");
	post(&w, BRAM, "/mijn/contact/2/schrijven", "tekst=Wanneer+komt+u%3F");
	w.now += 100 * DAY;
	world_sql(&w, "UPDATE thread_message SET created_at = created_at + 8000000");
	morning(&w);
	EXPECT(count(&w, TO_ANNA) == 1 && count(&w, TO_BRAM) == 1);
	EXPECT(count(&w, TO_ANNA " AND text LIKE '%gesprek met De Linde%'"
		" AND text LIKE '%gesprek met De Brug%' AND text LIKE"
		" '%De Brug schreef u%' AND text LIKE '%Hoe <werkt> dat%'") == 1);
	EXPECT(shows(get(&w, 0, mailed(&w, "anna@example.org", "/bevestig/").p),
		     "Ja, het hielp"));
	world_end(&w);
}

TEST(nothing_is_asked_before_four_weeks_nor_where_nothing_is_open)
{
	struct world w = talked();

	w.now += 27 * DAY;
	morning(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM mail"));
	post(&w, ANNA, "/mijn/contact/1/afloop", "antwoord=yes");
	post(&w, ANNA, "/mijn/contact/2/afloop", "antwoord=no");
	w.now += 2 * DAY;
	morning(&w);
	EXPECT(!count(&w, TO_ANNA) && count(&w, TO_BRAM) == 1);
	world_end(&w);
}

TEST(nobody_gets_two_such_mails_in_a_month)
{
	struct world w = talked();

	w.now += 28 * DAY;
	morning(&w);
	EXPECT(count(&w, TO_ANNA) == 1);
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (4, 7)");
	w.now += 27 * DAY;
	morning(&w);
	EXPECT(!count(&w, TO_ANNA));
	w.now += DAY;
	morning(&w);
	EXPECT(count(&w, TO_ANNA " AND text LIKE '%Hoe <werkt> dat%'"
		" AND text NOT LIKE '%De Linde%'") == 1);
	world_end(&w);
}

TEST(a_point_is_asked_twice_and_then_left_alone)
{
	struct world w = talked();
	int asked = 0;

	for (int month = 0; month < 12; month++) {
		w.now += 30 * DAY;
		morning(&w);
		asked += (int)count(&w, TO_ANNA);
	}
	EXPECT(asked == 2);
	world_end(&w);
}

TEST(an_ask_is_closed_by_one_tap)
{
	struct world w = talked();
	str first, solved;

	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (4, 7);"
		      "DELETE FROM introduction");
	morning(&w);
	first = mailed(&w, "anna@example.org", "/bevestig/");
	world_sql(&w, arena_f(w.arena, "UPDATE mail SET text = replace(text,"
		" '%s', '')", first.p).p);
	solved = mailed(&w, "anna@example.org", "/bevestig/");
	EXPECT(post(&w, 0, solved.p, "antwoord=opgelost").status == 303);
	EXPECT(count(&w, "SELECT solved_at FROM ask") == w.now);
	world_end(&w);
}
