/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/seating/room.h"

struct spot *room_spot(const struct room *room, int round, int table)
{
	return &room->spots[round * room->task->tables + table - 1];
}

static int *seat_of(const struct room *room, int round, int person)
{
	return &room->seat[round * room->task->people + person - 1];
}

int room_table(const struct room *room, int round, int person)
{
	return *seat_of(room, round, person);
}

int room_fixed(const struct room *room, int round, int person)
{
	int own = room->own[person - 1];

	return own ? own : room->task->person[person - 1].locked[round];
}

bool room_may(const struct room *room, int round, int person, int table)
{
	if (!room->used[table - 1])
		return false;
	for (int r = 0; r < room->task->rounds; r++)
		if (r != round && room_table(room, r, person) == table)
			return false;
	return true;
}

/* Whether they sit at a choice of theirs in another round. */
static bool is_glad(const struct room *room, int round, int person)
{
	const struct seating_person *p = &room->task->person[person - 1];

	for (int r = 0; r < room->task->rounds; r++) {
		int at = room_table(room, r, person);

		if (r != round && at && (at == p->first || at == p->second))
			return true;
	}
	return false;
}

int room_wish(const struct room *room, int round, int person, int table)
{
	const struct seating_person *p = &room->task->person[person - 1];
	int worth = 0;

	if (p->was[round] == table)
		worth += STAYED;
	if (p->first == table)
		worth += FIRST;
	else if (p->second == table)
		worth += SECOND;
	else
		return worth + (p->wrote == table ? WROTE : 0);
	return worth + (is_glad(room, round, person) ? 0 : GLAD);
}

/* What someone adds to those who sit there already. */
static int add_worth(const struct room *room, const struct spot *spot,
		     int person, int table)
{
	const struct seating_person *p = &room->task->person[person - 1];
	int worth = 0;

	if (p->side == INITIATIVE && !spot->side[INITIATIVE])
		worth += LED;
	if (spot->side[p->side] < room->task->table[table - 1].wanted[p->side])
		worth += MIXED;
	if (p->party)
		worth += TOGETHER * spot->party[p->party];
	if (spot->n < FEW)
		worth += BEGUN;
	if (spot->n >= room->share)
		worth += CROWDED;
	return worth;
}

static uint8_t *met(const struct room *room, int a, int b)
{
	return &room->met[(size_t)(a - 1) * (size_t)room->task->people +
			  (size_t)(b - 1)];
}

/* They meet all who sit there, once more or once less. */
static int meet(const struct room *room, const struct spot *spot, int person,
		int more)
{
	int again = 0;

	if (!room->met)
		return 0;
	for (int i = 0; i < spot->n; i++) {
		uint8_t *n = met(room, person, spot->who[i]);

		again += more > 0 ? *n > 0 : *n > 1;
		*n = (uint8_t)(*n + more);
		*met(room, spot->who[i], person) = *n;
	}
	return again * MET;
}

static void count(const struct room *room, struct spot *spot, int person,
		  int more)
{
	const struct seating_person *p = &room->task->person[person - 1];

	spot->side[p->side] += more;
	spot->party[p->party] = (uint16_t)(spot->party[p->party] + more);
}

void room_put(struct room *room, int round, int person, int table)
{
	struct spot *spot = room_spot(room, round, table);

	room->worth += SEATED + room_wish(room, round, person, table) +
		       add_worth(room, spot, person, table) +
		       meet(room, spot, person, 1);
	spot->who[spot->n++] = person;
	count(room, spot, person, 1);
	*seat_of(room, round, person) = table;
}

void room_lift(struct room *room, int round, int person)
{
	int table = room_table(room, round, person), i = 0;
	struct spot *spot = room_spot(room, round, table);

	*seat_of(room, round, person) = 0;
	while (spot->who[i] != person)
		i++;
	spot->who[i] = spot->who[--spot->n];
	count(room, spot, person, -1);
	room->worth -= SEATED + room_wish(room, round, person, table) +
		       add_worth(room, spot, person, table) +
		       meet(room, spot, person, -1);
}

