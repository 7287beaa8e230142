/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/registration/registration.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3 };

#define IT "/bijeenkomsten/samen-eten"
#define JOIN IT "/aanmelden"
#define LIST IT "/aanmeldingen"
#define NOOR "naam=Noortje&email=noor@example.org"
#define PLAN "titel=Samen+eten&soort=network-meeting&namens=de-linde"          \
	"&datum=2026-12-09&tot=20%3A30&plek=Het+dorpshuis"                     \
	"&kort=Koken+en+praten+over+de+winter&aanmelden=ja"                    \
	"&online=https%3A%2F%2Fbellen.example.org%2Fx"                         \
	"&vragen=Eet+u+vlees%3F%0AKomt+u+met+de+auto%3F"
#define STATES "SELECT count(*) FROM registration WHERE state = "
#define MAILS "SELECT count(*) FROM mail WHERE recipient = "

/* Anna plans a meeting of De Linde with room for two. */
static struct world planned(void)
{
	struct world w = world_new(
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'initiative', 'de-linde', 'De Linde',"
		" 'linde', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO membership VALUES (1, 1, 'member', 0)");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw",
		    PLAN "&tijd=18%3A00&aantal=2").status == 303);
	return w;
}

static str own(struct world *w, const char *mail)
{
	return mailed(w, mail, "/aanmelding/");
}

TEST(anyone_says_that_they_come_and_gets_a_mail)
{
	struct world w = planned();
	struct reply r = get(&w, STRANGER, IT);

	EXPECT(shows(r, "Er zijn nog 2 plaatsen.") && shows(r, JOIN));
	EXPECT(!shows(r, "bellen.example.org"));
	EXPECT(shows(get(&w, STRANGER, JOIN), "Eet u vlees?"));
	r = post(&w, STRANGER, JOIN, NOOR "&halen=Recepten&v1=Nee&v2=Ja");
	EXPECT(shows(get(&w, STRANGER, arena_z(w.arena, r.location)), "Kijk in uw mail"));
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject = 'U komt naar: Samen eten'"
		" AND text LIKE '%9 december 2026, 18.00 tot 20.30 uur%bellen.example.org%'") == 1);
	r = get(&w, STRANGER, own(&w, "noor@example.org").p);
	EXPECT(r.status == 200 && shows(r, "U komt. Tot dan."));
	EXPECT(shows(r, "bellen.example.org") && shows(r, "value=\"Recepten\""));
	EXPECT(shows(get(&w, STRANGER, IT), "Er is nog 1 plaats."));
	world_end(&w);
}

TEST(who_registers_is_told_all_that_is_wrong)
{
	struct world w = planned();
	struct reply r = post(&w, STRANGER, JOIN, "naam=&email=noor&halen=Recepten");

	EXPECT(r.status == 422 && shows(r, "value=\"Recepten\""));
	EXPECT(shows(r, "2 dingen"));
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 0);
	post(&w, STRANGER, JOIN, NOOR "&website=x");
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 0);
	world_end(&w);
}

TEST(registering_twice_is_registering_once)
{
	struct world w = planned();

	post(&w, STRANGER, JOIN, NOOR);
	post(&w, STRANGER, JOIN, "naam=Noor&email=NOOR@example.org&halen=Iets");
	EXPECT(count(&w, "SELECT count(*) FROM registration WHERE wants = ''") == 1);
	EXPECT(count(&w, MAILS "'noor@example.org'") == 1);
	w.now += 2 * HOUR;
	post(&w, STRANGER, JOIN, NOOR);
	EXPECT(count(&w, MAILS "'noor@example.org'") == 2);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 1);
	world_end(&w);
}

