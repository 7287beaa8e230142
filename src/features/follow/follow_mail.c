/* SPDX-License-Identifier: EUPL-1.2 */
/* Following without having been here: one mail, one button. */
#include "features/follow/inside.h"
#include "base/when.h"
#include "mail/letter.h"

enum { LASTS = 7 * DAY, MAILS = 3 };

static const char purpose[] = "follow";

static void send(struct request *req, const struct person *to,
		 const struct follow_shown *s, str url)
{
	struct arena *a = req->arena;
	str lang = to->lang.n ? to->lang : req->lang;

	mail_add(req->tx, &(struct mail){
		.to = to->mail, .asked = true, .now = req->now,
		.subject = tr_fill(a, tr(lang, S("Follow {what}?")),
				   TR_ARGS(TR_STR("what", s->title))),
		.text = LETTER(a, lang, to->name, req->conf->name,
			tr_fill(a, tr(lang, S("Someone, probably you, wants to hear what is new about {what}. Open this link and press the button:")),
				TR_ARGS(TR_STR("what", s->title))),
			url,
			tr(lang, S("From then you get at most one mail a week, and only when there is something new. You can change or stop that at any time.")),
			tr(lang, S("Was it not you? Then you need not do anything."))) });
}

/* The same answer for everyone, whether there is such an address or not. */
struct reply follow_ask_mail(struct request *req, const struct follow_shown *s,
			     str mail)
{
	struct reply reply = reply_redirect(req, "/volgen/verstuurd");
	str binding = person_bind(req, &reply);
	person_id id = person_of_mail(req, mail, (str){ 0 });
	struct person person = { 0 };
	bool enough = link_count(req->tx, str_from_z(purpose), id,
				 req->now - DAY) >= MAILS;

	if (enough || !person_get(req->tx, id, &person))
		return reply;
	send(req, &person, s, token_create(req->tx, &(struct token){
		purpose, id, follow_subject_of(req->tx, &s->target).v,
		binding, req->url, req->now }).url);
	job_add(req->tx, S("follow.expire"), id.v, req->now + LASTS);
	return reply;
}

static bool find(struct request *req, const struct link *link,
		 struct follow_shown *out)
{
	struct followed row;

	if (!follow_subject_get(req->tx, (follow_subject_id){ link->about },
				&row))
		return false;
	*out = follow_shown_of(req, &row);
	return out->title.n > 0;
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct follow_shown s;

	if (!find(req, link, &s))
		return false;
	*page = token_one(TF(req, "Follow {what}?", TR_STR("what", s.title)),
		T(req, "You get at most one mail a week, and only when there is something new. You can change or stop that at any time."),
		T(req, "Yes, follow this"), s.path, s.title);
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct follow_shown s;

	if (!find(req, link, &s))
		return reply_not_found(req);
	if (!follow_begin(req->tx, link->person_id, s.id, req->now))
		return follow_too_many(req);
	if (token_signs_in(req, link).v)
		return reply_redirect(req, "%.*s#volgen", (int)s.path.n,
				      s.path.p);
	return token_done(req, TF(req, "You follow {what} from now on.",
				  TR_STR("what", s.title)),
			  s.path, s.title);
}

const struct token_purpose follow_purposes[] = {
	{ purpose, LASTS, false, show, use, .joins = true },
	{ 0 }
};
