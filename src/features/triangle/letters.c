/* SPDX-License-Identifier: EUPL-1.2 */
/* What we write to those who could help each other. */
#include "features/triangle/inside.h"
#include "mail/letter.h"

static bool reader_of(const struct errand *e, entry_id party,
		      struct addressee *to, person_id *person)
{
	struct introduction_contact c;

	if (!introduction_contact_of(e->tx, party, &c))
		return false;
	*to = (struct addressee){ tx_arena(e->tx), c.lang, c.name, c.mail };
	*person = (person_id){ c.person };
	return true;
}

/* subject: N_(), with {who}. */
static void send(const struct errand *e, const struct addressee *to,
		 const char *subject, str who, str text)
{
	mail_add(e->tx, &(struct mail){ .to = to->mail, .now = e->now,
		.subject = tr_fill(to->arena, tr(to->lang, str_from_z(subject)),
				   TR_ARGS(TR_STR("who", who))),
		.text = text });
}

static str page_of(const struct errand *e, const struct triangle_whole *w)
{
	return arena_f(tx_arena(e->tx), "%.*s/mijn/ruil/%" PRId64, (int)e->url.n,
		       e->url.p, w->t.id.v);
}

/* "De Moestuin seeks X. You bring Y." */
static str bring_line(const struct addressee *to,
		      const struct triangle_whole *w, size_t me)
{
	return TF(to, "{who} seeks: {ask}. You bring: {offer}.",
		  TR_STR("who", side_after(w, me)->party),
		  TR_STR("ask", side_after(w, me)->ask),
		  TR_STR("offer", w->sides.at[me].offer));
}

static str seek_line(const struct addressee *to, const struct triangle_whole *w,
		     size_t me)
{
	return TF(to, "You seek: {ask}. {who} brings: {offer}.",
		  TR_STR("who", side_before(w, me)->party),
		  TR_STR("ask", w->sides.at[me].ask),
		  TR_STR("offer", side_before(w, me)->offer));
}

static str round_line(const struct addressee *to,
		      const struct triangle_whole *w, size_t me)
{
	if (w->sides.n == 2)
		return (str){ 0 };
	return TF(to, "And {giver} brings what {taker} seeks: {offer}.",
		  TR_STR("giver", side_after(w, me)->party),
		  TR_STR("taker", side_before(w, me)->party),
		  TR_STR("offer", side_after(w, me)->offer));
}

static void write_ask(const struct errand *e, const struct triangle_whole *w,
		      size_t me, const struct addressee *to, person_id person)
{
	str link = token_create(e->tx, &(struct token){
		.purpose = "exchange-answer", .person = person,
		.about = w->sides.at[me].id.v, .url = e->url,
		.now = e->now }).url;

	send(e, to, N_("Exchange with {who}?"),
	     triangle_others(to->arena, to->lang, w, me),
	     LETTER(to->arena, to->lang, to->name, e->conf->name,
			w->sides.n == 2
			? T(to, "You and another can help each other, without money.")
			: T(to, "The three of you can help each other, without money."),
			bring_line(to, w, me), w->sides.at[me].reason,
			seek_line(to, w, me), side_before(w, me)->reason,
			round_line(to, w, me),
			T(to, "Only if all say yes do we bring you together. Choose one:"),
			letter_choice(to, T(to, "Yes, bring us together"), link, "ja"),
			letter_choice(to, T(to, "Not now"), link, "later"),
			letter_choice(to, T(to, "This does not fit"), link, "nee"),
			T(to, "No answer is fine too: in three weeks it goes by itself, and we do not propose this again.")));
}

static void write_meets(const struct errand *e, const struct triangle_whole *w,
			size_t me, const struct addressee *to)
{
	send(e, to, N_("You exchange with {who}"),
	     triangle_others(to->arena, to->lang, w, me),
	     LETTER(to->arena, to->lang, to->name, e->conf->name,
		T(to, "Good news: all said yes."),
		bring_line(to, w, me), seek_line(to, w, me),
		round_line(to, w, me),
		TF(to, "Here you write to each other and agree on it. Each of you can choose to share an address there.\n{link}",
		   TR_STR("link", page_of(e, w)))));
}

static void write_ends(const struct errand *e, const struct triangle_whole *w,
		       size_t me, const struct addressee *to)
{
	send(e, to, N_("The exchange with {who} does not go on"),
	     triangle_others(to->arena, to->lang, w, me),
	     LETTER(to->arena, to->lang, to->name, e->conf->name,
		T(to, "It did not work out this time, and that is nobody's fault. What you bring and seek still stands here, and we keep looking."),
		T(to, "You need not do anything.")));
}

void triangle_write(const struct errand *e, const struct triangle_whole *w,
		    size_t me, enum triangle_news news)
{
	struct addressee to;
	person_id person;

	if (!reader_of(e, w->sides.at[me].party_id, &to, &person))
		return;
	if (news == TRIANGLE_ASKS)
		write_ask(e, w, me, &to, person);
	else if (news == TRIANGLE_MEETS)
		write_meets(e, w, me, &to);
	else
		write_ends(e, w, me, &to);
}

/* The same to all others: text is quoted, or a line of ours. */
static void tell_others(const struct errand *e, const struct triangle_whole *w,
			str text, const char *first)
{
	struct addressee to;
	person_id person;
	str from = w->sides.at[w->me].party;

	for (size_t i = 0; i < w->sides.n; i++) {
		if (i == w->me ||
		    !reader_of(e, w->sides.at[i].party_id, &to, &person))
			continue;
		mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
			.subject = TF(&to, "{who} wrote to you",
				      TR_STR("who", from)),
			.thread = arena_f(to.arena, "ruil.%" PRId64, w->t.id.v),
			.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
				tr_fill(to.arena, tr(to.lang, str_from_z(first)),
					TR_ARGS(TR_STR("who", from))),
				letter_quoted(to.arena, text),
				TF(&to, "Answer here:\n{link}",
				   TR_STR("link", page_of(e, w)))) });
	}
}

void triangle_write_message(const struct errand *e,
			    const struct triangle_whole *w, str text)
{
	tell_others(e, w, text, N_("{who} wrote, about your exchange:"));
}

void triangle_write_address(const struct errand *e,
			    const struct triangle_whole *w)
{
	struct introduction_contact c;

	if (introduction_contact_of(e->tx, w->sides.at[w->me].party_id, &c))
		tell_others(e, w, c.mail,
			    N_("{who} gives you a mail address:"));
}
