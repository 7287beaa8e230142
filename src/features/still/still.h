/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * still: what was noted at a gathering, years ago perhaps, is 'reported': an
 * ask or a barrier says so and asks whether it is still going on. Anyone may
 * answer: it is, it is solved, take it away. A visitor's word counts once the
 * mail is confirmed; taking away what is another's is for the coordinator.
 */
#pragma once

#include "features/outcome/outcome.h"
#include "features/person/person.h"

extern const struct route still_routes[];
extern const struct token_purpose still_purposes[];
/* One's own asks that stand for three months. */
extern const struct outcome_source still_asks;
