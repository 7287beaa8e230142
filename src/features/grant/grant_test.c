/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/grant/grant.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 1, BEA = 2, CORA = 3 };

/* Bea administers, Cora coordinates, Anna lives there. */
static struct world office(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own,"
		" municipality_id) VALUES"
		" (1, 'mun-proef', 'Gemeente Proef', 'proef', 'municipality', 1, 1),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1, 1);"
		"INSERT INTO place_within (place_id, within_id) VALUES (1, 1),"
		" (2, 2), (2, 1);"
		"INSERT INTO theme (id, slug, nl, en) VALUES"
		" (1, 'eten', 'Samen eten', 'Meals')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO role_grant (id, person_id, role, granted_at,"
		      " granted_by) VALUES (7, 2, 'administrator', 0, 'test'),"
		      " (8, 3, 'coordinator', 0, 'test')");
	return w;
}

TEST(an_administrator_gives_a_role_in_a_place)
{
	struct world w = office();
	struct reply page;

	EXPECT(get(&w, ANNA, "/beheer").status == 403);
	EXPECT(post(&w, BEA, "/beheer/rollen", "email=Anna@example.org"
		    "&rol=coordinator&plaats=Oostdorp").status == 303);
	EXPECT(get(&w, ANNA, "/beheer").status == 200);
	page = get(&w, BEA, "/beheer/rollen");
	EXPECT(shows(page, "Coördinator, Oostdorp"));
	EXPECT(shows(page, "gegeven door Bea"));
	EXPECT(mailed(&w, "anna@example.org", "Coördinator,").n);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 2 AND"
		     " person_id = 1 AND deed = 'role.granted'") == 1);
	EXPECT(shows(get(&w, BEA, "/beheer/rollen?taal=en"), "Coordinator, Oostdorp"));
	world_end(&w);
}

TEST(a_role_for_a_theme_until_a_day_ends_by_itself)
{
	struct world w = office();

	EXPECT(post(&w, BEA, "/beheer/rollen", "email=anna@example.org"
		    "&rol=moderator&thema=eten&tot=2026-12-01").status == 303);
	EXPECT(shows(get(&w, BEA, "/beheer/rollen"), "Tot en met 1 december 2026"));
	EXPECT(shows(get(&w, BEA, "/beheer/rollen"), "Moderator, Samen eten"));
	EXPECT(get(&w, ANNA, "/beheer").status == 200);
	w.now = when_midnight(2026, 12, 2);
	world_sign_in(&w, ANNA);
	world_sign_in(&w, BEA);
	EXPECT(get(&w, ANNA, "/beheer").status == 403);
	EXPECT(shows(get(&w, BEA, "/beheer/rollen"), "Gestopt"));
	world_end(&w);
}

TEST(someone_new_can_be_given_a_role)
{
	struct world w = office();

	EXPECT(post(&w, BEA, "/beheer/rollen", "email=nieuw@example.org"
		    "&rol=municipality&plaats=gemeente+Proef").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM person p JOIN role_grant g ON"
		     " g.person_id = p.id WHERE p.name = 'nieuw' AND"
		     " g.place_id = 1 AND p.confirmed_at = 0") == 1);
	EXPECT(mailed(&w, "nieuw@example.org", "/inloggen?naar=").n);
	world_end(&w);
}

TEST(what_does_not_fit_is_said_at_the_field)
{
	static const struct { const char *form, *says; } wrong[] = {
		{ "email=x&rol=desk", "Vul een e-mailadres in" },
		{ "email=anna@example.org", "Kies wat past" },
		{ "email=anna@example.org&rol=koning", "Kies een van deze" },
		{ "email=anna@example.org&rol=desk&plaats=Nergenshuizen",
		  "kennen deze plaats niet" },
		{ "email=anna@example.org&rol=desk&thema=niets",
		  "Kies een van deze" },
		{ "email=anna@example.org&rol=desk&thema=eten&plaats=Oostdorp",
		  "niet allebei" },
		{ "email=anna@example.org&rol=administrator&plaats=Oostdorp",
		  "Laat plaats en thema leeg" },
		{ "email=anna@example.org&rol=municipality&plaats=Oostdorp",
		  "Typ de gemeente" },
		{ "email=anna@example.org&rol=desk&tot=2020-01-01",
		  "Kies een dag die nog komt" },
		{ "email=anna@example.org&rol=desk&tot=morgen",
		  "Kies een dag die nog komt" },
		{ "email=cora@example.org&rol=coordinator",
		  "heeft deze rol daar al" },
	};
	struct world w = office();

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct reply r = post(&w, BEA, "/beheer/rollen", wrong[i].form);

		EXPECT(r.status == 422);
		EXPECT(shows(r, wrong[i].says));
	}
	EXPECT(count(&w, "SELECT count(*) FROM role_grant") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 0);
	world_end(&w);
}

TEST(a_role_ends_at_once_and_is_remembered)
{
	struct world w = office();

	EXPECT(get(&w, CORA, "/beheer").status == 200);
	EXPECT(shows(get(&w, BEA, "/beheer/rollen/8"), "Deze rol beëindigen?"));
	EXPECT(post(&w, BEA, "/beheer/rollen/8", "").status == 303);
	EXPECT(get(&w, CORA, "/beheer").status == 403);
	EXPECT(shows(get(&w, BEA, "/beheer/rollen"), "Beëindigd door Bea"));
	EXPECT(mailed(&w, "cora@example.org", "is gestopt").n);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE"
		     " deed = 'role.ended'") == 1);
	EXPECT(post(&w, BEA, "/beheer/rollen/8", "").status == 404);
	world_end(&w);
}

TEST(there_is_always_an_administrator)
{
	struct world w = office();

	EXPECT(post(&w, BEA, "/beheer/rollen/7", "").status == 409);
	EXPECT(post(&w, BEA, "/beheer/rollen", "email=anna@example.org"
		    "&rol=administrator").status == 303);
	EXPECT(post(&w, BEA, "/beheer/rollen/7", "").status == 303);
	EXPECT(get(&w, BEA, "/beheer").status == 403);
	world_end(&w);
}

TEST(roles_ask_a_sign_in_of_the_last_ten_minutes)
{
	struct world w = office();
	struct reply r;

	w.now += 10 * MINUTE + 1;
	r = get(&w, BEA, "/beheer/rollen");
	EXPECT(r.status == 303);
	EXPECT(str_eq(r.location, S("/mijn/bevestigen?naar=/beheer/rollen")) ||
	       str_eq(r.location, S("/mijn/bevestigen?naar=%2Fbeheer%2Frollen")));
	EXPECT(post(&w, BEA, "/beheer/rollen/8", "").status == 303);
	EXPECT(get(&w, CORA, "/beheer").status == 200);
	world_end(&w);
}

TEST(a_failing_database_changes_no_role)
{
	struct world w = office();

	survives_every_failure(&w, BEA, "/beheer/rollen", NULL);
	survives_every_failure(&w, BEA, "/beheer/rollen/8", NULL);
	survives_every_failure(&w, BEA, "/beheer/rollen",
			       "email=new@example.org&rol=desk&plaats=Oostdorp");
	survives_every_failure(&w, BEA, "/beheer/rollen/8", "");
	world_end(&w);
}
