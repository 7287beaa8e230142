/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * signal: a barrier with its facts - what hinders, whom, which rule or who
 * decides, and a proposal. On pages it is called knelpunt.
 */
#pragma once

#include "entry/entry_view.h"
#include "features/edit/edit.h"

extern const struct route signal_routes[];
extern const struct edit_type signal_edit;

/* It hinders nobody any more. */
void signal_was_solved(struct tx *tx, entry_id id, int64_t now);
