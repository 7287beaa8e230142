/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/coordinate/coordinate.h"
#include "base/when.h"
#include "features/search/search.h"
#include "test/test.h"

enum { ANNA = 7, CORA = 9, DIRK = 10, FLOOR = 11, BEHEER = 12 };

/*
 * Anna wants to talk with Het Anker in Oostdorp, which has no address. Cora
 * coordinates Oostdorp, Dirk Westdorp, Floor everything; there is an
 * administrator.
 */
static struct world square(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, municipality_id, own) VALUES"
		" (1, 'mun-proef', 'Proefgemeente', 'proefgemeente', 'municipality', 1, 1),"
		" (2, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1, 1),"
		" (3, 'westdorp', 'Westdorp', 'westdorp', 'village', 1, 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2), (2, 1), (3, 3), (3, 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id, created_at, updated_at) VALUES"
		" (2, 'initiative', 'het-anker', 'Het <Anker>', 'het anker', 2, 20, 20),"
		" (3, 'initiative', 'de-brug', 'De Brug', 'de brug', NULL, 20, 20),"
		" (4, 'ask', 'q-hoe', 'Hoe werkt een <dorpsondersteuner>?', 'hoe', 2, 1794000000, 40),"
		" (5, 'ask', 'q-nieuw', 'Pas gevraagd', 'pas', 2, 1794900000, 40),"
		" (6, 'ask', 'q-west', 'Vraag uit Westdorp', 'vraag', 3, 1794000000, 40);"
		"INSERT INTO party (id, kind, municipality_id) VALUES (2, 'initiative', NULL), (3, 'initiative', 1);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, CORA, "Cora");
	world_person(&w, DIRK, "Dirk");
	world_person(&w, FLOOR, "Floor");
	world_person(&w, BEHEER, "Bea");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (4, 7), (5, 7), (6, NULL);"
		"INSERT INTO role_grant (person_id, role, place_id, granted_at, granted_by) VALUES"
		" (9, 'coordinator', 2, 0, 'test'), (10, 'coordinator', 3, 0, 'test'),"
		" (11, 'coordinator', NULL, 0, 'test'), (12, 'administrator', NULL, 0, 'test')");
	return w;
}

static const char message[] =
	"bericht=%3Cb%3EWij+beginnen+net.%3C%2Fb%3E&wens=call&telefoon=0318+12+34+56";

/* The same, and Anna asked to talk with Het Anker. */
static struct world asked(void)
{
	struct world w = square();

	EXPECT(post(&w, ANNA, "/vragen/q-hoe/contact/het-anker", message).status == 303);
	return w;
}

/* Time goes by, and everyone signs in again. */
static void pass(struct world *w, int64_t seconds)
{
	w->now += seconds;
	world_sql(w, arena_f(w->arena, "UPDATE session SET seen_at = %lld,"
		" created_at = %lld", (long long)w->now, (long long)w->now).p);
}

static int64_t state_is(struct world *w, const char *state)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM introduction"
		" WHERE id = 1 AND state = '%s'", state).p);
}

TEST(only_coordinators_see_the_work)
{
	struct world w = square();

	EXPECT(get(&w, 0, "/beheer").status == 303);
	EXPECT(get(&w, ANNA, "/beheer").status == 403);
	EXPECT(post(&w, ANNA, "/beheer/bellen/1", "ging=nee").status == 403);
	EXPECT(get(&w, CORA, "/beheer").status == 200);
	EXPECT(get(&w, BEHEER, "/beheer").status == 200);
	world_sql(&w, "UPDATE role_grant SET ends_at = 5 WHERE person_id = 9");
	EXPECT(get(&w, CORA, "/beheer").status == 403);
	world_end(&w);
}

TEST(nothing_to_do_is_said_kindly)
{
	struct world w = square();

	world_sql(&w, "UPDATE entry SET status = 'withdrawn' WHERE type = 'ask'");
	EXPECT(shows(get(&w, CORA, "/beheer"), "Er wacht niets op u"));
	EXPECT(shows(get(&w, CORA, "/beheer?taal=en"), "Nothing waits for you"));
	world_end(&w);
}

