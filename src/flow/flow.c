/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The only file that knows GLPK. The library says what it thinks on the
 * terminal and aborts when it is not pleased: here it is silent, and a hook
 * brings an error back to the one who asked. Its memory is of this thread, and
 * goes as a whole after each question.
 */
#include "flow/flow.h"

#include <glpk.h>
#include <setjmp.h>

enum { MEGABYTES = 512 };

struct node {
	double supply;
};
struct arc {
	double least, most, cost, flow;
};

void flow_add(struct arena *a, struct flow_net *net, struct flow_arc arc)
{
	if (arc.most > 0)
		list_add(a, net) = arc;
}

static void set_supply(glp_graph *graph, int at, int supply)
{
	((struct node *)graph->v[at]->data)->supply = supply;
}

/* Arcs hang on their node with the newest first. */
static void read_flow(const glp_graph *graph, struct flow_net *net)
{
	glp_arc **next = glp_alloc(graph->nv + 1, sizeof *next);

	for (int at = 1; at <= graph->nv; at++)
		next[at] = graph->v[at]->out;
	for (size_t i = net->n; i-- > 0;) {
		struct flow_arc *arc = &net->at[i];

		arc->flow = (int)((struct arc *)next[arc->from]->data)->flow;
		next[arc->from] = next[arc->from]->t_next;
	}
	glp_free(next);
}

static bool solve(struct flow_net *net)
{
	glp_graph *graph = glp_create_graph(sizeof(struct node),
					    sizeof(struct arc));
	double cost;

	glp_add_vertices(graph, net->nodes);
	set_supply(graph, net->source, net->amount);
	set_supply(graph, net->sink, -net->amount);
	list_each(arc, *net) {
		glp_arc *made = glp_add_arc(graph, arc->from, arc->to);

		*(struct arc *)made->data = (struct arc){
			.most = arc->most, .cost = arc->cost };
	}
	if (glp_mincost_okalg(graph, offsetof(struct node, supply),
			      offsetof(struct arc, least),
			      offsetof(struct arc, most),
			      offsetof(struct arc, cost), &cost,
			      offsetof(struct arc, flow), -1))
		return false;
	read_flow(graph, net);
	return true;
}

/* An error it would print even so. */
static int say_nothing(void *info, const char *text)
{
	(void)info, (void)text;
	return 1;
}

static void back(void *where)
{
	longjmp(*(jmp_buf *)where, 1);
}

bool flow_cheapest(struct flow_net *net, struct err *err)
{
	jmp_buf here;
	bool found;

	if (setjmp(here)) {
		glp_free_env();
		return err_set(err, "flow: the library refused the network");
	}
	glp_term_out(GLP_OFF);
	glp_term_hook(say_nothing, NULL);
	glp_error_hook(back, &here);
	glp_mem_limit(MEGABYTES);
	found = solve(net);
	glp_free_env();
	return found || err_set(err, "flow: there is no way for all");
}
