/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/signal/signal.h"
#include "base/when.h"
#include "features/post/post.h"
#include "signal.sql.h"
#include "signal_show.html.h"

/* Free text, or slugs with bars between: names for the latter. */
static str affected_names(struct request *req, str affected)
{
	struct buf b = { .arena = req->arena, .limit = 4096 };

	while (affected.n) {
		str one = str_cut(&affected, '|');
		struct entry_card row;

		buf_add(&b, b.n ? S(", ") : S(""));
		buf_add(&b, entry_get(req->tx, one, &row) &&
			    str_eq(row.status, S("published")) ? row.title : one);
	}
	return buf_str(&b);
}

static str level_name(const struct request *req, str level)
{
	if (str_eq(level, S("local")))
		return T(req, "Neighbourhood or village");
	if (str_eq(level, S("municipal")))
		return T(req, "Municipality");
	if (str_eq(level, S("regional")))
		return T(req, "Region");
	if (str_eq(level, S("provincial")))
		return T(req, "Province");
	return str_eq(level, S("national")) ? T(req, "Country") : level;
}

static struct entry_view view_of(struct request *req,
				 const struct entry_card *row,
				 const struct signal *signal)
{
	struct entry_view v = entry_view_of(req, row);

	v.reported = (str){ 0 };        /* asked about below the head */
	view_text(req, &v, T(req, "What could be done"), signal->solution);
	view_fact(req, &v, T(req, "Who is hindered"),
		  affected_names(req, signal->affected));
	view_fact(req, &v, T(req, "Rule or authority"), signal->authority);
	view_fact(req, &v, T(req, "Level"), level_name(req, signal->level));
	if (signal->solved_at)
		view_fact(req, &v, T(req, "Solved on"),
			  when_day(req->arena, req->lang, signal->solved_at));
	view_linked(req, &v, T(req, "Brought up by"), row->id, "raised_by");
	view_linked(req, &v, T(req, "To be solved by"), row->id,
		    "solution_owner");
	view_section(req, &v, S("oogst"), T(req, "Where it came up"),
		     entry_linking(req->tx, row->id, S("harvest-item"),
				   S("link")));
	return v;
}

static struct reply show(struct request *req)
{
	struct entry_card row;
	struct signal signal;
	struct post post;

	if (!post_open(req, S("signal"), &post) ||
	    !entry_get(req->tx, post.slug, &row) ||
	    !signal_get(req->tx, row.id, &signal))
		return reply_not_found(req);
	if (req->format == JSON)
		return entry_json_reply(req, &row);
	if (!str_eq(row.status, S("published")))
		req->head.no_index = req->head.no_store = true;
	return reply_page(req, 200, row.title, signal_show,
		.v = view_of(req, &row, &signal),
		.state = post_state_part(req, &post),
		.reported = entry_reported_words(req, row.reported,
						 row.reported_on),
		.thanks = request_param(req, "dank").n);
}

void signal_was_solved(struct tx *tx, entry_id id, int64_t now)
{
	signal_solve(tx, id, now);
}

const struct route signal_routes[] = {
	{ GET, "/knelpunten/{slug}", show, ANYONE, JSON },
	{ 0 }
};