TEST(she_sees_whom_to_call_and_no_address_of_the_asker)
{
	struct world w = asked();
	struct reply r = get(&w, CORA, "/beheer");

	EXPECT(shows(r, "Anna"));
	EXPECT(shows(r, "Het &lt;Anker&gt;"));
	EXPECT(shows(r, "&lt;b&gt;Wij beginnen net."));
	EXPECT(shows(r, "Hallo, ik bel"));
	EXPECT(!shows(r, "anna@example.org"));
	EXPECT(!shows(r, "0318 12"));
	EXPECT(!shows(r, "<Anker>"));
	world_end(&w);
}

TEST(another_area_is_not_hers)
{
	struct world w = asked();

	EXPECT(!shows(get(&w, DIRK, "/beheer"), "Anker"));
	EXPECT(shows(get(&w, FLOOR, "/beheer"), "Anker"));
	EXPECT(shows(get(&w, DIRK, "/beheer"), "Vraag uit Westdorp"));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Vraag uit Westdorp"));
	EXPECT(post(&w, DIRK, "/beheer/bellen/1", "ging=nee").status == 404);
	EXPECT(state_is(&w, "with-coordinator"));
	EXPECT(get(&w, CORA, "/beheer/vragen/q-west").status == 404);
	EXPECT(post(&w, CORA, "/beheer/vragen/q-west",
		"wie=het-anker&reden=Daarom+wel.").status == 404);
	EXPECT(post(&w, CORA, "/beheer/vragen/q-west/opzij", "").status == 404);
	EXPECT(!count(&w, "SELECT count(*) FROM picked_match"));
	world_end(&w);
}

TEST(without_a_place_the_municipality_tells_whose_it_is)
{
	struct world w = square();

	world_sql(&w, "UPDATE role_grant SET place_id = 1 WHERE person_id = 9");
	post(&w, ANNA, "/initiatieven/de-brug/contact", message);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'cora@example.org'") == 1);
	EXPECT(shows(get(&w, CORA, "/beheer"), "De Brug"));
	EXPECT(!shows(get(&w, DIRK, "/beheer"), "De Brug"));
	world_end(&w);
}

TEST(a_yes_on_the_phone_goes_to_the_asker_by_mail)
{
	struct world w = asked();
	struct reply r = post(&w, CORA, "/beheer/bellen/1", "ging=ja&bereik=&notitie=Dinsdag");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "bereik-fout-1"));
	EXPECT(shows(r, "value=\"Dinsdag\""));
	EXPECT(state_is(&w, "with-coordinator"));
	r = post(&w, CORA, "/beheer/bellen/1", "ging=ja&bereik=anker%40example.org");
	EXPECT(r.status == 303);
	EXPECT(shows(get(&w, CORA, "/beheer?klaar=ja"), "De vrager heeft een mail"));
	EXPECT(state_is(&w, "called"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"
		     " AND text LIKE '%anker@example.org%'") == 1);
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE recipient <> 'anna@example.org'"
		      " AND text LIKE '%anna@example.org%'"));
	EXPECT(shows(get(&w, ANNA, "/mijn/contact/1"), "anker@example.org"));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Anker"));
	r = post(&w, CORA, "/beheer/bellen/1", "ging=nee");
	EXPECT(str_eq(r.location, S("/beheer?klaar=al-beantwoord")));
	EXPECT(state_is(&w, "called"));
	world_end(&w);
}

TEST(no_answer_yet_comes_back_in_two_days)
{
	struct world w = asked();

	EXPECT(post(&w, CORA, "/beheer/bellen/1",
		"ging=niet-bereikt&notitie=Voicemail").status == 303);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Anker"));
	EXPECT(!count(&w, "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"));
	pass(&w, 2 * DAY);
	EXPECT(shows(get(&w, CORA, "/beheer"), "Voicemail"));
	world_end(&w);
}

