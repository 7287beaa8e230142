/* SPDX-License-Identifier: EUPL-1.2 */
/* A copy of the data each night, in the folder of backups beside it. */
#include "features/upkeep/upkeep.h"
#include "base/when.h"
#include "base/allow_memory.h"   /* scandir allocates */

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEPT = 14, AT = 3 * HOUR };

struct copying {
	const char *folder, *path;
};

static enum job_end prepare(struct job *job)
{
	struct copying *c = arena_new(job->arena, struct copying);
	str day = when_date(job->arena, job->now);

	if (job->conf->database.n)      /* PostgreSQL has its own way */
		return JOB_DONE;
	c->folder = arena_f(job->arena, "%.*s/backups", (int)job->conf->data.n,
			    job->conf->data.p).p;
	c->path = arena_f(job->arena, "%s/night-%.*s.db", c->folder,
			  (int)day.n, day.p).p;
	job->state = c;
	return JOB_DONE;
}

static int is_copy(const struct dirent *entry)
{
	return str_starts(str_from_z(entry->d_name), S("night-")) &&
	       str_ends(str_from_z(entry->d_name), S(".db"));
}

/* The names hold the date, so the first by name is the oldest. */
static void forget_oldest(struct arena *a, const char *folder)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_copy, alphasort);

	for (int i = 0; i < n; i++) {
		if (i < n - KEPT)
			unlink(arena_f(a, "%s/%s", folder,
				       names[i]->d_name).p);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

static enum job_end copy(struct job *job, void *state)
{
	struct copying *c = state;
	struct db *db = db_open(conf_database(job->conf, job->arena),
				&job->err);
	bool ok;

	mkdir(c->folder, 0750);
	ok = db && db_backup(db, c->path, &job->err);
	if (db)
		db_close(db);
	if (ok)
		forget_oldest(job->arena, c->folder);
	return ok ? JOB_DONE : JOB_AGAIN;
}

static enum job_end settle(struct job *job, void *state, enum job_end copied)
{
	(void)job, (void)state;
	return copied;
}

const struct job_kind upkeep_jobs[] = {
	{ "backup.night", prepare, copy, settle },
	{ 0 }
};

const struct periodic upkeep_periodic[] = {
	{ "backup.night", DAY, AT },
	{ 0 }
};
