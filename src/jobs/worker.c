/* SPDX-License-Identifier: EUPL-1.2 */
#include "jobs/worker.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "base/when.h"
#include "jobs/periodic.h"
#include "jobs/senders.h"
#include "base/allow_memory.h"

#include <poll.h>
#include <stdlib.h>

enum {
	JOB_BYTES = 256 << 20, LEASE = 15 * MINUTE,
	FIRST_WAIT = MINUTE, LONGEST_WAIT = 12 * HOUR,
	GLANCE = 200,           /* milliseconds between looks at the version */
	LOOK = MINUTE           /* at the queue itself, whatever the version */
};

struct worker {
	struct worker_setup setup;
	struct senders *senders;
	int64_t seen;                   /* db_version when nothing was due */
	int64_t next_look, next_periodic;
};

struct worker *worker_create(const struct worker_setup *setup)
{
	struct worker *w = calloc(1, sizeof *w);
	struct arena *a = arena_create(1 << 20);
	struct tx *tx;

	if (!w)
		abort();
	w->setup = *setup;
	w->senders = senders_create();
	tx = tx_begin(setup->db, a, TX_WRITE);
	job_release_all(tx, clock_now());
	if (!tx_end(tx))
		log_error("worker.start", "why=\"cannot free old leases\"");
	arena_destroy(a);
	return w;
}

static const struct job_kind *kind_named(const struct worker *w, str name)
{
	for (const struct job_kind *const *list = w->setup.kinds; *list; list++)
		for (const struct job_kind *k = *list; k->name; k++)
			if (str_eq(name, str_from_z(k->name)))
				return k;
	return NULL;
}

/* 1, 2, 4 ... minutes, up to half a day, and a fifth more or less so that what
 * failed together does not come back together. */
static int64_t wait_after(struct arena *a, int attempt)
{
	int64_t wait = FIRST_WAIT;
	str dice = random_hex(a, 1);

	for (int i = 1; i < attempt && wait < LONGEST_WAIT; i++)
		wait *= 2;
	if (wait > LONGEST_WAIT)
		wait = LONGEST_WAIT;
	return wait * (80 + (dice.p[0] * 16 + dice.p[1]) % 41) / 100;
}

/* The row says how it ended. In a transaction. */
static void write_end(struct attempt *at, struct tx *tx)
{
	str why = str_from_z(at->job.err.text);
	bool bury = at->end == JOB_GIVE_UP
		? why.n > 0
		: at->end == JOB_AGAIN && at->job.attempt >= JOB_ATTEMPTS;

	if (bury)
		job_bury(tx, at->id, why);
	else if (at->end == JOB_AGAIN)
		job_put_back(tx, at->id, at->job.now +
			     wait_after(at->arena, at->job.attempt), why);
	else
		job_done(tx, at->id);
	if (bury)
		log_error("job.dead", "kind=%s about=%lld why=\"%s\"",
			  at->kind ? at->kind->name : "-",
			  (long long)at->job.about, at->job.err.text);
	else if (at->end == JOB_AGAIN)
		log_warn("job.again", "kind=%s about=%lld attempt=%d why=\"%s\"",
			 at->kind->name, (long long)at->job.about,
			 at->job.attempt, at->job.err.text);
}

static void attempt_destroy(struct attempt *at)
{
	arena_destroy(at->arena);
}

/* For what failed with its transaction: nothing of that is left. */
static void end_apart(struct worker *w, struct attempt *at)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_WRITE);

	write_end(at, tx);
	if (!tx_end(tx))
		log_error("job.lost", "about=%lld: free again after its lease",
			  (long long)at->job.about);
}

/* What the step wrote and the end of the row, both or neither. */
static void end_with(struct worker *w, struct attempt *at, struct tx *tx)
{
	write_end(at, tx);
	if (tx_end(tx))
		return;
	at->end = JOB_AGAIN;
	err_set(&at->job.err, "the database failed");
	end_apart(w, at);
}

/* All in one step. What is to be done again leaves nothing of this time. */
static void run(struct worker *w, struct attempt *at)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_WRITE);

	at->job.tx = tx;
	at->end = at->kind->run(&at->job);
	if (at->end == JOB_AGAIN) {
		tx_undo(tx);
		end_apart(w, at);
	} else {
		end_with(w, at, tx);
	}
}

