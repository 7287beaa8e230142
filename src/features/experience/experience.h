/* SPDX-License-Identifier: EUPL-1.2 */
/* experience: what an initiative or organisation has done that helps others. */
#pragma once

#include "entry/entry_view.h"

extern const struct route experience_routes[];
