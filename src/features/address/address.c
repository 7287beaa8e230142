/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/address/address.h"
#include "address.html.h"
#include "address.sql.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "mail/letter.h"

enum { LASTS = 7 * DAY, HOLDS = 3 * DAY, KEPT_FOR = 30 * DAY };

static const char path[] = "/mijn/adres";
static const char from_old[] = "address-old", from_new[] = "address-new";

bool address_is_new(struct tx *tx, person_id person, int64_t now)
{
	return change_count_done(tx, person, now - HOLDS);
}

struct address_form {
	str email;
	struct form_errors errors;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct address_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
};

static struct reply page(struct request *req, int status,
			 const struct address_form *form)
{
	struct change change = { 0 };
	struct person person;
	bool waits = change_pending(req->tx, req->who.id, req->now - LASTS,
				    &change);

	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	head_mine(req, T(req, "Your mail address"), S(path));
	return reply_page(req, status, form->errors.n
			  ? T(req, "Error: your mail address")
			  : T(req, "Your mail address"), address_page,
		.mail = person.mail, .email = form->email,
		.error = form_error_at(&form->errors, "email"),
		.waits = waits, .new_mail = change.new_mail,
		.old_waits = waits && !change.old_yes_at,
		.new_waits = waits && !change.new_yes_at);
}

static struct reply show(struct request *req)
{
	if (person_must_show_more(req))
		return reply_redirect(req, "/mijn/sterker?naar=%s", path);
	return page(req, 200, &(struct address_form){ 0 });
}

static str link_of(struct request *req, const char *purpose,
		   const struct change *change)
{
	return token_create(req->tx, &(struct token){ purpose,
		change->person_id, .about = change->id.v, .url = req->url,
		.now = req->now }).url;
}

/* Nobody can tell by this whether someone else has that address: then there
 * is no mail, and it never becomes theirs. */
static void ask_new(struct request *req, const struct person *person,
		    const struct change *change)
{
	struct arena *a = req->arena;
	struct person other;
	bool taken = person_by_mail(req->tx, change->new_mail, &other);

	mail_add(req->tx, &(struct mail){
		.to = taken ? (str){ 0 } : change->new_mail,
		.subject = tr_fill(a, tr(person->lang, S("Is this your new address for {site}?")),
			TR_ARGS(TR_STR("site", req->conf->name))),
		.text = LETTER(a, person->lang, person->name, req->conf->name,
			tr(person->lang, S("You want to use this mail address from now on. Open this link and press the button:")),
			link_of(req, from_new, change),
			tr(person->lang, S("Was it not you? Then you need not do anything."))),
		.now = req->now });
}

static void ask_old(struct request *req, const struct person *person,
		    const struct change *change)
{
	struct arena *a = req->arena;
	str lang = person->lang;
	str new_mail = person_masked(a, change->new_mail);

	mail_add(req->tx, &(struct mail){
		.to = change->old_mail,
		.subject = tr_fill(a, tr(lang, S("Your mail address at {site} changes")),
			TR_ARGS(TR_STR("site", req->conf->name))),
		.text = LETTER(a, lang, person->name, req->conf->name,
			tr_fill(a, change->done_at
				? tr(lang, S("From now on we mail you at {mail}, no longer at this address."))
				: tr(lang, S("Someone who is signed in as you, probably you, wants to use the address {mail} from now on.")),
				TR_ARGS(TR_STR("mail", new_mail))),
			change->old_yes_at
				? tr(lang, S("Was it not you? Say so here, within seven days. Then all stays, or becomes again, as it was:"))
				: tr(lang, S("Say here whether that was you. Without a yes from you nothing changes:")),
			link_of(req, from_old, change)),
		.now = req->now });
}

static struct reply ask(struct request *req)
{
	struct address_form form = { 0 };
	struct person person;
	struct change change;
	address_change_id id;

	if (person_must_show_more(req))
		return reply_redirect(req, "/mijn/sterker?naar=%s", path);
	form.errors = form_read(req, fields, &form);
	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	form.email = person_mail(req->arena, form.email);
	if (!form.errors.n && str_eq(form.email, person.mail))
		form_add_error(req, &form.errors, S("email"),
			T(req, "This is your address already."));
	if (form.errors.n)
		return page(req, 422, &form);
	change_forget(req->tx, req->now - KEPT_FOR);
	change_stop(req->tx, req->who.id, req->now);
	id = change_insert(req->tx, req->who.id, person.mail, form.email,
			   person_is_strong(req) ? req->now : 0, req->now);
	if (change_get(req->tx, id, &change)) {
		ask_old(req, &person, &change);
		ask_new(req, &person, &change);
	}
	return reply_redirect(req, "%s", path);
}

static struct reply stop(struct request *req)
{
	change_stop(req->tx, req->who.id, req->now);
	return reply_redirect(req, "/mijn");
}

