/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/follow/follow.h"
#include "base/when.h"
#include "test/test.h"

enum { STRANGER = 0, ANNA = 1, BRAM = 2, CORRIE = 3 };

#define THEME "/themas/energie"
#define FOLLOWS "SELECT count(*) FROM follow WHERE person_id = 1"

/* A theme with one below it, a village, an initiative there; and what is new. */
static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'zegveld', 'Zegveld', 'zegveld', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO theme (id, slug, nl, en, parent_id) VALUES"
		" (1, 'energie', 'Energie', 'Energy', NULL),"
		" (2, 'zon', 'Zon op het dak', 'Solar', 1),"
		" (3, 'stroom', 'Stroom', 'Power', NULL);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" status, created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1,"
		"  'published', 5, 5),"
		" (2, 'ask', 'q-dak', 'Wie legt ons dak vol?', 'wie', 1,"
		"  'published', 9, 9),"
		" (3, 'ask', 'q-geheim', 'Verborgen vraag', 'verborgen', 1,"
		"  'hidden', 9, 9);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative');"
		"INSERT INTO ask (id) VALUES (2), (3);"
		"INSERT INTO entry_theme VALUES (2, 2, 1), (3, 2, 1);"
		"INSERT INTO entry_link VALUES (2, 'asked_by', 1, 1);"
		"INSERT INTO entry_news VALUES (1, 5), (2, 9), (3, 9);");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORRIE, "Corrie");
	world_sql(&w, "UPDATE person SET confirmed_at = 1;"
		"INSERT INTO role_grant (person_id, role, granted_at,"
		" granted_by) VALUES (3, 'coordinator', 0, 'test')");
	return w;
}

TEST(one_tap_follows_and_one_tap_stops)
{
	static const char *const pages[] = { THEME, "/plaatsen/zegveld",
		"/initiatieven/de-linde", "/zoeken?q=dak" };
	struct world w = village();

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *wat = arena_f(w.arena, "wat=%s", pages[i]).p;
		const char *stop = arena_f(w.arena, "%s&doe=stop", wat).p;
		struct reply r = post(&w, ANNA, "/volgen", wat);

		EXPECT(!shows(get(&w, BRAM, pages[i]), "U volgt dit"));
		EXPECT(r.status == 303 && str_starts(r.location,
						     str_from_z(pages[i])));
		EXPECT(shows(get(&w, ANNA, pages[i]), "U volgt dit"));
		EXPECT(shows(get(&w, ANNA, pages[i]), "Elke week"));
		post(&w, ANNA, "/volgen", wat);
		EXPECT(count(&w, FOLLOWS) == 1);
		post(&w, ANNA, "/volgen", stop);
		EXPECT(count(&w, FOLLOWS) == 0);
		EXPECT(!shows(get(&w, ANNA, pages[i]), "U volgt dit"));
	}
	EXPECT(post(&w, ANNA, "/volgen", "wat=/themas/niets").status == 404);
	EXPECT(post(&w, ANNA, "/volgen", "wat=/vragen/q-dak").status == 404);
	EXPECT(post(&w, ANNA, "/volgen", "wat=/initiatieven/q-dak").status == 404);
	EXPECT(post(&w, ANNA, "/volgen", "wat=/zoeken?q=").status == 404);
	EXPECT(post(&w, ANNA, "/volgen", "").status == 404);
	world_end(&w);
}

TEST(the_same_search_is_followed_once_however_it_is_written)
{
	struct world w = village();

	post(&w, ANNA, "/volgen",
	     "wat=%2Fzoeken%3Fthema%3Dzon%26q%3Dwarm%2Bdak%26pagina%3D2");
	post(&w, ANNA, "/volgen",
	     "wat=%2Fzoeken%3Fq%3D+warm%2520dak%26thema%3Dzon%26soort%3D");
	EXPECT(count(&w, FOLLOWS) == 1);
	EXPECT(count(&w, "SELECT count(*) FROM follow_subject WHERE search ="
			 " 'q=warm%20dak&thema=zon'") == 1);
	EXPECT(shows(get(&w, ANNA, "/zoeken?thema=zon&q=warm+dak"),
		     "U volgt dit"));
	EXPECT(shows(get(&w, ANNA, "/mijn/volgen"), "warm dak, Zon op het dak"));
	EXPECT(shows(get(&w, ANNA, "/mijn/volgen"), "/zoeken.atom?q=warm"));
	world_end(&w);
}

