/* SPDX-License-Identifier: EUPL-1.2 */
#include "jobs/periodic.h"
#include "jobs/worker.h"
#include "base/when.h"
#include "test/test.h"

#include <poll.h>

/* Kinds for these tests: each writes a theme, so that it is seen. */
static void write_theme(struct job *job, const char *slug)
{
	static const struct db_query q = { "write_theme",
		"INSERT INTO theme (slug, nl, en) VALUES (:1, '', '')",
		"INSERT INTO theme (slug, nl, en) VALUES ($1::text, '', '')" };
	struct db_cursor c = db_run(job->tx, &q,
		DB_VALUES(db_str(str_from_z(slug))));

	(void)db_next(&c);
}

static enum job_end well(struct job *job)
{
	write_theme(job, "well");
	return JOB_DONE;
}

static enum job_end badly(struct job *job)
{
	write_theme(job, "badly");
	err_set(&job->err, "attempt %d", job->attempt);
	return JOB_AGAIN;
}

static enum job_end needless(struct job *job)
{
	(void)job;
	return JOB_GIVE_UP;
}

static enum job_end twice(struct job *job)
{
	write_theme(job, "one");
	write_theme(job, "one");        /* the database refuses it */
	return JOB_DONE;
}

static enum job_end prepare(struct job *job)
{
	job->state = &job->about;
	return JOB_DONE;
}

static enum job_end send(struct job *job, void *state)
{
	EXPECT(!job->tx && job->net);
	return *(int64_t *)state == 1 ? JOB_DONE : JOB_GIVE_UP;
}

static enum job_end settle(struct job *job, void *state, enum job_end sent)
{
	(void)state;
	write_theme(job, sent == JOB_DONE ? "sent" : "refused");
	if (sent == JOB_GIVE_UP)
		err_set(&job->err, "refused");
	return sent;
}

static const struct job_kind kinds[] = {
	{ "well", well }, { "badly", badly }, { "needless", needless },
	{ "twice", twice }, { "send", prepare, send, settle },
	{ 0 }
};
static const struct job_kind *const all_kinds[] = { kinds, NULL };
static const struct periodic hourly[] = { { "well", HOUR, 0 }, { 0 } };
static const struct periodic *const all_periodic[] = { hourly, NULL };
static const struct periodic *const no_periodic[] = { NULL };

static struct worker *worker_on(struct world *w,
				const struct periodic *const *periodic)
{
	return worker_create(&(struct worker_setup){
		.conf_of = brengplein.conf_of,
		.kinds = all_kinds, .periodic = periodic, .conf = &w->conf,
		.db = w->db });
}

static void work_until_idle(struct worker *worker, int64_t now)
{
	struct pollfd bell = { .fd = worker_bell(worker), .events = POLLIN };

	do
		while (worker_step(worker, now))
			;
	while (poll(&bell, 1, 200) == 1);
}

static void add(struct world *w, const char *kind, int64_t about)
{
	world_sql(w, arena_f(w->arena, "INSERT INTO job (kind, about, due)"
		" VALUES ('%s', %lld, %lld)", kind, (long long)about,
		(long long)w->now).p);
}

TEST(a_job_is_done_once_and_gone)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, no_periodic);

	add(&w, "well", 1);
	work_until_idle(worker, w.now - 1);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 0);   /* not due */
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM job") == 0);
	worker_destroy(worker);
	world_end(&w);
}

TEST(what_fails_comes_back_later_and_later_and_dies)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, no_periodic);
	int64_t now = w.now, before = 0;

	add(&w, "badly", 1);
	for (int i = 1; i < JOB_ATTEMPTS; i++) {
		int64_t wait;

		work_until_idle(worker, now);
		EXPECT(count(&w, "SELECT attempts FROM job") == i);
		wait = count(&w, "SELECT due FROM job") - now;
		EXPECT(wait >= 48 && wait <= 12 * HOUR * 12 / 10);
		EXPECT(i < 2 || i > 9 || wait > before);
		before = wait;
		now += wait;
	}
	work_until_idle(worker, now);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE dead = 1"
			 " AND failure = 'attempt 16'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 0);   /* undone */
	worker_destroy(worker);
	world_end(&w);
}

TEST(a_job_that_breaks_the_database_leaves_nothing)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, no_periodic);

	add(&w, "twice", 1);
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 0);
	EXPECT(count(&w, "SELECT attempts FROM job WHERE dead = 0") == 1);
	worker_destroy(worker);
	world_end(&w);
}

