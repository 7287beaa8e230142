/* SPDX-License-Identifier: EUPL-1.2 */
/* Starting, stopping, falling over and getting up. */
#include "test/server/site.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define FORM "POST /inloggen HTTP/1.1\r\nHost: a\r\n"                         \
	"Cookie: form=0123456789abcdef0123456789abcdef\r\n"                   \
	"Content-Type: application/x-www-form-urlencoded\r\n"                 \
	"Content-Length: 57\r\n"
#define FIELDS "csrf=0123456789abcdef0123456789abcdef&email=a@example.org"

static pid_t logged_pid(struct site *s)
{
	str line = site_logged(s, "work.start");

	str_cut(&line, '=');
	return atoi(arena_z(s->arena, line));
}

static bool is_running(pid_t pid)
{
	for (int i = 0; i < 100; i++) {
		if (kill(pid, 0))
			return false;
		usleep(50 * 1000);
	}
	return true;
}

TEST(what_is_being_answered_is_finished)
{
	struct site s = site_start(NULL);
	int busy = dial(&s), idle = dial(&s);
	str r;

	/* The server says "100 Continue" once it has begun with a request. */
	say(busy, FORM "Expect: 100-continue\r\n\r\n");
	EXPECT(str_starts(hear_head(s.arena, busy), S("HTTP/1.1 100")));
	say(busy, "csrf=");
	say(idle, "GET /over HTTP/1.1\r\nHost: a\r\n\r\n");
	EXPECT(status_of(hear(s.arena, idle)) == 200);
	kill(s.pid, SIGTERM);
	EXPECT(is_closed(idle));
	EXPECT(dial(&s) < 0);
	say(busy, FIELDS + 5);
	r = hear(s.arena, busy);
	EXPECT(status_of(r) == 303);
	EXPECT(site_count(&s, "SELECT count(*) FROM link_token"
			  " WHERE purpose = 'sign-in'") == 1);
	close(busy);
	close(idle);
	site_end(&s);
}

TEST(the_worker_is_started_again)
{
	struct site s = site_start(NULL);
	pid_t first = logged_pid(&s), second;

	kill(first, SIGKILL);
	EXPECT(site_logged(&s, "worker.ended").n);
	second = logged_pid(&s);
	EXPECT(second && second != first);
	site_sql(&s, "INSERT INTO job (kind, about, due) VALUES"
		     " ('index.entry', 1, 0)");
	EXPECT(becomes(&s, "SELECT count(*) FROM job", 0));
	site_end(&s);
	EXPECT(!is_running(second));
}

TEST(the_worker_dies_with_the_server)
{
	struct site s = site_start(NULL);
	pid_t worker = logged_pid(&s);

	kill(s.pid, SIGKILL);
	EXPECT(site_wait(&s) == -SIGKILL);
	EXPECT(!is_running(worker));
	s.pid = 0;
	site_end(&s);
}

TEST(a_database_has_one_worker)
{
	struct site s = site_start(NULL);
	pid_t worker = logged_pid(&s);
	const char *data = arena_f(s.arena, "--data=%s", s.folder).p;
	const char *const argv[] = { "brengplein", "reindex", data, NULL };
	int status;
	str said = program(s.arena, argv, &status);

	EXPECT(worker);
	EXPECT(str_find(said, S("its worker does this")) < said.n);
	EXPECT(status == 0);
	EXPECT(becomes(&s, "SELECT count(*) FROM job", 0));
	site_end(&s);
}

/* Someone holds the database: nothing is half done, and it is said. */
TEST(a_locked_database_changes_nothing)
{
	struct site s = site_start(NULL);
	sqlite3 *db;
	str r;

	EXPECT(logged_pid(&s));
	sqlite3_open(s.database, &db);
	sqlite3_busy_timeout(db, 5000);
	EXPECT(sqlite3_exec(db, "BEGIN IMMEDIATE", 0, 0, 0) == SQLITE_OK);
	r = ask(&s, FORM "\r\n" FIELDS);
	EXPECT(status_of(r) == 500);
	EXPECT(str_find(r, S("niets veranderd")) < r.n);
	EXPECT(status_of(fetch(&s, "/over", "")) == 200);       /* reading goes on */
	sqlite3_exec(db, "ROLLBACK", 0, 0, 0);
	sqlite3_close(db);
	EXPECT(site_count(&s, "SELECT count(*) FROM link_token"
			  " WHERE purpose = 'sign-in'") == 0);
	EXPECT(status_of(ask(&s, FORM "\r\n" FIELDS)) == 303);
	site_end(&s);
}

/* No file may grow any more: what a full disk does. */
TEST(a_full_disk_changes_nothing)
{
	struct site s = site_start(NULL);
	struct rlimit full = { 0 }, none = { RLIM_INFINITY, RLIM_INFINITY };
	int status = 0, n;
	int64_t before;

	EXPECT(logged_pid(&s));
	full = (struct rlimit){ 600 * 1024, RLIM_INFINITY };
	prlimit(s.pid, RLIMIT_FSIZE, &full, NULL);
	for (n = 0; n < 3000 && status != 500; n++) {
		before = site_count(&s, "SELECT count(*) FROM link_token"
			  " WHERE purpose = 'sign-in'");
		status = status_of(ask(&s, FORM "\r\n" FIELDS));
	}
	EXPECT(status == 500);
	EXPECT(site_count(&s, "SELECT count(*) FROM link_token"
			  " WHERE purpose = 'sign-in'") == before);
	EXPECT(status_of(fetch(&s, "/over", "")) == 200);
	prlimit(s.pid, RLIMIT_FSIZE, &none, NULL);
	EXPECT(status_of(ask(&s, FORM "\r\n" FIELDS)) == 303);
	EXPECT(site_count(&s, "SELECT count(*) FROM pragma_quick_check"
			      " WHERE quick_check = 'ok'") == 1);
	site_end(&s);
}

TEST(an_address_serves_one_site)
{
	struct site s = site_start(NULL);
	const char *argv[] = { "brengplein", "serve",
		arena_f(s.arena, "--listen=127.0.0.1:%d", s.port).p,
		arena_f(s.arena, "--data=%s/other", s.folder).p, NULL };
	int status;
	str said = program(s.arena, argv, &status);

	EXPECT(status == 1);
	EXPECT(str_find(said, S("in use")) < said.n);
	site_end(&s);
}
