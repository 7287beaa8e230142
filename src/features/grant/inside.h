/* SPDX-License-Identifier: EUPL-1.2 */
/* What the pages of this feature are given. */
#pragma once

#include "features/grant/grant.h"
#include "entry/entry_list.h"

/* A role someone has or had, in the reader's words. */
struct held {
	int64_t id;
	str name, mail, role, where, since, by;
	str until;              /* empty: no end */
	str ended_by;           /* empty: it ran out, or it holds */
};
struct grant_lines {
	struct held *at;
	size_t n, cap;
};

struct role_choice {
	str value, label, what;
	bool chosen;
};
struct role_choices {
	struct role_choice *at;
	size_t n, cap;
};
