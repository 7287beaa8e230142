/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/upkeep/upkeep.h"
#include "upkeep.sql.h"

struct reply copies_show(struct request *req);
struct reply copies_make(struct request *req);
struct reply copies_try(struct request *req);
struct reply copies_take_ask(struct request *req);
struct reply copies_take(struct request *req);
struct reply health_show(struct request *req);

enum { BACKUP_LATE = 2 * 24 * 3600 };   /* seconds without one: a worry */

struct counted {
	str table, rows;
};
struct copy_line {
	int64_t id;
	str when, size, failure, tried, rehearsal;
	struct counts { struct counted *at; size_t n, cap; } counts;
	bool there;             /* it was made, and is not cleared away yet */
};
struct copy_lines {
	struct copy_line *at;
	size_t n, cap;
};
