/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/digest/inside.h"
#include "base/when.h"
#include "features/search/search.h"
#include "test/test.h"

enum { ANNA = 1, BRAM = 2, CORRIE = 3 };

#define TO(who) "SELECT count(*) FROM mail WHERE recipient = '" who \
	"@example.org' AND list = 'digest'"

/* Thursday 26 November 2026, six in the morning in Amsterdam. */
static int64_t thursday(void)
{
	return when_midnight(2026, 11, 26) + 6 * HOUR;
}

static struct world village(void)
{
	struct world w = world_new(
		"INSERT INTO place (id, slug, name, fold, kind, own) VALUES"
		" (1, 'zegveld', 'Zegveld', 'zegveld', 'village', 1);"
		"INSERT INTO place_within VALUES (1, 1);"
		"INSERT INTO theme (id, slug, nl, en, parent_id) VALUES"
		" (1, 'energie', 'Energie', 'Energy', NULL),"
		" (2, 'zon', 'Zon op het dak', 'Solar', 1);"
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES"
		" (1, 'initiative', 'de-linde', 'De Linde', 'linde', 1, 5, 5);"
		"INSERT INTO party (id, kind) VALUES (1, 'initiative')");

	world_person(&w, ANNA, "Anna");
	world_person(&w, BRAM, "Bram");
	world_person(&w, CORRIE, "Corrie");
	world_sql(&w, "UPDATE person SET confirmed_at = 1;"
		      "UPDATE person SET lang = 'en' WHERE id = 2");
	w.now = thursday() - 2 * DAY;
	return w;
}

static void follows(struct world *w, int64_t person, int subject,
		    const char *rhythm)
{
	static const char *const columns[] = { "theme_id", "place_id",
					       "party_id" };

	world_sql(w, arena_f(w->arena,
		"INSERT INTO follow_subject (id, %s) VALUES (%d, 1)"
		" ON CONFLICT (id) DO NOTHING;"
		"INSERT INTO follow (person_id, subject_id, rhythm, since,"
		" told_at) VALUES (%d, %d, '%s', %lld, %lld)", columns[subject],
		subject + 1, (int)person, subject + 1, rhythm,
		(long long)w->now, (long long)w->now).p);
}

/* Something new about the sun, in Zegveld, at this moment. */
static void comes(struct world *w, int id, const char *type, const char *title)
{
	world_sql(w, arena_f(w->arena,
		"INSERT INTO entry (id, type, slug, title, sort_key, place_id,"
		" created_at, updated_at) VALUES (%d, '%s', 'e-%d', '%s', 'e', 1,"
		" 5, 5);"
		"INSERT INTO entry_theme VALUES (%d, 2, 1);"
		"INSERT INTO entry_news VALUES (%d, %lld)", id, type, id, title,
		id, id, (long long)w->now).p);
}

/* Only the mails of this moment. */
static void send_at(struct world *w, int64_t now)
{
	w->now = now;
	world_sql(w, "DELETE FROM mail; DELETE FROM job;"
		     "INSERT INTO job (kind, about, due) VALUES"
		     " ('digest.look', 0, 0)");
	/* It stops where all who send are busy for a moment. */
	do
		world_work(w);
	while (count(w, "SELECT count(*) FROM job WHERE dead = 0 AND (kind ="
			" 'mail.send' OR kind = 'digest.batch')") > 0);
}

static bool says(struct world *w, const char *to, const char *text)
{
	return count(w, arena_f(w->arena, "SELECT count(*) FROM mail WHERE"
		" recipient = '%s@example.org' AND replace(text, '\n', '|')"
		" LIKE '%%%s%%'", to, text).p) == 1;
}

TEST(what_is_new_comes_in_the_morning_once_and_grouped)
{
	struct world w = village();

	follows(&w, ANNA, 0, "week");
	follows(&w, ANNA, 1, "day");
	follows(&w, BRAM, 0, "week");
	follows(&w, CORRIE, 0, "feed");
	comes(&w, 11, "article", "Panelen <kiezen>");
	w.now += MINUTE;
	comes(&w, 12, "experience", "Ons dak ligt vol");
	send_at(&w, thursday() - DAY + HOUR + 1);
	EXPECT(count(&w, TO("anna")) == 1);
	EXPECT(says(&w, "anna", "U volgt: Zegveld|--------||* Ons dak ligt vol|"
		"  Ervaring, Zegveld|  http://test.example.org/ervaringen/e-12||"
		"* Panelen <kiezen>|"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject ="
		" 'Nieuw: Ons dak ligt vol, en nog 1' AND list = 'digest'") == 1);
	comes(&w, 13, "article", "Een derde");
	send_at(&w, thursday() + HOUR + 1);
	/* Of the theme she knows the first two already. */
	EXPECT(count(&w, TO("anna")) == 1);
	EXPECT(says(&w, "anna", "Een derde") &&
	       !says(&w, "anna", "Ons dak ligt vol"));
	EXPECT(says(&w, "bram", "Dear Bram,||This is new of what you follow."));
	EXPECT(says(&w, "bram", "You follow: Energy|--------||* Een derde|"));
	EXPECT(says(&w, "bram", "Ons dak ligt vol"));
	EXPECT(count(&w, TO("corrie")) == 0);
	send_at(&w, thursday() + 2 * HOUR);
	send_at(&w, thursday() + 26 * HOUR);
	EXPECT(count(&w, "SELECT count(*) FROM mail") == 0);
	world_end(&w);
}

