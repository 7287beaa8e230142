/* SPDX-License-Identifier: EUPL-1.2 */
/* The page on which someone asks to be put in touch. */
#include "features/introduction/inside.h"
#include "entry/entry_list.h"
#include "features/post/post.h"
#include "introduction_new.html.h"

enum { CONFIRM_MAILS = 3, MESSAGE_MAX = 600 };

struct contact_form {
	str bericht, wens, telefoon, namens, naam, email;
};

static const char *const wishes[] = { "write", "call", NULL };

static const struct form_field fields[] = {
	FORM_TEXT(struct contact_form, bericht, .kind = FORM_PARAGRAPHS,
		  .min = 10, .max = MESSAGE_MAX),
	FORM_TEXT(struct contact_form, wens, .kind = FORM_CHOICE, .min = 1,
		  .choices = wishes),
	FORM_TEXT(struct contact_form, telefoon, .max = 30),
	FORM_TEXT(struct contact_form, namens, .max = 100),
};
static const struct form_field stranger_fields[] = {
	FORM_TEXT(struct contact_form, naam, .min = 1, .max = 80,
		  .label = N_("What may we call you?")),
	FORM_TEXT(struct contact_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
};

/* Whom one wants to talk with, and about what. */
struct target {
	struct entry_card party, ask;   /* party: or the offer of a person;
					   ask.id 0: about no ask */
	str who;                /* what we call them */
	str offer;              /* the title of what they bring, if about that */
	str reason;
};

static bool is_public(const struct entry_card *row)
{
	return str_eq(row->status, S("published"));
}

/* The ask of the route, if this reader may see it and it still stands. */
static bool find_ask(struct request *req, struct entry_card *row)
{
	struct post post;

	return post_open(req, S("ask"), &post) && !post.withdrawn_at &&
	       !str_eq(post.status, S("hidden")) &&
	       entry_get(req->tx, post.slug, row);
}

static bool find_target(struct request *req, str ask, str party,
			struct target *t)
{
	*t = (struct target){ 0 };
	if (!entry_get(req->tx, party, &t->party) || !is_public(&t->party) ||
	    !entry_is_party(t->party.type))
		return false;
	if (ask.n && !find_ask(req, &t->ask))
		return false;
	t->reason = reason_of(req, &t->ask, &t->party);
	t->who = t->party.title;
	return true;
}

static bool is_phone(str phone)
{
	int digits = 0;

	for (size_t n = 0; n < phone.n; n++) {
		char ch = phone.p[n];

		digits += ch >= '0' && ch <= '9';
		if (!(ch >= '0' && ch <= '9') && !strchr("+-() .", ch))
			return false;
	}
	return digits >= 9 && digits <= 15;
}

static str first_words(struct request *req, const struct target *t)
{
	if (t->offer.n)
		return TF(req, "Hello! You bring “{title}”, and we would gladly make use of it. Do you have a moment to talk about how?",
			  TR_STR("title", entry_title_within(t->offer)));
	return t->ask.id.v
		? TF(req, "Hello! We have a question: “{title}”. You know more about this than we do. Would you have half an hour to talk with us about it?",
		     TR_STR("title", entry_title_within(t->ask.title)))
		: TF(req, "Hello! We would like to hear how {who} does it. Would you have half an hour for us? We come by or call, as you like.",
		     TR_STR("who", t->who));
}

/* Those they may write for; themselves is the first choice. */
static struct choices on_behalf(struct request *req, str chosen)
{
	struct introduction_party_rows rows =
		introduction_parties_of(req->tx, req->who.id);
	struct choices choices = { 0 };

	for (size_t n = 0; n < rows.n && req->who.id.v; n++)
		list_add(req->arena, &choices) = (struct choice){
			rows.at[n].slug, rows.at[n].title,
			str_eq(rows.at[n].slug, chosen) };
	return choices;
}

/* What will happen, said before they write. */
static str what_happens(struct request *req, const struct target *t)
{
	int64_t from = introduction_free_from(req->tx, t->party.id, req->now);

	if (from > req->now)
		return standing(req, S("waiting"), t->who, from);
	if (!introduction_reaches(req->tx, t->party.id))
		return TF(req, "We have no mail address of {who}. The coordinator of the area calls them for you, and you hear from us.",
			  TR_STR("who", t->who));
	return (str){ 0 };
}

/* Where more who fit are, while these are asked often enough. */
static str other_path(struct request *req, const struct target *t)
{
	return t->ask.id.v ? arena_f(req->arena, "/vragen/%.*s",
		(int)t->ask.slug.n, t->ask.slug.p) : S("/initiatieven");
}

static struct reply form_page(struct request *req, const struct target *t,
			      const struct contact_form *form,
			      struct form_errors errors)
{
	str title = TF(req, "Talk with {who}", TR_STR("who", t->who));

	if (t->ask.id.v)
		head_crumb(req, t->ask.title,
			   arena_f(req->arena, "/vragen/%.*s",
				   (int)t->ask.slug.n, t->ask.slug.p));
	head_crumb(req, t->party.title,
		   party_path(req->arena, t->party.type, t->party.slug));
	head_crumb(req, title, req->path);
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, errors.n ? 422 : 200,
		errors.n ? TF(req, "Error: talk with {who}",
			      TR_STR("who", t->who)) : title,
		contact_new, .action = req->path,
		.card = entry_card_of(req, &t->party),
		.ask = t->ask.title, .reason = t->reason,
		.happens = what_happens(req, t),
		.others = introduction_free_from(req->tx, t->party.id,
						 req->now) > req->now
			? other_path(req, t) : (str){ 0 },
		.message = form->bericht, .phone = form->telefoon,
		.call = str_eq(form->wens, S("call")),
		.name = form->naam, .mail = form->email,
		.known = req->who.id.v != 0,
		.behalf = on_behalf(req, form->namens),
		.errors = errors,
		.message_error = form_error_at(&errors, "bericht"),
		.wish_error = form_error_at(&errors, "wens"),
		.phone_error = form_error_at(&errors, "telefoon"),
		.name_error = form_error_at(&errors, "naam"),
		.mail_error = form_error_at(&errors, "email"));
}

