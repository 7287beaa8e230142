/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A search that may step down a little, less and less as it goes on (threshold
 * accepting: Dueck and Scheuer, Journal of Computational Physics 90, 1990).
 * Each attempt touches a few circles; what it touches is kept to put it back.
 */
#include "features/circle/compose.h"
#include "base/draw.h"

#include <stdlib.h>

enum { TOUCHED = 8, DOWN = 300, LOOKED_AT = 400 };

struct numbers {
	int *at;
	size_t n, cap;
};

struct making {
	const struct compose_task *task;
	struct arena *arena;
	struct composed *circle;        /* n 0: none */
	int slots;
	int *in;                /* of each party: its circle, or -1 */
	struct numbers *of;     /* of each theme: who asks or solved it */
	struct numbers parties; /* who asks or solved anything */
	uint64_t seed;
	struct composed was[TOUCHED];
	int slot[TOUCHED], touched;
	int64_t worth;
};

static int any(struct making *m, size_t n)
{
	return (int)draw(&m->seed, (int64_t)n);
}

static void begin(struct making *m, struct arena *a,
		  const struct compose_task *task)
{
	*m = (struct making){ .task = task, .arena = a, .seed = 20260101,
		.slots = task->n / CIRCLE_LEAST + 1 };
	m->circle = arena_array(a, struct composed, (size_t)m->slots);
	m->in = arena_array(a, int, (size_t)task->n + 1);
	m->of = arena_array(a, struct numbers, (size_t)task->themes + 1);
	for (int i = 0; i < task->n; i++) {
		const struct compose_party *p = &task->party[i];

		m->in[i] = -1;
		for (int t = 0; t < p->n_asks; t++)
			list_add(a, &m->of[p->asks[t]]) = i;
		for (int t = 0; t < p->n_solved; t++)
			if (!compose_asks(p, p->solved[t]))
				list_add(a, &m->of[p->solved[t]]) = i;
		if (p->n_asks || p->n_solved)
			list_add(a, &m->parties) = i;
	}
}

/*
 * An attempt: what it touches is as it was before when it is taken back.
 */
static bool touch(struct making *m, int slot)
{
	for (int i = 0; i < m->touched; i++)
		if (m->slot[i] == slot)
			return true;
	if (m->touched == TOUCHED)
		return false;
	m->slot[m->touched] = slot;
	m->was[m->touched++] = m->circle[slot];
	return true;
}

static void take_out(struct making *m, int slot)
{
	struct composed *c = &m->circle[slot];

	for (int i = 0; i < c->n; i++)
		m->in[c->member[i]] = -1;
	m->worth -= c->worth;
	c->n = 0;
	c->worth = 0;
}

static void put_in(struct making *m, int slot, const struct composed *c)
{
	m->circle[slot] = *c;
	for (int i = 0; i < c->n; i++)
		m->in[c->member[i]] = slot;
	m->worth += c->worth;
}

static void take_back(struct making *m)
{
	for (int i = 0; i < m->touched; i++)
		take_out(m, m->slot[i]);
	for (int i = 0; i < m->touched; i++)
		put_in(m, m->slot[i], &m->was[i]);
}

static int free_slot(const struct making *m)
{
	for (int i = 0; i < m->slots; i++)
		if (!m->circle[i].n)
			return i;
	return -1;
}

/* Worth more than nothing and by the rules: it stands. */
static bool settle(struct making *m, int slot, struct composed *c)
{
	c->worth = composed_worth(m->task, c);
	if (c->worth <= 0 || !composed_is_right(m->task, c))
		return false;
	put_in(m, slot, c);
	return true;
}

static struct composed without(const struct composed *c, int party)
{
	struct composed less = { .theme = c->theme };

	for (int i = 0; i < c->n; i++)
		if (c->member[i] != party)
			less.member[less.n++] = c->member[i];
	return less;
}

/* Out of its circle, which goes if it cannot do without. */
static bool lift(struct making *m, int party)
{
	int slot = m->in[party];
	struct composed less;

	if (slot < 0)
		return true;
	if (!touch(m, slot))
		return false;
	less = without(&m->circle[slot], party);
	take_out(m, slot);
	(void)settle(m, slot, &less);
	return true;
}

static bool is_in_reach(const struct making *m, const struct composed *c,
			int party)
{
	for (int i = 0; i < c->n; i++)
		if (compose_km(&m->task->party[c->member[i]],
			       &m->task->party[party]) > m->task->km_most)
			return false;
	return true;
}

/* The one that adds most, of those that are free; -1: none does. */
static int best_more(struct making *m, const struct composed *c)
{
	const struct numbers *of = &m->of[c->theme];
	size_t from = of->n > LOOKED_AT ? (size_t)any(m, of->n) : 0;
	struct composed more = *c;
	int64_t most = c->n > 1 ? c->worth : INT64_MIN, worth;
	int best = -1;

	more.n++;
	for (size_t i = 0; i < of->n && i < LOOKED_AT; i++) {
		int party = of->at[(from + i) % of->n];

		if (m->in[party] >= 0 || !is_in_reach(m, c, party))
			continue;
		more.member[c->n] = party;
		worth = composed_worth(m->task, &more);
		if (worth > most) {
			most = worth;
			best = party;
		}
	}
	return best;
}

