/* SPDX-License-Identifier: EUPL-1.2 */
/* What the pages of these tests show. */
#pragma once

#include "base/base.h"

struct thing {
	str slug, title;
	bool big;
	int64_t n;
};
struct things {
	struct thing *at;
	size_t n, cap;
};
