/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/site/site.h"
#include "features/site/site_pages.h"

static struct reply health(struct request *req)
{
	return reply_bytes(req, 200, S("text/plain; charset=utf-8"), S("ok\n"));
}

const struct route site_routes[] = {
	{ GET, "/", home_page, ANYONE },
	{ GET, "/healthz", health, ANYONE },
	{ 0 }
};
