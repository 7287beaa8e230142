/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/report/report.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORA = 3, DAAN = 4, WEST = 5 };

/* A question of Anna, and De Linde that Bram manages, in Oostdorp. Cora and
 * Daan coordinate everywhere, West elsewhere. */
static struct world square(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village'),"
		" (2, 'westdorp', 'Westdorp', 'westdorp', 'village');"
		"INSERT INTO place_within VALUES (1, 1), (2, 2);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 0, 0),"
		" (2, 'ask', 'q-hoe', 'Hoe werkt dat?', 'hoe', 1, 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORA, "Cora");
	world_person(&w, DAAN, "Daan");
	world_person(&w, WEST, "West");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (2, 1);"
		"INSERT INTO membership VALUES (2, 1, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, place_id, granted_at,"
		" granted_by) VALUES (3, 'coordinator', NULL, 0, 'test'),"
		" (4, 'coordinator', NULL, 0, 'test'),"
		" (5, 'moderator', 2, 0, 'test')");
	return w;
}

static const char about_ask[] =
	"wat=/vragen/q-hoe&reden=person&woorden=Mijn+buurvrouw+staat+erin"
	"&email=noor@example.org";
static const char hide_it[] =
	"doe=hide&reden=person&woorden=Wij+verborgen+dit,+want+er+staat+een+naam+in.";
static const char block_writer[] =
	"doe=block&reden=rules&dagen=30&woorden=U+kunt+een+maand+alleen+lezen.";

/* The question was reported and Cora hid it. */
static struct world hidden(void)
{
	struct world w = square();

	post(&w, STRANGER, "/melden", about_ask);
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", hide_it).status == 303);
	return w;
}

static str appeal_link(struct world *w)
{
	return mailed(w, "anna@example.org", "/bevestig/");
}

TEST(every_page_of_an_entry_asks_whether_something_is_not_right)
{
	struct world w = square();

	EXPECT(shows(get(&w, STRANGER, "/vragen/q-hoe"),
		     "href=\"/melden?wat=%2Fvragen%2Fq-hoe\""));
	EXPECT(shows(get(&w, STRANGER, "/initiatieven/de-linde"),
		     "Meld deze pagina"));
	EXPECT(shows(get(&w, STRANGER, "/melden?wat=/vragen/q-hoe"),
		     "Hoe werkt dat?"));
	EXPECT(get(&w, STRANGER, "/melden?wat=/vragen/q-nergens").status == 404);
	EXPECT(get(&w, STRANGER, "/melden?wat=/initiatieven/q-hoe").status == 404);
	EXPECT(get(&w, STRANGER, "/melden").status == 404);
	world_end(&w);
}

/* Anna asked De Linde for a talk; Bram said yes and wrote something. */
static struct world talking(void)
{
	struct world w = square();

	post(&w, ANNA, "/initiatieven/de-linde/contact",
	     "bericht=Wij+beginnen+net.&wens=write");
	post(&w, BRAM, "/mijn/contact/1/antwoord", "antwoord=hier");
	post(&w, BRAM, "/mijn/contact/1/schrijven", "tekst=Een+lelijk+woord");
	return w;
}

TEST(a_message_is_reported_by_who_got_it_and_read_alone)
{
	struct world w = talking();
	struct reply r;

	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "contact%2F1%2Fbericht%2F1"));
	EXPECT(!shows(get(&w, BRAM, "/mijn/contact/1"), "contact%2F1%2Fbericht%2F1"));
	EXPECT(shows(get(&w, ANNA, "/melden?wat=/mijn/contact/1/bericht/1"),
		     "Een lelijk woord"));
	EXPECT(get(&w, BRAM, "/melden?wat=/mijn/contact/1/bericht/1").status == 404);
	EXPECT(get(&w, CORA, "/melden?wat=/mijn/contact/1/bericht/1").status == 404);
	EXPECT(get(&w, STRANGER, "/melden?wat=/mijn/contact/1/bericht/1").status == 404);
	EXPECT(get(&w, BRAM, "/melden?wat=/mijn/contact/1/vraag").status == 200);
	EXPECT(get(&w, ANNA, "/melden?wat=/mijn/contact/1/vraag").status == 404);
	EXPECT(post(&w, ANNA, "/melden", "wat=/mijn/contact/1/bericht/1"
		    "&reden=hurts").status == 303);
	EXPECT(shows(get(&w, CORA, "/beheer/meldingen"), "Een bericht in een gesprek"));
	EXPECT(!shows(get(&w, WEST, "/beheer/meldingen"), "Een bericht in een gesprek"));
	r = get(&w, CORA, "/beheer/meldingen/1");
	EXPECT(shows(r, "Een lelijk woord") && shows(r, "alleen dit bericht"));
	EXPECT(!shows(r, "Wij beginnen net") && !shows(r, "value=\"hide\""));
	world_end(&w);
}

