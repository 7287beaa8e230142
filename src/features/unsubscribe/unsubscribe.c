/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/unsubscribe/unsubscribe.h"
#include "mail/list.h"
#include "unsubscribe.html.h"

static struct reply page(struct request *req, const struct list_choice *choice)
{
	bool wanted = list_is_wanted(req->tx, choice);
	str title = wanted ? T(req, "Stop this mail?")
			   : T(req, "This mail has stopped");

	return reply_quiet(reply_page(req, 200, title, unsubscribe_page,
		.action = req->path, .title = title, .wanted = wanted,
		.what = tr(req->lang, str_from_z(choice->list->what))));
}

static bool arrive(struct request *req, struct list_choice *choice)
{
	req->head.no_store = req->head.no_index = true;
	return list_token_read(req->tx, req->args[0], choice);
}

static struct reply show(struct request *req)
{
	struct list_choice choice;

	return arrive(req, &choice) ? page(req, &choice) : reply_dead_link(req);
}

static struct reply act(struct request *req)
{
	bool back = str_eq(request_field(req, "doe"), S("terug"));
	struct list_choice choice;

	if (!arrive(req, &choice))
		return reply_dead_link(req);
	list_set_wanted(req->tx, &choice, back, req->now);
	return page(req, &choice);
}

const struct route unsubscribe_routes[] = {
	{ GET,  "/u/{token}", show, ANYONE },
	{ POST, "/u/{token}", act,  ANYONE, .flags = OPEN },
	{ 0 }
};
