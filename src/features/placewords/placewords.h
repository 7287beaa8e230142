/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * placewords: what the network says of a place itself: a few sentences and
 * where to read more. A coordinator there writes it, or the contact of a
 * municipality for its own page. Every change can be seen and undone.
 */
#pragma once

#include "features/place/place.h"

extern const struct route placewords_routes[];

/* On the page of a place. */
html placewords_part(struct request *req, const struct place_shown *place);
