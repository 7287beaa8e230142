/* SPDX-License-Identifier: EUPL-1.2 */
/* Signing in by mail: a link and a code, for the browser that asked. */
#include "features/person/inside.h"
#include "base/random.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "features/consent/consent.h"
#include "mail/letter.h"
#include "sign_in.html.h"

enum { LASTS = 10 * MINUTE, TRIES = 5, MAILS = 3, MAILS_IN = 15 * MINUTE,
       KEPT_FOR = 30 * DAY, CODE_DIGITS = 8, MAILS_OF_ALL = 600 };

static const char sign_in[] = "sign-in", from_terminal[] = "sign-in-terminal";

struct sign_in_form {
	str email, naar;
};

static const struct form_field ask_fields[] = {
	FORM_TEXT(struct sign_in_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
	FORM_TEXT(struct sign_in_form, naar, .max = 600),
};

/* What else there is besides a mail. */
static struct htmls other_ways(struct request *req, str back)
{
	struct htmls ways = { 0 };

	for (const person_way *way = person_ways; *way; way++) {
		html markup = (*way)(req, back);

		if (markup.s.n)
			list_add(req->arena, &ways) = markup;
	}
	return ways;
}

static struct reply ask_page(struct request *req, int status,
			     const struct sign_in_form *form,
			     const struct form_errors *errors)
{
	head_crumb(req, T(req, "Sign in"), S("/inloggen"));
	req->head.no_index = true;
	return reply_page(req, status, errors->n ? T(req, "Error: sign in")
						 : T(req, "Sign in"),
		sign_in_ask_page, .email = form->email, .back = form->naar,
		.ways = other_ways(req, safe_path(form->naar, S("/mijn"))),
		.error = form_error_at(errors, "email"));
}

struct reply sign_in_ask(struct request *req)
{
	struct sign_in_form form = { .naar = request_param(req, "naar") };

	if (req->who.id.v)
		return reply_redirect(req, "/mijn");
	return ask_page(req, 200, &form, &(struct form_errors){ 0 });
}

/* Eight digits, each as likely as any other. */
static str new_code(struct arena *a)
{
	str hex = random_hex(a, 8);
	uint64_t n = 0;

	for (size_t i = 0; i < hex.n; i++)
		n = n * 16 + (uint64_t)(hex.p[i] <= '9' ? hex.p[i] - '0'
						       : hex.p[i] - 'a' + 10);
	return arena_f(a, "%08" PRIu64, n % 100000000);
}

static str code_mac(struct tx *tx, str binding, str code)
{
	struct arena *a = tx_arena(tx);

	return hmac_sha256_hex(a, site_key(tx, "sign-in"),
			       arena_f(a, "%.*s:%.*s", (int)binding.n,
				       binding.p, (int)code.n, code.p));
}

static void send_letter(struct request *req, const struct person *person,
			str url, str code)
{
	str parted = arena_f(req->arena, "%.4s-%.4s", code.p, code.p + 4);
	str lang = person->lang.n ? person->lang : req->lang;
	struct arena *a = req->arena;

	mail_add(req->tx, &(struct mail){
		.to = person->mail, .asked = true,
		.subject = tr_fill(a, tr(lang, S("Sign in to {site}")),
			TR_ARGS(TR_STR("site", req->conf->name))),
		.text = LETTER(a, lang, person->name, req->conf->name,
			tr(lang, S("Someone asked for this mail to sign in with, probably you. Open this link in the browser where you began, and press the button:")),
			url,
			tr_fill(a, tr(lang, S("Or type this code there: {code}")),
				TR_ARGS(TR_STR("code", parted))),
			tr(lang, S("The link and the code work once, for ten minutes. Nobody of us will ever ask you for the code.")),
			tr(lang, S("Was it not you? Then you need not do anything."))),
		.now = req->now });
}

/* Who may have a mail now at this address; id 0: nobody. */
static struct person addressee(struct request *req, str mail)
{
	struct person person = { 0 };
	bool known = person_by_mail(req->tx, person_mail(req->arena, mail),
				    &person);
	int64_t mails = link_count(req->tx, S("sign-in"), person.id,
				   req->now - MAILS_IN);

	return known && mails < MAILS ? person : (struct person){ 0 };
}

str person_masked(struct arena *a, str mail)
{
	str host = mail, local = str_cut(&host, '@');
	str first = str_head(local, 4);

	while (first.n > 1 && ((unsigned char)first.p[first.n - 1] & 0xc0) != 0x80)
		first.n--;
	return arena_f(a, "%.*s***@%.*s", (int)(first.n ? 1 : 0), first.p,
		       (int)host.n, host.p);
}

/* So many mails to sign in with within ten minutes are no people any more: all
 * wait, as a flood of them would be taken for spam. */
static bool are_too_many(struct request *req)
{
	return link_count_all(req->tx, str_from_z(sign_in),
			      req->now - LASTS) >= MAILS_OF_ALL;
}

static struct reply wait_a_little(struct request *req)
{
	struct reply reply = reply_refused(req, 429, T(req, "Not right now"),
		T(req, "Very many people ask to sign in at once. Try again in ten minutes, or call us."));

	req->head.no_store = true;
	reply.headers[0] = (struct header){ S("Retry-After"),
		arena_f(req->arena, "%d", (int)LASTS) };
	return reply;
}

/* A mail with a link and a code for this browser, after which they go `back`. */
static struct reply send_to(struct request *req, str mail, str back)
{
	struct reply reply = reply_redirect(req, "/inloggen/code");
	str binding = person_bind(req, &reply), code = new_code(req->arena);
	struct person person = addressee(req, mail);
	struct token_made made;

	if (are_too_many(req))
		return wait_a_little(req);
	link_delete_ended(req->tx, req->now - KEPT_FOR);
	link_cancel(req->tx, S("sign-in"), person.id, req->now);
	/* Who is unknown gets the same rows, so neither the answer nor its
	 * time tells anything. */
	made = token_create(req->tx, &(struct token){ sign_in, person.id,
		.binding = binding, .url = req->url, .now = req->now });
	sign_in_insert(req->tx, made.id, code_mac(req->tx, binding, code),
		       safe_path(back, S("/mijn")));
	send_letter(req, &person, made.url, code);
	return reply;
}

struct reply sign_in_send(struct request *req)
{
	struct sign_in_form form;
	struct form_errors errors = form_read(req, ask_fields, &form);

	if (errors.n)
		return ask_page(req, 422, &form, &errors);
	return send_to(req, form.email, form.naar);
}

struct reply confirm_ask(struct request *req)
{
	struct person person;

	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	head_mine(req, (str){ 0 }, (str){ 0 });
	return reply_page(req, 200, T(req, "Confirm that it is you"),
		confirm_page, .mail = person_masked(req->arena, person.mail),
		.ways = other_ways(req, safe_path(request_param(req, "naar"),
						  S("/mijn"))),
		.back = request_param(req, "naar"));
}

struct reply confirm_send(struct request *req)
{
	struct person person;

	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	return send_to(req, person.mail, request_field(req, "naar"));
}

static struct reply wait_page(struct request *req, int status, str error)
{
	head_crumb(req, T(req, "Sign in"), S("/inloggen"));
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, status, error.n ? T(req, "Error: type the code")
					       : T(req, "Look in your mail"),
			  sign_in_wait_page, .error = error,
			  .phone = req->conf->phone,
			  .agreement = rules_sentence(req));
}