TEST(not_now_and_no_are_told_kindly)
{
	struct world w = asked();

	EXPECT(post(&w, CORA, "/beheer/bellen/1", "ging=zeker").status == 422);
	EXPECT(post(&w, CORA, "/beheer/bellen/1", "ging=later").status == 303);
	EXPECT(state_is(&w, "not-now"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"
		     " AND text LIKE '%16 december 2026%'") == 1);
	world_end(&w);
}

TEST(who_does_not_answer_our_mail_is_called_after_a_week)
{
	struct world w = square();

	world_sql(&w, "UPDATE party SET mail = 'anker@example.org' WHERE id = 2");
	post(&w, ANNA, "/vragen/q-hoe/contact/het-anker", message);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Anker"));
	pass(&w, 7 * DAY);
	EXPECT(shows(get(&w, CORA, "/beheer"), "een week geen antwoord"));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "anker@example.org"));
	world_end(&w);
}

TEST(the_coordinator_speaks_for_who_has_no_address)
{
	struct world w = asked();

	post(&w, CORA, "/beheer/bellen/1", "ging=ja&bereik=0318+65+43+21");
	EXPECT(post(&w, CORA, "/beheer/verhaal/1", "delen=ja").status == 404);
	post(&w, ANNA, "/mijn/contact/1/afloop", "antwoord=yes");
	post(&w, ANNA, "/mijn/contact/1/verhaal", "woorden=Wij+begonnen+met+koffie.&delen=ja");
	EXPECT(!count(&w, "SELECT count(*) FROM story"));
	EXPECT(shows(get(&w, CORA, "/beheer"), "Wij begonnen met koffie."));
	EXPECT(!shows(get(&w, DIRK, "/beheer"), "Wij begonnen met koffie."));
	EXPECT(post(&w, DIRK, "/beheer/verhaal/1", "delen=ja").status == 404);
	EXPECT(post(&w, CORA, "/beheer/verhaal/1", "woorden=Kom+langs.").status == 422);
	EXPECT(post(&w, CORA, "/beheer/verhaal/1", "woorden=Kom+langs.&delen=ja").status == 303);
	EXPECT(shows(get(&w, 0, "/initiatieven/het-anker"), "Kom langs."));
	EXPECT(!shows(get(&w, 0, "/initiatieven/het-anker"), "0318 "));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Wij begonnen met koffie."));
	world_end(&w);
}

TEST(an_ask_nobody_picked_up_gets_someone_by_hand)
{
	struct world w = square();
	struct reply r = get(&w, CORA, "/beheer");

	EXPECT(shows(r, "Hoe werkt een &lt;dorpsondersteuner&gt;?"));
	EXPECT(!shows(r, "Pas gevraagd"));
	EXPECT(get(&w, CORA, "/beheer/vragen/q-hoe?q=anker").status == 200);
	r = post(&w, CORA, "/beheer/vragen/q-hoe", "wie=het-anker&reden=kort");
	EXPECT(r.status == 422);
	EXPECT(shows(r, "value=\"kort\""));
	EXPECT(post(&w, CORA, "/beheer/vragen/q-hoe",
		    "wie=q-hoe&reden=De+vraag+zelf.").status == 422);
	EXPECT(post(&w, CORA, "/beheer/vragen/q-hoe",
		    "wie=het-anker&reden=Zij+zochten+dit+ook+uit.").status == 303);
	EXPECT(shows(get(&w, CORA, "/beheer/vragen/q-hoe"), "Zij zochten dit ook uit."));
	EXPECT(shows(get(&w, ANNA, "/vragen/q-hoe/contact/het-anker"), "Zij zochten dit ook uit."));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "dorpsondersteuner"));
	EXPECT(post(&w, CORA, "/beheer/vragen/q-hoe/weg", "wie=het-anker").status == 303);
	EXPECT(!count(&w, "SELECT count(*) FROM picked_match"));
	world_end(&w);
}

