/* SPDX-License-Identifier: EUPL-1.2 */
/* Cards on pages: writing one, all of mine, one, and one on paper. */
#include "features/thanks/inside.h"
#include "thanks.html.h"
#include "thanks_paper.html.h"

enum { LISTED = 50, SHOWN = 3, NEW_FOR = 30 * DAY };

/* Who got it: the contacts of an initiative, or who offers. */
static bool is_helper(const struct request *req, const struct introduction *i)
{
	return may(req, MANAGER, OF_ENTRY(i->party_id)) ||
	       (i->helper_id.v && i->helper_id.v == req->who.id.v);
}

bool card_open(struct request *req, thanks_id id, struct thank_card *card)
{
	*card = (struct thank_card){ 0 };
	if (!thanks_get(req->tx, id, &card->t) ||
	    !introduction_get(req->tx, card->t.introduction_id, &card->i))
		return false;
	card->mine = card->t.person_id.v == req->who.id.v;
	return card->mine || (str_eq(card->t.way, S("mail")) &&
			      is_helper(req, &card->i));
}

static bool open_route(struct request *req, struct thank_card *card)
{
	return card_open(req, (thanks_id){ request_id(req, 0) }, card);
}

static str from_of(struct request *req, const struct introduction *i)
{
	struct errand e = errand_of(req);

	return asker_name(&e, i);
}

static str text_of(struct request *req, const struct thank_card *card)
{
	bool shown = str_eq(card->t.shown, S("yes"));

	if (str_eq(card->t.way, S("paper")))
		return T(req, "On paper. Only you see it here.");
	if (shown)
		return TF(req, "It stands on the page of {who}, without the name of a person.",
			  TR_STR("who", card->i.party));
	return T(req, "Only you and the other side see it.");
}

static struct card_view view_of(struct request *req, const struct thank_card *card)
{
	return (struct card_view){
		.path = arena_f(req->arena, "/mijn/bedankje/%" PRId64,
				card->t.id.v),
		.words = card->t.words, .from = from_of(req, &card->i),
		.to = card->i.party,
		.when = when_day(req->arena, req->lang, card->t.made_at),
		.text = text_of(req, card),
		.may_choose = !card->mine && card->t.may_show,
		.shown = str_eq(card->t.shown, S("yes")) };
}

static struct card_views views_of(struct request *req,
				  const struct thanks_row_rows *rows)
{
	struct card_views out = { 0 };
	struct thank_card card;

	list_each(r, *rows)
		if (card_open(req, r->id, &card))
			list_add(req->arena, &out) = view_of(req, &card);
	return out;
}

/*
 * Writing one.
 */
static bool open_talk(struct request *req, struct introduction *i)
{
	return introduction_get(req->tx, (introduction_id){ request_id(req, 0) },
				i) && thanks_may(req, i);
}

static struct reply form_page(struct request *req, const struct introduction *i,
			      const struct thanks_form *form)
{
	str title = TF(req, "Say thank you to {who}", TR_STR("who", i->party));

	head_mine(req, title, req->path);
	return reply_page(req, form->error.n ? 422 : 200, title, thanks_new,
		.title = title, .action = req->path,
		.by_mail = thanks_reaches(req->tx, i),
		.paper = str_eq(form->wijze, S("paper")),
		.fields = thanks_fields(req, i, form));
}

static struct reply write_form(struct request *req)
{
	struct introduction i;
	struct thanks_row row;

	if (open_talk(req, &i))
		return form_page(req, &i, &(struct thanks_form){ 0 });
	/* it was given already: there it is */
	if (thanks_for(req->tx, (introduction_id){ request_id(req, 0) }, &row))
		return reply_redirect(req, "/mijn/bedankje/%" PRId64, row.id.v);
	return reply_not_found(req);
}

static struct reply give(struct request *req)
{
	struct errand e = errand_of(req);
	struct thanks_form form;
	struct introduction i;

	if (!open_talk(req, &i))
		return write_form(req);
	form = thanks_read(req);
	if (form.error.n)
		return form_page(req, &i, &form);
	return reply_redirect(req, "/mijn/bedankje/%" PRId64,
			      thanks_give(&e, &i, req->who.id, &form).v);
}

