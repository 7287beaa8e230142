/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/named/named.h"
#include "base/when.h"
#include "features/introduction/introduction.h"
#include "features/member/member.h"
#include "features/post/post.h"
#include "mail/letter.h"
#include "named.sql.h"

enum { ANSWER_FOR = 60 * DAY };

static const char purpose[] = "named";

static void write_letter(struct job *job, const struct post *post,
			 const struct entry_card *party,
			 const struct introduction_contact *to, str url)
{
	const struct addressee reader = { job->arena, to->lang }, *r = &reader;
	struct tr_arg who = TR_STR("party", party->title);
	str path = entry_path(job->tx, post->id, post->type, post->slug);

	mail_add(job->tx, &(struct mail){
		.to = to->mail,
		.subject = TF(r, "Written in the name of {party}", who),
		.text = LETTER(r->arena, r->lang, to->name, job->conf->name,
			TF(r, "Someone wrote this in the name of {party}:", who),
			post->title,
			arena_f(r->arena, "%.*s%.*s", (int)job->url.n,
				job->url.p, (int)path.n, path.p),
			T(r, "Is it right? Then you need not do anything."),
			T(r, "Do you want to change it, or should it go? Open this link and choose:"),
			url,
			T(r, "We write to you once about this.")),
		.now = job->now });
}

static void tell(struct job *job, const struct post *post,
		 const struct entry_card *party)
{
	struct introduction_contact to;
	named_id note;

	if (named_acts_for(job->tx, party->id, post->person_id) ||
	    !introduction_contact_of(job->tx, party->id, &to))
		return;
	note = named_note(job->tx, post->id, party->id, job->now);
	if (!note.v)
		return;
	write_letter(job, post, party, &to, token_create(job->tx,
		&(struct token){ purpose, .about = note.v, .url = job->url,
				 .now = job->now }).url);
}

static enum job_end run_tell(struct job *job)
{
	struct entry_card_rows parties;
	struct post post;

	if (!post_by_id(job->tx, (entry_id){ job->about }, &post) ||
	    !post.confirmed_at || post.held_for.n || post.withdrawn_at)
		return JOB_DONE;
	parties = post_parties(job->tx, post.id);
	for (size_t i = 0; i < parties.n; i++)
		tell(job, &post, &parties.at[i]);
	return JOB_DONE;
}

const struct job_kind named_jobs[] = {
	{ "named.tell", run_tell },
	{ 0 }
};

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct named n;

	if (!named_get(req->tx, (named_id){ link->about }, &n))
		return false;
	*page = (struct token_page){
		.title = TF(req, "Written in the name of {party}",
			    TR_STR("party", n.party)),
		.text = T(req, "Someone else wrote this. What should happen with it?"),
		.quote = n.title,
		.buttons = {
			{ S("ja"), T(req, "It is right, leave it") },
			{ S("beheer"), T(req, "We want to change it") },
			{ S("weg"), T(req, "Take it away") },
		},
		.done_path = entry_path(req->tx, n.entry_id, n.type, n.slug),
		.done_label = T(req, "See what it is about"),
	};
	return true;
}

/* Who reads that mail acts for them from now on. */
static struct reply join(struct request *req, const struct named *n, str path)
{
	struct introduction_contact to;

	if (!introduction_contact_of(req->tx, n->party_id, &to))
		return reply_not_found(req);
	member_manage(req->tx, person_of_mail(req, to.mail, to.name),
		      n->party_id, req->now);
	return token_done(req, TF(req, "You act for {party} here from now on. Sign in with the mail address that got our letter; then you can change it.",
			    TR_STR("party", n->party)),
		    arena_f(req->arena, "/inloggen?naar=%.*s/wijzigen",
			    (int)path.n, path.p), T(req, "Sign in"));
}

static struct reply use(struct request *req, const struct link *link)
{
	str said = request_field(req, "antwoord"), path;
	struct named n;

	if (!named_get(req->tx, (named_id){ link->about }, &n))
		return reply_not_found(req);
	path = entry_path(req->tx, n.entry_id, n.type, n.slug);
	if (str_eq(said, S("beheer")))
		return join(req, &n, path);
	if (str_eq(said, S("weg"))) {
		post_withdraw(req->tx, n.entry_id, req->now);
		return token_done(req, T(req, "It is no longer on the square."),
			    S("/plein"), T(req, "To the square"));
	}
	if (!str_eq(said, S("ja")))
		return (struct reply){ 0 };
	return token_done(req, T(req, "It stays as it is."), path,
		    T(req, "See what it is about"));
}

const struct token_purpose named_purposes[] = {
	{ purpose, ANSWER_FOR, false, show, use },
	{ 0 }
};
