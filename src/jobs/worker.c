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
	BATCH = 64,             /* taken at once, done one by one */
	FIRST_WAIT = MINUTE, LONGEST_WAIT = 12 * HOUR,
	GLANCE = 200,           /* milliseconds between looks at the version */
	LOOK = MINUTE           /* at the queue itself, whatever the version */
};

struct worker {
	struct worker_setup setup;
	struct senders *senders;
	struct attempt *taken;          /* of the last batch, not begun */
	int64_t seen;                   /* db_version when nothing was due */
	int64_t next_look, next_periodic;
	int64_t last;                   /* worker_step's newest `now` */
	bool suspects;                  /* there may be; see take_rows */
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
	w->suspects = true;
	tx = tx_begin(setup->db, a, TX_WRITE);
	job_bury_crashed(tx, JOB_CRASHES,
			 arena_f(a, "the worker fell down %d times with it",
				 JOB_CRASHES));
	job_release_all(tx);
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
	else if (at->end == JOB_WAIT)
		job_wait(tx, at->id, at->job.wait_until, why);
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

/* With what is set on the site at this moment. */
static void begin_in(const struct worker *w, struct attempt *at, struct tx *tx)
{
	at->job.tx = tx;
	at->job.conf = w->setup.conf_of(tx, w->setup.conf);
	if (at->job.conf->url.n)
		at->job.url = at->job.conf->url;
}

/* All in one step. What is to be done again leaves nothing of this time. */
static void run(struct worker *w, struct attempt *at)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_WRITE);

	begin_in(w, at, tx);
	at->end = at->kind->run(&at->job);
	if (at->end == JOB_AGAIN || at->end == JOB_WAIT) {
		tx_undo(tx);
		end_apart(w, at);
	} else {
		end_with(w, at, tx);
	}
}

static void settle_in(struct attempt *at, struct tx *tx, int64_t now)
{
	at->job.tx = tx;
	at->job.now = now;
	at->end = at->kind->settle(&at->job, at->job.state, at->sent);
}

/* The last of three steps: it says how things are, however that is. */
static void settle(struct worker *w, struct attempt *at, int64_t now)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_WRITE);

	settle_in(at, tx, now);
	end_with(w, at, tx);
}

/*
 * What came back together is written down together; where that fails, one by
 * one, so that nobody pays for another. Nothing new goes out before: who is
 * killed here sends again what was under way, one for each sender at most.
 */
static void settle_all(struct worker *w, struct attempt *all, int64_t now)
{
	struct arena *a = arena_create(JOB_BYTES);
	struct tx *tx = tx_begin(w->setup.db, a, TX_WRITE);
	struct attempt *next;
	bool together;

	for (struct attempt *at = all; at && !tx_failed(tx); at = at->next) {
		settle_in(at, tx, now);
		write_end(at, tx);
	}
	together = tx_end(tx);
	for (struct attempt *at = all; at; at = next) {
		next = at->next;
		if (!together)
			settle(w, at, now);
		attempt_destroy(at);
	}
	arena_destroy(a);
}

/* The first of several steps, beside whoever writes. Whether there are more. */
static bool prepare(struct worker *w, struct attempt *at)
{
	struct tx *tx = tx_begin(w->setup.db, at->arena, TX_READ);

	begin_in(w, at, tx);
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

/* Without a network in between: what `run` said is what there is to say. */
static void settle_apart(struct worker *w, struct attempt *at)
{
	at->sent = at->end;
	settle(w, at, at->job.now);
	attempt_destroy(at);
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
			settle_apart(w, at);
	}
}

static struct attempt *attempt_create(const struct worker *w,
				      const struct job_taken *row)
{
	struct arena *a = arena_create(JOB_BYTES);
	struct attempt *at = arena_new(a, struct attempt);

	*at = (struct attempt){
		.arena = a, .id = row->id, .kind = kind_named(w, row->kind),
		.job = { .arena = a, .conf = w->setup.conf,
			 .index = w->setup.index, .url = w->setup.url,
			 .about = row->about, .attempt = (int)row->attempts },
	};
	return at;
}

