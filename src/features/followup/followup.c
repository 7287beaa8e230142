/* SPDX-License-Identifier: EUPL-1.2 */
/* How a line stands, and who may say so. */
#include "features/followup/inside.h"
#include "base/when.h"
#include "features/role/role.h"

enum { SILENT = 183 * DAY };

const struct followup_look followup_states[FOLLOWUP_STATES] = {
	[FOLLOWUP_OPEN] = { S("open"), N_("Open"), N_("open"), S("open") },
	[FOLLOWUP_UNDERWAY] = { S("underway"), N_("Under way"),
		N_("under way"), S("busy") },
	[FOLLOWUP_ACHIEVED] = { S("achieved"), N_("Achieved"), N_("achieved"),
		S("ok") },
	[FOLLOWUP_STOPPED] = { S("stopped"), N_("Stopped"), N_("stopped"),
		S("ended") },
	[FOLLOWUP_UNHEARD] = { S("unknown"), N_("Not heard of"),
		N_("not heard of"), S("ended") },
};

const enum followup_state followup_moved_first[FOLLOWUP_STATES] = {
	FOLLOWUP_ACHIEVED, FOLLOWUP_UNDERWAY, FOLLOWUP_OPEN, FOLLOWUP_STOPPED,
	FOLLOWUP_UNHEARD,
};

str followup_state_name(str lang, enum followup_state state)
{
	return tr(lang, str_from_z(followup_states[state].name));
}

static bool is_agreement(str kind)
{
	return str_eq(kind, S("need")) || str_eq(kind, S("action")) ||
	       str_eq(kind, S("conclusion"));
}

enum followup_state followup_state_of(const struct followup_row *row,
				      const struct followup_led_row *led,
				      int64_t now)
{
	for (size_t i = 0; i < FOLLOWUP_SAID; i++)
		if (str_eq(followup_states[i].value, row->state))
			return (enum followup_state)i;
	if (led && led->done)
		return FOLLOWUP_ACHIEVED;
	if (led && led->busy)
		return FOLLOWUP_UNDERWAY;
	return row->ends_at < now - SILENT ? FOLLOWUP_UNHEARD : FOLLOWUP_OPEN;
}

static struct agreed agreed_of(struct request *req,
			       const struct followup_row *row,
			       const struct followup_led_row *led)
{
	struct arena *a = req->arena;
	enum followup_state state = followup_state_of(row, led, req->now);
	struct agreed out = {
		.row = *row, .state = state,
		.name = followup_state_name(req->lang, state),
		.badge = followup_states[state].badge,
		.said = row->state.n != 0,
		.agreed = is_agreement(row->kind),
		.due = when_written(a, req->lang, row->due),
		.path = arena_f(a, "/bijeenkomsten/%.*s/oogst#%.*s",
			(int)row->meeting_slug.n, row->meeting_slug.p,
			(int)row->slug.n, row->slug.p),
	};

	if (out.said)
		out.since = when_day(a, req->lang, row->since);
	else if (state == FOLLOWUP_ACHIEVED && led->since)
		out.since = when_day(a, req->lang, led->since);
	out.unfinished = out.agreed &&
			 (state == FOLLOWUP_OPEN || state == FOLLOWUP_UNHEARD) &&
			 (!row->owner.n || !row->due.n);
	if (state == FOLLOWUP_UNHEARD)
		out.silent = tr(req->lang,
			str_from_z(followup_states[state].within));
	if (row->owner_id)
		out.owner_path = entry_path(req->tx,
			(entry_id){ row->owner_id }, row->owner_type,
			row->owner_slug);
	return out;
}

struct followup_led_row_rows followup_led_of(struct tx *tx,
					const struct followup_row_rows *rows)
{
	struct db_ids ids = { 0 };

	list_each(r, *rows)
		list_add(tx_arena(tx), &ids) = r->id.v;
	return followup_led(tx, db_ids(tx_arena(tx), &ids));
}

static int by_id(const void *a, const void *b)
{
	const struct followup_led_row *one = a, *two = b;

	return (one->entry_id.v > two->entry_id.v) -
	       (one->entry_id.v < two->entry_id.v);
}

const struct followup_led_row *
followup_led_find(const struct followup_led_row_rows *led, entry_id id)
{
	struct followup_led_row key = { .entry_id = id };

	return led->n ? bsearch(&key, led->at, led->n, sizeof(key), by_id)
		      : NULL;
}

struct agreed_list followup_agreed_of(struct request *req,
				      const struct followup_row_rows *rows)
{
	struct followup_led_row_rows led = followup_led_of(req->tx, rows);
	struct agreed_list list = { 0 };

	list_each(r, *rows)
		list_add(req->arena, &list) = agreed_of(req, r,
			followup_led_find(&led, r->id));
	return list;
}

static bool acts_for_owner(const struct request *req,
			   const struct followup_row *row)
{
	return row->owner_id &&
	       may(req, MEMBER, OF_ENTRY((entry_id){ row->owner_id }));
}

bool followup_may_say(const struct request *req,
		      const struct followup_row *row)
{
	return req->who.id.v && (acts_for_owner(req, row) ||
				 origin_organises(req, row->meeting_id));
}

str followup_voice(struct request *req, const struct followup_row *row)
{
	struct entry_card_rows by;

	if (acts_for_owner(req, row))
		return row->owner;
	by = entry_linked(req->tx, row->meeting_id, S("organiser"));
	list_each(b, by)
		if (may(req, MEMBER, OF_ENTRY(b->id)))
			return b->title;
	return tr(req->conf->lang, S("the coordinator"));
}
