/* SPDX-License-Identifier: EUPL-1.2 */
/* What a keeper of a site has to know, in one table. */
#include "features/upkeep/inside.h"
#include "base/when.h"
#include "features/monday/monday.h"
#include "mail/mail.h"

#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

enum { LATE = 15 * MINUTE, REHEARSED_EVERY = 10 * DAY };

int64_t upkeep_free_mb(const struct conf *conf, struct arena *a)
{
	struct statvfs fs;

	if (statvfs(arena_z(a, conf->data), &fs))
		return -1;
	return (int64_t)fs.f_bavail * (int64_t)fs.f_frsize >> 20;
}

static str moment(const struct checkup *c, int64_t at)
{
	return when_moment(c->arena, c->lang, at);
}

static bool tasks(const struct checkup *c, str *says)
{
	int64_t late = job_overdue(c->tx, c->now - LATE);
	int64_t dead = job_dead_count(c->tx);

	*says = late ? TN(c, "{n} task is late. Is the program running well?",
			  "{n} tasks are late. Is the program running well?",
			  late)
	      : dead ? TN(c, "{n} task failed for good. See it below your week.",
			  "{n} tasks failed for good. See them below your week.",
			  dead)
	      : T(c, "Nothing is late, nothing failed.");
	return !late && !dead;
}

static bool copies(const struct checkup *c, str *says)
{
	int64_t last = backup_last(c->tx);

	if (c->conf->database.n) {
		*says = T(c, "This site keeps its data in PostgreSQL, which makes copies in its own way.");
		return true;
	}
	if (backup_failures_since(c->tx, c->now - DAY)) {
		*says = T(c, "The last copy failed. Look why, and make one now.");
		return false;
	}
	*says = last ? TF(c, "The last one is of {when}.",
			  TR_STR("when", moment(c, last)))
		     : T(c, "There is none yet. It goes by itself, or at once with the button.");
	return last > c->now - BACKUP_LATE;
}

static bool rehearsal(const struct checkup *c, str *says)
{
	struct rehearsals r;

	*says = T(c, "A copy is tried once a week.");
	if (c->conf->database.n || !backup_rehearsals(c->tx, &r) || !r.first)
		return true;
	if (r.bad > r.good) {
		*says = T(c, "The last copy that was tried could not be put back. Make a new one and try that.");
		return false;
	}
	if (r.good)
		*says = TF(c, "A copy was tried on {when}: it can be put back.",
			   TR_STR("when", moment(c, r.good)));
	else if (r.first <= c->now - REHEARSED_EVERY)
		*says = T(c, "No copy was ever tried. Try one with the button beside it.");
	return r.good > c->now - REHEARSED_EVERY ||
	       r.first > c->now - REHEARSED_EVERY;
}

static bool disk(const struct checkup *c, str *says)
{
	int64_t room = upkeep_free_mb(c->conf, c->arena);

	if (room < 0 || access(arena_z(c->arena, c->conf->data), W_OK)) {
		*says = T(c, "The folder of the data cannot be written. Look at its rights.");
		return false;
	}
	*says = room < 10000
		? TF(c, "{n} MB free.", TR_STR("n", num_text(c->arena, c->lang,
							     room)))
		: TF(c, "{n} GB free.", TR_STR("n", num_text(c->arena, c->lang,
							     room / 1000)));
	return room >= UPKEEP_ROOM_MB;
}

/* A copy of tomorrow was made by a clock that was wrong, or this one is. */
static bool the_clock(const struct checkup *c, str *says)
{
	struct timex state = { 0 };

	*says = moment(c, c->now);
	if (backup_last(c->tx) > c->now + HOUR)
		*says = T(c, "The clock of this machine went back. Set it right.");
	else if (adjtimex(&state) == TIME_ERROR)
		*says = T(c, "Nothing keeps the clock of this machine right: install systemd-timesyncd or chrony.");
	else
		return true;
	return false;
}

static bool mail(const struct checkup *c, str *says)
{
	bool goes = c->conf->mail.n && !c->conf->demo;

	*says = goes ? T(c, "Goes out through your mail server.")
		     : T(c, "Is kept and not sent: there is no mail server yet.");
	return goes;
}

