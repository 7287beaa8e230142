/* SPDX-License-Identifier: EUPL-1.2 */
/* theme: what things are about; a tree of two levels, and a page for each
 * that collects everything under it. */
#pragma once

#include "entry/entry_view.h"

extern const struct route theme_routes[];

struct theme_group {
	str path, name, description;
	struct theme_links children;
};
struct theme_groups {
	struct theme_group *at;
	size_t n, cap;
};
