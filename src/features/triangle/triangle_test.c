/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/triangle/triangle.h"
#include "base/when.h"
#include "features/search/search.h"
#include "lang/lexicon.h"
#include "search/search.h"
#include "search/senses.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 7, BRAM = 8, CORA = 9, DIRK = 10 };

#define STATE "SELECT count(*) FROM triangle WHERE state = "
#define MAILS "SELECT count(*) FROM mail WHERE "

/* De Moestuin (Anna) brings compost and seeks a van; De Garage (Bram) brings
 * a van and seeks cooks; De Keuken (Cora) cooks and seeks compost. Dirk
 * coordinates. */
static const char street[] =
	"INSERT INTO entry (id, type, slug, title, summary, sort_key,"
	" created_at, updated_at) VALUES"
	" (1, 'initiative', 'de-moestuin', 'De Moestuin', '', 'a', 5, 5),"
	" (2, 'initiative', 'de-garage', 'De Garage', '', 'b', 5, 5),"
	" (3, 'initiative', 'de-keuken', 'De Keuken', '', 'c', 5, 5),"
	" (11, 'offer', 'a-compost', 'Rijpe compost uit onze bakken', 'Rijpe compost uit onze bakken', 'd', 5, 5),"
	" (12, 'offer', 'a-busje', 'Een busje met laadruimte te leen', 'Een busje met laadruimte te leen', 'e', 5, 5),"
	" (13, 'offer', 'a-koken', 'Koken voor een grote groep', 'Koken voor een grote groep', 'f', 5, 5),"
	" (21, 'ask', 'q-busje', 'Wie heeft een busje met laadruimte te leen?', 'Een busje te leen', 'g', 5, 5),"
	" (22, 'ask', 'q-koken', 'Wie wil koken voor een grote groep?', 'Koken voor een groep', 'h', 5, 5),"
	" (23, 'ask', 'q-compost', 'Wie heeft rijpe compost uit bakken?', 'Rijpe compost', 'i', 5, 5);"
	"INSERT INTO party (id, kind) VALUES (1, 'initiative'), (2, 'initiative'),"
	" (3, 'initiative');"
	"INSERT INTO offer (id, kind, body) VALUES (11, 'goods', 'Rijpe compost'),"
	" (12, 'goods', 'Busje met laadruimte'), (13, 'time', 'Koken, grote groep');"
	"INSERT INTO ask (id, body) VALUES (21, 'Een busje met laadruimte te leen.'),"
	" (22, 'Koken voor een grote groep.'), (23, 'Rijpe compost uit bakken.');"
	"INSERT INTO entry_link VALUES (11, 'provider', 0, 1),"
	" (12, 'provider', 0, 2), (13, 'provider', 0, 3),"
	" (21, 'asked_by', 0, 1), (22, 'asked_by', 0, 2), (23, 'asked_by', 0, 3);";

static struct world neighbours(void)
{
	struct world w = world_new(street);
	struct err err;
	int64_t n;

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DIRK, "Dirk");
	world_sql(&w, "INSERT INTO membership VALUES (7, 1, 'manager', 0),"
		" (8, 2, 'manager', 0), (9, 3, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (10, 'coordinator', 0, 'test')");
	w.index = index_open_memory(senses_create(w.arena,
					lexicon_create_empty(w.arena)));
	EXPECT(search_fill(w.db, w.index, &n, &err));
	EXPECT(index_commit(w.index, &err));
	return w;
}

static void end(struct world *w)
{
	world_end(w);
}

static void night(struct world *w)
{
	world_sql(w, "DELETE FROM job; INSERT INTO job (kind, about, due) VALUES"
		     " ('triangle.out', 0, 0), ('triangle.find', 0, 0)");
	world_work(w);
}

/* Found, and let through by the coordinator. */
static struct world proposed(void)
{
	struct world w = neighbours();

	night(&w);
	post(&w, DIRK, "/beheer/ruil/1", "antwoord=ja");
	return w;
}

static void all_say_yes(struct world *w)
{
	post(w, ANNA, "/mijn/ruil/1/antwoord", "antwoord=ja");
	post(w, BRAM, "/mijn/ruil/1/antwoord", "antwoord=ja");
	post(w, CORA, "/mijn/ruil/1/antwoord", "antwoord=ja");
}

