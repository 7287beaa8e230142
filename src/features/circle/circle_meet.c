/* SPDX-License-Identifier: EUPL-1.2 */
/* A meeting of a circle, as its members see it. */
#include "features/circle/inside.h"

bool circle_meeting_open(struct request *req, struct circle_table *table)
{
	return circle_meeting_get(req->tx,
			(circle_meeting_id){ request_id(req, 0) },
			&table->meeting) &&
	       circle_open(req, table->meeting.circle_id, &table->own) &&
	       table->own.in;
}

str circle_meeting_path(struct arena *a, circle_meeting_id id)
{
	return arena_f(a, "/mijn/kringbijeenkomsten/%" PRId64, id.v);
}
