/* SPDX-License-Identifier: EUPL-1.2 */
/* experience: what an initiative or organisation has done that helps others. */
#pragma once

#include "entry/entry_view.h"
#include "features/edit/edit.h"

extern const struct route experience_routes[];
extern const struct edit_type experience_edit;
