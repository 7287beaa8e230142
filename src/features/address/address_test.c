/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/address/address.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BEA = 2 };

static struct world street(void)
{
	struct world w = world_new("");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_sql(&w, "INSERT INTO role_grant (person_id, role, granted_at,"
		      " granted_by) VALUES (2, 'administrator', 0, 'test')");
	return w;
}

static const char old_mail[] = "anna@example.org",
		  new_mail[] = "anna.nieuw@example.org";

/* The links to the old and to the new address. */
struct letters { const char *old, *new; };

static struct letters ask(struct world *w)
{
	EXPECT(post(w, ANNA, "/mijn/adres",
		    "email=Anna.Nieuw@example.org").status == 303);
	return (struct letters){ mailed(w, old_mail, "/bevestig/").p,
				 mailed(w, new_mail, "/bevestig/").p };
}

static int64_t has_new(struct world *w)
{
	return count(w, "SELECT count(*) FROM person WHERE id = 1 AND"
			" mail = 'anna.nieuw@example.org'");
}

static struct reply says(struct world *w, const char *link, const char *what)
{
	return post(w, STRANGER, link, arena_f(w->arena, "antwoord=%s", what).p);
}

TEST(an_address_changes_when_old_and_new_say_yes)
{
	struct world w = street();
	struct letters l = ask(&w);

	EXPECT(shows(get(&w, ANNA, "/mijn/adres"), "Tot dan verandert er niets"));
	EXPECT(shows(get(&w, STRANGER, l.new), "Is dit uw nieuwe adres?"));
	EXPECT(shows(says(&w, l.new, "ja"), "ja van uw oude adres"));
	EXPECT(!has_new(&w));
	EXPECT(shows(get(&w, STRANGER, l.old), "Nee, dat was ik niet"));
	EXPECT(shows(get(&w, STRANGER, l.old), "a***@example.org"));
	EXPECT(shows(says(&w, l.old, "ja"), "Uw nieuwe adres werkt"));
	EXPECT(has_new(&w));
	EXPECT(get(&w, ANNA, "/mijn").status == 303);   /* signed out */
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE"
		     " deed = 'address.changed'") == 1);
	EXPECT(says(&w, l.new, "ja").status == 410);
	world_end(&w);
}

TEST(the_other_way_round_as_well_and_who_is_there_stays_signed_in)
{
	struct world w = street();
	struct letters l = ask(&w);

	EXPECT(shows(says(&w, l.old, "ja"), "ja van het nieuwe adres"));
	EXPECT(!has_new(&w));
	EXPECT(post(&w, ANNA, l.new, "antwoord=ja").status == 200);
	EXPECT(has_new(&w));
	EXPECT(shows(get(&w, ANNA, "/mijn"), new_mail));
	world_end(&w);
}

TEST(that_was_not_me_stops_it_and_signs_all_out)
{
	struct world w = street();
	struct letters l = ask(&w);

	says(&w, l.new, "ja");
	EXPECT(shows(says(&w, l.old, "nee"), "Uw adres is zoals het was"));
	EXPECT(!has_new(&w));
	EXPECT(get(&w, ANNA, "/mijn").status == 303);
	EXPECT(get(&w, BEA, "/mijn").status == 200);
	world_end(&w);
}

TEST(that_was_not_me_works_for_seven_days_after_it_changed)
{
	struct world w = street();
	struct letters l = ask(&w);
	const char *late;

	says(&w, l.new, "ja");
	says(&w, l.old, "ja");
	late = mailed(&w, old_mail, "/bevestig/").p;
	w.now += 6 * DAY;
	EXPECT(!shows(get(&w, STRANGER, late), "Ja, dat was ik"));
	EXPECT(says(&w, late, "nee").status == 200);
	EXPECT(!has_new(&w));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE"
		     " deed = 'address.undone'") == 1);
	world_sign_in(&w, ANNA);
	l = ask(&w);
	says(&w, l.new, "ja");
	says(&w, l.old, "ja");
	late = mailed(&w, old_mail, "/bevestig/").p;
	w.now += 8 * DAY;
	EXPECT(says(&w, late, "nee").status == 410);
	EXPECT(has_new(&w));
	world_end(&w);
}

