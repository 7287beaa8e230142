/* SPDX-License-Identifier: EUPL-1.2 */
/* Why they fit, and what may not stand in a message. */
#include "features/introduction/inside.h"

str reason_of(struct request *req, const struct entry_card *ask,
	      const struct entry_card *party)
{
	struct picked_reason_row picked;

	if (ask->id.v && picked_reason(req->tx, ask->id, party->id, &picked))
		return picked.reason;
	return (str){ 0 };
}

str no_addresses(struct request *req, str text)
{
	(void)req;
	(void)text;
	return (str){ 0 };
}
