/* SPDX-License-Identifier: EUPL-1.2 */
/* A digest and a newsletter to hundreds of people, by a worker that is killed
 * all the time: bench/mailing does the same with fifty thousand. */
#include "test/server/post_office.h"
#include "test/server/site.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PEOPLE = 700, LINES = 8 };   /* connections at a time */

#define LEFT "SELECT count(*) FROM job WHERE kind IN ('digest.look'," \
	" 'digest.batch', 'newsletter.batch', 'mail.send')"

#define PEOPLE_ALL "WITH RECURSIVE n (i) AS" \
	" (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)" \
	"INSERT INTO person (id, name, mail, created_at, confirmed_at)" \
	" SELECT i + 1000, 'P', 'p' || i || '@example.org', 1, 1 FROM n;"

/* Everyone follows a theme, in which there is something new. */
static void fill_digest(struct site *s)
{
	site_sql(s, arena_f(s->arena,
		"BEGIN IMMEDIATE;"
		"INSERT INTO theme (id, slug, nl, en) VALUES (1, 't', 'T', 'T');"
		"INSERT INTO entry (id, type, slug, title, sort_key, created_at,"
		" updated_at) VALUES (1, 'article', 'nieuw', 'Iets nieuws', 'i',"
		" 1, 1);"
		"INSERT INTO entry_theme VALUES (1, 1, 1);"
		"INSERT INTO entry_news VALUES (1, unixepoch() - 600);"
		"INSERT INTO follow_subject (id, theme_id) VALUES (1, 1);"
		PEOPLE_ALL
		"INSERT INTO follow (person_id, subject_id, rhythm, since, told_at)"
		" SELECT id, 1, 'day', 1, unixepoch() - 172800 FROM person"
		" WHERE mail LIKE 'p%%@example.org';"
		"DELETE FROM job; DELETE FROM digest_run;"
		"INSERT INTO job (kind, about, due) VALUES ('digest.look', 0, 0);"
		"COMMIT", PEOPLE).p);
}

/* Everyone gets the newsletter, which was just sent. */
static void fill_newsletter(struct site *s)
{
	site_sql(s, arena_f(s->arena,
		"BEGIN IMMEDIATE;"
		PEOPLE_ALL
		"INSERT INTO newsletter_reader (person_id, since)"
		" SELECT id, 1 FROM person WHERE mail LIKE 'p%%@example.org';"
		"INSERT INTO newsletter (id, subject, opening, state, made_at,"
		" news_since, slug, sent_at, readers) VALUES (1, 'Nieuws', 'Dag,',"
		" 'sending', 1, 1, 'n-1', 5, %d);"
		"INSERT INTO newsletter_block (newsletter_id, position, kind, title)"
		" VALUES (1, 1, 'own', 'Van ons');"
		"DELETE FROM job;"
		"INSERT INTO job (kind, about, due) VALUES ('newsletter.batch', 1,"
		" 0);"
		"COMMIT", PEOPLE, PEOPLE).p);
}

static void end_worker(pid_t worker, int signal)
{
	if (worker > 1 && !kill(worker, signal))
		waitpid(worker, NULL, 0);
}

/* None is lost, and twice go no more than were on the line at each kill. */
static void kill_and_count(void (*fill)(struct site *s), int kills)
{
	struct post_office p;
	struct site s = site_start(NULL);
	const char *option;
	int missing = 0;
	pid_t worker;

	site_stop(&s);
	post_office_open(&p, NULL);
	option = arena_f(s.arena, "--mail=smtp://127.0.0.1:%d", p.port).p;
	fill(&s);
	for (int i = 1; i <= kills; i++) {
		worker = site_worker(&s, option);
		while (post_office_messages(&p) < i * PEOPLE / (kills + 1) &&
		       site_count(&s, LEFT) > 0)
			usleep(1000);
		end_worker(worker, SIGKILL);
	}
	worker = site_worker(&s, option);
	EXPECT(becomes(&s, LEFT, 0));
	end_worker(worker, SIGTERM);
	for (int i = 1; i <= PEOPLE; i++)
		missing += !p.got[i];
	EXPECT(missing == 0);
	EXPECT(p.renamed == 0);
	EXPECT(post_office_messages(&p) <= PEOPLE + kills * LINES);
	EXPECT(site_count(&s, "SELECT count(*) FROM job WHERE dead = 1") == 0);
	site_end(&s);
	post_office_close(&p);
}

TEST(a_digest_run_killed_ten_times_loses_none_and_repeats_few)
{
	kill_and_count(fill_digest, 10);
}

TEST(a_newsletter_killed_twenty_times_loses_none_and_repeats_few)
{
	kill_and_count(fill_newsletter, 20);
}
