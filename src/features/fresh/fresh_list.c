/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/vers: what nobody looked at for a year. */
#include "features/fresh/inside.h"
#include "features/audit/audit.h"
#include "features/monday/monday.h"
#include "fresh.html.h"

enum { SHOWN = 50 };

static struct stales stales_of(struct request *req)
{
	struct fresh_line_rows rows = fresh_stale(req->tx, req->who.id, req->now,
		req->now - FRESH_YEAR, SHOWN);
	struct stales list = { 0 };

	list_each(f, rows) {
		list_add(req->arena, &list) = (struct stale){
			f->type, f->slug, f->title,
			entry_path(req->tx, f->id, f->type, f->slug), f->place,
			f->checked_at ? when_day(req->arena, req->lang,
						 f->checked_at) : (str){ 0 },
			f->asked_at ? when_day(req->arena, req->lang,
					       f->asked_at) : (str){ 0 },
			f->owned && f->asked_at <= req->now - FRESH_QUIET };
	}
	return list;
}

static struct reply show(struct request *req)
{
	int64_t before = req->now - FRESH_YEAR;
	struct fresh_stop_row_rows stopped = fresh_stopped_in(req->tx,
		req->who.id, req->now, SHOWN);
	str title = T(req, "What nobody looked at");

	head_desk(req, title, S("/beheer/vers"));
	return reply_page(req, 200, title, fresh_page, .title = title,
		.list = stales_of(req), .stopped = fresh_stops(req, &stopped),
		.mailed = request_param(req, "gemaild").n,
		.themes = fresh_by_theme(req->tx, req->who.id, req->now, before),
		.places = fresh_by_place(req->tx, req->who.id, req->now, before));
}

void fresh_monday(struct monday *m)
{
	struct fresh_line_rows rows = { 0 };

	if (monday_may(m, COORDINATOR))
		rows = fresh_stale(m->tx, m->person, m->now,
				   m->now - FRESH_YEAR, SHOWN);
	if (rows.n)
		monday_add(m, &(struct monday_point){
			.rank = MONDAY_OLD, .since = rows.at[0].checked_at,
			.title = rows.n == SHOWN
				? T(m, "Much was not looked at for a year")
				: TN(m, "{n} thing was not looked at for a year",
				     "{n} things were not looked at for a year",
				     (int64_t)rows.n),
			.text = T(m, "Call one of them, and say that it is right."),
			.path = S("/beheer/vers") });
}

/* She called: it is right. */
static struct reply checked(struct request *req)
{
	struct entry_card row;

	if (!entry_get(req->tx, req->args[0], &row) ||
	    !may(req, COORDINATOR, OF_ENTRY(row.id)))
		return reply_not_found(req);
	fresh_mark(req->tx, row.id, tr(req->conf->lang, S("the coordinator")),
		   req->now);
	audit_note_entry(req->tx, req->who.id, S("fresh.checked"), row.id,
			 (person_id){ 0 }, req->now);
	return reply_redirect(req, "/beheer/vers");
}

/* The mail to who keeps it, once more; not twice in a month. */
static struct reply again(struct request *req)
{
	struct fresh_person_rows owners;
	struct entry_card row;

	if (!entry_get(req->tx, req->args[0], &row) ||
	    !str_eq(row.status, S("published")) ||
	    !may(req, COORDINATOR, OF_ENTRY(row.id)))
		return reply_not_found(req);
	owners = fresh_owners(req->tx, row.id, 1);
	if (!owners.n || !fresh_ask_again(req->tx, row.id,
			owners.at[0].person_id, req->now,
			req->now - FRESH_QUIET))
		return reply_redirect(req, "/beheer/vers");
	job_add(req->tx, S("fresh.again"), row.id.v, req->now);
	audit_note_entry(req->tx, req->who.id, S("fresh.again"), row.id,
			 (person_id){ 0 }, req->now);
	return reply_redirect(req, "/beheer/vers?gemaild=1");
}

const struct route fresh_routes[] = {
	{ GET,  "/beheer/vers",        show,    COORDINATOR },
	{ POST, "/beheer/vers/{slug}", checked, COORDINATOR },
	{ POST, "/beheer/vers/{slug}/mail", again, COORDINATOR },
	{ POST, "/mijn/verder/{slug}", fresh_resume, PERSON },
	{ 0 }
};
