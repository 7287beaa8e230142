/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/monday/monday.h"
#include "base/when.h"
#include "test/test.h"

enum { BEA = 2, CORA = 3 };

/* Bea administers, Cora coordinates Oostdorp. An ask there and one elsewhere
 * wait for a month, and one in Oostdorp was held. Monday, half past seven. */
static struct world office(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'oostdorp', 'Oostdorp', 'oostdorp', 'village', 1),"
		" (2, 'westdorp', 'Westdorp', 'westdorp', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1), (2, 2);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'ask', 'q-oost', 'Vraag uit Oostdorp', 'oost', 1,"
		" 1790000000, 1790000000),"
		" (2, 'ask', 'q-west', 'Vraag uit Westdorp', 'west', 2,"
		" 1790000001, 1790000001),"
		" (3, 'ask', 'q-bel', 'Bel ons op dit nummer', 'bel', 1,"
		" 1790000002, 1790000002);"
		"UPDATE entry SET status = 'held' WHERE id = 3");

	w.conf.data = S("/tmp");
	w.now = when_midnight(2026, 11, 23) + 7 * HOUR + 30 * MINUTE;
	world_person(&w, BEA, "Bea");
	world_person(&w, CORA, "Cora");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (1, 2), (2, 2),"
		" (3, 2);"
		"INSERT INTO post (id, confirmed_at, held_for) VALUES"
		" (3, 1790000003, 'phone');"
		"INSERT INTO role_grant (person_id, role, place_id, granted_at,"
		" granted_by) VALUES (2, 'administrator', NULL, 0, 'test'),"
		" (3, 'coordinator', 1, 0, 'test')");
	world_sql(&w, arena_f(w.arena, "INSERT INTO backup_made (id, at, name)"
		" VALUES (1, %lld, 'night.db')", (long long)w.now).p);
	return w;
}

static void tell_all(struct world *w)
{
	world_sql(w, arena_f(w->arena, "INSERT INTO job (kind, about, due)"
		" VALUES ('monday.all', 0, %lld)", (long long)w->now).p);
	world_work(w);
}

static int64_t mails_to(struct world *w, const char *who)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM mail WHERE"
		" recipient = '%s' AND subject LIKE '%%voor deze week%%'",
		who).p);
}

TEST(on_monday_a_coordinator_gets_what_matters_in_her_scope)
{
	struct world w = office();

	tell_all(&w);
	EXPECT(mails_to(&w, "cora@example.org") == 1);
	EXPECT(mailed(&w, "cora@example.org", "Vraag").n);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'cora@example.org' AND text LIKE '%Vraag uit Oostdorp%'"
		" AND text LIKE '%1. Er wordt iets vastgehouden%'"
		" AND text NOT LIKE '%Westdorp%'"
		" AND text NOT LIKE '%Bel ons op dit nummer%'"
		" AND subject LIKE '2 dingen%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bea@example.org' AND text LIKE '%Westdorp%'") == 1);
	world_end(&w);
}

TEST(once_a_week_also_when_run_twice_or_the_clock_goes_back)
{
	struct world w = office();

	tell_all(&w);
	tell_all(&w);
	w.now += DAY;
	tell_all(&w);
	EXPECT(mails_to(&w, "cora@example.org") == 1);
	w.now -= 7 * DAY;
	tell_all(&w);
	EXPECT(mails_to(&w, "cora@example.org") == 1);
	w.now += 13 * DAY;
	tell_all(&w);
	EXPECT(mails_to(&w, "cora@example.org") == 2);
	world_end(&w);
}

TEST(not_before_half_past_seven_and_not_after_wednesday)
{
	static const int64_t not_now[] = { -MINUTE, -DAY, 3 * DAY, 4 * DAY };
	struct world w = office();
	int64_t monday = w.now;

	for (size_t i = 0; i < COUNT(not_now); i++) {
		w.now = monday + not_now[i];
		tell_all(&w);
	}
	EXPECT(mails_to(&w, "cora@example.org") == 0);
	w.now = monday + 2 * DAY;       /* the machine was off until then */
	tell_all(&w);
	EXPECT(mails_to(&w, "cora@example.org") == 1);
	world_end(&w);
}

