/* SPDX-License-Identifier: EUPL-1.2 */
/* What was held because it may be about a person: show it, give it back with
 * a word, or hide it. Each can be undone. */
#include "features/coordinate/inside.h"
#include "features/post/post.h"
#include "mail/letter.h"

enum { WEEK = 7 * DAY };

struct look_form {
	str doe, woord;
};

static const char *const choices[] = { "plaats", "terug", "verberg", "laat",
				       "herstel", NULL };

static const struct form_field fields[] = {
	FORM_TEXT(struct look_form, doe, .kind = FORM_CHOICE, .min = 1,
		  .choices = choices),
	FORM_TEXT(struct look_form, woord, .kind = FORM_PARAGRAPHS, .max = 500),
};

struct to_looks looks_of(struct request *req, const struct slip *slip,
			 int64_t limit)
{
	struct coordinate_post_rows held = coordinate_held(req->tx,
		req->who.id, req->now, limit);
	struct coordinate_post_rows asked = coordinate_removals(req->tx,
		req->who.id, req->now, limit);
	struct to_looks looks = { 0 };

	for (size_t n = 0; n < held.n + asked.n; n++) {
		bool removal = n >= held.n;
		const struct coordinate_post *p = removal
			? &asked.at[n - held.n] : &held.at[n];
		bool wrong = slip && slip->id == p->id.v;

		list_add(req->arena, &looks) = (struct to_look){
			.id = p->id.v, .type = p->type, .slug = p->slug,
			.title = p->title, .summary = p->summary,
			.path = entry_path(req->tx, p->id, p->type, p->slug),
			.why = removal
			? T(req, "Someone asks to take this away")
			: TF(req, "Held: in the text is {what}", TR_STR("what",
				post_held_text(req, p->held_for))),
			.removal = removal,
			.words = wrong ? slip->words : (str){ 0 },
			.error = wrong ? slip->error : (str){ 0 } };
	}
	return looks;
}

/* Back to its writer, who may change it; then it is shown by itself. */
static bool give_back(struct request *req, const struct post *post, str words)
{
	struct person to;
	str path = entry_path(req->tx, post->id, post->type, post->slug);

	if (!person_get(req->tx, post->person_id, &to))
		return false;
	mail_add(req->tx, &(struct mail){
		.to = to.mail,
		.subject = tr(to.lang, S("A word about what you wrote")),
		.text = LETTER(req->arena, to.lang, to.name, req->conf->name,
			tr(to.lang, S("Someone of the network looked at what you wrote and asks you to change something:")),
			words,
			tr(to.lang, S("You change it here; sign in with this mail address:")),
			arena_f(req->arena, "%.*s%.*s/wijzigen",
				(int)req->url.n, req->url.p, (int)path.n,
				path.p)),
		.now = req->now });
	coordinate_set_aside(req->tx, post->id, req->now + WEEK);
	return true;
}

static void hide(struct request *req, const struct post *post)
{
	(void)edit_hide_entry(req, post->slug, post->removal_asked_at
		? S("asked") : S("person"), (str){ 0 });
	post_ask_removal(req->tx, post->id, 0);
}

static void act(struct request *req, const struct post *post, str what)
{
	if (str_eq(what, S("plaats")) && post->confirmed_at)
		post_release(req->tx, post->id, req->now);
	else if (str_eq(what, S("laat")))
		post_ask_removal(req->tx, post->id, 0);
	else if (str_eq(what, S("verberg")))
		hide(req, post);
	else if (str_eq(what, S("herstel")))
		(void)edit_show_entry(req, post->slug);
}

struct reply look_went(struct request *req)
{
	struct look_form form;
	struct form_errors errors = form_read(req, fields, &form);
	struct post post;
	struct slip slip;

	if (!post_by_slug(req->tx, req->args[0], &post) ||
	    !may(req, MODERATOR, OF_ENTRY(post.id)))
		return reply_not_found(req);
	slip = (struct slip){ .id = post.id.v, .words = form.woord,
			      .error = errors.n ? errors.at[0].message
						: (str){ 0 } };
	if (!errors.n && str_eq(form.doe, S("terug")) &&
	    (form.woord.n < 5 || !give_back(req, &post, form.woord)))
		slip.error = T(req, "Write a word to who wrote this. Without a mail address it cannot be given back.");
	if (slip.error.n)
		return work_page(req, &slip);
	act(req, &post, form.doe);
	return reply_redirect(req, "/beheer?klaar=%s&post=%.*s",
			      arena_z(req->arena, form.doe), (int)post.slug.n,
			      post.slug.p);
}
