/* SPDX-License-Identifier: EUPL-1.2 */
#include "test/server/relay.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t run(const char *const *argv, int out)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	dup2(out, 1);
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

static const char *file_of(struct relay *r, const char *name, const char *text)
{
	const char *path = arena_f(r->arena, "%s/%s", r->folder, name).p;
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
	return path;
}

static const char *make_certificate(struct relay *r, const char *key,
				    const char *host)
{
	const char *path = arena_f(r->arena, "%s/certificate", r->folder).p;
	const char *const argv[] = {
		"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
		"ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
		"/CN=test", "-addext",
		arena_f(r->arena, "subjectAltName=DNS:%s", host).p,
		"-keyout", key, "-out", path, NULL
	};

	EXPECT(run_command(argv) == 0);
	return path;
}

struct relay relay_open(const char *mode, const char *host)
{
	struct relay r = { .arena = arena_create(16 << 20) };
	char folder[] = "/tmp/brengplein-relay-XXXXXX";
	const char *key;
	int ends[2];
	str line;

	if (!mkdtemp(folder) || pipe(ends))
		abort();
	r.folder = arena_z(r.arena, str_from_z(folder));
	r.password = file_of(&r, "password", "open sesame\n");
	r.wrong_password = file_of(&r, "wrong", "let me in\n");
	key = file_of(&r, "key", "");
	r.certificate = make_certificate(&r, key, host);
	r.pid = run((const char *const[]){ "/usr/bin/python3",
		"test/server/relay.py", mode, r.certificate, key, "anna",
		"open sesame", NULL }, ends[1]);
	close(ends[1]);
	r.out = ends[0];
	line = relay_said(&r, "port ");
	str_cut(&line, ' ');
	r.port = atoi(arena_z(r.arena, line));
	EXPECT(r.port > 0);
	return r;
}

void relay_close(struct relay *r)
{
	kill(r->pid, SIGTERM);
	waitpid(r->pid, NULL, 0);
	close(r->out);
	remove_folder(r->folder);
	arena_destroy(r->arena);
}

str relay_said(struct relay *r, const char *text)
{
	return line_with(r->arena, r->out, text);
}
