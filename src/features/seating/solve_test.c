/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/seating/room.h"
#include "bench/gathering.h"
#include "test/test.h"

enum { MEMORY = 256 << 20 };

static size_t breaches(struct arena *a, const struct seating_task *task,
		       const struct seating *seating)
{
	return seating_check(a, task, seating).n;
}

/* n people who want nothing, at equal tables. */
static struct seating_task plain(struct arena *a, int people, int tables,
				 int seats)
{
	struct seating_task task = { .people = people, .tables = tables,
		.rounds = 1,
		.person = arena_array(a, struct seating_person, (size_t)people),
		.table = arena_array(a, struct seating_table, (size_t)tables) };

	for (int p = 0; p < people; p++)
		task.person[p].side = 1;
	for (int t = 0; t < tables; t++)
		task.table[t].seats = seats;
	return task;
}

static struct seating solve(struct arena *a, const struct seating_task *task)
{
	struct seating seating = { 0 };
	struct err err = { 0 };

	EXPECT(seating_solve(a, task, &seating, &err) && !err.text[0]);
	return seating;
}

static int at_table(const struct seating_task *task,
		    const struct seating *seating, int round, int table)
{
	int n = 0;

	for (int p = 1; p <= task->people; p++)
		n += seating_table_of(task, seating, round, p) == table;
	return n;
}

/* How many sit elsewhere than they were. */
static int moved(const struct seating_task *task, const struct seating *seating)
{
	int n = 0;

	for (int r = 0; r < task->rounds; r++)
		for (int p = 1; p <= task->people; p++) {
			int was = task->person[p - 1].was[r];

			n += was && was != seating_table_of(task, seating, r, p);
		}
	return n;
}

TEST(made_up_gatherings_are_seated_by_every_rule)
{
	static const struct gathering sizes[] = {
		{ 95, 6, 1, 1 }, { 95, 6, 2, 2 }, { 95, 8, 3, 3 },
		{ 60, 5, 2, 4 }, { 200, 20, 2, 5 }, { 30, 30, 1, 6 },
		{ 9, 6, 3, 7 }, { 3, 2, 1, 8 }, { 1, 1, 1, 9 },
	};

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arena *a = arena_create(MEMORY);
		struct seating_task task = gathering_make(a, &sizes[i]);
		struct seating seating = solve(a, &task);
		struct seating_sums sums = seating_sum(a, &task, &seating);

		EXPECT(breaches(a, &task, &seating) == 0);
		EXPECT(sums.seats_given == sums.seats_wanted);
		EXPECT(sums.glad * 100 >= sums.choosers * 90);
		arena_destroy(a);
	}
}

/* Every way to seat few people, tried one by one. */
static int64_t best_worth(struct arena *a, const struct seating_task *task)
{
	int64_t best = 0;
	int ways = 1;

	for (int p = 0; p < task->people; p++)
		ways *= task->tables;
	for (int way = 0; way < ways; way++) {
		struct room room;
		int rest = way, p = 1;

		room_init(&room, a, task);
		for (; p <= task->people; p++, rest /= task->tables) {
			int table = rest % task->tables + 1;

			if (room_spot(&room, 0, table)->n >=
			    room_spot(&room, 0, table)->seats)
				break;
			room_put(&room, 0, p, table);
		}
		if (p > task->people && room.worth > best)
			best = room.worth;
	}
	return best;
}

TEST(one_round_of_few_people_is_the_best_there_is)
{
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct arena *a = arena_create(MEMORY);
		struct seating_task task = gathering_make(a,
			&(struct gathering){ 7, 3, 1, seed });

		for (int t = 0; t < 3; t++)
			task.table[t].host = 0;
		EXPECT(solve(a, &task).worth == best_worth(a, &task));
		arena_destroy(a);
	}
}

TEST(the_same_gathering_is_seated_the_same)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = gathering_make(a,
		&(struct gathering){ 95, 6, 2, 3 });
	struct seating one = solve(a, &task), other = solve(a, &task);

	EXPECT(!memcmp(one.at, other.at, 190 * sizeof *one.at));
	arena_destroy(a);
}

TEST(who_sits_stays_when_late_people_come)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = gathering_make(a,
		&(struct gathering){ 95, 6, 2, 4 });
	struct seating seating;

	task.people = 90;
	seating = solve(a, &task);
	for (int r = 0; r < 2; r++)
		for (int p = 1; p <= 90; p++)
			task.person[p - 1].was[r] =
				seating_table_of(&task, &seating, r, p);
	task.people = 95;
	seating = solve(a, &task);
	EXPECT(breaches(a, &task, &seating) == 0);
	EXPECT(moved(&task, &seating) == 0);
	EXPECT(seating_sum(a, &task, &seating).seats_given == 190);
	arena_destroy(a);
}

TEST(who_was_locked_by_hand_stays_there_and_the_rest_fits_around)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = gathering_make(a,
		&(struct gathering){ 95, 6, 2, 5 });
	struct seating seating;

	task.person[40].locked[0] = 3;
	task.person[41].locked[1] = 3;
	task.person[42].locked[0] = 3;
	seating = solve(a, &task);
	EXPECT(seating_table_of(&task, &seating, 0, 41) == 3);
	EXPECT(seating_table_of(&task, &seating, 1, 42) == 3);
	EXPECT(breaches(a, &task, &seating) == 0);
	arena_destroy(a);
}

