/* SPDX-License-Identifier: EUPL-1.2 */
/* Files where they are read, and what becomes of those taken away. */
#include "features/file/inside.h"
#include "base/when.h"
#include "http/url.h"
#include "file.html.h"

/* "1,2 MB", "34 kB": with one digit where that says more. */
static str size_text(struct request *req, int64_t bytes)
{
	bool nl = str_eq(req->lang, S("nl"));

	if (bytes < 1000 * 1000)
		return arena_f(req->arena, "%" PRId64 " kB",
			       (bytes + 999) / 1000);
	return arena_f(req->arena, "%" PRId64 "%c%" PRId64 " MB",
		       bytes / 1000000, nl ? ',' : '.', bytes / 100000 % 10);
}

struct documents file_documents(struct request *req,
				const struct file_row_rows *rows)
{
	struct documents list = { 0 };

	list_each(row, *rows) {
		str label = file_kind_named(row->kind)->label;
		str size = size_text(req, row->size);

		list_add(req->arena, &list) = (struct document){
			row->id.v, row->title,
			arena_f(req->arena, "/bestand/%.*s", (int)row->hash.n,
				row->hash.p),
			arena_f(req->arena, "%.*s, %.*s", (int)label.n,
				label.p, (int)size.n, size.p) };
	}
	return list;
}

html file_part(struct request *req, const struct entry_view *v)
{
	struct file_row_rows rows = file_list(req->tx, v->id);

	return part_page(req, file_list_part,
			 .documents = file_documents(req, &rows),
			 .path = v->edit.n ? v->path : (str){ 0 });
}

static str read_piece(struct tx *tx, int64_t about, int64_t nth)
{
	struct file_piece piece;

	return file_piece(tx, (file_id){ about }, nth, &piece) ? piece.bytes
							       : (str){ 0 };
}

static struct reply serve(struct request *req)
{
	struct file_shown file;

	if (!file_shown(req->tx, req->args[0], &file))
		return reply_not_found(req);
	return (struct reply){ .status = 200,
		.type = file_kind_named(file.kind)->type,
		.filename = file.name, .immutable = true,
		.pieces = { file.id.v, (size_t)file.size, FILE_PIECE,
			    read_piece } };
}

struct reply file_mine(struct request *req, int64_t id)
{
	struct file_added file;

	if (!file_added_by(req->tx, (file_id){ id }, req->who.id, &file))
		return (struct reply){ 0 };
	req->head.no_store = true;
	return (struct reply){ .status = 200,
		.type = file_kind_named(file.kind)->type,
		.filename = file.name,
		.pieces = { file.id.v, (size_t)file.size, FILE_PIECE,
			    read_piece } };
}

static enum job_end forget(struct job *job)
{
	file_forget(job->tx, job->now - FILE_KEPT_DAYS * DAY);
	return JOB_DONE;
}

const struct job_kind file_jobs[] = {
	{ "file.forget", forget },
	{ 0 }
};

const struct periodic file_periodic[] = {
	{ "file.forget", DAY, 4 * HOUR + 10 * MINUTE },
	{ 0 }
};

const struct route file_routes[] = {
	{ GET,  "/bestand/{hash}", serve, ANYONE },
	{ GET,  "/kennis/{slug}/bestanden", file_page, PERSON },
	{ POST, "/kennis/{slug}/bestanden", file_send, PERSON,
	  .flags = UPLOAD, .rate = RATE_POST,
	  .max_body = FILE_BYTES + (128 << 10) },
	{ POST, "/kennis/{slug}/bestanden/{id}/weg", file_away, PERSON },
	{ POST, "/kennis/{slug}/bestanden/{id}/terug", file_again, PERSON },
	{ 0 }
};
