/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * match_rule: for whom an offer is, as its eligible_rule says it:
 *
 *	rule  = part *(";" part)		all must hold
 *	part  = "open" | "core<=" number | name "=" value *("|" value)
 *	name  = "area" | "phase" | "place" | "theme" | "actor" | "role"
 *
 * A bar is "or"; a place holds for what lies in it too. What is not known of
 * who asks never excludes, and neither does a part that is not understood.
 */
#pragma once

#include "base/base.h"

enum rule_kind { RULE_UNKNOWN, RULE_OPEN, RULE_CORE, RULE_AREA, RULE_PHASE,
		 RULE_PLACE, RULE_THEME, RULE_ACTOR, RULE_ROLE };

struct rule_part {
	enum rule_kind kind;
	int64_t most;           /* of RULE_CORE: inhabitants */
	struct strs values;
};
struct rule {
	struct rule_part *at;
	size_t n, cap;
};

/* Never fails; of a text beyond 4,000 bytes the rest is not read. */
struct rule rule_read(struct arena *a, str text);

enum fit { FITS, MAY_FIT, UNFIT };

/* What is known of who asks. Empty: not known. */
struct rule_asker {
	str small_core;         /* "yes", "no" */
	int64_t population;     /* of its village or town; 0: not known */
	str area;               /* programme area */
	str phase;
	struct strs within;     /* slugs of every place it lies in */
	bool place_is_wide;     /* a region or wider: more may hold inside */
	struct strs themes;     /* of the ask, and what these are under */
	struct strs actors;     /* what it is: "care" is "professional" too */
	struct strs roles;
};

/* *deciding gets the part that excludes; NULL if none does. */
enum fit rule_fits(const struct rule *rule, const struct rule_asker *asker,
		   const struct rule_part **deciding);
