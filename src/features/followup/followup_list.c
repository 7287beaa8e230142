/* SPDX-License-Identifier: EUPL-1.2 */
/* /afspraken: what came of all that was agreed, in numbers and in lines. */
#include "features/followup/inside.h"
#include "base/when.h"
#include "csv/csv.h"
#include "entry/entry_json.h"
#include "followup_list.html.h"

enum { MOST = 5000, ON_A_PAGE = 40, WIDE = 600, CSV_LIMIT = 8 << 20 };

str followup_words(struct arena *a, str lang,
		   const int64_t count[FOLLOWUP_STATES])
{
	struct buf words = { .arena = a, .limit = 400 };

	for (size_t i = 0; i < FOLLOWUP_STATES; i++) {
		enum followup_state state = followup_moved_first[i];
		str name = tr(lang, str_from_z(followup_states[state].within));

		if (count[state])
			buf_add_next(&words, S(", "), arena_f(a,
				"%" PRId64 " %.*s", count[state], (int)name.n,
				name.p));
	}
	return buf_str(&words);
}

struct followup_bar followup_bar_of(struct request *req, str label,
				    const struct agreed_list *list)
{
	struct followup_bar bar = { .label = label, .n = (int64_t)list->n };
	int64_t count[FOLLOWUP_STATES] = { 0 }, x = 0;

	list_each(g, *list)
		count[g->state]++;
	for (size_t i = 0; i < FOLLOWUP_STATES; i++) {
		enum followup_state state = followup_moved_first[i];
		int64_t n = count[state];
		int64_t width = list->n ? n * WIDE / (int64_t)list->n : 0;

		if (!n)
			continue;
		list_add(req->arena, &bar.parts) = (struct followup_part){
			followup_states[state].value, x, width };
		x += width;
	}
	bar.words = followup_words(req->arena, req->lang, count);
	return bar;
}

/* A bar for each run of lines that have the same word for `of`. */
static struct followup_bars bars_of(struct request *req,
				    const struct agreed_list *list,
				    bool years)
{
	struct followup_bars bars = { 0 };

	for (size_t from = 0, to; from < list->n; from = to) {
		const struct followup_row *r = &list->at[from].row;
		str year = r->meeting_date.n ? str_head(r->meeting_date, 4)
					     : T(req, "no date");
		struct agreed_list run = { list->at + from, 0, 0 };
		struct followup_bar bar;

		for (to = from; to < list->n; to++) {
			const struct followup_row *s = &list->at[to].row;

			if (years ? !str_eq(str_head(s->meeting_date, 4),
					    str_head(r->meeting_date, 4))
				  : s->meeting_id.v != r->meeting_id.v)
				break;
		}
		run.n = to - from;
		bar = followup_bar_of(req, years ? year : r->meeting_title, &run);
		if (!years) {
			bar.path = arena_f(req->arena,
				"/bijeenkomsten/%.*s/oogst",
				(int)r->meeting_slug.n, r->meeting_slug.p);
			bar.date = when_written(req->arena, req->lang,
						r->meeting_date);
		}
		list_add(req->arena, &bars) = bar;
	}
	return bars;
}

static struct reply as_csv(struct request *req, const struct agreed_list *list)
{
	static const char *const heads[] = { "id", "text", "kind", "meeting",
		"date", "state", "since", "said_by", "owner", "due", "words",
		"url" };
	struct buf out = { .arena = req->arena, .limit = CSV_LIMIT };
	struct csv_writer w = { .out = &out, .separator = ',', .guard = true };
	struct reply reply;

	for (size_t i = 0; i < COUNT(heads); i++)
		csv_cell(&w, str_from_z(heads[i]));
	csv_end_row(&w);
	list_each(g, *list) {
		const struct followup_row *r = &g->row;
		const str cells[] = { r->slug, r->title, r->kind,
			r->meeting_title, r->meeting_date,
			followup_states[g->state].value, r->since
			? when_date(req->arena, r->since) : (str){ 0 },
			r->said_by, r->owner, r->due, r->words,
			arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
				req->url.p, (int)g->path.n, g->path.p) };

		for (size_t i = 0; i < COUNT(cells); i++)
			csv_cell(&w, cells[i]);
		csv_end_row(&w);
	}
	if (out.overflow)
		tx_fail(req->tx, "list too long");
	reply = reply_bytes(req, 200, S("text/csv; charset=utf-8"),
			    buf_str(&out));
	reply.filename = S("afspraken.csv");
	return reply;
}

