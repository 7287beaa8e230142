/* SPDX-License-Identifier: EUPL-1.2 */
/* Work done after the request, by the real worker: mail most of all. */
#include "test/server/post_office.h"
#include "test/server/site.h"

#include <glob.h>
#include <signal.h>
#include <unistd.h>

#define NO_MAIL_JOB "SELECT count(*) FROM job WHERE kind = 'mail.send'"
#define LETTER                                                                \
	"BEGIN IMMEDIATE;"                                                    \
	"INSERT INTO mail (id, recipient, subject, text, created_at) VALUES"  \
	" (7, 'anna@example.org', 'Een café', 'Dag!" "\n.\n" "Tot dan',"      \
	" unixepoch());"                                                      \
	"INSERT INTO job (kind, about, due) VALUES ('mail.send', 7, 0);"      \
	"COMMIT"

static struct site site_with(struct post_office *p, const char *answer)
{
	static char option[64];
	const char *const options[] = { option, NULL };

	post_office_open(p, answer);
	sprintf(option, "--mail=smtp://127.0.0.1:%d", p->port);
	return site_start(options);
}

TEST(mail_is_delivered_and_then_gone)
{
	struct post_office p;
	struct site s = site_with(&p, NULL);

	site_sql(&s, LETTER);
	EXPECT(becomes(&s, "SELECT count(*) FROM mail", 0));
	EXPECT(becomes(&s, NO_MAIL_JOB, 0));
	EXPECT(post_office_messages(&p) == 1);
	EXPECT(post_office_has(&p, "RCPT TO:<anna@example.org>"));
	EXPECT(post_office_has(&p, "Message-Id: <mail.7."));
	EXPECT(post_office_has(&p, "\r\nDag!\r\n"));
	EXPECT(post_office_has(&p, "Tot dan"));
	site_end(&s);
	post_office_close(&p);
}

TEST(not_now_is_tried_again_later)
{
	struct post_office p;
	struct site s = site_with(&p, "451 4.3.0 later");

	site_sql(&s, LETTER);
	EXPECT(becomes(&s, "SELECT count(*) FROM job"
			   " WHERE kind = 'mail.send' AND attempts = 1 AND lease = 0", 1));
	EXPECT(site_count(&s, "SELECT due - unixepoch() BETWEEN 30 AND 75"
			      "  FROM job WHERE kind = 'mail.send'") == 1);
	EXPECT(site_count(&s, "SELECT failure LIKE '%451%' FROM job"
			      " WHERE kind = 'mail.send'") == 1);
	post_office_answer(&p, NULL);
	site_sql(&s, "UPDATE job SET due = 0 WHERE kind = 'mail.send'");
	EXPECT(becomes(&s, "SELECT count(*) FROM mail", 0));
	EXPECT(post_office_messages(&p) == 1);
	site_end(&s);
	post_office_close(&p);
}

TEST(never_is_kept_as_dead)
{
	struct post_office p;
	struct site s = site_with(&p, "550 5.1.1 no such user");

	site_sql(&s, LETTER);
	EXPECT(becomes(&s, "SELECT count(*) FROM job WHERE dead = 1", 1));
	EXPECT(site_count(&s, "SELECT failure LIKE '%550%' FROM mail") == 1);
	EXPECT(site_count(&s, "SELECT count(*) FROM job"
			      " WHERE failure LIKE '%anna%'") == 0);
	site_end(&s);
	post_office_close(&p);
}

TEST(a_mail_server_that_is_away_is_waited_for)
{
	struct post_office p;
	struct site s = site_with(&p, NULL);

	post_office_close(&p);
	site_sql(&s, LETTER);
	EXPECT(becomes(&s, "SELECT count(*) FROM job"
			   " WHERE kind = 'mail.send' AND attempts = 0 AND lease = 0"
			   "   AND dead = 0 AND failure LIKE 'smtp:%'", 1));
	EXPECT(site_count(&s, "SELECT count(*) FROM mail") == 1);
	site_end(&s);
}

enum { MAILS = 500, KILLS = 3, LINES = 8 };      /* connections at a time */

static void queue_mails(struct site *s, int n)
{
	site_sql(s, arena_f(s->arena,
		"BEGIN IMMEDIATE;"
		"WITH RECURSIVE n (i) AS"
		" (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO mail (id, recipient, subject, text, created_at)"
		" SELECT i, 'p' || i || '@example.org', 'Hoi', 'Dag!',"
		" unixepoch() FROM n;"
		"INSERT INTO job (kind, about, due)"
		" SELECT 'mail.send', id, 0 FROM mail;"
		"COMMIT", n).p);
}