TEST(who_wrote_a_reported_message_hears_what_is_decided_and_may_object)
{
	struct world w = talking();

	post(&w, ANNA, "/melden", "wat=/mijn/contact/1/bericht/1&reden=hurts");
	world_sql(&w, "DELETE FROM mail");
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", "doe=block&reden=rules&dagen=30"
		    "&woorden=Zo+schrijven+wij+elkaar+niet.").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bram@example.org' AND text LIKE '%/bevestig/%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'anna@example.org'") == 1);
	EXPECT(post(&w, BRAM, "/mijn/contact/1/schrijven", "tekst=Nog+een").status == 403);
	EXPECT(post(&w, ANNA, "/mijn/contact/1/schrijven", "tekst=Dag").status == 303);
	world_end(&w);
}

TEST(reporting_a_message_survives_every_failure)
{
	struct world w = talking();

	survives_every_failure(&w, ANNA, "/melden",
			       "wat=/mijn/contact/1/bericht/1&reden=hurts");
	world_end(&w);
}

TEST(a_visitor_reports_without_an_account_and_many_make_one)
{
	struct world w = square();
	struct reply r = post(&w, STRANGER, "/melden", about_ask);

	EXPECT(r.status == 303 && str_eq(r.location, S("/melden/bedankt")));
	EXPECT(get(&w, STRANGER, "/melden/bedankt").status == 200);
	post(&w, BRAM, "/melden", "wat=/vragen/q-hoe&reden=wrong");
	EXPECT(count(&w, "SELECT count(*) FROM report") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM report_word") == 2);
	EXPECT(shows(get(&w, CORA, "/beheer/meldingen"), "2 keer gemeld"));
	EXPECT(shows(get(&w, CORA, "/beheer"), "Meldingen</a> <span class=\"bp-badge\">1<"));
	r = get(&w, CORA, "/beheer/meldingen/1");
	EXPECT(shows(r, "Mijn buurvrouw staat erin"));
	EXPECT(!shows(r, "noor@example.org") && !shows(r, "bram@example.org"));
	world_end(&w);
}

TEST(a_report_without_a_reason_is_asked_for_it_and_keeps_the_words)
{
	struct world w = square();
	struct reply r = post(&w, STRANGER, "/melden",
		"wat=/vragen/q-hoe&woorden=Mijn+verhaal&email=geen");

	EXPECT(r.status == 422 && shows(r, "Mijn verhaal"));
	EXPECT(shows(r, "href=\"#reden\"") && shows(r, "href=\"#email\""));
	EXPECT(count(&w, "SELECT count(*) FROM report") == 0);
	post(&w, STRANGER, "/melden",
	     "wat=/vragen/q-hoe&reden=wrong&website=http://spam.example.org");
	EXPECT(count(&w, "SELECT count(*) FROM report") == 0);
	world_end(&w);
}

TEST(a_moderator_decides_within_their_area_and_not_about_their_own)
{
	struct world w = square();

	post(&w, STRANGER, "/melden", about_ask);
	EXPECT(!shows(get(&w, WEST, "/beheer/meldingen"), "Hoe werkt dat?"));
	EXPECT(get(&w, WEST, "/beheer/meldingen/1").status == 404);
	EXPECT(post(&w, WEST, "/beheer/meldingen/1", hide_it).status == 404);
	EXPECT(get(&w, ANNA, "/beheer/meldingen").status == 403);
	world_sql(&w, "UPDATE ask SET person_id = 3");
	EXPECT(shows(get(&w, CORA, "/beheer/meldingen/1"), "Iemand anders besluit"));
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", hide_it).status == 403);
	EXPECT(count(&w, "SELECT count(*) FROM measure") == 0);
	world_end(&w);
}

TEST(the_mail_is_written_beforehand_in_the_language_of_whose_it_is)
{
	struct world w = square();
	struct reply r;

	post(&w, STRANGER, "/melden", about_ask);
	r = get(&w, CORA, "/beheer/meldingen/1?doe=hide&reden=person&verder=1");
	EXPECT(shows(r, "Wij hebben “Hoe werkt dat?” verborgen: "));
	world_sql(&w, "UPDATE person SET lang = 'en' WHERE id = 1");
	r = get(&w, CORA, "/beheer/meldingen/1?doe=hide&reden=person&verder=1");
	EXPECT(shows(r, "We hid “Hoe werkt dat?”: it said things about a person."));
	r = get(&w, CORA, "/beheer/meldingen/1?verder=1");
	EXPECT(r.status == 422 && shows(r, "Kies een van deze"));
	r = post(&w, CORA, "/beheer/meldingen/1", "doe=hide&reden=person&woorden=");
	EXPECT(r.status == 422 && shows(r, "woorden-fout"));
	EXPECT(post(&w, CORA, "/beheer/meldingen/1",
		    "doe=restore&reden=person&woorden=Zomaar+een+tekst").status == 422);
	world_end(&w);
}

TEST(what_is_hidden_only_its_owner_and_moderators_see)
{
	struct world w = hidden();

	EXPECT(get(&w, STRANGER, "/vragen/q-hoe").status == 410);
	EXPECT(get(&w, BRAM, "/vragen/q-hoe").status == 410);
	EXPECT(!shows(get(&w, STRANGER, "/vragen/q-hoe"), "Hoe werkt dat?"));
	EXPECT(shows(get(&w, ANNA, "/vragen/q-hoe"), "Dit is verborgen"));
	EXPECT(shows(get(&w, CORA, "/vragen/q-hoe"), "Hoe werkt dat?"));
	EXPECT(get(&w, STRANGER, "/melden?wat=/vragen/q-hoe").status == 404);
	EXPECT(mailed(&w, "anna@example.org", "verborgen").n);
	EXPECT(appeal_link(&w).n);
	world_end(&w);
}

TEST(who_reported_hears_what_came_of_it_and_their_address_is_forgotten)
{
	struct world w = hidden();

	EXPECT(mailed(&w, "noor@example.org", "gekeken").n);
	EXPECT(count(&w, "SELECT count(*) FROM report_word WHERE mail <> ''") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE deed = 'report.hidden'"
			 " AND actor_id = 3 AND person_id = 1") == 1);
	EXPECT(shows(get(&w, CORA, "/beheer/meldingen"), "Weggehaald op"));
	world_end(&w);
}

