/* SPDX-License-Identifier: EUPL-1.2 */
/* The yearly mail, its reminder, and the three answers. */
#include "features/fresh/inside.h"
#include "features/audit/audit.h"
#include "features/post/post.h"
#include "mail/letter.h"

enum { REMIND_AFTER = 30 * DAY, ANSWER_FOR = 60 * DAY, PEOPLE = 1000,
       ON_ONE_MAIL = 20, KEEPERS = 5, EARLY = 6 * HOUR };

/* The first mail of a year, its reminder, and one a coordinator sends. */
enum fresh_letter { FIRST, REMINDER, ONCE_MORE };

static const char purpose[] = "fresh";

void fresh_mark(struct tx *tx, entry_id id, str by, int64_t now)
{
	fresh_check(tx, id, now, by);
	entry_changed(tx, id, now);
}

/* Each person in a job of their own, so that one failing harms no other. */
static enum job_end ask_all(struct job *job)
{
	struct fresh_person_rows rows =
		fresh_people(job->tx, job->now - FRESH_YEAR, PEOPLE);

	list_each(r, rows)
		job_add(job->tx, S("fresh.ask"), r->person_id.v, job->now);
	return JOB_DONE;
}

static void write_letter(struct job *job, const struct person *to,
			 const struct fresh_entry_rows *rows,
			 enum fresh_letter letter)
{
	static const char *const begins[] = {
		[FIRST] = N_("Nobody looked at this for a year. Is it still right? Open the link of each and press a button; you need not sign in:"),
		[REMINDER] = N_("A month ago we asked whether this is still right. We do not remind you again. Open the link of each and press a button:"),
		[ONCE_MORE] = N_("A coordinator would like to know whether this is still right. Open the link and press a button; you need not sign in:"),
	};
	str paragraphs[2 * ON_ONE_MAIL + 3] = {
		tr(to->lang, str_from_z(begins[letter])) };
	size_t n = 1;

	for (size_t i = 0; i < rows->n; i++) {
		paragraphs[n++] = rows->at[i].title;
		paragraphs[n++] = token_create(job->tx, &(struct token){
			purpose, to->id, .about = rows->at[i].id.v,
			.url = job->url, .now = job->now }).url;
	}
	paragraphs[n++] = tr(to->lang, S("Without an answer it stays, and we say that nobody looked at it for long."));
	mail_add(job->tx, &(struct mail){
		.to = to->mail,
		.subject = tr(to->lang, S("Is this still right?")),
		.text = letter_write(job->arena, to->lang,
			(const str[]){ to->name, job->conf->name },
			paragraphs, n),
		.now = job->now });
}

static enum job_end ask(struct job *job)
{
	person_id id = { job->about };
	struct fresh_entry_rows rows = fresh_due(job->tx, id,
		job->now - FRESH_YEAR, ON_ONE_MAIL);
	struct person person;

	if (!rows.n || !person_get(job->tx, id, &person))
		return JOB_DONE;
	list_each(r, rows)
		fresh_asked(job->tx, r->id, id, job->now);
	write_letter(job, &person, &rows, FIRST);
	job_add(job->tx, S("fresh.remind"), id.v, job->now + REMIND_AFTER);
	return JOB_DONE;
}

static enum job_end remind(struct job *job)
{
	person_id id = { job->about };
	struct fresh_entry_rows rows = fresh_unanswered(job->tx, id,
		job->now - REMIND_AFTER, ON_ONE_MAIL);
	struct person person;

	if (!rows.n || !person_get(job->tx, id, &person))
		return JOB_DONE;
	list_each(r, rows)
		fresh_reminded(job->tx, r->id, job->now);
	write_letter(job, &person, &rows, REMINDER);
	return JOB_DONE;
}

/* A coordinator asks it once more, about this one alone. */
static enum job_end ask_again(struct job *job)
{
	entry_id id = { job->about };
	struct fresh_person_rows rows = fresh_owners(job->tx, id, KEEPERS);
	struct fresh_entry_rows one = { 0 };
	struct entry_card row;
	struct person person;

	if (!entry_get_by_id(job->tx, id, &row))
		return JOB_DONE;
	list_add(job->arena, &one) = (struct fresh_entry){ row.id, row.title };
	list_each(r, rows)
		if (person_get(job->tx, r->person_id, &person))
			write_letter(job, &person, &one, ONCE_MORE);
	return JOB_DONE;
}

const struct job_kind fresh_jobs[] = {
	{ "fresh.ask-all", ask_all },
	{ "fresh.ask", ask },
	{ "fresh.remind", remind },
	{ "fresh.again", ask_again },
	{ 0 }
};

const struct periodic fresh_periodic[] = {
	{ "fresh.ask-all", DAY, EARLY },
	{ 0 }
};

/* What it is about, while it is there and theirs. */
static bool about(struct request *req, const struct link *link,
		  struct entry_card *row)
{
	entry_id id = { link->about };

	return entry_get_by_id(req->tx, id, row) &&
	       fresh_owns(req->tx, id, link->person_id);
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct entry_card row;

	if (!about(req, link, &row))
		return false;
	*page = (struct token_page){
		.title = T(req, "Is this still right?"),
		.text = row.summary, .quote = row.title,
		.buttons = { { S("ja"), T(req, "Still right") },
			     { S("anders"), T(req, "Something changed") },
			     { S("gestopt"), T(req, "It stopped") } },
		.done_path = entry_path(req->tx, row.id, row.type, row.slug),
		.done_label = row.title,
	};
	return true;
}

static bool is_post(const struct entry_card *row)
{
	return str_eq(row->type, S("ask")) || str_eq(row->type, S("offer"));
}

/* What stopped is no longer shown. */
static void stop(struct request *req, const struct entry_card *row,
		 person_id person)
{
	if (entry_is_party(row->type)) {
		fresh_stop_party(req, row, person);
		return;
	}
	if (is_post(row))
		post_withdraw(req->tx, row->id, req->now);
	else
		entry_set_status(req->tx, row->id, S("withdrawn"));
	entry_changed(req->tx, row->id, req->now);
	audit_note_entry(req->tx, person, S("fresh.stopped"), row->id,
			 (person_id){ 0 }, req->now);
}

static struct reply use(struct request *req, const struct link *link)
{
	str said = request_field(req, "antwoord"), path;
	struct entry_card row;

	if (!about(req, link, &row))
		return reply_not_found(req);
	path = entry_path(req->tx, row.id, row.type, row.slug);
	if (str_eq(said, S("ja"))) {
		fresh_mark(req->tx, row.id, entry_is_party(row.type) ? row.title
			: tr(req->conf->lang, S("whose it is")), req->now);
		return token_done(req, T(req, "It is still right. In a year we ask again."),
				  path, row.title);
	}
	if (str_eq(said, S("anders")))
		return token_done(req, T(req, "Sign in and change it; then it is checked too."),
			arena_f(req->arena, "/inloggen?naar=%.*s/wijzigen",
				(int)path.n, path.p), T(req, "Sign in"));
	if (!str_eq(said, S("gestopt")))
		return (struct reply){ 0 };
	stop(req, &row, link->person_id);
	if (entry_is_party(row.type))
		return token_done(req, T(req, "It is no longer shown. Thank you for saying so. Was it a mistake, or do you start again? You can undo it at any time."),
				  path, row.title);
	return token_done(req, T(req, "It is no longer shown. Thank you for saying so. Was it a mistake? Ask the coordinator."),
			  S("/plein"), T(req, "To the square"));
}

const struct token_purpose fresh_purposes[] = {
	{ purpose, ANSWER_FOR, false, show, use },
	{ 0 }
};