TEST(an_ask_is_put_aside_for_a_week_and_back)
{
	struct world w = square();
	struct reply r = post(&w, CORA, "/beheer/vragen/q-hoe/opzij", "");

	EXPECT(str_eq(r.location, S("/beheer?klaar=opzij&vraag=q-hoe")));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "dorpsondersteuner"));
	EXPECT(shows(get(&w, CORA, "/beheer?klaar=opzij&vraag=q-hoe"),
		"/beheer/vragen/q-hoe/terug"));
	EXPECT(post(&w, CORA, "/beheer/vragen/q-hoe/terug", "").status == 303);
	EXPECT(shows(get(&w, CORA, "/beheer"), "dorpsondersteuner"));
	world_end(&w);
}

TEST(who_said_yes_to_an_ask_picked_it_up)
{
	struct world w = asked();

	post(&w, CORA, "/beheer/bellen/1", "ging=ja&bereik=anker%40example.org");
	EXPECT(!shows(get(&w, CORA, "/beheer"), "dorpsondersteuner"));
	world_end(&w);
}

TEST(administrators_see_what_did_not_work_and_try_again)
{
	struct world w = square();

	world_sql(&w, "INSERT INTO job (kind, about, due, dead, failure) VALUES ('mail.send', 1, 0, 1, 'smtp: <550>')");
	EXPECT(shows(get(&w, BEHEER, "/beheer"), "smtp: &lt;550&gt;"));
	EXPECT(!shows(get(&w, CORA, "/beheer"), "smtp"));
	EXPECT(post(&w, CORA, "/beheer/opnieuw", "").status == 403);
	EXPECT(post(&w, BEHEER, "/beheer/opnieuw", "").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE dead = 0 AND kind = 'mail.send'") == 1);
	world_end(&w);
}

TEST(an_ask_on_the_phone_has_its_form)
{
	struct world w = square();

	EXPECT(str_eq(get(&w, CORA, "/beheer/vraag-voor").location,
		      S("/vragen/nieuw?voor=ander")));
	world_end(&w);
}

/* Anna's ask of Oostdorp is held: there is a phone number in it. */
static struct world held(void)
{
	struct world w = square();

	world_sql(&w, "UPDATE entry SET status = 'held', title = 'Bel <mij>' WHERE id = 4;"
		  "INSERT INTO post (id, confirmed_at, held_for) VALUES (4, 10, 'phone')");
	return w;
}

static int64_t status_is(struct world *w, const char *status)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM entry WHERE"
				" id = 4 AND status = '%s'", status).p);
}

TEST(what_was_held_is_shown_with_its_reason_and_put_on_the_square)
{
	struct world w = held();
	struct reply r = get(&w, CORA, "/beheer");

	EXPECT(shows(r, "Bel &lt;mij&gt;") && shows(r, "een telefoonnummer"));
	EXPECT(!shows(get(&w, DIRK, "/beheer"), "Bel &lt;mij&gt;"));
	EXPECT(post(&w, DIRK, "/beheer/nakijken/q-hoe", "doe=plaats").status == 404);
	EXPECT(status_is(&w, "held"));
	r = post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=plaats");
	EXPECT(str_eq(r.location, S("/beheer?klaar=plaats&post=q-hoe")));
	EXPECT(status_is(&w, "published"));
	EXPECT(shows(get(&w, CORA, "/beheer?klaar=plaats&post=q-hoe"), "Verberg het toch"));
	world_end(&w);
}

