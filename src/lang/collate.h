/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * collate: the order of names in a list. Both databases compare bytes, so the
 * order is made here, once, and kept in a column.
 */
#pragma once

#include "base/base.h"

/*
 * A key whose bytes sort as a Dutch reader expects: capitals, accents and
 * punctuation do not count, ij is i and j, "2" comes before "10". "De" and
 * "Het" do count: that is where people look.
 */
str lang_sort_key(struct arena *a, str text);
/* A name for an address: "Bergen (NH.)" as "bergen-nh". Empty if the text has
 * no letter a to z and no digit. */
str lang_slug(struct arena *a, str text);
