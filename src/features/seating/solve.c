/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/seating/room.h"

enum { LARGE = 2500 };          /* people times tables times rounds */

int seating_table_of(const struct seating_task *task,
		     const struct seating *seating, int round, int person)
{
	return seating->at[round * task->people + person - 1];
}

bool seating_is_large(const struct seating_task *task)
{
	return (int64_t)task->people * task->tables * task->rounds > LARGE;
}

static bool is_table(const struct seating_task *task, int table)
{
	return table >= 0 && table <= task->tables;
}

static bool is_someone(const struct seating_task *task, int person)
{
	return person >= 0 && person <= task->people;
}

static bool person_is_good(const struct seating_task *task, int at)
{
	const struct seating_person *p = &task->person[at];
	bool good = p->side >= 0 && p->side < SIDES && p->party >= 0 &&
		    p->party <= task->people && is_table(task, p->first) &&
		    is_table(task, p->second) && is_table(task, p->wrote);

	for (int r = 0; good && r < task->rounds; r++)
		good = is_table(task, p->locked[r]) && is_table(task, p->was[r]);
	return good;
}

static bool table_is_good(const struct seating_task *task, int at)
{
	const struct seating_table *t = &task->table[at];

	return t->seats >= 0 && t->seats <= SEATING_SEATS &&
	       is_someone(task, t->host) && is_someone(task, t->note_taker);
}

static bool check_task(const struct seating_task *task, struct err *err)
{
	if (task->people < 0 || task->people > SEATING_PEOPLE)
		return err_set(err, "seating: %d people, %d is the most",
			       task->people, SEATING_PEOPLE);
	if (task->tables < 1 || task->tables > SEATING_TABLES)
		return err_set(err, "seating: %d tables, from 1 to %d it goes",
			       task->tables, SEATING_TABLES);
	if (task->rounds < 1 || task->rounds > SEATING_ROUNDS)
		return err_set(err, "seating: %d rounds, from 1 to %d it goes",
			       task->rounds, SEATING_ROUNDS);
	for (int i = 0; i < task->people; i++)
		if (!person_is_good(task, i))
			return err_set(err, "seating: person %d is not right",
				       i + 1);
	for (int i = 0; i < task->tables; i++)
		if (!table_is_good(task, i))
			return err_set(err, "seating: table %d is not right",
				       i + 1);
	return true;
}

bool seating_solve(struct arena *a, const struct seating_task *task,
		   struct seating *out, struct err *err)
{
	struct room room;

	if (!check_task(task, err))
		return false;
	room_init(&room, a, task);
	for (int r = 0; r < task->rounds; r++)
		if (!room_fill(&room, a, r, err))
			return false;
	room_improve(&room);
	*out = (struct seating){ room.seat, room.worth };
	return true;
}