/* For the queue it is so much later. */
static void time_passes(struct site *s, int seconds)
{
	site_sql(s, arena_f(s->arena,
		"BEGIN IMMEDIATE;"
		"UPDATE job SET due = due - %d WHERE due > 0;"
		"UPDATE mail_away SET since = since - %d, next = next - %d;"
		"COMMIT", seconds, seconds, seconds).p);
	EXPECT(becomes(s, NO_MAIL_JOB " AND dead = 0"
			  " AND (lease > 0 OR due <= unixepoch())", 0));
}

/* The keeper of site_start, by the cookie of site_visitor. */
static bool keeper_sees(struct site *s, const char *path, const char *text)
{
	str page;

	site_sql(s, "UPDATE session SET person_id = (SELECT id FROM person"
		    " WHERE mail = 'keeper@example.org')");
	page = fetch(s, path, "Cookie: sid=7\r\n");
	return str_find(page, str_from_z(text)) < page.n;
}

enum { WAITING = 60, HALF_HOUR = 1800, DAY_LONG = 86400 };

TEST(a_mail_server_away_for_a_day_costs_no_mail)
{
	struct post_office p;
	struct site s = site_with(&p, NULL);

	site_visitor(&s);
	post_office_close(&p);
	queue_mails(&s, WAITING);
	for (int passed = 0; passed < DAY_LONG; passed += HALF_HOUR)
		time_passes(&s, HALF_HOUR);
	EXPECT(site_count(&s, NO_MAIL_JOB " AND dead = 0"
			      " AND due <= unixepoch() + 900") == WAITING);
	EXPECT(keeper_sees(&s, "/beheer/post", "60 mails wachten"));
	EXPECT(keeper_sees(&s, "/beheer/gezondheid", "neemt geen mail aan sinds"));
	EXPECT(status_of(fetch(&s, "/healthz", "")) == 200);
	EXPECT(post_office_messages(&p) == 0);
	post_office_reopen(&p);
	time_passes(&s, HALF_HOUR);
	EXPECT(becomes(&s, NO_MAIL_JOB, 0));
	for (int i = 1; i <= WAITING; i++)
		EXPECT(p.copies[i] == 1);
	EXPECT(p.overtaken < 2 * LINES);        /* in the order of before */
	EXPECT(!keeper_sees(&s, "/beheer/gezondheid", "neemt geen mail aan sinds"));
	site_end(&s);
	post_office_close(&p);
}

TEST(a_mail_server_away_for_longer_leaves_mail_to_its_keeper)
{
	struct post_office p;
	struct site s = site_with(&p, NULL);

	site_visitor(&s);
	post_office_close(&p);
	site_sql(&s, LETTER);
	time_passes(&s, HALF_HOUR);
	site_sql(&s, "UPDATE mail SET created_at = unixepoch() - 4 * 86400");
	time_passes(&s, HALF_HOUR);
	EXPECT(site_count(&s, "SELECT count(*) FROM job WHERE dead = 1") == 1);
	EXPECT(keeper_sees(&s, "/beheer/post", "Een café"));
	EXPECT(site_count(&s, "SELECT count(*) FROM mail_bounce") == 0);
	site_end(&s);
}

static pid_t worker_of(struct site *s)
{
	str line = site_logged(s, "work.start");
	int64_t pid = 0;

	str_cut(&line, '=');
	EXPECT(str_to_int(str_trim(line), &pid) && pid > 1);
	return (pid_t)pid;
}

static void kill_after(struct site *s, struct post_office *p, int messages)
{
	pid_t worker = worker_of(s);

	while (post_office_messages(p) < messages &&
	       site_count(s, NO_MAIL_JOB) > 0)
		usleep(1000);
	if (worker > 1)
		kill(worker, SIGKILL);
}

