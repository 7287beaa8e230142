/* SPDX-License-Identifier: EUPL-1.2 */
/* What lies in what: each place with all that holds it, near and far. */
#include "features/place/place.h"
#include "place_gazetteer.sql.h"

static bool shares_a_name(str a, str b)
{
	while (a.n) {
		str one = str_cut(&a, '|'), rest = b;

		while (rest.n)
			if (str_eq(one, str_cut(&rest, '|')))
				return true;
	}
	return false;
}

static bool is_kind(const struct place_part *p, str kind)
{
	return str_eq(p->kind, kind);
}

/*
 * Regions by their names or their programme area, as the network wrote them; a
 * place of the gazetteer has those of its municipality. Not what a region lies
 * in: one listed under a province may reach beyond it.
 */
static void relate_region(struct tx *tx, const struct place_part_rows *all,
			  const struct place_part *region)
{
	list_each(p, *all) {
		if (is_kind(p, S("region")) ||
		    !(shares_a_name(region->region, p->region) ||
		      shares_a_name(region->programme_area, p->programme_area)))
			continue;
		place_within_add(tx, p->id, region->id);
		if (is_kind(p, S("municipality")))
			place_within_add_below(tx, p->id, region->id);
	}
}

void place_relate(struct tx *tx)
{
	struct place_part_rows all = place_parts(tx);

	place_within_clear(tx);
	place_within_chains(tx);
	list_each(p, all) {
		if (is_kind(p, S("region")))
			relate_region(tx, &all, p);
		else if (is_kind(p, S("province")))
			place_within_province(tx, p->id, p->province);
	}
}
