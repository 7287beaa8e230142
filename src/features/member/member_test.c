/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/member/member.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BOB = 2, CIS = 3, DEA = 4 };

/* De Tafel (5): Anna is its contact person, Bob takes part. De Brug (6) has
 * nobody. Cis and Dea belong to neither. */
static struct world table(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (5, 'initiative', 'de-tafel', 'De <Tafel>', 'tafel', 0, 0),"
		" (6, 'initiative', 'de-brug', 'De Brug', 'brug', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (5, 'initiative'),"
		" (6, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BOB, "Bob");
	world_person(&w, CIS, "Cis");
	world_person(&w, DEA, "Dea");
	world_sql(&w, "INSERT INTO membership (person_id, party_id, role, since)"
		      " VALUES (1, 5, 'manager', 0), (2, 5, 'member', 0)");
	return w;
}

static int64_t are(struct world *w, const char *role)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM membership"
		" WHERE party_id = 5 AND role = '%s'", role).p);
}

/* Anna invites Cis; the path of the link in the mail. */
static const char *invited(struct world *w, const char *role)
{
	EXPECT(post(w, ANNA, "/mijn/namens/de-tafel/uitnodigen",
		    arena_f(w->arena, "email=Cis@example.org&rol=%s",
			    role).p).status == 303);
	return mailed(w, "cis@example.org", "/bevestig/").p;
}

TEST(who_is_invited_acts_for_them_after_a_button)
{
	struct world w = table();
	const char *link = invited(&w, "manager");

	EXPECT(shows(get(&w, ANNA, "/mijn/namens/de-tafel"), "cis@example.org"));
	EXPECT(shows(get(&w, STRANGER, link), "Doet u mee namens De &lt;Tafel&gt;?"));
	EXPECT(are(&w, "manager") == 1);
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 303);
	EXPECT(are(&w, "manager") == 2);
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 410);
	EXPECT(shows(get(&w, CIS, "/mijn"), "contactpersoon"));
	EXPECT(shows(get(&w, BOB, "/mijn"), "doet mee namens"));
	EXPECT(!shows(get(&w, DEA, "/mijn"), "Namens wie u meedoet"));
	world_end(&w);
}

TEST(an_invitation_is_good_for_seven_days)
{
	struct world w = table();
	const char *link = invited(&w, "member");

	w.now += 7 * DAY;
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 410);
	EXPECT(are(&w, "member") == 1);
	world_end(&w);
}

TEST(an_invitation_can_be_declined_or_taken_back)
{
	struct world w = table();
	const char *first = invited(&w, "member"), *second;

	EXPECT(post(&w, STRANGER, first, "antwoord=nee").status == 303);
	second = invited(&w, "member");
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/intrekken",
		    "wie=3").status == 303);
	EXPECT(post(&w, STRANGER, second, "antwoord=ja").status == 410);
	EXPECT(!shows(get(&w, ANNA, "/mijn/namens/de-tafel"), "cis@example.org"));
	EXPECT(are(&w, "member") == 1);
	world_end(&w);
}

TEST(someone_new_can_be_invited)
{
	struct world w = table();
	const char *link;

	post(&w, ANNA, "/mijn/namens/de-tafel/uitnodigen",
	     "email=nieuw@example.org&rol=member");
	link = mailed(&w, "nieuw@example.org", "/bevestig/").p;
	EXPECT(post(&w, STRANGER, link, "antwoord=ja").status == 303);
	EXPECT(are(&w, "member") == 2);
	world_end(&w);
}

TEST(who_asks_to_take_part_is_let_in_by_a_manager)
{
	struct world w = table();

	EXPECT(shows(get(&w, DEA, "/mijn/namens/de-tafel"), "Vraag om mee te doen"));
	EXPECT(post(&w, DEA, "/mijn/namens/de-tafel/meedoen", "").status == 303);
	post(&w, DEA, "/mijn/namens/de-tafel/meedoen", "");
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 1);
	EXPECT(mailed(&w, "anna@example.org", "/mijn/namens/de-tafel").n);
	EXPECT(shows(get(&w, DEA, "/mijn/namens/de-tafel"), "U hebt gevraagd"));
	EXPECT(!shows(get(&w, BOB, "/mijn/namens/de-tafel"), "dea@example.org"));
	EXPECT(post(&w, BOB, "/mijn/namens/de-tafel/toelaten",
		    "wie=4&antwoord=ja").status == 403);
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/toelaten",
		    "wie=4&antwoord=ja").status == 303);
	EXPECT(are(&w, "member") == 2);
	EXPECT(mailed(&w, "dea@example.org", "/mijn").n);
	/* Nobody is let in who did not ask. */
	post(&w, ANNA, "/mijn/namens/de-tafel/toelaten", "wie=3&antwoord=ja");
	EXPECT(are(&w, "member") == 2);
	world_end(&w);
}

