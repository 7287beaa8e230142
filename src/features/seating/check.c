/* SPDX-License-Identifier: EUPL-1.2 */
/* What holds of a seating, however it was made: the rules, the reasons, the
 * sums. Counts for itself, and so finds what the solver would miss. */
#include "features/seating/solve.h"

struct look {
	struct arena *a;
	const struct seating_task *task;
	const struct seating *seating;
	struct seating_breaches list;
};

static int table_at(const struct look *l, int round, int person)
{
	return seating_table_of(l->task, l->seating, round, person);
}

static void breach(struct look *l, enum seating_rule rule, int round, int table,
		   int person)
{
	list_add(l->a, &l->list) = (struct seating_breach){ rule, round, table,
							   person };
}

static int own_table(const struct seating_task *task, int person)
{
	for (int t = 1; t <= task->tables; t++)
		if (task->table[t - 1].host == person ||
		    task->table[t - 1].note_taker == person)
			return t;
	return 0;
}

static void check_person(struct look *l, int person)
{
	const struct seating_person *p = &l->task->person[person - 1];
	int own = own_table(l->task, person);

	for (int r = 0; r < l->task->rounds; r++) {
		int table = table_at(l, r, person);

		if (own && table != own)
			breach(l, NOT_AT_OWN_TABLE, r, own, person);
		else if (!own && p->locked[r] && table != p->locked[r])
			breach(l, LOCK_BROKEN, r, p->locked[r], person);
		for (int s = 0; s < r; s++)
			if (!own && table && table == table_at(l, s, person) &&
			    !(p->locked[r] && p->locked[s]))
				breach(l, TWICE_AT_TABLE, r, table, person);
	}
}

struct crowd {
	int n, locked, initiatives;
};

static struct crowd crowd_at(const struct look *l, int round, int table)
{
	struct crowd crowd = { 0 };

	for (int p = 1; p <= l->task->people; p++) {
		const struct seating_person *who = &l->task->person[p - 1];

		if (table_at(l, round, p) != table)
			continue;
		crowd.n++;
		crowd.locked += who->locked[round] == table ||
				own_table(l->task, p) == table;
		crowd.initiatives += who->side == INITIATIVE;
	}
	return crowd;
}

/* Without an initiative here, while another table has one to spare: not one
 * that must stay there, or that was here in another round. */
static bool could_spare(const struct look *l, int round, int table)
{
	for (int p = 1; p <= l->task->people; p++) {
		const struct seating_person *who = &l->task->person[p - 1];
		int at = table_at(l, round, p);
		bool may = who->side == INITIATIVE && !who->locked[round] &&
			   !own_table(l->task, p);

		for (int r = 0; r < l->task->rounds; r++)
			may = may && table_at(l, r, p) != table;
		if (may && (!at || crowd_at(l, round, at).initiatives > 1))
			return true;
	}
	return false;
}

/* Who sits nowhere, though a table that is new to them has a seat. */
static void check_unseated(struct look *l, int round, int person,
			   const struct crowd *crowds)
{
	if (table_at(l, round, person))
		return;
	for (int t = 1; t <= l->task->tables; t++) {
		bool fits = crowds[t - 1].n < l->task->table[t - 1].seats;

		for (int r = 0; r < l->task->rounds; r++)
			fits = fits && table_at(l, r, person) != t;
		if (fits) {
			breach(l, UNSEATED, round, t, person);
			return;
		}
	}
}

static void check_round(struct look *l, int round)
{
	const struct seating_task *task = l->task;
	struct crowd *crowds = arena_array(l->a, struct crowd,
					   (size_t)task->tables);

	for (int t = 1; t <= task->tables; t++) {
		struct crowd c = crowds[t - 1] = crowd_at(l, round, t);
		int seats = task->table[t - 1].seats;

		if (c.n > seats && c.n > c.locked)
			breach(l, TOO_FULL, round, t, 0);
		if (c.n && !c.initiatives && could_spare(l, round, t))
			breach(l, NO_INITIATIVE, round, t, 0);
	}
	for (int p = 1; p <= task->people; p++)
		check_unseated(l, round, p, crowds);
}

struct seating_breaches seating_check(struct arena *a,
				      const struct seating_task *task,
				      const struct seating *seating)
{
	struct look l = { a, task, seating, { 0 } };

	for (int p = 1; p <= task->people; p++)
		check_person(&l, p);
	for (int r = 0; r < task->rounds; r++)
		check_round(&l, r);
	return l.list;
}

