/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/calendar/calendar.h"
#include "base/random.h"
#include "base/when.h"
#include "features/meeting/meeting.h"
#include "ical/ical.h"
#include "mail/list.h"
#include "calendar.html.h"
#include "calendar.sql.h"

enum { SEED = 16, MANY = 500, BACK = 60 * DAY };

/* What its code is over; empty: they have none. */
static str secret_of(struct tx *tx, person_id person)
{
	struct calendar_feed feed;

	if (!calendar_feed_get(tx, person, &feed))
		return (str){ 0 };
	return arena_f(tx_arena(tx), "calendar.%" PRId64 ".%.*s", person.v,
		       (int)feed.seed.n, feed.seed.p);
}

static struct reply show(struct request *req)
{
	person_id person = { request_id(req, 0) };
	str secret = secret_of(req->tx, person);
	struct calendar_meeting_rows rows;
	struct meeting_row_rows list = { 0 };

	req->head.no_index = req->head.no_store = true;
	if (req->format != ICS || !secret.n ||
	    !mail_code_is(req->tx, req->args[1], secret))
		return reply_dead_link(req);
	rows = calendar_meetings(req->tx, person, req->now - BACK, MANY);
	list_each(m, rows)
		list_add(req->arena, &list) = (struct meeting_row){
			.slug = m->slug, .title = m->title,
			.summary = m->summary, .place_name = m->place_name,
			.updated_at = m->updated_at, .date = m->date,
			.starts_at = m->starts_at, .ends_at = m->ends_at,
			.venue = m->venue, .state = m->state,
			.changes = m->changes };
	return reply_quiet(meeting_feed(req, "mijn-bijeenkomsten", &list));
}

static struct reply choose(struct request *req)
{
	if (str_eq(request_field(req, "doe"), S("uit")))
		calendar_feed_end(req->tx, req->who.id);
	else
		calendar_feed_set(req->tx, req->who.id,
				  random_hex(req->arena, SEED));
	mail_key_ensure(req->tx);
	return reply_redirect(req, "/mijn#agenda");
}

html calendar_mine(struct request *req)
{
	str secret = secret_of(req->tx, req->who.id), address = { 0 };

	if (!secret.n && !calendar_meetings(req->tx, req->who.id, req->now, 1).n)
		return (html){ 0 };
	if (secret.n) {
		str path = mail_code_path(req->tx, "/agenda", req->who.id.v,
					  secret);

		address = arena_f(req->arena, "%.*s%.*s.ics", (int)req->url.n,
				  req->url.p, (int)path.n, path.p);
	}
	return part_page(req, calendar_part, .address = address,
			 .subscribe = ical_subscribe(req->arena, address));
}

const struct route calendar_routes[] = {
	{ GET,  "/agenda/{id}/{code}", show, ANYONE, ICS },
	{ POST, "/mijn/agenda", choose, PERSON, .rate = RATE_POST },
	{ 0 }
};
