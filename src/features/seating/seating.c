/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of who organises: have it made, look at it, show it. */
#include "features/seating/inside.h"
#include "lang/collate.h"
#include "seating.html.h"

str seating_path(struct request *req, const struct plan *plan)
{
	str path = plan_path(req, plan);

	return arena_f(req->arena, "%.*s/indeling", (int)path.n, path.p);
}

bool seating_open(struct request *req, struct plan *plan)
{
	return plan_open(req, plan) && plan_may(req, plan);
}

static struct sitter sitter_of(struct request *req, const struct plan *plan,
			       const struct arrangement *r, int round,
			       int person)
{
	const struct seating_comer *c = &r->people.at[person - 1];
	str path = seating_path(req, plan);

	return (struct sitter){ .name = c->name, .behalf = c->behalf,
		.id = c->id.v, .locked = r->locked[round][person - 1],
		.why = arrangement_why(req, r, round, person),
		.path = arena_f(req->arena, "%.*s/%" PRId64, (int)path.n,
				path.p, c->id.v) };
}

/* Who sits there; at table 0 who sits nowhere. */
static struct sitters sitters_at(struct request *req, const struct plan *plan,
				 const struct arrangement *r, int round,
				 int table)
{
	struct sitters list = { 0 };

	for (int p = 1; p <= r->task.people; p++)
		if (seating_table_of(&r->task, &r->seating, round, p) == table)
			list_add(req->arena, &list) =
				sitter_of(req, plan, r, round, p);
	return list;
}

static struct rounds_seen rounds_of(struct request *req,
				    const struct plan *plan,
				    const struct arrangement *r)
{
	struct rounds_seen list = { 0 };

	for (int round = 0; round < r->task.rounds; round++) {
		struct round_seen *to = &list_add(req->arena, &list);

		*to = (struct round_seen){
			.name = r->task.rounds > 1 ? TF(req, "Round {n}",
				TR_INT(req->arena, "n", round + 1)) : (str){ 0 },
			.late = sitters_at(req, plan, r, round, 0) };
		for (int t = 1; t <= r->task.tables; t++) {
			const struct theme_table *table = &r->tables.at[t - 1];
			struct sitters all = sitters_at(req, plan, r, round, t);

			list_add(req->arena, &to->tables) = (struct table_seen){
				.title = table->title, .number = table->number,
				.seats = table->seats, .taken = (int64_t)all.n,
				.missing = arrangement_missing(req, r, round, t),
				.sitters = all };
		}
	}
	return list;
}

static struct choices round_choices(struct request *req, int64_t chosen)
{
	struct choices list = { 0 };

	for (int n = 1; n <= SEATING_ROUNDS; n++)
		list_add(req->arena, &list) = (struct choice){
			.value = arena_f(req->arena, "%d", n),
			.label = TN(req, "{n} round", "{n} rounds", n),
			.chosen = n == (chosen ? chosen : 1) };
	return list;
}

static struct reply page(struct request *req, const struct plan *plan,
			 str error)
{
	struct arrangement r;
	bool possible = arrangement_read(req->tx, plan->id, &r);
	bool made = possible && r.task.rounds;

	plan_crumbs(req, plan);
	return reply_page(req, error.n ? 422 : 200, T(req, "Who sits where"),
		seating_page, .path = seating_path(req, plan),
		.meeting = plan_path(req, plan), .title = plan->title,
		.when = plan_when(req->arena, req->lang, plan), .error = error,
		.has_tables = r.tables.n, .has_people = r.people.n,
		.makes = possible && !made && !r.state.wanted,
		.made = made, .waits = r.state.wanted > 0,
		.shown = r.state.shown,
		.undo = made && r.state.was_rounds > 0,
		.late = made ? arrangement_late(&r) : 0,
		.sum = made ? arrangement_sum(req, &r) : (str){ 0 },
		.unmet = made ? arrangement_unmet(req, &r) : (struct strs){ 0 },
		.rounds = made ? rounds_of(req, plan, &r)
			       : (struct rounds_seen){ 0 },
		.choices = round_choices(req, r.state.rounds));
}

static struct reply show(struct request *req)
{
	struct plan plan;

	return seating_open(req, &plan) ? page(req, &plan, (str){ 0 })
					: reply_not_found(req);
}