static bool sits_once_at(const struct look *l, int person, int table)
{
	for (int r = 0; table && r < l->task->rounds; r++)
		if (table_at(l, r, person) == table)
			return true;
	return false;
}

/* A colleague is where they would rather have been. */
static bool colleague_at(const struct look *l, int round, int person, int table)
{
	int party = l->task->person[person - 1].party;

	for (int p = 1; party && p <= l->task->people; p++)
		if (p != person && l->task->person[p - 1].party == party &&
		    table_at(l, round, p) == table)
			return true;
	return false;
}

static bool is_full(const struct look *l, int round, int table)
{
	return crowd_at(l, round, table).n >= l->task->table[table - 1].seats;
}

static enum seating_reason why_elsewhere(const struct look *l, int round,
					 int person)
{
	const struct seating_person *p = &l->task->person[person - 1];
	int first = p->first ? p->first : p->second;

	if (!first)
		return p->wrote && p->wrote == table_at(l, round, person)
			? WROTE_ABOUT : NO_CHOICE;
	if (sits_once_at(l, person, first) &&
	    (!p->second || sits_once_at(l, person, p->second)))
		return BOTH_ELSEWHERE;
	if (is_full(l, round, first))
		return CHOICES_FULL;
	if (colleague_at(l, round, person, first))
		return FROM_COLLEAGUE;
	return p->side == INITIATIVE && crowd_at(l, round,
			table_at(l, round, person)).initiatives == 1
		? ONE_INITIATIVE : NOT_TO_BE;
}

enum seating_reason seating_why(const struct seating_task *task,
				const struct seating *seating, int round,
				int person)
{
	const struct look l = { .task = task, .seating = seating };
	const struct seating_person *p = &task->person[person - 1];
	int table = table_at(&l, round, person);

	if (!table)
		return NO_SEAT;
	if (task->table[table - 1].host == person)
		return IS_HOST;
	if (task->table[table - 1].note_taker == person)
		return IS_NOTE_TAKER;
	if (table == p->first)
		return FIRST_CHOICE;
	if (table == p->second)
		return SECOND_CHOICE;
	if (p->locked[round])
		return IS_LOCKED;
	return why_elsewhere(&l, round, person);
}

/* Pairs, of colleagues at one table and of those who meet more than once. */
static void sum_pair(const struct look *l, struct seating_sums *sums, int one,
		     int other)
{
	int party = l->task->person[one - 1].party, times = 0;

	for (int r = 0; r < l->task->rounds; r++) {
		int table = table_at(l, r, one);

		times += table && table == table_at(l, r, other);
	}
	if (party && party == l->task->person[other - 1].party)
		sums->together += times;
	sums->met_again += times > 1;
}

static void sum_person(const struct look *l, struct seating_sums *sums,
		       int person)
{
	const struct seating_person *p = &l->task->person[person - 1];
	bool free = !own_table(l->task, person);
	int first = 0, second = 0, wrote = 0;

	for (int r = 0; r < l->task->rounds; r++) {
		int table = table_at(l, r, person);

		sums->seats_given += table > 0;
		first += table && table == p->first;
		second += table && table == p->second;
		wrote += table && table == p->wrote;
	}
	if (free && (p->first || p->second)) {
		sums->choosers++;
		sums->first += first;
		sums->second += second;
		sums->glad += first + second > 0;
	} else if (free && p->wrote) {
		sums->writers++;
		sums->heard += wrote > 0;
	}
	for (int other = person + 1; other <= l->task->people; other++)
		sum_pair(l, sums, person, other);
}

/* What of the wanted mix of a table is there. */
static void sum_table(const struct look *l, struct seating_sums *sums,
		      int round, int table)
{
	int there[SIDES] = { 0 };

	for (int p = 1; p <= l->task->people; p++)
		there[l->task->person[p - 1].side] +=
			table_at(l, round, p) == table;
	for (int side = 0; side < SIDES; side++) {
		int wanted = l->task->table[table - 1].wanted[side];

		sums->mix_wanted += wanted;
		sums->mix_met += there[side] < wanted ? there[side] : wanted;
	}
}

struct seating_sums seating_sum(struct arena *a,
				const struct seating_task *task,
				const struct seating *seating)
{
	const struct look l = { a, task, seating, { 0 } };
	struct seating_sums sums = { .seats_wanted = task->people * task->rounds };

	for (int p = 1; p <= task->people; p++)
		sum_person(&l, &sums, p);
	for (int r = 0; r < task->rounds; r++)
		for (int t = 1; t <= task->tables; t++)
			sum_table(&l, &sums, r, t);
	return sums;
}
