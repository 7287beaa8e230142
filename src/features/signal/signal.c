/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/signal/signal.h"
#include "base/when.h"
#include "features/edit/edit.h"
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

		buf_add_next(&b, S(", "), entry_get(req->tx, one, &row) &&
			     str_eq(row.status, S("published")) ? row.title : one);
	}
	return buf_str(&b);
}

static const struct tr_name levels[] = {
	{ S("local"), N_("Neighbourhood or village") },
	{ S("municipal"), N_("Municipality") },
	{ S("regional"), N_("Region") },
	{ S("provincial"), N_("Province") },
	{ S("national"), N_("Country") },
};

enum { TITLE, SUMMARY, SOLUTION, AUTHORITY, LEVEL, PLACE, THEMES };

static const struct edit_field fields[] = {
	[TITLE] = { EDIT_TITLE, "titel", N_("Title"), .min = 3, .max = 160 },
	[SUMMARY] = { EDIT_SUMMARY, "kort", N_("What stands in the way"),
		.max = 1500 },
	[SOLUTION] = { EDIT_TEXT, "oplossing", N_("What could be done"),
		.max = 2000 },
	[AUTHORITY] = { EDIT_LINE, "regel", N_("Rule or authority"),
		.max = 300 },
	[LEVEL] = { EDIT_ONE, "niveau", N_("Level"), .choices = levels,
		.n = COUNT(levels) },
	[PLACE] = { EDIT_PLACE, "plaats", N_("Where?"), .max = 120 },
	[THEMES] = { EDIT_THEMES, "thema", N_("Themes") },
};

static void read(struct tx *tx, entry_id id, struct edit_values *v)
{
	struct signal signal;

	if (!signal_get(tx, id, &signal))
		return;
	v->at[SOLUTION] = signal.solution;
	v->at[AUTHORITY] = signal.authority;
	v->at[LEVEL] = signal.level;
}

static void write(struct tx *tx, entry_id id, const struct edit_values *v)
{
	signal_update(tx, id, v->at[SOLUTION], v->at[AUTHORITY], v->at[LEVEL]);
}

const struct edit_type signal_edit = {
	.type = S("signal"), .fields = fields, .n = COUNT(fields),
	.whose = { "raised_by" }, .read = read, .write = write,
	.show = post_edit_show,
};

static struct reply write_new(struct request *req)
{
	static const struct edit_new barrier = {
		&signal_edit, N_("Write a barrier down"),
		N_("What stands in the way, the facts, and what could be done. Everyone can read it: no names of people, please."),
		signal_insert };

	return edit_new(req, &barrier);
}

static struct entry_view view_of(struct request *req,
				 const struct entry_card *row,
				 const struct signal *signal)
{
	struct entry_view v = entry_view_of(req, row);

	edit_links(req, &v, row);
	v.reported = (str){ 0 };        /* asked about below the head */
	view_text(req, &v, T(req, "What could be done"), signal->solution);
	view_fact(req, &v, T(req, "Who is hindered"),
		  affected_names(req, signal->affected));
	view_fact(req, &v, T(req, "Rule or authority"), signal->authority);
	view_fact(req, &v, T(req, "Level"), tr_name(req->lang, levels, signal->level));
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
		return edit_not_found(req);
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
	{ GET,  "/knelpunten/nieuw", write_new, PERSON },
	{ POST, "/knelpunten/nieuw", write_new, PERSON, .rate = RATE_POST },
	{ GET, "/knelpunten/{slug}", show, ANYONE, JSON },
	{ 0 }
};
