/* SPDX-License-Identifier: EUPL-1.2 */
/* A match by hand: she knows who fits an ask, and says why. */
#include "features/coordinate/inside.h"
#include "features/search/search.h"
#include "pick.html.h"

enum { FOUND = 10, WEEK = 7 * DAY };

struct pick_form {
	str wie, reden;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct pick_form, wie, .min = 1, .max = 100),
	FORM_TEXT(struct pick_form, reden, .min = 5, .max = 200),
};

static bool find_ask(struct request *req, struct entry_card *row)
{
	return entry_get(req->tx, req->args[0], row) &&
	       str_eq(row->type, S("ask")) && may(req, COORDINATOR, OF_ENTRY(row->id));
}

/* What may be put forward: anything public, but for the ask itself. */
static bool find_entry(struct request *req, str slug,
		       const struct entry_card *ask, struct entry_card *row)
{
	return entry_get(req->tx, slug, row) &&
	       str_eq(row->status, S("published")) && row->id.v != ask->id.v &&
	       !str_eq(row->type, S("table"));
}

static struct candidates found_for(struct request *req, str q,
				   const struct entry_card *ask)
{
	const struct index_query query = { .text = q, .lang = req->lang,
					   .limit = FOUND };
	struct index_found hits = index_search(req->index, req->arena, &query);
	struct candidates found = { 0 };
	struct entry_card row;

	for (size_t n = 0; n < hits.n; n++)
		if (hits.at[n].key.of == 'e' &&
		    entry_get_by_id(req->tx, (entry_id){ hits.at[n].key.id },
				    &row) &&
		    row.id.v != ask->id.v)
			list_add(req->arena, &found) = (struct candidate){
				entry_card_of(req, &row), row.slug };
	return found;
}

static struct candidates picked_for(struct request *req, entry_id ask)
{
	struct picked_rows rows = picked_of(req->tx, ask);
	struct candidates picked = { 0 };
	struct entry_card row;

	for (size_t n = 0; n < rows.n; n++)
		if (entry_get_by_id(req->tx, rows.at[n].id, &row))
			list_add(req->arena, &picked) = (struct candidate){
				entry_card_of(req, &row), row.slug,
				rows.at[n].reason };
	return picked;
}

static struct reply page(struct request *req, const struct entry_card *ask,
			 const struct pick_form *form, str error)
{
	str q = request_param(req, "q");
	struct candidates found = { 0 };
	struct entry_card row;
	str title = TF(req, "Who fits: {title}", TR_STR("title", ask->title));

	if (form && find_entry(req, form->wie, ask, &row))
		list_add(req->arena, &found) = (struct candidate){
			entry_card_of(req, &row), row.slug, form->reden };
	else if (q.n)
		found = found_for(req, q, ask);
	head_desk(req, ask->title, arena_f(req->arena, "/beheer/vragen/%.*s",
					    (int)ask->slug.n, ask->slug.p));
	return reply_page(req, form ? 422 : 200, title, pick,
		.card = entry_card_of(req, ask), .action = req->path,
		.q = q, .error = error, .found = found,
		.picked = picked_for(req, ask->id));
}

struct reply pick_show(struct request *req)
{
	struct entry_card ask;

	return find_ask(req, &ask) ? page(req, &ask, NULL, (str){ 0 })
				   : reply_not_found(req);
}

struct reply pick_add(struct request *req)
{
	struct pick_form form;
	struct form_errors errors = form_read(req, fields, &form);
	struct entry_card ask, row;

	if (!find_ask(req, &ask))
		return reply_not_found(req);
	if (errors.n)
		return page(req, &ask, &form, errors.at[0].message);
	if (!find_entry(req, form.wie, &ask, &row))
		return page(req, &ask, &form,
			    T(req, "That is not here any more. Search again, please."));
	picked_insert(req->tx, ask.id, row.id, form.reden, req->who.id,
		      req->now);
	coordinate_set_aside(req->tx, ask.id, req->now + WEEK);
	entry_changed(req->tx, ask.id, req->now);
	return reply_redirect(req, "/beheer/vragen/%.*s", (int)ask.slug.n,
			      ask.slug.p);
}

struct reply pick_remove(struct request *req)
{
	struct entry_card ask, row;

	if (!find_ask(req, &ask))
		return reply_not_found(req);
	if (entry_get(req->tx, request_field(req, "wie"), &row))
		picked_delete(req->tx, ask.id, row.id);
	return reply_redirect(req, "/beheer/vragen/%.*s", (int)ask.slug.n,
			      ask.slug.p);
}