TEST(someone_else_than_who_decided_answers_an_appeal_once)
{
	struct world w = hidden();
	str link = appeal_link(&w);
	struct reply r = post(&w, STRANGER, link.p, "antwoord=ja&woorden=");

	EXPECT(r.status == 422 && shows(r, "woorden-fout"));
	r = post(&w, STRANGER, link.p,
		 "antwoord=ja&woorden=Er+staat+geen+naam+van+een+mens+in.");
	EXPECT(r.status == 200 && shows(r, "Wij kijken opnieuw"));
	EXPECT(!shows(get(&w, CORA, "/beheer/meldingen"), "/beheer/bezwaren/1"));
	EXPECT(get(&w, CORA, "/beheer/bezwaren/1").status == 404);
	EXPECT(shows(get(&w, DAAN, "/beheer/meldingen"), "/beheer/bezwaren/1"));
	EXPECT(shows(get(&w, DAAN, "/beheer/bezwaren/1"),
		     "Er staat geen naam van een mens in."));
	r = post(&w, DAAN, "/beheer/bezwaren/1", "besluit=undo&woorden=kort");
	EXPECT(r.status == 422);
	r = post(&w, DAAN, "/beheer/bezwaren/1",
		 "besluit=undo&woorden=U+hebt+gelijk,+het+staat+er+weer.");
	EXPECT(r.status == 303);
	EXPECT(get(&w, STRANGER, "/vragen/q-hoe").status == 200);
	EXPECT(mailed(&w, "anna@example.org", "gelijk,").n);
	post(&w, DAAN, "/beheer/bezwaren/1",
	     "besluit=keep&woorden=Of+toch+maar+niet.");
	EXPECT(count(&w, "SELECT overturned FROM measure WHERE id = 1") == 1);
	EXPECT(get(&w, STRANGER, "/vragen/q-hoe").status == 200);
	EXPECT(count(&w, "SELECT count(*) FROM audit"
			 " WHERE deed = 'appeal.granted' AND actor_id = 4") == 1);
	world_end(&w);
}

