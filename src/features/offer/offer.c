/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/offer/inside.h"
#include "base/when.h"
#include "features/edit/edit.h"
#include "offer.sql.h"
#include "offer_show.html.h"

str offer_kind_name(const struct request *req, str kind)
{
	return tr_name(req->lang, offer_kinds, kind);
}

static struct entry_view view_of(struct request *req,
				 const struct entry_card *row,
				 const struct offer *offer)
{
	struct entry_view v = entry_view_of(req, row);

	edit_links(req, &v, row);
	if (offer->body.n) {
		v.lead = (str){ 0 };
		view_text(req, &v, (str){ 0 }, offer->body);
	}
	view_fact(req, &v, T(req, "What"), offer_kind_name(req, offer->kind));
	view_fact(req, &v, T(req, "For whom"), offer->eligible);
	view_fact(req, &v, T(req, "On condition"), offer->condition);
	view_fact(req, &v, T(req, "Until and including"),
		  when_written(req->arena, req->lang, offer->until));
	view_linked(req, &v, T(req, "Brought by"), row->id, "provider");
	view_fact(req, &v, T(req, "Brought by"),
		  post_resident(req, row, offer->person_id));
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row->id, S("harvest-item"),
				   S("link")));
	return v;
}

/* Whether there is someone to talk with about it: a wish is of nobody. What a
 * person brings alone goes to them. */
static bool may_contact(struct request *req, const struct offer *offer,
			entry_id id)
{
	return !str_eq(offer->state, S("wish")) &&
	       !str_eq(offer->state, S("ended")) &&
	       (offer->person_id.v ||
		entry_linked(req->tx, id, S("provider")).n);
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct offer offer;
	struct post post;
	html matches = { 0 };

	if (!post_open(req, S("offer"), &post) ||
	    !entry_get(req->tx, post.slug, &row) ||
	    !offer_get(req->tx, row.id, &offer))
		return edit_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	if (!str_eq(row.status, S("published")))
		req->head.no_index = req->head.no_store = true;
	if (!post.withdrawn_at && str_eq(offer.state, S("available")))
		matches = offer_matches_part(req, &row, offer.body.n
					     ? offer.body : row.summary);
	return reply_page(req, 200, row.title, offer_show,
		.v = view_of(req, &row, &offer),
		.may_contact = may_contact(req, &offer, row.id),
		.state = post_state_part(req, &post),
		.manage = post_manage_part(req, &post),
		.matches = matches);
}

str offer_last_day(struct tx *tx, entry_id id)
{
	struct offer offer;

	return offer_get(tx, id, &offer) ? offer.until : (str){ 0 };
}

html offer_mine_part(struct request *req)
{
	return post_mine_part(req, &offer_type,
			      post_offers_of(req->tx, req->who.id));
}

static enum job_end end_past(struct job *job)
{
	struct offer_past_row_rows past =
		offer_past(job->tx, when_date(job->arena, job->now));

	list_each(o, past) {
		offer_end(job->tx, o->id);
		entry_changed(job->tx, o->id, job->now);
	}
	return JOB_DONE;
}

const struct job_kind offer_jobs[] = {
	{ "offer.end", end_past },
	{ 0 }
};

const struct periodic offer_periodic[] = {
	{ "offer.end", DAY, 4 * HOUR + 20 * MINUTE },
	{ 0 }
};

const struct route offer_routes[] = {
	{ GET,  "/aanbod/nieuw",           offer_new,  ANYONE },
	{ POST, "/aanbod/nieuw",           offer_send, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/aanbod/{slug}",          show,       ANYONE, JSON },
	{ 0 }
};