TEST(a_manager_may_say_no_to_who_asks)
{
	struct world w = table();

	post(&w, DEA, "/mijn/namens/de-tafel/meedoen", "");
	post(&w, ANNA, "/mijn/namens/de-tafel/toelaten", "wie=4&antwoord=nee");
	EXPECT(are(&w, "member") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM membership_request") == 0);
	world_end(&w);
}

TEST(handing_over_is_making_another_manager_and_stepping_back)
{
	struct world w = table();

	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/rol", "wie=1").status == 409);
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/weg", "wie=1").status == 409);
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/rol", "wie=2").status == 303);
	EXPECT(are(&w, "manager") == 2);
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/weg", "wie=1").status == 303);
	EXPECT(are(&w, "manager") == 1 && are(&w, "member") == 0);
	EXPECT(post(&w, BOB, "/mijn/namens/de-tafel/weg", "wie=2").status == 409);
	world_end(&w);
}

TEST(a_manager_cannot_put_another_manager_out)
{
	struct world w = table();

	world_sql(&w, "UPDATE membership SET role = 'manager'");
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/weg", "wie=2").status == 403);
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/rol", "wie=2").status == 403);
	EXPECT(are(&w, "manager") == 2);
	EXPECT(post(&w, BOB, "/mijn/namens/de-tafel/rol", "wie=2").status == 303);
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/weg", "wie=2").status == 303);
	EXPECT(are(&w, "manager") == 1 && are(&w, "member") == 0);
	world_end(&w);
}

TEST(only_a_manager_decides_who_takes_part)
{
	static const char *const posts[] = { "uitnodigen", "intrekken", "weg",
		"rol", "toelaten" };
	struct world w = table();

	for (size_t i = 0; i < COUNT(posts); i++) {
		const char *path = arena_f(w.arena, "/mijn/namens/de-tafel/%s",
					   posts[i]).p;

		EXPECT(post(&w, BOB, path, "wie=1&email=x@example.org&rol=member"
			    "&antwoord=ja").status == 403);
		EXPECT(post(&w, DEA, path, "wie=1&email=x@example.org&rol=member"
			    "&antwoord=ja").status == 403);
	}
	EXPECT(are(&w, "manager") == 1 && are(&w, "member") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	EXPECT(!shows(get(&w, DEA, "/mijn/namens/de-tafel"), "Anna"));
	EXPECT(!shows(get(&w, BOB, "/mijn/namens/de-tafel"), "anna@example.org"));
	EXPECT(post(&w, ANNA, "/mijn/namens/de-tafel/uitnodigen",
		    "email=x&rol=member").status == 422);
	EXPECT(get(&w, ANNA, "/mijn/namens/nergens").status == 404);
	world_end(&w);
}

TEST(a_single_manager_is_told_that_two_are_safer)
{
	struct world w = table();

	EXPECT(shows(get(&w, ANNA, "/initiatieven/de-tafel"), "enige contactpersoon"));
	EXPECT(!shows(get(&w, BOB, "/initiatieven/de-tafel"), "enige contactpersoon"));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-tafel"), "Hoort u bij hen?"));
	EXPECT(!shows(get(&w, STRANGER, "/initiatieven/de-brug"), "Hoort u bij hen?"));
	world_sql(&w, "UPDATE membership SET role = 'manager'");
	EXPECT(!shows(get(&w, ANNA, "/initiatieven/de-tafel"), "enige contactpersoon"));
	EXPECT(shows(get(&w, ANNA, "/mijn/namens/de-tafel?taal=en"), "On behalf of"));
	world_end(&w);
}

TEST(a_failing_database_changes_no_membership)
{
	struct world w = table();
	const char *link = invited(&w, "member");

	post(&w, DEA, "/mijn/namens/de-tafel/meedoen", "");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel", NULL);
	survives_every_failure(&w, STRANGER, link, "antwoord=ja");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel/toelaten",
			       "wie=4&antwoord=ja");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel/uitnodigen",
			       "email=new@example.org&rol=manager");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel/intrekken", "wie=3");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel/rol", "wie=2");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel/weg", "wie=1");
	survives_every_failure(&w, ANNA, "/mijn/namens/de-tafel/meedoen", "");
	world_end(&w);
}
