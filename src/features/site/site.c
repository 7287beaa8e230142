/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/site/site.h"
#include "layout.html.h"

static struct reply health(struct request *req)
{
	return reply_bytes(req, 200, S("text/plain; charset=utf-8"), S("ok\n"));
}

void site_layout(struct page *pg, const struct request *req, str title,
		 html body)
{
	layout_write(pg, &(struct layout){ req->lang, title, body });
}

const struct route site_routes[] = {
	{ GET, "/healthz", health, ANYONE },
	{ 0 }
};
