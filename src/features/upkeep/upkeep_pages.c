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

enum { SHOWN = 20 };

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

struct reply health_show(struct request *req)
{
	head(req, T(req, "Health"));
	return reply_page(req, 200, T(req, "Health"), health_page,
		.findings = upkeep_examine(&(struct checkup){ req->arena,
			req->tx, req->conf, req->lang, req->now }),
		.version = S(VERSION));
}
