/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/square/square.h"
#include "base/when.h"
#include "square.html.h"
#include "square.sql.h"

enum { SHOWN = 6, ROWS = 8, BALANCE_OF = 30 * DAY };

static struct reply show(struct request *req)
{
	struct entry_card_rows unmet = entry_unmet(req->tx, SHOWN);
	struct entry_card_rows circle = post_for_circle(req, ROWS);
	struct entry_card_rows offers = entry_offered(req->tx, SHOWN);
	struct entry_card_rows wishes = entry_wished(req->tx, ROWS);
	struct entry_card_rows noted = entry_reported(req->tx, S("ask"), ROWS, 0);
	struct square_balance_row balance = { 0 };

	if (!square_balance(req->tx, (req->now - BALANCE_OF) / HOUR * HOUR,
			    &balance))
		balance = (struct square_balance_row){ 0 };
	head_crumb(req, T(req, "Asks and offers"), S("/plein"));
	req->head.description = T(req, "What people here need and what they bring.");
	return reply_page(req, 200, T(req, "Asks and offers"), square,
		.unmet = entry_cards(req, &unmet),
		.circle = entry_cards(req, &circle),
		.offers = entry_cards(req, &offers),
		.wishes = entry_cards(req, &wishes),
		.noted = entry_cards(req, &noted),
		.busy = balance.brought + balance.used + balance.waiting > 0,
		.brought = balance.brought, .used = balance.used,
		.waiting = balance.waiting);
}

const struct route square_routes[] = {
	{ GET, "/plein", show, ANYONE },
	{ 0 }
};
