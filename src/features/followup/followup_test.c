/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/followup/followup.h"
#include "base/when.h"
#include "test/test.h"

enum { ANNA = 7, BRAM = 8, COR = 9, DORA = 10 };

/*
 * Omzien held a symposium in 2025, with a need, an action and an insight at its
 * table. Anna acts for Omzien, Bram for De Linde, which is named with the need;
 * Cor coordinates, Dora has nothing to do with it.
 */
static struct world harvested(void)
{
	struct world w = world_new(
		"INSERT INTO theme (id, slug, nl, en, updated_at) VALUES"
		" (1, 'vervoer', 'Vervoer', 'Transport', 0);"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES"
		" (1, 'organisation', 'omzien', 'Omzien', 'omzien', 0, 0),"
		" (2, 'initiative', 'de-linde', 'De Linde', 'de linde', 0, 0),"
		" (3, 'meeting', 'm-symposium', 'Symposium', 'symposium', 0, 0),"
		" (4, 'table', 't-1', 'Tafel een', 'tafel', 0, 0),"
		" (5, 'harvest-item', 'h-1', 'Een bus voor de deur.', 'een', 0, 0),"
		" (6, 'harvest-item', 'h-2', 'We delen een bus.', 'we', 0, 0),"
		" (7, 'harvest-item', 'h-3', 'Klein begint groot.', 'klein', 0, 0);"
		"INSERT INTO party (id, kind) VALUES (1, 'network'),"
		" (2, 'initiative');"
		"INSERT INTO meeting (id, date, starts_at, ends_at) VALUES"
		" (3, '2025-06-12', 1749679200, 1749765599);"
		"INSERT INTO meeting_table (id, number) VALUES (4, 1);"
		"INSERT INTO harvest_item (id, kind, perspective) VALUES"
		" (5, 'need', 'initiative'), (6, 'action', 'network'),"
		" (7, 'insight', 'network');"
		"INSERT INTO entry_theme (entry_id, theme_id, position) VALUES"
		" (5, 1, 0), (6, 1, 0);"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (3, 'organiser', 0, 1), (4, 'meeting', 0, 3),"
		" (5, 'table', 0, 4), (6, 'table', 0, 4), (7, 'table', 0, 4),"
		" (5, 'link', 0, 2);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, COR, "Cor");
	world_person(&w, DORA, "Dora");
	world_sql(&w, "INSERT INTO membership (person_id, party_id, role,"
		" since) VALUES (7, 1, 'manager', 0), (8, 2, 'manager', 0);"
		"INSERT INTO role_grant (person_id, role, granted_at, granted_by)"
		" VALUES (9, 'coordinator', 0, 'test')");
	return w;
}

#define HARVEST "/bijeenkomsten/m-symposium/oogst"
#define NEED "/bijeenkomsten/m-symposium/vervolg/h-1"
#define ACTION "/bijeenkomsten/m-symposium/vervolg/h-2"

TEST(what_was_agreed_without_owner_and_day_is_unfinished)
{
	struct world w = harvested();
	struct reply r = get(&w, 0, HARVEST);

	EXPECT(shows(r, "Nog niet af"));
	EXPECT(!shows(r, "Maak er van:"));
	world_sql(&w, "DELETE FROM harvest_item WHERE kind <> 'insight'");
	EXPECT(!shows(get(&w, 0, HARVEST), "Nog niet af"));
	world_end(&w);
}

TEST(who_organised_owns_or_coordinates_makes_something_of_a_line)
{
	struct world w = harvested();

	EXPECT(shows(get(&w, ANNA, HARVEST), "/vragen/nieuw?uit=h-1"));
	EXPECT(shows(get(&w, COR, HARVEST), "/bijeenkomsten/nieuw?uit=h-2"));
	EXPECT(shows(get(&w, BRAM, HARVEST), "/vragen/nieuw?uit=h-1"));
	EXPECT(!shows(get(&w, BRAM, HARVEST), "uit=h-2"));
	EXPECT(!shows(get(&w, DORA, HARVEST), "?uit="));
	EXPECT(get(&w, DORA, NEED).status == 404);
	EXPECT(get(&w, BRAM, NEED).status == 200);
	world_end(&w);
}

TEST(a_line_becomes_an_ask_and_both_say_so)
{
	struct world w = harvested();
	struct reply r = get(&w, ANNA, "/vragen/nieuw?uit=h-1");

	EXPECT(shows(r, "Een bus voor de deur.</textarea>"));
	EXPECT(shows(r, "name=\"uit\" value=\"h-1\""));
	r = post(&w, ANNA, "/vragen/nieuw", "uit=h-1&tekst=Een+bus+voor+de+deur.");
	EXPECT(shows(r, "value=\"vervoer\" checked"));
	EXPECT(shows(r, "name=\"uit\" value=\"h-1\""));
	EXPECT(post(&w, ANNA, "/vragen/nieuw/versturen", "uit=h-1&tekst=Een+bus+"
		"voor+de+deur.&titel=Een+bus&lezers=everyone").status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "/vragen/een-bus"));
	EXPECT(shows(get(&w, 0, "/vragen/een-bus"), "oogst#h-1"));
	world_end(&w);
}