TEST(nothing_to_do_is_no_mail)
{
	struct world w = office();

	world_sql(&w, "DELETE FROM post; DELETE FROM ask");
	tell_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

TEST(an_ask_is_put_aside_from_the_mail_without_signing_in)
{
	struct world w = office();
	str link;

	tell_all(&w);
	link = mailed(&w, "cora@example.org", "/bevestig/");
	EXPECT(shows(get(&w, 0, link.p), "Vraag uit Oostdorp"));
	EXPECT(count(&w, "SELECT count(*) FROM set_aside") == 0);
	EXPECT(shows(post(&w, 0, link.p, "antwoord=later"),
		     "Een week opzij gezet"));
	EXPECT(count(&w, "SELECT count(*) FROM set_aside") == 1);
	EXPECT(post(&w, 0, link.p, "antwoord=later").status == 410);
	world_end(&w);
}

TEST(a_tap_of_who_lost_the_role_does_nothing)
{
	struct world w = office();
	str link;

	tell_all(&w);
	link = mailed(&w, "cora@example.org", "/bevestig/");
	world_sql(&w, "UPDATE role_grant SET ends_at = 1");
	EXPECT(post(&w, 0, link.p, "antwoord=later").status == 403);
	EXPECT(count(&w, "SELECT count(*) FROM set_aside") == 0);
	world_end(&w);
}

TEST(mail_that_failed_comes_first_and_is_tried_again_with_a_tap)
{
	struct world w = office();
	str link;

	world_sql(&w, "INSERT INTO mail (id, recipient, subject, text, created_at)"
		" VALUES (900, 'x@example.org', 'X', 'X', 0);"
		"INSERT INTO job (kind, about, due, dead, failure) VALUES"
		" ('mail.send', 900, 1, 1, '550 no such user')");
	tell_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bea@example.org' AND text LIKE '%1. 1 mail ging niet%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'cora@example.org' AND text LIKE '%ging niet%'") == 0);
	link = mailed(&w, "bea@example.org", "/bevestig/");
	EXPECT(shows(post(&w, 0, link.p, "antwoord=ja"), "proberen het nu opnieuw"));
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE dead = 1") == 0);
	world_end(&w);
}

TEST(what_the_health_page_finds_in_danger_goes_into_the_mail)
{
	struct world w = office();

	world_sql(&w, "UPDATE backup_made SET rehearsed_at = at,"
		      " rehearsal = 'rows were lost'");
	tell_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'bea@example.org' AND text LIKE '%1. Een kopie terugzetten%'"
		" AND text LIKE '%/beheer/kopie%'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'cora@example.org' AND text LIKE '%kopie%'") == 0);
	world_end(&w);
}

/* Whether in the newest mail to her `first` stands before `then`. */
static bool in_order(struct world *w, const char *first, const char *then)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM mail WHERE"
		" recipient = 'cora@example.org' AND text LIKE '%%%s%%%s%%'",
		first, then).p) == 1;
}

TEST(all_that_waits_is_in_the_mail_what_matters_most_first)
{
	struct world w = office();

	world_sql(&w, "INSERT INTO entry (id, type, slug, title, sort_key,"
		" place_id, created_at, updated_at) VALUES"
		" (11, 'initiative', 'linde', 'De Linde', 'linde', 1, 1, 1),"
		" (12, 'initiative', 'linde-2', 'Linde', 'linde', 1, 2, 2),"
		" (13, 'article', 'gids', 'De gids', 'gids', 1, 3, 3);"
		"INSERT INTO party (id, kind) VALUES (11, 'initiative'),"
		" (12, 'initiative');"
		"INSERT INTO report (path, entry_id, first_at) VALUES"
		" ('/kennis/gids', 13, 5);"
		"INSERT INTO claim (party_id, person_id, words, asked_at) VALUES"
		" (11, 2, 'x', 5);"
		"INSERT INTO proposal (entry_id, person_id, made_at, why) VALUES"
		" (13, 2, 5, '')");
	tell_all(&w);
	EXPECT(in_order(&w, "1 melding wacht", "Iemand stelt voor om"));
	EXPECT(in_order(&w, "namens De Linde", "Iemand stelt voor om"));
	EXPECT(in_order(&w, "Iemand stelt voor om “De gids”",
			"“De Linde” staat hier twee keer"));
	EXPECT(in_order(&w, "Iemand stelt voor om",
			"3 dingen zijn een jaar niet nagekeken"));
	EXPECT(in_order(&w, "/beheer/meldingen", "/mijn/voorstellen/1"));
	EXPECT(!in_order(&w, "thema", "voorgesteld"));
	world_end(&w);
}

TEST(themes_that_were_proposed_are_for_who_keeps_all_of_them)
{
	struct world w = office();

	world_sql(&w, "INSERT INTO theme_proposal (name, fold, description,"
		" person_id, made_at) VALUES ('Water', 'water', '', 2, 5)");
	tell_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE text LIKE"
		" '%Er is 1 thema voorgesteld%' AND recipient ="
		" 'bea@example.org'") == 1);
	EXPECT(!in_order(&w, "thema", "voorgesteld"));
	world_end(&w);
}

TEST(at_most_ten_points_and_no_source_hides_the_others)
{
	struct world w = office();

	for (int i = 10; i < 40; i++)
		world_sql(&w, arena_f(w.arena, "INSERT INTO entry (id, type,"
			" slug, title, sort_key, place_id, created_at, updated_at)"
			" VALUES (%d, 'ask', 'q-%d', 'Vraag %d', 'v', 1, %d, 1);"
			"INSERT INTO ask (id, person_id) VALUES (%d, 2)",
			i, i, i, 1790000010 + i, i).p);
	tell_all(&w);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE recipient ="
		" 'cora@example.org' AND subject LIKE '4 dingen%'") == 1);
	world_end(&w);
}
