/* SPDX-License-Identifier: EUPL-1.2 */
/* Giving a card, and what becomes of it. */
#include "features/thanks/inside.h"
#include "mail/letter.h"
#include "thanks.html.h"

enum { KEPT_AT = 180 * DAY };           /* a talk longer ago is not asked about */

static bool is_asker(const struct request *req, const struct introduction *i)
{
	return i->person_id.v == req->who.id.v ||
	       (i->from_id.v && may(req, MEMBER, OF_ENTRY(i->from_id)));
}

static bool was_talked(struct tx *tx, const struct introduction *i)
{
	struct introduction_side side;

	return side_get(tx, i->id, S("asker"), &side);
}

static bool has_card(struct tx *tx, const struct introduction *i)
{
	struct thanks_row row;

	return thanks_for(tx, i->id, &row);
}

bool thanks_may(struct request *req, const struct introduction *i)
{
	return is_asker(req, i) && was_talked(req->tx, i) &&
	       !has_card(req->tx, i);
}

bool thanks_reaches(struct tx *tx, const struct introduction *i)
{
	struct introduction_contact to;

	return contact_of(tx, i, &to) && !contact_is_blocked(tx, i);
}

/*
 * The form.
 */
static const char *const ways[] = { "mail", "paper", NULL };

static const struct form_field fields[] = {
	FORM_TEXT(struct thanks_form, woorden, .label = N_("Your thanks"),
		  .kind = FORM_PARAGRAPHS, .min = 3, .max = THANKS_WORDS),
	FORM_TEXT(struct thanks_form, wijze, .kind = FORM_CHOICE,
		  .choices = ways),
	FORM_TEXT(struct thanks_form, tonen, .max = 2),
};

struct thanks_form thanks_read(struct request *req)
{
	struct thanks_form form = { 0 };
	struct form_errors errors;

	if (req->method == GET)
		return form;
	errors = form_read(req, fields, &form);
	form.error = errors.n ? errors.at[0].message
			      : no_addresses(req, form.woorden,
					     form.tonen.n != 0);
	return form;
}

html thanks_fields(struct request *req, const struct introduction *i,
		   const struct thanks_form *form)
{
	return part_page(req, thanks_words, .words = form->woorden,
		.error = form->error, .who = i->party,
		.may_show = form->tonen.n != 0,
		/* what one person offers has no page of an initiative */
		.has_page = !i->helper_id.v);
}

/*
 * The mail it goes by.
 */
static str choose_lines(const struct errand *e, const struct addressee *to,
			const struct thanks *t, person_id person)
{
	str link;

	if (!t->may_show)
		return T(to, "This card is between the two of you.");
	link = token_create(e->tx, &(struct token){ .purpose = "thanks-show",
		.person = person, .about = t->id.v, .url = e->url,
		.now = e->now }).url;
	return TF(to, "Only you see this card. Would you like it on your page, without the name of a person? You choose:\n{link}",
		  TR_STR("link", link));
}

static void mail_card(const struct errand *e, const struct introduction *i,
		      const struct thanks *t)
{
	struct introduction_contact c;
	struct addressee to;

	if (!contact_of(e->tx, i, &c))
		return;
	to = (struct addressee){ tx_arena(e->tx), c.lang, c.name, c.mail };
	mail_add(e->tx, &(struct mail){ .to = to.mail, .now = e->now,
		.subject = TF(&to, "A card for you from {who}",
			      TR_STR("who", asker_name(e, i))),
		.text = LETTER(to.arena, to.lang, to.name, e->conf->name,
			TF(&to, "{who} would like to thank you:",
			   TR_STR("who", asker_name(e, i))),
			letter_quoted(to.arena, t->words),
			i->helper_id.v ? (str){ 0 }
				: choose_lines(e, &to, t, (person_id){ c.person }),
			TF(&to, "You find the card back under Mijn, and can print it:\n{link}",
			   TR_STR("link", arena_f(to.arena,
				"%.*s/mijn/bedankje/%" PRId64, (int)e->url.n,
				e->url.p, t->id.v)))) });
}

thanks_id thanks_give(const struct errand *e, const struct introduction *i,
		      person_id by, const struct thanks_form *form)
{
	bool by_mail = !str_eq(form->wijze, S("paper")) &&
		       thanks_reaches(e->tx, i);
	thanks_id id = thanks_insert(e->tx, i->id, by, form->woorden,
		by_mail ? S("mail") : S("paper"),
		by_mail && form->tonen.n && !i->helper_id.v, e->now);
	struct thanks t;

	if (by_mail && thanks_get(e->tx, id, &t))
		mail_card(e, i, &t);
	return id;
}

