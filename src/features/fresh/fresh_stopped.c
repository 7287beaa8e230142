/* SPDX-License-Identifier: EUPL-1.2 */
/* What stopped, and going on again. */
#include "features/fresh/inside.h"
#include "features/audit/audit.h"
#include "features/edit/edit.h"
#include "fresh_stopped.html.h"

enum { SHOWN = 20 };

void fresh_stop_party(struct request *req, const struct entry_card *row,
		      person_id person)
{
	entry_set_status(req->tx, row->id, S("withdrawn"));
	fresh_stop(req->tx, row->id, req->now);
	edit_record_shown(req, row, false, S("stopped"));
	entry_changed(req->tx, row->id, req->now);
	audit_note_entry(req->tx, person, S("fresh.stopped"), row->id,
			 (person_id){ 0 }, req->now);
}

static bool may_resume(struct request *req, entry_id id)
{
	return may(req, MANAGER, OF_ENTRY(id)) ||
	       may(req, COORDINATOR, OF_ENTRY(id));
}

struct stops fresh_stops(struct request *req,
			 const struct fresh_stop_row_rows *rows)
{
	struct stops list = { 0 };

	list_each(r, *rows)
		list_add(req->arena, &list) = (struct stale){
			.type = r->type, .slug = r->slug, .title = r->title,
			.path = entry_path(req->tx, r->id, r->type, r->slug),
			.when = when_day(req->arena, req->lang, r->stopped_at) };
	return list;
}

html fresh_mine(struct request *req)
{
	struct fresh_stop_row_rows rows = fresh_stopped_of(req->tx, req->who.id,
							   SHOWN);

	if (!rows.n)
		return (html){ 0 };
	return part_page(req, fresh_stopped_mine,
			 .stopped = fresh_stops(req, &rows));
}

bool fresh_stopped_reply(struct request *req, struct reply *reply)
{
	struct entry_card row;
	int64_t at;
	str title;

	if (req->format != HTML || !entry_get(req->tx, req->args[0], &row))
		return false;
	at = fresh_stopped_at(req->tx, row.id);
	if (!at || !str_eq(req->path, entry_path(req->tx, row.id, row.type,
						 row.slug)))
		return false;
	title = TF(req, "{party} stopped",
		   TR_STR("party", entry_title_within(row.title)));
	req->head.no_index = true;
	*reply = reply_page(req, 410, title, fresh_stopped_page,
		.heading = title, .slug = row.slug,
		.since = when_day(req->arena, req->lang, at),
		.may_resume = may_resume(req, row.id));
	return true;
}

/* It is shown again, as it was, and right as of now. */
struct reply fresh_resume(struct request *req)
{
	struct entry_card row;
	str path;

	if (!entry_get(req->tx, req->args[0], &row) ||
	    !may_resume(req, row.id) || !fresh_stopped_at(req->tx, row.id))
		return reply_not_found(req);
	fresh_go_on(req->tx, row.id);
	entry_set_status(req->tx, row.id, S("published"));
	edit_record_shown(req, &row, true, S("resumed"));
	fresh_mark(req->tx, row.id, may(req, MANAGER, OF_ENTRY(row.id))
		? row.title : tr(req->conf->lang, S("the coordinator")),
		req->now);
	audit_note_entry(req->tx, req->who.id, S("fresh.resumed"), row.id,
			 (person_id){ 0 }, req->now);
	path = entry_path(req->tx, row.id, row.type, row.slug);
	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}
