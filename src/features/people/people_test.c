/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/people/people.h"
#include "base/when.h"
#include "mail/list.h"
#include "test/test.h"

enum { ANNA = 1, BEA = 2, CORA = 3, RENEE = 4, WIM = 5 };

/* Bea administers, Cora coordinates Oostdorp. Anna acts for De Linde there,
 * Renée asks something there; Wim acts for something elsewhere. */
static struct world office(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1),"
		" (2, 'westdorp', 'Westdorp', 'westdorp', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 0, 0),"
		" (2, 'initiative', 'het-anker', 'Het Anker', 'anker', 2, 0, 0),"
		" (3, 'ask', 'q-hoe', 'Hoe werkt dat?', 'hoe', 1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative'),"
		" (2, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BEA, "Bea");
	world_person(&w, CORA, "Cora");
	world_person(&w, RENEE, "Renee");
	world_person(&w, WIM, "Wim");
	world_sql(&w, "UPDATE person SET name = 'Renée' WHERE id = 4;"
		"INSERT INTO membership VALUES (1, 1, 'manager', 0),"
		" (5, 2, 'member', 0);"
		"INSERT INTO ask (id, person_id) VALUES (3, 4);"
		"INSERT INTO role_grant (id, person_id, role, place_id,"
		" granted_at, granted_by) VALUES"
		" (7, 2, 'administrator', NULL, 0, 'test'),"
		" (8, 3, 'coordinator', 1, 0, 'test')");
	return w;
}

static struct reply look_for(struct world *w, int who, const char *name)
{
	return post(w, who, "/beheer/mensen",
		    arena_f(w->arena, "q=%s", name).p);
}

TEST(an_administrator_finds_a_person_by_a_part_of_their_name)
{
	struct world w = office();
	struct reply page = look_for(&w, BEA, "nee");

	EXPECT(page.status == 200);
	EXPECT(shows(page, "href=\"/beheer/mensen/4\""));
	EXPECT(shows(page, "Renée") && !shows(page, "@example.org"));
	EXPECT(shows(look_for(&w, BEA, "REN%C3%89E"), "/beheer/mensen/4"));
	EXPECT(shows(look_for(&w, BEA, "WIM"), "Het Anker"));
	EXPECT(shows(look_for(&w, BEA, "zzz"), "Niemand gevonden"));
	EXPECT(look_for(&w, BEA, "a").status == 422);
	EXPECT(look_for(&w, ANNA, "nee").status == 403);
	world_end(&w);
}

TEST(who_acts_for_an_initiative_is_found_by_its_name)
{
	struct world w = office();
	struct reply page = look_for(&w, BEA, "linde");

	EXPECT(shows(page, "href=\"/beheer/mensen?bij=de-linde\""));
	page = get(&w, BEA, "/beheer/mensen?bij=de-linde");
	EXPECT(shows(page, "/beheer/mensen/1") && !shows(page, "Wim"));
	EXPECT(get(&w, BEA, "/beheer/mensen?bij=nergens").status == 404);
	world_end(&w);
}

TEST(many_of_one_name_come_in_pages)
{
	struct world w = office();
	struct reply page;

	for (int i = 10; i < 35; i++)
		world_sql(&w, arena_f(w.arena, "INSERT INTO person (id, name,"
			" mail, created_at) VALUES (%d, 'Jan %d',"
			" 'jan%d@example.org', 0)", i, i, i).p);
	page = look_for(&w, BEA, "jan");
	EXPECT(shows(page, "Jan 29") && !shows(page, "Jan 30"));
	EXPECT(shows(page, "name=\"pagina\" value=\"2\""));
	page = look_for(&w, BEA, "jan&pagina=2");
	EXPECT(shows(page, "Jan 34") && !shows(page, "Jan 29"));
	EXPECT(shows(look_for(&w, BEA, "jan&pagina=99"), "Jan 34"));
	world_end(&w);
}

