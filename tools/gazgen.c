/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gazgen: the gazetteer's tables -> one compact text for the program to carry.
 *
 *	gazgen FOLDER > gazetteer.c
 *
 * A line a place, parents before children, tabs between:
 * code, kind, line of the parent (from 1; 0: none), name, latitude, longitude,
 * inhabitants, small core (y, n or nothing), regions with bars.
 */
#include "csv/csv.h"

#include <stdio.h>
#include <stdlib.h>

enum { CORE = 8000, TOWN = 20000 };

static struct arena *arena;

struct place {
	str code;
	char kind;              /* country, province, municipality, town,
				   village, neighbourhood: their first letter */
	size_t parent;
	str name, lat, lon;
	int64_t inhabitants;
	char small;
	str region, province;
};

static struct {
	struct place *at;
	size_t n, cap;
} places;

static str slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *p = arena_alloc(arena, 1 << 20);
	size_t n = f ? fread(p, 1, 1 << 20, f) : 0;

	if (!n || n == 1 << 20) {
		fprintf(stderr, "gazgen: cannot read %s\n", path);
		exit(1);
	}
	fclose(f);
	return (str){ p, n };
}

static struct csv_table table(const char *folder, const char *name)
{
	str path = arena_f(arena, "%s/%s.csv", folder, name);
	struct csv_table t = csv_read(arena, slurp(path.p));

	if (t.n_faults) {
		fprintf(stderr, "%s: %s\n", path.p, t.faults.at[0].why.p);
		exit(1);
	}
	return t;
}

static str cell(const struct csv_table *t, size_t row, const char *column)
{
	size_t at = csv_column(t, str_from_z(column));

	if (at == t->columns) {
		fprintf(stderr, "gazgen: no column %s\n", column);
		exit(1);
	}
	return t->rows.at[row].cells[at];
}

static int64_t number(str text)
{
	int64_t n = 0;

	return str_to_int(text, &n) ? n : 0;
}

/* The line of this code, from 1; 0 if it is not there. */
static size_t line_of(str code)
{
	for (size_t i = 0; i < places.n; i++)
		if (str_eq(places.at[i].code, code))
			return i + 1;
	return 0;
}

static void add_provinces(const struct csv_table *t)
{
	list_add(arena, &places) = (struct place){
		.code = S("NL"), .kind = 'c', .name = S("Nederland") };
	for (size_t i = 0; i < t->rows.n; i++) {
		str code = cell(t, i, "provinciecode");

		if (!line_of(code))
			list_add(arena, &places) = (struct place){
				.code = code, .kind = 'p', .parent = 1,
				.name = cell(t, i, "provincie") };
	}
}

/* Full members only; Barneveld and Nijkerk are in part of Amersfoort's. */
static str regions(str tags)
{
	struct buf b = { .arena = arena, .limit = 200 };

	while (tags.n) {
		str tag = str_cut(&tags, ' ');

		if (str_ends(tag, S("-deels")))
			continue;
		if (b.n)
			buf_add(&b, S("|"));
		buf_add(&b, str_eq(tag, S("RegioAmersfoort"))
			? S("Regio Amersfoort")
			: str_eq(tag, S("FoodValley")) ? S("Foodvalley") : tag);
	}
	return buf_str(&b);
}

static void add_municipalities(const struct csv_table *t)
{
	for (size_t i = 0; i < t->rows.n; i++)
		list_add(arena, &places) = (struct place){
			.code = cell(t, i, "code"), .kind = 'm',
			.parent = line_of(cell(t, i, "provinciecode")),
			.name = cell(t, i, "naam"),
			.lat = cell(t, i, "lat"), .lon = cell(t, i, "lon"),
			.inhabitants = number(cell(t, i, "inwoners_2023")),
			.region = regions(cell(t, i, "regios")) };
}

/*
 * Whether the place is a core of at most 8,000. The built-up core counts, but
 * inhabitants are known of the whole place with its outlying farms; where the
 * two differ about it, nothing is said.
 */
