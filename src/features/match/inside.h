/* SPDX-License-Identifier: EUPL-1.2 */
/* inside: what the files of this feature share and nobody else needs. */
#pragma once

#include "features/match/match.h"
#include "features/match/match_rule.h"
#include "geo/geo.h"
#include "match.sql.h"

/* Who asks, and where all that is said about it comes from. arena and lang
 * are named as in a request, so that T and TF take it. */
struct asker {
	struct arena *arena;
	struct tx *tx;
	struct index *index;
	str lang;
	int64_t now;
	const struct conf *conf;
	str text;
	const struct index_marker *marker;      /* of the text */
	entry_id asking, ask;
	bool has_place;
	struct match_place place;
	struct geo_point point;
	str phase;
	bool themes_given;
	struct sense_list themes;       /* given, or what the words speak of */
	struct rule_asker facts;        /* the same for the rules */
	struct strs kin;                /* keys: itself, its parts, its whole */
};

struct candidate {
	struct match_fact fact;
	double relevance;       /* 0..1: words, concepts, themes */
	double score;
	bool has_place;
	struct match_place place;
	int64_t metres;         /* -1: not known */
	struct strs themes;
	struct match_link_rows owners;  /* by, provider, publisher ... */
	struct match_link support;      /* experience or harvest that speaks
					   for it; id 0: none */
	double supported;       /* how well that fits */
	bool general;           /* help for whoever gets stuck, with anything */
	enum fit fit;
	str unfit;              /* the deciding rule, in words */
};
struct candidates {
	struct candidate *at;
	size_t n, cap;
};

/* match_asker.c */
struct asker asker_of(struct tx *tx, struct index *ix,
		      const struct match_ask *ask);
bool asker_is_kin(const struct asker *asker, entry_id id);

/* match_read.c: those of these that are published, with their facts. */
struct hit {
	entry_id id;
	double score;
};
struct hits {
	struct hit *at;
	size_t n, cap;
};
struct hit *find_hit(const struct hits *hits, entry_id id);
struct candidates candidates_read(const struct asker *asker,
				  const struct hits *hits);
/* The meetings that harvest items came from; id 0: none. */
entry_id *meetings_read(const struct asker *asker,
			const struct candidates *all);

/* match_find.c: everything that may fit, with its facts; best first. */
struct candidates candidates_of(const struct asker *asker,
				const struct strs *types);
/* match_score.c: how good a match it is, and by which rule not. */
void candidate_score(const struct asker *asker, struct candidate *c);
/* match_reason.c */
struct match candidate_match(const struct asker *asker,
			     const struct candidate *c);
/* Beside a profile: what they share, and what sets them apart. */
struct match alike_match(const struct asker *asker, const struct candidate *c);
struct match different_match(const struct asker *asker,
			     const struct candidate *c);
str rule_in_words(const struct asker *asker, const struct rule_part *part);

bool is_wish(const struct candidate *c);
bool is_over(const struct candidate *c);
/* How many of the asker's own themes it has. */
int likeness(const struct asker *asker, const struct candidate *c);
bool is_other_phase(const struct asker *asker, const struct candidate *c);
bool is_other_setting(const struct asker *asker, const struct candidate *c);
int differences(const struct asker *asker, const struct candidate *c);
