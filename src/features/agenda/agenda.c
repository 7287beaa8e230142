/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/agenda/agenda.h"
#include "agenda.sql.h"
#include "agenda_list.html.h"
#include "agenda_show.html.h"
#include "base/when.h"
#include "entry/entry_list.h"

static str agenda_name(const struct request *req, str agenda)
{
	static const struct tr_name names[] = {
		{ S("doe-agenda"), N_("To do") },
		{ S("kennisagenda"), N_("To learn") },
		{ S("sociale-agenda"), N_("Social agenda") },
		{ S("regionale-agenda"), N_("Regional agenda") },
		{ S("netwerk"), N_("The network itself") },
	};

	return tr_name(req->lang, names, agenda);
}

static str state_name(const struct request *req, str state)
{
	if (str_eq(state, S("in-progress")))
		return T(req, "under way");
	if (str_eq(state, S("planned")))
		return T(req, "planned");
	if (str_eq(state, S("done")))
		return T(req, "achieved");
	return str_eq(state, S("stopped")) ? T(req, "stopped") : T(req, "proposed");
}

static struct reply list(struct request *req)
{
	struct agenda_row_rows rows;
	struct agenda_links links = { 0 };

	if (req->format)
		return entry_list_reply(req, S("agenda-item"));
	rows = agenda_list(req->tx, 50);
	list_each(r, rows)
		list_add(req->arena, &links) = (struct agenda_link){
			arena_f(req->arena, "/agendas/%.*s",
				(int)r->agenda.n, r->agenda.p),
			agenda_name(req, r->agenda),
			TN(req, "{n} item", "{n} items", r->n) };
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	return reply_page(req, 200, T(req, "Agendas"), agenda_list_page,
			  .links = links);
}

static struct agenda_entry item_of(struct request *req,
				   const struct agenda_item_row *r)
{
	struct entry_card_rows owners = entry_linked(req->tx, r->id, S("owner"));
	struct entry_card_rows links = entry_linked(req->tx, r->id, S("link"));
	bool action = str_eq(r->kind, S("action"));

	return (struct agenda_entry){
		.slug = r->slug, .title = r->title, .summary = r->summary,
		.kind = action ? T(req, "Action") : T(req, "Topic"),
		.state = state_name(req, r->state),
		.due = when_written(req->arena, req->lang, r->due),
		.unfinished = !owners.n || (action && !r->due.n),
		.owners = entry_cards(req, &owners),
		.links = entry_cards(req, &links),
	};
}

static struct reply show(struct request *req)
{
	struct agenda_item_row_rows rows = agenda_items(req->tx, req->args[0]);
	struct agenda_entries entries = { 0 };
	str name = agenda_name(req, req->args[0]);

	if (!rows.n)
		return reply_not_found(req);
	for (size_t i = 0; i < rows.n; i++)
		list_add(req->arena, &entries) = item_of(req, &rows.at[i]);
	head_crumb(req, T(req, "Agendas"), S("/agendas"));
	head_crumb(req, name, req->path);
	return reply_page(req, 200, name, agenda_show, .title = name,
			  .entries = entries);
}

const struct route agenda_routes[] = {
	{ GET, "/agendas", list, ANYONE, JSON | CSV | ATOM },
	{ GET, "/agendas/{slug}", show, ANYONE },
	{ 0 }
};
