/* SPDX-License-Identifier: EUPL-1.2 */
/* For who registers: on whose side they come, and at which table. */
#include "features/table/inside.h"

static bool is_side(str side)
{
	for (size_t i = 0; i < COUNT(table_sides); i++)
		if (str_eq(table_sides[i].value, side))
			return true;
	return false;
}

static entry_id table_of(const struct theme_table_rows *rows, str slug)
{
	list_each(r, *rows)
		if (str_eq(r->slug, slug))
			return r->id;
	return (entry_id){ 0 };
}

entry_id table_choice_at(struct tx *tx, const struct plan *whole, int64_t now)
{
	entry_id next = { 0 };

	if (whole->course_id.v)
		next = table_session(tx, whole->course_id, now);
	return next.v ? next : whole->id;
}

bool table_has_any(struct tx *tx, entry_id meeting)
{
	return table_rows(tx, meeting).n > 0;
}

struct choices table_side_choices(struct request *req, str chosen)
{
	struct strs one = { &chosen, 1, 1 };
	struct choices sides = table_side_boxes(req, &one), list = { 0 };

	list_add(req->arena, &list) =
		(struct choice){ .label = T(req, "I do not want to say") };
	list_each(s, sides)
		list_add(req->arena, &list) = *s;
	return list;
}

struct choices table_choices(struct request *req, entry_id meeting, str chosen)
{
	struct theme_table_rows rows = table_rows(req->tx, meeting);
	struct choices list = { 0 };

	list_add(req->arena, &list) =
		(struct choice){ .label = T(req, "Any table is fine") };
	list_each(r, rows)
		list_add(req->arena, &list) = (struct choice){ r->slug,
			arena_f(req->arena, "%" PRId64 ". %.*s", r->number,
				(int)r->title.n, r->title.p),
			str_eq(r->slug, chosen) };
	return list;
}

void table_choice_check(struct request *req, entry_id meeting,
			const struct table_choice *c,
			struct form_errors *errors)
{
	struct theme_table_rows rows = table_rows(req->tx, meeting);
	str gone = T(req, "That table is not there any more. Choose another.");

	if (c->side.n && table_asks_side(req->tx, meeting) &&
	    !is_side(c->side) && !form_error_at(errors, "kant").n)
		form_add_error(req, errors, S("kant"),
			       T(req, "Choose one of these."));
	if (!rows.n)
		return;
	if (c->first.n && !table_of(&rows, c->first).v &&
	    !form_error_at(errors, "tafel").n)
		form_add_error(req, errors, S("tafel"), gone);
	if (!c->second.n || form_error_at(errors, "tweede").n)
		return;
	if (!table_of(&rows, c->second).v)
		form_add_error(req, errors, S("tweede"), gone);
	else if (str_eq(c->first, c->second))
		form_add_error(req, errors, S("tweede"),
			T(req, "Choose another table than your first."));
}

void table_choice_set(struct tx *tx, entry_id meeting, registration_id id,
		      const struct table_choice *c)
{
	struct theme_table_rows rows = table_rows(tx, meeting);
	entry_id first = table_of(&rows, c->first),
		 second = table_of(&rows, c->second);

	if (!rows.n) {
		if (is_side(c->side))
			table_side_put(tx, id, c->side);
		return;
	}
	if (!first.v) {
		first = second;
		second.v = 0;
	}
	table_choice_put(tx, id, c->side, first, second);
}

struct table_choice table_choice_of(struct tx *tx, registration_id id)
{
	struct table_chosen c = { 0 };

	(void)!table_choice_get(tx, id, &c);
	return (struct table_choice){ c.side, c.first, c.second };
}

str table_choice_news(struct request *req, registration_id id)
{
	struct table_chosen c;

	if (!table_choice_get(req->tx, id, &c) || !c.lost)
		return (str){ 0 };
	if (!c.first.n)
		return T(req, "The table you chose does not go on. Choose another one below.");
	return TF(req, "Your first table does not go on. Your second choice counts now: {title}.",
		  TR_STR("title", c.title));
}

struct facts table_counts(struct request *req, const struct plan *plan)
{
	struct theme_table_rows rows = table_rows(req->tx, plan->id);
	struct table_wish_rows wishes = table_wishes(req->tx, plan->id);
	struct facts list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct fact){ .label = r->title,
			.value = TF(req, "first choice of {n}, {seats} seats",
				TR_INT(req->arena, "n",
				       table_votes_of(&wishes, r->id).first),
				TR_INT(req->arena, "seats", r->seats)) };
	return list;
}
