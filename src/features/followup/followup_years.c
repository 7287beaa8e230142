/* SPDX-License-Identifier: EUPL-1.2 */
/* /themas/{slug}/jaren: what was asked of one theme, year by year, and what
 * came of it: the page a councillor takes along. */
#include "features/followup/inside.h"
#include "base/when.h"
#include "followup_years.html.h"

enum { YEAR_DIGITS = 4 };

/* "2017"; empty: nobody wrote down when. */
static str year_of(struct arena *a, const struct followup_theme_row *row)
{
	if (row->meeting_date.n)
		return str_head(row->meeting_date, YEAR_DIGITS);
	if (row->reported || row->reported_on.n)
		return str_head(row->reported_on, YEAR_DIGITS);
	return str_head(when_date(a, row->created_at), YEAR_DIGITS);
}

static bool is_between(str year, int64_t *first, int64_t *last)
{
	int64_t n = 0;

	if (!str_to_int(year, &n))
		return false;
	if (!*first || n < *first)
		*first = n;
	if (n > *last)
		*last = n;
	return true;
}

static enum followup_state state_of(struct request *req,
				    const struct followup_theme_row *row)
{
	struct followup_row line;
	struct followup_row_rows one = { &line, 1, 1 };

	if (row->solved_at || str_eq(row->item_state, S("done")))
		return FOLLOWUP_ACHIEVED;
	if (str_eq(row->item_state, S("in-progress")))
		return FOLLOWUP_UNDERWAY;
	if (str_eq(row->item_state, S("stopped")))
		return FOLLOWUP_STOPPED;
	if (str_eq(row->type, S("harvest-item")) &&
	    followup_get(req->tx, row->id, &line))
		return followup_agreed_of(req, &one).at[0].state;
	return row->reported ? FOLLOWUP_UNHEARD : FOLLOWUP_OPEN;
}

/* An ask that a line of a harvest already leads to is not shown twice. */
static bool stands_below(struct request *req,
			 const struct followup_theme_row *row,
			 const struct followup_theme_row_rows *all)
{
	struct entry_card_rows from;

	if (str_eq(row->type, S("harvest-item")))
		return false;
	from = entry_linking(req->tx, row->id, S("harvest-item"), S("link"));
	list_each(f, from)
		list_each(r, *all)
			if (r->id.v == f->id.v &&
			    str_eq(year_of(req->arena, r),
				   year_of(req->arena, row)))
				return true;
	return false;
}

static struct asked asked_of(struct request *req,
			     const struct followup_theme_row *row)
{
	enum followup_state state = state_of(req, row);
	struct entry_card_rows led = entry_linked(req->tx, row->id, S("link"));

	return (struct asked){
		.type = row->type, .title = row->title,
		.label = str_eq(row->type, S("harvest-item"))
			? T(req, "Need or barrier")
			: tr(req->lang,
			     str_from_z(entry_type_of(row->type)->one)),
		.path = entry_path(req->tx, row->id, row->type, row->slug),
		.meeting = row->meeting_title,
		.state = followup_state_name(req->lang, state),
		.badge = followup_states[state].badge,
		.led_to = entry_cards(req, &led),
	};
}

/* Each year from the first to the last, also those in which nothing was. */
static struct asked_years years_of(struct request *req, theme_id theme)
{
	struct followup_theme_row_rows rows = followup_theme(req->tx, theme);
	struct asked_years years = { 0 };
	int64_t first = 0, last = 0, n = 0;

	list_each(r, rows)
		(void)is_between(year_of(req->arena, r), &first, &last);
	for (int64_t y = first; first && y <= last; y++)
		list_add(req->arena, &years) = (struct asked_year){
			.year = arena_f(req->arena, "%" PRId64, y) };
	list_each(r, rows)
		if (str_to_int(year_of(req->arena, r), &n) &&
		    entry_is_used(req->conf, r->type) &&
		    !stands_below(req, r, &rows))
			list_add(req->arena, &years.at[n - first].list) =
				asked_of(req, r);
	for (size_t i = 0; i < years.n; i++)
		years.at[i].numbers = TN(req, "{n} question or barrier",
			"{n} questions and barriers",
			(int64_t)years.at[i].list.n);
	return years;
}

str followup_years_path(struct request *req, theme_id theme, str slug)
{
	struct followup_theme_row_rows rows = followup_theme(req->tx, theme);
	int64_t first = 0, last = 0;

	list_each(r, rows)
		(void)is_between(year_of(req->arena, r), &first, &last);
	if (first == last)
		return (str){ 0 };
	return arena_f(req->arena, "/themas/%.*s/jaren", (int)slug.n, slug.p);
}

/* "2017, 2018, 2019 and 2020": of the years in which something was asked. */
static str years_text(struct request *req, const struct asked_years *years)
{
	struct buf b = { .arena = req->arena, .limit = 400 };
	str last = { 0 };

	list_each(y, *years) {
		if (!y->list.n)
			continue;
		if (last.n)
			buf_add_next(&b, S(", "), last);
		last = y->year;
	}
	if (!b.n)
		return last;
	return TF(req, "{years} and {last}", TR_STR("years", buf_str(&b)),
		  TR_STR("last", last));
}

struct reply followup_years(struct request *req)
{
	struct entry_filter_theme theme;
	struct asked_years years;
	str name, path;

	if (!entry_theme_by_slug(req->tx, req->args[0], &theme))
		return reply_not_found(req);
	name = entry_theme_title(req, theme.nl, theme.en);
	path = arena_f(req->arena, "/themas/%.*s", (int)theme.slug.n,
		       theme.slug.p);
	years = years_of(req, theme.id);
	head_crumb(req, T(req, "Themes"), S("/themas"));
	head_crumb(req, name, path);
	head_crumb(req, T(req, "Year by year"), req->path);
	return reply_page(req, 200,
		TF(req, "{theme}: year by year", TR_STR("theme", name)),
		followup_years_page, .name = name, .path = path,
		.when = years_text(req, &years), .years = years);
}
