/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/person/person.h"
#include "base/random.h"
#include "crypto/crypto.h"
#include "features/consent/consent.h"
#include "token_page.html.h"

#include <assert.h>

enum { TOKEN_BYTES = 32 };

static const struct token_purpose *purpose_of(str name)
{
	for (const struct token_purpose *const *list = token_purposes; *list;
	     list++)
		for (const struct token_purpose *p = *list; p->name; p++)
			if (str_eq(str_from_z(p->name), name))
				return p;
	return NULL;
}

struct token_made token_create(struct tx *tx, const struct token *token)
{
	const struct token_purpose *p = purpose_of(str_from_z(token->purpose));
	str secret = random_hex(tx_arena(tx), TOKEN_BYTES);
	struct token_made made;

	assert(p);
	made.id = link_insert(tx, sha256_hex(tx_arena(tx), secret),
			      str_from_z(p->name), token->person, token->about,
			      token->binding, token->now,
			      token->now + p->lasts);
	made.url = arena_f(tx_arena(tx), "%.*s/bevestig/%.*s",
			   (int)token->url.n, token->url.p, (int)secret.n,
			   secret.p);
	return made;
}

/* The link a request came by, and what it is for. */
struct arrival {
	struct link link;
	const struct token_purpose *purpose;
	struct token_page page;
	bool known, bound_here;
};

static struct arrival arrive(struct request *req)
{
	struct arrival a = { 0 };
	str here = person_binding(req);

	req->head.no_store = req->head.no_index = true;
	a.known = link_get(req->tx, sha256_hex(req->arena, req->args[0]),
			   &a.link);
	a.purpose = a.known ? purpose_of(a.link.purpose) : NULL;
	a.known = a.purpose && a.purpose->show(req, &a.link, &a.page);
	a.bound_here = here.n && secret_eq(here, a.link.binding);
	return a;
}

struct reply person_look_in_mail(struct request *req,
				 const struct mail_sent *sent)
{
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Look in your mail"),
		mail_sent_page, .phone = req->conf->phone, .text = sent->text,
		.term = sent->term, .path = sent->path, .label = sent->label);
}

static struct reply over(struct request *req, const struct arrival *a)
{
	bool used = a->link.used_at;

	return reply_quiet(reply_page(req, 410,
		used ? T(req, "This link was used already")
		     : T(req, "This link is too old"), token_over,
		.used = used, .path = a->page.done_path,
		.label = a->page.done_label));
}

static struct reply elsewhere(struct request *req)
{
	return reply_quiet(reply_refused(req, 403,
		T(req, "Go on where you began"),
		T(req, "You asked for this on another device or in another browser. Type the code from the mail there.")));
}

/* A reply if the link cannot be used, or one with status 0 if it can. */
static struct reply refuse(struct request *req, const struct arrival *a)
{
	if (!a->known)
		return reply_dead_link(req);
	if (a->link.used_at || a->link.ends_at <= req->now)
		return over(req, a);
	if (a->purpose->bound && !a->bound_here)
		return elsewhere(req);
	return (struct reply){ 0 };
}

struct token_page token_one(str title, str text, str button, str path,
			    str label)
{
	return (struct token_page){ .title = title, .text = text,
		.buttons = { { S("ja"), button } },
		.done_path = path, .done_label = label };
}

/* Whether its button is the first with which they take part, or the first
 * since the house rules changed. */
static bool is_to_agree(struct request *req, const struct arrival *a)
{
	return a->purpose->joins && a->link.person_id.v &&
	       !rules_accepted(req->tx, a->link.person_id);
}

static struct reply ask(struct request *req, int status,
			const struct arrival *a)
{
	struct token_buttons buttons = { 0 };
	html agreement = { 0 };

	if (is_to_agree(req, a))
		agreement = rules_sentence(req);
	for (size_t i = 0; i < COUNT(a->page.buttons); i++)
		if (a->page.buttons[i].label.n)
			list_add(req->arena, &buttons) = a->page.buttons[i];
	return reply_quiet(reply_page(req, status, a->page.title, token_ask,
		.action = req->path, .title = a->page.title,
		.text = a->page.text, .quote = a->page.quote,
		.fields = a->page.fields, .buttons = buttons,
		.agreement = agreement));
}

static struct reply show(struct request *req)
{
	struct arrival a = arrive(req);
	struct reply reply = refuse(req, &a);

	return reply.status ? reply : ask(req, 200, &a);
}

static struct reply use(struct request *req)
{
	struct arrival a = arrive(req);
	struct reply reply = refuse(req, &a);

	if (reply.status)
		return reply;
	if (!link_use(req->tx, a.link.id, req->now))
		return over(req, &a);
	if (a.link.person_id.v)
		person_was_reached(req->tx, a.link.person_id, req->now);
	reply = a.purpose->use(req, &a.link);
	if (!reply.status) {
		link_reopen(req->tx, a.link.id);
		return ask(req, 422, &a);
	}
	if (is_to_agree(req, &a) &&
	    !str_eq(request_field(req, "antwoord"), S("nee")))
		rules_accept(req, a.link.person_id, "mail");
	if (a.bound_here && a.link.person_id.v)
		person_begin_session(req, &reply, a.link.person_id,
				     WAY_MAIL);
	return reply_quiet(reply);
}

person_id token_signs_in(const struct request *req, const struct link *link)
{
	str here = person_binding(req);

	return here.n && secret_eq(here, link->binding) ? link->person_id
							: req->who.id;
}

struct reply token_done(struct request *req, str text, str path, str label)
{
	str title = T(req, "Thank you for your answer");

	req->head.no_index = true;
	return reply_page(req, 200, title, token_done_page, .title = title,
			  .text = text, .path = path, .label = label);
}

const struct route token_routes[] = {
	{ GET,  "/bevestig/{token}", show, ANYONE },
	{ POST, "/bevestig/{token}", use,  ANYONE, .rate = RATE_POST },
	{ 0 }
};
