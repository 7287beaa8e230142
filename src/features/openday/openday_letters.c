/* SPDX-License-Identifier: EUPL-1.2 */
/* What we write to who is asked often, and to who is invited. */
#include "features/openday/inside.h"
#include "mail/letter.h"

void write_proposal(const struct errand *e, entry_id party, int64_t asking)
{
	struct introduction_contact c;
	struct entry_card row;
	struct addressee to;

	if (!introduction_contact_of(e->tx, party, &c) ||
	    !entry_get_by_id(e->tx, party, &row))
		return;
	to = (struct addressee){ tx_arena(e->tx), c.lang, c.name, c.mail };
	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = TN(&to, "{n} person asks you: one date for all?",
			      "{n} people ask you: one date for all?", asking),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			TN(&to, "This month {n} person would like to talk with you.",
			   "This month {n} people would like to talk with you.",
			   asking),
			TF(&to, "You need not answer them one by one, {party}. Set one afternoon on which they come and see, and we invite them all.",
			   TR_STR("party", row.title)),
			T(&to, "Here a date is ready for you. Change it as you like:"),
			token_create(e->tx, &(struct token){
				.purpose = "openday-plan",
				.person = { c.person }, .about = party.v,
				.url = e->url, .now = e->now }).url,
			T(&to, "Do you not want this? Then you need not do anything. We do not ask this again for two months.")) });
}

static const struct { const char *subject, *first; } words[] = {
	[OPENDAY_INVITED] = { N_("{who} invites you to come and see"),
		N_("You asked {who} for a talk, and so did others. They invite you all to come and see:") },
	[OPENDAY_MOVED] = { N_("The open day at {who} was changed"),
		N_("The open day at {who} was changed. It is now:") },
	[OPENDAY_OFF] = { N_("The open day at {who} is off"),
		N_("{who} has to call off the open day. Your question is still with them: you keep your place and get a turn of your own.") },
};

static str about(const struct addressee *to, const struct openday *day,
		 const char *text)
{
	return tr_fill(to->arena, tr(to->lang, str_from_z(text)),
		       TR_ARGS(TR_STR("who", day->party)));
}

static str answer_link(const struct errand *e, const struct guest *guest)
{
	return token_create(e->tx, &(struct token){ .purpose = "openday-answer",
		.person = guest->person_id, .about = guest->id.v, .url = e->url,
		.now = e->now }).url;
}

/* The three buttons, but where it is off. */
static str buttons(const struct errand *e, const struct addressee *to,
		   const struct guest *guest)
{
	str link = answer_link(e, guest);
	const str lines[] = {
		letter_choice(to, T(to, "Yes, I come"), link, "yes"),
		letter_choice(to, T(to, "No, I cannot"), link, "no"),
		letter_choice(to, T(to, "Another date would suit me"), link, "other"),
	};

	return arena_f(to->arena, "%.*s\n\n%.*s\n\n%.*s", (int)lines[0].n,
		       lines[0].p, (int)lines[1].n, lines[1].p, (int)lines[2].n,
		       lines[2].p);
}

void write_guest(const struct errand *e, const struct openday *day,
		 openday_guest_id id, enum openday_news news)
{
	struct introduction i;
	struct guest guest;
	struct addressee to;
	bool off = news == OPENDAY_OFF;

	if (!guest_get(e->tx, id, &guest) ||
	    !introduction_get(e->tx, guest.introduction_id, &i))
		return;
	to = (struct addressee){ tx_arena(e->tx), i.lang, i.name, i.mail };
	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = about(&to, day, words[news].subject),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			about(&to, day, words[news].first),
			openday_when(to.arena, to.lang, day->starts_at),
			day->venue,
			off ? (str){ 0 } : buttons(e, &to, &guest),
			off ? (str){ 0 }
			: T(&to, "If you cannot come, you keep your place and get a turn of your own.")) });
}
