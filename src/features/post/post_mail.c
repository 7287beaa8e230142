/* SPDX-License-Identifier: EUPL-1.2 */
/* Write first, confirm by mail after. */
#include "features/post/inside.h"
#include "base/when.h"
#include "mail/letter.h"
#include "post_sent.html.h"

enum { WAITS = 7 * DAY, MOST_WAITING = 3, MAILS_A_DAY = 3 };

static const char publish[] = "publish";

person_id post_writer(struct request *req, const struct post_form *form)
{
	if (req->who.id.v && !post_is_for_other(req, form))
		return req->who.id;
	if (!form->email.n)
		return (person_id){ 0 };
	return person_of_mail(req, form->email, form->naam);
}

bool post_is_welcome(struct request *req, const struct post_form *form)
{
	struct person person;

	if (form->website.n)
		return false;
	if (req->who.id.v ||
	    !person_by_mail(req->tx, person_mail(req->arena, form->email),
			    &person))
		return true;
	return person.blocked_until <= req->now &&
	       post_waiting(req->tx, person.id) < MOST_WAITING &&
	       link_count(req->tx, str_from_z(publish), person.id,
			  req->now - DAY) < MAILS_A_DAY;
}

static struct reply to_sent(struct request *req, const struct post_type *type)
{
	return reply_redirect(req, "%.*s/nieuw/verstuurd", (int)type->path.n,
			      type->path.p);
}

struct reply post_pretend(struct request *req, const struct post_type *type)
{
	struct reply reply = to_sent(req, type);

	person_bind(req, &reply);
	return reply;
}

struct reply post_sent(struct request *req, str text, str path, str label)
{
	return person_look_in_mail(req, &(struct mail_sent){ .text = text,
		.term = T(req, "An address gets at most three of these mails a day. After seven days we throw away what was not confirmed."),
		.path = path, .label = label });
}

struct reply post_show_sent(struct request *req)
{
	return post_sent(req, T(req, "We sent you a mail. Open the link in it and press the button: then it stands on the square."),
			 S("/plein"), T(req, "To the square"));
}

struct reply post_show_confirmed(struct request *req)
{
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Thank you, it is confirmed"),
			  post_confirmed_page, 0);
}

static void send_letter(struct request *req, const struct post *post, str url)
{
	str lang = req->lang;
	bool ask = str_eq(post->type, S("ask"));
	struct arena *a = req->arena;
	struct person person;

	if (!person_get(req->tx, post->person_id, &person))
		return;
	mail_add(req->tx, &(struct mail){
		.to = person.mail, .asked = true,
		.subject = tr_fill(a, ask
			? tr(lang, S("Confirm your question: {title}"))
			: tr(lang, S("Confirm what you bring: {title}")),
			TR_ARGS(TR_STR("title", post->title))),
		.text = LETTER(a, lang, person.name, req->conf->name,
			ask ? tr(lang, S("You wrote a question for the square:"))
			    : tr(lang, S("You wrote for the square what you bring:")),
			post->title,
			tr(lang, S("Open this link and press the button. Then it stands on the square:")),
			url,
			tr(lang, S("The link works once, for seven days. If you do nothing, we throw your text away then.")),
			tr(lang, S("Was it not you? Then you need not do anything."))),
		.now = req->now });
}

static struct reply to_page(struct request *req, const struct post *post)
{
	str path = entry_path(req->tx, post->id, post->type, post->slug);

	return reply_redirect(req, "%.*s?geplaatst=1", (int)path.n, path.p);
}

struct reply post_finish(struct request *req, const struct post_type *type,
			 entry_id id)
{
	struct reply reply = to_sent(req, type);
	struct token_made made;
	struct post post = { 0 };

	if (!post_by_id(req->tx, id, &post))
		return reply;
	if (req->who.id.v) {
		post_publish(req->tx, id, req->now);
		return to_page(req, &post);
	}
	made = token_create(req->tx, &(struct token){ publish, post.person_id,
		.about = id.v, .binding = person_bind(req, &reply),
		.url = req->url, .now = req->now });
	send_letter(req, &post, made.url);
	job_add(req->tx, S("post.expire"), id.v, req->now + WAITS);
	return reply;
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct post post;
	bool ask;

	if (!post_by_id(req->tx, (entry_id){ link->about }, &post))
		return false;
	ask = str_eq(post.type, S("ask"));
	*page = (struct token_page){
		.title = ask ? T(req, "Your question for the square")
			     : T(req, "What you bring to the square"),
		.text = post.held_for.n
			? TF(req, "Someone of the network looks at it first, because it holds {what}.",
			     TR_STR("what", post_held_text(req, post.held_for)))
			: T(req, "Is this right? Press the button, and it is there for others to read."),
		.quote = post.title,
		.buttons = { { S("ja"), ask
			? T(req, "Put my question on the square")
			: T(req, "Put what I bring on the square") } },
		.done_path = entry_path(req->tx, post.id, post.type, post.slug),
		.done_label = ask ? T(req, "See your question")
				  : T(req, "See what you bring"),
	};
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct post post;

	if (!post_by_id(req->tx, (entry_id){ link->about }, &post))
		return reply_not_found(req);
	if (person_is_blocked(req->tx, link->person_id, req->now))
		return reply_forbidden(req);
	post_publish(req->tx, post.id, req->now);
	if (post.held_for.n || !str_eq(post.readers, S("everyone")))
		return reply_redirect(req, "%s/nieuw/bevestigd",
			str_eq(post.type, S("ask")) ? "/vragen" : "/aanbod");
	return to_page(req, &post);
}

const struct token_purpose post_purposes[] = {
	{ publish, WAITS, false, show, use, .joins = true },
	{ 0 }
};
