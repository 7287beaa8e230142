/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One round as a network: from each person to the tables they may sit at, over
 * a node of their party at that table and one of their side, to the table and
 * out. What comes above one of a party, or above what is wanted of a side,
 * goes over an arc that costs more; so the cheapest flow is the best round.
 */
#include "features/seating/room.h"
#include "flow/flow.h"

enum { SOURCE = 1, SINK = 2, ELSEWHERE_MOST = 6, FEW_TABLES = 24 };

/* An arc that puts someone at a table. */
struct chair {
	size_t arc;
	int person, table;
};
struct chairs {
	struct chair *at;
	size_t n, cap;
};

struct drawing {
	struct room *room;
	struct arena *a;
	struct flow_net net;
	struct chairs chairs;
	int round;
	int *left;              /* of each table: seats */
	int *node;              /* of each table and side; 0: none yet */
	int *company;           /* of each table and party; 0: none yet */
	int *size;              /* of each party */
};

static bool is_free(const struct drawing *d, int person)
{
	return !room_table(d->room, d->round, person);
}

static void arc(struct drawing *d, int from, int to, int most, int worth)
{
	flow_add(d->a, &d->net, (struct flow_arc){ from, to, most, -worth });
}

static int table_node(int table)
{
	return SINK + table;
}

/* Of that side at that table. */
static int side_node(struct drawing *d, int table, int side)
{
	int *node = &d->node[(table - 1) * SIDES + side];
	const struct spot *spot = room_spot(d->room, d->round, table);
	int there = spot->side[side];
	int wanted = d->room->task->table[table - 1].wanted[side] - there;
	int led = side == INITIATIVE && !there ? 1 : 0;

	if (*node)
		return *node;
	*node = ++d->net.nodes;
	arc(d, *node, table_node(table), led, LED + (wanted > 0 ? MIXED : 0));
	arc(d, *node, table_node(table), wanted - led, MIXED);
	arc(d, *node, table_node(table), d->left[table - 1], 0);
	return *node;
}

/* Of that person's party there; who has no colleagues needs none. */
static int person_node(struct drawing *d, int person, int table)
{
	const struct seating_person *p = &d->room->task->person[person - 1];
	int side = side_node(d, table, p->side), *node, there;

	if (!p->party || d->size[p->party] < 2)
		return side;
	node = &d->company[((table - 1) * (d->room->parties + 1) + p->party) *
			   SIDES + p->side];
	if (*node)
		return *node;
	*node = ++d->net.nodes;
	there = room_spot(d->room, d->round, table)->party[p->party];
	for (int i = 0; i < d->size[p->party]; i++)
		arc(d, *node, side, 1, TOGETHER * (there + i));
	return *node;
}

/* With many tables not all of them are offered, or it would take long: what
 * they chose, where they sat, and some more, others for each. */
static bool is_offered(const struct drawing *d, int person, int table)
{
	int tables = d->room->task->tables;

	return tables <= FEW_TABLES ||
	       room_wish(d->room, d->round, person, table) ||
	       (table + person * 7) % tables < ELSEWHERE_MOST;
}

static void draw_person(struct drawing *d, int person, int node)
{
	arc(d, SOURCE, node, 1, 0);
	arc(d, node, SINK, 1, 0);
	for (int t = 1; t <= d->room->task->tables; t++)
		if (d->left[t - 1] > 0 && is_offered(d, person, t) &&
		    room_may(d->room, d->round, person, t)) {
			int to = person_node(d, person, t);

			list_add(d->a, &d->chairs) = (struct chair){
				d->net.n, person, t };
			arc(d, node, to, 1, SEATED +
			    room_wish(d->room, d->round, person, t));
		}
}

static void draw_table(struct drawing *d, int table)
{
	int there = room_spot(d->room, d->round, table)->n;
	int left = d->left[table - 1];
	int few = there < FEW ? FEW - there : 0;
	int share = d->room->share > there ? d->room->share - there : 0;

	few = few < left ? few : left;
	share = share < left ? share : left;
	arc(d, table_node(table), SINK, few, BEGUN);
	arc(d, table_node(table), SINK, share - few, 0);
	arc(d, table_node(table), SINK, left - (share > few ? share : few),
	    CROWDED);
}

static void draw(struct drawing *d)
{
	const struct seating_task *task = d->room->task;

	d->net = (struct flow_net){ .source = SOURCE, .sink = SINK,
				    .nodes = SINK + task->tables };
	for (int t = 1; t <= task->tables; t++) {
		const struct spot *spot = room_spot(d->room, d->round, t);

		d->left[t - 1] = spot->seats - spot->n;
		draw_table(d, t);
	}
	for (int p = 1; p <= task->people; p++)
		if (is_free(d, p)) {
			d->net.amount++;
			draw_person(d, p, ++d->net.nodes);
		}
}

bool room_fill(struct room *room, struct arena *a, int round, struct err *err)
{
	const struct seating_task *task = room->task;
	size_t tables = (size_t)task->tables, parties = (size_t)room->parties + 1;
	struct drawing d = { .room = room, .a = a, .round = round,
		.left = arena_array(a, int, tables),
		.node = arena_array(a, int, tables * SIDES),
		.company = arena_array(a, int, tables * parties * SIDES),
		.size = arena_array(a, int, parties) };

	for (int p = 0; p < task->people; p++)
		d.size[task->person[p].party]++;
	draw(&d);
	if (!d.net.amount)
		return true;
	if (!flow_cheapest(&d.net, err))
		return false;
	list_each(c, d.chairs)
		if (d.net.at[c->arc].flow)
			room_put(room, round, c->person, c->table);
	return true;
}