/* Only while it is away there is something to say. */
static bool mail_server(const struct checkup *c, str *says)
{
	int64_t since;
	str why;
	bool away = c->conf->mail.n && mail_is_away(c->tx, &since, &why);

	if (away)
		*says = TF(c, "Your mail server takes no mail since {when}. Mail waits and is tried again by itself. Why: {reason}",
			   TR_STR("when", moment(c, since)),
			   TR_STR("reason", why));
	return !away;
}

static bool address(const struct checkup *c, str *says)
{
	bool https = str_starts(c->conf->url, S("https://"));

	if (!c->conf->url.n)
		*says = T(c, "The address of this site is not set, so links in mail lead nowhere. Fill it in at the settings of mail.");
	else if (!https)
		*says = T(c, "The address begins with http: others can read along. Put a proxy with https before it.");
	else if (!c->conf->proxied)
		*says = T(c, "The proxy before this site is not known to it, so all visitors count as one. Set proxied = yes in the configuration.");
	else
		*says = c->conf->url;
	return https && c->conf->proxied;
}

static bool administrators(const struct checkup *c, str *says)
{
	struct upkeep_reader_rows all = upkeep_administrators(c->tx, c->now);

	*says = all.n > 1
		? TN(c, "{n} person.", "{n} people.", (int64_t)all.n)
		: T(c, "There is one at most. Make someone else one too, for when something happens to you.");
	return all.n > 1;
}

static bool privacy(const struct checkup *c, str *says)
{
	*says = c->conf->privacy_mail.n ? c->conf->privacy_mail
		: T(c, "There is no address for questions about personal data. Fill it in at the settings.");
	return c->conf->privacy_mail.n;
}

/* path: where to do something about it; DANGER: data or mail could get lost,
 * so it goes into the Monday mail; tap: what one tap there does. */
static const struct check {
	const char *what;
	bool (*look)(const struct checkup *c, str *says);
	bool danger;
	const char *path, *tap;
} checks[] = {
	{ N_("Tasks"), tasks, true, "/beheer#mislukt", NULL },
	{ N_("Copies of the data"), copies, true, "/beheer/kopie",
	  "monday-backup" },
	{ N_("Putting a copy back"), rehearsal, true, "/beheer/kopie", NULL },
	{ N_("Disk"), disk, true, NULL, NULL },
	{ N_("Clock"), the_clock, false, NULL, NULL },
	{ N_("Mail"), mail, false, "/beheer/instellingen/mail", NULL },
	{ N_("Mail server"), mail_server, true, "/beheer/post", NULL },
	{ N_("Address"), address, false, "/beheer/instellingen/mail", NULL },
	{ N_("Administrators"), administrators, false, "/beheer/rollen", NULL },
	{ N_("Privacy"), privacy, false, "/beheer/instellingen", NULL },
};

struct checked_list upkeep_examine(const struct checkup *c)
{
	struct checked_list found = { 0 };

	for (size_t i = 0; i < COUNT(checks); i++) {
		const struct check *check = &checks[i];
		struct checked f = {
			.what = tr(c->lang, str_from_z(check->what)),
			.danger = check->danger, .tap = check->tap,
			.path = str_from_z(check->path ? check->path : ""),
		};

		f.well = check->look(c, &f.says);
		if (f.says.n)
			list_add(c->arena, &found) = f;
	}
	return found;
}

void upkeep_monday(struct monday *m)
{
	struct checked_list found;

	if (!monday_may(m, ADMINISTRATOR))
		return;
	found = upkeep_examine(&(struct checkup){ m->arena, m->tx, m->conf,
						  m->lang, m->now });
	list_each(f, found)
		if (f->danger && !f->well)
			monday_add(m, &(struct monday_point){
				.rank = MONDAY_DANGER, .title = f->what,
				.text = f->says, .path = f->path.n ? f->path
					: S("/beheer/gezondheid"),
				.tap = f->tap });
}