TEST(another_spelling_is_the_same_name_and_the_same_address)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "ander=Opa+Pi%C3%ABt");
	post(&w, BRAM, JOIN, "ander=OPA++piet");
	post(&w, ANNA, IT "/aanmeldingen", "naam=Tante+Jos%C3%A9");
	EXPECT(shows(post(&w, ANNA, IT "/aanmeldingen", "naam=tante+jose"),
		     "Deze naam staat al op de lijst."));
	post(&w, STRANGER, JOIN, "naam=Noor&email=noor@example.org");
	post(&w, STRANGER, JOIN, "naam=N%C3%B3%C3%B3r&email=+Noor@Example.ORG+");
	EXPECT(count(&w, "SELECT count(*) FROM registration WHERE guest"
		     " LIKE 'O%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM registration WHERE"
		     " guest LIKE '%ante%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 3);
	world_end(&w);
}

TEST(someone_without_mail_is_registered_by_another)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "ander=Opa+Piet");
	post(&w, BRAM, JOIN, "ander=opa+piet");
	post(&w, BRAM, JOIN, "");
	EXPECT(count(&w, STATES "'coming'") == 2);
	EXPECT(shows(get(&w, BRAM, "/mijn"), "Opa Piet"));
	EXPECT(shows(get(&w, BRAM, IT), "Bekijken, wijzigen of afmelden"));
	EXPECT(count(&w, MAILS "'bram@example.org' AND text LIKE '%U meldde Opa Piet aan%'") == 1);
	world_end(&w);
}

TEST(who_comes_when_it_is_full_waits_and_has_the_first_free_seat)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "");
	post(&w, CORA, JOIN, "");
	EXPECT(shows(get(&w, STRANGER, JOIN), "Het is vol"));
	post(&w, STRANGER, JOIN, NOOR);
	post(&w, STRANGER, JOIN, "naam=Daan&email=daan@example.org");
	EXPECT(count(&w, STATES "'coming'") == 2);
	EXPECT(count(&w, STATES "'waiting'") == 2);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Op de wachtlijst%'"
		" AND text NOT LIKE '%bellen.example.org%'") == 1);
	EXPECT(post(&w, STRANGER, own(&w, "bram@example.org").p, "doe=af").status == 303);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Er is plaats%'") == 1);
	EXPECT(count(&w, STATES "'waiting'") == 1);
	EXPECT(shows(get(&w, STRANGER,
		own(&w, "bram@example.org").p), "Dank dat u het liet weten"));
	post(&w, STRANGER, own(&w, "bram@example.org").p, "doe=toch");
	EXPECT(shows(get(&w, STRANGER, own(&w, "bram@example.org").p), "U staat op de wachtlijst"));
	world_end(&w);
}

TEST(the_seat_of_someone_erased_is_for_who_waits)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "");
	post(&w, BRAM, JOIN, "ander=Opa+Piet");
	post(&w, STRANGER, JOIN, NOOR);
	world_sql(&w, arena_f(w.arena, "INSERT INTO erasure (person_id, due_at,"
		" keep) VALUES (2, %lld, 0); INSERT INTO job (kind, about, due)"
		" VALUES ('privacy.erase', 0, 0)", (long long)w.now).p);
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 2") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 1);
	EXPECT(count(&w, STATES "'coming'") == 1);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Er is plaats%'") == 1);
	world_end(&w);
}

TEST(more_seats_are_for_who_waits_and_fewer_send_nobody_away)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "");
	post(&w, CORA, JOIN, "");
	post(&w, STRANGER, JOIN, NOOR);
	post(&w, ANNA, IT "/wijzigen", PLAN "&tijd=18%3A00&aantal=1&versie=1");
	EXPECT(count(&w, STATES "'coming'") == 2);
	post(&w, ANNA, IT "/wijzigen", PLAN "&tijd=18%3A00&aantal=3&versie=2");
	EXPECT(count(&w, STATES "'coming'") == 3);
	EXPECT(count(&w, MAILS "'bram@example.org'") == 1);
	EXPECT(count(&w, MAILS "'noor@example.org' AND subject LIKE 'Er is plaats%'") == 1);
	world_end(&w);
}

