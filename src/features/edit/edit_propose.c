/* SPDX-License-Identifier: EUPL-1.2 */
/* Proposing a change in what others keep, and the lists of what waits. */
#include "features/edit/inside.h"
#include "base/when.h"
#include "features/monday/monday.h"
#include "edit_proposal.html.h"

/* Of one person everywhere, and of all people on one page. */
enum { WAITING_MOST = 10, ON_ONE_MOST = 10, SHOWN = 20, TOLD_FOR = 30 * DAY };

/* Where else they are to go first; false: they may propose here. */
static bool is_elsewhere(struct request *req, const struct edited *e,
			 struct reply *reply)
{
	proposal_id open = edit_proposal_open(req->tx, e->row.id, req->who.id);

	if (e->may_change)
		*reply = reply_redirect(req, "%.*s/wijzigen", (int)e->path.n,
					e->path.p);
	else if (open.v)
		*reply = reply_redirect(req, "/mijn/voorstellen/%" PRId64,
					open.v);
	else if (edit_proposals_waiting(req->tx, req->who.id) >= WAITING_MOST)
		*reply = reply_refused(req, 429, T(req, "You have ten proposals that wait"),
			T(req, "Once one of them is answered you can propose something new. On your page you can also take one back."));
	else if (edit_proposals_on(req->tx, e->row.id) >= ON_ONE_MOST)
		*reply = reply_refused(req, 429, T(req, "Ten proposals wait here"),
			T(req, "First someone has to look at those. Come back in a week, please."));
	else
		return false;
	return true;
}

static bool open_to_propose(struct request *req, struct edited *e,
			    struct reply *reply)
{
	if (!edit_open(req, e)) {
		*reply = reply_not_found(req);
		return false;
	}
	e->proposes = true;
	return !is_elsewhere(req, e, reply);
}

struct reply edit_propose_show(struct request *req)
{
	struct edited e;
	struct edit_form form;
	struct reply elsewhere;

	if (!open_to_propose(req, &e, &elsewhere))
		return elsewhere;
	form = edit_form_of(req, &e);
	return edit_page(req, &e, &form);
}

/* Only what differs; id 0: nothing does. */
static proposal_id store(struct request *req, const struct edited *e,
			 const struct edit_form *form)
{
	struct edit_values now = edit_values_of(req->tx, e);
	proposal_id id = { 0 };

	for (size_t i = 0; i < e->type->n; i++) {
		if (str_eq(now.at[i], form->v.at[i]))
			continue;
		if (!id.v)
			id = edit_proposal_add(req->tx, e->row.id, req->who.id,
					       req->now, form->waarom);
		edit_proposal_field_add(req->tx, id,
			str_from_z(e->type->fields[i].name), now.at[i],
			form->v.at[i]);
	}
	return id;
}

struct reply edit_propose_save(struct request *req)
{
	struct edited e;
	struct edit_form form;
	struct reply elsewhere;
	proposal_id id;

	if (!open_to_propose(req, &e, &elsewhere))
		return elsewhere;
	form = edit_form_read(req, &e);
	if (form.errors.n || edit_collides(req, &e, &form))
		return edit_page(req, &e, &form);
	id = store(req, &e, &form);
	if (!id.v) {
		form_add_error(req, &form.errors, S("waarom"),
			T(req, "You changed nothing yet. Change above what is not right."));
		return edit_page(req, &e, &form);
	}
	job_add(req->tx, S("edit.proposed"), id.v, req->now);
	return reply_redirect(req, "/mijn/voorstellen/%" PRId64, id.v);
}

static struct edit_lines lines_of(struct request *req,
				  struct edit_proposal_line_rows rows)
{
	static const struct tr_name states[] = {
		{ S("open"), N_("Waits for an answer, since {date}") },
		{ S("accepted"), N_("Taken over") },
		{ S("declined"), N_("Not taken over") },
		{ S("lapsed"), N_("Nobody answered") },
	};
	struct edit_lines lines = { 0 };

	list_each(r, rows)
		list_add(req->arena, &lines) = (struct edit_line){
			arena_f(req->arena, "/mijn/voorstellen/%" PRId64,
				r->id.v),
			r->title,
			tr_fill(req->arena,
				tr_name(req->lang, states, r->state),
				TR_ARGS(TR_STR("date", when_day(req->arena,
					req->lang, r->made_at)))) };
	return lines;
}

html edit_mine_part(struct request *req)
{
	struct edit_lines to = lines_of(req,
		edit_proposals_to(req->tx, req->who.id, SHOWN));
	struct edit_lines by = lines_of(req, edit_proposals_by(req->tx,
		req->who.id, req->now - TOLD_FOR, SHOWN));

	if (!to.n && !by.n)
		return (html){ 0 };
	return part_page(req, edit_proposals_mine, .to = to, .by = by);
}

void edit_monday(struct monday *m)
{
	struct edit_proposal_line_rows rows = { 0 };

	if (monday_may(m, COORDINATOR))
		rows = edit_proposals_unkept(m->tx, m->person, m->now, SHOWN);
	list_each(p, rows)
		monday_add(m, &(struct monday_point){
			.rank = MONDAY_OPEN, .since = p->made_at,
			.title = TF(m, "Someone proposes to change “{title}”, which nobody keeps",
				    TR_STR("title", p->title)),
			.path = arena_f(m->arena, "/mijn/voorstellen/%" PRId64,
					p->id.v) });
}

html edit_work_part(struct request *req)
{
	struct edit_lines lines = lines_of(req, edit_proposals_unkept(req->tx,
		req->who.id, req->now, SHOWN));

	if (!lines.n)
		return (html){ 0 };
	return part_page(req, edit_proposals_work, .lines = lines);
}