void thanks_choose(struct tx *tx, const struct thank_card *card, str answer)
{
	if (str_eq(answer, S("ja")))
		thanks_set_shown(tx, card->t.id, S("yes"));
	else if (str_eq(answer, S("nee")))
		thanks_set_shown(tx, card->t.id, S("no"));
}

void thanks_forget(struct tx *tx, int64_t before)
{
	thanks_forget_old(tx, before);
}

/*
 * The links in mails.
 */
static bool show_write(struct request *req, const struct link *link,
		       struct token_page *page)
{
	struct introduction i;
	struct thanks_form form = thanks_read(req);

	if (!introduction_get(req->tx, (introduction_id){ link->about }, &i) ||
	    has_card(req->tx, &i) || !thanks_reaches(req->tx, &i))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Say thank you to {who}",
			    TR_STR("who", i.party)),
		.text = T(req, "A few own words are enough. They get it as a card, by mail."),
		.fields = thanks_fields(req, &i, &form),
		.buttons = { { S("stuur"), T(req, "Send the card") } },
		.done_path = S("/mijn/bedankjes"),
		.done_label = T(req, "To your cards"),
	};
	return true;
}

static struct reply use_write(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct thanks_form form = thanks_read(req);
	struct introduction i;

	if (form.error.n ||
	    !introduction_get(req->tx, (introduction_id){ link->about }, &i) ||
	    has_card(req->tx, &i))
		return (struct reply){ 0 };
	form.wijze = S("mail");
	(void)thanks_give(&e, &i, link->person_id, &form);
	return token_done(req, T(req, "Your card is on its way"),
			  S("/mijn/bedankjes"), T(req, "To your cards"));
}

static bool of_link(struct request *req, const struct link *link,
		    struct thank_card *card)
{
	*card = (struct thank_card){ 0 };
	return thanks_get(req->tx, (thanks_id){ link->about }, &card->t) &&
	       introduction_get(req->tx, card->t.introduction_id, &card->i) &&
	       card->t.may_show;
}

static bool show_choice(struct request *req, const struct link *link,
			struct token_page *page)
{
	struct thank_card card;

	if (!of_link(req, link, &card))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Show this card on the page of {who}?",
			    TR_STR("who", card.i.party)),
		.text = T(req, "Everyone can read it there, without the name of a person. You can change this later, under Mijn."),
		.quote = card.t.words,
		.buttons = {
			{ S("ja"), T(req, "Yes, show it") },
			{ S("nee"), T(req, "No, keep it between us") },
		},
		.done_path = S("/mijn/bedankjes"),
		.done_label = T(req, "To your cards"),
	};
	return true;
}

static struct reply use_choice(struct request *req, const struct link *link)
{
	str answer = request_field(req, "antwoord");
	bool yes = str_eq(answer, S("ja"));
	struct thank_card card;

	if (!of_link(req, link, &card) || (!yes && !str_eq(answer, S("nee"))))
		return (struct reply){ 0 };
	thanks_choose(req->tx, &card, answer);
	return token_done(req, yes ? T(req, "The card stands on your page now")
				   : T(req, "The card stays between you"),
			  S("/mijn/bedankjes"), T(req, "To your cards"));
}

const struct token_purpose thanks_purposes[] = {
	{ "thanks-write", 60 * DAY, false, show_write, use_write },
	{ "thanks-show", 60 * DAY, false, show_choice, use_choice },
	{ 0 }
};

/*
 * Offered once, after it was said to help, in a mail of the month that goes
 * anyway: nobody gets a mail for this alone.
 */
static struct outcome_ids offered_people(struct tx *tx, int64_t now)
{
	(void)tx;
	(void)now;
	return (struct outcome_ids){ 0 };
}

static struct outcome_ids offered_open(const struct outcome_reader *reader)
{
	struct thanks_talk_rows rows = thanks_open(reader->tx, reader->person,
		reader->now - KEPT_AT, 20);
	struct outcome_ids open = { 0 };

	list_each(r, rows)
		list_add(reader->arena, &open) = r->id.v;
	return open;
}

static bool offered_write(const struct outcome_reader *reader, int64_t about,
			  struct outcome_point *point)
{
	struct introduction i;

	if (!introduction_get(reader->tx, (introduction_id){ about }, &i) ||
	    !thanks_reaches(reader->tx, &i))
		return false;
	point->text = TF(reader, "{who} helped you. Would you like to thank them with a few words?",
			 TR_STR("who", i.party));
	point->buttons[0] = (struct outcome_button){
		T(reader, "Write a thank-you card"),
		token_create(reader->tx, &(struct token){
			.purpose = "thanks-write", .person = reader->person,
			.about = about, .url = reader->url,
			.now = reader->now }).url };
	return true;
}

const struct outcome_source thanks_offered = {
	.name = "thanks", .people = offered_people,
	.open = offered_open, .write = offered_write,
};
