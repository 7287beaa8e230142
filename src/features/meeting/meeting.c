/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/meeting/meeting.h"
#include "base/when.h"
#include "entry/entry_list.h"
#include "ical/ical.h"
#include "features/meeting/meeting_parts.h"
#include "meeting_harvest.html.h"
#include "meeting_list.html.h"
#include "meeting_show.html.h"
#include "meeting_table.html.h"

enum { COMING = 100 };

static struct table_views tables_of(struct request *req,
				    const struct entry_card *meeting,
				    bool with_harvest)
{
	struct table_row_rows rows = meeting_tables(req->tx, meeting->id);
	struct table_views views = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		list_add(req->arena, &views) =
			meeting_table_view(req, meeting, &rows.at[i], with_harvest);
	if (with_harvest) {
		struct table_view whole = meeting_whole_view(req, meeting);

		if (whole.yields.n)
			list_add(req->arena, &views) = whole;
	}
	return views;
}

static struct reply list(struct request *req)
{
	struct entry_filter f = entry_filter_read(req);
	place_id within = f.place.id.v ? f.place.id : f.municipality.id;
	struct gatherings coming, past;
	int64_t total;

	if (req->format == ICS)
		return meeting_calendar(req, within, f.theme.id);
	if (req->format || f.q.n)
		return entry_list_reply(req, S("meeting"));
	coming = meeting_list_coming(req, within, f.theme.id, COMING);
	past = meeting_list_past(req, within, f.theme.id, &f);
	total = meeting_past_count(req->tx, req->now, within, f.theme.id);
	head_crumb(req, T(req, "Meetings"), S("/bijeenkomsten"));
	req->head.feed = S("/bijeenkomsten.atom");
	return reply_page(req, 200, T(req, "Meetings"), meeting_list,
		.coming = coming,
		.past = past,
		.subscribe = ical_subscribe(req->arena,
			arena_f(req->arena, "%.*s/bijeenkomsten.ics",
				(int)req->url.n, req->url.p)),
		.pages = entry_page_links(req, S("/bijeenkomsten?pagina="), &f,
					  total));
}

static struct htmls parts_of(struct request *req, const struct entry_card *row,
			     const meeting_part *part)
{
	struct htmls parts = { 0 };

	for (; *part; part++) {
		html markup = (*part)(req, row);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct meeting m;

	if (!entry_open(req, S("meeting"), &row) ||
	    !meeting_get(req->tx, row.id, &m))
		return reply_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	if (req->format == ICS)
		return meeting_calendar_of(req, &row, &m);
	v = entry_view_of(req, &row);
	meeting_facts(req, &v, row.id, &m);
	return reply_page(req, 200, row.title, meeting_show,
		.v = v,
		.parts = parts_of(req, &row, meeting_page_parts),
		.tables = tables_of(req, &row, false),
		.to_come = m.ends_at >= req->now,
		.n_harvest = meeting_harvest_count(req->tx, row.id),
		.harvest_path = arena_f(req->arena, "%.*s/oogst",
					(int)v.path.n, v.path.p));
}

static struct reply show_harvest(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct meeting m;

	if (!entry_open(req, S("meeting"), &row) ||
	    !meeting_get(req->tx, row.id, &m))
		return reply_not_found(req);
	v = entry_view_of(req, &row);
	head_crumb(req, T(req, "Harvest"), req->path);
	return reply_page(req, 200,
		TF(req, "Harvest of {meeting}", TR_STR("meeting", row.title)),
		meeting_harvest,
		.v = v,
		.day = when_written(req->arena, req->lang, m.date),
		.parts = parts_of(req, &row, harvest_page_parts),
		.tables = tables_of(req, &row, true));
}

static struct reply show_table(struct request *req)
{
	int64_t number = request_id(req, 1);
	struct entry_card row;
	struct table_row_rows rows;
	struct entry_view v;

	if (!entry_open(req, S("meeting"), &row))
		return reply_not_found(req);
	rows = meeting_tables(req->tx, row.id);
	for (size_t i = 0; i < rows.n; i++) {
		if (rows.at[i].number != number)
			continue;
		v = entry_view_of(req, &row);
		head_crumb(req, rows.at[i].title, req->path);
		return reply_page(req, 200, rows.at[i].title, meeting_table,
			.v = v,
			.t = meeting_table_view(req, &row, &rows.at[i], true));
	}
	return reply_not_found(req);
}

const struct route meeting_routes[] = {
	{ GET, "/bijeenkomsten", list, ANYONE, JSON | CSV | ATOM | ICS },
	{ GET, "/bijeenkomsten/{slug}", show, ANYONE, JSON | ICS },
	{ GET, "/bijeenkomsten/{slug}/oogst", show_harvest, ANYONE },
	{ GET, "/bijeenkomsten/{slug}/tafels/{n}", show_table, ANYONE },
	{ 0 }
};