TEST(a_stranger_links_nothing)
{
	struct world w = harvested();

	EXPECT(!shows(get(&w, DORA, "/vragen/nieuw?uit=h-1"), "name=\"uit\""));
	EXPECT(post(&w, DORA, "/vragen/nieuw/versturen", "uit=h-1&tekst=Een+bus+"
		"voor+de+deur.&titel=Een+bus&lezers=everyone").status == 303);
	EXPECT(!count(&w, "SELECT count(*) FROM entry_link WHERE role = 'link'"
		" AND entry_id = 5 AND target_id <> 2"));
	world_end(&w);
}

TEST(a_line_becomes_a_meeting)
{
	struct world w = harvested();
	struct reply r = get(&w, ANNA, "/bijeenkomsten/nieuw?uit=h-2");

	EXPECT(shows(r, "value=\"We delen een bus.\""));
	EXPECT(shows(r, "name=\"thema\" value=\"vervoer\" checked"));
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "uit=h-2&titel=De+bus"
		"&soort=circle&namens=omzien&datum=2027-02-01&tijd=10%3A00"
		"&tot=12%3A00&plek=De+hal&kort=Wij+kijken+naar+de+bus."
		"&thema=vervoer").status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "/bijeenkomsten/de-bus"));
	EXPECT(count(&w, "SELECT count(*) FROM entry_theme t JOIN entry e ON"
		" e.id = t.entry_id WHERE e.slug = 'de-bus'") == 1);
	world_end(&w);
}

TEST(a_line_becomes_a_barrier_or_an_article)
{
	struct world w = harvested();

	EXPECT(shows(get(&w, ANNA, "/knelpunten/nieuw?uit=h-1"),
		     "value=\"Een bus voor de deur.\""));
	EXPECT(post(&w, ANNA, "/knelpunten/nieuw", "uit=h-1&titel=Geen+bus"
		"&kort=Hij+rijdt+niet.&thema=vervoer&namens=omzien"
		).status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "/knelpunten/geen-bus"));
	EXPECT(shows(get(&w, 0, "/knelpunten/geen-bus"), "oogst#h-1"));
	EXPECT(shows(get(&w, 0, "/knelpunten/geen-bus"), "Omzien"));
	EXPECT(post(&w, ANNA, "/kennis/nieuw", "uit=h-3&titel=Klein+beginnen"
		"&soort=story&namens=omzien").status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "/kennis/klein-beginnen"));
	EXPECT(get(&w, DORA, "/knelpunten/nieuw").status == 409);
	EXPECT(post(&w, ANNA, "/knelpunten/nieuw", "titel=Zo&namens=de-linde"
		).status == 422);
	EXPECT(shows(post(&w, ANNA, "/knelpunten/nieuw", "titel=Bel+ons"
		"&kort=Bel+06+12345678.&namens=omzien"), "Weet u het zeker?"));
	survives_every_failure(&w, ANNA, "/knelpunten/nieuw", "uit=h-1"
		"&titel=Geen+weg&kort=Hij+rijdt+niet.&namens=omzien");
	survives_every_failure(&w, ANNA, "/kennis/nieuw", "uit=h-1"
		"&titel=Een+weg&soort=story&namens=omzien");
	world_end(&w);
}

TEST(a_link_is_taken_back)
{
	struct world w = harvested();

	EXPECT(post(&w, DORA, NEED "/los", "van=2").status == 404);
	EXPECT(post(&w, ANNA, NEED "/los", "van=6").status == 404);
	EXPECT(post(&w, ANNA, NEED "/los", "van=2").status == 303);
	EXPECT(!count(&w, "SELECT count(*) FROM entry_link WHERE role = 'link'"));
	EXPECT(post(&w, ANNA, NEED "/los", "van=2").status == 404);
	world_end(&w);
}

