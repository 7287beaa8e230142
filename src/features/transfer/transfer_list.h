/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * transfer_list: cells with several values, each kept as rows of its own:
 * themes, links and aliases. What the rows say is the cell's text again.
 */
#pragma once

#include "features/transfer/transfer_map.h"
#include "db/db.h"

/* is_public: leave out what is not. */
str list_text(struct tx *tx, const struct column *c, int64_t id,
	      bool is_public);
void list_clear(struct tx *tx, const struct column *c, int64_t id);
/* One more value, at this place in the cell; target: what a slug stands for. */
struct list_value {
	str text;
	int64_t target;
	int64_t position;
};
void list_add_value(struct tx *tx, const struct column *c, int64_t id,
		    const struct list_value *v);
