/* SPDX-License-Identifier: EUPL-1.2 */
/* Which sides are expected at a meeting, and which did not come. */
#include "features/table/inside.h"
#include "base/when.h"
#include "table_sides.html.h"

/* How a side stands: from who is registered now, or what is kept of it. */
static struct side_shown side_of(struct request *req, struct tr_name name,
				 const struct side_kept_rows *kept,
				 const struct side_now_rows *now)
{
	struct side_shown s = { .value = name.value,
		.label = tr(req->lang, str_from_z(name.english)) };

	list_each(k, *kept)
		if (str_eq(k->side, name.value)) {
			s.expected = k->expected != 0;
			s.registered = k->registered;
			s.came = k->came;
		}
	list_each(n, *now)
		if (str_eq(n->side, name.value)) {
			s.registered = n->registered;
			s.came = n->came;
		}
	return s;
}

static struct sides_shown sides_of(struct request *req, entry_id meeting)
{
	struct side_kept_rows kept = table_sides_expected(req->tx, meeting);
	struct side_now_rows now = table_sides_now(req->tx, meeting);
	struct sides_shown list = { 0 };

	for (size_t i = 0; i < COUNT(table_sides); i++)
		list_add(req->arena, &list) =
			side_of(req, table_sides[i], &kept, &now);
	return list;
}

/* Whether anyone was ticked at the door, so that it tells who was missing. */
static bool is_counted(const struct sides_shown *sides)
{
	list_each(s, *sides)
		if (s->came)
			return true;
	return false;
}

/* Those who are expected and of whom nobody registered, or came: in a row. */
static str missing_of(struct request *req, const struct sides_shown *sides,
		      bool over)
{
	struct buf b = { .arena = req->arena, .limit = 400 };

	list_each(s, *sides)
		if (s->expected && !(over ? s->came : s->registered))
			buf_add_next(&b, S(", "), s->label);
	return buf_str(&b);
}

static bool is_any_expected(const struct sides_shown *sides)
{
	list_each(s, *sides)
		if (s->expected)
			return true;
	return false;
}

/* The last meeting of who organises this one, and who was missing there; asked
 * while nobody is expected here yet. */
struct before {
	str title, missing;
	struct sides_shown sides;
};

static struct before before_of(struct request *req, const struct plan *plan,
			       const struct sides_shown *sides)
{
	struct meeting_before row;
	struct before before = { 0 };

	if (plan->ends_at <= req->now || is_any_expected(sides) ||
	    !table_sides_before(req->tx, plan->id, req->now, &row))
		return before;
	before.title = row.title;
	before.sides = sides_of(req, row.id);
	before.missing = missing_of(req, &before.sides,
				    is_counted(&before.sides));
	return before;
}

bool table_sides_step(struct request *req, const struct plan *plan,
		      struct plan_step *step)
{
	struct sides_shown sides = sides_of(req, plan->id);
	bool over = plan->ends_at <= req->now && is_counted(&sides);
	str missing = missing_of(req, &sides, over);
	struct before before = before_of(req, plan, &sides);

	if (before.missing.n) {
		*step = (struct plan_step){ .path = table_sides_path(req, plan),
			.title = T(req, "Whom you expect"),
			.state = TF(req, "Missing last time: {sides}",
				    TR_STR("sides", before.missing)) };
		return plan->registers;
	}
	*step = (struct plan_step){ .path = table_sides_path(req, plan),
		.title = T(req, "Whom you expect"),
		.state = !missing.n ? T(req, "All whom you expect")
			: over ? TF(req, "Missing: {sides}",
				    TR_STR("sides", missing))
			: TF(req, "Nobody yet of: {sides}",
			     TR_STR("sides", missing)) };
	return plan->registers && is_any_expected(&sides);
}

str table_sides_path(struct request *req, const struct plan *plan)
{
	return arena_f(req->arena, "/bijeenkomsten/%.*s/wie-verwacht",
		       (int)plan->slug.n, plan->slug.p);
}

bool table_asks_side(struct tx *tx, entry_id meeting)
{
	return table_expects(tx, meeting) || table_has_any(tx, meeting);
}

static struct reply show(struct request *req, const struct plan *plan)
{
	struct sides_shown sides = sides_of(req, plan->id);
	struct before before = before_of(req, plan, &sides);
	bool over = plan->ends_at <= req->now;
	bool counted = is_counted(&sides);
	bool expected = is_any_expected(&sides);

	for (size_t i = 0; i < before.sides.n; i++)     /* ticked beforehand */
		sides.at[i].expected = before.sides.at[i].expected;
	plan_crumbs(req, plan);
	return reply_page(req, 200, T(req, "Whom you expect"), sides_page,
		.action = req->path, .path = plan_path(req, plan),
		.slug = plan->slug, .title = plan->title,
		.when = plan_when(req->arena, req->lang, plan),
		.over = over, .counted = counted, .sides = sides,
		.expected = expected, .before = before.title,
		.missing_before = before.missing,
		.missing = missing_of(req, &sides, over && counted));
}

/*
 * A few of a side say who they are: what everyone sees is from SHOWN_FROM of
 * one, and the others together.
 */
enum { SHOWN_FROM = 3 };

html table_on_meeting(struct request *req, const struct entry_card *row)
{
	struct sides_shown all, shown = { 0 };
	struct plan plan;
	bool over, others = false;

	if (!plan_get(req->tx, row->id, &plan) || !plan.registers ||
	    str_eq(plan.state, S("cancelled")))
		return (html){ 0 };
	all = sides_of(req, plan.id);
	over = plan.ends_at <= req->now;
	list_each(s, all) {
		s->registered = over ? s->came : s->registered;
		if (s->registered >= SHOWN_FROM)
			list_add(req->arena, &shown) = *s;
		else
			others = others || s->registered;
	}
	return shown.n ? part_page(req, sides_part, .over = over,
				   .others = others, .sides = shown)
		       : (html){ 0 };
}

struct reply table_sides_show(struct request *req)
{
	struct plan plan;

	if (!table_open(req, &plan) || !plan.registers)
		return reply_not_found(req);
	return show(req, &plan);
}

struct reply table_sides_save(struct request *req)
{
	struct strs ticked = request_fields(req, "verwacht");
	struct plan plan;

	if (!table_open(req, &plan) || !plan.registers)
		return reply_not_found(req);
	table_side_forget(req->tx, plan.id);
	for (size_t i = 0; i < COUNT(table_sides); i++)
		if (strs_has(&ticked, table_sides[i].value))
			table_side_expect(req->tx, plan.id,
					  table_sides[i].value);
	return reply_redirect(req, "%.*s", (int)req->path.n, req->path.p);
}

/*
 * Before the names go: how many of each side came.
 */
static enum job_end keep(struct job *job)
{
	table_sides_keep(job->tx, job->now);
	return JOB_DONE;
}

const struct job_kind table_jobs[] = {
	{ "table.sides", keep },
	{ 0 }
};

const struct periodic table_periodic[] = {
	{ "table.sides", DAY, 0 },
	{ 0 }
};
