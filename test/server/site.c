/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/server/site.h"
#include "base/clock.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONG = 20 * 1000, MOMENT = 90 * 1000 };

extern const char *program_path;

static pid_t start(const char *const *argv, int out, int err)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	dup2(out, 1);
	dup2(err, 2);
	execv(program_path, (char *const *)(uintptr_t)argv);
	_exit(127);
}

/* What comes until `end` is in it, or time or the line is over. */
static str read_until(struct arena *a, int fd, const char *end)
{
	struct buf b = { .arena = a, .limit = 16 << 20 };
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char ch;

	while (poll(&p, 1, LONG) == 1 && read(fd, &ch, 1) == 1) {
		buf_add(&b, (str){ &ch, 1 });
		if (str_ends(buf_str(&b), str_from_z(end)))
			return buf_str(&b);
	}
	return (str){ 0 };
}

str line_with(struct arena *a, int fd, const char *text)
{
	str line;

	do
		line = read_until(a, fd, "\n");
	while (line.n && str_find(line, str_from_z(text)) == line.n);
	return line;
}

str site_logged(struct site *s, const char *text)
{
	return line_with(s->arena, s->log, text);
}

/* Someone administers it: else it would serve its first start only. */
static void add_keeper(struct arena *a, const char *data)
{
	const char *const migrate[] = { "brengplein", "migrate", data, NULL };
	const char *const add[] = { "brengplein", "person", "add",
		"keeper@example.org", "--role=administrator", data, NULL };
	int status;

	program(a, migrate, &status);
	EXPECT(status == 0);
	program(a, add, &status);
	EXPECT(status == 0);
}

struct site site_start(const char *const *options)
{
	struct site s = { .arena = arena_create(256 << 20) };
	char folder[] = "/tmp/brengplein-test-XXXXXX";
	const char *argv[24] = { "brengplein", "serve", "--listen=127.0.0.1:0",
				 "--workers=2" };
	int n = 4, ends[2];
	str line;

	if (!mkdtemp(folder) || pipe(ends))
		abort();
	s.folder = arena_z(s.arena, str_from_z(folder));
	s.database = arena_f(s.arena, "%s/brengplein.db", s.folder).p;
	argv[n++] = arena_f(s.arena, "--data=%s", s.folder).p;
	while (options && *options)
		argv[n++] = *options++;
	add_keeper(s.arena, argv[4]);
	s.pid = start(argv, ends[1], ends[1]);
	close(ends[1]);
	s.log = ends[0];
	line = site_logged(&s, "serve.start");
	if (!line.n) {
		printf("the server does not start\n");
		abort();
	}
	str_cut(&line, '=');
	line = (str){ line.p + strlen("http://127.0.0.1:"),
		      line.n - strlen("http://127.0.0.1:") };
	s.port = atoi(arena_z(s.arena, line));
	return s;
}

int site_wait(struct site *s)
{
	int status = 0;

	waitpid(s->pid, &status, 0);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int run_command(const char *const *argv)
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(nowhere, 1);
		dup2(nowhere, 2);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	return status;
}

void remove_folder(const char *folder)
{
	run_command((const char *const[]){ "rm", "-rf", folder, NULL });
}

void site_stop(struct site *s)
{
	if (!s->pid)
		return;
	kill(s->pid, SIGTERM);
	EXPECT(site_wait(s) == 0);
	s->pid = 0;
}

pid_t site_worker(struct site *s, const char *option)
{
	const char *const argv[] = { "brengplein", "work",
		arena_f(s->arena, "--data=%s", s->folder).p, option, NULL };

	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	pid_t pid = start(argv, nowhere, nowhere);

	close(nowhere);
	return pid;
}

void site_end(struct site *s)
{
	site_stop(s);
	close(s->log);
	remove_folder(s->folder);
	arena_destroy(s->arena);
}

str program(struct arena *a, const char *const *argv, int *status)
{
	struct buf b = { .arena = a, .limit = 1 << 20 };
	char part[4096];
	int ends[2], ended = 0;
	ssize_t n;
	pid_t pid;

	if (pipe(ends))
		abort();
	pid = start(argv, ends[1], ends[1]);
	close(ends[1]);
	while ((n = read(ends[0], part, sizeof part)) > 0)
		buf_add(&b, (str){ part, (size_t)n });
	close(ends[0]);
	waitpid(pid, &ended, 0);
	*status = WIFSIGNALED(ended) ? -WTERMSIG(ended) : WEXITSTATUS(ended);
	return buf_str(&b);
}

