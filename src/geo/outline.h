/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outline: borders with fewer points. Areas that touch go on touching: a
 * border that two rings share is thinned once, the same for both.
 */
#pragma once

#include "geo/geo.h"

/* A closed line: the last point is joined to the first. */
struct geo_ring {
	struct geo_point *at;
	size_t n;
};

struct geo_rings {
	struct geo_ring *at;
	size_t n, cap;
};

/*
 * Take points away so that no line moves by more than about so many metres
 * (Douglas and Peucker, 1973). Points where three or more borders meet stay.
 * Rings that become a line are left with n 0.
 */
void geo_thin(struct arena *a, struct geo_rings *rings, int64_t metres);