TEST(it_says_how_a_line_stands_since_when_and_who_said_so)
{
	struct world w = harvested();

	EXPECT(post(&w, ANNA, ACTION, "stand=underway&eigenaar=De+Linde"
		"&tegen=2027-03-01&woorden=Er+rijdt+al+een+bus.").status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "Onderweg</span> sinds"));
	EXPECT(shows(get(&w, 0, HARVEST), "zegt Omzien"));
	EXPECT(shows(get(&w, 0, HARVEST), "klaar op 1 maart 2027"));
	EXPECT(shows(get(&w, 0, HARVEST), "Er rijdt al een bus."));
	EXPECT(post(&w, BRAM, ACTION, "stand=achieved&eigenaar=De+Linde"
		"&tegen=2027-03-01").status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "zegt De Linde"));
	EXPECT(post(&w, COR, ACTION, "stand=stopped").status == 303);
	EXPECT(shows(get(&w, 0, HARVEST), "zegt de coördinator"));
	EXPECT(count(&w, "SELECT count(*) FROM audit") == 1);
	world_end(&w);
}

TEST(what_is_wrong_in_it_is_said_and_kept_as_typed)
{
	struct world w = harvested();
	struct reply r = post(&w, ANNA, ACTION, "stand=later&eigenaar=Niemand"
		"&tegen=morgen&woorden=Zo");

	EXPECT(r.status == 422);
	EXPECT(shows(r, "value=\"Niemand\"") && shows(r, "id=\"tegen-fout\""));
	r = post(&w, ANNA, ACTION, "stand=open&woorden=Bel+06+12345678+maar.");
	EXPECT(r.status == 200 && shows(r, "Weet u het zeker?"));
	EXPECT(!count(&w, "SELECT count(*) FROM followup"));
	EXPECT(post(&w, ANNA, ACTION, "stand=open&zeker=1&woorden=Bel+06+"
		"12345678+maar.").status == 303);
	EXPECT(post(&w, BRAM, NEED, "stand=achieved").status == 403);
	world_end(&w);
}

TEST(what_nobody_said_anything_of_stands_as_what_it_led_to)
{
	struct world w = harvested();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" created_at, updated_at) VALUES (20, 'ask', 'q-bus', 'Bus?',"
		" 'bus', 0, 0); INSERT INTO ask (id, solved_at) VALUES"
		" (20, 1767222000);"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (6, 'link', 0, 20)");
	EXPECT(shows(get(&w, 0, HARVEST), "Bereikt</span> sinds 1 januari 2026"));
	world_end(&w);
}

/* The mails of that morning only. */
static void morning(struct world *w)
{
	world_sql(w, "DELETE FROM mail; DELETE FROM job; INSERT INTO job (kind,"
		     " about, due) VALUES ('outcome.look', 0, 0)");
	world_work(w);
}

/* De Linde owns the action; the clock stands so many days after the meeting. */
static void days_later(struct world *w, int64_t days)
{
	post(w, ANNA, ACTION, "stand=open&eigenaar=De+Linde&tegen=2026-12-24");
	w->now = 1749679200 + days * DAY;
}

#define TO_BRAM "SELECT count(*) FROM mail WHERE recipient =" \
	" 'bram@example.org' AND text LIKE '%We delen een bus%'"

TEST(who_owns_it_is_asked_after_a_year_and_after_a_year_and_a_half)
{
	struct world w = harvested();
	int asked = 0;

	days_later(&w, 364);
	morning(&w);
	EXPECT(!count(&w, TO_BRAM));
	for (int day = 365; day < 1000; day += 20) {
		w.now = 1749679200 + day * DAY;
		morning(&w);
		asked += (int)count(&w, TO_BRAM);
		EXPECT(asked == (day < 548 ? 1 : 2));
	}
	world_end(&w);
}

