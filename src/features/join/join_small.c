/* SPDX-License-Identifier: EUPL-1.2 */
/* The small things one may bring at first: an invitation, asked once. */
#include "features/join/inside.h"
#include "features/offer/offer.h"
#include "join_small.html.h"

static const struct small {
	str value, kind;
	const char *title, *text;
} smalls[] = {
	{ S("story"), S("experience"), N_("Our story"),
	  N_("How it began, what went well and what did not: ask, and hear it.") },
	{ S("coffee"), S("meeting"), N_("A cup of coffee and a look"),
	  N_("Come by and see how it goes here. The coffee is ready.") },
	{ S("phone"), S("time"), N_("An hour on the phone"),
	  N_("Call and ask what you would like to know. An hour is no problem.") },
};

static const struct small_said *said_of(const struct small_said_rows *rows,
					str what)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->at[i].what, what) && rows->at[i].slug.n &&
		    !str_eq(rows->at[i].status, S("withdrawn")))
			return &rows->at[i];
	return NULL;
}

static struct small_things things_of(struct request *req)
{
	struct small_said_rows rows = join_small_things(req->tx, req->who.id);
	struct small_things list = { 0 };

	for (size_t i = 0; i < COUNT(smalls); i++) {
		const struct small_said *said = said_of(&rows, smalls[i].value);

		list_add(req->arena, &list) = (struct small_thing){
			smalls[i].value,
			tr(req->lang, str_from_z(smalls[i].title)),
			tr(req->lang, str_from_z(smalls[i].text)),
			said ? arena_f(req->arena, "/aanbod/%.*s",
				       (int)said->slug.n, said->slug.p)
			     : (str){ 0 } };
	}
	return list;
}

struct reply join_small_show(struct request *req)
{
	struct entry_card row = { 0 };
	str added = request_param(req, "erbij");

	if (added.n && (!entry_get(req->tx, added, &row) ||
			!str_eq(row.status, S("published"))))
		row = (struct entry_card){ 0 };
	head_mine(req, (str){ 0 }, (str){ 0 });
	return reply_page(req, 200, T(req, "Something small to bring"),
		join_small_page, .things = things_of(req), .added = row.title,
		.path = row.slug.n ? entry_path(req->tx, row.id, row.type, row.slug)
				   : (str){ 0 },
		.brought = request_param(req, "gebracht").n);
}

/* In the name of whom they act for, where that is and on its themes. */
static entry_id bring(struct request *req, const struct small *small)
{
	struct post_form form = {
		.titel = tr(req->lang, str_from_z(small->title)),
		.tekst = tr(req->lang, str_from_z(small->text)),
		.soort = small->kind, .lezers = S("everyone"),
	};
	struct entry_theme_name_rows themes;
	struct join_acting acting;

	if (join_managed(req->tx, req->who.id, &acting) &&
	    entry_get(req->tx, acting.slug, &form.party)) {
		themes = entry_themes(req->tx, form.party.id);
		list_each(r, themes)
			list_add(req->arena, &form.thema) = r->slug;
	}
	return offer_bring(req, &form);
}

struct reply join_small_send(struct request *req)
{
	str what = request_field(req, "wat");
	struct small_said_rows rows = join_small_things(req->tx, req->who.id);

	for (size_t i = 0; i < COUNT(smalls); i++) {
		if (!str_eq(smalls[i].value, what))
			continue;
		if (!said_of(&rows, what))
			join_small_said(req->tx, req->who.id, what,
					bring(req, &smalls[i]), req->now);
		return reply_redirect(req, "/mijn/iets-kleins?gebracht=1");
	}
	if (str_eq(what, S("unknown")) || str_eq(what, S("skip")))
		join_small_said(req->tx, req->who.id, what, (entry_id){ 0 },
				req->now);
	return reply_redirect(req, "/mijn");
}

bool join_may_invite(struct tx *tx, person_id person)
{
	return person.v && !join_brought(tx, person);
}

html join_small_mine(struct request *req)
{
	if (!join_may_invite(req->tx, req->who.id))
		return (html){ 0 };
	return part_page(req, join_small_invitation, 0);
}
