/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/kopie and /beheer/gezondheid. */
#include "features/upkeep/inside.h"
#include "base/when.h"
#include "features/audit/audit.h"
#include "mail/mail.h"
#include "upkeep_pages.html.h"

#include <unistd.h>

#ifndef VERSION
#define VERSION "0.1"
#endif

enum { SHOWN = 20, LATE = 15 * MINUTE };

static void head(struct request *req, str title)
{
	head_desk(req, title, req->path);
}

static str size_text(struct request *req, int64_t bytes)
{
	return arena_f(req->arena, "%lld kB", (long long)(bytes + 1023) / 1024);
}

/* Where that copy is; NULL: it is not there any more. */
static const char *file_of(struct request *req, const struct backup_line *b)
{
	const char *file = arena_f(req->arena, "%.*s/backups/%.*s",
		(int)req->conf->data.n, req->conf->data.p, (int)b->name.n,
		b->name.p).p;

	return !b->failure.n && access(file, R_OK) == 0 ? file : NULL;
}

/* "ask 12\nentry 40\n" as rows, those that are empty left out. */
static struct counts counts_of(struct request *req, str text)
{
	struct counts counts = { 0 };

	while (text.n) {
		str rows = str_cut(&text, '\n'), table = str_cut(&rows, ' ');

		if (rows.n && !str_eq(rows, S("0")))
			list_add(req->arena, &counts) =
				(struct counted){ table, rows };
	}
	return counts;
}

static struct copy_lines copies_of(struct request *req)
{
	struct backup_line_rows rows = backup_list(req->tx, SHOWN);
	struct copy_lines lines = { 0 };

	list_each(b, rows) {
		list_add(req->arena, &lines) = (struct copy_line){
			.id = b->id.v, .failure = b->failure,
			.when = when_moment(req->arena, req->lang, b->at),
			.size = size_text(req, b->bytes),
			.tried = b->rehearsed_at ? when_day(req->arena,
				req->lang, b->rehearsed_at) : (str){ 0 },
			.rehearsal = b->rehearsal,
			.there = file_of(req, b) != NULL,
			.counts = counts_of(req, b->counts) };
	}
	return lines;
}

struct reply copies_show(struct request *req)
{
	head(req, T(req, "Copies of the data"));
	return reply_page(req, 200, T(req, "Copies of the data"), copies_page,
		.copies = copies_of(req), .busy = backup_asked(req->tx) > 0,
		.elsewhere = req->conf->database.n > 0,
		.hour = req->conf->backup_hour, .kept = req->conf->backup_kept);
}

struct reply copies_make(struct request *req)
{
	if (!req->conf->database.n && !backup_asked(req->tx)) {
		job_add(req->tx, S("backup.make"), req->now, req->now);
		audit_note(req->tx, req->who.id, S("backup.asked"),
			   (person_id){ 0 }, S(""), req->now);
	}
	return reply_redirect(req, "/beheer/kopie");
}

struct reply copies_try(struct request *req)
{
	struct backup_line row;

	if (!backup_get(req->tx, (backup_made_id){ request_id(req, 0) }, &row))
		return reply_not_found(req);
	if (!backup_asked(req->tx))
		job_add(req->tx, S("backup.rehearse"), row.id.v, req->now);
	return reply_redirect(req, "/beheer/kopie");
}

/* All there is of everyone: by mail alone nobody takes it, unless there is no
 * other way to sign in here. */
static bool must_show_more(struct request *req, struct reply *reply)
{
	*reply = reply_redirect(req, "/mijn/sterker?naar=%.*s",
				(int)req->path.n, req->path.p);
	return str_starts(req->url, S("https://")) && !req->conf->demo &&
	       !person_is_strong(req);
}

static const char *find_copy(struct request *req, struct backup_line *row)
{
	if (!backup_get(req->tx, (backup_made_id){ request_id(req, 0) }, row))
		return NULL;
	return file_of(req, row);
}

struct reply copies_take_ask(struct request *req)
{
	struct backup_line row;
	struct reply reply;

	if (!find_copy(req, &row))
		return reply_not_found(req);
	if (must_show_more(req, &reply))
		return reply;
	head(req, T(req, "Copies of the data"));
	return reply_page(req, 200, T(req, "Take this copy with you?"),
		copy_take_page, .id = row.id.v,
		.when = when_moment(req->arena, req->lang, row.at),
		.size = size_text(req, row.bytes));
}

struct reply copies_take(struct request *req)
{
	struct backup_line row;
	const char *file = find_copy(req, &row);
	struct reply reply;

	if (!file)
		return reply_not_found(req);
	if (must_show_more(req, &reply))
		return reply;
	audit_note(req->tx, req->who.id, S("backup.taken"), (person_id){ 0 },
		   row.name, req->now);
	req->event = "backup.taken";
	return (struct reply){ .status = 200, .file = file,
		.type = S("application/vnd.sqlite3"), .filename = row.name };
}

static void add(struct request *req, struct signs *signs, str what, bool well,
		str says)
{
	list_add(req->arena, signs) = (struct sign){ what, says, well };
}

static void see_queue(struct request *req, struct signs *signs)
{
	int64_t late = job_overdue(req->tx, req->now - LATE);
	int64_t dead = job_dead_count(req->tx);

	add(req, signs, T(req, "Tasks"), !late && !dead,
	    late ? TN(req, "{n} task is late. Is the program running well?",
		      "{n} tasks are late. Is the program running well?", late)
	    : dead ? TN(req, "{n} task failed for good. See it below your week.",
			"{n} tasks failed for good. See them below your week.",
			dead)
	    : T(req, "Nothing is late, nothing failed."));
}

static void see_disk(struct request *req, struct signs *signs)
{
	int64_t room = upkeep_free_mb(req->conf, req->arena);

	add(req, signs, T(req, "Disk"), room >= UPKEEP_ROOM_MB,
	    room < 10000
	    ? TF(req, "{n} MB free.", TR_STR("n", num_text(req->arena,
						req->lang, room)))
	    : TF(req, "{n} GB free.", TR_STR("n", num_text(req->arena,
						req->lang, room / 1000))));
}

static void see_copy(struct request *req, struct signs *signs)
{
	int64_t last = backup_last(req->tx);

	if (req->conf->database.n)
		return;
	add(req, signs, T(req, "Copies of the data"),
	    last > req->now - BACKUP_LATE,
	    last ? TF(req, "The last one is of {when}.", TR_STR("when",
			when_moment(req->arena, req->lang, last)))
		 : T(req, "There is none yet. It goes by itself, or at once with the button."));
}

static void see_mail(struct request *req, struct signs *signs)
{
	int64_t since;
	str why, says = T(req, "Goes out through your mail server.");
	bool away = mail_is_away(req->tx, &since, &why);

	if (!req->conf->mail.n)
		says = T(req, "Is kept and not sent: there is no mail server yet.");
	else if (away)
		says = TF(req, "Your mail server takes no mail since {when}. Mail waits and is tried again by itself. Why: {reason}",
			  TR_STR("when", when_moment(req->arena, req->lang, since)),
			  TR_STR("reason", why));
	add(req, signs, T(req, "Mail"), req->conf->mail.n && !away, says);
}

struct reply health_show(struct request *req)
{
	struct signs signs = { 0 };

	see_queue(req, &signs);
	see_copy(req, &signs);
	see_disk(req, &signs);
	see_mail(req, &signs);
	head(req, T(req, "Health"));
	return reply_page(req, 200, T(req, "Health"), health_page,
			  .signs = signs, .version = S(VERSION));
}
