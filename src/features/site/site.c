/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/site/site.h"
#include "features/site/site_pages.h"
#include "site_texts.html.h"

static struct reply about_page(struct request *req)
{
	return reply_page(req, 200, T(req, "About Brengplein"), about,
			  .name = req->conf->name, .demo = req->conf->demo);
}

static struct reply rules_page(struct request *req)
{
	return reply_page(req, 200, T(req, "House rules"), rules);
}

static struct reply privacy_page(struct request *req)
{
	return reply_page(req, 200, T(req, "Privacy"), privacy,
			  .name = req->conf->name);
}

static struct reply accessibility_page(struct request *req)
{
	return reply_page(req, 200, T(req, "Accessibility"), accessibility);
}

static struct reply health(struct request *req)
{
	return reply_bytes(req, 200, S("text/plain; charset=utf-8"), S("ok\n"));
}

const struct route site_routes[] = {
	{ GET, "/healthz", health, ANYONE },
	{ GET, "/", home_page, ANYONE },
	{ GET, "/over", about_page, ANYONE },
	{ GET, "/huisregels", rules_page, ANYONE },
	{ GET, "/privacy", privacy_page, ANYONE },
	{ GET, "/toegankelijkheid", accessibility_page, ANYONE },
	{ GET, "/postbus", postbus_page, ANYONE },
	{ 0 }
};
