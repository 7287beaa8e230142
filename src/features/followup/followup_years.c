/* SPDX-License-Identifier: EUPL-1.2 */
/* /themas/{slug}/jaren: what was asked of one theme, year by year, and what
 * came of it: the page a councillor takes along. */
#include "features/followup/inside.h"
#include "base/when.h"
#include "followup_years.html.h"

#include <stdlib.h>

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

/* What was asked of one theme, with what stands of it elsewhere: however many
 * there are, each is asked for in one statement. */
struct theme_asks {
	struct followup_theme_row_rows rows;
	struct followup_row_rows lines;         /* those of a harvest */
	struct followup_led_row_rows led;
	struct followup_link_rows links;        /* what they led to */
	struct entry_card_rows entries;         /* of all these, by id */
	struct cards cards;                     /* of those entries */
};

static int by_number(const void *a, const void *b)
{
	const int64_t *one = a, *two = b;

	return (*one > *two) - (*one < *two);
}

static int by_id(const void *a, const void *b)
{
	const struct entry_card *one = a, *two = b;

	return by_number(&one->id.v, &two->id.v);
}

static struct theme_asks asks_of(struct request *req, theme_id theme)
{
	struct theme_asks t = { .rows = followup_theme(req->tx, theme) };
	struct db_ids ids = { 0 };

	list_each(r, t.rows)
		list_add(req->arena, &ids) = r->id.v;
	if (!ids.n)
		return t;
	t.lines = followup_among(req->tx, db_ids(req->arena, &ids));
	t.led = followup_led_of(req->tx, &t.lines);
	t.links = followup_links(req->tx, db_ids(req->arena, &ids));
	list_each(l, t.links)
		list_add(req->arena, &ids) = l->target_id.v;
	qsort(ids.at, ids.n, sizeof *ids.at, by_number);
	t.entries = entry_rows(req, &ids);
	t.cards = entry_cards(req, &t.entries);
	return t;
}

/* NULL: it is not public, or of a module that is off. */
static const struct card *card_in(const struct theme_asks *t, entry_id id)
{
	const struct entry_card key = { .id = id };
	const struct entry_card *found = t->entries.n
		? bsearch(&key, t->entries.at, t->entries.n, sizeof key, by_id)
		: NULL;

	return found ? &t->cards.at[found - t->entries.at] : NULL;
}

static enum followup_state state_of(const struct request *req,
				    const struct theme_asks *t,
				    const struct followup_theme_row *row)
{
	if (row->solved_at || str_eq(row->item_state, S("done")))
		return FOLLOWUP_ACHIEVED;
	if (str_eq(row->item_state, S("in-progress")))
		return FOLLOWUP_UNDERWAY;
	if (str_eq(row->item_state, S("stopped")))
		return FOLLOWUP_STOPPED;
	list_each(line, t->lines)
		if (line->id.v == row->id.v)
			return followup_state_of(line,
				followup_led_find(&t->led, row->id), req->now);
	return row->reported ? FOLLOWUP_UNHEARD : FOLLOWUP_OPEN;
}

static const struct followup_theme_row *
row_in(const struct theme_asks *t, entry_id id)
{
	list_each(r, t->rows)
		if (r->id.v == id.v)
			return r;
	return NULL;
}

/* An ask that a line of a harvest already leads to is not shown twice. */
static bool stands_below(struct request *req, const struct theme_asks *t,
			 const struct followup_theme_row *row)
{
	const struct followup_theme_row *from;

	if (str_eq(row->type, S("harvest-item")))
		return false;
	list_each(l, t->links) {
		if (l->earlier || l->target_id.v != row->id.v)
			continue;
		from = row_in(t, l->entry_id);
		if (from && str_eq(from->type, S("harvest-item")) &&
		    str_eq(year_of(req->arena, from), year_of(req->arena, row)))
			return true;
	}
	return false;
}

static struct asked asked_of(struct request *req, const struct theme_asks *t,
			     const struct followup_theme_row *row,
			     const struct card *card)
{
	enum followup_state state = state_of(req, t, row);
	struct asked asked = {
		.type = row->type, .title = row->title, .path = card->path,
		.label = str_eq(row->type, S("harvest-item"))
			? tr_name(req->lang, yield_kinds, row->kind)
			: card->label,
		.meeting = row->meeting_title, .stands = state,
		.state = followup_state_name(req->lang, state),
		.badge = followup_states[state].badge,
	};

	list_each(l, t->links) {
		const struct card *to = l->entry_id.v == row->id.v
			? card_in(t, l->target_id) : NULL;

		if (to && l->earlier)
			list_add(req->arena, &asked.earlier) = *to;
		else if (to)
			list_add(req->arena, &asked.led_to) = *to;
	}
	return asked;
}

static str numbers_of(struct request *req, const struct asked_list *list)
{
	struct buf b = { .arena = req->arena, .limit = 600 };
	int64_t count[FOLLOWUP_STATES] = { 0 };

	list_each(a, *list)
		count[a->stands]++;
	buf_add(&b, TN(req, "{n} question or barrier",
		       "{n} questions and barriers", (int64_t)list->n));
	buf_add_next(&b, S(": "),
		     followup_words(req->arena, req->lang, count));
	return buf_str(&b);
}

/* All years together. */
static str total_of(struct request *req, const struct asked_years *years)
{
	struct asked_list all = { 0 };

	list_each(y, *years)
		list_each(a, y->list)
			list_add(req->arena, &all) = *a;
	return all.n ? numbers_of(req, &all) : (str){ 0 };
}

/* Each year from the first to the last, also those in which nothing was. */
static struct asked_years years_of(struct request *req, theme_id theme)
{
	struct theme_asks t = asks_of(req, theme);
	struct asked_years years = { 0 };
	int64_t first = 0, last = 0, n = 0;

	list_each(r, t.rows)
		(void)is_between(year_of(req->arena, r), &first, &last);
	for (int64_t y = first; first && y <= last; y++)
		list_add(req->arena, &years) = (struct asked_year){
			.year = arena_f(req->arena, "%" PRId64, y) };
	list_each(r, t.rows) {
		const struct card *card = card_in(&t, r->id);

		if (card && str_to_int(year_of(req->arena, r), &n) &&
		    !stands_below(req, &t, r))
			list_add(req->arena, &years.at[n - first].list) =
				asked_of(req, &t, r, card);
	}
	for (size_t i = 0; i < years.n; i++)
		years.at[i].numbers = numbers_of(req, &years.at[i].list);
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
		.when = years_text(req, &years),
		.total = total_of(req, &years),
		.day = when_day(req->arena, req->lang, req->now), .years = years);
}
