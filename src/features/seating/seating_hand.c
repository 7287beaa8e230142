/* SPDX-License-Identifier: EUPL-1.2 */
/* One person: where they sit and why, and putting them elsewhere by hand. */
#include "features/seating/inside.h"
#include "seating.html.h"

/* Whose page it is. */
struct found {
	struct plan plan;
	struct arrangement r;
	int person;
};

static bool find(struct request *req, struct found *f)
{
	if (!seating_open(req, &f->plan) ||
	    !arrangement_read(req->tx, f->plan.id, &f->r) || !f->r.task.rounds)
		return false;
	f->person = arrangement_person(&f->r, (registration_id){
						request_id(req, 1) });
	return f->person != 0;
}

/* The number of the table they lead, or take notes at; 0: none. */
static int64_t own_table(const struct found *f)
{
	for (int t = 0; t < f->r.task.tables; t++)
		if (f->r.task.table[t].host == f->person ||
		    f->r.task.table[t].note_taker == f->person)
			return f->r.tables.at[t].number;
	return 0;
}

static struct choices tables_to_choose(struct request *req, const struct found *f,
				    int round)
{
	int at = seating_table_of(&f->r.task, &f->r.seating, round, f->person);
	struct choices list = { 0 };

	list_add(req->arena, &list) = (struct choice){ .value = S("0"),
		.label = T(req, "No seat"), .chosen = !at };
	for (int t = 1; t <= f->r.task.tables; t++) {
		const struct theme_table *table = &f->r.tables.at[t - 1];
		int64_t left = table->seats - arrangement_at(&f->r, round, t);

		list_add(req->arena, &list) = (struct choice){
			.value = arena_f(req->arena, "%d", t),
			.chosen = t == at,
			.label = TF(req, "{n}. {title} ({left} free)",
				TR_INT(req->arena, "n", table->number),
				TR_STR("title", table->title),
				TR_INT(req->arena, "left", left > 0 ? left : 0)) };
	}
	return list;
}

static struct put_rounds put_rounds_of(struct request *req,
				       const struct found *f,
				       const struct form_errors *errors)
{
	struct put_rounds list = { 0 };

	for (int round = 0; round < f->r.task.rounds; round++) {
		str name = arena_f(req->arena, "tafel-%d", round + 1);

		list_add(req->arena, &list) = (struct put_round){
			.name = name, .tables = tables_to_choose(req, f, round),
			.error = form_error_at(errors, name.p),
			.locked = f->r.locked[round][f->person - 1],
			.lock = arena_f(req->arena, "vast-%d", round + 1),
			.label = f->r.task.rounds < 2 ? T(req, "Table")
				: TF(req, "Table in round {n}",
				     TR_INT(req->arena, "n", round + 1)) };
	}
	return list;
}

static str choice_name(struct request *req, const struct found *f, int table)
{
	const struct theme_table *t = &f->r.tables.at[table - 1];

	return table ? TF(req, "{n}. {title}", TR_INT(req->arena, "n", t->number),
			  TR_STR("title", t->title)) : (str){ 0 };
}

static struct reply page(struct request *req, const struct found *f,
			 const struct form_errors *errors)
{
	const struct seating_comer *c = &f->r.people.at[f->person - 1];
	const struct seating_person *p = &f->r.task.person[f->person - 1];

	plan_crumbs(req, &f->plan);
	head_crumb(req, T(req, "Who sits where"), seating_path(req, &f->plan));
	return reply_page(req, errors->n ? 422 : 200, c->name,
		seating_person_page, .action = req->path, .name = c->name,
		.path = seating_path(req, &f->plan), .behalf = c->behalf,
		.side = tr_name(req->lang, table_sides, c->side),
		.first = choice_name(req, f, p->first),
		.second = choice_name(req, f, p->second),
		.own = own_table(f), .errors = *errors,
		.rounds = put_rounds_of(req, f, errors));
}

struct reply seating_person(struct request *req)
{
	struct form_errors none = { 0 };
	struct found f;

	return find(req, &f) ? page(req, &f, &none) : reply_not_found(req);
}

/* The table typed for that round; what cannot be is an error there. */
static int table_typed(struct request *req, const struct found *f, int round,
		       struct form_errors *errors)
{
	str name = arena_f(req->arena, "tafel-%d", round + 1);
	int at = seating_table_of(&f->r.task, &f->r.seating, round, f->person);
	int64_t table = 0;

	if (!str_to_int(request_field(req, name.p), &table) || table < 0 ||
	    table > f->r.task.tables) {
		form_add_error(req, errors, name, T(req, "Choose a table."));
		return 0;
	}
	if (table && table != at && arrangement_at(&f->r, round, (int)table) >=
					f->r.task.table[table - 1].seats)
		form_add_error(req, errors, name,
			T(req, "That table is full. First put someone else elsewhere."));
	return (int)table;
}

struct reply seating_put(struct request *req)
{
	struct form_errors errors = { 0 };
	int table[SEATING_ROUNDS] = { 0 };
	struct found f;
	str path;

	if (!find(req, &f) || own_table(&f))
		return reply_not_found(req);
	for (int round = 0; round < f.r.task.rounds; round++) {
		table[round] = table_typed(req, &f, round, &errors);
		for (int r = 0; r < round; r++)
			if (table[r] && table[r] == table[round])
				form_add_error(req, &errors,
					arena_f(req->arena, "tafel-%d", round + 1),
					T(req, "Nobody sits at the same table twice: choose another one."));
	}
	if (errors.n)
		return page(req, &f, &errors);
	for (int round = 0; round < f.r.task.rounds; round++) {
		registration_id id = f.r.people.at[f.person - 1].id;
		str lock = arena_f(req->arena, "vast-%d", round + 1);

		seat_put(req->tx, id, f.plan.id, round, table[round]
			 ? f.r.tables.at[table[round] - 1].id : (entry_id){ 0 });
		seat_lock(req->tx, id, f.plan.id, round, table[round] &&
			  request_field(req, lock.p).n);
	}
	path = seating_path(req, &f.plan);
	return reply_redirect(req, "%.*s#wie-%" PRId64, (int)path.n, path.p,
			      f.r.people.at[f.person - 1].id.v);
}
