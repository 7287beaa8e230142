/* SPDX-License-Identifier: EUPL-1.2 */
/* Copies of the data, in the folder of backups beside it. */
#include "features/upkeep/inside.h"
#include "base/when.h"
#include "features/monday/monday.h"
#include "mail/letter.h"
#include "base/allow_memory.h"   /* scandir allocates */

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SUNDAY = 0, REMEMBERED = 400 * DAY, TOLD_ONCE_IN = 20 * HOUR };

struct copying {
	const char *folder, *path, *aside;
	str name;
	int64_t kept, bytes;
	backup_made_id id;
	struct db_tables counted;
};

static const char *folder_of(const struct job *job)
{
	return arena_f(job->arena, "%.*s/backups", (int)job->conf->data.n,
		       job->conf->data.p).p;
}

/* Each hour: once the hour that is set has come, unless there is one today. */
static enum job_end look(struct job *job)
{
	struct civil now = when_civil(job->now);
	int64_t hour = job->conf->backup_hour * HOUR;
	int64_t midnight = when_midnight(now.year, now.month, now.day);

	if (!job->conf->database.n && job->now >= midnight + hour &&
	    backup_last(job->tx) < midnight && !backup_asked(job->tx))
		job_add(job->tx, S("backup.make"), 0, job->now);
	backup_forget(job->tx, job->now - REMEMBERED);
	return JOB_DONE;
}

static enum job_end prepare(struct job *job)
{
	struct copying *c = arena_new(job->arena, struct copying);
	str day = when_date(job->arena, job->now);

	if (job->conf->database.n)      /* PostgreSQL has its own way */
		return JOB_DONE;
	c->folder = folder_of(job);
	/* By hand there may be more on one day. */
	c->name = job->about
		? arena_f(job->arena, "night-%.*s-%lld.db", (int)day.n, day.p,
			  (long long)job->about)
		: arena_f(job->arena, "night-%.*s.db", (int)day.n, day.p);
	c->path = arena_f(job->arena, "%s/%.*s", c->folder, (int)c->name.n,
			  c->name.p).p;
	c->kept = job->conf->backup_kept;
	job->state = c;
	return JOB_DONE;
}

static int is_copy(const struct dirent *entry)
{
	return str_starts(str_from_z(entry->d_name), S("night-")) &&
	       str_ends(str_from_z(entry->d_name), S(".db"));
}

/* The names hold the date, so the first by name is the oldest. */
static void forget_oldest(struct arena *a, const char *folder, int64_t kept)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_copy, alphasort);

	for (int i = 0; i < n; i++) {
		if (i < n - kept)
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
	struct stat seen;
	bool ok;

	mkdir(c->folder, 0750);
	unlink(c->path);                /* an attempt before this one */
	ok = db && db_backup(db, c->path, &job->err);
	if (db)
		db_close(db);
	if (ok && stat(c->path, &seen) == 0)
		c->bytes = seen.st_size;
	if (ok)
		forget_oldest(job->arena, c->folder, c->kept);
	return ok ? JOB_DONE : JOB_AGAIN;
}

/* To who can do something about it; the worker sends it at once. */
static void alarm_all(struct job *job, const char *subject, str why)
{
	struct upkeep_reader_rows all = upkeep_administrators(job->tx, job->now);

	list_each(r, all) {
		str lang = r->lang;

		mail_add(job->tx, &(struct mail){
			.to = r->mail,
			.subject = tr_fill(job->arena,
				tr(lang, str_from_z(subject)), TR_ARGS(
				TR_STR("site", job->conf->name))),
			.text = LETTER(job->arena, lang, r->name,
				job->conf->name,
				tr(lang, S("The site goes on, but this needs someone who looks after the machine:")),
				why, tr(lang, S("See how it is here:")),
				arena_f(job->arena, "%.*s/beheer/gezondheid",
					(int)job->url.n, job->url.p)),
			.now = job->now });
	}
}