TEST(one_tap_in_the_mail_says_how_it_stands)
{
	struct world w = harvested();
	str link;

	days_later(&w, 366);
	morning(&w);
	for (int i = 0; i < 2; i++)     /* the third button */
		world_sql(&w, arena_f(w.arena, "UPDATE mail SET text ="
			" replace(text, '%s', '')",
			mailed(&w, "bram@example.org", "/bevestig/").p).p);
	link = mailed(&w, "bram@example.org", "/bevestig/");
	EXPECT(shows(get(&w, 0, link.p), "Het is gelukt"));
	EXPECT(!count(&w, "SELECT count(*) FROM followup WHERE state = 'achieved'"));
	EXPECT(post(&w, 0, link.p, "antwoord=achieved").status == 200);
	EXPECT(shows(get(&w, 0, HARVEST), "Bereikt</span> sinds"));
	EXPECT(shows(get(&w, 0, HARVEST), "zegt De Linde"));
	world_end(&w);
}

TEST(who_left_the_owner_says_nothing_more_for_it)
{
	struct world w = harvested();
	str link;

	days_later(&w, 366);
	morning(&w);
	link = mailed(&w, "bram@example.org", "/bevestig/");
	world_sql(&w, "DELETE FROM membership WHERE person_id = 8");
	EXPECT(post(&w, 0, link.p, "antwoord=open").status == 404);
	world_end(&w);
}

TEST(the_next_meeting_tells_what_came_of_the_last)
{
	struct world w = harvested();
	struct reply r;

	post(&w, ANNA, ACTION, "stand=achieved");
	EXPECT(post(&w, ANNA, "/bijeenkomsten/nieuw", "titel=Vervolg"
		"&soort=symposium&namens=omzien&datum=2027-02-01&tijd=10%3A00"
		"&tot=12%3A00&plek=De+hal&kort=Wij+kijken+samen+terug."
		).status == 303);
	r = get(&w, 0, "/bijeenkomsten/vervolg");
	EXPECT(shows(r, "Wat kwam er van de vorige keer?"));
	EXPECT(shows(r, "1 bereikt, 1 zonder bericht"));
	EXPECT(shows(r, "We delen een bus."));
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten/m-symposium"), "vorige keer"));
	world_sql(&w, "UPDATE entry SET status = 'withdrawn'"
		" WHERE type = 'harvest-item'");
	EXPECT(!shows(get(&w, 0, "/bijeenkomsten/vervolg"), "vorige keer"));
	world_sql(&w, "UPDATE entry SET status = 'published'"
		" WHERE type = 'harvest-item'");
	world_sql(&w, "UPDATE meeting_plan SET registers = 1");
	EXPECT(post(&w, DORA, "/bijeenkomsten/vervolg/aanmelden", "naam=Dora"
		"&email=dora%40example.org").status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE text LIKE"
		" '%vorige keer, Symposium: 1 bereikt, 1 zonder bericht.%'") == 1);
	world_end(&w);
}

TEST(all_agreements_are_counted_by_state_year_and_meeting)
{
	struct world w = harvested();
	struct reply r;

	post(&w, ANNA, ACTION, "stand=achieved&eigenaar=De+Linde");
	r = get(&w, 0, "/afspraken");
	EXPECT(shows(r, "2 afspraken"));
	EXPECT(shows(r, "1 bereikt, 1 zonder bericht"));
	EXPECT(shows(r, "<h3>2025</h3>"));
	EXPECT(!shows(r, "Klein begint groot."));
	EXPECT(shows(get(&w, 0, "/afspraken?thema=vervoer"), "2 afspraken"));
	EXPECT(shows(get(&w, 0, "/afspraken.csv"), "h-2,We delen een bus.,action,"
		"Symposium,2025-06-12,achieved,"));
	EXPECT(shows(get(&w, 0, "/afspraken.json"), "\"state\":\"achieved\""));
	EXPECT(shows(get(&w, 0, "/afspraken?taal=en"), "What came of our agreements?"));
	world_sql(&w, "DELETE FROM harvest_item");
	EXPECT(shows(get(&w, 0, "/afspraken"), "nog niets afgesproken"));
	world_end(&w);
}

TEST(what_nobody_spoke_of_is_open_for_half_a_year_and_then_not_heard_of)
{
	struct world w = harvested();

	EXPECT(shows(get(&w, 0, "/afspraken"), "2 zonder bericht"));
	EXPECT(shows(get(&w, 0, "/afspraken.json"), "\"state\":\"unknown\""));
	post(&w, ANNA, ACTION, "stand=open");
	EXPECT(shows(get(&w, 0, "/afspraken"), "1 open, 1 zonder bericht"));
	world_sql(&w, "UPDATE meeting SET ends_at = 1795000000");
	EXPECT(shows(get(&w, 0, "/afspraken"), "2 open"));
	EXPECT(!shows(get(&w, ANNA, NEED), "value=\"unknown\""));
	world_end(&w);
}

