/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/vers: what nobody looked at for a year. */
#include "features/fresh/inside.h"
#include "features/audit/audit.h"
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
					       f->asked_at) : (str){ 0 } };
	}
	return list;
}

static struct reply show(struct request *req)
{
	int64_t before = req->now - FRESH_YEAR;
	str title = T(req, "What nobody looked at");

	head_desk(req, title, S("/beheer/vers"));
	return reply_page(req, 200, title, fresh_page, .title = title,
		.list = stales_of(req),
		.themes = fresh_by_theme(req->tx, req->who.id, req->now, before),
		.places = fresh_by_place(req->tx, req->who.id, req->now, before));
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
	audit_note(req->tx, req->who.id, S("fresh.checked"), (person_id){ 0 },
		   row.slug, req->now);
	return reply_redirect(req, "/beheer/vers");
}

const struct route fresh_routes[] = {
	{ GET,  "/beheer/vers",        show,    COORDINATOR },
	{ POST, "/beheer/vers/{slug}", checked, COORDINATOR },
	{ 0 }
};
