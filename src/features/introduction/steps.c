/* SPDX-License-Identifier: EUPL-1.2 */
/* From held to answered: each step changes rows and writes who must know. */
#include "features/introduction/inside.h"
#include "features/introduction/thread.h"
#include "queue.sql.h"

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

bool contact_of(struct tx *tx, const struct introduction *i,
		struct introduction_contact *out)
{
	return address_of(tx, i->party_id, out);
}

void ask_which(const struct errand *e, const struct introduction *i,
	       const struct introduction_contact *to, str text)
{
	write_which(e, i, to, &(struct message_letter){ .text = text,
		.link = token_create(e->tx, &(struct token){
			.purpose = "contact-answer", .person = { to->person },
			.about = i->id.v, .url = e->url, .now = e->now }).url });
}

static void send_request(const struct errand *e, const struct introduction *i,
			 const struct introduction_contact *to)
{
	struct token answer = { .purpose = "contact-answer",
		.person = { to->person }, .about = i->id.v, .url = e->url,
		.now = e->now };
	struct token pace = answer;

	pace.purpose = "contact-pace";
	pace.about = i->party_id.v;
	write_request(e, i, to, &(struct request_links){
		token_create(e->tx, &answer).url,
		i->helper_id.v ? (str){ 0 } : token_create(e->tx, &pace).url });
}

void send_on(const struct errand *e, introduction_id id, bool waited)
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

	introduction_from_ask(e->tx, id);
	if (introduction_get(e->tx, id, &i))
		queue_join(e, id, i.party_id);
}

/* Both will be asked what came of it: introduction_outcome.c. */
static void follow(const struct errand *e, const struct introduction *i)
{
	side_insert(e->tx, i->id, S("asker"), i->person_id.v);
	side_insert(e->tx, i->id, S("helper"), i->party_id.v);
}

static bool not_yes(const struct errand *e, const struct introduction *i,
		    int64_t weeks)
{
	int64_t until = weeks ? e->now + weeks * 7 * DAY : 0;
	str words;

	if (!introduction_settle(e->tx, i->id, weeks ? S("not-now")
						     : S("declined"),
				 until, e->now))
		return false;
	words = thread_kept(e->tx, i->id);
	thread_let_go(e->tx, i->id);
	if (!weeks) {
		write_no(e, i, words);
		return true;
	}
	write_not_now(e, i, &(struct not_now){ until, words,
		token_create(e->tx, &(struct token){
			.purpose = "contact-wait", .person = i->person_id,
			.about = i->id.v, .url = e->url, .now = e->now }).url });
	queue_again(e, i->party_id);
	return true;
}

void close_gone(const struct errand *e, introduction_id id)
{
	struct introduction i;

	if (introduction_get(e->tx, id, &i) && introduction_withdraw(e->tx, id))
		write_gone(e, &i);
}

/* Each by their own choice: who asked was told that a yes gives it, who says
 * yes may rather write through this site first. */
static void share(const struct errand *e, const struct introduction *i,
		  bool both)
{
	thread_set_shares(e->tx, i->id, both, both);
}

bool answer(const struct errand *e, introduction_id id, const struct said *said)
{
	struct introduction i;
	struct introduction_contact them;
	bool here = str_eq(said->word, S("hier"));

	if (!introduction_get(e->tx, id, &i))
		return false;
	if (!here && !str_eq(said->word, S("ja")))
		return not_yes(e, &i, str_eq(said->word, S("later"))
			       ? said->weeks : 0);
	if (!contact_of(e->tx, &i, &them) ||
	    !introduction_settle(e->tx, id, S("accepted"), 0, e->now))
		return false;
	share(e, &i, !here);
	if (here)
		write_yes_here(e, &i, &them);
	else
		write_yes(e, &i, &them);
	follow(e, &i);
	thread_pass_on(e, &i);
	return true;
}

bool introduction_meet(const struct errand *e, introduction_id id, int64_t at)
{
	struct introduction i;

	if (!introduction_get(e->tx, id, &i) || !queue_meet(e->tx, id, at))
		return false;
	share(e, &i, false);
	follow(e, &i);
	queue_again(e, i.party_id);
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
		return not_yes(e, &i, call->went == CALLED_NOT_NOW ? REST : 0);
	introduction_set_reach(e->tx, id, call->reach);
	i.reach = call->reach;
	if (!introduction_settle(e->tx, id, S("called"), 0, e->now))
		return false;
	write_reach(e, &i);
	follow(e, &i);
	return true;
}
