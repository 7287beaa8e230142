/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/monday/monday.h"
#include "base/when.h"
#include "features/role/role.h"
#include "mail/letter.h"
#include "monday.html.h"
#include "monday.sql.h"

#include <stdlib.h>

enum { AT = 7 * HOUR + 30 * MINUTE, LATEST = 3, MONDAY = 1 };

void monday_add(struct monday *m, const struct monday_point *point)
{
	list_add(m->arena, m) = *point;
}

bool monday_may(const struct monday *m, enum access as)
{
	return m->may & 1u << as;
}

bool monday_everywhere(const struct monday *m, enum access as)
{
	struct request asks = { .arena = m->arena, .tx = m->tx, .now = m->now,
				.who = { .id = m->person, .may = m->may } };

	return may(&asks, as, SITE);
}

bool monday_may_tap(struct request *req, const struct link *link,
		    enum access as, entry_id entry)
{
	struct who asks = req->who;
	bool yes;

	req->who = (struct who){ .id = link->person_id,
		.may = role_access(req->tx, link->person_id, req->now) };
	yes = may(req, as, entry.v ? OF_ENTRY(entry) : SITE);
	req->who = asks;
	return yes;
}

struct reply monday_done(struct request *req, str what)
{
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, 200, T(req, "Done"), monday_done_page,
			  .what = what);
}

static int by_rank(const void *x, const void *y)
{
	const struct monday_point *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->since != b->since)
		return a->since < b->since ? -1 : 1;
	return str_cmp(a->title, b->title);
}

/* All sources, the first of each, then the first of all. */
static void gather(struct monday *m)
{
	for (const monday_source *source = monday_sources; *source; source++) {
		size_t before = m->n;

		(*source)(m);
		if (m->n > before)
			qsort(m->at + before, m->n - before, sizeof *m->at,
			      by_rank);
		if (m->n > before + MONDAY_OF_EACH)
			m->n = before + MONDAY_OF_EACH;
	}
	if (m->n)
		qsort(m->at, m->n, sizeof *m->at, by_rank);
	if (m->n > MONDAY_MOST)
		m->n = MONDAY_MOST;
}

static str link_of(struct job *job, const struct monday *m,
		   const struct monday_point *p)
{
	if (p->tap)
		return token_create(job->tx, &(struct token){ p->tap, m->person,
			.about = p->about, .url = job->url,
			.now = job->now }).url;
	return arena_f(job->arena, "%.*s%.*s", (int)job->url.n, job->url.p,
		       (int)p->path.n, p->path.p);
}

static void write_letter(struct job *job, const struct monday *m,
			 const struct monday_reader *who)
{
	struct arena *a = job->arena;
	struct strs text = { 0 };
	str lang = who->lang;

	list_add(a, &text) = tr(lang, S("This is what matters most this week. Do what you like; skipping harms nothing."));
	for (size_t i = 0; i < m->n; i++) {
		const struct monday_point *p = &m->at[i];

		list_add(a, &text) = arena_f(a, "%zu. %.*s%s%.*s", i + 1,
			(int)p->title.n, p->title.p, p->text.n ? "\n" : "",
			(int)p->text.n, p->text.p);
		list_add(a, &text) = link_of(job, m, p);
	}
	list_add(a, &text) = tr(lang, S("All of it, and the rest, stands here:"));
	list_add(a, &text) = arena_f(a, "%.*s/beheer", (int)job->url.n,
				     job->url.p);
	mail_add(job->tx, &(struct mail){
		.to = who->mail,
		.subject = tr_fill(a, tr_plural(lang,
			S("{n} thing for this week at {site}"),
			S("{n} things for this week at {site}"),
			(int64_t)m->n), TR_ARGS(TR_INT(a, "n", m->n),
			TR_STR("site", job->conf->name))),
		.text = letter_write(a, lang,
			(const str[]){ who->name, job->conf->name }, text.at,
			text.n),
		.list = "monday", .now = job->now });
}

/* The day of this week's Monday; empty: it is not time, or too late. */
static str week_of(struct arena *a, int64_t now)
{
	struct civil day = when_civil(now);
	int64_t days = day.weekday - MONDAY;
	int64_t noon = when_midnight(day.year, day.month, day.day) + DAY / 2;

	if (days < 0 || days >= LATEST ||
	    (!days && day.hour * HOUR + day.minute * MINUTE < AT))
		return (str){ 0 };
	return when_date(a, noon - days * DAY);
}

static enum job_end tell(struct job *job)
{
	str day = week_of(job->arena, job->now);
	struct monday m = { .arena = job->arena, .tx = job->tx,
		.conf = job->conf, .person = { job->about }, .now = job->now };
	struct monday_reader who;

	if (!day.n || !monday_mail(job->tx, m.person, &who) ||
	    !mail_wants(job->tx, m.person, "monday") ||
	    !monday_tell(job->tx, m.person, day))
		return JOB_DONE;
	m.lang = who.lang;
	m.may = role_access(job->tx, m.person, job->now);
	gather(&m);
	if (m.n)
		write_letter(job, &m, &who);
	return JOB_DONE;
}

/* A machine that was off on Monday makes up for it until Wednesday. */
static enum job_end tell_all(struct job *job)
{
	struct monday_person_rows people = { 0 };

	if (week_of(job->arena, job->now).n)
		people = monday_people(job->tx, job->now);
	list_each(r, people)
		job_add(job->tx, S("monday.person"), r->person_id.v,
			job->now);
	return JOB_DONE;
}

const struct job_kind monday_jobs[] = {
	{ "monday.all", tell_all },
	{ "monday.person", tell },
	{ 0 }
};

const struct periodic monday_periodic[] = {
	{ "monday.all", DAY, AT },
	{ 0 }
};