/*
 * Reading them.
 */
static struct reply list(struct request *req)
{
	struct thanks_row_rows got = thanks_got(req->tx, req->who.id, 0, LISTED);
	struct thanks_row_rows given = thanks_given(req->tx, req->who.id, LISTED);
	str title = T(req, "Thank-you cards");

	head_mine(req, title, req->path);
	return reply_page(req, 200, title, thanks_list,
			  .got = views_of(req, &got),
			  .given = views_of(req, &given));
}

static struct reply show(struct request *req)
{
	struct thank_card card;
	str title;

	if (!open_route(req, &card))
		return reply_not_found(req);
	title = card.mine
		? TF(req, "Your card for {who}", TR_STR("who", card.i.party))
		: TF(req, "A card from {who}",
		     TR_STR("who", from_of(req, &card.i)));
	head_mine(req, title, req->path);
	return reply_page(req, 200, title, thanks_one, .title = title,
			  .c = view_of(req, &card), .mine = card.mine,
			  .on_paper = str_eq(card.t.way, S("paper")));
}

static struct reply paper(struct request *req)
{
	bool four = str_eq(request_param(req, "vorm"), S("vier"));
	struct thank_card card;
	str title = T(req, "A card on paper");

	if (!open_route(req, &card))
		return reply_not_found(req);
	head_mine(req, title, req->path);
	return reply_page(req, 200, title, thanks_paper, .four = four,
		.path = arena_f(req->arena, "/mijn/bedankje/%" PRId64,
				card.t.id.v),
		.words = card.t.words, .long_text = card.t.words.n > 200,
		.to = card.i.party, .from = from_of(req, &card.i),
		.site = req->conf->name);
}

static struct reply take_back(struct request *req)
{
	if (!thanks_take_back(req->tx, (thanks_id){ request_id(req, 0) },
			      req->who.id))
		return reply_not_found(req);
	return reply_redirect(req, "/mijn/bedankjes");
}

static struct reply choose(struct request *req)
{
	struct thank_card card;

	if (!open_route(req, &card) || card.mine)
		return reply_not_found(req);
	thanks_choose(req->tx, &card, request_field(req, "antwoord"));
	return reply_redirect(req, "/mijn/bedankje/%" PRId64, card.t.id.v);
}

/*
 * On other pages.
 */
html thanks_on_contact(struct request *req, const struct introduction *i)
{
	struct thanks_row row;
	bool given = thanks_for(req->tx, i->id, &row);

	if (!given && !thanks_may(req, i))
		return (html){ 0 };
	return part_page(req, thanks_contact, .who = i->party,
		.card = given ? arena_f(req->arena, "/mijn/bedankje/%" PRId64,
					row.id.v) : (str){ 0 },
		.write = arena_f(req->arena, "/mijn/contact/%" PRId64 "/bedanken",
				 i->id.v));
}

html thanks_on_party(struct request *req, entry_id party)
{
	struct thanks_quote_rows rows = thanks_shown(req->tx, party, SHOWN);

	return rows.n ? part_page(req, thanks_quotes, .quotes = rows)
		      : (html){ 0 };
}

html thanks_mine(struct request *req)
{
	struct thanks_row_rows new = thanks_got(req->tx, req->who.id,
						req->now - NEW_FOR, SHOWN);
	struct card_views views = views_of(req, &new);

	return views.n ? part_page(req, thanks_new_ones, .cards = views)
		       : (html){ 0 };
}

const struct route thanks_routes[] = {
	{ GET,  "/mijn/contact/{id}/bedanken", write_form, PERSON },
	{ POST, "/mijn/contact/{id}/bedanken", give,       PERSON, .rate = RATE_POST },
	{ GET,  "/mijn/bedankjes",             list,       PERSON },
	{ GET,  "/mijn/bedankje/{id}",         show,       PERSON },
	{ GET,  "/mijn/bedankje/{id}/kaart",   paper,      PERSON },
	{ POST, "/mijn/bedankje/{id}/terug",   take_back,  PERSON },
	{ POST, "/mijn/bedankje/{id}/tonen",   choose,     PERSON },
	{ 0 }
};
