/* SPDX-License-Identifier: EUPL-1.2 */
/* The links in our letters: confirm, answer, say how it went. */
#include "features/introduction/inside.h"
#include "introduction_parts.html.h"

static bool about(struct request *req, const struct link *link,
		  struct introduction *i)
{
	return introduction_get(req->tx, (introduction_id){ link->about }, i);
}

/* The button the link itself names comes first. */
static void put_first(struct request *req, struct token_page *page)
{
	str wanted = request_param(req, "antwoord");

	for (size_t n = 1; n < COUNT(page->buttons); n++)
		if (wanted.n && str_eq(page->buttons[n].value, wanted)) {
			struct token_button first = page->buttons[n];

			page->buttons[n] = page->buttons[0];
			page->buttons[0] = first;
			break;
		}
}

static struct reply thanks(struct request *req, str title, str text,
			   const struct introduction *i)
{
	req->head.no_index = true;
	return reply_page(req, 200, title, contact_thanks, .title = title,
		.text = text,
		.ask_path = i->ask_slug.n ? arena_f(req->arena, "/vragen/%.*s",
			(int)i->ask_slug.n, i->ask_slug.p) : (str){ 0 });
}

static bool show_confirm(struct request *req, const struct link *link,
			 struct token_page *page)
{
	struct introduction i;

	if (!about(req, link, &i))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Talk with {who}", TR_STR("who", i.party)),
		.text = T(req, "You wrote this. Shall we pass it on?"),
		.quote = i.message,
		.buttons = { { S("ja"), T(req, "Yes, pass it on") } },
		.done_path = party_path(req->arena, i.party_type, i.party_slug),
		.done_label = i.party,
	};
	return true;
}

static struct reply use_confirm(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct introduction i;
	struct begun begun;

	if (!about(req, link, &i))
		return reply_not_found(req);
	if (contact_may_not(req->tx, i.person_id, i.party_id))
		return thanks(req, T(req, "This cannot be passed on"),
			T(req, "They cannot be asked right now. Maybe another can help you further."), &i);
	if (!introduction_begun(req->tx, i.person_id, i.party_id, &begun)) {
		if (!introduction_ask_is_theirs(req->tx, i.ask_id, i.person_id))
			introduction_set_ask(req->tx, i.id, (entry_id){ 0 });
		pass_on(&e, i.id);
	}
	if (!about(req, link, &i))
		return reply_not_found(req);
	return thanks(req, T(req, "Your question is on its way"),
		standing(req, i.state, i.party, i.goes_at), &i);
}

static bool show_answer(struct request *req, const struct link *link,
			struct token_page *page)
{
	struct introduction i;

	if (!about(req, link, &i))
		return false;
	*page = (struct token_page){
		.title = TF(req, "{name} would like to talk with you",
			    TR_STR("name", i.name)),
		.text = T(req, "Only after your yes do you get each other's mail address."),
		.quote = i.message,
		.buttons = {
			{ S("ja"), T(req, "Yes, gladly") },
			{ S("hier"), T(req, "Yes, but write here first, without addresses") },
			{ S("later"), T(req, "Not now, maybe later") },
			{ S("nee"), T(req, "No") },
		},
		.fields = part_page(req, contact_weeks),
		.done_path = S("/"), .done_label = T(req, "To the home page"),
	};
	put_first(req, page);
	return true;
}

static str after_answer(struct request *req, const struct said *s)
{
	str said = s->word;

	if (str_eq(said, S("hier")))
		return T(req, "They make the first move, through this site. You get it by mail, and nobody sees your address.");
	if (str_eq(said, S("ja")))
		return T(req, "You both get a mail with each other's address. They make the first move.");
	if (str_eq(said, S("later")))
		return TN(req, "We tell them so, and leave you in peace for {n} week.",
			  "We tell them so, and leave you in peace for {n} weeks.",
			  s->weeks);
	return T(req, "We tell them kindly. You need not do anything else.");
}

bool said_is_known(str word)
{
	return str_eq(word, S("ja")) || str_eq(word, S("hier")) ||
	       str_eq(word, S("later")) || str_eq(word, S("nee"));
}

struct said said_read(struct request *req)
{
	struct said said = { request_field(req, "antwoord"), REST };
	int64_t weeks;

	if (str_to_int(request_field(req, "weken"), &weeks) &&
	    (weeks == 2 || weeks == 4 || weeks == 8))
		said.weeks = weeks;
	return said;
}

