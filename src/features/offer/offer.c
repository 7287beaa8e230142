/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/offer/offer.h"
#include "offer.sql.h"

str offer_kind_name(const struct request *req, str kind)
{
	static const struct tr_name names[] = {
		{ S("voucher"), N_("Paid hours of an expert") },
		{ S("coaching"), N_("Someone who thinks along") },
		{ S("meeting"), N_("A meeting") },
		{ S("knowledge"), N_("Knowledge") },
		{ S("finance"), N_("Money") },
		{ S("space"), N_("Space") },
		{ S("network"), N_("Contacts") },
		{ S("time"), N_("Time") },
		{ S("goods"), N_("Goods") },
		{ S("experience"), N_("Experience") },
	};

	return tr_name(req->lang, names, kind);
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct entry_view v;
	struct offer offer;

	if (!entry_open(req, S("offer"), &row) ||
	    !offer_get(req->tx, row.id, &offer))
		return reply_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	v = entry_view_of(req, &row);
	view_text(req, &v, (str){ 0 }, offer.body);
	view_fact(req, &v, T(req, "What"), offer_kind_name(req, offer.kind));
	view_fact(req, &v, T(req, "For whom"), offer.eligible);
	view_fact(req, &v, T(req, "On condition"), offer.condition);
	view_linked(req, &v, T(req, "Brought by"), row.id, "provider");
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row.id, S("harvest-item"), S("link")));
	return entry_page(req, &v);
}

const struct route offer_routes[] = {
	{ GET, "/aanbod/{slug}", show, ANYONE, JSON },
	{ 0 }
};
