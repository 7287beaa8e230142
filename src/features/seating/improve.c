/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a network cannot say: who met before, and what one round costs another.
 * So, once all sit: let two swap, or one take a free seat, while the whole gets
 * better by it. The room itself keeps the count, also of what it tries.
 */
#include "features/seating/room.h"

enum { TRIES_MOST = 4 * 1000 * 1000 };

static bool may_leave(const struct room *room, int round, int person)
{
	return !room_fixed(room, round, person);
}

/* Whether it became better by it; if not, it is undone. */
static bool try_move(struct room *room, int round, int person, int to)
{
	int from = room_table(room, round, person);
	const struct spot *spot = room_spot(room, round, to);
	int64_t before = room->worth;

	if (from == to || spot->n >= spot->seats ||
	    !room_may(room, round, person, to))
		return false;
	if (from)
		room_lift(room, round, person);
	room_put(room, round, person, to);
	if (room->worth > before)
		return true;
	room_lift(room, round, person);
	if (from)
		room_put(room, round, person, from);
	return false;
}

static void change(struct room *room, int round, const int who[2],
		   const int table[2])
{
	for (int i = 0; i < 2; i++)
		if (room_table(room, round, who[i]))
			room_lift(room, round, who[i]);
	for (int i = 0; i < 2; i++)
		if (table[i])
			room_put(room, round, who[i], table[i]);
}

/* One of them may have no seat yet. */
static bool try_swap(struct room *room, int round, int one, int other)
{
	const int who[] = { one, other };
	const int now[] = { room_table(room, round, one),
			    room_table(room, round, other) };
	const int then[] = { now[1], now[0] };
	int64_t before = room->worth;

	if (now[0] == now[1] || !may_leave(room, round, other) ||
	    (then[0] && !room_may(room, round, one, then[0])) ||
	    (then[1] && !room_may(room, round, other, then[1])))
		return false;
	change(room, round, who, then);
	if (room->worth > before)
		return true;
	change(room, round, who, now);
	return false;
}

/* Every move and swap of one person; how many were better. */
static int improve_one(struct room *room, int round, int person)
{
	int better = 0;

	if (!may_leave(room, round, person))
		return 0;
	for (int t = 1; t <= room->task->tables; t++)
		better += try_move(room, round, person, t);
	for (int p = person + 1; p <= room->task->people; p++)
		better += try_swap(room, round, person, p);
	return better;
}

void room_improve(struct room *room)
{
	const struct seating_task *task = room->task;
	int64_t tries = 0;
	int better = 1;

	while (better) {
		better = 0;
		for (int i = 0; i < task->rounds * task->people; i++) {
			if (tries > TRIES_MOST)
				return;
			tries += task->people - i % task->people;
			better += improve_one(room, i / task->people,
					      i % task->people + 1);
		}
	}
}
