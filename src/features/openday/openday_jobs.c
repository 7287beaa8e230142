/* SPDX-License-Identifier: EUPL-1.2 */
/* Each hour: who is asked by many, and who came later to a day that is set. */
#include "features/openday/inside.h"

static enum job_end run_look(struct job *job)
{
	struct errand e = { job->tx, job->conf, job->url, job->now };
	struct openday_wanted_row_rows wanted = openday_wanted(job->tx,
		job->now - WITHIN, job->now, job->now - PROPOSE_EVERY, ENOUGH);
	struct openday_id_row_rows open =
		openday_open(job->tx, job->now + 2 * DAY);
	struct openday day;

	for (size_t n = 0; n < wanted.n; n++) {
		write_proposal(&e, wanted.at[n].party_id, wanted.at[n].n);
		openday_proposed(job->tx, wanted.at[n].party_id, job->now);
	}
	for (size_t n = 0; n < open.n; n++)
		if (openday_get(job->tx, open.at[n].id, &day) &&
		    day.coming < day.seats)
			openday_invite(&e, &day);
	return JOB_DONE;
}

const struct job_kind openday_jobs[] = {
	{ "openday.look", run_look },
	{ 0 }
};

const struct periodic openday_periodic[] = {
	{ "openday.look", HOUR, 0 },
	{ 0 }
};
