/* SPDX-License-Identifier: EUPL-1.2 */
/* article: guides, reports, models, laws and sites: what one can read. */
#pragma once

#include "entry/entry_view.h"
#include "features/edit/edit.h"

extern const struct route article_routes[];
extern const struct edit_type article_edit;
