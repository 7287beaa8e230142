/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens to a day and its guests. */
#include "features/openday/inside.h"
#include "entry/entry.h"
#include "lang/collate.h"

str openday_when(struct arena *a, str lang, int64_t t)
{
	str day = when_weekday(lang, t), moment = when_moment(a, lang, t);

	return arena_f(a, "%.*s %.*s", (int)day.n, day.p, (int)moment.n,
		       moment.p);
}

/*
 * As a meeting that everyone can find, if they want that.
 */
static str summary_of(const struct errand *e, int64_t starts_at, str venue)
{
	struct arena *a = tx_arena(e->tx);

	return tr_fill(a, tr(e->conf->lang, S("Come and see how they do it: {when}, {where}. Who comes lets them know.")),
		TR_ARGS(TR_STR("when", openday_when(a, e->conf->lang, starts_at)),
			TR_STR("where", venue)));
}

static void set_meeting(const struct errand *e, entry_id id,
			const struct openday_form *form)
{
	str date = when_date(tx_arena(e->tx), form->starts_at);
	int64_t from = form->starts_at, to = form->starts_at;

	(void)!when_span(date, &from, &to);
	openday_meeting_row(e->tx, id, date, from, to, form->plek);
	entry_changed(e->tx, id, e->now);
}

static void list_as_meeting(const struct errand *e, const struct openday *day,
			    const struct openday_form *form)
{
	struct arena *a = tx_arena(e->tx);
	str title = tr_fill(a, tr(e->conf->lang, S("Open day at {who}")),
			    TR_ARGS(TR_STR("who", day->party)));
	entry_id id = entry_create(e->tx, &(struct entry_made){
		.type = S("meeting"), .title = title,
		.slug = arena_f(a, "kijkmiddag-%" PRId64, day->id.v),
		.summary = summary_of(e, form->starts_at, form->plek),
		.place = day->place_id }, e->now);

	entry_link_add(e->tx, id, S("organiser"), day->party_id);
	openday_set_meeting(e->tx, day->id, id);
	set_meeting(e, id, form);
}

static void update_meeting(const struct errand *e, const struct openday *day,
			   const struct openday_form *form)
{
	if (!day->meeting_id.v && form->agenda.n) {
		list_as_meeting(e, day, form);
		return;
	}
	if (!day->meeting_id.v)
		return;
	openday_meeting_update(e->tx, day->meeting_id,
		summary_of(e, form->starts_at, form->plek),
		form->agenda.n ? S("published") : S("withdrawn"), e->now);
	set_meeting(e, day->meeting_id, form);
}

/*
 * The day.
 */
void openday_invite(const struct errand *e, const struct openday *day)
{
	struct openday_asker_rows rows = openday_uninvited(e->tx, day->id,
		day->party_id, e->now - WITHIN);

	list_each(r, rows) {
		openday_guest_id guest = guest_insert(e->tx, day->id,
						      r->id);

		introduction_pause(e, r->id, day->starts_at + DAY);
		write_guest(e, day, guest, OPENDAY_INVITED);
	}
}

openday_id openday_plan(const struct errand *e, const struct entry_card *party,
			const struct openday_form *form)
{
	openday_id id = openday_insert(e->tx, party->id, form->starts_at,
				       form->plek, form->seats, e->now);
	struct openday day;

	if (!openday_get(e->tx, id, &day))
		return id;
	if (form->agenda.n)
		list_as_meeting(e, &day, form);
	openday_invite(e, &day);
	return id;
}

/* All are asked again: who had said no may be able to now. */
void openday_change(const struct errand *e, const struct openday *day,
		    const struct openday_form *form)
{
	struct guest_line_rows rows = guest_list(e->tx, day->id);
	struct openday moved = *day;

	if (!openday_move(e->tx, day->id, form->starts_at, form->plek,
			  form->seats))
		return;
	update_meeting(e, day, form);
	moved.starts_at = form->starts_at;
	moved.venue = form->plek;
	if (day->starts_at == moved.starts_at && str_eq(day->venue, moved.venue))
		return;
	list_each(r, rows) {
		if (!str_eq(r->answer, S("yes"))) {
			guest_set(e->tx, r->id, S(""));
			introduction_pause(e, r->introduction_id,
					   moved.starts_at + DAY);
		}
		write_guest(e, &moved, r->id, OPENDAY_MOVED);
	}
}

void openday_call_off(const struct errand *e, const struct openday *day)
{
	struct guest_line_rows rows = guest_list(e->tx, day->id);

	if (!openday_cancel(e->tx, day->id))
		return;
	if (day->meeting_id.v) {
		openday_meeting_update(e->tx, day->meeting_id,
			summary_of(e, day->starts_at, day->venue),
			S("withdrawn"), e->now);
		entry_changed(e->tx, day->meeting_id, e->now);
	}
	list_each(r, rows) {
		if (str_eq(r->answer, S("yes")))
			introduction_unmeet(e, r->introduction_id);
		else
			introduction_pause(e, r->introduction_id, 0);
		write_guest(e, day, r->id, OPENDAY_OFF);
	}
}

str openday_answer(const struct errand *e, const struct guest *guest,
		   str answer)
{
	bool came = str_eq(guest->answer, S("yes"));
	struct openday day;

	if (!openday_get(e->tx, guest->openday_id, &day))
		return guest->answer;
	if (str_eq(answer, S("yes")) && !came && day.coming >= day.seats)
		answer = S("other");
	guest_set(e->tx, guest->id, answer);
	if (str_eq(answer, S("yes")))
		(void)introduction_meet(e, guest->introduction_id,
					day.starts_at);
	else if (came)
		introduction_unmeet(e, guest->introduction_id);
	else
		introduction_pause(e, guest->introduction_id, 0);
	return answer;
}
