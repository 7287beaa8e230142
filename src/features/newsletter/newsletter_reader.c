/* SPDX-License-Identifier: EUPL-1.2 */
/* Getting the newsletter, what of it, and no longer. */
#include "features/newsletter/inside.h"
#include "crypto/crypto.h"
#include "mail/letter.h"
#include "newsletter_reader.html.h"

#include <stdlib.h>

enum { LASTS = 7 * DAY, MAILS = 3, BATCH = 500,
       UNDO = 30 * DAY };       /* after the button in the mail */

static const char purpose[] = "newsletter";
static const str all = S("alles");

static bool has(const struct strs *list, str value)
{
	return list && strs_has(list, value);
}

static str theme_value(struct arena *a, str slug)
{
	return arena_f(a, "t-%.*s", (int)slug.n, slug.p);
}

static str place_value(struct arena *a, str slug)
{
	return arena_f(a, "p-%.*s", (int)slug.n, slug.p);
}

struct newsletter_offer newsletter_offer(struct request *req,
					 const struct strs *chosen)
{
	struct newsletter_theme_rows themes = newsletter_themes(req->tx);
	struct newsletter_place_rows places = newsletter_places(req->tx);
	struct newsletter_offer offer = { .all = has(chosen, all) };

	list_each(t, themes) {
		str value = theme_value(req->arena, t->slug);

		list_add(req->arena, &offer.themes) = (struct choice){ value,
			entry_theme_title(req, t->nl, t->en),
			has(chosen, value) };
	}
	list_each(p, places) {
		str value = place_value(req->arena, p->slug);

		list_add(req->arena, &offer.places) = (struct choice){ value,
			p->name, has(chosen, value) };
	}
	return offer;
}

bool newsletter_about_read(struct request *req, str value,
			   struct newsletter_about *about)
{
	struct newsletter_theme_rows themes = newsletter_themes(req->tx);
	struct newsletter_place_rows places = newsletter_places(req->tx);

	*about = (struct newsletter_about){ 0 };
	if (str_eq(value, all))
		return true;
	list_each(t, themes)
		if (str_eq(value, theme_value(req->arena, t->slug))) {
			about->theme = t->id;
			return true;
		}
	list_each(p, places)
		if (str_eq(value, place_value(req->arena, p->slug))) {
			about->place = p->id;
			return true;
		}
	return false;
}

/* An audience as one number, for a link: all is 0. */
static int64_t as_number(struct newsletter_about about)
{
	return about.theme.v ? about.theme.v * 2
	     : about.place.v ? about.place.v * 2 + 1 : 0;
}

static struct newsletter_about of_number(int64_t n)
{
	return n % 2 ? (struct newsletter_about){ .place.v = n / 2 }
		     : (struct newsletter_about){ .theme.v = n / 2 };
}

static void add(struct request *req, person_id person,
		struct newsletter_about about, const char *way)
{
	newsletter_reader_add(req->tx, person, about.theme, about.place,
			      req->now);
	mail_set_wanted(req->tx, person, NEWSLETTER_LIST, true, req->now);
	consent_given(req, &(struct consent){ .person = person,
		.purpose = purpose, .version = NEWSLETTER_VERSION, .way = way });
}

static void end(struct tx *tx, person_id person, int64_t now)
{
	newsletter_reader_end(tx, person);
	consent_withdraw(tx, person, purpose, 0, now);
}

/*
 * Asking for it.
 */
struct asking {
	str email, over;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct asking, email, .kind = FORM_MAIL, .min = 1, .max = 254,
		  .label = N_("Your mail address")),
	FORM_TEXT(struct asking, over, .min = 1, .max = 200,
		  .label = N_("What do you want to get?")),
};

static struct reply form_page(struct request *req, const struct asking *form,
			      const struct form_errors *errors)
{
	struct strs chosen = { 0 };

	list_add(req->arena, &chosen) = form->over;
	req->head.no_index = true;
	head_crumb(req, T(req, "Newsletter"), S("/nieuwsbrief"));
	return reply_page(req, errors->n ? 422 : 200,
		T(req, "Get the newsletter"), newsletter_ask_page,
		.errors = *errors, .asking = { .known = req->who.id.v > 0,
			.email = form->email,
			.offer = newsletter_offer(req, &chosen),
			.mail_error = form_error_at(errors, "email"),
			.about_error = form_error_at(errors, "over") });
}

