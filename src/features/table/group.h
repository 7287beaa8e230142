/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * group: what people wrote when they registered, put together by what it is
 * about. It knows no database. What a text is about, the index says: as of an
 * ask. The same texts give the same groups, in the same order.
 */
#pragma once

#include "search/search.h"

/* A theme one may group by: its slug, and that of the theme it is under. In
 * the order in which one goes first of two that fit as well. */
struct group_theme {
	str slug, parent;
};
struct group_themes {
	struct group_theme *at;
	size_t n, cap;
};

/* Someone, and all they wrote. */
struct speaker {
	int64_t id;
	str text;
	struct sense_list about, above; /* filled in by group_speakers: its
					   themes, and what these are under */
};
struct speakers {
	struct speaker *at;
	size_t n, cap;
};

/* Someone in a group: who, by number among the speakers. */
struct voice {
	size_t who;
	double weight;          /* 0..1: how much it is what they wrote about */
	int64_t position;       /* 1: in no group more than in this one */
};
struct voices {
	struct voice *at;
	size_t n, cap;
};
struct group {
	str theme;              /* slug; empty: what fits in no other */
	struct voices voices;   /* who it is most about first */
};
struct groups {
	struct group *at;
	size_t n, cap;
};

/*
 * Largest first, at most `most`; who wrote about two things is in two. What
 * too few wrote about goes with a theme that is near, and what is left over
 * comes last.
 */
struct groups group_speakers(struct arena *a, struct index *ix,
			     struct speakers *all,
			     const struct group_themes *themes, size_t most);

/* A sentence of someone, and how well it tells what a group is about. */
struct sentence {
	str text;
	size_t who;
	double telling;
};
struct sentences {
	struct sentence *at;
	size_t n, cap;
};
/* The short sentence of theirs that tells most of a group, empty where all are
 * long; and what each says of it best, the most telling first. */
str group_title(struct arena *a, struct index *ix, const struct speakers *all,
		const struct group *group);
struct sentences group_sentences(struct arena *a, struct index *ix,
				 const struct speakers *all,
				 const struct group *group);
