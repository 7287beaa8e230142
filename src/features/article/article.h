/* SPDX-License-Identifier: EUPL-1.2 */
/* article: guides, reports, models, laws and sites: what one can read. */
#pragma once

#include "entry/entry_form.h"
#include "entry/entry_view.h"
#include "features/edit/edit.h"

extern const struct route article_routes[];
extern const struct edit_type article_edit;

/* A new one of that kind ("guide"), as entry_create makes it. */
entry_id article_create(struct tx *tx, const struct entry_made *made, str kind,
			int64_t now);

/* What a feature adds to the page of an article; in app.c, ends NULL. */
typedef void (*article_part)(struct request *req, struct entry_view *v);
extern const article_part article_parts[];
