/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "app.h"
#include "base/log.h"
#include "features/setup/setup.h"
#include "http/server.h"
#include "jobs/supervise.h"
#include "search/search.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 10 * 1000, TICK = 200 * 1000 * 1000 };

/* A connection is a file: as many as the system lets us. */
static void raise_file_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/* Signals wait in line until we ask: no code runs in the middle of ours. */
static sigset_t hold_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGCHLD);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);       /* a full disk is an error, not an end */
	return set;
}

static void run_until_told(struct server *server, struct supervisor *worker,
			   const sigset_t *signals)
{
	struct timespec tick = { .tv_nsec = TICK };
	int got = 0;

	while (got != SIGTERM && got != SIGINT) {
		server_tick(server);
		supervisor_tick(worker);
		got = sigtimedwait(signals, NULL, &tick);
	}
}

/* "brengplein work" with the options of this call. */
static const char *const *worker_argv(struct call *call)
{
	const char **argv = arena_array(call->arena, const char *,
					call->n_options + 3);
	size_t n = 0;

	argv[n++] = "brengplein";
	argv[n++] = "work";
	for (size_t i = 0; i < call->n_options; i++) {
		const struct cli_option *o = &call->options[i];

		argv[n++] = arena_f(call->arena, "--%.*s=%.*s",
				    (int)o->name.n, o->name.p,
				    (int)o->value.n, o->value.p).p;
	}
	return argv;
}

/* What one thread searches with. */
struct searching {
	const char *folder;
	const struct senses *senses;
};

static struct index *open_index(void *about)
{
	const struct searching *s = about;
	struct err err;
	struct index *index = index_open(s->folder, s->senses, &err);

	if (!index)
		log_error("serve.index", "why=\"%s\"", err.text);
	return index;
}

/* There is one to read before the worker gets to it. */
static void make_index(const struct searching *s)
{
	struct err err;
	struct index *index = index_open_writer(s->folder, s->senses, &err);

	if (index)
		index_close(index);
}

/* The code of a first start; empty: there is none to make. */
static str open_setup(struct call *call)
{
	struct db *db = database_ready(call);
	struct tx *tx;
	str code;

	if (!db)
		return (str){ 0 };
	tx = tx_begin(db, call->arena, TX_WRITE);
	code = setup_open(tx);
	if (!tx_end(tx))
		code = (str){ 0 };
	db_close(db);
	return code;
}

/* In the log, and for who looks at a terminal in words. */
static void say_setup(str url, str code)
{
	if (!code.n)
		return;
	log_info("setup.open", "url=%.*s/beginnen code=%.*s", (int)url.n,
		 url.p, (int)code.n, code.p);
	if (!isatty(STDOUT_FILENO))
		return;
	printf("\nThis site is new. Open %.*s/beginnen in a browser\n"
	       "and type this code:\n\n    %.*s\n\n", (int)url.n, url.p,
	       (int)code.n, code.p);
	fflush(stdout);
}

static int serve(struct call *call)
{
	struct searching searching = {
		index_folder(call),
		senses_create(call->arena, lexicon_create(call->arena)),
	};
	struct server_setup setup = {
		.app = &brengplein, .conf = &call->conf,
		.database = conf_database(&call->conf, call->arena),
		.open_index = open_index, .close_index = index_close,
		.index_about = &searching,
	};
	struct supervisor worker = { .argv = worker_argv(call) };
	sigset_t signals = hold_signals();
	struct server *server;
	struct err err;
	str code;

	raise_file_limit();
	if (!database_upgrade(call))
		return CLI_FAILED;
	code = open_setup(call);
	make_index(&searching);
	server = server_start(&setup, &err);
	if (!server)
		return call_failed("%s", err.text);
	log_info("serve.start", "url=%.*s", (int)server_address(server).n,
		 server_address(server).p);
	say_setup(server_address(server), code);
	run_until_told(server, &worker, &signals);
	server_stop(server, PATIENCE);
	supervisor_stop(&worker, PATIENCE);
	log_info("serve.stop", "status=0");
	return CLI_DONE;
}

const struct command serve_commands[] = {
	{ "serve", NULL, "serve the site, and do its work", serve },
	{ 0 }
};
