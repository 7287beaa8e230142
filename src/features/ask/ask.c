/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/ask/inside.h"
#include "base/when.h"
#include "features/edit/edit.h"
#include "json/json.h"
#include "entry/entry_json.h"
#include "ask_show.html.h"

str ask_kind_name(const struct request *req, str kind)
{
	return tr_name(req->lang, ask_kinds, kind);
}

static str worked_name(const struct request *req, str worked)
{
	if (str_eq(worked, S("yes")))
		return T(req, "Yes");
	if (str_eq(worked, S("partly")))
		return T(req, "Partly");
	return str_eq(worked, S("no")) ? T(req, "No") : (str){ 0 };
}

static void facts_of(struct request *req, struct entry_view *v,
		     const struct entry_card *row, const struct ask *ask)
{
	view_linked(req, v, T(req, "Asked by"), row->id, "asked_by");
	view_linked(req, v, T(req, "Asked by"), row->id, "asker_org");
	view_fact(req, v, T(req, "Asked by"), post_resident(req, row, ask->person_id));
	view_fact(req, v, T(req, "What would help most"),
		  str_eq(ask->kind, S("question")) ? (str){ 0 }
		  : ask_kind_name(req, ask->kind));
	if (!row->reported)
		view_fact(req, v, T(req, "On the square since"),
			  when_day(req->arena, req->lang, row->created_at));
	view_linked(req, v, T(req, "Asked at"), row->id, "meeting");
	if (ask->solved_at)
		view_fact(req, v, T(req, "Solved on"),
			  when_day(req->arena, req->lang, ask->solved_at));
	view_fact(req, v, T(req, "Did it work?"),
		  worked_name(req, ask->worked_out));
}

static struct entry_view view_of(struct request *req,
				 const struct entry_card *row,
				 const struct ask *ask, bool whole)
{
	struct entry_view v = entry_view_of(req, row);

	edit_links(req, &v, row);
	v.reported = (str){ 0 };        /* asked about below the head */
	if (ask->body.n) {
		v.lead = (str){ 0 };
		view_text(req, &v, (str){ 0 }, ask->body);
	}
	if (ask->outcome_shared || whole)
		view_text(req, &v, T(req, "How it went on"), ask->outcome);
	facts_of(req, &v, row, ask);
	view_section(req, &v, S("zelfde"), T(req, "The same question as"),
		     entry_linked(req->tx, row->id, S("duplicate_of")));
	view_section(req, &v, S("dubbel"), T(req, "Asked here too"),
		     entry_linking(req->tx, row->id, S("ask"),
				   S("duplicate_of")));
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row->id, S("harvest-item"),
				   S("link")));
	return v;
}

static struct htmls parts_of(struct request *req, entry_id id)
{
	struct htmls parts = { 0 };

	for (const ask_part *part = ask_parts; *part; part++) {
		html markup = (*part)(req, id);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

static struct reply json(struct request *req, const struct entry_card *row,
			 const struct ask *ask)
{
	struct buf out = { .arena = req->arena, .limit = 1 << 20 };
	struct json j = { &out };

	json_write_object(&j);
	entry_json_item(req, &j, row);
	json_put(&j, "kind", ask->kind);
	json_put(&j, "body", ask->body);
	json_write_key(&j, "solved");
	if (ask->solved_at)
		json_write_str(&j, when_date(req->arena, ask->solved_at));
	else
		json_write_null(&j);
	json_write_object_end(&j);
	return reply_bytes(req, 200, S("application/json"), buf_str(&out));
}

struct reply ask_show_with(struct request *req, const struct post *post,
			   str outcome, const struct form_errors *errors)
{
	struct entry_card row;
	struct ask ask;
	bool mine = post_may_change(req, post);
	html matches = { 0 };

	if (!entry_get(req->tx, post->slug, &row) ||
	    !ask_get(req->tx, row.id, &ask))
		return reply_not_found(req);
	if (req->format == JSON)
		return json(req, &row, &ask);
	if (!post->withdrawn_at && !ask.solved_at)
		matches = ask_matches_part(req, &row, &ask);
	if (!str_eq(row.status, S("published")))
		req->head.no_index = req->head.no_store = true;
	return reply_page(req, errors->n ? 422 : 200, row.title, ask_show,
		.v = view_of(req, &row, &ask, mine),
		.state = post_state_part(req, post),
		.manage = post_manage_part(req, post),
		.matches = matches,
		.parts = parts_of(req, row.id),
		.reported = entry_reported_words(req, row.reported,
						 row.reported_on),
		.thanks = request_param(req, "dank").n,
		.may_solve = mine && !post->withdrawn_at &&
			     (!ask.solved_at || errors->n),
		.outcome = outcome,
		.worked_error = form_error_at(errors, "gewerkt"),
		.outcome_error = form_error_at(errors, "verder"));
}

static struct reply show(struct request *req)
{
	struct post post;

	if (!post_open(req, S("ask"), &post))
		return edit_not_found(req);
	return ask_show_with(req, &post, (str){ 0 }, &(struct form_errors){ 0 });
}

html ask_mine_part(struct request *req)
{
	return post_mine_part(req, &ask_type,
			      post_asks_of(req->tx, req->who.id));
}

const struct route ask_routes[] = {
	{ GET,  "/vragen/nieuw",            ask_new,         ANYONE },
	{ POST, "/vragen/nieuw",            ask_check,       ANYONE,
	  .flags = READS },
	{ POST, "/vragen/nieuw/versturen",  ask_send,        ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/vragen/lijkt-op",         ask_lookalikes,  ANYONE,
	  .rate = RATE_LOOKALIKE },
	{ GET,  "/vragen/{slug}",           show,            ANYONE, JSON },
	{ POST, "/vragen/{slug}/opgelost",  ask_mark_solved, PERSON },
	{ 0 }
};
