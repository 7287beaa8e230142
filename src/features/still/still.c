/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/still/still.h"
#include "base/when.h"
#include "features/ask/ask.h"
#include "features/signal/signal.h"
#include "mail/letter.h"
#include "still_mail.html.h"
#include "still.sql.h"

enum { WAITS = 28 * DAY, MAILS_A_DAY = 3, STANDS = 90 * DAY, PEOPLE = 5000 };

/* The three answers: what is posted, and the purpose of its link. */
struct answer {
	str value;
	const char *purpose, *label, *question;
};

static const struct answer answers[] = {
	{ S("ja"), "still-yes", N_("Yes, this is still going on"),
	  N_("You say that this is still going on:") },
	{ S("opgelost"), "still-solved", N_("No, it is solved"),
	  N_("You say that this is solved:") },
	{ S("weg"), "still-remove", N_("Take this away"),
	  N_("You ask to take this away:") },
};

static const struct answer *answer_of(str value)
{
	for (size_t i = 0; i < COUNT(answers); i++)
		if (str_eq(answers[i].value, value))
			return &answers[i];
	return NULL;
}

static const struct answer *answer_for(str purpose)
{
	for (size_t i = 0; i < COUNT(answers); i++)
		if (str_eq(str_from_z(answers[i].purpose), purpose))
			return &answers[i];
	return NULL;
}

/* What may be reported, and what it is when it is over. */
static const struct still_type {
	str type, path;
	const char *many;
	void (*solve)(struct tx *tx, entry_id id, int64_t now);
} types[] = {
	{ S("ask"), S("/vragen/"), N_("Asks"), ask_was_solved },
	{ S("signal"), S("/knelpunten/"), N_("Barriers"), signal_was_solved },
};

static const struct still_type *type_of(str type)
{
	size_t n = 0;

	while (n + 1 < COUNT(types) && !str_eq(types[n].type, type))
		n++;
	return &types[n];
}

/* The one of the route, if this reader may see it. */
static bool find(struct request *req, struct post *post)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_starts(req->path, types[i].path))
			return post_open(req, types[i].type, post);
	return false;
}

/* Whose word it is: a party's name or a role, never a person's. */
static str word_of(struct request *req, const struct post *post)
{
	struct entry_card_rows parties = post_parties(req->tx, post->id);

	for (size_t i = 0; i < parties.n; i++)
		if (may(req, MANAGER, OF_ENTRY(parties.at[i].id)))
			return parties.at[i].title;
	if (may(req, COORDINATOR, OF_ENTRY(post->id)))
		return tr(req->conf->lang, S("the coordinator"));
	return tr(req->conf->lang, S("a visitor, by mail"));
}

static void apply(struct request *req, const struct post *post,
		  const struct answer *answer)
{
	str value = answer->value;

	if (str_eq(value, S("weg"))) {
		post_row_ensure(req->tx, post->id, req->now);
		if (post_may_change(req, post))
			post_withdraw(req->tx, post->id, req->now);
		else
			post_ask_removal(req->tx, post->id, req->now);
		return;
	}
	still_reconfirm(req->tx, post->id, req->now, word_of(req, post));
	if (str_eq(value, S("opgelost")))
		type_of(post->type)->solve(req->tx, post->id, req->now);
	entry_changed(req->tx, post->id, req->now);
}

static struct reply thank(struct request *req, const struct post *post)
{
	str path = entry_path(req->tx, post->id, post->type, post->slug);

	return reply_redirect(req, "%.*s?dank=1", (int)path.n, path.p);
}

struct still_form {
	str email, website;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct still_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
	FORM_TEXT(struct still_form, website, .max = 200),
};

static void crumbs(struct request *req, const struct post *post)
{
	const struct still_type *t = type_of(post->type);

	head_crumb(req, tr(req->lang, str_from_z(t->many)),
		   str_head(t->path, t->path.n - 1));
	head_crumb(req, post->title, entry_path(req->tx, post->id, post->type,
						post->slug));
}

static struct reply mail_page(struct request *req, const struct post *post,
			      const struct answer *answer, str mail, str error)
{
	crumbs(req, post);
	req->head.no_index = true;
	return reply_page(req, error.n ? 422 : 200, T(req, "Confirm by mail"),
		still_mail_page, .action = req->path, .answer = answer->value,
		.question = tr(req->lang, str_from_z(answer->question)),
		.title = post->title, .mail = mail, .error = error);
}

static void send_letter(struct request *req, const struct post *post,
			const struct answer *answer, str mail, str url)
{
	struct arena *a = req->arena;

	mail_add(req->tx, &(struct mail){
		.to = mail,
		.subject = TF(req, "Still going on? {title}",
			      TR_STR("title", post->title)),
		.text = LETTER(a, req->lang, (str){ 0 }, req->conf->name,
			tr(req->lang, str_from_z(answer->question)),
			post->title,
			T(req, "Open this link and press the button, then it counts:"),
			url,
			T(req, "Was it not you? Then you need not do anything.")),
		.now = req->now });
}

