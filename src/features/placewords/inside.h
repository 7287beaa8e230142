/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/edit/edit.h"
#include "features/placewords/placewords.h"
#include "placewords.sql.h"

/* A change, beside what stood there before. */
struct placewords_event {
	str date, who;
	struct edit_difference text, links;
	bool text_differs, links_differ, newest;
	int64_t before;
};
struct placewords_events {
	struct placewords_event *at;
	size_t n, cap;
};
