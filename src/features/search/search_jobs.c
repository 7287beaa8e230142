/* SPDX-License-Identifier: EUPL-1.2 */
/* The index follows the database, one job at a time. */
#include "features/search/inside.h"
#include "search.sql.h"

enum { BATCH = 200, AROUND = 60 };

void search_touch(struct tx *tx, entry_id entry, int64_t now)
{
	job_add(tx, S("index.entry"), entry.v, now);
}

void search_touch_theme(struct tx *tx, theme_id theme, int64_t now)
{
	job_add(tx, S("index.theme"), theme.v, now);
}

void search_touch_place(struct tx *tx, place_id place, int64_t now)
{
	job_add(tx, S("index.place"), place.v, now);
}

void search_touch_all(struct tx *tx, int64_t now)
{
	job_add(tx, S("index.themes"), 0, now);
	job_add(tx, S("index.places"), 0, now);
	job_add(tx, S("index.entries"), 0, now);
}

static enum job_end committed(struct job *job, bool ok)
{
	if (!job->index)
		return err_set(&job->err, "there is no index") ? JOB_DONE
							       : JOB_AGAIN;
	return ok && index_commit(job->index, &job->err) ? JOB_DONE : JOB_AGAIN;
}

/* The entry, and those around it whose words are partly its own. */
static bool put_around(struct job *job)
{
	struct index_link_rows to = index_links(job->tx, job->about, AROUND);
	struct index_link_back_rows from =
		index_links_back(job->tx, job->about, AROUND);
	bool ok = put_entry(job->tx, job->index, job->about, &job->err);

	for (size_t i = 0; i < to.n && ok; i++)
		ok = put_entry(job->tx, job->index, to.at[i].id.v, &job->err);
	for (size_t i = 0; i < from.n && ok; i++)
		ok = put_entry(job->tx, job->index, from.at[i].id.v, &job->err);
	return ok;
}

static enum job_end follow_entry(struct job *job)
{
	return committed(job, job->index && put_around(job));
}

static enum job_end follow_theme(struct job *job)
{
	return committed(job, job->index &&
		put_theme(job->tx, job->index, job->about, &job->err));
}

static enum job_end follow_place(struct job *job)
{
	return committed(job, job->index &&
		put_place(job->tx, job->index, job->about, &job->err));
}

/* The rest of a batch, as a job of its own. */
struct rest {
	str kind;
	int64_t after;
};

/* A batch after the id the job is about. */
static enum job_end follow_batch(struct job *job, str kind,
				 struct int64_row_rows batch,
				 bool (*put)(struct tx *, struct index *,
					     int64_t, struct err *))
{
	bool ok = job->index;

	for (size_t i = 0; i < batch.n && ok; i++)
		ok = put(job->tx, job->index, batch.at[i].v, &job->err);
	if (batch.n == BATCH) {
		struct rest *rest = arena_new(job->arena, struct rest);

		*rest = (struct rest){ kind, batch.at[batch.n - 1].v };
		job->state = rest;
	}
	return committed(job, ok);
}

static enum job_end add_rest(struct job *job, void *state, enum job_end end)
{
	const struct rest *rest = state;

	job_add(job->tx, rest->kind, rest->after, job->now);
	return end;
}

static enum job_end follow_entries(struct job *job)
{
	return follow_batch(job, S("index.entries"),
			    index_entries_after(job->tx, job->about, BATCH),
			    put_entry);
}

static enum job_end follow_themes(struct job *job)
{
	return follow_batch(job, S("index.themes"),
			    index_themes_after(job->tx, job->about, BATCH),
			    put_theme);
}

static enum job_end follow_places(struct job *job)
{
	return follow_batch(job, S("index.places"),
			    index_places_after(job->tx, job->about, BATCH),
			    put_place);
}

/* They only read the database, so nobody who writes waits for them. */
const struct job_kind search_jobs[] = {
	{ "index.entry", follow_entry, .settle = add_rest },
	{ "index.theme", follow_theme, .settle = add_rest },
	{ "index.place", follow_place, .settle = add_rest },
	{ "index.entries", follow_entries, .settle = add_rest },
	{ "index.themes", follow_themes, .settle = add_rest },
	{ "index.places", follow_places, .settle = add_rest },
	{ 0 }
};
