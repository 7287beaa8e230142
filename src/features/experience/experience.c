/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/experience/experience.h"
#include "experience.sql.h"

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct experience experience;

	if (!entry_open(req, S("experience"), &row) ||
	    !experience_get(req->tx, row.id, &experience))
		return reply_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	v = entry_view_of(req, &row);
	view_linked(req, &v, T(req, "Whose experience"), row.id, "by");
	view_linked(req, &v, T(req, "About"), row.id, "about");
	view_url(req, &v, T(req, "Read more at"), experience.source_url);
	view_section(req, &v, S("van"), T(req, "Ask them"),
		     entry_linked(req->tx, row.id, S("by")));
	return entry_page(req, &v);
}

const struct route experience_routes[] = {
	{ GET, "/ervaringen/{slug}", show, ANYONE, JSON },
	{ 0 }
};
