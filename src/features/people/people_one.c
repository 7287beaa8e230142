/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of one person: what is needed to help them, and no more. */
#include "features/people/inside.h"
#include "base/when.h"
#include "entry/entry.h"
#include "features/member/member.h"
#include "features/report/report.h"
#include "mail/bounce.h"
#include "people_one.html.h"

enum { SHOWN = 50 };

str people_path(struct request *req, person_id id)
{
	return arena_f(req->arena, "/beheer/mensen/%" PRId64, id.v);
}

static bool looks_after(struct request *req, person_id id)
{
	struct people_name_rows rows;

	if (may(req, ADMINISTRATOR, SITE))
		return true;
	rows = people_near(req->tx, req->who.id, req->now,
			   (person_id){ id.v - 1 }, 1);
	return rows.n && rows.at[0].id.v == id.v;
}

bool people_find(struct request *req, struct people_facts *p)
{
	person_id id = { request_id(req, 0) };

	return people_get(req->tx, id, p) && looks_after(req, id);
}

/* "november 2026": the day is theirs. */
static str month(struct request *req, int64_t at)
{
	str day = when_day(req->arena, req->lang, at);

	str_cut(&day, ' ');
	return day;
}

static struct about_lines acting_of(struct request *req, person_id id)
{
	struct people_acting_rows rows = people_acting(req->tx, id,
		req->who.id, req->now, SHOWN);
	struct about_lines lines = { 0 };

	list_each(r, rows)
		list_add(req->arena, &lines) = (struct about_line){
			r->title,
			entry_path(req->tx, r->id, r->type, r->slug),
			member_role_name(req->lang, r->role) };
	return lines;
}

static struct about_lines roles_of(struct request *req, person_id id)
{
	struct grant_held_list held = grant_of(req, id);
	struct about_lines lines = { 0 };

	list_each(g, held)
		list_add(req->arena, &lines) = (struct about_line){ g->what,
			arena_f(req->arena, "/beheer/rollen/%" PRId64, g->id),
			g->until };
	return lines;
}

static str term_of(struct request *req, const struct people_measure *m)
{
	if (m->waits)
		return T(req, "They do not agree; someone has to answer.");
	return TF(req, "until {date}", TR_STR("date",
			when_day(req->arena, req->lang, m->ends_at)));
}

static struct about_lines measures_of(struct request *req, person_id id)
{
	struct people_measure_rows rows = people_measures(req->tx, id,
		req->who.id, req->now, SHOWN);
	struct about_lines lines = { 0 };

	list_each(m, rows)
		list_add(req->arena, &lines) = (struct about_line){
			report_measure_name(req->lang, m->what),
			arena_f(req->arena, "/beheer/meldingen/%" PRId64,
				m->report_id.v), term_of(req, m) };
	return lines;
}

struct reply people_show(struct request *req)
{
	struct people_facts p;
	bool all = may(req, ADMINISTRATOR, SITE);

	if (!people_find(req, &p))
		return reply_not_found(req);
	head_desk(req, T(req, "People"), S("/beheer/mensen"));
	head_crumb(req, p.name, req->path);
	return reply_page(req, 200, p.name, people_one_page,
		.name = p.name, .mail = person_masked(req->arena, p.mail),
		.path = people_path(req, p.id), .done = people_done(req),
		.all = all, .confirmed = p.confirmed_at > 0,
		.here = month(req, p.here_at), .sessions = p.sessions,
		.stopped = bounce_stops(req->tx, p.mail),
		.erased = p.erased_at ? when_day(req->arena, req->lang,
						 p.erased_at) : (str){ 0 },
		.acting = acting_of(req, p.id),
		.roles = all ? roles_of(req, p.id) : (struct about_lines){ 0 },
		.measures = measures_of(req, p.id),
		.deeds = all ? people_deeds(req, &p)
			     : (struct deed_links){ 0 });
}
