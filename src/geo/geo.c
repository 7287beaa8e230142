/* SPDX-License-Identifier: EUPL-1.2 */
#include "geo/geo.h"

#include <math.h>

static const double RADIUS = 6371008.8;         /* metres, the mean one */

static double radians(int32_t e5)
{
	return e5 * (M_PI / 180 / 100000);
}

bool geo_known(struct geo_point p)
{
	return p.lat || p.lon;
}

/* The first five decimals as a number; one more if the sixth is 5 or up. */
static bool decimals(str text, int64_t *out)
{
	int64_t v = 0;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	for (size_t i = 0; i < 5; i++)
		v = v * 10 + (i < text.n ? text.p[i] - '0' : 0);
	*out = v + (text.n > 5 && text.p[5] >= '5');
	return true;
}

bool geo_degrees(str text, int limit, int32_t *out)
{
	bool minus = str_starts(text, S("-"));
	str rest = minus ? (str){ text.p + 1, text.n - 1 } : text;
	str whole = str_cut(&rest, '.');
	int64_t degrees, parts, e5;

	if (whole.n > 3 || str_starts(whole, S("-")) ||
	    !str_to_int(whole, &degrees) || !decimals(rest, &parts))
		return false;
	e5 = degrees * 100000 + parts;
	if (e5 > (int64_t)limit * 100000)
		return false;
	*out = (int32_t)(minus ? -e5 : e5);
	return true;
}

int64_t geo_metres(struct geo_point a, struct geo_point b)
{
	double lat = sin(radians(b.lat - a.lat) / 2);
	double lon = sin(radians(b.lon - a.lon) / 2);
	double h = lat * lat + cos(radians(a.lat)) * cos(radians(b.lat)) *
			       lon * lon;

	return llround(2 * RADIUS * asin(sqrt(h < 1 ? h : 1)));
}

str geo_text(struct arena *a, str lang, int64_t metres)
{
	const char *comma = str_eq(lang, S("en")) ? "." : ",";

	if (metres < 950)
		return arena_f(a, "%" PRId64 " m", (metres + 50) / 100 * 100);
	if (metres < 9950)
		return arena_f(a, "%" PRId64 "%s%" PRId64 " km",
			       (metres + 50) / 1000, comma,
			       (metres + 50) / 100 % 10);
	return arena_f(a, "%" PRId64 " km", (metres + 500) / 1000);
}

str geo_km(struct arena *a, int64_t metres)
{
	return arena_f(a, "%" PRId64 ".%" PRId64, (metres + 50) / 1000,
		       (metres + 50) / 100 % 10);
}

struct geo_box geo_include(struct geo_box box, struct geo_point p)
{
	if (!geo_known(box.min) && !geo_known(box.max))
		return (struct geo_box){ p, p };
	if (p.lat < box.min.lat)
		box.min.lat = p.lat;
	if (p.lon < box.min.lon)
		box.min.lon = p.lon;
	if (p.lat > box.max.lat)
		box.max.lat = p.lat;
	if (p.lon > box.max.lon)
		box.max.lon = p.lon;
	return box;
}

bool geo_inside(struct geo_box box, struct geo_point p)
{
	return p.lat >= box.min.lat && p.lat <= box.max.lat &&
	       p.lon >= box.min.lon && p.lon <= box.max.lon;
}

struct geo_box geo_around(struct geo_point p, int64_t metres)
{
	double up = (double)metres / RADIUS * 180 / M_PI * 100000 + 1;
	double narrow = cos(radians(p.lat));
	double aside = narrow > 0.01 ? up / narrow : 36000000;
	int32_t lat = (int32_t)up, lon = (int32_t)aside;

	return (struct geo_box){ { p.lat - lat, p.lon - lon },
				 { p.lat + lat, p.lon + lon } };
}
