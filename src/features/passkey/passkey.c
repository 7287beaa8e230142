/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn/passkeys: making and removing them. */
#include "features/passkey/inside.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "passkey.html.h"

enum { KEYS = 10 };

static const char path[] = "/mijn/passkeys";

static str day(struct request *req, int64_t at)
{
	return at ? when_day(req->arena, req->lang, at) : (str){ 0 };
}

static struct key_lines lines_of(struct request *req)
{
	struct passkey_line_rows rows = passkey_list(req->tx, req->who.id);
	struct key_lines lines = { 0 };

	list_each(r, rows)
		list_add(req->arena, &lines) = (struct key_line){
			r->id.v, r->name,
			day(req, r->created_at),
			day(req, r->used_at), r->moved,
			r->twice_at != 0 };
	return lines;
}

static struct reply page(struct request *req, int status, str error)
{
	struct key_lines keys = lines_of(req);

	head_mine(req, T(req, "Sign in without a mail"), S(path));
	return reply_page(req, status, T(req, "Sign in without a mail"),
		passkeys_page, .office = req->who.may & ~(1u << PERSON),
		.keys = keys, .error = error,
		.more = keys.n < KEYS, .made = request_param(req, "klaar").n,
		.name = person_device(req));
}

static struct reply show(struct request *req)
{
	if (person_must_show_more(req))
		return reply_redirect(req, "/mijn/sterker?naar=%s", path);
	return page(req, 200, (str){ 0 });
}

struct add_form {
	str naam, client, attestatie, wegen;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct add_form, naam, .max = 60),
	FORM_TEXT(struct add_form, client, .min = 1, .max = 4000),
	FORM_TEXT(struct add_form, attestatie, .min = 1, .max = 12000),
	FORM_TEXT(struct add_form, wegen, .max = 100),
};

/* "internal,hybrid": words the browser gives back to the device later. */
static str ways_of(str said)
{
	for (size_t i = 0; i < said.n; i++)
		if ((said.p[i] < 'a' || said.p[i] > 'z') && said.p[i] != '-' &&
		    said.p[i] != ',')
			return (str){ 0 };
	return said;
}

static bool check(struct request *req, const struct add_form *form,
		  struct webauthn_key *key)
{
	struct webauthn_asked asked;
	struct webauthn_made made;
	struct passkey row;

	return passkey_asked(req, &asked) &&
	       base64url_read(req->arena, form->client, &made.client_data) &&
	       base64url_read(req->arena, form->attestatie, &made.attestation) &&
	       webauthn_register(req->arena, &asked, &made, key, NULL) &&
	       !passkey_find(req->tx, base64url(req->arena, key->id), &row);
}

/* A key came or went: all but this session end, and they get a mail. */
static void tell(struct request *req, str name, bool made)
{
	person_end_others(req);
	person_write(req, &(struct person_letter){ req->who.id,
		made ? N_("A passkey was added at {site}")
		     : N_("A passkey was removed at {site}"),
		{ { made ? N_("From now on you can sign in with this passkey:")
			 : N_("Nobody can sign in with this passkey any more:") },
		  { .as_it_is = name },
		  { N_("On all other devices you were signed out. Was it not you? Tell us at once.") } } });
}

static struct reply add(struct request *req)
{
	struct add_form form;
	struct form_errors errors = form_read(req, fields, &form);
	struct webauthn_key key;
	struct reply reply;

	if (person_must_show_more(req))
		return reply_redirect(req, "/mijn/sterker?naar=%s", path);
	if (errors.n || !check(req, &form, &key) ||
	    passkey_list(req->tx, req->who.id).n >= KEYS)
		return page(req, 422, T(req, "That did not work. Try it once more."));
	if (!form.naam.n)
		form.naam = person_device(req);
	passkey_insert(req->tx, .person = req->who.id,
		       .credential = base64url(req->arena, key.id),
		       .public_key = base64url(req->arena, key.public_key),
		       .algorithm = key.algorithm, .uses = key.count,
		       .movable = key.movable, .moved = key.moved,
		       .transports = ways_of(form.wegen), .name = form.naam,
		       .now = req->now);
	tell(req, form.naam, true);
	reply = reply_redirect(req, "%s?klaar=1", path);
	person_begin_session(req, &reply, req->who.id, WAY_PASSKEY);
	return reply;
}

static bool find(struct request *req, struct passkey_line *key)
{
	return !person_must_show_more(req) &&
	       passkey_get(req->tx, (passkey_id){ request_id(req, 0) },
			   req->who.id, key);
}

static struct reply ask_remove(struct request *req)
{
	struct passkey_line key;

	if (!find(req, &key))
		return reply_not_found(req);
	head_mine(req, T(req, "Sign in without a mail"), S(path));
	return reply_page(req, 200, T(req, "Remove this passkey?"),
			  passkey_remove_page, .id = key.id.v,
			  .name = key.name);
}

static struct reply take_away(struct request *req)
{
	struct passkey_line key;

	if (!find(req, &key))
		return reply_not_found(req);
	passkey_delete(req->tx, key.id, req->who.id);
	tell(req, key.name, false);
	return reply_redirect(req, "%s", path);
}

static struct reply later(struct request *req)
{
	struct holder holder;

	if (!holder_get(req->tx, req->who.id, &holder))
		holder_insert(req->tx, req->who.id, passkey_new_handle(req));
	holder_later(req->tx, req->who.id);
	return reply_redirect(req, "/mijn");
}

html passkey_mine(struct request *req)
{
	struct holder holder;

	if (passkey_list(req->tx, req->who.id).n ||
	    (holder_get(req->tx, req->who.id, &holder) && holder.later))
		return (html){ 0 };
	return part_page(req, passkey_offer_page);
}

html passkey_way(struct request *req, str back)
{
	if (req->who.id.v && !passkey_list(req->tx, req->who.id).n)
		return (html){ 0 };
	return part_page(req, passkey_way_page, .back = back);
}

const struct route passkey_routes[] = {
	{ GET,  "/mijn/passkeys",          show,            PERSON, .flags = FRESH },
	{ POST, "/mijn/passkeys",          add,             PERSON, .flags = FRESH },
	{ POST, "/mijn/passkeys/begin",    passkey_ask_new, PERSON },
	{ POST, "/mijn/passkeys/later",    later,           PERSON },
	{ GET,  "/mijn/passkeys/{id}",     ask_remove,      PERSON, .flags = FRESH },
	{ POST, "/mijn/passkeys/{id}",     take_away,       PERSON, .flags = FRESH },
	{ POST, "/inloggen/passkey/begin", passkey_ask,     ANYONE,
	  .rate = RATE_CODE },
	{ POST, "/inloggen/passkey",       passkey_sign_in, ANYONE,
	  .rate = RATE_CODE },
	{ 0 }
};
