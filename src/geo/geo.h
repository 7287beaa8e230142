/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * geo: points, distances and boxes. A coordinate is a whole number of 1e-5
 * degree (about a metre), WGS84. The point { 0, 0 } lies in the ocean and
 * means: not known.
 */
#pragma once

#include "base/base.h"

struct geo_point {
	int32_t lat, lon;
};

struct geo_box {
	struct geo_point min, max;      /* all zero: empty */
};

bool geo_known(struct geo_point p);
/* "52.0870" as 5208700; at most five decimals count, the rest is rounded.
 * False, and *out untouched, if it is no number from -limit to limit degrees. */
bool geo_degrees(str text, int limit, int32_t *out) MUST_CHECK;
/* Along the great circle, in metres; an error of at most 0.5 %. */
int64_t geo_metres(struct geo_point a, struct geo_point b);
/* "700 m", "1,4 km" (1.4 in English), "14 km". */
str geo_text(struct arena *a, str lang, int64_t metres);
/* Kilometres with one decimal, for a program: "1.4". */
str geo_km(struct arena *a, int64_t metres);

struct geo_box geo_include(struct geo_box box, struct geo_point p);
bool geo_inside(struct geo_box box, struct geo_point p);
/* What lies within so many metres lies in this box (not the other way). */
struct geo_box geo_around(struct geo_point p, int64_t metres);
