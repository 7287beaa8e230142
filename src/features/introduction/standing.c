/* SPDX-License-Identifier: EUPL-1.2 */
/* How a contact stands, in words, for who asked and who is asked. */
#include "features/introduction/inside.h"
#include "entry/entry.h"
#include "introduction_parts.html.h"
#include "queue.sql.h"

static const struct {
	str state;
	const char *badge, *kind, *text;        /* text: {who}, perhaps {date} */
} states[] = {
	{ S("held"), N_("Not yet sent"), "warning",
	  N_("You asked {who} this already. Wait for that answer, please.") },
	{ S("waiting"), N_("Waits"), "warning",
	  N_("{who} is asked often enough for now. Your question goes to them on {date}.") },
	{ S("sent"), N_("Asked"), "",
	  N_("{who} got your question by mail. You get a mail as soon as there is an answer.") },
	{ S("with-coordinator"), N_("The coordinator calls"), "",
	  N_("We have no mail address of {who}. The coordinator of the area calls them for you. You get a mail as soon as there is an answer.") },
	{ S("accepted"), N_("Said yes"), "ok",
	  N_("{who} said yes. You can write to each other here.") },
	{ S("called"), N_("Said yes"), "ok",
	  N_("{who} said yes on the phone. You know how to reach them.") },
	{ S("not-now"), N_("Not now"), "warning",
	  N_("{who} has no time right now. From {date} you can ask again.") },
	{ S("declined"), N_("Cannot help"), "ended",
	  N_("{who} cannot help this time. Maybe another can.") },
	{ S("closed"), N_("Done"), "ended", N_("This contact with {who} is done.") },
};

static size_t at_state(str state)
{
	size_t n = 0;

	while (n + 1 < COUNT(states) && !str_eq(states[n].state, state))
		n++;
	return n;
}

str asked_name(struct arena *a, str lang, const struct entry_card *asked)
{
	if (!str_eq(asked->type, S("offer")))
		return asked->title;
	if (!asked->place_name.n)
		return tr(lang, S("a resident"));
	return tr_fill(a, tr(lang, S("a resident of {place}")),
		       TR_ARGS(TR_STR("place", asked->place_name)));
}

str sentence(struct arena *a, str text)
{
	if (!text.n || text.p[0] < 'a' || text.p[0] > 'z')
		return text;
	return arena_f(a, "%c%.*s", text.p[0] - 'a' + 'A', (int)text.n - 1,
		       text.p + 1);
}

bool introduction_get(struct tx *tx, introduction_id id,
		      struct introduction *i)
{
	if (!introduction_row(tx, id, i))
		return false;
	i->party = asked_name(tx_arena(tx), i->lang, &(struct entry_card){
		.type = i->party_type, .title = i->party,
		.place_name = i->place });
	return true;
}

str standing(struct request *req, str state, str party, int64_t date)
{
	const struct tr_arg args[] = {
		TR_STR("who", party),
		TR_STR("date", when_day(req->arena, req->lang, date)),
	};

	return sentence(req->arena, tr_fill(req->arena,
		tr(req->lang, str_from_z(states[at_state(state)].text)),
		args, COUNT(args)));
}

str party_path(struct arena *a, str type, str slug)
{
	return arena_f(a, "%s%.*s", str_eq(type, S("initiative"))
		       ? "/initiatieven/" : str_eq(type, S("offer"))
		       ? "/aanbod/" : "/organisaties/", (int)slug.n, slug.p);
}

str contact_path(struct request *req, introduction_id id)
{
	return arena_f(req->arena, "/mijn/contact/%" PRId64, id.v);
}

struct contacts contacts_of(struct request *req, entry_id ask)
{
	struct introduction_line_rows rows;
	struct contacts contacts = { 0 };

	if (!req->who.id.v)
		return contacts;
	rows = introduction_of_person(req->tx, req->who.id, ask);
	list_each(l, rows) {
		size_t at = at_state(l->state);
		str who = asked_name(req->arena, req->lang, &(struct entry_card){
			.type = l->type, .title = l->party,
			.place_name = l->place });

		list_add(req->arena, &contacts) = (struct contact_row){
			contact_path(req, l->id), l->party,
			tr(req->lang, str_from_z(states[at].badge)),
			str_from_z(states[at].kind),
			standing(req, l->state, who,
				 str_eq(l->state, S("not-now")) ? l->until
								: l->goes_at) };
	}
	return contacts;
}

static struct contacts asked_of(struct request *req)
{
	struct introduction_asked_rows rows =
		introduction_of_manager(req->tx, req->who.id);
	struct contacts contacts = { 0 };

	for (size_t n = 0; n < rows.n; n++) {
		const struct introduction_asked *l = &rows.at[n];
		bool open = str_eq(l->state, S("sent")) ||
			    str_eq(l->state, S("with-coordinator"));
		str who = l->from_title.n ? l->from_title : l->name;
		size_t at = at_state(l->state);

		list_add(req->arena, &contacts) = (struct contact_row){
			contact_path(req, l->id), who,
			open ? T(req, "Waits for your answer")
			     : tr(req->lang, str_from_z(states[at].badge)),
			open ? S("warning") : str_from_z(states[at].kind),
			TF(req, "To {who}, on {date}", TR_STR("who", l->party),
			   TR_STR("date", when_day(req->arena, req->lang,
						   l->goes_at))) };
	}
	return contacts;
}

html introduction_mine(struct request *req)
{
	struct contacts mine = contacts_of(req, (entry_id){ 0 });
	struct contacts asked = asked_of(req);

	if (!mine.n && !asked.n)
		return (html){ 0 };
	return part_page(req, contact_on_mine, .mine = mine, .asked = asked);
}

html introduction_on_acting(struct request *req, const struct entry_card *party)
{
	struct queued_rows rows = queue_of(req->tx, party->id, 100);
	struct lines dates = { 0 };

	if (!may(req, MEMBER, OF_ENTRY(party->id)))
		return (html){ 0 };
	list_each(r, rows)
		list_add(req->arena, &dates) =
			when_day(req->arena, req->lang, r->goes_at);
	return part_page(req, contact_on_acting, .slug = party->slug,
		.n = introduction_limit(req->tx, party->id), .dates = dates);
}
