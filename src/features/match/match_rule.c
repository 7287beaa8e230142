/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/match/match_rule.h"

enum { RULE_MAX = 4000, PARTS_MAX = 32, VALUES_MAX = 32 };

static const struct {
	str name;
	enum rule_kind kind;
} names[] = {
	{ S("area"), RULE_AREA }, { S("phase"), RULE_PHASE },
	{ S("place"), RULE_PLACE }, { S("theme"), RULE_THEME },
	{ S("actor"), RULE_ACTOR }, { S("role"), RULE_ROLE },
};

static struct rule_part read_core(str number)
{
	struct rule_part part = { 0 };

	if (str_to_int(str_trim(number), &part.most) && part.most > 0)
		part.kind = RULE_CORE;
	return part;
}

static struct rule_part read_part(struct arena *a, str text)
{
	struct rule_part part = { 0 };
	str rest = text, name = str_trim(str_cut(&rest, '='));

	if (str_eq(name, S("core<")))
		return read_core(rest);
	if (str_eq(name, S("open")) && !str_trim(rest).n)
		return (struct rule_part){ .kind = RULE_OPEN };
	while (rest.n && part.values.n < VALUES_MAX) {
		str value = str_trim(str_cut(&rest, '|'));

		if (value.n)
			list_add(a, &part.values) = value;
	}
	for (size_t i = 0; i < COUNT(names) && part.values.n; i++)
		if (str_eq(name, names[i].name))
			part.kind = names[i].kind;
	return part;
}

struct rule rule_read(struct arena *a, str text)
{
	struct rule rule = { 0 };

	text = str_head(text, RULE_MAX);
	while (text.n && rule.n < PARTS_MAX) {
		str part = str_trim(str_cut(&text, ';'));

		if (part.n)
			list_add(a, &rule) = read_part(a, part);
	}
	return rule;
}

static bool has_any(const struct strs *list, const struct strs *values)
{
	for (size_t i = 0; i < values->n; i++)
		if (strs_has(list, values->at[i]))
			return true;
	return false;
}

/* One of the values, of what is known by one word. */
static enum fit fits_word(const struct rule_part *part, str known)
{
	return !known.n ? MAY_FIT : strs_has(&part->values, known) ? FITS : UNFIT;
}

static enum fit fits_any(const struct rule_part *part, const struct strs *known)
{
	return has_any(known, &part->values) ? FITS :
	       known->n ? UNFIT : MAY_FIT;
}

/* small_core says 8,000; a rule with another number needs the population,
 * unless the one follows from the other. */
static enum fit fits_core(const struct rule_part *part,
			  const struct rule_asker *asker)
{
	enum { SMALL = 8000 };

	if (asker->population)
		return asker->population <= part->most ? FITS : UNFIT;
	if (part->most >= SMALL && str_eq(asker->small_core, S("yes")))
		return FITS;
	if (part->most <= SMALL && str_eq(asker->small_core, S("no")))
		return UNFIT;
	return MAY_FIT;
}

static enum fit fits_place(const struct rule_part *part,
			   const struct rule_asker *asker)
{
	enum fit fit = fits_any(part, &asker->within);

	return fit == UNFIT && asker->place_is_wide ? MAY_FIT : fit;
}

/* An ask need not name its themes, so one that is missing says nothing. */
static enum fit fits_theme(const struct rule_part *part,
			   const struct rule_asker *asker)
{
	return has_any(&asker->themes, &part->values) ? FITS : MAY_FIT;
}

static enum fit fits_role(const struct rule_part *part,
			  const struct rule_asker *asker)
{
	return has_any(&asker->roles, &part->values) ? FITS : MAY_FIT;
}

static enum fit part_fits(const struct rule_part *part,
			  const struct rule_asker *asker)
{
	switch (part->kind) {
	case RULE_OPEN:         return FITS;
	case RULE_CORE:         return fits_core(part, asker);
	case RULE_AREA:         return fits_word(part, asker->area);
	case RULE_PHASE:        return fits_word(part, asker->phase);
	case RULE_PLACE:        return fits_place(part, asker);
	case RULE_THEME:        return fits_theme(part, asker);
	case RULE_ACTOR:        return fits_any(part, &asker->actors);
	case RULE_ROLE:         return fits_role(part, asker);
	case RULE_UNKNOWN:      return MAY_FIT;
	}
	return MAY_FIT;
}

enum fit rule_fits(const struct rule *rule, const struct rule_asker *asker,
		   const struct rule_part **deciding)
{
	enum fit worst = FITS;

	*deciding = NULL;
	for (size_t i = 0; i < rule->n; i++) {
		enum fit fit = part_fits(&rule->at[i], asker);

		if (fit == UNFIT && !*deciding)
			*deciding = &rule->at[i];
		if (fit > worst)
			worst = fit;
	}
	return rule->n ? worst : MAY_FIT;
}