static struct reply use_answer(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct said said = said_read(req);
	struct introduction i;

	if (!said_is_known(said.word))
		return (struct reply){ 0 };
	if (!about(req, link, &i) || !answer(&e, i.id, &said))
		return reply_refused(req, 410,
			T(req, "This was answered already"),
			T(req, "Someone else answered, or the question was taken back. You need not do anything."));
	i.ask_slug = (str){ 0 };
	return thanks(req, T(req, "Thank you for your answer"),
		      after_answer(req, &said), &i);
}

/* "Not now" was heard: they wait for their turn, in the place they had. */
static bool show_wait(struct request *req, const struct link *link,
		      struct token_page *page)
{
	struct introduction i;

	if (!about(req, link, &i))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Wait for {who}", TR_STR("who", i.party)),
		.text = TF(req, "Your question goes to them on {date}, and you keep your place.",
			   TR_STR("date", when_day(req->arena, req->lang,
						   i.until))),
		.quote = i.message,
		.buttons = { { S("ja"), T(req, "Yes, I wait for them") } },
		.done_path = contact_path(req, i.id),
		.done_label = T(req, "See how it stands"),
	};
	return true;
}

static struct reply use_wait(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct introduction i;

	if (!about(req, link, &i))
		return reply_not_found(req);
	(void)queue_keep(&e, &i);
	if (!about(req, link, &i))
		return reply_not_found(req);
	return thanks(req, T(req, "You keep your place"),
		standing(req, i.state, i.party, i.goes_at), &i);
}

/* How many may ask them a month, from the mail that was one too many. */
static bool show_pace(struct request *req, const struct link *link,
		      struct token_page *page)
{
	static const struct { str n; const char *label; } paces[] = {
		{ S("1"), N_("One a month") }, { S("2"), N_("Two a month") },
		{ S("4"), N_("Four a month") }, { S("8"), N_("Eight a month") },
	};
	struct entry_card party;

	if (!entry_get_by_id(req->tx, (entry_id){ link->about }, &party))
		return false;
	*page = (struct token_page){
		.title = T(req, "How often may people ask you?"),
		.text = TF(req, "Now {n} a month. What comes beyond it waits for its turn, and who asks sees the date.",
			TR_INT(req->arena, "n",
			       introduction_limit(req->tx, party.id))),
		.done_path = S("/"), .done_label = T(req, "To the home page"),
	};
	for (size_t n = 0; n < COUNT(paces); n++)
		page->buttons[n] = (struct token_button){ paces[n].n,
			tr(req->lang, str_from_z(paces[n].label)) };
	return true;
}

static struct reply use_pace(struct request *req, const struct link *link)
{
	struct errand e = errand_of(req);
	struct introduction none = { 0 };
	int64_t n;

	if (!str_to_int(request_field(req, "antwoord"), &n) || n < 1 || n > 8)
		return (struct reply){ 0 };
	introduction_set_pace(&e, (entry_id){ link->about }, n);
	return thanks(req, T(req, "It is kept"),
		TN(req, "From now on at most {n} person a month asks you.",
		   "From now on at most {n} people a month ask you.", n), &none);
}

static bool show_outcome(struct request *req, const struct introduction *i,
			 str with, struct token_page *page)
{
	*page = (struct token_page){
		.title = TF(req, "Did it help, your talk with {who}?",
			    TR_STR("who", with)),
		.text = T(req, "Your answer stays between you, unless you choose to share it."),
		.buttons = {
			{ S("yes"), T(req, "Yes, it helped") },
			{ S("little"), T(req, "It helped a little") },
			{ S("no"), T(req, "No, it did not help") },
			{ S("not-yet"), T(req, "Not yet") },
		},
		.done_path = i->ask_slug.n ? arena_f(req->arena, "/vragen/%.*s",
			(int)i->ask_slug.n, i->ask_slug.p) : S("/"),
		.done_label = i->ask_slug.n ? T(req, "To the ask")
					    : T(req, "To the home page"),
	};
	put_first(req, page);
	return true;
}

static bool show_outcome_asker(struct request *req, const struct link *link,
			       struct token_page *page)
{
	struct introduction i;

	return about(req, link, &i) && show_outcome(req, &i, i.party, page);
}

static bool show_outcome_helper(struct request *req, const struct link *link,
				struct token_page *page)
{
	struct introduction i;