TEST(a_killed_worker_loses_no_mail_and_repeats_few)
{
	struct post_office p;
	struct site s = site_with(&p, NULL);
	int missing = 0;

	queue_mails(&s, MAILS);
	for (int i = 1; i <= KILLS; i++)
		kill_after(&s, &p, i * MAILS / (KILLS + 1));
	EXPECT(becomes(&s, NO_MAIL_JOB, 0));
	for (int i = 1; i <= MAILS; i++)
		missing += !p.copies[i];
	EXPECT(missing == 0);
	EXPECT(post_office_messages(&p) <= MAILS + KILLS * LINES);
	EXPECT(site_count(&s, "SELECT count(*) FROM mail") == 0);
	site_end(&s);
	post_office_close(&p);
}

TEST(without_a_mail_server_mail_stays)
{
	struct site s = site_start(NULL);

	site_sql(&s, LETTER);
	EXPECT(becomes(&s, "SELECT count(*) FROM mail WHERE sent_at > 0", 1));
	EXPECT(becomes(&s, NO_MAIL_JOB, 0));
	site_end(&s);
}

TEST(a_line_break_in_a_subject_is_never_sent)
{
	struct post_office p;
	struct site s = site_with(&p, NULL);

	site_sql(&s, "BEGIN IMMEDIATE;"
		"INSERT INTO mail (id, recipient, subject, text, created_at)"
		" VALUES (7, 'a@example.org', 'x' || char(13, 10) || 'Bcc: b',"
		" 't', 0);"
		"INSERT INTO job (kind, about, due) VALUES ('mail.send', 7, 0);"
		"COMMIT");
	EXPECT(becomes(&s, "SELECT count(*) FROM job WHERE dead = 1", 1));
	EXPECT(post_office_messages(&p) == 0);
	site_end(&s);
	post_office_close(&p);
}

TEST(an_unknown_kind_of_job_is_kept_as_dead)
{
	struct site s = site_start(NULL);

	site_sql(&s, "INSERT INTO job (kind, about, due) VALUES ('no.such', 1, 0)");
	EXPECT(becomes(&s, "SELECT count(*) FROM job WHERE dead = 1", 1));
	EXPECT(status_of(fetch(&s, "/healthz", "")) == 200);
	site_end(&s);
}

TEST(a_copy_is_handed_out_whole_and_kept_by_nobody)
{
	struct site s = site_start(NULL);
	str r, form = S("csrf=c");

	site_visitor(&s);
	site_sql(&s, "INSERT INTO role_grant (person_id, role, granted_at,"
		" granted_by) VALUES (7, 'administrator', 0, 'test');"
		"INSERT INTO job (kind, about, due) VALUES ('backup.make', 0, 0)");
	EXPECT(becomes(&s, "SELECT count(*) FROM backup_made", 1));
	r = ask(&s, arena_f(s.arena, "POST /beheer/kopie/1/meenemen HTTP/1.1\r\n"
		"Host: a\r\nCookie: sid=7\r\nContent-Type: "
		"application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n"
		"\r\n%.*s", form.n, (int)form.n, form.p).p);
	EXPECT(status_of(r) == 200);
	EXPECT(str_starts(header_of(r, "Content-Disposition"),
			  S("attachment; filename*=UTF-8''night-")));
	EXPECT(str_eq(header_of(r, "Cache-Control"), S("no-store")));
	EXPECT((int64_t)body_of(r).n == site_count(&s,
		"SELECT bytes FROM backup_made"));
	EXPECT(str_starts(body_of(r), S("SQLite format 3")));
	EXPECT(line_with(s.arena, s.log, "backup.taken").n);
	site_end(&s);
}

TEST(a_copy_of_the_night_can_be_restored)
{
	struct site s = site_start(NULL);
	const char *data = arena_f(s.arena, "--data=%s", s.folder).p;
	glob_t found;
	int status = -1;

	site_sql(&s, "INSERT INTO theme (slug, nl, en) VALUES ('t', 'T', 'T');"
		     "INSERT INTO job (kind, about, due)"
		     " VALUES ('backup.make', 0, 0)");
	EXPECT(becomes(&s, "SELECT count(*) FROM job", 0));
	EXPECT(glob(arena_f(s.arena, "%s/backups/night-*.db", s.folder).p, 0,
		    NULL, &found) == 0);
	if (found.gl_pathc == 1) {
		const char *const argv[] = { "brengplein", "rehearse", data,
					     found.gl_pathv[0], NULL };
		str said = program(s.arena, argv, &status);

		EXPECT(str_find(said, S("can be restored")) < said.n);
	}
	EXPECT(status == 0);
	globfree(&found);
	site_end(&s);
}
