/* SPDX-License-Identifier: EUPL-1.2 */
/* What others show of it: the step of who organises, one's own page, a badge;
 * and the job that makes a large one. */
#include "features/seating/inside.h"
#include "seating.html.h"

bool seating_step(struct request *req, const struct plan *plan,
		  struct plan_step *step)
{
	struct arrangement r;

	if (!arrangement_read(req->tx, plan->id, &r))
		return false;
	*step = (struct plan_step){ .path = seating_path(req, plan),
		.title = T(req, "Who sits where"),
		.state = r.task.rounds ? arrangement_sum(req, &r)
				       : T(req, "Not made yet") };
	return true;
}

html seating_on_own(struct request *req, registration_id id)
{
	struct seat_mine_rows seats = seat_mine(req->tx, id, req->now);
	struct strs lines = { 0 };

	list_each(s, seats) {
		str line = TF(req, "Table {n}: {title}",
			      TR_INT(req->arena, "n", s->number),
			      TR_STR("title", s->title));

		if (s->rounds > 1)
			line = TF(req, "Round {n}. {table}",
				  TR_INT(req->arena, "n", s->round + 1),
				  TR_STR("table", line));
		if (s->course)
			line = TF(req, "{day}: {table}",
				  TR_STR("day", when_day(req->arena, req->lang,
							 s->starts_at)),
				  TR_STR("table", line));
		list_add(req->arena, &lines) = line;
	}
	return lines.n ? part_page(req, seating_own, .lines = lines)
		       : (html){ 0 };
}

str seating_on_badge(struct request *req, registration_id id, entry_id meeting)
{
	struct seat_number_rows seats = seat_numbers(req->tx, id, meeting);
	struct buf b = { .arena = req->arena, .limit = 200 };

	list_each(s, seats)
		buf_add_next(&b, S(" · "), TF(req, "Table {n}",
			TR_INT(req->arena, "n", s->number)));
	return buf_str(&b);
}

/* Reads and works while others write. */
static enum job_end work(struct job *job)
{
	struct arrangement *r = arena_new(job->arena, struct arrangement);

	if (arrangement_read(job->tx, (entry_id){ job->about }, r) &&
	    r->state.wanted && arrangement_make(job->arena, r,
			(int)r->state.wanted, r->state.keeps))
		job->state = r;
	return JOB_DONE;
}

static enum job_end keep(struct job *job, void *state, enum job_end sent)
{
	const struct arrangement *r = state;

	if (r && sent == JOB_DONE)
		arrangement_write(job->tx, r);
	return sent;
}

const struct job_kind seating_jobs[] = {
	{ "seating.make", .run = work, .settle = keep },
	{ 0 }
};