static struct form_errors read_form(struct request *req,
				    struct contact_form *form)
{
	struct form_errors errors = form_read(req, fields, form);
	str found = no_addresses(req, form->bericht, false);

	if (!req->who.id.v) {
		struct form_errors more = form_read(req, stranger_fields, form);

		for (size_t n = 0; n < more.n; n++)
			list_add(req->arena, &errors) = more.at[n];
	}
	if (found.n && !form_error_at(&errors, "bericht").n)
		form_add_error(req, &errors, S("bericht"), found);
	if (form->telefoon.n && !is_phone(form->telefoon))
		form_add_error(req, &errors, S("telefoon"),
			T(req, "Give a phone number with its digits, as 0318 12 34 56, or leave it empty."));
	if (!form->telefoon.n && str_eq(form->wens, S("call")))
		form_add_error(req, &errors, S("telefoon"),
			T(req, "Give the phone number on which they can call you, or choose to write first."));
	return errors;
}

/* The party they say to write for, if they may; else themselves. */
static entry_id behalf_of(struct request *req, str slug)
{
	struct introduction_party_rows rows =
		introduction_parties_of(req->tx, req->who.id);

	for (size_t n = 0; n < rows.n; n++)
		if (str_eq(rows.at[n].slug, slug))
			return rows.at[n].id;
	return (entry_id){ 0 };
}

static introduction_id insert(struct request *req, const struct target *t,
			      const struct contact_form *form, person_id person)
{
	return introduction_insert(req->tx, .ask = t->ask.id, .person = person,
		.from = req->who.id.v ? behalf_of(req, form->namens)
				      : (entry_id){ 0 },
		.party = t->party.id, .reason = t->reason,
		.message = form->bericht, .wish = form->wens,
		.phone = form->telefoon, .now = req->now);
}

static struct reply send_known(struct request *req, const struct target *t,
			       const struct contact_form *form)
{
	struct errand e = errand_of(req);
	introduction_id id = insert(req, t, form, req->who.id);

	if (!introduction_ask_is_theirs(req->tx, t->ask.id, req->who.id))
		introduction_set_ask(req->tx, id, (entry_id){ 0 });
	pass_on(&e, id);
	return reply_redirect(req, "/mijn/contact/%" PRId64, id.v);
}

/* Held until they press the button in the mail. The answer here is the same
 * for every address, also for one that got enough mail today. */
static struct reply send_stranger(struct request *req, const struct target *t,
				  const struct contact_form *form)
{
	struct errand e = errand_of(req);
	person_id person = person_of_mail(req, form->email, form->naam);
	struct reply reply = reply_redirect(req, "%.*s?verstuurd=1",
					    (int)req->path.n, req->path.p);
	str binding = person_bind(req, &reply);
	struct introduction i;
	introduction_id id;

	if (link_count(req->tx, S("contact-confirm"), person, req->now - DAY) >=
	    CONFIRM_MAILS)
		return reply;
	id = insert(req, t, form, person);
	job_add(req->tx, S("introduction.forget"), id.v, req->now + HELD_FOR);
	if (introduction_get(req->tx, id, &i))
		write_confirm(&e, &i, token_create(req->tx, &(struct token){
			.purpose = "contact-confirm", .person = person,
			.about = id.v, .binding = binding, .url = req->url,
			.now = req->now }).url);
	return reply;
}