/* How often a table was chosen, the first choice counting double. */
static int liking(const struct seating_task *task, int table)
{
	int n = 0;

	for (int p = 0; p < task->people; p++) {
		const struct seating_person *who = &task->person[p];

		n += 2 * (who->first == table) + (who->second == table) +
		     (who->wrote == table);
		for (int r = 0; r < task->rounds; r++)
			n += 1000 * (who->locked[r] == table) +
			     4 * (who->was[r] == table);
	}
	return n + 1000 * (task->table[table - 1].host ||
			   task->table[table - 1].note_taker);
}

/* Where few come not every table is used: those that were chosen least stay
 * empty, as long as there are seats, and a few at each table. Someone must
 * find another table in each round. */
static void choose_tables(struct room *room, struct arena *a)
{
	const struct seating_task *task = room->task;
	int *likes = arena_array(a, int, (size_t)task->tables + 1);
	int used = task->tables, seats = 0;

	for (int t = 1; t <= task->tables; t++) {
		likes[t] = liking(task, t);
		room->used[t - 1] = true;
		seats += task->table[t - 1].seats;
	}
	while (used > task->rounds && task->people < used * FEW) {
		int least = 0;

		for (int t = 1; t <= task->tables; t++)
			if (room->used[t - 1] && (!least || likes[t] <= likes[least]))
				least = t;
		seats -= task->table[least - 1].seats;
		if (likes[least] >= 1000 || seats < task->people)
			break;
		room->used[least - 1] = false;
		used--;
	}
	room->share = (task->people + used - 1) / (used ? used : 1);
}

/* Who is host or note-taker of a table, of the first if of more. */
static void find_own(struct room *room)
{
	for (int t = room->task->tables; t >= 1; t--) {
		const struct seating_table *table = &room->task->table[t - 1];

		if (table->host)
			room->own[table->host - 1] = t;
		if (table->note_taker)
			room->own[table->note_taker - 1] = t;
	}
}

/* Who cannot choose sits first: then a round knows of all others' tables. */
static void put_fixed(struct room *room)
{
	for (int r = 0; r < room->task->rounds; r++)
		for (int p = 1; p <= room->task->people; p++) {
			int table = room_fixed(room, r, p);

			if (table)
				room_put(room, r, p, table);
		}
}

/* Its seats, or all who must be there. */
static int seats_at(const struct room *room, int round, int table)
{
	int fixed = 0, seats = room->task->table[table - 1].seats;

	for (int p = 1; p <= room->task->people; p++)
		fixed += room_fixed(room, round, p) == table;
	return fixed > seats ? fixed : seats;
}

static struct spot empty_spot(const struct room *room, struct arena *a,
			      int round, int table)
{
	int seats = seats_at(room, round, table);

	return (struct spot){ .seats = seats,
		.who = arena_array(a, int, (size_t)seats + 1),
		.party = arena_array(a, uint16_t, (size_t)room->parties + 1) };
}

void room_init(struct room *room, struct arena *a,
	       const struct seating_task *task)
{
	size_t people = (size_t)task->people, tables = (size_t)task->tables;
	size_t rounds = (size_t)task->rounds;

	*room = (struct room){ .task = task,
		.used = arena_array(a, bool, tables + 1),
		.own = arena_array(a, int, people + 1),
		.seat = arena_array(a, int, people * rounds + 1),
		.spots = arena_array(a, struct spot, tables * rounds + 1),
		.met = rounds > 1 ? arena_array(a, uint8_t, people * people)
				  : NULL };
	for (int p = 0; p < task->people; p++)
		if (task->person[p].party > room->parties)
			room->parties = task->person[p].party;
	find_own(room);
	choose_tables(room, a);
	for (int r = 0; r < task->rounds; r++)
		for (int t = 1; t <= task->tables; t++)
			*room_spot(room, r, t) = empty_spot(room, a, r, t);
	put_fixed(room);
}
