/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * match: who and what fits an ask, and why. Matches are computed, never
 * stored: from words, themes, experience, distance, phase and the rules of
 * what is offered. Each says why in whole sentences, all of them true of the
 * rows they were made from. Popularity plays no part.
 */
#pragma once

#include "http/http.h"
#include "search/search.h"

extern const struct route match_routes[];

/* Zero members are not known: what is not known never excludes. */
struct match_ask {
	str text;               /* in someone's own words, in any language */
	str lang;               /* of the reader: the reasons' language */
	entry_id asking;        /* the initiative that asks; it gives place,
				   phase and themes where these are empty, and
				   neither it nor its parts are matched */
	entry_id ask;           /* the ask itself, if it stands on the site */
	place_id place;
	str phase;
	str actor;              /* initiative, municipality, council, care,
				   professional, network, province, resident */
	struct strs roles;      /* dorpsondersteuner ... */
	struct strs themes;     /* slugs; empty: from the words */
	struct strs types;      /* empty: all that can help */
	size_t limit;           /* 0: ten */
	const struct conf *conf;        /* which types are used; NULL: all */
	int64_t now;
};

struct match {
	entry_id id;
	str type, slug, title, summary, url;
	double score;           /* more is better, at most 1 */
	struct strs reasons;    /* whole sentences, the weightiest first */
	str unfit;              /* not empty: shown although this rule excludes */
	str state;              /* of an offer: "available", "announced" ... */
	str place;              /* its name */
	int64_t km;             /* from who asks; -1: not known */
};
struct matches {
	struct match *at;
	size_t n, cap;
};

/* All types in one list, balanced: a neighbour first. What a rule excludes
 * is left out; wishes are never among it. */
struct matches match_find(struct tx *tx, struct index *ix,
			  const struct match_ask *ask);

/* The same for a page: a list for each type that has any. */
struct match_list {
	str type;
	struct matches matches;
};
struct match_page {
	struct match_list *at;
	size_t n, cap;
	struct matches wanted;  /* wishes: asked for, and nobody offers it yet */
	struct matches unfit;   /* what a rule excludes, with that rule */
};
struct match_page match_for_page(struct tx *tx, struct index *ix,
				 const struct match_ask *ask);

/* Initiatives like `asking`, and ones that share a subject and differ in all
 * else; at most so many of each, each with the reason. */
struct match_peers {
	struct matches alike, different;
};
struct match_peers match_peers(struct tx *tx, struct index *ix,
			       const struct match_ask *like);

/* Offers alone, for many asks in a row: those that help and do not lie too far
 * from it, best first, weighed against how well the ask fits itself. */
struct matches match_offers(struct tx *tx, struct index *ix,
			    const struct match_ask *ask);

/* Asks that look like this text, answered ones first. */
struct matches match_lookalikes(struct tx *tx, struct index *ix, str text,
				str lang, size_t limit);