static struct reply look_in_mail(struct request *req, const struct target *t)
{
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Look in your mail"), contact_look,
			  .who = t->who, .path = req->path);
}

static bool is_own(struct request *req, const struct target *t)
{
	struct introduction_contact them;

	return may(req, MANAGER, OF_ENTRY(t->party.id)) ||
	       (introduction_contact_of_offer(req->tx, t->party.id, &them) &&
		them.person == req->who.id.v);
}

/* What stands in the way: it is their own, or they asked already. */
static struct reply in_the_way(struct request *req, const struct target *t)
{
	struct begun begun;

	if (!req->who.id.v)
		return (struct reply){ 0 };
	if (is_own(req, t))
		return reply_refused(req, 409,
			T(req, "This is yours"),
			T(req, "You would write to yourself. Choose another to talk with."));
	if (contact_may_not(req->tx, req->who.id, t->party.id))
		return reply_refused(req, 403,
			T(req, "This cannot be passed on"),
			T(req, "They cannot be asked right now. Maybe another can help you further."));
	if (introduction_begun(req->tx, req->who.id, t->party.id, &begun))
		return reply_redirect(req, "/mijn/contact/%" PRId64, begun.id.v);
	return (struct reply){ 0 };
}

static struct reply contact(struct request *req, struct target *t)
{
	struct contact_form form = { .wens = S("write") };
	struct form_errors errors;
	struct reply reply;

	if (request_param(req, "verstuurd").n && req->method == GET)
		return look_in_mail(req, t);
	reply = in_the_way(req, t);
	if (reply.status)
		return reply;
	form.bericht = first_words(req, t);
	if (req->method == GET)
		return form_page(req, t, &form, (struct form_errors){ 0 });
	errors = read_form(req, &form);
	if (errors.n)
		return form_page(req, t, &form, errors);
	return req->who.id.v ? send_known(req, t, &form)
			     : send_stranger(req, t, &form);
}

static struct reply from_ask(struct request *req)
{
	struct target t;

	return find_target(req, req->args[0], req->args[1], &t)
		? contact(req, &t) : reply_not_found(req);
}

static struct reply from_profile(struct request *req)
{
	struct target t;

	return find_target(req, (str){ 0 }, req->args[0], &t)
		? contact(req, &t) : reply_not_found(req);
}

/* Who brings it is asked: a party, or else the person it is of. */
static bool find_bringer(struct request *req, struct target *t)
{
	struct introduction_contact them;
	struct entry_card_rows by;
	struct post post;

	if (!post_open(req, S("offer"), &post) || post.withdrawn_at ||
	    str_eq(post.status, S("hidden")))
		return false;
	by = entry_linked(req->tx, post.id, S("provider"));
	if (by.n ? !find_target(req, (str){ 0 }, by.at[0].slug, t)
		 : !introduction_contact_of_offer(req->tx, post.id, &them))
		return false;
	t->offer = post.title;
	if (by.n)
		return true;
	if (!entry_get(req->tx, post.slug, &t->party))
		return false;
	t->who = asked_name(req->arena, req->lang, &t->party);
	return true;
}

static struct reply from_offer(struct request *req)
{
	struct target t = { 0 };

	return find_bringer(req, &t) ? contact(req, &t) : reply_not_found(req);
}

const struct route introduction_routes[] = {
	{ GET,  "/vragen/{slug}/contact/{slug}", from_ask, ANYONE },
	{ POST, "/vragen/{slug}/contact/{slug}", from_ask, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/initiatieven/{slug}/contact", from_profile, ANYONE },
	{ POST, "/initiatieven/{slug}/contact", from_profile, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/organisaties/{slug}/contact", from_profile, ANYONE },
	{ POST, "/organisaties/{slug}/contact", from_profile, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/aanbod/{slug}/contact", from_offer, ANYONE },
	{ POST, "/aanbod/{slug}/contact", from_offer, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/mijn/contact/{id}", mine_open, PERSON },
	{ POST, "/mijn/contact/{id}/antwoord", mine_answer, PERSON },
	{ POST, "/mijn/contact/{id}/afloop", mine_outcome, PERSON },
	{ POST, "/mijn/contact/{id}/verhaal", mine_words, PERSON },
	{ POST, "/mijn/contact/{id}/terug", mine_withdraw, PERSON },
	{ POST, "/mijn/contact/{id}/schrijven", mine_write, PERSON,
	  .rate = RATE_POST },
	{ POST, "/mijn/contact/{id}/adres", mine_share, PERSON },
	{ POST, "/mijn/contact/{id}/blokkeren", mine_block, PERSON },
	{ POST, "/mijn/contact/{id}/wachten", mine_wait, PERSON },
	{ POST, "/mijn/vragen-per-maand/{slug}", mine_limit, PERSON },
	{ 0 }
};
