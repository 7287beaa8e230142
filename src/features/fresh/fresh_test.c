/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/fresh/fresh.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, CORA = 3, A_DAY = 86400 };

#define YEAR_AGO "1760000000"           /* of a world's now: over a year */

/* Anna keeps De Linde and brings an hour, both unseen for over a year. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at, checked_at) VALUES"
		" (10, 'initiative', 'de-linde', 'De Linde', 'de linde', 0, 0, "
		YEAR_AGO "),"
		" (11, 'offer', 'een-uur', 'Een uur', 'een uur', 0, 0, " YEAR_AGO
		"), (12, 'initiative', 'nieuw-hier', 'Nieuw hier', 'nieuw', 0, 0,"
		" 1794000000);"
		"INSERT INTO party (id, kind) VALUES (10, 'initiative'),"
		" (12, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO offer (id, kind, person_id) VALUES (11, 'time', 1);"
		"INSERT INTO membership VALUES (1, 10, 'manager', 0),"
		" (1, 12, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (3, 'coordinator', 0, 'test');"
		"INSERT INTO job (kind, about, due) VALUES ('fresh.ask-all', 0, 0)");
	world_work(&w);
	return w;
}

static int64_t letters(struct world *w)
{
	return count(w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'anna@example.org' AND subject = 'Klopt dit nog?'");
}

/* The link about the last of the letter: the first path is of De Linde. */
static const char *link_of(struct world *w)
{
	return mailed(w, "anna@example.org", "/bevestig/").p;
}

TEST(one_letter_asks_about_all_that_nobody_looked_at_for_a_year)
{
	struct world w = village();

	EXPECT(letters(&w) == 1);
	EXPECT(count(&w, "SELECT count(*) FROM fresh_ask") == 2);
	EXPECT(shows(get(&w, STRANGER, link_of(&w)), "De Linde"));
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		" ('fresh.ask-all', 0, 0), ('fresh.ask', 1, 0)");
	world_work(&w);
	EXPECT(letters(&w) == 1);
	w.now -= 100 * A_DAY;                   /* a clock set back */
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		" ('fresh.ask-all', 0, 0)");
	world_work(&w);
	EXPECT(letters(&w) == 1);
	world_end(&w);
}

TEST(still_right_is_one_button_without_signing_in)
{
	struct world w = village();
	const char *link = link_of(&w);

	get(&w, STRANGER, link);
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE id = 10 AND"
		" checked_at > " YEAR_AGO) == 0);
	EXPECT(shows(post(&w, STRANGER, link, "antwoord=ja"),
		     "Over een jaar vragen wij het weer"));
	EXPECT(count(&w, "SELECT count(*) FROM entry WHERE id = 10 AND"
		" checked_at = 1795000000 AND checked_by = 'De Linde'") == 1);
	world_end(&w);
}

TEST(what_stopped_is_no_longer_shown_and_changed_leads_to_the_form)
{
	struct world w = village();
	const char *link = link_of(&w);

	EXPECT(post(&w, STRANGER, link, "antwoord=misschien").status == 422);
	EXPECT(post(&w, STRANGER, link, "antwoord=gestopt").status == 200);
	EXPECT(get(&w, STRANGER, "/initiatieven/de-linde").status != 200);
	world_end(&w);
	w = village();
	EXPECT(shows(post(&w, STRANGER, link_of(&w), "antwoord=anders"),
		     "/inloggen?naar=/initiatieven/de-linde/wijzigen"));
	world_end(&w);
}

TEST(after_a_month_one_reminder_of_what_was_not_answered)
{
	struct world w = village();

	post(&w, STRANGER, link_of(&w), "antwoord=ja");
	w.now += 31 * A_DAY;
	world_work(&w);
	EXPECT(letters(&w) == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject = 'Klopt dit"
		" nog?' AND text LIKE '%Een uur%'") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject = 'Klopt dit"
		" nog?' AND text LIKE '%De Linde%'") == 1);
	w.now += 31 * A_DAY;
	world_work(&w);
	EXPECT(letters(&w) == 2);
	world_end(&w);
}

