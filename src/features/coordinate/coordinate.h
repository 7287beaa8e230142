/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * coordinate: /beheer, where a coordinator does in two hours a week what only
 * a person can: call who has no address, look at what was held, find someone
 * for an ask that nobody picked up. The most urgent comes first, skipping one
 * harms nothing, and she sees only what lies within her area.
 */
#pragma once

#include "features/introduction/introduction.h"

extern const struct route coordinate_routes[];
extern const struct token_purpose coordinate_purposes[];

struct monday;
/* What of it goes into the Monday mail. */
void coordinate_monday(struct monday *m);

/*
 * What another feature shows on /beheer below the list of what there is to do.
 * The table is in app.c and ends NULL. Nothing to do is an empty html.
 */
typedef html (*work_part)(struct request *req);
extern const work_part work_parts[];