/* A new circle about that theme around one who is free. */
static bool build(struct making *m, int party, int theme)
{
	struct composed c = { .theme = theme, .n = 1, .member = { party } };
	int slot = free_slot(m), more;

	if (slot < 0 || !touch(m, slot))
		return false;
	m->in[party] = slot;            /* not to be found again */
	while (c.n < CIRCLE_MOST && (more = best_more(m, &c)) >= 0) {
		c.member[c.n++] = more;
		c.worth = composed_worth(m->task, &c);
		m->in[more] = slot;
	}
	for (int i = 0; i < c.n; i++)
		m->in[c.member[i]] = -1;
	return settle(m, slot, &c);
}

static bool build_any(struct making *m, int party)
{
	const struct compose_party *p = &m->task->party[party];

	for (int i = 0; i < p->n_asks; i++)
		if (build(m, party, p->asks[i]))
			return true;
	return false;
}

/*
 * The attempts. Each makes something of one party; false: it cannot be done.
 */
static bool try_move(struct making *m, int party, int slot)
{
	struct composed c;

	if (m->in[party] == slot || m->circle[slot].n == CIRCLE_MOST ||
	    !is_in_reach(m, &m->circle[slot], party) || !lift(m, party) ||
	    !touch(m, slot))
		return false;
	c = m->circle[slot];
	c.member[c.n++] = party;
	take_out(m, slot);
	return settle(m, slot, &c);
}

static bool fits(const struct making *m, int party, int theme)
{
	return compose_asks(&m->task->party[party], theme) ||
	       compose_solved(&m->task->party[party], theme);
}

/* One takes the place of another, who goes where the first was, or nowhere. */
static bool try_swap(struct making *m, int party, int slot)
{
	int from = m->in[party];
	int other = m->circle[slot].member[any(m, (size_t)m->circle[slot].n)];
	struct composed here, there;

	if (from == slot || !touch(m, slot) || (from >= 0 && !touch(m, from)))
		return false;
	here = without(&m->circle[slot], other);
	here.member[here.n++] = party;
	if (from >= 0) {
		there = without(&m->circle[from], party);
		if (fits(m, other, there.theme))
			there.member[there.n++] = other;
		take_out(m, from);
	}
	take_out(m, slot);
	if (from >= 0)
		(void)settle(m, from, &there);
	return settle(m, slot, &here);
}

/* Two circles go, and those of them begin again, this one first. */
static bool try_again(struct making *m, int party, int slot)
{
	int two[] = { slot, m->in[party] };
	struct composed gone[2];

	for (int i = 0; i < 2; i++) {
		gone[i].n = 0;
		if (two[i] < 0 || (i && two[i] == slot))
			continue;
		if (!touch(m, two[i]))
			return false;
		gone[i] = m->circle[two[i]];
		take_out(m, two[i]);
	}
	(void)build_any(m, party);
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < gone[i].n; j++)
			if (m->in[gone[i].member[j]] < 0)
				(void)build_any(m, gone[i].member[j]);
	return true;
}

/* The circle of someone with a theme in common, if it is about that. */
static int any_slot(struct making *m, int party)
{
	const struct compose_party *p = &m->task->party[party];
	int n = any(m, (size_t)(p->n_asks + p->n_solved));
	int theme = n < p->n_asks ? p->asks[n] : p->solved[n - p->n_asks];
	const struct numbers *of = &m->of[theme];
	int slot = m->in[of->at[any(m, of->n)]];

	return slot >= 0 && m->circle[slot].theme == theme ? slot : -1;
}

static bool attempt(struct making *m)
{
	int party = m->parties.at[any(m, m->parties.n)];
	int slot = any_slot(m, party);
	int way = any(m, 16);

	if (slot < 0)
		return m->in[party] < 0 && build_any(m, party);
	if (way == 0 && !any(m, 2))
		return try_again(m, party, slot);
	return way < 8 ? try_move(m, party, slot) : try_swap(m, party, slot);
}

struct turn {
	int waiting, party;
};

static int by_waiting(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	return x->waiting != y->waiting ? (x->waiting < y->waiting) * 2 - 1
					: x->party - y->party;
}

/* Who waits longest first, then as they come. */
static void fill(struct making *m)
{
	struct turn *turns = arena_array(m->arena, struct turn,
					 m->parties.n + 1);

	for (size_t i = 0; i < m->parties.n; i++)
		turns[i] = (struct turn){
			m->task->party[m->parties.at[i]].waiting,
			m->parties.at[i] };
	qsort(turns, m->parties.n, sizeof *turns, by_waiting);
	for (size_t i = 0; i < m->parties.n; i++) {
		m->touched = 0;
		if (m->in[turns[i].party] < 0)
			(void)build_any(m, turns[i].party);
	}
}

static struct composed_list whole(const struct making *m)
{
	struct composed_list list = { .worth = m->worth };

	for (int i = 0; i < m->slots; i++)
		if (m->circle[i].n)
			list_add(m->arena, &list) = m->circle[i];
	return list;
}

struct composed_list compose_greedy(struct arena *a,
				    const struct compose_task *task)
{
	struct making m;

	begin(&m, a, task);
	fill(&m);
	return whole(&m);
}

struct composed_list compose(struct arena *a, const struct compose_task *task,
			     int tries)
{
	struct making m;
	int64_t attempts, before, down;

	begin(&m, a, task);
	fill(&m);
	attempts = (int64_t)m.parties.n * tries;
	for (int64_t i = 0; i < attempts; i++) {
		down = DOWN - DOWN * i / attempts;
		before = m.worth;
		m.touched = 0;
		if (!attempt(&m) || m.worth < before - down)
			take_back(&m);
	}
	return whole(&m);
}