static struct reply back(struct request *req, const struct plan *plan)
{
	str path = seating_path(req, plan);

	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

/* At once, or by the worker where it takes longer than a reader waits. */
static struct reply make(struct request *req, const struct plan *plan,
			 int rounds, bool keeps)
{
	struct arrangement r;

	if (!arrangement_read(req->tx, plan->id, &r))
		return back(req, plan);
	seating_want(req->tx, plan->id, rounds, keeps);
	r.task.rounds = rounds > r.task.rounds ? rounds : r.task.rounds;
	if (r.task.people <= SEATING_PEOPLE && seating_is_large(&r.task)) {
		job_add(req->tx, S("seating.make"), plan->id.v, req->now);
		return back(req, plan);
	}
	r.task.rounds = (int)r.state.rounds;
	if (!arrangement_make(req->arena, &r, rounds, keeps)) {
		seating_want(req->tx, plan->id, 0, 0);
		return page(req, plan, T(req, "So many people cannot be seated at once: 2,000 is the most."));
	}
	arrangement_write(req->tx, &r);
	return back(req, plan);
}

static int rounds_typed(struct request *req)
{
	int64_t n = 0;

	if (!str_to_int(request_field(req, "rondes"), &n) || n < 1 ||
	    n > SEATING_ROUNDS)
		return 1;
	return (int)n;
}

static void undo(struct request *req, const struct plan *plan,
		 const struct seating_state *state)
{
	if (!state->was_rounds)
		return;
	seat_back(req->tx, plan->id);
	seating_undone(req->tx, plan->id);
}

static struct reply change(struct request *req)
{
	str deed = request_field(req, "doe");
	struct seating_state state = { 0 };
	struct plan plan;

	if (!seating_open(req, &plan))
		return reply_not_found(req);
	(void)!seating_state(req->tx, plan.id, &state);
	if (str_eq(deed, S("maak")))
		return make(req, &plan, rounds_typed(req), false);
	if (str_eq(deed, S("vul-aan")) && state.rounds)
		return make(req, &plan, (int)state.rounds, true);
	if (str_eq(deed, S("terug")))
		undo(req, &plan, &state);
	else if (str_eq(deed, S("toon")) || str_eq(deed, S("verberg")))
		seating_show(req->tx, plan.id, str_eq(deed, S("toon")));
	return back(req, &plan);
}

/* "Table 3", or one for each round. */
static str tables_of(struct request *req, const struct arrangement *r,
		     int person)
{
	struct buf b = { .arena = req->arena, .limit = 200 };

	for (int round = 0; round < r->task.rounds; round++) {
		int t = seating_table_of(&r->task, &r->seating, round, person);

		buf_add_next(&b, S(", "), !t ? T(req, "no seat yet")
			: TF(req, "table {n}", TR_INT(req->arena, "n",
						r->tables.at[t - 1].number)));
	}
	return buf_str(&b);
}

static int by_name(const void *a, const void *b)
{
	const struct place_seen *x = a, *y = b;

	return str_cmp(x->key, y->key);
}

static struct reply by_names(struct request *req)
{
	struct places_seen list = { 0 };
	struct arrangement r;
	struct plan plan;

	if (!seating_open(req, &plan))
		return reply_not_found(req);
	if (arrangement_read(req->tx, plan.id, &r) && r.task.rounds)
		for (int p = 1; p <= r.task.people; p++)
			list_add(req->arena, &list) = (struct place_seen){
				.name = r.people.at[p - 1].name,
				.behalf = r.people.at[p - 1].behalf,
				.tables = tables_of(req, &r, p),
				.key = lang_sort_key(req->arena,
						     r.people.at[p - 1].name) };
	if (list.n)
		qsort(list.at, list.n, sizeof *list.at, by_name);
	plan_crumbs(req, &plan);
	head_crumb(req, T(req, "Who sits where"), seating_path(req, &plan));
	return reply_page(req, 200, T(req, "Everyone's table, by name"),
		seating_names_page, .path = seating_path(req, &plan),
		.title = plan.title, .list = list,
		.when = plan_when(req->arena, req->lang, &plan));
}

const struct route seating_routes[] = {
	{ GET,  "/bijeenkomsten/{slug}/indeling", show, PERSON },
	{ POST, "/bijeenkomsten/{slug}/indeling", change, PERSON,
	  .rate = RATE_POST },
	{ GET,  "/bijeenkomsten/{slug}/indeling/op-naam", by_names, PERSON },
	{ GET,  "/bijeenkomsten/{slug}/indeling/{id}", seating_person, PERSON },
	{ POST, "/bijeenkomsten/{slug}/indeling/{id}", seating_put, PERSON },
	{ 0 }
};
