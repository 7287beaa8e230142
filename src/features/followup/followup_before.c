/* SPDX-License-Identifier: EUPL-1.2 */
/* What came of the time before: on the page of the next meeting, and above a
 * harvest what came of it so far. */
#include "features/followup/inside.h"
#include "base/when.h"
#include "followup_list.html.h"

enum { AT_FIRST = 6 };

/* What moved comes first: that is what one comes back to hear. */
static struct agreed_list by_state(struct arena *a,
				   const struct agreed_list *all)
{
	struct agreed_list sorted = { 0 };

	for (size_t i = 0; i < FOLLOWUP_STATES; i++)
		list_each(g, *all)
			if (g->state == followup_moved_first[i])
				list_add(a, &sorted) = *g;
	return sorted;
}

static bool is_over(struct request *req, entry_id meeting)
{
	struct meeting m;

	return meeting_get(req->tx, meeting, &m) && m.ends_at < req->now;
}

html followup_on_meeting(struct request *req, const struct entry_card *row)
{
	struct followup_earlier before;
	struct followup_row_rows rows;
	struct agreed_list list, first, rest = { 0 };

	if (is_over(req, row->id))
		return followup_on_harvest(req, row);
	if (!followup_before(req->tx, row->id, &before))
		return (html){ 0 };
	rows = followup_of_meeting(req->tx, before.id);
	list = followup_agreed_of(req, &rows);
	if (!list.n)
		return (html){ 0 };
	list = first = by_state(req->arena, &list);
	if (list.n > AT_FIRST) {
		first.n = AT_FIRST;
		rest = (struct agreed_list){ list.at + AT_FIRST,
			list.n - AT_FIRST, list.n - AT_FIRST };
	}
	return part_page(req, followup_before_part, .title = before.title,
		.day = when_written(req->arena, req->lang, before.date),
		.path = arena_f(req->arena, "/bijeenkomsten/%.*s/oogst",
				(int)before.slug.n, before.slug.p),
		.bar = followup_bar_of(req, (str){ 0 }, &list),
		.first = first, .rest = rest);
}

html followup_on_harvest(struct request *req, const struct entry_card *row)
{
	struct followup_row_rows rows = followup_of_meeting(req->tx, row->id);
	struct agreed_list list = followup_agreed_of(req, &rows);
	bool unfinished = false;

	list_each(g, list)
		unfinished = unfinished || g->unfinished;
	if (!list.n)
		return (html){ 0 };
	return part_page(req, followup_harvest_part, .unfinished = unfinished,
			 .bar = followup_bar_of(req, (str){ 0 }, &list));
}

bool followup_step(struct request *req, const struct plan *plan,
		   struct plan_step *step)
{
	struct followup_row_rows rows = followup_of_meeting(req->tx, plan->id);
	struct agreed_list list = followup_agreed_of(req, &rows);

	if (!list.n)
		return false;
	*step = (struct plan_step){
		.path = arena_f(req->arena, "%.*s/oogst",
				(int)plan_path(req, plan).n,
				plan_path(req, plan).p),
		.title = T(req, "What came of it"),
		.state = followup_bar_of(req, (str){ 0 }, &list).words };
	return true;
}

str followup_letter_line(struct tx *tx, str lang, entry_id meeting,
			 int64_t now)
{
	const struct { struct arena *arena; str lang; } to = { tx_arena(tx), lang };
	int64_t count[FOLLOWUP_STATES] = { 0 };
	struct followup_led_row_rows led;
	struct followup_row_rows rows;
	struct followup_earlier before;

	if (!followup_before(tx, meeting, &before))
		return (str){ 0 };
	rows = followup_of_meeting(tx, before.id);
	led = followup_led_of(tx, &rows);
	list_each(r, rows)
		count[followup_state_of(r, followup_led_find(&led, r->id),
					now)]++;
	if (!rows.n)
		return (str){ 0 };
	return TF(&to, "What came of the last time, {meeting}: {numbers}. The list stands on the page of the meeting.",
		  TR_STR("meeting", before.title),
		  TR_STR("numbers", followup_words(to.arena, lang, count)));
}