TEST(nothing_over_nothing_of_ones_own_and_nothing_hidden)
{
	struct world w = village();

	follows(&w, ANNA, 1, "day");
	follows(&w, BRAM, 1, "day");
	world_sql(&w, "INSERT INTO membership VALUES (2, 1, 'member', 0)");
	comes(&w, 11, "ask", "Beantwoord");
	comes(&w, 12, "meeting", "Geweest");
	comes(&w, 13, "offer", "Afgelopen");
	comes(&w, 14, "offer", "Gewenst");
	comes(&w, 15, "ask", "Verborgen");
	comes(&w, 16, "ask", "Van Anna");
	comes(&w, 17, "ask", "Van De Linde");
	comes(&w, 18, "meeting", "Komt nog");
	comes(&w, 19, "ask", "Wacht nog");
	world_sql(&w, arena_f(w.arena,
		"INSERT INTO ask (id, person_id, solved_at) VALUES (11, 3, 9),"
		" (15, 3, 0), (16, 1, 0), (17, 3, 0), (19, 3, 0);"
		"INSERT INTO meeting (id, starts_at, ends_at) VALUES"
		" (12, 5, 9), (18, %lld, %lld);"
		"INSERT INTO offer (id, kind, state) VALUES (13, 'time', 'ended'),"
		" (14, 'time', 'wish');"
		"INSERT INTO entry_link VALUES (17, 'asked_by', 1, 1);"
		"INSERT INTO post (id, held_for, confirmed_at) VALUES"
		" (19, 'phone', 5);"
		"UPDATE entry SET status = 'hidden' WHERE id = 15;"
		"UPDATE entry SET status = 'held' WHERE id = 19",
		(long long)(w.now + 9 * DAY), (long long)(w.now + 9 * DAY)).p);
	send_at(&w, thursday() - DAY + 2 * HOUR);
	EXPECT(says(&w, "anna", "Komt nog") && says(&w, "anna", "3 december"));
	EXPECT(says(&w, "anna", "Van De Linde") && !says(&w, "anna", "Van Anna"));
	EXPECT(says(&w, "bram", "Van Anna") && !says(&w, "bram", "De Linde|"));
	EXPECT(!says(&w, "anna", "Beantwoord") && !says(&w, "anna", "Geweest"));
	EXPECT(!says(&w, "anna", "Afgelopen") && !says(&w, "anna", "Gewenst"));
	EXPECT(!says(&w, "anna", "Verborgen") && !says(&w, "anna", "Wacht nog"));
	world_end(&w);
}

TEST(what_some_may_read_comes_to_those_alone)
{
	struct world w = village();

	follows(&w, ANNA, 0, "day");
	follows(&w, BRAM, 0, "day");
	world_sql(&w, "INSERT INTO membership VALUES (2, 1, 'member', 0)");
	comes(&w, 11, "ask", "Onder ons");
	world_sql(&w, "INSERT INTO ask (id, person_id) VALUES (11, 3);"
		"UPDATE entry SET status = 'held' WHERE id = 11;"
		"INSERT INTO post (id, readers, confirmed_at) VALUES"
		" (11, 'network', 5)");
	send_at(&w, thursday() - DAY + 2 * HOUR);
	EXPECT(count(&w, TO("anna")) == 0);
	EXPECT(says(&w, "bram", "Onder ons"));
	world_end(&w);
}

TEST(who_wants_it_at_once_gets_what_came_together)
{
	struct world w = village();
	int64_t now = w.now;

	follows(&w, ANNA, 0, "now");
	comes(&w, 11, "article", "Een");
	w.now += 20;
	comes(&w, 12, "article", "Twee");
	send_at(&w, now + 30);
	EXPECT(count(&w, TO("anna")) == 0);     /* more may be under way */
	send_at(&w, now + 10 * MINUTE);
	EXPECT(count(&w, TO("anna")) == 1 && says(&w, "anna", "* Een"));
	EXPECT(says(&w, "anna", "* Twee"));
	send_at(&w, now + 20 * MINUTE);
	EXPECT(count(&w, TO("anna")) == 0);
	world_end(&w);
}

TEST(who_wants_no_mail_gets_none_and_nothing_of_then_later)
{
	struct world w = village();

	follows(&w, ANNA, 0, "day");
	post(&w, ANNA, "/mijn/volgen/mail", "doe=stop");
	comes(&w, 11, "article", "Toen");
	send_at(&w, thursday() - DAY + 2 * HOUR);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE list = 'digest'"
			 " AND sent_at = 0") == 0);
	world_sql(&w, "DELETE FROM mail");
	post(&w, ANNA, "/mijn/volgen/mail", "doe=verder");
	w.now += MINUTE;
	comes(&w, 12, "article", "Daarna");
	send_at(&w, thursday() + 2 * HOUR);
	EXPECT(says(&w, "anna", "Daarna") && !says(&w, "anna", "Toen"));
	world_end(&w);
}