TEST(a_theme_tells_year_by_year_what_was_asked)
{
	struct world w = harvested();
	struct reply r;

	EXPECT(!shows(get(&w, 0, "/themas/vervoer"), "/themas/vervoer/jaren"));
	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" reported, reported_on, created_at, updated_at) VALUES"
		" (21, 'ask', 'q-rit', 'Wie rijdt mee?', 'wie', 1, '2023-04-01',"
		" 0, 0); INSERT INTO ask (id) VALUES (21);"
		"INSERT INTO entry_theme (entry_id, theme_id, position)"
		" VALUES (21, 1, 0)");
	EXPECT(shows(get(&w, 0, "/themas/vervoer"), "/themas/vervoer/jaren"));
	r = get(&w, 0, "/themas/vervoer/jaren");
	EXPECT(shows(r, "Dit vroegen we in 2023 en 2025"));
	EXPECT(shows(r, "In 2024 is hierover niets opgeschreven."));
	EXPECT(shows(r, "Wie rijdt mee?") && shows(r, "Een bus voor de deur."));
	EXPECT(shows(r, "2 vragen en knelpunten: 2 zonder bericht"));
	EXPECT(shows(r, "</span> Nodig, <span"));
	EXPECT(shows(r, arena_f(w.arena, "Zo stond het op %s.",
		when_day(w.arena, S("nl"), w.now).p).p));
	EXPECT(get(&w, 0, "/themas/niets/jaren").status == 404);
	world_sql(&w, "UPDATE entry SET status = 'withdrawn' WHERE id = 3");
	EXPECT(!shows(get(&w, 0, "/themas/vervoer/jaren"), "Een bus voor"));
	world_end(&w);
}

TEST(a_theme_tells_what_was_asked_before_and_at_which_meeting)
{
	struct world w = harvested();
	struct reply r;

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" reported, reported_on, created_at, updated_at) VALUES"
		" (21, 'ask', 'q-rit', 'Wie rijdt mee?', 'wie', 1, '2023-04-01',"
		" 0, 0), (22, 'ask', 'q-weer', 'Wie heeft een auto?', 'wie', 1,"
		" '2025-06-12', 0, 0);"
		"INSERT INTO ask (id, solved_at) VALUES (21, 9), (22, 0);"
		"INSERT INTO entry_theme (entry_id, theme_id, position)"
		" VALUES (22, 1, 0);"
		"INSERT INTO entry_link (entry_id, role, position, target_id)"
		" VALUES (22, 'meeting', 0, 3), (22, 'duplicate_of', 0, 21)");
	r = get(&w, 0, "/themas/vervoer/jaren");
	EXPECT(shows(r, "Eerder gevraagd: <a href=\"/vragen/q-rit\""));
	EXPECT(shows(r, "</span> Vraag, <span"));       /* with its meeting */
	/* It is not what came of it. */
	world_sql(&w, "INSERT INTO entry_theme (entry_id, theme_id, position)"
		" VALUES (21, 1, 0)");
	r = get(&w, 0, "/themas/vervoer/jaren");
	EXPECT(shows(r, "3 vragen en knelpunten: 1 bereikt, 2 zonder bericht"));
	EXPECT(shows(r, "1 vraag of knelpunt: 1 bereikt"));
	world_end(&w);
}

TEST(what_is_said_of_a_line_survives_every_failing_statement)
{
	struct world w = harvested();

	survives_every_failure(&w, ANNA, ACTION, "stand=underway&eigenaar=De+Linde"
		"&tegen=2027-03-01&woorden=Er+rijdt+een+bus.");
	survives_every_failure(&w, ANNA, NEED "/los", "van=2");
	survives_every_failure(&w, ANNA, "/vragen/nieuw/versturen", "uit=h-1"
		"&tekst=Een+bus+voor+de+deur.&titel=Een+bus&lezers=everyone");
	survives_every_failure(&w, ANNA, NEED, NULL);
	survives_every_failure(&w, 0, "/afspraken", NULL);
	survives_every_failure(&w, 0, "/themas/vervoer/jaren", NULL);
	world_end(&w);
}