static int by_due(const void *x, const void *y)
{
	const struct job_taken *a = x, *b = y;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->id.v < b->id.v ? -1 : a->id.v > b->id.v;
}

/*
 * What was in hand when a worker fell down is done alone, with nothing else
 * taken or under way: if it falls again, it was this one.
 */
static struct job_taken_rows take_rows(struct worker *w, struct tx *tx,
				       int64_t now)
{
	struct job_taken_rows rows = { 0 };

	if (!w->suspects)
		return job_take(tx, now, now + LEASE, BATCH);
	if (senders_free(w->senders) < SENDERS)
		return rows;
	rows = job_take_suspect(tx, now, now + LEASE);
	w->suspects = rows.n > 0;
	return rows.n ? rows : job_take(tx, now, now + LEASE, BATCH);
}

/* The next batch, the longest due first. */
static void take_due(struct worker *w, int64_t now)
{
	struct arena *a = arena_create(1 << 20);
	struct tx *tx = tx_begin(w->setup.db, a, TX_WRITE);
	struct job_taken_rows rows = take_rows(w, tx, now);
	struct attempt **end = &w->taken;

	if (!tx_end(tx))
		rows.n = 0;
	if (rows.n)
		qsort(rows.at, rows.n, sizeof *rows.at, by_due);
	for (size_t i = 0; i < rows.n; i++) {
		*end = attempt_create(w, &rows.at[i]);
		end = &(*end)->next;
	}
	arena_destroy(a);
}

static struct attempt *next_taken(struct worker *w, int64_t now)
{
	struct attempt *at = w->taken;

	if (!at)
		return NULL;
	w->taken = at->next;
	at->next = NULL;
	at->job.now = now;
	return at;
}

static void give_back(struct worker *w)
{
	struct arena *a = arena_create(1 << 20);
	struct tx *tx = tx_begin(w->setup.db, a, TX_WRITE);
	struct attempt *at;

	while ((at = next_taken(w, 0))) {
		job_give_back(tx, at->id);
		attempt_destroy(at);
	}
	if (!tx_end(tx))
		log_warn("work.stop", "why=\"what was taken waits for the next\"");
	arena_destroy(a);
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

/* Fill the batch if it is empty and something may be due. */
static void look(struct worker *w, int64_t now)
{
	int64_t version;

	if (w->taken || !worth_a_look(w, now))
		return;
	if (now >= w->next_periodic &&
	    periodic_add_due(w->setup.db, w->setup.periodic, now))
		w->next_periodic = now + LOOK;
	version = db_version(w->setup.db);
	take_due(w, now);
	if (!w->taken) {
		w->seen = version;
		note_idle(w, now);
	}
}

/* The clock was set back: nothing waits for a time that was there already. */
static void clock_went_back(struct worker *w, int64_t now)
{
	struct arena *a = arena_create(1 << 20);
	struct tx *tx = tx_begin(w->setup.db, a, TX_WRITE);

	job_clock_back(tx, now, w->last);
	periodic_clock_back(tx, now);
	if (!tx_end(tx))
		log_error("work.clock", "why=\"the database failed\"");
	log_warn("work.clock", "back=%lld", (long long)(w->last - now));
	w->next_look = w->next_periodic = 0;
	arena_destroy(a);
}

bool worker_step(struct worker *w, int64_t now)
{
	struct attempt *back = senders_take(w->senders), *at;

	if (now < w->last)
		clock_went_back(w, now);
	w->last = now;
	if (back) {
		settle_all(w, back, now);
		return true;
	}
	if (!senders_free(w->senders))
		return false;
	look(w, now);
	at = next_taken(w, now);
	if (at)
		perform(w, at);
	return at != NULL;
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

bool worker_wait(struct worker *w)
{
	struct pollfd bell = { .fd = worker_bell(w), .events = POLLIN };

	if (senders_free(w->senders) == SENDERS)
		return false;
	poll(&bell, 1, GLANCE);
	return true;
}

void worker_destroy(struct worker *w)
{
	give_back(w);
	while (worker_wait(w)) {
		struct attempt *back = senders_take(w->senders);

		if (back)
			settle_all(w, back, clock_now());
	}
	senders_destroy(w->senders);
	free(w);
}
