/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked later: did the talk help, and messages without an answer. */
#include "features/introduction/inside.h"
#include "features/introduction/thread.h"
#include "features/outcome/outcome.h"
#include "outcome_due.sql.h"

enum { PEOPLE = 5000, ANSWER_WITHIN = 7 * DAY, AT_ONCE = 20 };

/* The one we ask for that side; 0: nobody we know by name. */
static int64_t reader_of(struct tx *tx, const struct introduction *i, str side)
{
	struct introduction_contact to;

	if (str_eq(side, S("asker")))
		return i->person_id.v;
	return contact_of(tx, i, &to) ? to.person : 0;
}

static struct outcome_ids talk_people(struct tx *tx, int64_t now)
{
	struct talk_due_rows due = talk_due(tx, now - ASK_AFTER, PEOPLE);
	struct outcome_ids people = { 0 };
	struct introduction i;

	list_each(r, due) {
		int64_t who = introduction_get(tx, r->introduction_id, &i)
			? reader_of(tx, &i, r->side) : 0;

		if (who)
			list_add(tx_arena(tx), &people) = who;
	}
	return people;
}

static struct outcome_ids talk_open(const struct outcome_reader *reader)
{
	struct talk_open_row_rows rows = talk_open_of(reader->tx, reader->person,
		reader->now - ASK_AFTER, AT_ONCE);
	struct outcome_ids open = { 0 };

	list_each(r, rows)
		list_add(reader->arena, &open) = r->id.v;
	return open;
}

static bool talk_write(const struct outcome_reader *reader, int64_t about,
		       struct outcome_point *point)
{
	static const struct { const char *word, *label; } answers[] = {
		{ "yes", N_("Yes, it helped") },
		{ "little", N_("It helped a little") },
		{ "no", N_("No, it did not help") },
		{ "not-yet", N_("Not yet") },
	};
	struct talk_side row;
	struct introduction i;
	bool helper;
	str url;

	if (!talk_get(reader->tx, (introduction_side_id){ about }, &row) ||
	    !introduction_get(reader->tx, row.introduction_id, &i))
		return false;
	helper = str_eq(row.side, S("helper"));
	point->text = TF(reader, "Your talk with {who}: did it help?",
		TR_STR("who", !helper ? i.party
			: i.from_title.n ? i.from_title : i.name));
	url = token_create(reader->tx, &(struct token){
		.purpose = helper ? "contact-outcome-helper"
				  : "contact-outcome-asker",
		.person = reader->person, .about = i.id.v, .url = reader->url,
		.now = reader->now }).url;
	for (size_t n = 0; n < COUNT(answers); n++)
		point->buttons[n] = (struct outcome_button){
			tr(reader->lang, str_from_z(answers[n].label)),
			arena_f(reader->arena, "%.*s?antwoord=%s", (int)url.n,
				url.p, answers[n].word) };
	return true;
}

const struct outcome_source introduction_talks = {
	.name = "introduction", .people = talk_people,
	.open = talk_open, .write = talk_write,
};

static struct outcome_ids message_people(struct tx *tx, int64_t now)
{
	struct message_due_rows due = message_due(tx, now - ANSWER_WITHIN,
						  now - 90 * DAY, PEOPLE);
	struct outcome_ids people = { 0 };
	struct introduction i;

	list_each(r, due) {
		int64_t who = introduction_get(tx, r->introduction_id, &i)
			? reader_of(tx, &i, str_eq(r->side, S("asker"))
				    ? S("helper") : S("asker")) : 0;

		if (who)
			list_add(tx_arena(tx), &people) = who;
	}
	return people;
}

static struct outcome_ids message_open(const struct outcome_reader *reader)
{
	struct message_open_row_rows rows = message_open_of(reader->tx,
		reader->person, reader->now - ANSWER_WITHIN,
		reader->now - 90 * DAY, AT_ONCE);
	struct outcome_ids open = { 0 };

	list_each(r, rows)
		list_add(reader->arena, &open) = r->id.v;
	return open;
}

static bool message_write(const struct outcome_reader *reader, int64_t about,
			  struct outcome_point *point)
{
	struct thread_row row;
	struct introduction i;

	if (!thread_get(reader->tx, (thread_message_id){ about }, &row) ||
	    !introduction_get(reader->tx, row.introduction_id, &i) ||
	    contact_is_blocked(reader->tx, &i))
		return false;
	point->text = TF(reader, "{who} wrote to you, and got no answer yet.",
		TR_STR("who", str_eq(row.side, S("helper")) ? i.party : i.name));
	point->buttons[0] = (struct outcome_button){
		T(reader, "Read it and answer"),
		token_create(reader->tx, &(struct token){
			.purpose = "thread-reply", .person = reader->person,
			.about = about, .url = reader->url,
			.now = reader->now }).url };
	return true;
}

const struct outcome_source introduction_messages = {
	.name = "message", .people = message_people,
	.open = message_open, .write = message_write,
};