static void note(struct request *req, const struct change *change, str deed)
{
	audit_note(req->tx, change->person_id, deed, change->person_id, S(""),
		   req->now);
}

static struct reply said(struct request *req, str title, str text)
{
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, 200, title, address_said_page, .title = title,
			  .text = text);
}

static void sign_out_all(struct request *req, person_id person)
{
	link_cancel(req->tx, S("sign-in"), person, req->now);
	if (req->who.id.v == person.v)
		person_end_others(req);
	else
		person_end_all(req->tx, person);
}

/* Both said yes: from now on it is the new one. */
static struct reply finish(struct request *req, struct change *change)
{
	struct person person, other;

	if (!change->old_yes_at || !change->new_yes_at)
		return said(req, T(req, "Thank you"),
			change->new_yes_at
			? T(req, "Now we wait for a yes from your old address. Look in the mail there.")
			: T(req, "Now we wait for a yes from the new address. Look in the mail there."));
	if (person_by_mail(req->tx, change->new_mail, &other) ||
	    !person_get(req->tx, change->person_id, &person))
		return said(req, T(req, "That did not work"),
			T(req, "Nothing was changed. Try it once more, or call us."));
	address_put(req->tx, change->person_id, change->new_mail);
	change_done(req->tx, change->id, change->done_at = req->now);
	sign_out_all(req, change->person_id);
	note(req, change, S("address.changed"));
	ask_old(req, &person, change);
	return said(req, T(req, "Your new address works"),
		T(req, "From now on you sign in with it, and get our mail there."));
}

/* What the old address does not know of is over, or goes back. */
static struct reply undo(struct request *req, const struct change *change)
{
	struct person other;

	change_undone(req->tx, change->id, req->now);
	if (change->done_at &&
	    !person_by_mail(req->tx, change->old_mail, &other))
		address_put(req->tx, change->person_id, change->old_mail);
	link_cancel(req->tx, S("sign-in"), change->person_id, req->now);
	person_end_all(req->tx, change->person_id);
	note(req, change, S("address.undone"));
	return said(req, T(req, "Your address is as it was"),
		T(req, "Everyone who was signed in as you was signed out. Sign in again with this address and look whether all is well."));
}

static bool open_change(struct request *req, const struct link *link,
			struct change *change)
{
	return change_get(req->tx, (address_change_id){ link->about }, change) &&
	       !change->undone_at;
}

static bool show_old(struct request *req, const struct link *link,
		     struct token_page *out)
{
	struct change change;

	if (!open_change(req, link, &change))
		return false;
	*out = (struct token_page){
		.title = T(req, "Your mail address changes"),
		.text = TF(req, "From {old} to {new}. Was that you?",
			TR_STR("old", person_masked(req->arena, change.old_mail)),
			TR_STR("new", person_masked(req->arena, change.new_mail))),
		.buttons = { { S("nee"), T(req, "No, that was not me") } },
		.done_path = S("/mijn"), .done_label = T(req, "My page"),
	};
	if (!change.old_yes_at) {
		out->buttons[1] = out->buttons[0];
		out->buttons[0] = (struct token_button){ S("ja"),
			T(req, "Yes, that was me") };
	}
	return true;
}

static struct reply use_old(struct request *req, const struct link *link)
{
	struct change change;

	if (!open_change(req, link, &change))
		return reply_not_found(req);
	if (!str_eq(request_field(req, "antwoord"), S("ja")) ||
	    change.old_yes_at)
		return undo(req, &change);
	change_old_yes(req->tx, change.id, change.old_yes_at = req->now);
	return finish(req, &change);
}

static bool show_new(struct request *req, const struct link *link,
		     struct token_page *out)
{
	struct change change;

	if (!open_change(req, link, &change))
		return false;
	*out = token_one(T(req, "Is this your new address?"),
		TF(req, "From now on we mail you at {mail}.",
			TR_STR("mail", person_masked(req->arena, change.new_mail))),
		T(req, "Yes, use this address"), S("/mijn"),
		T(req, "My page"));
	return true;
}

static struct reply use_new(struct request *req, const struct link *link)
{
	struct change change;

	if (!open_change(req, link, &change))
		return reply_not_found(req);
	change_new_yes(req->tx, change.id, change.new_yes_at = req->now);
	return finish(req, &change);
}

const struct token_purpose address_purposes[] = {
	{ from_old, LASTS, false, show_old, use_old },
	{ from_new, LASTS, false, show_new, use_new },
	{ 0 }
};

const struct route address_routes[] = {
	{ GET,  "/mijn/adres",      show, PERSON, .flags = FRESH },
	{ POST, "/mijn/adres",      ask,  PERSON, .flags = FRESH,
	  .rate = RATE_SIGN_IN },
	{ POST, "/mijn/adres/stop", stop, PERSON },
	{ 0 }
};