int dial(const struct site *s)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET, .sin_port = htons((uint16_t)s->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (connect(fd, (struct sockaddr *)&to, sizeof to)) {
		close(fd);
		return -1;
	}
	return fd;
}

void say(int fd, const char *bytes)
{
	(void)!send(fd, bytes, strlen(bytes), MSG_NOSIGNAL);
}

str hear_head(struct arena *a, int fd)
{
	return read_until(a, fd, "\r\n\r\n");
}

str hear(struct arena *a, int fd)
{
	struct buf b = { .arena = a, .limit = 64 << 20 };
	struct pollfd p = { .fd = fd, .events = POLLIN };
	str head = hear_head(a, fd);
	int64_t left = 0;
	char part[65536];

	(void)!str_to_int(header_of(head, "Content-Length"), &left);
	buf_add(&b, head);
	while (left > 0 && poll(&p, 1, LONG) == 1) {
		ssize_t n = read(fd, part, left < (int64_t)sizeof part
					   ? (size_t)left : sizeof part);
		if (n <= 0)
			return (str){ 0 };
		buf_add(&b, (str){ part, (size_t)n });
		left -= n;
	}
	return left ? (str){ 0 } : buf_str(&b);
}

bool is_closed(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char ch;

	while (poll(&p, 1, LONG) == 1)
		if (read(fd, &ch, 1) <= 0)
			return true;
	return false;
}

str ask(const struct site *s, const char *bytes)
{
	int fd = dial(s);
	str reply;

	say(fd, bytes);
	reply = hear(s->arena, fd);
	close(fd);
	return reply;
}

str fetch(const struct site *s, const char *path, const char *lines)
{
	return ask(s, arena_f(s->arena, "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n",
			      path, lines).p);
}

int status_of(str reply)
{
	int64_t status = 0;

	str_cut(&reply, ' ');
	(void)!str_to_int(str_cut(&reply, ' '), &status);
	return (int)status;
}

str header_of(str reply, const char *name)
{
	str want = str_from_z(name);

	while (reply.n) {
		str line = str_trim(str_cut(&reply, '\n')), value = line;
		str key = str_cut(&value, ':');

		if (!line.n)
			break;
		if (key.n == want.n && !strncasecmp(key.p, want.p, want.n))
			return str_trim(value);
	}
	return (str){ 0 };
}

str body_of(str reply)
{
	size_t at = str_find(reply, S("\r\n\r\n"));

	return at == reply.n ? (str){ 0 }
			     : (str){ reply.p + at + 4, reply.n - at - 4 };
}

static int64_t on_database(struct site *s, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	int64_t n = -1;

	sqlite3_open(s->database, &db);
	sqlite3_busy_timeout(db, MOMENT);
	while (sql && *sql) {
		if (sqlite3_prepare_v2(db, sql, -1, &stmt, &sql) ||
		    !stmt)
			break;
		if (sqlite3_step(stmt) == SQLITE_ROW)
			n = sqlite3_column_int64(stmt, 0);
		sqlite3_finalize(stmt);
	}
	if (sqlite3_errcode(db) != SQLITE_OK)
		printf("%s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	return n;
}

void site_sql(struct site *s, const char *sql)
{
	on_database(s, sql);
}

int64_t site_count(struct site *s, const char *sql)
{
	return on_database(s, sql);
}

bool becomes(struct site *s, const char *sql, int64_t n)
{
	int64_t until = clock_ticks() + MOMENT;

	while (site_count(s, sql) != n) {
		if (clock_ticks() > until)
			return false;
		usleep(20 * 1000);
	}
	return true;
}

void site_visitor(struct site *s)
{
	/* SHA-256 of "7" */
	site_sql(s, "INSERT INTO person (id, name, mail, created_at) VALUES"
		" (7, 'Zonneschijn', 'z@example.org', 0);"
		"INSERT INTO session (token_hash, person_id, csrf, created_at,"
		" seen_at) VALUES ('7902699be42c8a8e46fbbb4501726517"
		"e86b22c56a189f7625a6da49081b2451', 7, 'c',"
		" unixepoch(), unixepoch())");
}