TEST(what_is_hidden_can_be_put_back)
{
	struct world w = held();

	EXPECT(post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=verberg").status == 303);
	EXPECT(status_is(&w, "hidden"));
	EXPECT(get(&w, 0, "/vragen/q-hoe").status == 410);
	EXPECT(shows(get(&w, ANNA, "/vragen/q-hoe"), "Dit is verborgen"));
	EXPECT(count(&w, "SELECT count(*) FROM audit WHERE entry_id = 4"
			 " AND deed = 'entry.hidden'") == 1);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Bel &lt;mij&gt;"));
	EXPECT(shows(get(&w, CORA, "/beheer?klaar=verberg&post=q-hoe"), "value=\"herstel\""));
	EXPECT(post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=herstel").status == 303);
	EXPECT(status_is(&w, "held"));
	post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=plaats");
	post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=verberg");
	EXPECT(get(&w, 0, "/vragen/q-hoe").status == 410);
	post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=herstel");
	EXPECT(status_is(&w, "published"));
	EXPECT(shows(get(&w, 0, "/vragen/q-hoe/geschiedenis"),
		     "Weer zichtbaar gemaakt"));
	world_end(&w);
}

TEST(what_was_held_is_given_back_with_a_word)
{
	struct world w = held();
	struct reply r = post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=terug&woord=ja");

	EXPECT(r.status == 422 && shows(r, "woord-fout-4"));
	EXPECT(post(&w, CORA, "/beheer/nakijken/q-hoe",
		    "doe=terug&woord=Laat+het+nummer+weg.").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient = 'anna@example.org'"
		     " AND text LIKE '%Laat het nummer weg.%' AND text LIKE '%/vragen/q-hoe/wijzigen%'") == 1);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "Bel &lt;mij&gt;"));
	EXPECT(status_is(&w, "held"));
	world_end(&w);
}

TEST(what_someone_wants_gone_is_looked_at)
{
	struct world w = held();

	world_sql(&w, "UPDATE entry SET status = 'published' WHERE id = 4;"
		  "UPDATE post SET held_for = '', removal_asked_at = 20 WHERE id = 4");
	EXPECT(shows(get(&w, CORA, "/beheer"), "value=\"laat\""));
	EXPECT(post(&w, CORA, "/beheer/nakijken/q-hoe", "doe=laat").status == 303);
	EXPECT(!shows(get(&w, CORA, "/beheer"), "value=\"laat\""));
	EXPECT(status_is(&w, "published"));
	world_end(&w);
}

TEST(coordinating_survives_every_failure)
{
	struct world w = asked();

	survives_every_failure(&w, BEHEER, "/beheer", NULL);
	survives_every_failure(&w, CORA, "/beheer/vragen/q-hoe",
		"wie=het-anker&reden=Zij+weten+dit.");
	survives_every_failure(&w, CORA, "/beheer/vragen/q-hoe/weg", "wie=het-anker");
	survives_every_failure(&w, CORA, "/beheer/vragen/q-hoe/opzij", "");
	survives_every_failure(&w, CORA, "/beheer/vragen/q-hoe/terug", "");
	world_sql(&w, "UPDATE entry SET status = 'held' WHERE id = 5;"
		  "INSERT INTO post (id, confirmed_at, held_for) VALUES (5, 10, 'phone')");
	survives_every_failure(&w, CORA, "/beheer/nakijken/q-nieuw",
		"doe=terug&woord=Haal+dit+weg.");
	survives_every_failure(&w, CORA, "/beheer/nakijken/q-nieuw", "doe=plaats");
	survives_every_failure(&w, CORA, "/beheer/nakijken/q-nieuw", "doe=verberg");
	survives_every_failure(&w, CORA, "/beheer/nakijken/q-nieuw", "doe=herstel");
	survives_every_failure(&w, CORA, "/beheer/bellen/1", "ging=niet-bereikt");
	survives_every_failure(&w, CORA, "/beheer/bellen/1", "ging=ja&bereik=anker%40example.org");
	survives_every_failure(&w, BEHEER, "/beheer/opnieuw", "");
	post(&w, ANNA, "/mijn/contact/1/afloop", "antwoord=yes");
	post(&w, ANNA, "/mijn/contact/1/verhaal", "woorden=Goed+gegaan.&delen=ja");
	survives_every_failure(&w, CORA, "/beheer/verhaal/1", "delen=ja&woorden=Fijn.");
	world_end(&w);
}
