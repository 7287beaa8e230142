/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands/commands.h"
#include "app.h"
#include "base/clock.h"
#include "base/log.h"
#include "features/search/search.h"
#include "jobs/worker.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { CLAIM_AGAIN = 500 };             /* milliseconds */

static int hold_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);       /* a full disk is an error, not an end */
	return signalfd(-1, &set, SFD_CLOEXEC);
}

/* Until this is the one worker of the database; false: told to stop. */
static bool wait_for_turn(struct db *db, int stop)
{
	struct pollfd fd = { .fd = stop, .events = POLLIN };
	bool said = false;

	while (!db_claim(db)) {
		if (!said)
			log_info("work.waits", "another worker is busy here");
		said = true;
		if (poll(&fd, 1, CLAIM_AGAIN) > 0)
			return false;
	}
	return true;
}

/* An index that is empty, as after it was thrown away, is filled by jobs. */
static void fill_if_empty(struct db *db, struct index *index)
{
	struct arena *a;
	struct tx *tx;

	if (!index || index_count(index))
		return;
	a = arena_create(1 << 20);
	tx = tx_begin(db, a, TX_WRITE);
	search_touch_all(tx, clock_now());
	if (!tx_end(tx))
		log_error("work.index", "why=\"the database failed\"");
	arena_destroy(a);
}

static void work_on(struct call *call, struct db *db, int stop)
{
	struct err err;
	struct senses *senses = senses_create(
		call->arena, lexicon_create(call->arena));
	struct index *index = index_open_writer(index_folder(call), senses,
						&err);
	struct worker *w = worker_create(&(struct worker_setup){
		.kinds = brengplein_jobs, .periodic = brengplein_periodic,
		.conf = &call->conf, .conf_of = brengplein.conf_of,
		.db = db, .index = index,
		.url = conf_url(&call->conf, call->arena),
	});

	if (!index)
		log_error("work.index", "why=\"%s\"", err.text);
	fill_if_empty(db, index);
	log_info("work.start", "pid=%d", (int)getpid());
	worker_run(w, stop);
	worker_destroy(w);
	index_close(index);
	log_info("work.stop", "status=0");
}

static int work(struct call *call)
{
	int stop = hold_signals();
	struct db *db = database_ready(call);

	if (!db)
		return CLI_FAILED;
	if (wait_for_turn(db, stop))
		work_on(call, db, stop);
	db_close(db);
	return CLI_DONE;
}

static int rebuild(struct call *call, struct db *db)
{
	struct senses *senses = senses_create(
		call->arena, lexicon_create(call->arena));
	struct err err;
	int64_t n = 0;

	if (!search_rebuild(db, index_folder(call), senses, &n, &err))
		return call_failed("%s", err.text);
	printf("%lld can be found\n", (long long)n);
	return CLI_DONE;
}

static int leave_to_worker(struct call *call, struct db *db)
{
	struct tx *tx = tx_begin(db, call->arena, TX_WRITE);

	search_touch_all(tx, clock_now());
	if (!tx_end(tx))
		return call_failed("the database failed; nothing was changed");
	puts("the site is being served: its worker does this now");
	return CLI_DONE;
}

static int reindex(struct call *call)
{
	struct db *db = database_ready(call);
	int status;

	if (!db)
		return CLI_FAILED;
	status = db_claim(db) ? rebuild(call, db) : leave_to_worker(call, db);
	db_close(db);
	return status;
}

const struct command work_commands[] = {
	{ "work", NULL, "do the jobs of the site; `serve` starts this", work },
	{ "reindex", NULL, "make the search index anew", reindex },
	{ 0 }
};