	return about(req, link, &i) &&
	       show_outcome(req, &i, i.from_title.n ? i.from_title : i.name,
			    page);
}

static bool is_outcome(str said)
{
	return str_eq(said, S("yes")) || str_eq(said, S("little")) ||
	       str_eq(said, S("no")) || str_eq(said, S("not-yet"));
}

/* Who says that it helped may tell how, by a link of its own. */
static struct reply outcome(struct request *req, const struct link *link,
			    const char *side)
{
	struct errand e = errand_of(req);
	str said = request_field(req, "antwoord"), url;
	bool helper = side == helper_side;
	struct introduction i;

	if (!is_outcome(said) || !about(req, link, &i))
		return (struct reply){ 0 };
	note_outcome(&e, i.id, str_from_z(side), said);
	if (str_eq(said, S("no")))
		return thanks(req, T(req, "Thank you for telling us"),
			T(req, "A pity. Maybe another initiative can help you further."), &i);
	if (str_eq(said, S("not-yet")))
		return thanks(req, T(req, "Thank you for telling us"),
			T(req, "We do not ask again. Later you can still tell it on your page, under Mijn."), &i);
	url = token_create(req->tx, &(struct token){
		.purpose = helper ? "contact-words-helper"
				  : "contact-words-asker",
		.person = link->person_id, .about = i.id.v, .url = S(""),
		.now = req->now }).url;
	return reply_redirect(req, "%.*s", (int)url.n, url.p);
}

static struct reply use_outcome_asker(struct request *req,
				      const struct link *link)
{
	return outcome(req, link, asker_side);
}

static struct reply use_outcome_helper(struct request *req,
				       const struct link *link)
{
	return outcome(req, link, helper_side);
}

static bool show_words(struct request *req, const struct link *link,
		       const char *side, struct token_page *page)
{
	struct introduction i;
	struct words_form form = words_read(req);
	const char *other = side == asker_side ? helper_side : asker_side;

	if (!about(req, link, &i))
		return false;
	*page = (struct token_page){
		.title = T(req, "How did it go on?"),
		.text = T(req, "Good to hear. Two sentences help the next one who asks this."),
		.fields = words_fields(req, &form,
				       words_of(req->tx, i.id, other)),
		.buttons = { { S("bewaar"), T(req, "Save") } },
		.done_path = S("/"), .done_label = T(req, "To the home page"),
	};
	return true;
}

static bool show_words_asker(struct request *req, const struct link *link,
			     struct token_page *page)
{
	return show_words(req, link, asker_side, page);
}

static bool show_words_helper(struct request *req, const struct link *link,
			      struct token_page *page)
{
	return show_words(req, link, helper_side, page);
}

static struct reply words(struct request *req, const struct link *link,
			  const char *side)
{
	struct errand e = errand_of(req);
	struct words_form form = words_read(req);
	bool share = form.delen.n;
	struct introduction i;

	if (form.error.n || !about(req, link, &i))
		return (struct reply){ 0 };
	introduction_tell(&e, i.id, str_from_z(side), form.woorden, share);
	return thanks(req, T(req, "Thank you, it is kept"),
		share ? T(req, "It is shown as soon as the other side wants to share it too.")
		      : T(req, "It stays between you."), &i);
}

static struct reply use_words_asker(struct request *req, const struct link *link)
{
	return words(req, link, asker_side);
}

static struct reply use_words_helper(struct request *req,
				     const struct link *link)
{
	return words(req, link, helper_side);
}

const struct token_purpose introduction_purposes[] = {
	{ "contact-confirm", HELD_FOR, false, show_confirm, use_confirm,
	  .joins = true },
	{ "contact-answer", ANSWER_FOR, false, show_answer, use_answer },
	{ "contact-wait", ANSWER_FOR, false, show_wait, use_wait },
	{ "contact-pace", ANSWER_FOR, false, show_pace, use_pace },
	{ "contact-outcome-asker", ANSWER_FOR, false, show_outcome_asker,
	  use_outcome_asker },
	{ "contact-outcome-helper", ANSWER_FOR, false, show_outcome_helper,
	  use_outcome_helper },
	{ "contact-words-asker", DAY, false, show_words_asker, use_words_asker },
	{ "contact-words-helper", DAY, false, show_words_helper,
	  use_words_helper },
	{ 0 }
};
