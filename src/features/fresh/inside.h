/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry.h"
#include "features/fresh/fresh.h"
#include "fresh.sql.h"

enum { FRESH_YEAR = 365 * DAY };

/* Something nobody looked at, as the coordinator's list shows it. */
struct stale {
	str type, slug, title, path, place, when, asked;
};
struct stales {
	struct stale *at;
	size_t n, cap;
};

/* Who says so: its manager's party, or a role. It is right, now. */
void fresh_mark(struct tx *tx, entry_id id, str by, int64_t now);