TEST(a_table_with_more_locked_than_seats_keeps_them_and_takes_no_other)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 10, 2, 6);
	struct seating seating;

	task.table[0].seats = 2;
	for (int p = 0; p < 4; p++)
		task.person[p].locked[0] = 1;
	seating = solve(a, &task);
	EXPECT(at_table(&task, &seating, 0, 1) == 4);
	EXPECT(at_table(&task, &seating, 0, 2) == 6);
	EXPECT(breaches(a, &task, &seating) == 0);
	arena_destroy(a);
}

TEST(host_and_note_taker_stay_at_their_table_in_all_rounds)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 12, 3, 6);
	struct seating seating;

	task.rounds = 3;
	task.table[1].host = 5;
	task.table[1].note_taker = 6;
	task.person[4].first = 1;
	seating = solve(a, &task);
	for (int r = 0; r < 3; r++)
		EXPECT(seating_table_of(&task, &seating, r, 5) == 2 &&
		       seating_table_of(&task, &seating, r, 6) == 2);
	EXPECT(seating_why(&task, &seating, 0, 5) == IS_HOST);
	EXPECT(seating_why(&task, &seating, 2, 6) == IS_NOTE_TAKER);
	EXPECT(breaches(a, &task, &seating) == 0);
	arena_destroy(a);
}

TEST(each_table_has_an_initiative_also_if_all_of_them_want_the_same)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 24, 4, 7);
	struct seating seating;

	task.rounds = 2;
	for (int p = 0; p < 6; p++)
		task.person[p] = (struct seating_person){ .side = INITIATIVE,
			.first = 1, .second = 2 };
	seating = solve(a, &task);
	EXPECT(breaches(a, &task, &seating) == 0);
	for (int t = 1; t <= 4; t++) {
		int there = 0;

		for (int p = 1; p <= 6; p++)
			there += seating_table_of(&task, &seating, 0, p) == t;
		EXPECT(there >= 1);
	}
	arena_destroy(a);
}

TEST(colleagues_are_apart_and_hear_that_this_is_why)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 12, 3, 6);
	struct seating seating;

	for (int p = 0; p < 3; p++)
		task.person[p].party = 1;
	seating = solve(a, &task);
	EXPECT(seating_sum(a, &task, &seating).together == 0);
	task.person[0].locked[0] = task.person[1].first = 1;
	task.person[1].locked[0] = 2;
	seating = solve(a, &task);
	task.person[1].locked[0] = 0;
	EXPECT(seating_why(&task, &seating, 0, 2) == FROM_COLLEAGUE);
	arena_destroy(a);
}

TEST(in_two_rounds_one_sits_at_both_choices_and_never_twice_at_one)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 12, 4, 4);
	struct seating seating;

	task.rounds = 2;
	for (int p = 0; p < 12; p++) {
		task.person[p].first = p % 4 + 1;
		task.person[p].second = (p + 1) % 4 + 1;
	}
	seating = solve(a, &task);
	EXPECT(seating_sum(a, &task, &seating).first == 12);
	EXPECT(seating_sum(a, &task, &seating).second == 12);
	EXPECT(breaches(a, &task, &seating) == 0);
	arena_destroy(a);
}

TEST(without_seats_enough_some_wait_and_no_table_is_too_full)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 10, 2, 4);
	struct seating seating = solve(a, &task);

	EXPECT(seating_sum(a, &task, &seating).seats_given == 8);
	EXPECT(at_table(&task, &seating, 0, 0) == 2);
	EXPECT(breaches(a, &task, &seating) == 0);
	arena_destroy(a);
}

TEST(the_check_sees_each_broken_rule)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 4, 3, 2);
	int at[8] = { 1, 1, 1, 0,  1, 2, 2, 3 };
	struct seating seating = { .at = at };
	bool seen[UNSEATED + 1] = { 0 };
	struct seating_breaches list;

	task.rounds = 2;
	task.person[1].side = task.person[2].side = INITIATIVE;
	task.person[3].locked[1] = 2;
	task.table[2].host = 2;
	list = seating_check(a, &task, &seating);
	list_each(b, list)
		seen[b->rule] = true;
	for (size_t rule = 0; rule < COUNT(seen); rule++)
		EXPECT(seen[rule]);
	arena_destroy(a);
}

TEST(more_people_tables_or_rounds_than_we_can_are_refused)
{
	struct arena *a = arena_create(MEMORY);
	struct seating_task task = plain(a, 2, 2, 2), bad = task;
	struct seating seating;
	struct err err = { 0 };

	bad.people = SEATING_PEOPLE + 1;
	EXPECT(!seating_solve(a, &bad, &seating, &err) &&
	       str_find(str_from_z(err.text), S("2001 people")) < 20);
	bad = task;
	bad.tables = SEATING_TABLES + 1;
	EXPECT(!seating_solve(a, &bad, &seating, &err));
	bad.tables = 0;
	EXPECT(!seating_solve(a, &bad, &seating, &err));
	bad = task;
	bad.rounds = SEATING_ROUNDS + 1;
	EXPECT(!seating_solve(a, &bad, &seating, &err));
	task.person[1].first = 3;
	EXPECT(!seating_solve(a, &task, &seating, &err));
	arena_destroy(a);
}