struct reply sign_in_wait(struct request *req)
{
	if (!person_binding(req).n)
		return reply_redirect(req, req->who.id.v ? "/mijn" : "/inloggen");
	return wait_page(req, 200, (str){ 0 });
}

/* What was typed, without the spaces and dashes people put in. */
static str digits_of(struct arena *a, str typed)
{
	struct buf b = { .arena = a, .limit = CODE_DIGITS + 1 };

	for (size_t i = 0; i < typed.n; i++)
		if (typed.p[i] >= '0' && typed.p[i] <= '9')
			buf_add(&b, (str){ typed.p + i, 1 });
	return buf_str(&b);
}

void person_write(struct request *req, const struct person_letter *letter)
{
	struct person to = { 0 };
	str lines[COUNT(letter->lines)] = { 0 };

	if (!person_get(req->tx, letter->to, &to))
		to = (struct person){ .lang = req->lang };
	for (size_t i = 0; i < COUNT(lines); i++)
		lines[i] = letter->lines[i].text
			   ? tr(to.lang, str_from_z(letter->lines[i].text))
			   : letter->lines[i].as_it_is;
	mail_add(req->tx, &(struct mail){
		.to = to.mail,
		.subject = tr_fill(req->arena,
			tr(to.lang, str_from_z(letter->subject)),
			TR_ARGS(TR_STR("site", req->conf->name))),
		.text = letter_write(req->arena, to.lang,
			(const str[]){ to.name, req->conf->name }, lines,
			COUNT(lines)),
		.now = req->now });
}

