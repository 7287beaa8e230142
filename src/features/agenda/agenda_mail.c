/* SPDX-License-Identifier: EUPL-1.2 */
/* What became of it: asked of who is at the wheel, answered with one tap. */
#include "features/agenda/inside.h"

enum { PEOPLE = 5000, WAITS = 60 * DAY };

static const struct outcome_answer answers[AGENDA_STATES] = {
	{ "agenda-open", N_("Still open") },
	{ "agenda-going", N_("Under way") },
	{ "agenda-done", N_("Achieved") },
	{ "agenda-stopped", N_("Stopped") },
};

/* The last moment until now at which it is asked; 0: none yet. */
static int64_t asked_since(str due, int64_t agreed_at, int64_t created_at,
			   int64_t now)
{
	int64_t from, to, last = outcome_anniversary(
		agreed_at ? agreed_at : created_at, now);

	if (when_span(due, &from, &to) && to < now && to > last)
		last = to;
	return last;
}

static struct outcome_ids due_people(struct tx *tx, int64_t now)
{
	struct agenda_person_rows rows = agenda_due_people(tx, PEOPLE);
	struct outcome_ids people = { 0 };

	(void)now;
	list_each(r, rows)
		list_add(tx_arena(tx), &people) = r->person_id.v;
	return people;
}

static struct outcome_ids due_open(const struct outcome_reader *reader)
{
	struct agenda_due_rows rows = agenda_due_of(reader->tx, reader->person);
	struct outcome_ids open = { 0 };

	list_each(r, rows)
		if (asked_since(r->due, r->agreed_at, r->created_at,
				reader->now))
			list_add(reader->arena, &open) = r->id.v;
	return open;
}

static int64_t due_since(const struct outcome_reader *reader, int64_t about)
{
	struct agenda_item item;

	return agenda_item_get(reader->tx, (entry_id){ about }, &item)
		? asked_since(item.due, item.agreed_at, item.created_at,
			      reader->now) : 0;
}

static bool due_write(const struct outcome_reader *reader, int64_t about,
		      struct outcome_point *point)
{
	struct agenda_item item;

	if (!agenda_item_get(reader->tx, (entry_id){ about }, &item))
		return false;
	point->text = TF(reader, "“{title}”, of which you are at the wheel: how does it stand? Your answer is shown on the agenda.",
			 TR_STR("title", entry_title_within(item.title)));
	outcome_buttons(reader, about, answers, AGENDA_STATES, point);
	return true;
}

const struct outcome_source agenda_agreed = {
	.name = "agenda", .people = due_people, .open = due_open,
	.write = due_write, .since = due_since,
};

static size_t state_at(str purpose)
{
	size_t n = 0;

	while (n + 1 < AGENDA_STATES &&
	       !str_eq(str_from_z(answers[n].purpose), purpose))
		n++;
	return n;
}

/* The item, and for which of its owners this person acts still. */
static bool find(struct request *req, const struct link *link,
		 struct agenda_item *item, entry_id *party)
{
	entry_id id = { link->about };
	struct entry_card_rows owners = entry_linked(req->tx, id, S("owner"));
	struct agenda_party_rows mine = agenda_parties(req->tx, link->person_id);

	if (!agenda_item_get(req->tx, id, item) ||
	    !str_eq(item->status, S("published")))
		return false;
	list_each(o, owners)
		list_each(m, mine)
			if (o->id.v == m->id.v) {
				*party = o->id;
				return true;
			}
	return false;
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	size_t n = state_at(link->purpose);
	struct agenda_item item;
	entry_id party;

	if (!find(req, link, &item, &party))
		return false;
	*page = (struct token_page){
		.title = T(req, "How does it stand?"),
		.text = T(req, "Press the button; it is shown on the agenda at once, with the name of who is at the wheel."),
		.quote = item.title,
		.buttons = { { agenda_states[n].typed,
			       tr(req->lang, str_from_z(answers[n].label)) } },
		.done_path = arena_f(req->arena, "/agendas/%.*s/%.*s",
			(int)item.agenda.n, item.agenda.p, (int)item.slug.n,
			item.slug.p),
		.done_label = T(req, "See it on the agenda"),
	};
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct agenda_item item;
	entry_id party;

	if (!find(req, link, &item, &party))
		return reply_not_found(req);
	agenda_answer(req, &item, party, &agenda_states[state_at(link->purpose)],
		      S(""));
	return reply_redirect(req, "/agendas/%.*s/%.*s", (int)item.agenda.n,
			      item.agenda.p, (int)item.slug.n, item.slug.p);
}

const struct token_purpose agenda_purposes[] = {
	{ "agenda-open", WAITS, false, show, use },
	{ "agenda-going", WAITS, false, show, use },
	{ "agenda-done", WAITS, false, show, use },
	{ "agenda-stopped", WAITS, false, show, use },
	{ 0 }
};