TEST(a_coordinator_sees_what_nobody_looked_at_and_calls)
{
	struct world w = village();

	EXPECT(shows(get(&w, CORA, "/beheer/vers"), "De Linde"));
	EXPECT(!shows(get(&w, CORA, "/beheer/vers"), "Nieuw hier"));
	EXPECT(post(&w, CORA, "/beheer/vers/de-linde", "").status == 303);
	EXPECT(!shows(get(&w, CORA, "/beheer/vers"), "De Linde"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-linde"),
		     "door de coördinator"));
	world_end(&w);
}

TEST(a_coordinator_asks_once_more_and_not_twice_in_a_month)
{
	struct world w = village();

	EXPECT(!shows(get(&w, CORA, "/beheer/vers"), "/beheer/vers/de-linde/mail"));
	w.now += 40 * A_DAY;
	world_sign_in(&w, ANNA);
	world_sign_in(&w, CORA);
	EXPECT(shows(get(&w, CORA, "/beheer/vers"), "/beheer/vers/de-linde/mail"));
	world_sql(&w, "DELETE FROM job WHERE kind = 'fresh.remind'");
	EXPECT(post(&w, ANNA, "/beheer/vers/de-linde/mail", "").status == 403);
	EXPECT(post(&w, CORA, "/beheer/vers/de-linde/mail", "").status == 303);
	world_work(&w);
	EXPECT(letters(&w) == 2);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE text LIKE"
		" '%coördinator wil graag weten%De Linde%'") == 1);
	EXPECT(!shows(get(&w, CORA, "/beheer/vers"), "/beheer/vers/de-linde/mail"));
	post(&w, CORA, "/beheer/vers/de-linde/mail", "");
	world_work(&w);
	EXPECT(letters(&w) == 2);
	EXPECT(shows(post(&w, STRANGER, link_of(&w), "antwoord=ja"),
		     "Over een jaar vragen wij het weer"));
	world_end(&w);
}

TEST(what_stopped_goes_on_again_with_one_button)
{
	struct world w = village();

	post(&w, STRANGER, link_of(&w), "antwoord=gestopt");
	EXPECT(get(&w, STRANGER, "/initiatieven/de-linde").status == 410);
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven/de-linde"), "/mijn/verder"));
	EXPECT(shows(get(&w, ANNA, "/initiatieven/de-linde"), "/mijn/verder/de-linde"));
	EXPECT(shows(get(&w, ANNA, "/mijn"), "/mijn/verder/de-linde"));
	EXPECT(shows(get(&w, CORA, "/beheer/vers"), "/mijn/verder/de-linde"));
	EXPECT(post(&w, STRANGER, "/mijn/verder/de-linde", "").status == 303);
	EXPECT(get(&w, STRANGER, "/initiatieven/de-linde").status == 410);
	EXPECT(post(&w, ANNA, "/mijn/verder/een-uur", "").status == 404);
	EXPECT(post(&w, ANNA, "/mijn/verder/de-linde", "").status == 303);
	EXPECT(get(&w, STRANGER, "/initiatieven/de-linde").status == 200);
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-linde/geschiedenis"),
		     "zij zijn gestopt"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-linde/geschiedenis"),
		     "zij gaan weer verder"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed ="
		" 'fresh.resumed' AND actor_id = 1 AND entry_id = 10") == 1);
	EXPECT(post(&w, ANNA, "/mijn/verder/de-linde", "").status == 404);
	world_end(&w);
}

TEST(answering_whether_it_is_right_survives_every_failure)
{
	struct world w = village();

	survives_every_failure(&w, CORA, "/beheer/vers/een-uur", "");
	w.now += 40 * A_DAY;
	world_sign_in(&w, ANNA);
	world_sign_in(&w, CORA);
	survives_every_failure(&w, CORA, "/beheer/vers/de-linde/mail", "");
	survives_every_failure(&w, STRANGER, link_of(&w), "antwoord=gestopt");
	post(&w, STRANGER, link_of(&w), "antwoord=gestopt");
	survives_every_failure(&w, ANNA, "/mijn/verder/de-linde", "");
	world_end(&w);
}

TEST(what_nobody_answers_about_is_greyed_and_stays)
{
	struct world w = village();

	EXPECT(!shows(get(&w, STRANGER, "/initiatieven"), "Lang niet nagekeken"));
	w.now += 62 * A_DAY;
	EXPECT(shows(get(&w, STRANGER, "/initiatieven"), "Lang niet nagekeken"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-linde"),
		     "Lang niet nagekeken"));
	world_end(&w);
}