/* Someone else may be guessing: the owner is told. */
static void send_warning(struct request *req, person_id id)
{
	person_write(req, &(struct person_letter){ id,
		N_("Wrong codes at {site}"),
		{ { N_("Someone asked to sign in with your mail address and typed a wrong code five times. That link and that code work no longer.") },
		  { N_("Was it you? Ask for a new mail.") },
		  { N_("Was it not you? Nobody got in and you need not do anything. Does it happen more often? Tell us.") } } });
}

/* After five, neither the code nor the link that came with it works. */
static struct reply wrong_code(struct request *req, const struct sign_in *row)
{
	sign_in_try(req->tx, row->id);
	req->event = "sign_in.wrong_code";
	req->event_about = row->person_id;
	if (row->tries + 1 < TRIES)
		return wait_page(req, 422, T(req, "That is not the code from the newest mail. Look again, please."));
	if (link_use(req->tx, row->id, req->now))
		send_warning(req, row->person_id);
	return wait_page(req, 422, T(req, "That was wrong five times. This code works no longer. Ask for a new mail."));
}

struct reply sign_in_code(struct request *req)
{
	str binding = person_binding(req);
	str code = digits_of(req->arena, request_field(req, "code"));
	struct sign_in row;
	struct reply reply;

	if (!binding.n || !sign_in_get(req->tx, binding, req->now, &row))
		return wait_page(req, 422, T(req, "This code works no longer. Ask for a new mail."));
	if (!row.person_id.v ||
	    !secret_eq(code_mac(req->tx, binding, code), row.code_mac))
		return wrong_code(req, &row);
	if (!link_use(req->tx, row.id, req->now))
		return wait_page(req, 422, T(req, "This code works no longer. Ask for a new mail."));
	reply = reply_redirect(req, "%.*s", (int)row.back.n, row.back.p);
	person_was_reached(req->tx, row.person_id, req->now);
	person_begin_session(req, &reply, row.person_id, WAY_MAIL);
	rules_accept(req, row.person_id, "form");
	return reply;
}

static bool show_sign_in(struct request *req, const struct link *link,
			 struct token_page *page)
{
	struct person person;

	if (!person_get(req->tx, link->person_id, &person))
		return false;
	*page = token_one(T(req, "Sign in"),
		TF(req, "Do you want to sign in as {mail}?",
			   TR_STR("mail", person_masked(req->arena, person.mail))),
		T(req, "Yes, sign me in"), S("/mijn"),
		T(req, "My page"));
	return true;
}

/* The frame signs in: the link is bound to this browser. */
static struct reply use_sign_in(struct request *req, const struct link *link)
{
	struct sign_in_back_row row = { .back = S("/mijn") };

	if (!sign_in_back(req->tx, link->id, &row))
		row.back = S("/mijn");
	return reply_redirect(req, "%.*s", (int)row.back.n, row.back.p);
}

static struct reply use_from_terminal(struct request *req,
				      const struct link *link)
{
	struct reply reply = reply_redirect(req, "/mijn");

	person_begin_session(req, &reply, link->person_id, WAY_TERMINAL);
	return reply;
}

str person_link(struct tx *tx, str mail, str url, int64_t now)
{
	struct person person;

	if (!person_by_mail(tx, person_mail(tx_arena(tx), mail), &person))
		return (str){ 0 };
	return token_create(tx, &(struct token){ from_terminal, person.id,
						 .url = url, .now = now }).url;
}

const struct token_purpose person_purposes[] = {
	{ sign_in, LASTS, true, show_sign_in, use_sign_in, .joins = true },
	{ from_terminal, DAY, false, show_sign_in, use_from_terminal,
	  .joins = true },
	{ 0 }
};
