/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * place: a neighbourhood, village, town, municipality, region, province or
 * country, with a page of what is there that also prints as an A4.
 *
 * The rows come from the gazetteer the program carries (CBS, Kadaster and
 * GeoNames, CC BY 4.0) and from the network's own places.csv. The network's
 * row wins: it takes over the gazetteer's row of the same code.
 */
#pragma once

#include "entry/entry_view.h"

extern const struct route place_routes[];

/* What must be named wherever the places are shown. */
#define PLACE_CREDIT "CBS / Kadaster, GeoNames (CC BY 4.0)"

/*
 * Put the gazetteer's places in the database, with what lies in what; nothing
 * if they are there. True if it did.
 */
bool place_load_gazetteer(struct tx *tx, int64_t now);

/* What a row of places.csv says it is. */
struct place_claim {
	str slug, kind, code, province;
	place_id id;            /* in: who has the slug. out: the row it is;
				   0: a new one */
	bool own;               /* in: that one is the network's own */
};

/*
 * Find the row a network's own place is, by slug or by its code in the
 * gazetteer, never by name (a country and a province, which have no code in
 * places.csv, by what they are). The slug is free for it afterwards. False:
 * that place of the gazetteer has another own row already.
 */
bool place_claim(struct tx *tx, struct place_claim *claim) MUST_CHECK;

/* Give a place of the gazetteer another slug: the network needs this one. */
void place_move_aside(struct tx *tx, place_id id);

/* Work out anew what lies in what, after places were changed. */
void place_relate(struct tx *tx);
