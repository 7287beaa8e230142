/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may be waiting for what someone brings. */
#include "features/offer/inside.h"
#include "features/match/match.h"
#include "offer_matches.html.h"

enum { SHOWN = 6 };

html offer_matches_part(struct request *req, const struct entry_card *row,
			str body)
{
	struct entry_theme_name_rows themes = entry_themes(req->tx, row->id);
	str types[] = { S("ask") };
	struct match_ask q = {
		.text = arena_f(req->arena, "%.*s\n%.*s", (int)row->title.n,
			row->title.p, (int)body.n, body.n ? body.p : ""),
		.lang = req->lang, .place = row->place_id,
		.types = { types, COUNT(types), COUNT(types) },
		.limit = SHOWN, .now = req->now, .conf = req->conf,
	};
	struct matches found;
	struct waiters list = { 0 };

	list_each(r, themes)
		list_add(req->arena, &q.themes) = r->slug;
	found = match_find(req->tx, req->index, &q);
	list_each(r, found)
		list_add(req->arena, &list) = (struct waiter){
			r->type, r->url, r->title,
			tr(req->lang, str_from_z(
				entry_type_of(r->type)->one)),
			r->place, r->reasons };
	if (!list.n)
		return (html){ 0 };
	return part_page(req, offer_matches_page, .list = list);
}