TEST(what_became_needless_goes_and_what_is_unknown_stays)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, no_periodic);

	add(&w, "needless", 1);
	add(&w, "unheard-of", 1);
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM job") == 1);
	EXPECT(count(&w, "SELECT dead FROM job WHERE kind = 'unheard-of'") == 1);
	worker_destroy(worker);
	world_end(&w);
}

TEST(three_steps_end_with_what_came_of_it)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, no_periodic);

	add(&w, "send", 1);
	add(&w, "send", 2);
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM theme WHERE slug = 'sent'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM theme"
			 " WHERE slug = 'refused'") == 1);
	EXPECT(count(&w, "SELECT about FROM job WHERE dead = 1") == 2);
	worker_destroy(worker);
	world_end(&w);
}

/* A worker that fell down held a job; the next one does it. */
TEST(a_lease_ends_with_its_worker)
{
	struct world w = world_new("");
	struct worker *worker;

	add(&w, "well", 1);
	world_sql(&w, "UPDATE job SET due = 0, attempts = 1,"
		      " lease = 9000000000");
	worker = worker_on(&w, no_periodic);
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM job") == 0);
	worker_destroy(worker);
	world_end(&w);
}

/* Three workers fall down with two jobs in hand, of which one is to blame. */
TEST(what_the_worker_falls_down_with_is_kept_as_dead)
{
	struct world w = world_new("");
	struct worker *worker;

	add(&w, "unheard-of", 7);
	for (int i = 1; i < JOB_CRASHES; i++) {
		world_sql(&w, "UPDATE job SET lease = 9000000000, due = 2000000000");
		worker = worker_on(&w, no_periodic);
		worker_destroy(worker);
		EXPECT(count(&w, "SELECT crashes FROM job WHERE dead = 0"
				 " AND lease = 0") == i);
	}
	world_sql(&w, "UPDATE job SET lease = 9000000000");
	add(&w, "well", 1);
	worker = worker_on(&w, no_periodic);
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM job WHERE dead = 1"
		" AND failure = 'the worker fell down 3 times with it'") == 1);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 1);
	worker_destroy(worker);
	world_end(&w);
}

TEST(a_suspect_is_done_alone_and_first)
{
	struct world w = world_new("");
	struct worker *worker;

	add(&w, "send", 1);
	add(&w, "well", 2);
	world_sql(&w, "UPDATE job SET lease = 9000000000 WHERE about = 1");
	worker = worker_on(&w, no_periodic);
	EXPECT(worker_step(worker, w.now));
	EXPECT(count(&w, "SELECT about FROM job WHERE lease > 0") == 1);
	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM job") == 0);
	worker_destroy(worker);
	world_end(&w);
}

TEST(a_clock_set_back_keeps_nothing_waiting)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, all_periodic);

	work_until_idle(worker, w.now);
	add(&w, "well", 1);
	work_until_idle(worker, w.now - DAY);
	EXPECT(count(&w, "SELECT count(*) FROM job") == 0);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 1);
	EXPECT(count(&w, "SELECT asked_at FROM periodic") == w.now - DAY);
	worker_destroy(worker);
	world_end(&w);
}

TEST(work_by_the_clock_is_asked_for_in_time)
{
	struct world w = world_new("");
	struct worker *worker = worker_on(&w, all_periodic);

	work_until_idle(worker, w.now);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 0);
	work_until_idle(worker, w.now + HOUR - 1);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 0);
	work_until_idle(worker, w.now + HOUR + MINUTE);
	EXPECT(count(&w, "SELECT count(*) FROM theme") == 1);
	EXPECT(count(&w, "SELECT asked_at FROM periodic") ==
	       w.now + HOUR + MINUTE);
	worker_destroy(worker);
	world_end(&w);
}

TEST(a_night_is_a_night_when_the_clock_changes)
{
	static const struct periodic nightly = { "x", DAY, 3 * HOUR };
	/* Noon before, 03:00 after: spring 2026 (29 March), autumn (25 October) */
	int64_t spring = when_midnight(2026, 3, 28) + 12 * HOUR;
	int64_t autumn = when_midnight(2026, 10, 25) + 12 * HOUR;
	struct civil c = when_civil(periodic_next(&nightly,
						  when_midnight(2026, 3, 29) +
						  4 * HOUR));

	EXPECT(periodic_next(&nightly, spring) ==
	       when_midnight(2026, 3, 29) + 3 * HOUR);
	EXPECT(c.day == 30 && c.hour == 3);
	c = when_civil(periodic_next(&nightly, autumn));
	EXPECT(c.day == 26 && c.hour == 3);
	EXPECT(periodic_next(&nightly, when_midnight(2026, 6, 1)) ==
	       when_midnight(2026, 6, 1) + 3 * HOUR);
}