TEST(who_comes_hears_what_changes)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "");
	world_sql(&w, "DELETE FROM mail");
	post(&w, ANNA, IT "/wijzigen", PLAN "&tijd=18%3A30&aantal=2&versie=1");
	EXPECT(count(&w, MAILS "'bram@example.org' AND subject LIKE 'Gewijzigd%'"
		" AND text LIKE '%18.30 tot 20.30 uur%'") == 1);
	post(&w, ANNA, IT "/afgelasten", "reden=De+zaal+is+koud");
	EXPECT(count(&w, MAILS "'bram@example.org' AND text LIKE '%De zaal is koud%'") == 1);
	EXPECT(get(&w, STRANGER, JOIN).status == 410);
	EXPECT(!shows(get(&w, BRAM, "/mijn"), "Samen eten"));
	post(&w, ANNA, IT "/doorgaan", "");
	EXPECT(count(&w, MAILS "'bram@example.org' AND subject LIKE 'Gaat toch door%'") == 1);
	world_end(&w);
}

TEST(one_is_reminded_once_two_days_before)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "");
	world_sql(&w, "DELETE FROM mail");
	world_work(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM mail"));
	w.now = when_midnight(2026, 12, 8);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('registration.remind', 0, 0),"
		  " ('registration.remind', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, MAILS "'bram@example.org' AND subject LIKE 'Binnenkort%'") == 1);
	world_end(&w);
}

TEST(a_link_of_another_is_guessed_by_nobody)
{
	struct world w = planned();
	str path;

	post(&w, STRANGER, JOIN, NOOR);
	path = own(&w, "noor@example.org");
	EXPECT(get(&w, STRANGER, "/aanmelding/1/aaaaaaaaaaaaaaaa").status == 404);
	EXPECT(get(&w, STRANGER, "/aanmelding/1/").status == 404);
	EXPECT(get(&w, STRANGER, arena_f(w.arena, "/aanmelding/2/%.*s",
		(int)path.n - 14, path.p + 14).p).status == 404);
	EXPECT(post(&w, STRANGER, "/aanmelding/1/aaaaaaaaaaaaaaaa", "doe=af").status == 404);
	EXPECT(count(&w, STATES "'coming'") == 1);
	world_end(&w);
}

TEST(only_who_organises_it_sees_who_comes)
{
	struct world w = planned();
	struct reply r;

	post(&w, STRANGER, JOIN, NOOR "&brengen=Soep&v1=Nee");
	EXPECT(get(&w, BRAM, LIST).status == 404);
	EXPECT(post(&w, BRAM, LIST, "naam=Piet").status == 404);
	EXPECT(get(&w, BRAM, IT "/badges").status == 404);
	r = get(&w, ANNA, LIST);
	EXPECT(shows(r, "Noortje") && shows(r, "Brengt: Soep"));
	EXPECT(shows(r, "Eet u vlees?: Nee") && !shows(r, "noor@example.org"));
	EXPECT(post(&w, ANNA, LIST, "naam=P").status == 422);
	EXPECT(post(&w, ANNA, LIST, "naam=Piet&namens=De+Es").status == 303);
	EXPECT(shows(get(&w, ANNA, IT "/badges"), "De Es"));
	EXPECT(post(&w, ANNA, LIST "/1", "doe=er").status == 303);
	EXPECT(shows(get(&w, ANNA, LIST), "1 is er"));
	EXPECT(post(&w, ANNA, LIST "/1", "doe=niet").status == 303);
	EXPECT(post(&w, ANNA, LIST "/2", "doe=af").status == 303);
	EXPECT(!shows(get(&w, ANNA, IT "/badges"), "De Es"));
	EXPECT(post(&w, ANNA, LIST "/2", "doe=toch").status == 303);
	EXPECT(post(&w, ANNA, LIST "/99", "doe=af").status == 404);
	EXPECT(shows(get(&w, ANNA, LIST "?taal=en"), "Who comes"));
	world_end(&w);
}

TEST(names_go_thirty_days_after)
{
	struct world w = planned();

	post(&w, STRANGER, JOIN, NOOR);
	w.now = when_midnight(2027, 1, 7);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 1);
	w.now = when_midnight(2027, 1, 10);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES ('privacy.terms', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 0);
	world_end(&w);
}