TEST(who_showed_a_passkey_need_not_say_yes_at_the_old_address)
{
	struct world w = street();
	struct letters l;

	world_sql(&w, "UPDATE session SET way = 'passkey'");
	l = ask(&w);
	EXPECT(!shows(get(&w, STRANGER, l.old), "Ja, dat was ik"));
	EXPECT(shows(says(&w, l.new, "ja"), "Uw nieuwe adres werkt"));
	EXPECT(has_new(&w));
	EXPECT(says(&w, l.old, "ja").status == 200);    /* a no, as it is */
	EXPECT(!has_new(&w));
	world_end(&w);
}

TEST(the_address_of_someone_else_looks_the_same_and_never_becomes_theirs)
{
	struct world w = street();
	const char *link;

	EXPECT(post(&w, ANNA, "/mijn/adres", "email=bea@example.org").status == 303);
	EXPECT(!mailed(&w, "bea@example.org", "/bevestig/").n);
	link = ask(&w).new;
	world_sql(&w, "UPDATE person SET mail = 'anna.nieuw@example.org'"
		      " WHERE id = 2");
	says(&w, mailed(&w, old_mail, "/bevestig/").p, "ja");
	EXPECT(shows(says(&w, link, "ja"), "Er is niets veranderd"));
	EXPECT(!has_new(&w));
	world_end(&w);
}

TEST(a_change_is_stopped_or_asked_anew)
{
	struct world w = street();
	struct letters first = ask(&w), second;

	second = ask(&w);
	EXPECT(says(&w, first.new, "ja").status == 404);
	EXPECT(post(&w, ANNA, "/mijn/adres/stop", "").status == 303);
	EXPECT(says(&w, second.new, "ja").status == 404);
	EXPECT(!shows(get(&w, ANNA, "/mijn/adres"), "Tot dan"));
	EXPECT(post(&w, ANNA, "/mijn/adres", "email=anna@example.org").status == 422);
	EXPECT(post(&w, ANNA, "/mijn/adres", "email=anna").status == 422);
	world_end(&w);
}

TEST(no_role_is_given_for_three_days_after_an_address_changed)
{
	struct world w = street();
	struct letters l = ask(&w);
	static const char form[] = "email=anna.nieuw@example.org&rol=desk";

	says(&w, l.new, "ja");
	says(&w, l.old, "ja");
	EXPECT(shows(post(&w, BEA, "/beheer/rollen", form),
		     "minder dan drie dagen geleden"));
	w.now += 3 * DAY;
	world_sign_in(&w, BEA);
	EXPECT(post(&w, BEA, "/beheer/rollen", form).status == 303);
	world_end(&w);
}

TEST(an_address_asks_a_sign_in_of_the_last_ten_minutes)
{
	struct world w = street();

	w.now += 11 * MINUTE;
	EXPECT(get(&w, ANNA, "/mijn/adres").status == 303);
	EXPECT(post(&w, ANNA, "/mijn/adres", "email=x@example.org").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM address_change") == 0);
	world_end(&w);
}

TEST(a_failing_database_changes_no_address)
{
	struct world w = street();
	struct letters l;

	survives_every_failure(&w, ANNA, "/mijn/adres", NULL);
	survives_every_failure(&w, ANNA, "/mijn/adres", "email=b@example.org");
	survives_every_failure(&w, ANNA, "/mijn/adres/stop", "");
	l = ask(&w);
	survives_every_failure(&w, STRANGER, l.new, "antwoord=ja");
	survives_every_failure(&w, STRANGER, l.old, "antwoord=ja");
	EXPECT(has_new(&w));
	survives_every_failure(&w, STRANGER, mailed(&w, old_mail, "/bevestig/").p,
			       "antwoord=nee");
	EXPECT(!has_new(&w));
	world_end(&w);
}
