/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * compose: circles of initiatives that ask about one theme with some that
 * solved it, as an optimisation over all of them at once. It knows no
 * database: parties and themes are numbered from 0.
 *
 * Rules, which hold always: 3 to 8 members, each in one circle; at least two
 * ask about its theme, and one solved it who does not ask; no two live further
 * apart than km_most; not all in the same phase. Who may not be asked now, or
 * no more, is left out by who makes the task.
 *
 * What a circle is worth, in thousandths (worth.c has each amount): of all who
 * ask, how much someone there solved it, preferably one phase ahead; how many
 * ask the same; what else they have in common; less the way they travel. Who
 * waits half a year counts twice. A circle of 4 to 6 counts in full.
 */
#pragma once

#include "base/base.h"

enum { CIRCLE_LEAST = 3, CIRCLE_MOST = 8, CIRCLE_THEMES = 6,
       COMPOSE_PARTIES = 60000 };

enum { PHASE_UNKNOWN, PHASE_STARTER, PHASE_GROWING, PHASE_STABLE };

struct compose_party {
	int asks[CIRCLE_THEMES], solved[CIRCLE_THEMES];
	int n_asks, n_solved;
	int waiting;            /* days that what it asks is open */
	int phase;
	int region;             /* who has the same number is near; 0: unknown */
	int x, y;               /* hectometres */
};
struct compose_task {
	const struct compose_party *party;
	int n, themes;
	int km_most;
};

struct composed {
	int theme, n;
	int member[CIRCLE_MOST];
	int64_t worth;
};
struct composed_list {
	struct composed *at;
	size_t n, cap;
	int64_t worth;
};

/*
 * As a person would do it: who waits longest first, with the best that is left
 * added one by one. The same task has the same answer; so for the next.
 */
struct composed_list compose_greedy(struct arena *a,
				    const struct compose_task *task);
/* From there on, so many attempts for each party to do better: move, swap, take
 * apart and put together again. COMPOSE_TRIES is a few seconds for 5,000. */
enum { COMPOSE_TRIES = 1600 };
struct composed_list compose(struct arena *a, const struct compose_task *task,
			     int tries);

/* With no regard to the rules, so also of one in the making. */
int64_t composed_worth(const struct compose_task *task,
		       const struct composed *c);
/* Whether it keeps the rules, but for who is in another one too. */
bool composed_is_right(const struct compose_task *task,
		       const struct composed *c);
bool compose_asks(const struct compose_party *p, int theme);
bool compose_solved(const struct compose_party *p, int theme);
/* In kilometres, as the crow flies, rounded. */
int compose_km(const struct compose_party *p, const struct compose_party *q);
