/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/post/post.h"

/* "Zegveld (Woerden)"; the bare name where there is no municipality to say. */
str post_place_label(struct arena *a, str name, str municipality);

/* Its writer confirmed it: it is shown, or held still if that is why. */
void post_publish(struct tx *tx, entry_id id, int64_t now);
