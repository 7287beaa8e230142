/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/when.h"
#include "entry/entry_view.h"
#include "features/introduction/introduction.h"
#include "features/meeting/meeting.h"
#include "features/settings/settings.h"
#include "features/site/site_pages.h"
#include "home.html.h"

enum { UNMET = 6, REPORTED = 4, COMING = 4, INITIATIVES = 3 };

/* Everyone comes up in turn, a few each day; nobody is before others. */
static int64_t turn(const struct request *req, int64_t total, int64_t shown)
{
	return total > shown ? (req->now / DAY * shown) % (total - shown + 1) : 0;
}

struct reply home_page(struct request *req)
{
	const place_id anywhere = { 0 };
	const theme_id any = { 0 };
	int64_t n = entry_count(req->tx, S("initiative"), anywhere, any, S(""));
	int64_t old = entry_count_reported(req->tx, S("ask"));
	struct entry_card_rows unmet = entry_unmet(req->tx, UNMET);
	struct entry_card_rows reported = entry_reported(req->tx, S("ask"),
		REPORTED, turn(req, old, REPORTED));
	struct entry_card_rows some = entry_list(req->tx, S("initiative"),
		anywhere, any, S(""), INITIATIVES, turn(req, n, INITIATIVES));
	bool square = settings_uses(req->conf, S("/plein"));
	bool meets = settings_uses(req->conf, S("/bijeenkomsten"));
	str title = T(req, "Neighbours who begin something find each other here");

	if (!square)
		unmet.n = reported.n = 0;
	req->head.description = title;
	return reply_page(req, 200, T(req, "Welcome"), home,
		.title = title, .n = n, .square = square, .meets = meets,
		.unmet = entry_cards(req, &unmet),
		.reported = entry_cards(req, &reported),
		.coming = meeting_list_coming(req, anywhere, any, COMING),
		.initiatives = entry_cards(req, &some),
		.story = introduction_on_home(req));
}
