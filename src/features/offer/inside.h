/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/offer/offer.h"

extern const struct post_type offer_type;
enum { OFFER_KINDS = 10 };
extern const struct tr_name offer_kinds[OFFER_KINDS];

/* Of offer_edit, besides what all posts have: the last day of it. */
enum { OFFER_EDIT_UNTIL = POST_EDIT_AUDIENCE + 1 };

/* Who may be waiting for it, with the reason. */
struct waiter {
	str type, path, title, label, place;
	struct strs reasons;
};
struct waiters {
	struct waiter *at;
	size_t n, cap;
};

/* Open asks it fits. Empty: nothing found. */
html offer_matches_part(struct request *req, const struct entry_card *row,
			str body);

struct reply offer_new(struct request *req);
struct reply offer_send(struct request *req);
