/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/named/named.h"
#include "test/test.h"

enum { ANNA = 1, BEA = 2, STRANGER = 0 };

#define ASK "tekst=Wie+weet+hoe+dit+moet&titel=Wie+weet+dit&lezers=everyone" \
	    "&namens=De+Linde"
#define LINDE "linde@example.org"

/* De Linde has an address and a manager, Bea; Het Anker has neither. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (10, 'initiative', 'de-linde', 'De Linde', 'de linde', 0, 0),"
		" (11, 'initiative', 'het-anker', 'Het Anker', 'het anker', 0, 0);"
		"INSERT INTO party (id, kind, mail) VALUES"
		" (10, 'initiative', '" LINDE "'), (11, 'initiative', '');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO membership VALUES (2, 10, 'manager', 0)");
	return w;
}

static int64_t letters(struct world *w)
{
	world_work(w);
	return count(w, "SELECT count(*) FROM mail WHERE recipient = '" LINDE "'");
}

/* Anna asked in the name of De Linde; the link in the letter about it. */
static const char *asked_by_anna(struct world *w)
{
	EXPECT(post(w, ANNA, "/vragen/nieuw/versturen", ASK).status == 303);
	EXPECT(letters(w) == 1);
	return mailed(w, LINDE, "/bevestig/").p;
}

TEST(who_is_named_by_another_gets_one_letter)
{
	struct world w = village();
	const char *link = asked_by_anna(&w);
	struct reply r = get(&w, STRANGER, link);

	EXPECT(shows(r, "Geschreven uit naam van De Linde"));
	EXPECT(shows(r, "Wie weet dit"));
	EXPECT(shows(post(&w, STRANGER, link, "antwoord=ja"), "Het blijft zo staan"));
	EXPECT(get(&w, STRANGER, "/vragen/wie-weet-dit").status == 200);
	EXPECT(post(&w, STRANGER, link, "antwoord=weg").status == 410);
	EXPECT(letters(&w) == 1);
	world_end(&w);
}

TEST(who_acts_for_it_or_has_no_address_gets_none)
{
	struct world w = village();

	EXPECT(post(&w, BEA, "/vragen/nieuw/versturen", ASK).status == 303);
	EXPECT(post(&w, ANNA, "/vragen/nieuw/versturen", "tekst=Wie+weet+hoe+dit"
		"&titel=Wie+weet&lezers=everyone&namens=Het+Anker").status == 303);
	EXPECT(letters(&w) == 0);
	world_end(&w);
}

TEST(what_is_held_is_told_once_it_is_shown)
{
	struct world w = village();

	post(&w, STRANGER, "/vragen/nieuw/versturen",
	     ASK "&naam=Noor&email=noor@example.org");
	EXPECT(letters(&w) == 0);
	post(&w, STRANGER, mailed(&w, "noor@example.org", "/bevestig/").p,
	     "antwoord=ja");
	EXPECT(letters(&w) == 1);
	world_end(&w);
}

TEST(who_is_named_takes_it_away)
{
	struct world w = village();
	const char *link = asked_by_anna(&w);

	EXPECT(post(&w, STRANGER, link, "antwoord=misschien").status == 422);
	EXPECT(post(&w, STRANGER, link, "antwoord=weg").status == 200);
	EXPECT(get(&w, STRANGER, "/vragen/wie-weet-dit").status == 404);
	world_end(&w);
}

TEST(who_is_named_may_manage_it_from_then_on)
{
	struct world w = village();
	struct reply r = post(&w, STRANGER, asked_by_anna(&w), "antwoord=beheer");

	EXPECT(shows(r, "U handelt hier voortaan namens De Linde"));
	EXPECT(shows(r, "/inloggen?naar=/vragen/wie-weet-dit/wijzigen"));
	EXPECT(count(&w, "SELECT count(*) FROM membership m JOIN person p ON"
		" p.id = m.person_id WHERE p.mail = '" LINDE "' AND"
		" m.party_id = 10 AND m.role = 'manager'") == 1);
	world_end(&w);
}

TEST(a_link_about_what_has_another_name_now_does_nothing)
{
	struct world w = village();
	const char *link = asked_by_anna(&w);

	world_sql(&w, "DELETE FROM entry_link");
	EXPECT(get(&w, STRANGER, link).status == 404);
	EXPECT(post(&w, STRANGER, link, "antwoord=beheer").status == 404);
	EXPECT(count(&w, "SELECT count(*) FROM membership") == 1);
	world_end(&w);
}

TEST(answering_the_letter_survives_every_failure)
{
	struct world w = village();

	survives_every_failure(&w, STRANGER, asked_by_anna(&w), "antwoord=beheer");
	post(&w, ANNA, "/vragen/nieuw/versturen", ASK);
	EXPECT(letters(&w) == 2);
	survives_every_failure(&w, STRANGER,
		mailed(&w, LINDE, "/bevestig/").p, "antwoord=weg");
	world_end(&w);
}
