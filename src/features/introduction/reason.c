/* SPDX-License-Identifier: EUPL-1.2 */
/* Why they fit, and what may not stand in a message. */
#include "features/introduction/inside.h"
#include "features/post/post.h"

str reason_of(struct request *req, const struct entry_card *ask,
	      const struct entry_card *party)
{
	struct picked_reason_row picked;

	if (ask->id.v && picked_reason(req->tx, ask->id, party->id, &picked))
		return picked.reason;
	return (str){ 0 };
}

static bool is_reach(str kind)
{
	return str_eq(kind, S("phone")) || str_eq(kind, S("mail"));
}

str no_addresses(struct request *req, str text, bool for_all)
{
	struct findings found = post_check(req->arena, text);

	for (size_t n = 0; n < found.n; n++)
		if (is_reach(found.at[n].kind) ||
		    (for_all && found.at[n].holds))
			return TF(req, "Leave this out, please: {text}",
				  TR_STR("text", found.at[n].text));
	return (str){ 0 };
}
