/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * square: asks and offers on one page. What waits comes first, and only what
 * was asked or reconfirmed here counts; what was noted years ago asks whether
 * it is still going on; wishes are never shown as help.
 */
#pragma once

#include "features/post/post.h"

extern const struct route square_routes[];
