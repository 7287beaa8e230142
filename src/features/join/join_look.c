/* SPDX-License-Identifier: EUPL-1.2 */
/* A coordinator looks at what was added; first, where it may be about a
 * person. */
#include "features/join/inside.h"
#include "features/audit/audit.h"
#include "join_look.html.h"

enum { SHOWN = 10 };

static str what_of(struct request *req, const struct join_new *n)
{
	if (n->removed_at)
		return T(req, "They had it removed; after 30 days it is gone");
	if (n->held_for.n)
		return TF(req, "Held: in the text is {what}",
			  TR_STR("what", post_held_text(req, n->held_for)));
	return n->own ? T(req, "New: added by themselves")
		      : T(req, "New: added by someone who knows them");
}

html join_work(struct request *req)
{
	struct join_new_rows rows = join_to_look(req->tx, req->who.id, req->now,
						 SHOWN);
	struct newcomers list = { 0 };

	list_each(n, rows) {
		list_add(req->arena, &list) = (struct newcomer){
			.id = n->id.v, .type = n->type, .slug = n->slug,
			.title = n->title, .summary = n->summary,
			.place = n->place, .what = what_of(req, n),
			.path = entry_path(req->tx, n->id, n->type, n->slug),
			.held = n->held_for.n && !n->removed_at,
			.removed = n->removed_at, .told = n->told_at };
	}
	if (!list.n)
		return (html){ 0 };
	return part_page(req, join_work_part, .list = list);
}

static void let_through(struct request *req, const struct addition *a)
{
	join_release(req->tx, a->id);
	join_publish(req->tx, a->id, req->now);
}

static void hide(struct request *req, const struct addition *a)
{
	entry_set_status(req->tx, a->id, S("hidden"));
	entry_changed(req->tx, a->id, req->now);
}

/* They called: it may stay after all. */
static void put_back(struct request *req, const struct addition *a)
{
	join_removed(req->tx, a->id, 0);
	entry_set_status(req->tx, a->id, S("published"));
	entry_changed(req->tx, a->id, req->now);
}

struct reply join_looked_at(struct request *req)
{
	str said = request_field(req, "doe");
	struct entry_card row;
	struct addition a;

	if (!entry_get(req->tx, req->args[0], &row) ||
	    !may(req, MODERATOR, OF_ENTRY(row.id)) ||
	    !join_get(req->tx, row.id, &a) || !a.confirmed_at)
		return reply_not_found(req);
	if (str_eq(said, S("plaats")) && a.held_for.n)
		let_through(req, &a);
	else if (str_eq(said, S("verberg")) && a.held_for.n)
		hide(req, &a);
	else if (str_eq(said, S("terug")) && a.removed_at)
		put_back(req, &a);
	else if (!str_eq(said, S("goed")))
		return reply_redirect(req, "/beheer");
	join_looked(req->tx, a.id, req->now);
	audit_note(req->tx, req->who.id, arena_f(req->arena, "addition.%.*s",
		   (int)said.n, said.p), (person_id){ 0 }, a.slug, req->now);
	return reply_redirect(req, "/beheer");
}