TEST(an_address_is_not_flooded_with_registrations)
{
	struct world w = planned();

	for (int i = 0; i < 12; i++)
		post(&w, STRANGER, JOIN, arena_f(w.arena,
			NOOR "&ander=Gast+nummer+%d", i).p);
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 10);
	world_end(&w);
}

TEST(a_pasted_list_is_looked_at_and_then_all_of_it_is_written)
{
	struct world w = planned();
	struct reply r = post(&w, ANNA, LIST "/lijst",
		"lijst=Piet+Proef%3BDe+Es%3BRecepten%0A%0AToos%09De+Brug%09%09Soep%0AWim");

	EXPECT(r.status == 200 && shows(r, "3 mensen, klopt dit?"));
	EXPECT(shows(r, "plaats voor 2 van hen") && shows(r, "Recepten"));
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 0);
	r = post(&w, ANNA, LIST "/lijst", "doe=zet&lijst="
		"Piet+Proef%3BDe+Es%3BRecepten%0A%0AToos%09De+Brug%09%09Soep%0AWim");
	r = get(&w, ANNA, arena_z(w.arena, r.location));
	EXPECT(shows(r, "3 mensen staan er nu bij."));
	EXPECT(count(&w, STATES "'coming'") == 2 && count(&w, STATES "'waiting'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM registration WHERE guest = 'Toos'"
		" AND behalf = 'De Brug' AND wants = '' AND brings = 'Soep'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

TEST(one_mistake_in_a_pasted_list_and_nobody_is_written)
{
	struct world w = planned();
	struct reply r;

	post(&w, ANNA, LIST, "naam=Piet+Proef&namens=De+Es");
	r = post(&w, ANNA, LIST "/lijst", "doe=zet&lijst=Toos%0APIET+proef%3Bde+es"
		"%0A%3BDe+Brug%0AWim%3Bwim%40example.org%0AAd%3Bb%3Bc%3Bd%3Be%0Atoos");
	EXPECT(r.status == 422 && shows(r, "5 dingen"));
	EXPECT(shows(r, "Regel 2 (PIET proef;de es): Deze naam staat al op de lijst."));
	EXPECT(shows(r, "Regel 3 (;De Brug)") && shows(r, "Regel 4 (Wim;"));
	EXPECT(shows(r, "Regel 5 (Ad;b;c;d;e): Er staan meer dan vier delen op."));
	EXPECT(shows(r, "Regel 6 (toos): Deze naam staat al"));
	EXPECT(shows(r, "Toos\nPIET proef;de es\n"));
	EXPECT(count(&w, "SELECT count(*) FROM registration") == 1);
	EXPECT(get(&w, BRAM, LIST "/lijst").status == 404);
	world_end(&w);
}

TEST(registering_survives_a_failing_database)
{
	struct world w = planned();

	post(&w, BRAM, JOIN, "");
	survives_every_failure(&w, STRANGER, JOIN, NULL);
	survives_every_failure(&w, STRANGER, JOIN, NOOR);
	survives_every_failure(&w, CORA, JOIN, "halen=Iets");
	survives_every_failure(&w, STRANGER, own(&w, "bram@example.org").p, "halen=Iets");
	survives_every_failure(&w, STRANGER, own(&w, "bram@example.org").p, "doe=af");
	survives_every_failure(&w, ANNA, LIST, NULL);
	survives_every_failure(&w, ANNA, LIST, "naam=Piet");
	survives_every_failure(&w, ANNA, LIST "/lijst", NULL);
	survives_every_failure(&w, ANNA, LIST "/lijst", "lijst=Wim%0AToos&doe=zet");
	survives_every_failure(&w, ANNA, LIST "/1", "doe=er");
	survives_every_failure(&w, ANNA, IT "/wijzigen",
		PLAN "&tijd=19%3A00&aantal=2&versie=1");
	world_end(&w);
}
