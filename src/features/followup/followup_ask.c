/* SPDX-License-Identifier: EUPL-1.2 */
/* A year after a meeting, and half a year later: how does it stand? */
#include "features/followup/inside.h"
#include "base/when.h"

enum { YEAR = 365 * DAY, TWO_YEARS = 730 * DAY,
       WAITS = 28 * DAY, PEOPLE = 5000 };

/* In the order of the states. */
static const struct outcome_answer answers[FOLLOWUP_SAID] = {
	{ "agreed-open", N_("Nothing happened yet") },
	{ "agreed-underway", N_("We are working on it") },
	{ "agreed-achieved", N_("It worked out") },
	{ "agreed-stopped", N_("We stopped") },
};

static struct outcome_ids people(struct tx *tx, int64_t now)
{
	struct followup_person_rows rows =
		followup_people(tx, now - TWO_YEARS, now - YEAR, PEOPLE);
	struct outcome_ids list = { 0 };

	list_each(r, rows)
		list_add(tx_arena(tx), &list) = r->person_id.v;
	return list;
}

static struct outcome_ids open(const struct outcome_reader *reader)
{
	struct followup_open_row_rows rows = followup_open(reader->tx,
		reader->person, reader->now - TWO_YEARS, reader->now - YEAR);
	struct outcome_ids list = { 0 };

	list_each(r, rows)
		list_add(reader->arena, &list) = r->id.v;
	return list;
}

static bool write(const struct outcome_reader *reader, int64_t about,
		  struct outcome_point *point)
{
	struct followup_row row;

	if (!followup_get(reader->tx, (entry_id){ about }, &row))
		return false;
	point->text = TF(reader, "At “{meeting}” it was agreed, with {who} at the wheel: “{line}”. How does it stand?",
		TR_STR("meeting", entry_title_within(row.meeting_title)),
		TR_STR("who", row.owner),
		TR_STR("line", entry_title_within(row.title)));
	outcome_buttons(reader, about, answers, FOLLOWUP_SAID, point);
	return true;
}

static int64_t since(const struct outcome_reader *reader, int64_t about)
{
	struct followup_row row;

	return followup_get(reader->tx, (entry_id){ about }, &row)
		? outcome_anniversary(row.starts_at, reader->now) : 0;
}

const struct outcome_source followup_agreements = {
	.name = "followup", .people = people, .open = open, .write = write,
	.since = since,
};

static bool state_for(const struct link *link, size_t *state)
{
	for (*state = 0; *state < FOLLOWUP_SAID; ++*state)
		if (str_eq(str_from_z(answers[*state].purpose), link->purpose))
			return true;
	return false;
}

static str line_path(struct request *req, const struct followup_row *row)
{
	return arena_f(req->arena, "/bijeenkomsten/%.*s/oogst#%.*s",
		       (int)row->meeting_slug.n, row->meeting_slug.p,
		       (int)row->slug.n, row->slug.p);
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct followup_row row;
	size_t state;

	if (!state_for(link, &state) ||
	    !followup_get(req->tx, (entry_id){ link->about }, &row))
		return false;
	*page = (struct token_page){
		.title = T(req, "How does it stand?"),
		.text = TF(req, "Agreed at {meeting}:",
			   TR_STR("meeting", row.meeting_title)),
		.quote = row.title,
		.buttons = { { followup_states[state].value,
			tr(req->lang, str_from_z(answers[state].label)) } },
		.done_path = line_path(req, &row),
		.done_label = T(req, "To the harvest"),
	};
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct followup_row row;
	size_t state;
	bool theirs;

	if (!state_for(link, &state) ||
	    !followup_get(req->tx, (entry_id){ link->about }, &row))
		return reply_not_found(req);
	req->who.id = link->person_id;          /* this is their word */
	theirs = followup_may_say(req, &row);
	if (theirs)
		followup_say(req->tx, row.id, followup_states[state].value,
			     req->now, followup_voice(req, &row));
	req->who.id = (person_id){ 0 };
	if (!theirs)
		return reply_not_found(req);
	entry_changed(req->tx, row.id, req->now);
	return token_done(req, T(req, "Thank you. It stands with the harvest now."),
			  line_path(req, &row), T(req, "To the harvest"));
}

const struct token_purpose followup_purposes[] = {
	{ "agreed-open", WAITS, false, show, use },
	{ "agreed-underway", WAITS, false, show, use },
	{ "agreed-achieved", WAITS, false, show, use },
	{ "agreed-stopped", WAITS, false, show, use },
	{ 0 }
};
