/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "app.h"
#include "base/log.h"
#include "http/server.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>

enum { PATIENCE = 10 * 1000, TICK = 250 * 1000 * 1000 };

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
	return set;
}

static void run_until_told(struct server *server, const sigset_t *signals)
{
	struct timespec tick = { .tv_nsec = TICK };

	for (;;) {
		int got = sigtimedwait(signals, NULL, &tick);

		if (got == SIGTERM || got == SIGINT)
			return;
		server_tick(server);
	}
}

static bool prepare_database(struct call *call)
{
	struct db *db = database_open(call);
	struct err err;
	int applied = 0;
	bool ok;

	if (!db)
		return false;
	ok = db_migrate(db, &applied, &err);
	if (!ok)
		call_failed("%s", err.text);
	if (ok && applied)
		log_info("database.migrated", "steps=%d", applied);
	db_close(db);
	return ok;
}

static int serve(struct call *call)
{
	struct server_setup setup = {
		.app = &brengplein, .conf = &call->conf,
		.database = conf_database(&call->conf, call->arena),
	};
	sigset_t signals = hold_signals();
	struct server *server;
	struct err err;

	raise_file_limit();
	if (!prepare_database(call))
		return CLI_FAILED;
	server = server_start(&setup, &err);
	if (!server)
		return call_failed("%s", err.text);
	log_info("serve.start", "url=%.*s", (int)server_address(server).n,
		 server_address(server).p);
	run_until_told(server, &signals);
	server_stop(server, PATIENCE);
	log_info("serve.stop", "status=0");
	return CLI_DONE;
}

const struct command serve_commands[] = {
	{ "serve", NULL, "serve the site, and do its work", serve },
	{ 0 }
};
