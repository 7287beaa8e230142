/* SPDX-License-Identifier: EUPL-1.2 */
/* By night: what can be proposed, and what waited long enough. */
#include "features/triangle/inside.h"

/* What was found, until it is written down. */
struct found {
	struct rings rings;
	struct parties parties;
	bool looks;             /* a coordinator looks first */
};

/* How many may be added to what waits. */
static size_t room(struct job *job, bool looks)
{
	int64_t waiting = triangle_count(job->tx, S("waits"));

	if (!looks || waiting < WAITING_AT_MOST - A_NIGHT)
		return A_NIGHT;
	return waiting < WAITING_AT_MOST ? (size_t)(WAITING_AT_MOST - waiting) : 0;
}

static enum job_end find(struct job *job)
{
	struct found *found = arena_new(job->arena, struct found);
	struct gifts gifts;
	struct rings rings;
	size_t most;

	found->looks = !str_eq(job->conf->exchange, S("directly"));
	most = room(job, found->looks);
	if (!most || !job->index || str_eq(job->conf->exchange, S("off")) ||
	    conf_lists(job->conf->off, S("square")))
		return JOB_DONE;
	gifts = triangle_gifts(job->tx, job->index, job->conf->lang, job->now,
			       &found->parties);
	rings = rings_find(job->arena, &gifts);
	found->rings = triangle_choose(job->tx, &rings, &found->parties,
				       job->now, most);
	job->state = found;
	return JOB_DONE;
}

static void propose(struct job *job, const struct found *found,
		    const struct ring *ring)
{
	struct errand e = { job->tx, job->conf, job->url, job->now };
	triangle_id id = triangle_insert(job->tx, S("waits"), job->now,
					 job->now + LOOK_FOR);
	struct triangle_whole w;

	for (size_t i = 0; i < ring->n; i++) {
		const struct gift *g = ring->gift[i];
		const struct gift *got = ring->gift[(i + ring->n - 1) % ring->n];

		triangle_side_insert(job->tx, id, (int64_t)i,
			found->parties.at[g->from], g->offer, got->ask,
			g->reason);
	}
	if (!found->looks && triangle_read(job->tx, id, &w))
		triangle_open(&e, &w);
}

static enum job_end keep(struct job *job, void *state, enum job_end sent)
{
	const struct found *found = state;

	if (found && sent == JOB_DONE)
		list_each(ring, found->rings)
			propose(job, found, ring);
	return sent;
}

static void end_due(struct job *job, str was)
{
	struct errand e = { job->tx, job->conf, job->url, job->now };
	struct triangle_line_rows due = triangle_due(job->tx, was, job->now, 100);
	struct triangle_whole w;

	list_each(r, due) {
		if (triangle_read(job->tx, r->id, &w))
			triangle_end(&e, &w, S("over"));
		else    /* one of them is gone */
			(void)triangle_set_state(job->tx, r->id, was, S("over"), 0);
	}
}

static enum job_end run_out(struct job *job)
{
	end_due(job, S("waits"));
	end_due(job, S("open"));
	return JOB_DONE;
}

const struct job_kind triangle_jobs[] = {
	{ "triangle.find", find, NULL, keep },
	{ "triangle.out", run_out, NULL, NULL },
	{ 0 }
};

const struct periodic triangle_periodic[] = {
	{ "triangle.out", DAY, 3 * HOUR + 20 * MINUTE },
	{ "triangle.find", DAY, 3 * HOUR + 30 * MINUTE },
	{ 0 }
};
