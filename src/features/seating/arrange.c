/* SPDX-License-Identifier: EUPL-1.2 */
/* A meeting as a task for the solver, and back into rows. */
#include "features/seating/inside.h"
#include "lang/lang.h"

static int table_number(const struct arrangement *r, entry_id table)
{
	for (size_t i = 0; table.v && i < r->tables.n; i++)
		if (r->tables.at[i].id.v == table.v)
			return (int)i + 1;
	return 0;
}

static int side_number(str side)
{
	for (int i = 0; i < TABLE_SIDES; i++)
		if (str_eq(table_sides[i].value, side))
			return i;
	return TABLE_SIDES - 1;
}

int arrangement_person(const struct arrangement *r, registration_id id)
{
	for (size_t i = 0; id.v && i < r->people.n; i++)
		if (r->people.at[i].id.v == id.v)
			return (int)i + 1;
	return 0;
}

/* Who comes for the same, in any spelling, has the same number. */
static void number_parties(struct arena *a, struct arrangement *r)
{
	str *folds = arena_array(a, str, r->people.n);

	for (size_t i = 0; i < r->people.n; i++) {
		size_t same = 0;

		folds[i] = lang_fold(a, r->people.at[i].behalf);
		if (!folds[i].n)
			continue;
		while (!str_eq(folds[same], folds[i]))
			same++;
		r->task.person[i].party = (int)same + 1;
	}
}

static void read_people(struct arena *a, struct arrangement *r)
{
	r->task.people = (int)r->people.n;
	r->task.person = arena_array(a, struct seating_person, r->people.n);
	for (size_t i = 0; i < r->people.n; i++) {
		const struct seating_comer *c = &r->people.at[i];

		r->task.person[i] = (struct seating_person){
			.side = side_number(c->side),
			.first = table_number(r, c->first_id),
			.second = table_number(r, c->second_id),
			.wrote = c->first_id.v ? 0
				 : table_number(r, c->wrote_id) };
	}
	number_parties(a, r);
}

/* Who leads or takes notes: who registered, or the first who comes for that
 * party. */
static int keeper(struct arena *a, const struct arrangement *r,
		  registration_id id, str party)
{
	str fold = lang_fold(a, party);

	if (id.v || !fold.n)
		return arrangement_person(r, id);
	for (size_t i = 0; i < r->people.n; i++)
		if (str_eq(lang_fold(a, r->people.at[i].behalf), fold))
			return (int)i + 1;
	return 0;
}

static void read_tables(struct arena *a, struct arrangement *r)
{
	r->task.tables = (int)r->tables.n;
	r->task.table = arena_array(a, struct seating_table, r->tables.n);
	for (size_t i = 0; i < r->tables.n; i++) {
		const struct theme_table *t = &r->tables.at[i];
		struct seating_table *to = &r->task.table[i];
		str rest = t->mix;

		*to = (struct seating_table){ .seats = (int)t->seats,
			.host = keeper(a, r, t->host_id, t->host_party.v
				       ? t->host : (str){ 0 }),
			.note_taker = keeper(a, r, t->noter_id,
				t->noter_party.v ? t->noter : (str){ 0 }) };
		if (to->note_taker == to->host)
			to->note_taker = 0;
		while (rest.n) {
			str side = str_cut(&rest, ' ');

			if (side.n)
				to->wanted[side_number(side)] = 1;
		}
	}
}

static void read_seats(struct tx *tx, struct arrangement *r)
{
	struct arena *a = tx_arena(tx);
	struct seat_row_rows seats = seating_seats(tx, r->meeting);
	size_t person = 0;

	r->seating.at = arena_array(a, int, r->people.n * SEATING_ROUNDS);
	r->locked = arena_array(a, bool *, SEATING_ROUNDS);
	for (int round = 0; round < SEATING_ROUNDS; round++)
		r->locked[round] = arena_array(a, bool, r->people.n);
	list_each(s, seats) {
		while (person < r->people.n &&
		       r->people.at[person].id.v != s->registration_id.v)
			person++;
		if (person == r->people.n)
			return;
		r->seating.at[(size_t)s->round * r->people.n + person] =
			table_number(r, s->table_id);
		r->locked[s->round][person] = s->locked && s->table_id.v;
	}
}

bool arrangement_read(struct tx *tx, entry_id meeting, struct arrangement *out)
{
	*out = (struct arrangement){ .meeting = meeting,
		.tables = table_rows(tx, meeting),
		.people = seating_people(tx, meeting) };
	if (!seating_state(tx, meeting, &out->state))
		out->state = (struct seating_state){ 0 };
	if (!out->tables.n || !out->people.n)
		return false;
	read_people(tx_arena(tx), out);
	read_tables(tx_arena(tx), out);
	read_seats(tx, out);
	out->task.rounds = (int)out->state.rounds;
	for (int round = 0; round < out->task.rounds; round++)
		for (size_t i = 0; i < out->people.n; i++)
			if (out->locked[round][i])
				out->task.person[i].locked[round] =
					seating_table_of(&out->task,
						&out->seating, round, (int)i + 1);
	return true;
}

bool arrangement_make(struct arena *a, struct arrangement *r, int rounds,
		      bool keeps)
{
	int had = r->task.rounds;
	struct err err;

	for (int round = 0; keeps && round < had; round++)
		for (int p = 1; p <= r->task.people; p++)
			r->task.person[p - 1].was[round] = seating_table_of(
				&r->task, &r->seating, round, p);
	r->task.rounds = rounds;
	return seating_solve(a, &r->task, &r->seating, &err);
}

void arrangement_write(struct tx *tx, const struct arrangement *r)
{
	seat_before(tx, r->meeting);
	for (int round = 0; round < r->task.rounds; round++)
		for (int p = 1; p <= r->task.people; p++) {
			int table = seating_table_of(&r->task, &r->seating,
						     round, p);

			seat_put(tx, r->people.at[p - 1].id, r->meeting, round,
				 table ? r->tables.at[table - 1].id
				       : (entry_id){ 0 });
		}
	seating_made(tx, r->meeting, r->task.rounds);
}
