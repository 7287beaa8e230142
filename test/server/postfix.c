/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/server/postfix.h"
#include "base/clock.h"

#include <arpa/inet.h>
#include <glob.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOMENT = 90 * 1000 };

extern const char *program_path;

/* A port nobody listens on; *fd holds it until it is closed. */
static int free_port(int *fd)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;

	*fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	(void)!bind(*fd, (struct sockaddr *)&at, sizeof at);
	getsockname(*fd, (struct sockaddr *)&at, &n);
	return ntohs(at.sin_port);
}

static void refuse_to_skip(void)
{
	if (access("/usr/sbin/postfix", X_OK) || getuid()) {
		puts("THE MAIL SERVER IS NOT TESTED: it needs Postfix, which"
		     " tools/packages test installs, and root to start it");
		abort();
	}
}

struct postfix postfix_prepare(void)
{
	struct postfix p = { .arena = arena_create(64 << 20) };
	char folder[] = "/tmp/brengplein-postfix-XXXXXX";
	int held[2];

	refuse_to_skip();
	if (!mkdtemp(folder))
		abort();
	p.folder = arena_z(p.arena, str_from_z(folder));
	p.certificate = arena_f(p.arena, "%s/certificate", p.folder).p;
	p.ours = free_port(&held[0]);
	p.theirs = free_port(&held[1]);
	close(held[0]);
	close(held[1]);
	return p;
}

static bool answers(int port)
{
	struct site there = { .port = port };
	int fd = dial(&there);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* Until what `is` asks is so. */
static bool in_time(struct postfix *p, bool (*is)(struct postfix *p))
{
	int64_t until = clock_ticks() + MOMENT;

	while (!is(p)) {
		if (clock_ticks() > until)
			return false;
		usleep(20 * 1000);
	}
	return true;
}

static bool is_up(struct postfix *p)
{
	return answers(p->ours) && answers(p->theirs);
}

void postfix_run(struct postfix *p, const struct site *s)
{
	const char *const owner[] = { "chown", "-R", "nobody", s->folder, NULL };
	const char *ours = arena_f(p->arena, "%d", p->ours).p;
	const char *theirs = arena_f(p->arena, "%d", p->theirs).p;

	EXPECT(run_command(owner) == 0);
	p->pid = fork();
	if (!p->pid) {
		execl("test/server/postfix.sh", "postfix.sh", p->folder, ours,
		      theirs, program_path, s->folder, (char *)NULL);
		_exit(127);
	}
	if (!in_time(p, is_up)) {
		printf("Postfix does not start: see %s\n", p->folder);
		abort();
	}
}

void postfix_close(struct postfix *p)
{
	kill(p->pid, SIGTERM);
	waitpid(p->pid, NULL, 0);
	remove_folder(p->folder);
	arena_destroy(p->arena);
}

static void write_to(const char *path, str bytes)
{
	FILE *f = fopen(path, "w");

	fwrite(bytes.p, 1, bytes.n, f);
	fclose(f);
}

void postfix_send(struct postfix *p, const char *from, str to, str message)
{
	const char *path = arena_f(p->arena, "%s/letter", p->folder).p;
	const char *const argv[] = { "curl", "-sS", "--noproxy", "*", "--url",
		arena_f(p->arena, "smtp://127.0.0.1:%d", p->theirs).p,
		"--mail-from", from, "--mail-rcpt", arena_z(p->arena, to),
		"--upload-file", path, "--crlf", NULL };

	write_to(path, message);
	EXPECT(run_command(argv) == 0);
}

static glob_t letters_of(struct postfix *p, const char *name)
{
	glob_t found;

	glob(arena_f(p->arena, "%s/boxes/%s/new/*", p->folder, name).p, 0,
	     NULL, &found);
	return found;
}

int postfix_count(struct postfix *p, const char *name)
{
	glob_t found = letters_of(p, name);
	int n = (int)found.gl_pathc;

	globfree(&found);
	return n;
}

static str bytes_of(struct arena *a, const char *path)
{
	char *bytes = arena_alloc(a, 1 << 20);
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(bytes, 1, 1 << 20, f) : 0;

	if (f)
		fclose(f);
	return (str){ bytes, n };
}

/* What is there now. */
static str letter_with(struct postfix *p, const char *name, const char *text)
{
	glob_t found = letters_of(p, name);
	str with = { 0 };

	for (size_t i = found.gl_pathc; i-- > 0 && !with.n; ) {
		str one = bytes_of(p->arena, found.gl_pathv[i]);

		if (str_find(one, str_from_z(text)) < one.n)
			with = one;
	}
	globfree(&found);
	return with;
}

str postfix_mailbox(struct postfix *p, const char *name, const char *text)
{
	int64_t until = clock_ticks() + MOMENT;
	str letter;

	while (!(letter = letter_with(p, name, text)).n &&
	       clock_ticks() < until)
		usleep(50 * 1000);
	return letter;
}

str postfix_read(struct postfix *p, str letter)
{
	const char *in = arena_f(p->arena, "%s/letter", p->folder).p;
	const char *out = arena_f(p->arena, "%s/parts", p->folder).p;
	const char *const argv[] = { "python3", "test/server/parts.py", in, out,
				     NULL };

	write_to(in, letter);
	EXPECT(run_command(argv) == 0);
	return bytes_of(p->arena, out);
}

/* A mail is a file until it is delivered or given up. */
static bool rests(struct postfix *p)
{
	static const char *const queues[] = { "maildrop", "incoming", "active",
					      "deferred" };
	size_t n = 0;

	for (size_t i = 0; i < COUNT(queues); i++) {
		glob_t found;

		glob(arena_f(p->arena, "%s/queue/%s/*", p->folder,
			     queues[i]).p, 0, NULL, &found);
		for (size_t j = 0; j < found.gl_pathc; j++) {
			struct stat what;

			n += !stat(found.gl_pathv[j], &what) &&
			     S_ISREG(what.st_mode);
		}
		globfree(&found);
	}
	return n == 0;
}

void postfix_rest(struct postfix *p)
{
	EXPECT(in_time(p, rests));
}
