/* SPDX-License-Identifier: EUPL-1.2 */
/* What of this goes into the Monday mail, and what one tap there does. */
#include "features/coordinate/inside.h"
#include "features/monday/monday.h"

enum { LOOKED_AT = 10, WEEK = 7 * DAY };

static str calls_title(struct monday *m, const struct coordinate_call *c)
{
	return tr_fill(m->arena, tr(m->lang, S("Call {party}: someone wants to talk with them")),
		       TR_ARGS(TR_STR("party", c->party)));
}

static void add_calls(struct monday *m)
{
	struct coordinate_call_rows rows = coordinate_calls(m->tx, m->person,
		m->now, m->now - WEEK, LOOKED_AT);

	for (size_t i = 0; i < rows.n; i++)
		monday_add(m, &(struct monday_point){
			.rank = MONDAY_PERSON, .since = rows.at[i].goes_at,
			.title = calls_title(m, &rows.at[i]),
			.text = tr(m->lang, S("Sign in to see whom and about what.")),
			.path = arena_f(m->arena, "/beheer#bellen-%lld",
					(long long)rows.at[i].id.v) });
}

static void add_looks(struct monday *m, const struct coordinate_post_rows *rows,
		      const char *why)
{
	for (size_t i = 0; i < rows->n; i++)
		monday_add(m, &(struct monday_point){
			.rank = MONDAY_PERSON, .since = rows->at[i].since,
			.title = tr(m->lang, str_from_z(why)),
			.text = tr(m->lang, S("Sign in to read it and to decide.")),
			.path = arena_f(m->arena, "/beheer#nakijken-%lld",
					(long long)rows->at[i].id.v) });
}

static void add_asks(struct monday *m)
{
	struct coordinate_ask_rows rows = coordinate_waiting(m->tx, m->person,
		m->now, m->now - WEEK, LOOKED_AT);

	list_each(r, rows)
		monday_add(m, &(struct monday_point){
			.rank = MONDAY_OPEN, .since = r->created_at,
			.title = r->title,
			.text = tr(m->lang, S("Nobody picked this ask up yet. Open it to put someone forward, or to leave it for a week.")),
			.tap = "monday-ask", .about = r->id.v });
}

static void add_alikes(struct monday *m)
{
	struct coordinate_alike_rows rows = coordinate_alikes(m->tx, m->person,
		m->now, LOOKED_AT);

	list_each(r, rows)
		monday_add(m, &(struct monday_point){
			.rank = MONDAY_OLD, .since = r->created_at,
			.title = TF(m, "“{title}” stands here twice",
				    TR_STR("title", r->title)),
			.text = T(m, "Is it the same? Then one of the two can go."),
			.path = entry_path(m->tx, r->id, r->type, r->slug) });
}

void coordinate_monday(struct monday *m)
{
	struct coordinate_post_rows held, asked;

	if (monday_may(m, COORDINATOR)) {
		add_calls(m);
		add_asks(m);
		add_alikes(m);
	}
	if (!monday_may(m, MODERATOR))
		return;
	held = coordinate_held(m->tx, m->person, m->now, LOOKED_AT);
	asked = coordinate_removals(m->tx, m->person, m->now, LOOKED_AT);
	add_looks(m, &held, N_("Something was held until someone looks at it"));
	add_looks(m, &asked, N_("Someone asks to take something away"));
}

static bool show_ask(struct request *req, const struct link *link,
		     struct token_page *page)
{
	struct entry_card row;

	if (!entry_get_by_id(req->tx, (entry_id){ link->about }, &row))
		return false;
	*page = (struct token_page){
		.title = T(req, "Nobody picked this ask up yet"),
		.text = T(req, "Do you know someone? Then open it on the site. Otherwise it comes back in a week."),
		.quote = row.title,
		.buttons = {
			{ S("zoek"), T(req, "Put someone forward") },
			{ S("later"), T(req, "Next week") } },
		.done_path = S("/beheer"),
		.done_label = T(req, "All there is to do"),
	};
	return true;
}

static struct reply use_ask(struct request *req, const struct link *link)
{
	entry_id id = { link->about };
	struct entry_card row;

	if (!entry_get_by_id(req->tx, id, &row))
		return reply_not_found(req);
	if (!monday_may_tap(req, link, COORDINATOR, id))
		return reply_forbidden(req);
	if (str_eq(request_field(req, "antwoord"), S("zoek")))
		return reply_redirect(req, "/beheer/vragen/%.*s",
				      (int)row.slug.n, row.slug.p);
	coordinate_set_aside(req->tx, id, req->now + WEEK);
	return monday_done(req, T(req, "Put aside for a week."));
}

const struct token_purpose coordinate_purposes[] = {
	{ "monday-ask", WEEK, false, show_ask, use_ask },
	{ 0 }
};