static void write(struct request *req, const struct person *to, str url)
{
	struct arena *a = req->arena;
	str lang = to->lang.n ? to->lang : req->lang;

	mail_add(req->tx, &(struct mail){
		.to = to->mail, .asked = true, .now = req->now,
		.subject = tr_fill(a, tr(lang, S("The newsletter of {site}?")),
				   TR_ARGS(TR_STR("site", req->conf->name))),
		.text = LETTER(a, lang, to->name, req->conf->name,
			tr_fill(a, tr(lang, S("Someone, probably you, wants to get the newsletter of {site}. Open this link and press the button:")),
				TR_ARGS(TR_STR("site", req->conf->name))),
			url,
			tr(lang, S("In each newsletter is a link with which it stops at once. We do not follow who reads it.")),
			tr(lang, S("Was it not you? Then you need not do anything."))) });
}

/* The same answer for everyone, whether there is such an address or not. The
 * link signs nobody in. */
static struct reply ask_by_mail(struct request *req, str mail,
				struct newsletter_about about)
{
	person_id id = person_of_mail(req, mail, (str){ 0 });
	struct person person = { 0 };
	bool enough = link_count(req->tx, str_from_z(purpose), id,
				 req->now - DAY) >= MAILS;

	if (!enough && person_get(req->tx, id, &person)) {
		write(req, &person, token_create(req->tx, &(struct token){
			purpose, id, as_number(about), (str){ 0 }, req->url,
			req->now }).url);
		job_add(req->tx, S("newsletter.expire"), id.v,
			req->now + LASTS);
	}
	return reply_redirect(req, "/nieuwsbrief/verstuurd");
}

struct reply newsletter_ask(struct request *req)
{
	bool known = req->who.id.v > 0;
	struct asking form = { 0 };
	struct form_errors errors = form_read_fields(req, fields + known,
		COUNT(fields) - (size_t)known, &form);
	struct newsletter_about about = { 0 };

	if (form.over.n && !newsletter_about_read(req, form.over, &about))
		form_add_error(req, &errors, S("over"),
			       T(req, "Choose one of these."));
	if (errors.n)
		return form_page(req, &form, &errors);
	if (!known)
		return ask_by_mail(req, form.email, about);
	add(req, req->who.id, about, "form");
	return reply_redirect(req, "/mijn/nieuwsbrief?bewaard=1");
}

struct reply newsletter_asked(struct request *req)
{
	head_crumb(req, T(req, "Newsletter"), S("/nieuwsbrief"));
	return person_look_in_mail(req, &(struct mail_sent){ .text =
		T(req, "We sent you a mail. Open the link in it and press the button: then you get the newsletter.") });
}

static bool show_link(struct request *req, const struct link *link,
		      struct token_page *page)
{
	struct person person;

	if (!person_get(req->tx, link->person_id, &person))
		return false;
	*page = token_one(TF(req, "The newsletter of {site}?",
			     TR_STR("site", req->conf->name)),
		T(req, "With this button you get it by mail from now on. In each one is a link with which it stops at once. We do not follow who reads it."),
		T(req, "Yes, send it to me"), S("/nieuwsbrief"),
		T(req, "Newsletter"));
	return true;
}

static struct reply use_link(struct request *req, const struct link *link)
{
	add(req, link->person_id, of_number(link->about), "mail");
	return token_done(req, T(req, "You get the newsletter from now on."),
			  newsletter_own_path(req->tx, link->person_id),
			  T(req, "Choose what you get"));
}

const struct token_purpose newsletter_purposes[] = {
	{ purpose, LASTS, false, show_link, use_link },
	{ 0 }
};

/*
 * Choosing what one gets, by the link in each letter or on /mijn.
 */
static str secret_of(struct tx *tx, int64_t person)
{
	return arena_f(tx_arena(tx), "newsletter.%" PRId64, person);
}

str newsletter_own_path(struct tx *tx, person_id person)
{
	return mail_code_path(tx, "/nieuwsbrief/keuze", person.v,
			      secret_of(tx, person.v));
}

/* What they chose, as the values of the form. */
static struct strs chosen_by(struct request *req, person_id person)
{
	struct newsletter_choice_rows rows = newsletter_choices(req->tx, person);
	struct newsletter_theme_rows themes = newsletter_themes(req->tx);
	struct newsletter_place_rows places = newsletter_places(req->tx);
	struct strs values = { 0 };

	list_each(r, rows) {
		if (!r->theme_id.v && !r->place_id.v)
			list_add(req->arena, &values) = all;
		list_each(t, themes)
			if (t->id.v == r->theme_id.v)
				list_add(req->arena, &values) =
					theme_value(req->arena, t->slug);
		list_each(p, places)
			if (p->id.v == r->place_id.v)
				list_add(req->arena, &values) =
					place_value(req->arena, p->slug);
	}
	return values;
}

static struct reply choice_page(struct request *req, person_id person, str error)
{
	struct strs chosen = chosen_by(req, person);

