/* SPDX-License-Identifier: EUPL-1.2 */
/* Signing in with a passkey, or confirming with one. */
#include "features/passkey/inside.h"
#include "crypto/crypto.h"

struct use_form {
	str sleutel, client, gegevens, handtekening, houder, naar;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct use_form, sleutel, .min = 1, .max = 1400),
	FORM_TEXT(struct use_form, client, .min = 1, .max = 4000),
	FORM_TEXT(struct use_form, gegevens, .min = 1, .max = 4000),
	FORM_TEXT(struct use_form, handtekening, .min = 1, .max = 1000),
	FORM_TEXT(struct use_form, houder, .max = 100),
	FORM_TEXT(struct use_form, naar, .max = 600),
};

static bool bytes_of(struct arena *a, const struct use_form *form,
		     struct webauthn_shown *shown)
{
	return base64url_read(a, form->client, &shown->client_data) &&
	       base64url_read(a, form->gegevens, &shown->auth_data) &&
	       base64url_read(a, form->handtekening, &shown->signature);
}

/* Theirs, if anyone is signed in; and of whom the device says it is. */
static bool is_theirs(const struct request *req, const struct use_form *form,
		      const struct passkey *row)
{
	if (req->who.id.v)
		return req->who.id.v == row->person_id.v &&
		       (!form->houder.n || secret_eq(form->houder, row->handle));
	return secret_eq(form->houder, row->handle);
}

/* Whose key it is and that it was used, now and here. */
static bool check(struct request *req, const struct use_form *form,
		  struct passkey *row, struct webauthn_key *key)
{
	struct webauthn_asked asked;
	struct webauthn_shown shown;
	bool was_asked = passkey_asked(req, &asked);

	if (!was_asked || !passkey_find(req->tx, form->sleutel, row) ||
	    !is_theirs(req, form, row) || !bytes_of(req->arena, form, &shown))
		return false;
	*key = (struct webauthn_key){ .algorithm = row->algorithm,
				      .count = row->uses };
	return base64url_read(req->arena, row->public_key, &key->public_key) &&
	       webauthn_verify(req->arena, &asked, &shown, key, NULL);
}

/* It still works, as a device may have forgotten its count; its owner knows. */
static void warn(struct request *req, const struct passkey *row)
{
	passkey_twice(req->tx, row->id, req->now);
	person_write(req, &(struct person_letter){ row->person_id,
		N_("Look at your passkey for {site}"),
		{ { N_("Someone signed in with your passkey, probably you. But the passkey counts its uses, and it counted back. That may be harmless. It may also mean that there is a copy of it.") },
		  { N_("Was it not you? Then remove this passkey here, and end all other sessions:") },
		  { .as_it_is = arena_f(req->arena, "%.*s/mijn/passkeys",
					(int)req->url.n, req->url.p) } } });
}

struct reply passkey_sign_in(struct request *req)
{
	struct use_form form;
	struct form_errors errors = form_read(req, fields, &form);
	struct passkey row;
	struct webauthn_key key;
	struct reply reply;
	str back = safe_path(form.naar, S("/mijn"));

	req->head.no_store = true;
	if (errors.n || !check(req, &form, &row, &key)) {
		req->event = "sign_in.wrong_passkey";
		return reply_refused(req, 422,
			T(req, "This passkey did not work"),
			T(req, "Try it once more, or sign in with a mail."));
	}
	passkey_used(req->tx, row.id, key.count, key.moved, req->now);
	if (key.twice)
		warn(req, &row);
	reply = reply_redirect(req, "%.*s", (int)back.n, back.p);
	person_begin_session(req, &reply, row.person_id, WAY_PASSKEY);
	return reply;
}