static char small_core(const struct csv_table *cores, str municipality,
		       str name, int64_t inhabitants)
{
	char small = inhabitants <= CORE ? 'y' : 'n';

	if (!inhabitants)
		return 0;
	for (size_t i = 0; i < cores->rows.n; i++) {
		if (!str_eq(cell(cores, i, "gemeentecode"), municipality) ||
		    !str_eq(cell(cores, i, "kern"), name))
			continue;
		if ((number(cell(cores, i, "inwoners_2021")) <= CORE) !=
		    (small == 'y'))
			return 0;
	}
	return small;
}

static int by_inhabitants(const void *a, const void *b)
{
	const struct place *p = a, *q = b;

	if (p->inhabitants != q->inhabitants)
		return p->inhabitants < q->inhabitants ? 1 : -1;
	return str_cmp(p->code, q->code);
}

/* The largest first: of places with the same name it gets the short slug. */
static void add_towns(const struct csv_table *t, const struct csv_table *cores)
{
	size_t first = places.n;

	for (size_t i = 0; i < t->rows.n; i++) {
		int64_t n = number(cell(t, i, "inwoners"));
		str municipality = cell(t, i, "gemeentecode");

		list_add(arena, &places) = (struct place){
			.code = cell(t, i, "woonplaatscode"),
			.kind = n >= TOWN ? 't' : 'v',
			.parent = line_of(municipality),
			.name = cell(t, i, "naam"),
			.lat = cell(t, i, "lat"), .lon = cell(t, i, "lon"),
			.inhabitants = n,
			.small = small_core(cores, municipality,
					    cell(t, i, "naam"), n) };
	}
	qsort(places.at + first, places.n - first, sizeof places.at[0],
	      by_inhabitants);
}

/* A neighbourhood lies in the town beside it, if that is of its municipality. */
static size_t parent_of(const struct csv_table *t, size_t i, bool part)
{
	size_t municipality = line_of(cell(t, i, "gemeentecode"));
	size_t town = line_of(cell(t, i, "dichtstbij_woonplaatscode"));

	if (part && town && places.at[town - 1].parent == municipality)
		return town;
	return municipality;
}

static void add_others(const struct csv_table *t)
{
	for (size_t i = 0; i < t->rows.n; i++) {
		bool part = str_eq(cell(t, i, "soort"), S("wijk"));

		list_add(arena, &places) = (struct place){
			.code = arena_f(arena, "gn%s",
				arena_z(arena, cell(t, i, "geonameid"))),
			.kind = part ? 'n' : 'v',
			.parent = parent_of(t, i, part),
			.name = cell(t, i, "naam"),
			.lat = cell(t, i, "lat"), .lon = cell(t, i, "lon") };
	}
}

static void print(str s)
{
	for (size_t i = 0; i < s.n; i++)
		printf(s.p[i] == '"' || s.p[i] == '\\' ? "\\%c" : "%c", s.p[i]);
	printf("\\t");
}

static void write_all(void)
{
	printf("/* Made by gazgen. */\n"
	       "extern const char place_gazetteer[];\n"
	       "const char place_gazetteer[] =\n");
	for (size_t i = 0; i < places.n; i++) {
		const struct place *p = &places.at[i];
		str small = { &p->small, p->small != 0 };

		printf("\"");
		print(p->code);
		printf("%c\\t%zu\\t", p->kind, p->parent);
		print(p->name);
		print(p->lat);
		print(p->lon);
		if (p->inhabitants)
			printf("%lld", (long long)p->inhabitants);
		printf("\\t");
		print(small);
		printf("%.*s\\n\"\n", (int)p->region.n, p->region.p);
	}
	printf(";\n");
}

int main(int argc, char **argv)
{
	struct csv_table municipalities, cores, towns, others;

	if (argc != 2)
		return 2;
	arena = arena_create(1 << 30);
	municipalities = table(argv[1], "gemeenten");
	cores = table(argv[1], "cbs_bevolkingskernen_2021_utrecht");
	towns = table(argv[1], "woonplaatsen");
	others = table(argv[1], "overige_plaatsnamen");
	add_provinces(&municipalities);
	add_municipalities(&municipalities);
	add_towns(&towns, &cores);
	add_others(&others);
	write_all();
	arena_destroy(arena);
	return 0;
}