	req->head.no_index = req->head.no_store = true;
	return reply_quiet(reply_page(req, error.n ? 422 : 200,
		T(req, "What you get of the newsletter"),
		newsletter_choice_page, .action = req->path, .error = error,
		.gets = newsletter_is_reader(req->tx, person) &&
			mail_wants(req->tx, person, NEWSLETTER_LIST),
		.saved = request_param(req, "bewaard").n > 0,
		.offer = newsletter_offer(req, &chosen)));
}

/* Instead of what they had: these. False: there is none among them. */
static bool choose(struct request *req, person_id person,
		   const struct strs *values)
{
	struct newsletter_about about;
	bool any = false, everything = strs_has(values, all);

	list_each(v, *values) {
		if (!newsletter_about_read(req, *v, &about) ||
		    (everything && !str_eq(*v, all)))
			continue;
		if (!any)
			newsletter_reader_end(req->tx, person);
		any = true;
		add(req, person, about, "form");
	}
	return any;
}

static struct reply change(struct request *req, person_id person)
{
	struct strs values = request_fields(req, "over");

	if (str_eq(request_field(req, "doe"), S("stop")))
		end(req->tx, person, req->now);
	else if (!choose(req, person, &values))
		return choice_page(req, person, T(req, "Choose what you want to get, or stop the newsletter."));
	return reply_redirect(req, "%.*s?bewaard=1", (int)req->path.n,
			      req->path.p);
}

static struct reply choice(struct request *req, person_id person)
{
	return req->method == POST ? change(req, person)
				   : choice_page(req, person, (str){ 0 });
}

static bool is_code(struct request *req)
{
	return mail_code_is(req->tx, str_lower(req->arena, req->args[1]),
			    secret_of(req->tx, request_id(req, 0)));
}

struct reply newsletter_choice_own(struct request *req)
{
	person_id person = { request_id(req, 0) };
	struct person found;

	if (!is_code(req) || !person_get(req->tx, person, &found))
		return reply_dead_link(req);
	head_crumb(req, T(req, "Newsletter"), S("/nieuwsbrief"));
	return choice(req, person);
}

struct reply newsletter_choice_mine(struct request *req)
{
	head_mine(req, T(req, "Newsletter"), S("/mijn/nieuwsbrief"));
	return choice(req, req->who.id);
}

html newsletter_mine(struct request *req)
{
	if (!newsletter_is_reader(req->tx, req->who.id))
		return (html){ 0 };
	return part_page(req, newsletter_mine_part, .gets =
		mail_wants(req->tx, req->who.id, NEWSLETTER_LIST));
}

static void take_back(struct request *req, int64_t about)
{
	(void)about;
	newsletter_reader_end(req->tx, req->who.id);
}

const struct consent_purpose newsletter_consent = {
	.name = purpose, .title = N_("The newsletter by mail"),
	.withdraw = take_back,
};

void newsletter_theme_merged(struct tx *tx, theme_id from, theme_id to)
{
	newsletter_theme_drop(tx, from, to);
	newsletter_theme_move(tx, from, to);
	newsletter_theme_letters(tx, from, to);
}

static int by_mark(const void *x, const void *y)
{
	const struct newsletter_mark *a = x, *b = y;

	return str_cmp(a->mark, b->mark);
}

bool newsletter_refuses(struct tx *tx, const struct newsletter_mark_rows *marks,
			str mail)
{
	struct newsletter_mark key = { mail_mark(tx, mail) };

	return marks->n && bsearch(&key, marks->at, marks->n, sizeof key,
				   by_mark);
}

/* Who ended it with the button in the mail, and did not undo that: they are no
 * readers any more. */
static enum job_end tidy(struct job *job)
{
	struct newsletter_mark_rows marks =
		newsletter_stopped(job->tx, job->now - UNDO);
	struct newsletter_person_rows rows = { .n = BATCH };
	person_id after = { 0 };

	while (marks.n && rows.n == BATCH) {
		rows = newsletter_people(job->tx, after, BATCH);
		list_each(p, rows) {
			after = p->id;
			if (newsletter_refuses(job->tx, &marks, p->mail))
				end(job->tx, p->id, job->now);
		}
	}
	return JOB_DONE;
}

/* Who never pressed the button in the mail. */
static enum job_end expire(struct job *job)
{
	person_forget_stranger(job->tx, (person_id){ job->about });
	return JOB_DONE;
}

const struct job_kind newsletter_reader_jobs[] = {
	{ "newsletter.tidy", tidy },
	{ "newsletter.expire", expire },
	{ 0 }
};

const struct periodic newsletter_periodic[] = {
	{ "newsletter.tidy", DAY, 4 * HOUR + 40 * MINUTE },
	{ 0 }
};
