/* SPDX-License-Identifier: EUPL-1.2 */
/* How good a match is: what its words say, times what is known of both. */
#include "features/match/inside.h"
#include "entry/entry.h"
#include "features/match/match_weights.h"

#include <math.h>

bool is_wish(const struct candidate *c)
{
	return str_eq(c->fact.offer_state, S("wish")) ||
	       str_eq(c->fact.offer_state, S("explored"));
}

bool is_over(const struct candidate *c)
{
	return str_eq(c->fact.offer_state, S("ended"));
}

static double worth_of(str type)
{
	const struct { str type; double worth; } worths[] = {
		{ S("initiative"), WORTH_INITIATIVE },
		{ S("experience"), WORTH_EXPERIENCE },
		{ S("offer"), WORTH_OFFER },
		{ S("ask"), WORTH_ASK },
		{ S("funding-model"), WORTH_FUNDING },
		{ S("fund"), WORTH_FUNDING },
		{ S("article"), WORTH_ARTICLE },
		{ S("organisation"), WORTH_ORGANISATION },
		{ S("meeting"), WORTH_MEETING },
	};

	for (size_t i = 0; i < COUNT(worths); i++)
		if (str_eq(type, worths[i].type))
			return worths[i].worth;
	return 0;
}

static double distance_factor(const struct asker *k, const struct candidate *c)
{
	if (c->metres < 0)
		return 1;
	if (c->metres <= NEAR_KM * 1000 ||
	    (c->place.municipality_id.v && k->place.municipality_id.v ==
	     c->place.municipality_id.v))
		return IS_NEAR;
	return c->metres <= BICYCLE_KM * 1000 ? IS_BICYCLE :
	       c->metres <= CAR_KM * 1000 ? IS_CAR : 1;
}

/* 1 starter, 2 growing, 3 stable; 0 not known. */
static int step_of(str phase)
{
	return str_eq(phase, S("starter")) ? 1 : str_eq(phase, S("growing")) ? 2
	     : str_eq(phase, S("stable")) ? 3 : 0;
}

static str phase_of(const struct candidate *c)
{
	return c->fact.phase.n || !c->owners.n ? c->fact.phase
					       : c->owners.at[0].phase;
}

static double phase_factor(const struct asker *k, const struct candidate *c)
{
	int mine = step_of(k->phase), theirs = step_of(phase_of(c));

	if (!theirs)
		return 1;
	if (mine == 1 && theirs == 1)
		return STARTER_TO_STARTER;
	if (!mine)
		return theirs > 1 ? EXPERIENCED : 1;
	return theirs == mine + 1 ? ONE_PHASE_AHEAD :
	       theirs > mine ? FURTHER_AHEAD : SAME_PHASE;
}

static bool is_peer(const struct candidate *c)
{
	return str_eq(c->fact.type, S("initiative")) ||
	       str_eq(c->fact.type, S("experience"));
}

static double fresh_factor(const struct asker *k, const struct candidate *c)
{
	return entry_is_grey(c->fact.checked_at, k->now) ? STALE : 1;
}

static void judge_rule(const struct asker *k, struct candidate *c)
{
	struct rule rule = rule_read(k->arena, c->fact.rule);
	const struct rule_part *deciding;
	bool open = rule.n == 1 && rule.at[0].kind == RULE_OPEN;

	c->fit = rule_fits(&rule, &k->facts, &deciding);
	if (deciding)
		c->unfit = rule_in_words(k, deciding);
	if (open)
		return;
	c->score *= c->fit == FITS ? RULE_FITS : RULE_MAY_FIT;
}

void candidate_score(const struct asker *k, struct candidate *c)
{
	double fits = fmax(c->relevance, c->supported);

	if (c->general)
		fits = fmax(fits, GENERAL_HELP);
	c->score = fits * worth_of(c->fact.type);
	c->score *= fresh_factor(k, c);
	if (is_peer(c)) {
		c->score *= distance_factor(k, c) * phase_factor(k, c);
		if (c->has_place && k->has_place && c->place.setting.n &&
		    str_eq(c->place.setting, k->place.setting))
			c->score *= SAME_SETTING;
	}
	if (c->fact.generic)
		c->score *= WHOLE_SECTOR;
	if (c->fact.solved_at)
		c->score *= SOLVED_ASK;
	if (str_eq(c->fact.type, S("offer"))) {
		judge_rule(k, c);
		if (str_eq(c->fact.offer_state, S("announced")))
			c->score *= ANNOUNCED;
	}
}

/* How many themes it shares with who asks. */
int likeness(const struct asker *k, const struct candidate *c)
{
	int n = 0;

	for (size_t i = 0; i < k->themes.n; i++)
		for (size_t j = 0; j < c->themes.n; j++)
			n += k->themes.at[i].weight == 1 &&
			     str_eq(k->themes.at[i].name, c->themes.at[j]);
	return n;
}

bool is_other_phase(const struct asker *k, const struct candidate *c)
{
	return k->phase.n && c->fact.phase.n && !str_eq(k->phase, c->fact.phase);
}

bool is_other_setting(const struct asker *k, const struct candidate *c)
{
	return k->has_place && c->has_place && k->place.setting.n &&
	       c->place.setting.n && !str_eq(k->place.setting, c->place.setting);
}

int differences(const struct asker *k, const struct candidate *c)
{
	return is_other_phase(k, c) + is_other_setting(k, c) +
	       (c->metres > CAR_KM * 1000);
}