TEST(who_is_new_follows_by_one_mail_and_is_signed_in_by_it)
{
	struct world w = village();
	struct reply r = get(&w, STRANGER, THEME);
	str cookies, link;

	EXPECT(shows(r, "/volgen?wat=%2Fthemas%2Fenergie") && r.for_all);
	EXPECT(shows(get(&w, STRANGER, "/volgen?wat=/themas/energie"),
		     "Energie volgen"));
	r = post(&w, STRANGER, "/volgen", "wat=/themas/energie&email=niet");
	EXPECT(r.status == 422 && shows(r, "value=\"niet\"") &&
	       shows(r, "value=\"/themas/energie\""));
	r = post(&w, STRANGER, "/volgen",
		 "wat=/themas/energie&email=noor@example.org");
	EXPECT(r.status == 303 && str_eq(r.location, S("/volgen/verstuurd")));
	EXPECT(shows(get(&w, STRANGER, "/volgen/verstuurd"), "Kijk in uw mail"));
	EXPECT(count(&w, "SELECT count(*) FROM follow") == 0);
	cookies = cookie_of(r, "inlog");
	link = mailed(&w, "noor@example.org", "/bevestig/");
	r = get_with(&w, cookies, link.p);
	EXPECT(shows(r, "Ja, dit wil ik volgen") && shows(r, "huisregels"));
	r = post_with(&w, cookies, link.p, "antwoord=ja");
	EXPECT(r.status == 303 &&
	       str_eq(r.location, S("/themas/energie#volgen")));
	EXPECT(shows(get_with(&w, cookie_of(r, "sid"), THEME), "U volgt dit"));
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE rhythm = 'week'")
	       == 1);
	world_end(&w);
}

TEST(an_address_gets_three_such_mails_a_day_and_who_never_answers_is_forgotten)
{
	struct world w = village();

	for (int i = 0; i < 5; i++)
		EXPECT(post(&w, STRANGER, "/volgen",
			    "wat=/themas/energie&email=noor@example.org")
		       .status == 303);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
			 " 'noor@example.org'") == 3);
	/* Who is known is asked as well: anyone may type an address. */
	post(&w, STRANGER, "/volgen", "wat=/themas/zon&email=anna@example.org");
	EXPECT(count(&w, FOLLOWS) == 0);
	w.now += 8 * DAY;
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE mail ="
			 " 'noor@example.org'") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM person WHERE id = 1") == 1);
	world_sql(&w, "INSERT INTO job (kind, about, due) VALUES"
		      " ('follow.tidy', 0, 0)");
	world_work(&w);
	EXPECT(count(&w, "SELECT count(*) FROM follow_subject") == 0);
	world_end(&w);
}

TEST(the_list_says_how_often_and_how_to_stop_and_undo)
{
	struct world w = village();
	struct reply r;

	EXPECT(shows(get(&w, ANNA, "/mijn/volgen"), "U volgt nog niets"));
	EXPECT(!shows(get(&w, ANNA, "/mijn"), "U volgt"));
	post(&w, ANNA, "/volgen", "wat=/themas/energie");
	post(&w, ANNA, "/volgen", "wat=/plaatsen/zegveld");
	EXPECT(shows(get(&w, ANNA, "/mijn"), "U volgt 2 dingen"));
	post(&w, ANNA, "/mijn/volgen", "ritme-1=now&ritme-2=onzin");
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE rhythm = 'now'"
			 " AND subject_id = 1") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE rhythm = 'week'")
	       == 1);
	r = get(&w, ANNA, "/mijn/volgen?bewaard=1");
	EXPECT(shows(r, "Bewaard.") && shows(r, "/themas/energie.atom"));
	EXPECT(shows(r, "<option value=\"now\" selected>"));
	/* Nobody else's. */
	EXPECT(post(&w, BRAM, "/mijn/volgen", "weg=1").status == 404);
	post(&w, BRAM, "/mijn/volgen", "ritme-1=month");
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE rhythm = 'month'")
	       == 0);
	r = post(&w, ANNA, "/mijn/volgen", "weg=1&ritme-1=day");
	EXPECT(r.status == 303);
	r = get(&w, ANNA, arena_z(w.arena, r.location));
	EXPECT(shows(r, "U volgt Energie niet meer.") &&
	       shows(r, "Toch blijven volgen"));
	post(&w, ANNA, "/volgen", "wat=/themas/energie");
	EXPECT(count(&w, FOLLOWS) == 2);
	world_end(&w);
}

TEST(all_mail_of_it_can_wait_and_then_begins_anew)
{
	struct world w = village();

	post(&w, ANNA, "/volgen", "wat=/themas/energie");
	post(&w, ANNA, "/mijn/volgen/mail", "doe=stop");
	EXPECT(shows(get(&w, ANNA, "/mijn/volgen"), "U krijgt hier nu geen mail"));
	w.now += 20 * DAY;
	post(&w, ANNA, "/mijn/volgen/mail", "doe=verder");
	EXPECT(!shows(get(&w, ANNA, "/mijn/volgen"), "nu geen mail"));
	EXPECT(count(&w, "SELECT told_at FROM follow") == w.now);
	world_end(&w);
}