TEST(a_coordinator_finds_who_takes_part_in_her_area_and_nobody_else)
{
	struct world w = office();
	struct reply page = get(&w, CORA, "/beheer/mensen/1");

	EXPECT(shows(look_for(&w, CORA, "anna"), "/beheer/mensen/1"));
	EXPECT(shows(look_for(&w, CORA, "renee"), "/beheer/mensen/4"));
	EXPECT(shows(look_for(&w, CORA, "wim"), "Niemand gevonden"));
	EXPECT(shows(look_for(&w, CORA, "anker"), "Niemand gevonden"));
	EXPECT(shows(page, "De Linde") && shows(page, "a***@example.org"));
	EXPECT(!shows(page, "Wat u kunt doen") && !shows(page, "Ingelogd op"));
	EXPECT(get(&w, CORA, "/beheer/mensen/5").status == 404);
	EXPECT(get(&w, CORA, "/beheer/mensen?bij=het-anker").status == 404);
	EXPECT(get(&w, CORA, "/beheer/mensen/1/adres").status == 403);
	EXPECT(post(&w, CORA, "/beheer/mensen/1/afmelden", "reden=zomaar")
	       .status == 403);
	world_end(&w);
}

TEST(a_person_is_shown_by_month_with_a_masked_address)
{
	struct world w = office();
	struct reply page;

	world_sql(&w, "UPDATE person SET here_at = 1793000000, confirmed_at = 1,"
		      " blocked_until = 1799000000 WHERE id = 1;"
		      "INSERT INTO report (id, path, entry_id, first_at) VALUES"
		      " (5, '/initiatieven/de-linde', 1, 0);"
		      "INSERT INTO measure (report_id, person_id, what, reason,"
		      " words, at, ends_at) VALUES (5, 1, 'block', 'wrong', 'x',"
		      " 1794000000, 1799000000)");
	page = get(&w, BEA, "/beheer/mensen/1");
	EXPECT(shows(page, "a***@example.org") && !shows(page, "anna@"));
	EXPECT(shows(page, "<dd>oktober 2026</dd>"));
	EXPECT(shows(page, "contactpersoon"));
	EXPECT(shows(page, "/beheer/meldingen/5") && shows(page, "Mag alleen"));
	EXPECT(shows(page, "1 apparaat"));
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/3"), "Coördinator, Oostdorp"));
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/3"), "/beheer/rollen/8"));
	EXPECT(get(&w, BEA, "/beheer/mensen/99").status == 404);
	EXPECT(get(&w, BEA, "/beheer/mensen/x").status == 404);
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/1?taal=en"), "October 2026"));
	world_end(&w);
}

TEST(an_administrator_ends_all_sessions_of_someone)
{
	struct world w = office();

	world_sign_in(&w, ANNA);
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/1/afmelden"),
		     "Deze persoon overal uitloggen?"));
	EXPECT(post(&w, BEA, "/beheer/mensen/1/afmelden", "reden=").status == 422);
	EXPECT(get(&w, ANNA, "/mijn").status == 200);
	EXPECT(post(&w, BEA, "/beheer/mensen/1/afmelden",
		    "reden=Telefoon+kwijt").status == 303);
	EXPECT(get(&w, ANNA, "/mijn").status == 303);
	EXPECT(get(&w, BEA, "/mijn").status == 200);
	EXPECT(mailed(&w, "anna@example.org", "overal uitgelogd").n ||
	       count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		     " 'anna@example.org' AND subject LIKE '%overal uitgelogd%'"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE actor_id = 2 AND"
		     " person_id = 1 AND deed = 'person.signed_out' AND"
		     " about = 'Telefoon kwijt'") == 1);
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/1?klaar=afmelden"),
		     "is overal uitgelogd"));
	EXPECT(get(&w, BEA, "/beheer/mensen/1/afmelden").status == 404);
	EXPECT(shows(get(&w, BEA, "/beheer/logboek"), "Telefoon kwijt"));
	world_end(&w);
}

TEST(what_is_done_to_people_asks_a_sign_in_of_the_last_ten_minutes)
{
	struct world w = office();

	w.now += 11 * MINUTE;
	EXPECT(get(&w, BEA, "/beheer/mensen/1").status == 200);
	EXPECT(str_starts(get(&w, BEA, "/beheer/mensen/1/adres").location,
			  S("/mijn/bevestigen")));
	EXPECT(post(&w, BEA, "/beheer/mensen/1/adres", "reden=bellen").status
	       == 303);
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 0);
	world_end(&w);
}

