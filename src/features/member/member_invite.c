/* SPDX-License-Identifier: EUPL-1.2 */
/* An invitation: a link for one address, for a week, used by a button. */
#include "features/member/inside.h"
#include "base/when.h"
#include "mail/letter.h"

enum { LASTS = 7 * DAY };

static const char join[] = "join", join_manager[] = "join-manager";

str member_role_name(str lang, str role)
{
	return str_eq(role, S("manager")) ? tr(lang, S("contact person"))
					  : tr(lang, S("takes part on their behalf"));
}

void member_tell(struct request *req, const struct member_letter *letter)
{
	mail_add(req->tx, &(struct mail){
		.to = letter->mail, .subject = letter->subject,
		.text = LETTER(req->arena, letter->lang, letter->name,
			       req->conf->name, letter->text, letter->link),
		.now = req->now });
}

void member_invite(struct request *req, const struct entry_card *party,
		   str mail, str role)
{
	bool manager = str_eq(role, S("manager"));
	str name = mail;
	person_id id = person_of_mail(req, mail, str_cut(&name, '@'));
	struct person person;
	str lang;

	if (!person_get(req->tx, id, &person))
		return;
	lang = person.lang;
	member_uninvite(req->tx, id, party->id, req->now);
	member_tell(req, &(struct member_letter){
		person.mail, lang, person.confirmed_at ? person.name : (str){ 0 },
		tr_fill(req->arena, tr(lang, S("Do you take part on behalf of {party}?")),
			TR_ARGS(TR_STR("party", party->title))),
		tr_fill(req->arena, manager
			? tr(lang, S("{who} invites you to be contact person of {party}. The link is good for seven days. Is this not for you? Then you need not do anything."))
			: tr(lang, S("{who} invites you to take part on behalf of {party}. The link is good for seven days. Is this not for you? Then you need not do anything.")),
			TR_ARGS(TR_STR("who", req->who.name),
				TR_STR("party", party->title))),
		token_create(req->tx, &(struct token){
			manager ? join_manager : join, id,
			.about = party->id.v, .url = req->url,
			.now = req->now }).url });
}

void member_invite_again(struct request *req, person_id id)
{
	struct member_unanswered_rows rows = member_unanswered(req->tx, id);
	struct entry_card party;
	struct person person;

	if (!person_get(req->tx, id, &person))
		return;
	list_each(r, rows)
		if (entry_get_by_id(req->tx, (entry_id){ r->about }, &party))
			member_invite(req, &party, person.mail,
				      str_eq(r->purpose, S("join-manager"))
				      ? S("manager") : S("member"));
}

static bool party_of(struct request *req, const struct link *link,
		     struct entry_card *party)
{
	return entry_get_by_id(req->tx, (entry_id){ link->about }, party);
}

static bool is_for_manager(const struct link *link)
{
	return str_eq(link->purpose, str_from_z(join_manager));
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct entry_card party;

	if (!party_of(req, link, &party))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Do you take part on behalf of {party}?",
			    TR_STR("party", party.title)),
		.text = is_for_manager(link)
			? T(req, "As contact person you get the mail for them, change what stands here and invite others. Nobody sees your name or address on the site.")
			: T(req, "Then you can ask and bring in their name. Nobody sees your name or address on the site."),
		.buttons = { { S("ja"), T(req, "Yes, I take part") },
			     { S("nee"), T(req, "Rather not") } },
		.done_path = entry_path(req->tx, party.id, party.type, party.slug),
		.done_label = party.title,
	};
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct entry_card party;
	str path;

	if (!party_of(req, link, &party))
		return reply_not_found(req);
	path = entry_path(req->tx, party.id, party.type, party.slug);
	if (str_eq(request_field(req, "antwoord"), S("ja"))) {
		member_join(req->tx, link->person_id, party.id,
			    is_for_manager(link) ? S("manager") : S("member"),
			    req->now);
		member_ask_end(req->tx, link->person_id, party.id);
	}
	return reply_redirect(req, "%.*s", (int)path.n, path.p);
}

const struct token_purpose member_purposes[] = {
	{ join, LASTS, false, show, use, .joins = true },
	{ join_manager, LASTS, false, show, use, .joins = true },
	{ 0 }
};
