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
		.limit = SHOWN, .now = req->now,
	};
	struct matches found;
	struct waiters list = { 0 };

	for (size_t i = 0; i < themes.n; i++)
		list_add(req->arena, &q.themes) = themes.at[i].slug;
	found = match_find(req->tx, req->index, &q);
	for (size_t i = 0; i < found.n; i++)
		list_add(req->arena, &list) = (struct waiter){
			found.at[i].type, found.at[i].url, found.at[i].title,
			tr(req->lang, str_from_z(
				entry_type_of(found.at[i].type)->one)),
			found.at[i].place, found.at[i].reasons };
	if (!list.n)
		return (html){ 0 };
	return part_page(req, offer_matches_page, .list = list);
}