TEST(a_machine_that_was_off_and_a_clock_set_back_send_one_mail)
{
	struct world w = village();

	follows(&w, ANNA, 0, "week");
	comes(&w, 11, "article", "Een");
	/* Off on Thursday, on again on Saturday. */
	send_at(&w, thursday() + 2 * DAY + 9 * HOUR);
	EXPECT(count(&w, TO("anna")) == 1);
	comes(&w, 12, "article", "Twee");
	/* The clock goes back to Wednesday, and Thursday comes again. */
	send_at(&w, thursday() - DAY + 9 * HOUR);
	send_at(&w, thursday() + 2 * HOUR);
	EXPECT(!says(&w, "anna", "* Een"));
	send_at(&w, thursday() + 7 * DAY + 2 * HOUR);
	EXPECT(!says(&w, "anna", "* Een"));
	EXPECT(count(&w, "SELECT count(*) FROM follow WHERE told_at > 0") == 1);
	world_end(&w);
}

TEST(seven_in_the_morning_is_so_in_summer_and_winter)
{
	/* Clocks change on 28 March and 31 October 2027, Sundays. */
	static const struct { int month, day, hour, utc; } mornings[] = {
		{ 3, 27, 9, 6 }, { 3, 28, 9, 5 }, { 10, 30, 9, 5 },
		{ 10, 31, 9, 6 },
	};

	for (size_t i = 0; i < COUNT(mornings); i++) {
		int64_t now = when_midnight(2027, mornings[i].month,
					    mornings[i].day) + 10 * HOUR;
		struct digest_dues dues = digest_dues(now);

		EXPECT(when_civil(dues.day).hour == 7);
		EXPECT(when_civil(dues.day).day == mornings[i].day);
		EXPECT(when_utc(dues.day).hour == mornings[i].utc);
		EXPECT(when_civil(dues.week).weekday == 4);
		EXPECT(when_civil(dues.week).hour == 7);
		EXPECT(when_civil(dues.month).day <= 7);
		EXPECT(dues.month <= dues.week && dues.week <= dues.day);
	}
	EXPECT(digest_dues(thursday()).day == thursday() - 23 * HOUR);
}

TEST(a_search_that_is_followed_brings_what_it_finds)
{
	struct world w = village();

	w.index = index_open_memory(NULL);
	post(&w, ANNA, "/volgen", "wat=%2Fzoeken%3Fq%3Dbakfiets");
	w.now += MINUTE;
	post(&w, BRAM, "/aanbod/nieuw", "tekst=Een+bakfiets+voor+iedereen");
	post(&w, BRAM, "/aanbod/nieuw", "tekst=Een+ladder+voor+iedereen");
	world_work(&w);
	send_at(&w, thursday() + 2 * HOUR);
	EXPECT(says(&w, "anna", "U volgt: bakfiets|"));
	EXPECT(says(&w, "anna", "Een bakfiets") && !says(&w, "anna", "ladder"));
	EXPECT(count(&w, TO("bram")) == 0);
	world_end(&w);
}

TEST(a_long_list_is_cut_and_says_where_the_rest_is)
{
	struct world w = village();

	follows(&w, ANNA, 0, "day");
	for (int i = 11; i < 31; i++)
		comes(&w, i, "article", arena_f(w.arena, "Stuk %d", i).p);
	send_at(&w, thursday() - DAY + 2 * HOUR);
	EXPECT(says(&w, "anna", "* Stuk 30|") && says(&w, "anna", "* Stuk 23|"));
	EXPECT(!says(&w, "anna", "* Stuk 22|"));
	EXPECT(says(&w, "anna", "* En nog 12|  http://test.example.org"
				"/themas/energie"));
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE subject ="
			 " 'Nieuw: Stuk 30, en nog 7'") == 1);
	world_end(&w);
}

TEST(many_get_theirs_in_batches_and_each_one)
{
	struct world w = village();

	follows(&w, ANNA, 0, "day");
	world_sql(&w, "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1"
		" FROM n WHERE i < 1210) INSERT INTO person (id, name, mail,"
		" created_at, confirmed_at) SELECT i, '', 'p' || i ||"
		" '@example.org', 1, 1 FROM n;"
		"INSERT INTO follow (person_id, subject_id, rhythm, since,"
		" told_at) SELECT id, 1, 'day', 5, 5 FROM person WHERE id >= 10");
	comes(&w, 11, "article", "Een");
	send_at(&w, thursday() - DAY + 2 * HOUR);
	EXPECT(count(&w, "SELECT count(*) FROM mail WHERE list = 'digest'")
	       == 1202);
	EXPECT(count(&w, "SELECT count(DISTINCT recipient) FROM mail") == 1202);
	EXPECT(count(&w, "SELECT count(DISTINCT message_id) FROM mail") == 1202);
	world_end(&w);
}