TEST(a_ring_of_three_is_found_and_shown_to_a_coordinator_first)
{
	struct world w = neighbours();

	night(&w);
	EXPECT(count(&w, STATE "'waits'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM triangle_side") == 3);
	EXPECT(!count(&w, MAILS "subject LIKE 'Ruilen met%'"));
	EXPECT(get(&w, ANNA, "/mijn/ruil/1").status == 404);
	EXPECT(shows(get(&w, DIRK, "/beheer"), "Zij kunnen elkaar helpen"));
	EXPECT(post(&w, ANNA, "/beheer/ruil/1", "antwoord=ja").status == 403);
	night(&w);
	EXPECT(count(&w, "SELECT count(*) FROM triangle") == 1);
	EXPECT(post(&w, DIRK, "/beheer/ruil/1", "antwoord=ja").status == 303);
	EXPECT(count(&w, MAILS "subject LIKE 'Ruilen met%'") == 3);
	EXPECT(count(&w, MAILS "recipient = 'anna@example.org' AND text LIKE"
		" '%De Keuken zoekt: Wie heeft rijpe compost%U brengt: Rijpe compost%'"
		" AND text LIKE '%U zoekt: Wie heeft een busje%De Garage brengt: Een busje%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'exchange.proposed'") == 1);
	end(&w);
}

TEST(a_coordinator_says_no_and_nobody_is_asked)
{
	struct world w = neighbours();

	night(&w);
	post(&w, DIRK, "/beheer/ruil/1", "antwoord=nee");
	EXPECT(count(&w, STATE "'no'") == 1);
	EXPECT(!count(&w, MAILS "subject LIKE '%uil%'"));
	night(&w);
	EXPECT(count(&w, "SELECT count(*) FROM triangle") == 1);
	end(&w);
}

TEST(who_wants_it_at_once_gets_it_at_once)
{
	struct world w = neighbours();

	w.conf.exchange = S("directly");
	night(&w);
	EXPECT(count(&w, STATE "'open'") == 1);
	EXPECT(count(&w, MAILS "subject LIKE 'Ruilen met%'") == 3);
	end(&w);
	w = neighbours();
	w.conf.exchange = S("off");
	night(&w);
	EXPECT(!count(&w, "SELECT count(*) FROM triangle"));
	end(&w);
}

TEST(two_who_help_each_other_are_a_ring_too)
{
	struct world w = neighbours();

	world_sql(&w, "UPDATE entry_link SET target_id = 1 WHERE entry_id = 13;"
		      "UPDATE entry_link SET target_id = 2 WHERE entry_id = 23");
	night(&w);
	EXPECT(count(&w, "SELECT count(*) FROM triangle_side") == 2);
	end(&w);
}

TEST(all_say_yes_and_meet_in_one_conversation)
{
	struct world w = proposed();
	struct reply r = get(&w, ANNA, "/mijn/ruil/1");

	EXPECT(shows(r, "Ja, breng ons samen") && shows(r, "De Keuken"));
	EXPECT(!shows(r, "id=\"gesprek\""));
	EXPECT(shows(get(&w, ANNA, "/mijn"), "/mijn/ruil/1"));
	EXPECT(get(&w, DIRK, "/mijn/ruil/1").status == 404);
	EXPECT(get(&w, STRANGER, "/mijn/ruil/1").status == 303);
	EXPECT(post(&w, ANNA, "/mijn/ruil/1/schrijven", "tekst=Dag").status == 404);
	all_say_yes(&w);
	EXPECT(count(&w, STATE "'agreed'") == 1);
	EXPECT(count(&w, MAILS "subject LIKE 'U ruilt met%'") == 3);
	EXPECT(post(&w, ANNA, "/mijn/ruil/1/schrijven",
		    "tekst=Zaterdag+om+tien%3F").status == 303);
	EXPECT(count(&w, MAILS "text LIKE '%> Zaterdag om tien?%'") == 2);
	EXPECT(shows(get(&w, CORA, "/mijn/ruil/1"), "Zaterdag om tien?"));
	EXPECT(!shows(get(&w, CORA, "/mijn/ruil/1"), "anna@example.org"));
	end(&w);
}

TEST(an_address_is_given_by_choice)
{
	struct world w = proposed();

	post(&w, ANNA, "/mijn/ruil/1/adres", "");
	EXPECT(!count(&w, MAILS "text LIKE '%anna@example.org%'"));
	all_say_yes(&w);
	post(&w, ANNA, "/mijn/ruil/1/adres", "");
	EXPECT(shows(get(&w, BRAM, "/mijn/ruil/1"), "anna@example.org"));
	EXPECT(!shows(get(&w, ANNA, "/mijn/ruil/1"), "bram@example.org"));
	EXPECT(count(&w, MAILS "text LIKE '%> anna@example.org%'") == 2);
	end(&w);
}

