/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * funding: ways to be paid for what one does, compared side by side, with the
 * initiatives that use them.
 */
#pragma once

#include "entry/entry_view.h"
#include "features/edit/edit.h"

extern const struct route funding_routes[];
extern const struct edit_type funding_edit;

/* One row of the comparison. */
struct model {
	str path, title, summary, duration, source, users;
	bool proposed;
};
struct models {
	struct model *at;
	size_t n, cap;
};

/* Money that someone has for plans. */
struct pot {
	str path, title, summary;
	str until;              /* "3 maart 2027"; empty: no last day */
	bool announced;
};
struct pots {
	struct pot *at;
	size_t n, cap;
};
