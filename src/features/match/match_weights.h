/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * match_weights: every number that decides who is matched first, in one
 * place, tuned on half a of test/relevance and checked on half b. A score is
 * what the words say times these factors; popularity is not among them.
 */
#pragma once

/* Whoever gets stuck may turn to these: never first, never nowhere. */
#define GENERAL_HELP            0.3

/* Neighbour first: what each kind of match is worth with the same words. */
#define WORTH_INITIATIVE        1.35
#define WORTH_EXPERIENCE        1.1
#define WORTH_OFFER             1.5
#define WORTH_ASK               1.0
#define WORTH_FUNDING           1.0
#define WORTH_ARTICLE           0.95
#define WORTH_ORGANISATION      0.9
#define WORTH_MEETING           0.85

/* What speaks for another: an experience for whose it is, a harvest item for
 * its meeting, an offer for who makes it. */
#define SUPPORT_EXPERIENCE      0.95
#define SUPPORT_OFFER           0.5
#define SUPPORT_HARVEST         0.9

/* Distance, in bands, so that a metre decides nothing. */
#define NEAR_KM                 5
#define BICYCLE_KM              15
#define CAR_KM                  30
#define IS_NEAR                 1.25
#define IS_BICYCLE              1.15
#define IS_CAR                  1.05

/* One phase ahead is best; a starter does not help a starter first. */
#define ONE_PHASE_AHEAD         1.15
#define FURTHER_AHEAD           1.08
#define SAME_PHASE              1.0
#define STARTER_TO_STARTER      0.75
#define EXPERIENCED             1.05    /* where the asker's is not known */
#define SAME_SETTING            1.03    /* town or country */

#define RULE_FITS               1.2     /* beyond "open": made for this asker */
#define RULE_MAY_FIT            0.95
#define WHOLE_SECTOR            0.7
#define SOLVED_ASK              1.2
#define STALE                   0.97    /* entry_is_grey */
#define ANNOUNCED               0.95

/* Variety: each next of the same kind, or of the same party, counts less. */
#define SAME_TYPE_AGAIN         0.93
#define SAME_OWNER_AGAIN        0.9

/* A neighbour opens the list if one fits this much of the best. */
#define NEIGHBOUR_OPENS         0.5
/* From here on something that does not fit is worth telling. */
#define ASIDE_RELEVANCE         0.3
#define LOOKALIKE_RELEVANCE     0.3
