/* SPDX-License-Identifier: EUPL-1.2 */
/* What an administrator types, and what comes of it. */
#include "test/server/site.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#define RUN(s, status, ...)                                                   \
	program((s)->arena, (const char *const[]){ "brengplein", __VA_ARGS__, \
		NULL }, (status))

static bool has(str s, const char *part)
{
	return str_find(s, str_from_z(part)) < s.n;
}

TEST(wrong_use_is_status_two_and_failure_one)
{
	struct site s = { .arena = arena_create(16 << 20) };
	int status;

	RUN(&s, &status, "--help");
	EXPECT(status == 0);
	RUN(&s, &status, "dance");
	EXPECT(status == 2);
	RUN(&s, &status, "serve", "--dance");
	EXPECT(status == 2);
	RUN(&s, &status, "serve", "--workers=many");
	EXPECT(status == 2);
	RUN(&s, &status, "backup");
	EXPECT(status == 2);
	EXPECT(has(RUN(&s, &status, "version", "--config=/no/such/file"),
		   "/no/such/file: cannot be read"));
	EXPECT(status == 2);
	EXPECT(has(RUN(&s, &status, "migrate", "--data=/proc/no/such"),
		   "/proc/no/such"));
	EXPECT(status == 1);
	arena_destroy(s.arena);
}

TEST(doctor_says_what_the_health_page_says)
{
	struct site s = site_start(NULL);
	const char *data = arena_f(s.arena, "--data=%s", s.folder).p;
	int status;
	str said = RUN(&s, &status, "doctor", data);

	EXPECT(status == 1);
	EXPECT(has(said, "Make someone else one too"));
	EXPECT(has(said, "no address for questions about personal data"));
	EXPECT(has(said, "Nothing is late, nothing failed."));
	EXPECT(has(RUN(&s, &status, "doctor", data,
		       "--privacy_mail=privacy@example.org"),
		   "ok     privacy              privacy@example.org"));
	site_end(&s);
}

TEST(a_backup_comes_back)
{
	struct site s = site_start(NULL);
	const char *data = arena_f(s.arena, "--data=%s", s.folder).p;
	const char *file = arena_f(s.arena, "%s/copy.db", s.folder).p;
	int status;

	site_sql(&s, "INSERT INTO theme (slug, nl, en) VALUES ('t', 'T', 'T')");
	EXPECT(has(RUN(&s, &status, "backup", data, file), "checked"));
	EXPECT(status == 0);
	RUN(&s, &status, "backup", data, file);
	EXPECT(status == 1);            /* never over another */
	EXPECT(has(RUN(&s, &status, "rehearse", data, file), "theme"));
	EXPECT(status == 0);
	site_sql(&s, "DELETE FROM theme");
	RUN(&s, &status, "restore", data, file);
	EXPECT(status == 1);            /* there is data */
	EXPECT(has(RUN(&s, &status, "restore", data, "--force", file),
		   "stop it first"));
	kill(s.pid, SIGTERM);
	EXPECT(site_wait(&s) == 0);
	s.pid = 0;
	RUN(&s, &status, "restore", data, "--force", file);
	EXPECT(status == 0);
	EXPECT(site_count(&s, "SELECT count(*) FROM theme") == 1);
	site_end(&s);
}

/* A backup on its way in another thread. */
struct copying {
	const char *data, *file;
	int status;
	_Atomic bool over;
};

static void *copy(void *about)
{
	struct copying *c = about;
	const char *const argv[] = { "brengplein", "backup", c->data, c->file,
				     NULL };
	struct arena *a = arena_create(1 << 20);

	program(a, argv, &c->status);
	arena_destroy(a);
	c->over = true;
	return NULL;
}

/* Her name, changed on the page for it. */
static int write_name(struct site *s, int n)
{
	str form = arena_f(s->arena, "csrf=c&naam=Naam+%d", n);

	return status_of(ask(s, arena_f(s->arena, "POST /mijn/naam HTTP/1.1\r\n"
		"Host: a\r\nCookie: sid=7\r\nContent-Type: "
		"application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n"
		"\r\n%.*s", form.n, (int)form.n, form.p).p));
}

TEST(nobody_who_writes_is_refused_while_a_copy_is_made)
{
	struct site s = site_start(NULL);
	struct copying c = {
		arena_f(s.arena, "--data=%s", s.folder).p,
		arena_f(s.arena, "%s/copy.db", s.folder).p, -1, false };
	pthread_t thread;
	int n = 0, refused = 0, status;

	site_visitor(&s);
	/* Some 20 MB, so that it takes a while. */
	site_sql(&s, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
		" FROM n WHERE i < 20000) INSERT INTO mail_unwanted (list, mark,"
		" since) SELECT 'l' || i, hex(randomblob(500)), i FROM n");
	EXPECT(pthread_create(&thread, NULL, copy, &c) == 0);
	do
		refused += write_name(&s, ++n) != 303;
	while (!c.over || n < 50);
	EXPECT(pthread_join(thread, NULL) == 0);
	EXPECT(c.status == 0 && !refused);
	EXPECT(site_count(&s, arena_f(s.arena, "SELECT count(*) FROM person"
		" WHERE name = 'Naam %d'", n).p) == 1);
	EXPECT(has(RUN(&s, &status, "rehearse", c.data, c.file),
		   "can be restored"));
	EXPECT(status == 0);
	site_end(&s);
}

TEST(a_damaged_backup_is_refused)
{
	struct site s = site_start(NULL);
	const char *data = arena_f(s.arena, "--data=%s", s.folder).p;
	const char *file = arena_f(s.arena, "%s/copy.db", s.folder).p;
	FILE *f;
	int status;

	RUN(&s, &status, "backup", data, file);
	f = fopen(file, "r+");
	for (long at = 5000; at < 60000; at += 1000) {
		fseek(f, at, SEEK_SET);
		fputs("damage", f);
	}
	fclose(f);
	RUN(&s, &status, "rehearse", data, file);
	EXPECT(status == 1);
	RUN(&s, &status, "restore", data, "--force", file);
	EXPECT(status == 1);
	EXPECT(site_count(&s, "SELECT count(*) FROM theme") == 0);
	site_end(&s);
}

TEST(a_newer_database_is_left_alone)
{
	struct site s = site_start(NULL);
	const char *data = arena_f(s.arena, "--data=%s", s.folder).p;
	int status;

	kill(s.pid, SIGTERM);
	EXPECT(site_wait(&s) == 0);
	s.pid = 0;
	site_sql(&s, "INSERT INTO migration (number) VALUES (9999)");
	EXPECT(has(RUN(&s, &status, "serve", data, "--listen=127.0.0.1:0"),
		   "newer"));
	EXPECT(status == 1);
	site_end(&s);
}
