/* SPDX-License-Identifier: EUPL-1.2 */
/* "Is something not right here?": for everyone, without an account. */
#include "features/report/inside.h"
#include "features/introduction/introduction.h"
#include "features/post/post.h"
#include "report_form.html.h"

/* What visitors choose from, and the reason of hiding that goes with it. */
static const struct { struct tr_name name; str hides_as; } reasons[] = {
	{ { S("wrong"), N_("It is not right, or no longer") }, S("wrong") },
	{ { S("person"), N_("It says things about a person") }, S("person") },
	{ { S("hurts"), N_("It hurts people or shuts them out") }, S("rules") },
	{ { S("advert"), N_("It is advertising, or a swindle") }, S("rules") },
	{ { S("double"), N_("It stands here twice") }, S("double") },
	{ { S("other"), N_("Something else") }, S("rules") },
};

static const char *const reason_values[] = {
	"wrong", "person", "hurts", "advert", "double", "other", NULL
};

struct report_form {
	str wat, reden, woorden, email, website;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct report_form, wat, .min = 1, .max = 300),
	FORM_TEXT(struct report_form, reden, .kind = FORM_CHOICE, .min = 1,
		  .choices = reason_values),
	FORM_TEXT(struct report_form, woorden, .kind = FORM_PARAGRAPHS,
		  .max = REPORT_WORDS),
	FORM_TEXT(struct report_form, email, .kind = FORM_MAIL, .max = 254),
	FORM_TEXT(struct report_form, website, .max = 200),
};

str report_reason_name(str lang, str reason)
{
	for (size_t i = 0; i < COUNT(reasons); i++)
		if (str_eq(reasons[i].name.value, reason))
			return tr(lang, str_from_z(reasons[i].name.english));
	return reason;
}

str report_reason_of(str reason)
{
	for (size_t i = 0; i < COUNT(reasons); i++)
		if (str_eq(reasons[i].name.value, reason))
			return reasons[i].hides_as;
	return S("rules");
}

str report_title(str lang, str title)
{
	return title.n ? title : tr(lang, S("A message in a conversation"));
}

/* What it is about: an entry, or a message. */
struct subject {
	entry_id entry;
	str path, title;
	struct thread_reported message;         /* text empty: none */
};

/* The last part of "/vragen/q-hoe" or "/bijeenkomsten/x/oogst#h-1". */
static str last_part(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/' || path.p[i - 1] == '#')
			return (str){ path.p + i, path.n - i };
	return path;
}

static bool may_read(struct request *req, const struct entry_card *row)
{
	struct post post;

	return str_eq(row->status, S("published")) ||
	       (post_by_id(req->tx, row->id, &post) &&
		post_may_read(req, &post));
}

/* An entry that this reader may see, or a message they got: nobody learns here
 * what is hidden. */
static bool find(struct request *req, str path, struct subject *s)
{
	struct entry_card row;

	*s = (struct subject){ .path = path,
			       .title = report_title(req->lang, (str){ 0 }) };
	if (thread_find_reported(req, path, &s->message))
		return true;
	if (!entry_get(req->tx, last_part(path), &row) ||
	    !str_eq(entry_path(req->tx, row.id, row.type, row.slug), path) ||
	    !may_read(req, &row))
		return false;
	*s = (struct subject){ .entry = row.id, .path = path,
			       .title = row.title };
	return true;
}

static struct choices choices_of(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (size_t i = 0; i < COUNT(reasons); i++)
		list_add(req->arena, &list) = (struct choice){
			reasons[i].name.value,
			tr(req->lang, str_from_z(reasons[i].name.english)),
			str_eq(reasons[i].name.value, chosen) };
	return list;
}

static struct reply page(struct request *req, const struct subject *s,
			 const struct report_form *form,
			 const struct form_errors *errors)
{
	str title = T(req, "Is something not right here?");

	head_crumb(req, s->title, s->path);
	req->head.no_index = true;
	return reply_page(req, errors->n ? 422 : 200, errors->n
			  ? T(req, "Error: is something not right here?") : title,
		report_form_page, .path = s->path, .title = s->title,
		.reasons = choices_of(req, form->reden),
		.quote = s->message.text,
		.words = form->woorden, .mail = form->email,
		.known = req->who.id.v != 0, .errors = *errors,
		.reason_error = form_error_at(errors, "reden"),
		.words_error = form_error_at(errors, "woorden"),
		.mail_error = form_error_at(errors, "email"));
}

static struct reply ask(struct request *req)
{
	const struct form_errors none = { 0 };
	struct subject s;

	if (!find(req, request_param(req, "wat"), &s))
		return reply_not_found(req);
	return page(req, &s, &(struct report_form){ 0 }, &none);
}

/* Where to tell them what became of it; empty: nowhere. */
static str mail_of(struct request *req, const struct report_form *form)
{
	struct person person;

	if (req->who.id.v)
		return person_get(req->tx, req->who.id, &person) ? person.mail
								 : (str){ 0 };
	return person_mail(req->arena, form->email);
}

static void say(struct request *req, const struct subject *s,
		const struct report_form *form)
{
	report_id id = report_open(req->tx, s->path, s->entry, req->now);

	if (s->message.text.n)
		report_quote(req->tx, id, s->message.writer, s->message.text);
	report_say(req->tx, id, form->reden, form->woorden, mail_of(req, form),
		   req->lang, req->now);
}

static struct reply hear(struct request *req)
{
	struct report_form form = { 0 };
	struct form_errors errors = form_read(req, fields, &form);
	struct subject s;

	if (!find(req, form.wat, &s))
		return reply_not_found(req);
	if (errors.n)
		return page(req, &s, &form, &errors);
	if (!form.website.n)
		say(req, &s, &form);
	return reply_redirect(req, "/melden/bedankt");
}

static struct reply thank(struct request *req)
{
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Thank you for telling us"),
			  report_thanks_page, .phone = req->conf->phone);
}

void report_forget(struct tx *tx, int64_t before)
{
	report_forget_decided(tx, before);
}

const struct route report_routes[] = {
	{ GET,  "/melden",         ask,   ANYONE },
	{ POST, "/melden",         hear,  ANYONE, .rate = RATE_POST },
	{ GET,  "/melden/bedankt", thank, ANYONE },
	{ GET,  "/beheer/meldingen",       queue_show,       MODERATOR },
	{ GET,  "/beheer/meldingen/{id}",  queue_one,        MODERATOR },
	{ POST, "/beheer/meldingen/{id}",  queue_decide,     MODERATOR },
	{ GET,  "/beheer/bezwaren/{id}",   appeal_show,   MODERATOR },
	{ POST, "/beheer/bezwaren/{id}",   appeal_answer, MODERATOR },
	{ 0 }
};