TEST(nobody_follows_more_than_a_hundred_things)
{
	struct world w = village();
	struct reply r;

	for (int i = 0; i < FOLLOW_MAX; i++)
		post(&w, ANNA, "/volgen",
		     arena_f(w.arena, "wat=/zoeken?q=woord%d", i).p);
	EXPECT(count(&w, FOLLOWS) == FOLLOW_MAX);
	r = post(&w, ANNA, "/volgen", "wat=/themas/energie");
	EXPECT(r.status == 409 && shows(r, "100 dingen tegelijk"));
	EXPECT(count(&w, FOLLOWS) == FOLLOW_MAX);
	world_end(&w);
}

TEST(each_page_that_can_be_followed_is_a_feed_of_what_all_may_read)
{
	static const char *const feeds[] = { "/themas/energie.atom",
		"/themas/zon.atom", "/plaatsen/zegveld.atom",
		"/initiatieven/de-linde.atom" };
	struct world w = village();

	for (size_t i = 0; i < COUNT(feeds); i++) {
		struct reply r = get(&w, STRANGER, feeds[i]);

		EXPECT(r.status == 200 && str_starts(r.type,
			S("application/atom+xml")));
		EXPECT(shows(r, "Wie legt ons dak vol?"));
		EXPECT(!shows(r, "Verborgen"));
		EXPECT(shows(r, arena_f(w.arena, "rel=\"self\" href=\"%s%s\"",
					w.url.p, feeds[i]).p));
	}
	EXPECT(get(&w, STRANGER, "/themas/niets.atom").status == 404);
	EXPECT(shows(get(&w, STRANGER, THEME), "href=\"/themas/energie.atom\""));
	EXPECT(!shows(get(&w, STRANGER, "/themas/stroom.atom"), "<entry>"));
	EXPECT(shows(get(&w, STRANGER, "/zoeken.atom?q=dak&thema=zon"),
		     "/zoeken.atom?q=dak&amp;thema=zon"));
	world_end(&w);
}

TEST(who_followed_a_theme_follows_what_it_became)
{
	struct world w = village();

	post(&w, ANNA, "/volgen", "wat=/themas/zon");
	post(&w, BRAM, "/volgen", "wat=/themas/zon");
	post(&w, BRAM, "/volgen", "wat=/themas/stroom");
	EXPECT(post(&w, CORRIE, "/beheer/themas/zon/samenvoegen", "in=stroom")
	       .status == 303);
	EXPECT(shows(get(&w, ANNA, "/themas/stroom"), "U volgt dit"));
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE person_id = 2") == 1);
	EXPECT(shows(get(&w, ANNA, "/volgen?wat=/themas/zon"), "Stroom volgen"));
	world_end(&w);
}

TEST(what_can_first_be_read_is_news_once)
{
	struct world w = village();

	post(&w, ANNA, "/aanbod/nieuw", "tekst=Een+ladder+voor+iedereen");
	EXPECT(count(&w, "SELECT n.at FROM entry_news n JOIN entry e"
			 " ON e.id = n.entry_id WHERE e.type = 'offer'") == w.now);
	w.now += DAY;
	world_sql(&w, "INSERT INTO post (id, confirmed_at) VALUES (2, 5)");
	post(&w, CORRIE, "/vragen/q-dak/wijzigen",
	     "titel=Wie+legt+dat&tekst=Wie+legt+ons+dak+vol&versie=9");
	EXPECT(count(&w, "SELECT at FROM entry_news WHERE entry_id = 2") == 9);
	world_end(&w);
}

TEST(following_survives_every_failure)
{
	struct world w = village();

	survives_every_failure(&w, STRANGER, "/volgen",
			       "wat=/themas/energie&email=noor@example.org");
	survives_every_failure(&w, ANNA, "/volgen", "wat=/themas/energie");
	post(&w, ANNA, "/volgen", "wat=/themas/energie");
	survives_every_failure(&w, ANNA, "/mijn/volgen", "ritme-1=day");
	survives_every_failure(&w, ANNA, "/mijn/volgen/mail", "doe=stop");
	survives_every_failure(&w, ANNA, "/mijn/volgen", NULL);
	survives_every_failure(&w, ANNA, "/themas/energie.atom", NULL);
	survives_every_failure(&w, ANNA, "/mijn/volgen", "weg=1");
	survives_every_failure(&w, ANNA, "/volgen",
			       "wat=/themas/energie&doe=stop");
	world_end(&w);
}
