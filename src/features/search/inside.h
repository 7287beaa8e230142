/* SPDX-License-Identifier: EUPL-1.2 */
/* inside: what the files of this feature share and nobody else needs. */
#pragma once

#include "features/search/search.h"

/* Put one into the index, or take it out if it is not public (any more). */
bool put_entry(struct tx *tx, struct index *ix, int64_t id, struct err *err)
	MUST_CHECK;
bool put_theme(struct tx *tx, struct index *ix, int64_t id, struct err *err)
	MUST_CHECK;
bool put_place(struct tx *tx, struct index *ix, int64_t id, struct err *err)
	MUST_CHECK;
