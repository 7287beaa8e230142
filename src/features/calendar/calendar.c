/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/calendar/calendar.h"
#include "base/random.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "features/meeting/meeting.h"
#include "mail/list.h"
#include "calendar.html.h"
#include "calendar.sql.h"

enum { SEED = 16, MANY = 500, BACK = 60 * DAY };

/* Empty: they have none. */
static str code_of(struct tx *tx, person_id person)
{
	struct calendar_feed feed;

	if (!calendar_feed_get(tx, person, &feed))
		return (str){ 0 };
	return mail_code(tx, arena_f(tx_arena(tx), "calendar.%" PRId64 ".%.*s",
		person.v, (int)feed.seed.n, feed.seed.p));
}

static struct reply show(struct request *req)
{
	person_id person = { request_id(req, 0) };
	str code = code_of(req->tx, person);
	struct calendar_meeting_rows rows;
	struct meeting_row_rows list = { 0 };

	req->head.no_index = req->head.no_store = true;
	if (req->format != ICS || !code.n || !secret_eq(req->args[1], code))
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
	str code = code_of(req->tx, req->who.id);

	if (!code.n && !calendar_meetings(req->tx, req->who.id, req->now, 1).n)
		return (html){ 0 };
	return part_page(req, calendar_part, .address = code.n
		? arena_f(req->arena, "%.*s/agenda/%" PRId64 "/%.*s.ics",
			  (int)req->url.n, req->url.p, req->who.id.v,
			  (int)code.n, code.p)
		: (str){ 0 });
}

const struct route calendar_routes[] = {
	{ GET,  "/agenda/{id}/{code}", show, ANYONE, ICS },
	{ POST, "/mijn/agenda", choose, PERSON, .rate = RATE_POST },
	{ 0 }
};
