/* SPDX-License-Identifier: EUPL-1.2 */
/* Why they fit, and what may not stand in a message. */
#include "features/introduction/inside.h"
#include "features/match/match.h"
#include "features/post/post.h"

enum { LOOKED_AT = 30 };

/* The weightiest reason the matcher has for them; empty if it has none. */
static str matched(struct request *req, const struct entry_card *ask,
		   const struct entry_card *party)
{
	struct match_ask query = {
		.text = arena_f(req->arena, "%.*s\n%.*s", (int)ask->title.n,
				ask->title.p, (int)ask->summary.n,
				ask->summary.p),
		.lang = req->lang, .ask = ask->id, .place = ask->place_id,
		.phase = ask->phase, .limit = LOOKED_AT, .now = req->now,
		.conf = req->conf,
	};
	struct matches found;

	list_add(req->arena, &query.types) = party->type;
	found = match_find(req->tx, req->index, &query);
	for (size_t n = 0; n < found.n; n++)
		if (found.at[n].id.v == party->id.v && found.at[n].reasons.n)
			return found.at[n].reasons.at[0];
	return (str){ 0 };
}

str reason_of(struct request *req, const struct entry_card *ask,
	      const struct entry_card *party)
{
	struct picked_reason_row picked;

	if (!ask->id.v)
		return (str){ 0 };
	return picked_reason(req->tx, ask->id, party->id, &picked)
		? picked.reason : matched(req, ask, party);
}

static bool is_reach(str kind)
{
	return str_eq(kind, S("phone")) || str_eq(kind, S("mail"));
}

str no_addresses(struct request *req, str text, bool for_all)
{
	struct findings found = personal_find(req->arena, text);

	for (size_t n = 0; n < found.n; n++)
		if (is_reach(found.at[n].kind) ||
		    (for_all && found.at[n].holds))
			return TF(req, "Leave this out, please: {text}",
				  TR_STR("text", found.at[n].text));
	return (str){ 0 };
}