static void json_line(struct request *req, struct json *j,
		      const struct agreed *g)
{
	const struct followup_row *r = &g->row;

	json_write_object(j);
	json_put(j, "type", S("harvest-item"));
	json_put(j, "slug", r->slug);
	json_put(j, "title", r->title);
	json_put(j, "kind", r->kind);
	json_put(j, "meeting", r->meeting_slug);
	json_put(j, "date", r->meeting_date);
	json_put(j, "state", followup_states[g->state].value);
	json_put(j, "since", r->since ? when_date(req->arena, r->since) : S(""));
	json_put(j, "saidBy", r->said_by);
	json_put(j, "owner", r->owner);
	json_put(j, "due", r->due);
	json_put(j, "words", r->words);
	json_put(j, "url", arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
				   req->url.p, (int)g->path.n, g->path.p));
	json_write_object_end(j);
}

static struct reply as_json(struct request *req, const struct entry_filter *f,
			    const struct agreed_list *list)
{
	struct entry_json_list out;

	entry_json_begin(req, &out);
	list_each(g, *list)
		json_line(req, &out.json, g);
	return entry_json_end(req, &out, f, (int64_t)list->n);
}

static struct choices themes_of(struct request *req,
				const struct entry_filter *f)
{
	struct followup_theme_choice_rows rows = followup_themes(req->tx);
	struct choices list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){ r->slug,
			entry_theme_title(req, r->nl, r->en),
			str_eq(r->slug, f->theme.slug) };
	return list;
}

static struct choices places_of(struct request *req,
				const struct entry_filter *f)
{
	struct followup_place_rows rows = followup_municipalities(req->tx);
	struct choices list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){ r->slug, r->name,
			str_eq(r->slug, f->municipality.slug) };
	return list;
}

/* Those that are open first; of each the newest meeting first. */
static struct agreed_list open_first(struct arena *a,
				     const struct agreed_list *all)
{
	static const enum followup_state order[FOLLOWUP_STATES] = {
		FOLLOWUP_OPEN, FOLLOWUP_UNHEARD, FOLLOWUP_UNDERWAY,
		FOLLOWUP_ACHIEVED, FOLLOWUP_STOPPED };
	struct agreed_list sorted = { 0 };

	for (size_t i = 0; i < COUNT(order); i++)
		list_each(g, *all)
			if (g->state == order[i])
				list_add(a, &sorted) = *g;
	return sorted;
}

static struct agreed_list page_of(const struct agreed_list *all,
				  struct entry_filter *f)
{
	size_t from = (size_t)(f->page - 1) * ON_A_PAGE;
	struct agreed_list page = { 0 };

	f->size = ON_A_PAGE;
	if (from >= all->n)
		return page;
	page.at = all->at + from;
	page.n = all->n - from < ON_A_PAGE ? all->n - from : ON_A_PAGE;
	page.cap = page.n;
	return page;
}

struct reply followup_list(struct request *req)
{
	struct entry_filter f = entry_filter_read(req);
	place_id within = f.place.id.v ? f.place.id : f.municipality.id;
	struct followup_row_rows rows;
	struct agreed_list list, sorted;
	str here = entry_list_path(req, S("/afspraken"), &f);

	if (!entry_is_used(req->conf, S("harvest-item")))
		return reply_not_found(req);
	rows = followup_agreed(req->tx, within, f.theme.id, MOST);
	list = followup_agreed_of(req, &rows);
	if (req->format == CSV)
		return as_csv(req, &list);
	if (req->format == JSON)
		return as_json(req, &f, &list);
	list_each(g, list)
		g->meeting = g->row.meeting_title;
	sorted = open_first(req->arena, &list);
	head_crumb(req, T(req, "Meetings"), S("/bijeenkomsten"));
	head_crumb(req, T(req, "What came of our agreements?"), S("/afspraken"));
	return reply_page(req, 200, T(req, "What came of our agreements?"),
		followup_list_page, .all = followup_bar_of(req, (str){ 0 }, &list),
		.day = when_day(req->arena, req->lang, req->now),
		.years = bars_of(req, &list, true),
		.meetings = bars_of(req, &list, false),
		.lines = page_of(&sorted, &f), .errors = f.errors,
		.themes = themes_of(req, &f), .places = places_of(req, &f),
		.csv = entry_list_path(req, S("/afspraken.csv"), &f),
		.json = entry_list_path(req, S("/afspraken.json"), &f),
		.pages = entry_page_links(req, arena_f(req->arena,
			"%.*s%cpagina=", (int)here.n, here.p,
			memchr(here.p, '?', here.n) ? '&' : '?'),
			&f, (int64_t)sorted.n));
}
