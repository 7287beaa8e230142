/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/sterker: showing more than a mail does. */
#include "features/factor/inside.h"
#include "base/when.h"
#include "factor.html.h"

static bool is_in_office(const struct request *req)
{
	return (req->who.may | req->who.could) & ~(1u << PERSON);
}

static struct reply page(struct request *req, int status, str back, str error)
{
	person_id me = req->who.id;
	bool keys = factor_keys(req->tx, me), app = code_has_app(req->tx, me);
	struct lost_line lost;
	struct htmls ways = { 0 };

	for (const person_way *way = person_ways; *way; way++) {
		html markup = (*way)(req, back);

		if (markup.s.n)
			list_add(req->arena, &ways) = markup;
	}
	head_mine(req, T(req, "Show that it is you"), S("/mijn/sterker"));
	return reply_page(req, status, T(req, "Show that it is you"),
		stronger_page, .ways = ways, .error = error,
		.none = !keys && !app, .lost = lost_get(req->tx, me, &lost),
		.phone = req->conf->phone);
}

static struct reply show(struct request *req)
{
	str back = safe_path(request_param(req, "naar"), S("/mijn"));

	if (!is_in_office(req))
		return reply_redirect(req, "/mijn");
	return page(req, 200, back, (str){ 0 });
}

static struct reply use_code(struct request *req)
{
	str back = safe_path(request_field(req, "naar"), S("/mijn"));
	struct reply reply;

	if (!code_is_right(req, request_field(req, "code")))
		return page(req, 422, back, T(req, "That is not a code of now. After five wrong codes, wait a quarter of an hour."));
	reply = reply_redirect(req, "%.*s", (int)back.n, back.p);
	person_begin_session(req, &reply, req->who.id, WAY_CODE);
	return reply;
}

html factor_way(struct request *req, str back)
{
	if (!req->who.id.v || !code_has_app(req->tx, req->who.id))
		return (html){ 0 };
	return part_page(req, code_way_page, .back = back);
}

html factor_mine(struct request *req)
{
	struct lost_line_rows rows = { 0 };
	struct lost_people lost = { 0 };

	if (who_may(&req->who, COORDINATOR))
		rows = lost_list(req->tx, req->who.id);
	list_each(r, rows)
		list_add(req->arena, &lost) = (struct lost_person){
			r->person_id.v, r->name,
			when_day(req->arena, req->lang, r->asked_at) };
	if (!req->who.could && !lost.n)
		return (html){ 0 };
	return part_page(req, factor_mine_page, .waits = req->who.could != 0,
			 .lost = lost);
}

const struct route factor_routes[] = {
	{ GET,  "/mijn/sterker",        show,        PERSON },
	{ POST, "/mijn/sterker",        use_code,    PERSON, .rate = RATE_CODE },
	{ POST, "/mijn/sterker/kwijt",  lost_ask,    PERSON },
	{ GET,  "/mijn/codes",          code_show,   PERSON, .flags = FRESH },
	{ POST, "/mijn/codes",          code_change, PERSON, .flags = FRESH,
	  .rate = RATE_CODE },
	{ GET,  "/beheer/rollen/terug/{id}", lost_show,   COORDINATOR, .flags = FRESH },
	{ POST, "/beheer/rollen/terug/{id}", lost_return, COORDINATOR, .flags = FRESH },
	{ 0 }
};
