/* SPDX-License-Identifier: EUPL-1.2 */
/* From held to answered: each step changes rows and writes who must know. */
#include "features/introduction/inside.h"

const char asker_side[] = "asker", helper_side[] = "helper";

struct errand errand_of(const struct request *req)
{
	return (struct errand){ req->tx, req->conf, req->url, req->now };
}

static bool address_of(struct tx *tx, entry_id asked,
		       struct introduction_contact *out)
{
	return introduction_contact_of(tx, asked, out) ||
	       introduction_contact_of_offer(tx, asked, out);
}

bool introduction_reaches(struct tx *tx, entry_id party)
{
	struct introduction_contact c;

	return address_of(tx, party, &c);
}

static int64_t month_of(int64_t t, int later)
{
	struct civil c = when_civil(t);
	int month = c.month - 1 + later;

	return when_midnight(c.year + month / 12, month % 12 + 1, 1);
}

int64_t introduction_free_from(struct tx *tx, entry_id party, int64_t now)
{
	int64_t at = introduction_rests_until(tx, party);
	int64_t limit = introduction_limit(tx, party);

	at = at > now ? at : now;
	for (int later = 0; later < 24; later++) {
		int64_t from = month_of(at, 0), before = month_of(at, 1);

		if (introduction_count(tx, party, from, before) < limit)
			break;
		at = before;
	}
	return at;
}

bool contact_of(struct tx *tx, const struct introduction *i,
		struct introduction_contact *out)
{
	return address_of(tx, i->party_id, out);
}

static void send_request(const struct errand *e, const struct introduction *i,
			 const struct introduction_contact *to)
{
	struct token_made made = token_create(e->tx, &(struct token){
		.purpose = "contact-answer", .person = { to->person },
		.about = i->id.v, .url = e->url, .now = e->now });

	write_request(e, i, to, made.url);
}

static void go(const struct errand *e, introduction_id id, bool waited)
{
	struct introduction i;
	struct introduction_contact to;
	bool found = introduction_get(e->tx, id, &i), reached;

	if (!found)
		return;
	reached = contact_of(e->tx, &i, &to);
	if (!introduction_pass(e->tx, id, reached ? S("sent")
					  : S("with-coordinator"),
			       reached ? S("mail") : S("coordinator"), e->now))
		return;
	if (reached)
		send_request(e, &i, &to);
	else
		write_coordinator(e, &i, false);
	if (waited && introduction_get(e->tx, id, &i))
		write_calling(e, &i);
	if (!i.helper_id.v)             /* no coordinator knows their number */
		job_add(e->tx, S("introduction.remind"), id.v,
			e->now + REMIND_AFTER);
}

void pass_on(const struct errand *e, introduction_id id)
{
	struct introduction i;
	int64_t free_from;

	introduction_from_ask(e->tx, id);
	if (!introduction_get(e->tx, id, &i))
		return;
	free_from = introduction_free_from(e->tx, i.party_id, e->now);
	if (free_from <= e->now || str_eq(i.state, S("waiting"))) {
		go(e, id, str_eq(i.state, S("waiting")));
		return;
	}
	if (introduction_pass(e->tx, id, S("waiting"), S(""), free_from))
		job_add(e->tx, S("introduction.go"), id.v, free_from);
}

/* Both will be asked once what came of it; the helper if we can. */
static void follow(const struct errand *e, const struct introduction *i)
{
	side_insert(e->tx, i->id, S("asker"), i->person_id.v);
	side_insert(e->tx, i->id, S("helper"), i->party_id.v);
	job_add(e->tx, S("introduction.ask-asker"), i->id.v, e->now + ASK_AFTER);
	job_add(e->tx, S("introduction.ask-helper"), i->id.v,
		e->now + ASK_AFTER);
}

static bool not_yes(const struct errand *e, const struct introduction *i,
		    bool later)
{
	int64_t until = later ? e->now + REST : 0;

	if (!introduction_settle(e->tx, i->id, later ? S("not-now")
						     : S("declined"),
				 until, e->now))
		return false;
	if (later)
		write_not_now(e, i, until);
	else
		write_no(e, i);
	return true;
}

void close_gone(const struct errand *e, introduction_id id)
{
	struct introduction i;

	if (introduction_get(e->tx, id, &i) && introduction_withdraw(e->tx, id))
		write_gone(e, &i);
}

bool answer(const struct errand *e, introduction_id id, str said)
{
	struct introduction i;
	struct introduction_contact them;

	if (!introduction_get(e->tx, id, &i))
		return false;
	if (!str_eq(said, S("ja")))
		return not_yes(e, &i, str_eq(said, S("later")));
	if (!contact_of(e->tx, &i, &them) ||
	    !introduction_settle(e->tx, id, S("accepted"), 0, e->now))
		return false;
	write_yes(e, &i, &them);
	follow(e, &i);
	return true;
}

static bool is_open(const struct introduction *i)
{
	return str_eq(i->state, S("sent")) ||
	       str_eq(i->state, S("with-coordinator"));
}

bool introduction_call(const struct errand *e, introduction_id id,
		       const struct phone_call *call)
{
	struct introduction i;

	if (!introduction_get(e->tx, id, &i) || !is_open(&i))
		return false;
	introduction_note(e->tx, id, call->note,
			  call->went == CALLED_NO_ANSWER ? e->now + 2 * DAY : 0);
	if (call->went == CALLED_NO_ANSWER)
		return true;
	if (call->went != CALLED_YES)
		return not_yes(e, &i, call->went == CALLED_NOT_NOW);
	introduction_set_reach(e->tx, id, call->reach);
	i.reach = call->reach;
	if (!introduction_settle(e->tx, id, S("called"), 0, e->now))
		return false;
	write_reach(e, &i);
	follow(e, &i);
	return true;
}