/* The last of three steps: it says how things are, however that is. */
static void settle(struct worker *w, struct attempt *at, int64_t now)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_WRITE);

	at->job.tx = tx;
	at->job.now = now;
	at->end = at->kind->settle(&at->job, at->job.state, at->end);
	end_with(w, at, tx);
	attempt_destroy(at);
}

/* The first of several steps, beside whoever writes. Whether there are more. */
static bool prepare(struct worker *w, struct attempt *at)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_READ);

	at->job.tx = tx;
	at->end = at->kind->run(&at->job);
	at->job.tx = NULL;
	if (!tx_end(tx)) {
		at->end = JOB_AGAIN;
		err_set(&at->job.err, "the database failed");
	}
	if (at->end == JOB_DONE && at->job.state)
		return true;
	end_apart(w, at);
	attempt_destroy(at);
	return false;
}

static void perform(struct worker *w, struct attempt *at)
{
	if (!at->kind) {
		at->end = JOB_GIVE_UP;
		err_set(&at->job.err, "no such kind of job");
		end_apart(w, at);
		attempt_destroy(at);
	} else if (!at->kind->settle) {
		run(w, at);
		attempt_destroy(at);
	} else if (prepare(w, at)) {
		if (at->kind->send)
			senders_give(w->senders, at);
		else
			settle(w, at, at->job.now);
	}
}

static struct attempt *take_due(struct worker *w, int64_t now)
{
	struct arena *a = arena_create(JOB_BYTES);
	struct attempt *at = arena_new(a, struct attempt);
	struct tx *tx = tx_begin(w->setup.db, a, TX_WRITE);
	struct job_taken row;
	bool got = job_take(tx, now, now + LEASE, &row);

	if (!tx_end(tx) || !got) {
		arena_destroy(a);
		return NULL;
	}
	*at = (struct attempt){
		.arena = a, .id = row.id, .kind = kind_named(w, row.kind),
		.job = { .arena = a, .conf = w->setup.conf,
			 .index = w->setup.index, .url = w->setup.url,
			 .about = row.about, .now = now,
			 .attempt = (int)row.attempts },
	};
	return at;
}

/* Whether something may be due, without asking the queue more than needed. */
static bool worth_a_look(struct worker *w, int64_t now)
{
	return now >= w->next_look || db_version(w->setup.db) != w->seen;
}

static void note_idle(struct worker *w, int64_t now)
{
	struct arena *a = arena_create(1 << 20);
	struct tx *tx = tx_begin(w->setup.db, a, TX_READ);
	int64_t due = job_next_due(tx);

	if (!tx_end(tx) || !due || due > now + LOOK)
		due = now + LOOK;
	w->next_look = due;
	arena_destroy(a);
	memory_trim();
}

bool worker_step(struct worker *w, int64_t now)
{
	struct attempt *at = senders_take(w->senders);
	int64_t version;

	if (at) {
		settle(w, at, now);
		return true;
	}
	if (!senders_free(w->senders) || !worth_a_look(w, now))
		return false;
	if (now >= w->next_periodic &&
	    periodic_add_due(w->setup.db, w->setup.periodic, now))
		w->next_periodic = now + LOOK;
	version = db_version(w->setup.db);
	at = take_due(w, now);
	if (!at) {
		w->seen = version;
		note_idle(w, now);
		return false;
	}
	perform(w, at);
	return true;
}

int worker_bell(const struct worker *w)
{
	return senders_bell(w->senders);
}

void worker_run(struct worker *w, int stop)
{
	struct pollfd fds[] = {
		{ .fd = stop, .events = POLLIN },
		{ .fd = worker_bell(w), .events = POLLIN },
	};

	for (;;) {
		bool more = worker_step(w, clock_now());

		poll(fds, 2, more ? 0 : GLANCE);
		if (fds[0].revents)
			return;
	}
}

void worker_destroy(struct worker *w)
{
	struct attempt *at;

	while (senders_free(w->senders) < SENDERS) {
		struct pollfd bell = { .fd = worker_bell(w), .events = POLLIN };

		poll(&bell, 1, GLANCE);
		while ((at = senders_take(w->senders)))
			settle(w, at, clock_now());
	}
	senders_destroy(w->senders);
	free(w);
}