TEST(a_mail_address_is_shown_to_who_says_why_and_the_log_keeps_it)
{
	struct world w = office();
	struct reply page;

	EXPECT(!shows(get(&w, BEA, "/beheer/mensen/1/adres"), "anna@"));
	EXPECT(!shows(post(&w, BEA, "/beheer/mensen/1/adres", ""), "anna@"));
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 0);
	page = post(&w, BEA, "/beheer/mensen/1/adres", "reden=Zij+belde");
	EXPECT(page.status == 200 && shows(page, "anna@example.org"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE person_id = 1 AND"
		     " deed = 'person.mail_shown' AND about = 'Zij belde'") == 1);
	world_end(&w);
}

/* Mail to Anna comes back. */
static void stop_mail(struct world *w)
{
	struct tx *tx = tx_begin(w->db, w->arena, TX_WRITE);
	str mark = mail_mark(tx, S("anna@example.org"));

	EXPECT(tx_end(tx));
	world_sql(w, arena_f(w->arena, "INSERT INTO mail_suppressed (mark,"
		" masked, person_id, status, since) VALUES ('%.*s', '', 1,"
		" '5.2.2', 0)", (int)mark.n, mark.p).p);
}

TEST(mail_that_was_stopped_goes_again)
{
	struct world w = office();

	EXPECT(get(&w, BEA, "/beheer/mensen/1/post").status == 404);
	stop_mail(&w);
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/1"), "komt terug"));
	EXPECT(post(&w, BEA, "/beheer/mensen/1/post", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail_suppressed") == 0);
	EXPECT(!shows(get(&w, BEA, "/beheer/mensen/1"), "komt terug"));
	world_end(&w);
}

TEST(an_invitation_is_sent_once_more_with_a_new_link)
{
	struct world w = office();
	str old;

	EXPECT(post(&w, ANNA, "/mijn/namens/de-linde/uitnodigen",
		    "email=wim@example.org&rol=manager").status == 303);
	old = mailed(&w, "wim@example.org", "/bevestig/");
	EXPECT(get(&w, 0, old.p).status == 200);
	EXPECT(post(&w, BEA, "/beheer/mensen/5/uitnodigen", "").status == 303);
	EXPECT(get(&w, 0, old.p).status == 410);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		     " 'wim@example.org'") == 2);
	EXPECT(get(&w, BEA, "/beheer/mensen/1/uitnodigen").status == 404);
	world_end(&w);
}

TEST(who_asks_by_letter_is_erased_after_fourteen_days)
{
	struct world w = office();

	EXPECT(post(&w, BEA, "/beheer/mensen/1/wissen", "reden=Brief").status
	       == 422);
	EXPECT(post(&w, BEA, "/beheer/mensen/1/wissen",
		    "reden=Brief+van+maandag&wat=laat").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM erasure WHERE person_id = 1 AND"
		     " keep = 1 AND due_at = 1795000000 + 14 * 86400") == 1);
	EXPECT(mailed(&w, "anna@example.org", "/bevestig/").n);
	EXPECT(shows(get(&w, BEA, "/beheer/mensen/1"), "wil gewist worden"));
	EXPECT(get(&w, BEA, "/beheer/mensen/1/wissen").status == 404);
	EXPECT(post(&w, BEA, "/beheer/mensen/1/blijven",
		    "reden=Belde+terug").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM erasure") == 0);
	world_end(&w);
}

TEST(a_failing_database_does_nothing_to_people)
{
	struct world w = office();

	stop_mail(&w);
	survives_every_failure(&w, BEA, "/beheer/mensen/1", NULL);
	survives_every_failure(&w, BEA, "/beheer/mensen", "q=anna");
	survives_every_failure(&w, BEA, "/beheer/mensen/1/afmelden", "reden=kwijt");
	survives_every_failure(&w, BEA, "/beheer/mensen/1/adres", "reden=bellen");
	survives_every_failure(&w, BEA, "/beheer/mensen/1/post", "");
	survives_every_failure(&w, BEA, "/beheer/mensen/1/wissen",
			       "reden=brief&wat=alles");
	world_end(&w);
}
