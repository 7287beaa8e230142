/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/site/site.h"
#include "base/when.h"
#include "features/site/site_pages.h"
#include "api.html.h"
#include "http/static.h"
#include "site_texts.html.h"

static struct reply about_page(struct request *req)
{
	return reply_page(req, 200, T(req, "About Brengplein"), about,
			  .name = req->conf->name, .demo = req->conf->demo);
}

static struct reply open_data_page(struct request *req)
{
	head_crumb(req, T(req, "Open data"), S("/api"));
	return reply_page(req, 200, T(req, "Open data"), api_page,
			  .base = req->url);
}

static struct reply openapi(struct request *req)
{
	return reply_bytes(req, 200, S("application/json"),
			   static_find(static_path(S("openapi.json")))->body);
}

/* RFC 9116. It holds for half a year from now, and is made anew each time. */
static struct reply security_txt(struct request *req)
{
	return reply_bytes(req, 200, S("text/plain; charset=utf-8"),
		arena_f(req->arena, "Contact: mailto:%.*s\nExpires: %s\n"
			"Preferred-Languages: nl, en\nCanonical: %.*s"
			"/.well-known/security.txt\nPolicy: %.*s/privacy\n",
			(int)req->conf->mail_from.n, req->conf->mail_from.p,
			when_iso(req->arena, req->now / DAY * DAY + 180 * DAY).p,
			(int)req->url.n, req->url.p, (int)req->url.n,
			req->url.p));
}

static struct reply change_password(struct request *req)
{
	return reply_redirect(req, "/inloggen");
}

const struct route site_routes[] = {
	{ GET, "/", home_page, ANYONE },
	{ GET, "/over", about_page, ANYONE },
	{ GET, "/uitleg", guide_page, ANYONE },
	{ GET, "/postbus", postbus_page, ANYONE },
	{ GET, "/api", open_data_page, ANYONE },
	{ GET, "/api/v1/openapi.json", openapi, ANYONE, .rate = RATE_API },
	{ GET, "/.well-known/security.txt", security_txt, ANYONE },
	{ GET, "/.well-known/change-password", change_password, ANYONE },
	{ 0 }
};
