/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * party: whoever acts - an initiative, a network, a municipality, a fund. One
 * kind of actor; pages never use the word, they say initiative or
 * organisation.
 */
#pragma once

#include "entry/entry_view.h"
#include "features/edit/edit.h"

extern const struct route party_routes[];
extern const struct edit_type party_initiative_edit, party_organisation_edit;

/* What a feature shows on the page of an initiative or organisation. The table
 * is in app.c and ends NULL; a part with nothing to show returns none. */
typedef html (*party_part)(struct request *req, entry_id party);
extern const party_part party_parts[];

/* One line of what connects two of them: "Hoort bij: Vereniging Dwarsverband". */
struct tie {
	str label, title, path, note;
};
struct ties {
	struct tie *at;
	size_t n, cap;
};

/* A neighbour beside a profile, with the reasons why. */
struct kin {
	str path, title, type;
	struct strs reasons;
};
struct kins {
	struct kin *at;
	size_t n, cap;
};