static void watch_disk(struct job *job)
{
	int64_t room = upkeep_free_mb(job->conf, job->arena);

	if (room >= 0 && room < UPKEEP_ROOM_MB)
		alarm_all(job, N_("The disk of {site} is nearly full"),
			  arena_f(job->arena, "%lld MB", (long long)room));
}

static enum job_end settle(struct job *job, void *state, enum job_end copied)
{
	const struct copying *c = state;
	str why = str_from_z(job->err.text);
	backup_made_id id;

	if (copied != JOB_DONE) {
		if (!backup_failures_since(job->tx, job->now - TOLD_ONCE_IN))
			alarm_all(job, N_("The copy of {site} failed"), why);
		backup_note(job->tx, c->name, 0, why.n ? why : S("?"), job->now);
		return copied;
	}
	id = backup_note(job->tx, c->name, c->bytes, S(""), job->now);
	if (when_civil(job->now).weekday == SUNDAY)
		job_add(job->tx, S("backup.rehearse"), id.v, job->now);
	watch_disk(job);
	return copied;
}

static enum job_end try_prepare(struct job *job)
{
	struct copying *c = arena_new(job->arena, struct copying);
	struct backup_line row;

	if (!backup_get(job->tx, (backup_made_id){ job->about }, &row) ||
	    row.failure.n)
		return JOB_DONE;
	c->id = row.id;
	c->path = arena_f(job->arena, "%s/%.*s", folder_of(job),
			  (int)row.name.n, row.name.p).p;
	c->aside = arena_f(job->arena, "%.*s/rehearsal-%lld.db",
			   (int)job->conf->data.n, job->conf->data.p,
			   (long long)job->about).p;
	job->state = c;
	return JOB_DONE;
}

static enum job_end try_out(struct job *job, void *state)
{
	struct copying *c = state;

	if (upkeep_rehearse(job->arena, c->path, c->aside, &c->counted,
			    &job->err))
		return JOB_DONE;
	return JOB_GIVE_UP;
}

static enum job_end try_settle(struct job *job, void *state, enum job_end tried)
{
	const struct copying *c = state;
	struct buf counts = { .arena = job->arena, .limit = 1 << 16 };
	str why = tried == JOB_DONE ? (str){ 0 } : str_from_z(job->err.text);

	list_each(r, c->counted)
		buf_addf(&counts, "%.*s %lld\n", (int)r->name.n,
			 r->name.p,
			 (long long)r->rows);
	backup_rehearsed(job->tx, c->id, buf_str(&counts), why, job->now);
	if (why.n)
		alarm_all(job, N_("A copy of {site} could not be put back"), why);
	return JOB_DONE;
}

const struct job_kind upkeep_jobs[] = {
	{ "backup.hour", look },
	{ "backup.make", prepare, copy, settle },
	{ "backup.rehearse", try_prepare, try_out, try_settle },
	{ 0 }
};

const struct periodic upkeep_periodic[] = {
	{ "backup.hour", HOUR, 0 },
	{ 0 }
};

static bool tap_show(struct request *req, const struct link *link,
		     struct token_page *page)
{
	(void)link;
	*page = token_one(T(req, "There is no fresh copy of the data"),
		T(req, "Make one now? It takes a moment and nobody notices."),
		T(req, "Make a copy now"), S("/beheer/kopie"),
		T(req, "Copies of the data"));
	return true;
}

static struct reply tap_use(struct request *req, const struct link *link)
{
	if (!monday_may_tap(req, link, ADMINISTRATOR, (entry_id){ 0 }))
		return reply_forbidden(req);
	job_add(req->tx, S("backup.make"), req->now, req->now);
	return monday_done(req, T(req, "The copy is being made."));
}

const struct token_purpose upkeep_purposes[] = {
	{ "monday-backup", 7 * DAY, false, tap_show, tap_use },
	{ 0 }
};