TEST(who_may_only_read_objects_and_writes_again_when_they_are_right)
{
	struct world w = square();
	str link;

	post(&w, STRANGER, "/melden", about_ask);
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", block_writer).status == 303);
	EXPECT(post(&w, ANNA, "/aanbod/nieuw", "tekst=Een+uur+bellen").status == 403);
	EXPECT(get(&w, ANNA, "/vragen/q-hoe").status == 200);
	link = appeal_link(&w);
	EXPECT(post(&w, STRANGER, link.p,
		    "antwoord=ja&woorden=Ik+deed+niets+verkeerd.").status == 200);
	EXPECT(post(&w, DAAN, "/beheer/bezwaren/1",
		    "besluit=undo&woorden=U+kunt+weer+schrijven.").status == 303);
	EXPECT(post(&w, ANNA, "/aanbod/nieuw", "tekst=Een+uur+bellen").status == 303);
	world_end(&w);
}

TEST(only_an_administrator_keeps_someone_with_a_role_from_writing)
{
	struct world w = square();

	world_sql(&w, "UPDATE ask SET person_id = 4");
	post(&w, STRANGER, "/melden", about_ask);
	EXPECT(!shows(get(&w, CORA, "/beheer/meldingen/1"), "value=\"block\""));
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", block_writer).status == 422);
	world_sql(&w, "UPDATE role_grant SET role = 'administrator'"
		      " WHERE person_id = 3");
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", block_writer).status == 303);
	EXPECT(count(&w, "SELECT blocked_until FROM person WHERE id = 4") ==
	       w.now + 30 * 86400);
	world_end(&w);
}

TEST(what_was_decided_can_be_undone_later_and_what_is_left_alone_stays)
{
	struct world w = hidden();

	EXPECT(shows(get(&w, CORA, "/beheer/meldingen/1"), "value=\"restore\""));
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", "doe=restore&reden=rules"
		    "&woorden=Het+staat+er+weer.").status == 303);
	EXPECT(get(&w, STRANGER, "/vragen/q-hoe").status == 200);
	post(&w, STRANGER, "/melden", "wat=/initiatieven/de-linde&reden=other"
				      "&email=noor@example.org");
	EXPECT(post(&w, CORA, "/beheer/meldingen/2", "doe=dismiss&reden=rules"
		    "&woorden=Wij+laten+dit+staan.").status == 303);
	EXPECT(get(&w, STRANGER, "/initiatieven/de-linde").status == 200);
	EXPECT(mailed(&w, "noor@example.org", "laten").n);
	EXPECT(!mailed(&w, "bram@example.org", "Wij").n);
	world_end(&w);
}

TEST(what_cannot_be_hidden_is_not_said_to_be)
{
	struct world w = square();
	struct reply r;

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" place_id, created_at, updated_at) VALUES"
		" (3, 'meeting', 'oogstdag', 'Oogstdag', 'oogstdag', 1, 0, 0);"
		"INSERT INTO meeting (id) VALUES (3)");
	post(&w, STRANGER, "/melden",
	     "wat=/bijeenkomsten/oogstdag&reden=wrong&woorden=De+datum+klopt+niet");
	r = get(&w, CORA, "/beheer/meldingen/1");
	EXPECT(r.status == 200 && shows(r, "value=\"dismiss\""));
	EXPECT(!shows(r, "value=\"hide\""));
	EXPECT(post(&w, CORA, "/beheer/meldingen/1", hide_it).status == 422);
	EXPECT(count(&w, "SELECT count(*) FROM measure") == 0);
	world_end(&w);
}

TEST(a_report_survives_every_failing_statement)
{
	struct world w = square();
	str link;

	survives_every_failure(&w, STRANGER, "/melden", about_ask);
	survives_every_failure(&w, CORA, "/beheer/meldingen", NULL);
	survives_every_failure(&w, CORA, "/beheer/meldingen/1", NULL);
	survives_every_failure(&w, CORA, "/beheer/meldingen/1", hide_it);
	link = appeal_link(&w);
	post(&w, STRANGER, link.p, "antwoord=ja&woorden=Dat+is+niet+zo.");
	survives_every_failure(&w, DAAN, "/beheer/bezwaren/1", NULL);
	survives_every_failure(&w, DAAN, "/beheer/bezwaren/1",
			       "besluit=undo&woorden=U+hebt+gelijk.");
	world_end(&w);
}