TEST(one_no_ends_it_and_the_others_hear_no_more_than_that)
{
	struct world w = proposed();

	post(&w, ANNA, "/mijn/ruil/1/antwoord", "antwoord=ja");
	post(&w, BRAM, "/mijn/ruil/1/antwoord",
	     "antwoord=nee&waarom=Het+busje+is+stuk");
	EXPECT(count(&w, STATE "'no'") == 1);
	EXPECT(count(&w, MAILS "subject LIKE 'De ruil met%'") == 2);
	EXPECT(!count(&w, MAILS "subject LIKE 'De ruil met%' AND recipient ="
			  " 'bram@example.org'"));
	EXPECT(!count(&w, MAILS "text LIKE '%stuk%'"));
	EXPECT(!shows(get(&w, ANNA, "/mijn/ruil/1"), "stuk"));
	EXPECT(post(&w, CORA, "/mijn/ruil/1/antwoord", "antwoord=ja").status == 303);
	EXPECT(count(&w, STATE "'no'") == 1);
	night(&w);
	EXPECT(count(&w, "SELECT count(*) FROM triangle") == 1);
	end(&w);
}

TEST(a_yes_can_be_taken_back_before_all_said_it)
{
	struct world w = proposed();

	post(&w, ANNA, "/mijn/ruil/1/antwoord", "antwoord=ja");
	EXPECT(shows(get(&w, ANNA, "/mijn/ruil/1"), "Trek mijn ja in"));
	post(&w, ANNA, "/mijn/ruil/1/terug", "");
	post(&w, BRAM, "/mijn/ruil/1/antwoord", "antwoord=ja");
	post(&w, CORA, "/mijn/ruil/1/antwoord", "antwoord=ja");
	EXPECT(count(&w, STATE "'open'") == 1);
	post(&w, ANNA, "/mijn/ruil/1/antwoord", "antwoord=ja");
	EXPECT(count(&w, STATE "'agreed'") == 1);
	post(&w, ANNA, "/mijn/ruil/1/terug", "");
	EXPECT(count(&w, STATE "'agreed'") == 1);
	end(&w);
}

TEST(it_is_answered_from_the_mail)
{
	struct world w = proposed();
	str link = mailed(&w, "anna@example.org", "/bevestig/");

	EXPECT(shows(get(&w, 0, link.p), "Ruilen met"));
	EXPECT(post(&w, 0, link.p, "antwoord=ja").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM triangle_side WHERE answer = 'yes'") == 1);
	end(&w);
}

TEST(it_runs_out_after_three_weeks)
{
	struct world w = proposed();

	post(&w, ANNA, "/mijn/ruil/1/antwoord", "antwoord=ja");
	w.now += 20 * DAY;
	night(&w);
	EXPECT(count(&w, STATE "'open'") == 1);
	w.now += 2 * DAY;
	night(&w);
	EXPECT(count(&w, STATE "'over'") == 1);
	EXPECT(count(&w, MAILS "subject LIKE 'De ruil met%'") == 3);
	end(&w);
}

TEST(who_is_asked_enough_or_blocked_or_rests_is_left_in_peace)
{
	static const char *const reasons[] = {
		"INSERT INTO contact_block (by_party, party_id, created_at) VALUES (1, 2, 5)",
		"UPDATE party SET asks_a_month = 1 WHERE id = 3; INSERT INTO"
		" introduction (person_id, party_id, message, wish, state, created_at,"
		" goes_at) SELECT 7, 3, 'Dag', 'write', 'sent', due, due FROM job",
		"UPDATE offer SET state = 'ended' WHERE id = 12",
		"UPDATE ask SET solved_at = 5 WHERE id = 21",
		"DELETE FROM membership WHERE party_id = 2",
		"INSERT INTO post (id, readers) VALUES (22, 'network')",
	};

	for (size_t i = 0; i < COUNT(reasons); i++) {
		struct world w = neighbours();

		world_sql(&w, arena_f(w.arena, "DELETE FROM job; INSERT INTO job"
			" (kind, about, due) VALUES ('x', 0, %lld)",
			(long long)w.now).p);
		world_sql(&w, reasons[i]);
		night(&w);
		EXPECT(!count(&w, "SELECT count(*) FROM triangle"));
		end(&w);
	}
}

TEST(exchanging_survives_every_failing_statement)
{
	struct world w = neighbours();

	night(&w);
	survives_every_failure(&w, DIRK, "/beheer/ruil/1", "antwoord=ja");
	post(&w, DIRK, "/beheer/ruil/1", "antwoord=ja");
	survives_every_failure(&w, 0, mailed(&w, "anna@example.org",
		"/bevestig/").p, "antwoord=ja");
	survives_every_failure(&w, BRAM, "/mijn/ruil/1/antwoord", "antwoord=ja");
	survives_every_failure(&w, BRAM, "/mijn/ruil/1/terug", "");
	all_say_yes(&w);
	survives_every_failure(&w, CORA, "/mijn/ruil/1/schrijven", "tekst=Dag");
	survives_every_failure(&w, CORA, "/mijn/ruil/1/adres", "");
	end(&w);
}
