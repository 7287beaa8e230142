/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outlinegen: areas of a GeoJSON file -> the same, small enough for a page.
 *
 *	outlinegen METRES IN.geojson > static/outline-....json
 *
 * Lines may move by so many metres. Of the properties a code and a name stay.
 */
#include "geo/outline.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>

static struct arena *arena;
static struct geo_rings rings;

static struct geo_ring ring_read(const json_t *points)
{
	size_t n = json_array_size(points);
	struct geo_ring r = { .n = n ? n - 1 : 0 };     /* first is last */

	r.at = arena_array(arena, struct geo_point, n);
	for (size_t i = 0; i < r.n; i++) {
		const json_t *p = json_array_get(points, i);

		r.at[i].lon = (int32_t)lround(1e5 * json_number_value(
						       json_array_get(p, 0)));
		r.at[i].lat = (int32_t)lround(1e5 * json_number_value(
						       json_array_get(p, 1)));
	}
	return r;
}

/* The rings of a MultiPolygon; a Polygon is one of those. */
static const json_t *polygons_of(const json_t *feature)
{
	const json_t *shape = json_object_get(feature, "geometry");
	json_t *coordinates = json_object_get(shape, "coordinates");
	const char *type = json_string_value(json_object_get(shape, "type"));

	if (type && !strcmp(type, "MultiPolygon"))
		return coordinates;
	return json_pack("[O]", coordinates);
}

static void read_all(const json_t *features)
{
	for (size_t i = 0; i < json_array_size(features); i++) {
		const json_t *all = polygons_of(json_array_get(features, i));

		for (size_t j = 0; j < json_array_size(all); j++) {
			const json_t *polygon = json_array_get(all, j);

			for (size_t k = 0; k < json_array_size(polygon); k++)
				list_add(arena, &rings) = ring_read(
					json_array_get(polygon, k));
		}
	}
}

static void write_ring(const struct geo_ring *r)
{
	printf("[");
	for (size_t i = 0; i <= r->n; i++)
		printf("%s[%.5g,%.6g]", i ? "," : "",
		       round(r->at[i % r->n].lon / 10.0) / 1e4,
		       round(r->at[i % r->n].lat / 10.0) / 1e4);
	printf("]");
}

/* One outline and its holes; false if it is too small to be seen. */
static bool write_polygon(size_t ring, size_t n, bool first)
{
	if (!rings.at[ring].n)
		return false;
	printf("%s[", first ? "" : ",");
	for (size_t k = 0; k < n; k++) {
		if (!rings.at[ring + k].n)
			continue;
		printf("%s", k ? "," : "");
		write_ring(&rings.at[ring + k]);
	}
	printf("]");
	return true;
}

static const char *property(const json_t *feature, const char *name,
			    const char *or)
{
	const json_t *all = json_object_get(feature, "properties");
	const char *value = json_string_value(json_object_get(all, name));

	return value ? value : json_string_value(json_object_get(all, or));
}

static void write_feature(const json_t *feature, size_t *ring, bool first)
{
	const json_t *all = polygons_of(feature);
	bool any = false;

	printf("%s{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\","
	       "\"name\":\"%s\"},\"geometry\":{\"type\":\"MultiPolygon\","
	       "\"coordinates\":[", first ? "" : ",\n",
	       property(feature, "code", "pv"),
	       property(feature, "naam", "provincie"));
	for (size_t j = 0; j < json_array_size(all); j++) {
		size_t n = json_array_size(json_array_get(all, j));

		any = write_polygon(*ring, n, !any) || any;
		*ring += n;
	}
	printf("]}}");
}

int main(int argc, char **argv)
{
	json_error_t error;
	int64_t metres;
	json_t *file, *features;
	size_t ring = 0;

	if (argc != 3 || !str_to_int(str_from_z(argv[1]), &metres))
		return 2;
	file = json_load_file(argv[2], 0, &error);
	if (!file) {
		fprintf(stderr, "%s:%d: %s\n", argv[2], error.line, error.text);
		return 1;
	}
	arena = arena_create(1 << 30);
	features = json_object_get(file, "features");
	read_all(features);
	geo_thin(arena, &rings, metres);
	printf("{\"type\":\"FeatureCollection\",\"features\":[\n");
	for (size_t i = 0; i < json_array_size(features); i++)
		write_feature(json_array_get(features, i), &ring, !i);
	printf("\n]}\n");
	arena_destroy(arena);
	json_decref(file);
	return 0;
}
