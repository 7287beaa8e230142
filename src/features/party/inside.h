/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/party/party.h"

enum { PARTY_BRINGS = 5 };
extern const struct tr_name party_brings[PARTY_BRINGS];

/* Its other names, with commas between. */
str party_also(struct tx *tx, entry_id id);
