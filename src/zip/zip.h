/* SPDX-License-Identifier: EUPL-1.2 */
/* zip: a few texts as one file to save (PKWARE APPNOTE 6.3), in memory. */
#pragma once

#include "base/base.h"

struct zip_file {
	const char *name;       /* ASCII: "gegevens.json" */
	str bytes;
};

/* The archive, in the arena; a quarter larger than the files at most. `now` is
 * when they were made. */
str zip_of(struct arena *a, const struct zip_file *files, size_t n,
	   int64_t now);