/* A visitor's word counts once the mail is confirmed. */
static struct reply ask_by_mail(struct request *req, const struct post *post,
				const struct answer *answer)
{
	struct still_form form;
	struct form_errors errors;
	person_id person;
	str purpose = str_from_z(answer->purpose), mail;

	if (!memmem(req->body.p, req->body.n, "email=", 6))
		return mail_page(req, post, answer, (str){ 0 }, (str){ 0 });
	errors = form_read(req, fields, &form);
	if (errors.n)
		return mail_page(req, post, answer, form.email,
				 errors.at[0].message);
	mail = person_mail(req->arena, form.email);
	person = form.website.n ? (person_id){ 0 }
				: person_of_mail(req, mail, S(""));
	if (person.v && link_count(req->tx, purpose, person, req->now - DAY) <
			MAILS_A_DAY)
		send_letter(req, post, answer, mail,
			token_create(req->tx, &(struct token){ answer->purpose,
				person, .about = post->id.v, .url = req->url,
				.now = req->now }).url);
	return reply_redirect(req, "%.*s", (int)req->path.n, req->path.p);
}

static struct reply hear(struct request *req)
{
	const struct answer *said = answer_of(request_field(req, "antwoord"));
	struct post post;

	if (!said || !find(req, &post))
		return reply_not_found(req);
	if (!req->who.id.v)
		return ask_by_mail(req, &post, said);
	apply(req, &post, said);
	return thank(req, &post);
}

static struct reply look_in_mail(struct request *req)
{
	struct post post;

	if (!find(req, &post))
		return reply_not_found(req);
	crumbs(req, &post);
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Look in your mail"),
		still_sent_page, .title = post.title,
		.path = entry_path(req->tx, post.id, post.type, post.slug));
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	const struct answer *answer = answer_for(link->purpose);
	struct post post;

	if (!answer || !post_by_id(req->tx, (entry_id){ link->about }, &post))
		return false;
	*page = (struct token_page){
		.title = T(req, "Is this still going on?"),
		.text = tr(req->lang, str_from_z(answer->question)),
		.quote = post.title,
		.buttons = { { answer->value,
			tr(req->lang, str_from_z(answer->label)) } },
		.done_path = entry_path(req->tx, post.id, post.type, post.slug),
		.done_label = T(req, "See what it is about"),
	};
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	const struct answer *answer = answer_for(link->purpose);
	struct post post;

	if (!answer || !post_by_id(req->tx, (entry_id){ link->about }, &post))
		return reply_not_found(req);
	req->who.id = link->person_id;          /* this is their word */
	apply(req, &post, answer);
	req->who.id = (person_id){ 0 };
	return thank(req, &post);
}

const struct token_purpose still_purposes[] = {
	{ "still-yes", WAITS, false, show, use },
	{ "still-solved", WAITS, false, show, use },
	{ "still-remove", WAITS, false, show, use },
	{ 0 }
};

static struct outcome_ids ask_people(struct tx *tx, int64_t now)
{
	struct still_person_rows rows = still_people(tx, now - STANDS, PEOPLE);
	struct outcome_ids people = { 0 };

	list_each(r, rows)
		list_add(tx_arena(tx), &people) = r->person_id.v;
	return people;
}

static struct outcome_ids asks_open(const struct outcome_reader *reader)
{
	struct still_ask_rows rows = still_asks_of(reader->tx, reader->person,
						   reader->now - STANDS);
	struct outcome_ids open = { 0 };

	list_each(r, rows)
		list_add(reader->arena, &open) = r->id.v;
	return open;
}

static bool write_ask(const struct outcome_reader *reader, int64_t about,
		      struct outcome_point *point)
{
	struct post post;

	if (!post_by_id(reader->tx, (entry_id){ about }, &post))
		return false;
	point->text = TF(reader, "Your ask “{title}”: is it still going on?",
			 TR_STR("title", entry_title_within(post.title)));
	for (size_t n = 0; n < COUNT(answers); n++)
		point->buttons[n] = (struct outcome_button){
			tr(reader->lang, str_from_z(answers[n].label)),
			token_create(reader->tx, &(struct token){
				answers[n].purpose, reader->person,
				.about = about, .url = reader->url,
				.now = reader->now }).url };
	return true;
}

const struct outcome_source still_asks = {
	.name = "ask", .people = ask_people,
	.open = asks_open, .write = write_ask,
};

const struct route still_routes[] = {
	{ GET,  "/vragen/{slug}/speelt-nog",     look_in_mail, ANYONE },
	{ POST, "/vragen/{slug}/speelt-nog",     hear, ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/knelpunten/{slug}/speelt-nog", look_in_mail, ANYONE },
	{ POST, "/knelpunten/{slug}/speelt-nog", hear, ANYONE,
	  .rate = RATE_POST },
	{ 0 }
};
