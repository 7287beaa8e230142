/* SPDX-License-Identifier: EUPL-1.2 */
/* An arrangement in words: how well it went, what could not be, and why. */
#include "features/seating/inside.h"

int arrangement_at(const struct arrangement *r, int round, int table)
{
	int n = 0;

	for (int p = 1; p <= r->task.people; p++)
		n += seating_table_of(&r->task, &r->seating, round, p) == table;
	return n;
}

int arrangement_late(const struct arrangement *r)
{
	int n = 0;

	for (int p = 1; p <= r->task.people; p++) {
		bool late = false;

		for (int round = 0; round < r->task.rounds; round++)
			late = late || !seating_table_of(&r->task, &r->seating,
							 round, p);
		n += late;
	}
	return n;
}

str arrangement_sum(struct request *req, const struct arrangement *r)
{
	struct seating_sums sums = seating_sum(req->arena, &r->task, &r->seating);

	struct buf b = { .arena = req->arena, .limit = 400 };

	if (!sums.choosers && !sums.writers)
		return TN(req, "{n} person has a seat", "{n} people have a seat",
			  r->task.people - arrangement_late(r));
	if (sums.choosers)
		buf_add_next(&b, S(", "), TF(req,
			"{n} of {all} at their first or second choice",
			TR_INT(req->arena, "n", sums.glad),
			TR_INT(req->arena, "all", sums.choosers)));
	if (sums.writers)
		buf_add_next(&b, S(", "), TF(req,
			"{n} of {all} at the table they wrote about",
			TR_INT(req->arena, "n", sums.heard),
			TR_INT(req->arena, "all", sums.writers)));
	return buf_str(&b);
}

str arrangement_missing(struct request *req, const struct arrangement *r,
			int round, int table)
{
	struct buf b = { .arena = req->arena, .limit = 400 };
	int there[SIDES] = { 0 };

	for (int p = 1; p <= r->task.people; p++)
		there[r->task.person[p - 1].side] += seating_table_of(&r->task,
			&r->seating, round, p) == table;
	for (int side = 0; side < SIDES; side++)
		if (r->task.table[table - 1].wanted[side] > there[side])
			buf_add_next(&b, S(", "), tr(req->lang,
				str_from_z(table_sides[side].english)));
	return buf_str(&b);
}

str arrangement_why(struct request *req, const struct arrangement *r, int round,
		    int person)
{
	static const char *const words[] = {
		[NO_SEAT] = "", [IS_HOST] = N_("leads the table"),
		[IS_NOTE_TAKER] = N_("takes notes"),
		[IS_LOCKED] = N_("put here by you"),
		[FIRST_CHOICE] = N_("1st choice"),
		[SECOND_CHOICE] = N_("2nd choice"),
		[BOTH_ELSEWHERE] = N_("own choice in another round"),
		[ONE_INITIATIVE] = N_("so that an initiative sits here"),
		[CHOICES_FULL] = N_("own choice was full"),
		[FROM_COLLEAGUE] = N_("away from a colleague"),
		[NO_CHOICE] = N_("did not choose"),
		[WROTE_ABOUT] = N_("wrote about this"),
		[NOT_TO_BE] = N_("own choice did not fit"),
	};

	return tr(req->lang, str_from_z(words[seating_why(&r->task, &r->seating,
							  round, person)]));
}

/* "Table 3", with the round before it if there are more. */
static str place_name(struct request *req, const struct arrangement *r,
		      const struct seating_breach *b)
{
	int64_t number = r->tables.at[b->table - 1].number;

	return r->task.rounds < 2
		? TF(req, "Table {n}", TR_INT(req->arena, "n", number))
		: TF(req, "Round {round}, table {n}",
		     TR_INT(req->arena, "round", b->round + 1),
		     TR_INT(req->arena, "n", number));
}

static void tell_breaches(struct request *req, const struct arrangement *r,
			  struct strs *lines)
{
	struct seating_breaches list =
		seating_check(req->arena, &r->task, &r->seating);
	int64_t others = 0;

	list_each(b, list) {
		if (b->rule == TOO_FULL)
			list_add(req->arena, lines) = TF(req,
				"{where} has more people than seats. Put someone elsewhere, or give the table more seats.",
				TR_STR("where", place_name(req, r, b)));
		else if (b->rule == NO_INITIATIVE)
			list_add(req->arena, lines) = TF(req,
				"{where} has no initiative, while another table has more than one.",
				TR_STR("where", place_name(req, r, b)));
		else
			others += b->rule != UNSEATED;
	}
	if (others)
		list_add(req->arena, lines) = TN(req,
			"{n} seat does not fit any more, as the tables changed since. Make it again.",
			"{n} seats do not fit any more, as the tables changed since. Make it again.",
			others);
}

/* There are fewer seats than people, or fewer initiatives than tables. */
static void tell_shortage(struct request *req, const struct arrangement *r,
			  struct strs *lines)
{
	int64_t seats = 0, initiatives = 0;

	for (int t = 0; t < r->task.tables; t++)
		seats += r->task.table[t].seats;
	for (int p = 0; p < r->task.people; p++)
		initiatives += r->task.person[p].side == INITIATIVE;
	if (seats < r->task.people)
		list_add(req->arena, lines) = TF(req,
			"There are {seats} seats for {people} people. Add a table, or give a table more seats.",
			TR_INT(req->arena, "seats", seats),
			TR_INT(req->arena, "people", r->task.people));
	if (initiatives < r->task.tables)
		list_add(req->arena, lines) = TN(req,
			"{n} initiative comes, so not every table has one.",
			"{n} initiatives come, so not every table has one.",
			initiatives);
}

struct strs arrangement_unmet(struct request *req, const struct arrangement *r)
{
	struct seating_sums sums = seating_sum(req->arena, &r->task, &r->seating);
	struct strs lines = { 0 };

	tell_shortage(req, r, &lines);
	tell_breaches(req, r, &lines);
	if (sums.choosers > sums.glad)
		list_add(req->arena, &lines) = TN(req,
			"{n} person sits at neither choice: those tables were full, or needed someone else.",
			"{n} people sit at neither choice: those tables were full, or needed someone else.",
			sums.choosers - sums.glad);
	if (sums.together)
		list_add(req->arena, &lines) = TN(req,
			"{n} time two colleagues sit together: they chose the same, or one of them leads.",
			"{n} times two colleagues sit together: they chose the same, or one of them leads.",
			sums.together);
	if (sums.met_again)
		list_add(req->arena, &lines) = TN(req,
			"{n} pair meets at a table more than once.",
			"{n} pairs meet at a table more than once.",
			sums.met_again);
	return lines;
}
