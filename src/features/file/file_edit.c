/* SPDX-License-Identifier: EUPL-1.2 */
/* .../bestanden: adding, taking away and putting back. */
#include "features/file/inside.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "features/audit/audit.h"
#include "file_edit.html.h"

enum { HASH = 32 };

struct file_form {
	str titel;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct file_form, titel, .label = N_("What is it?"),
		  .min = 3, .max = 120),
};

/* The article of the route, and the file of its {id} if it has one. */
struct shelf {
	struct entry_card row;
	str path;
	struct file file;
	struct reply why;
};

static bool find_file(struct request *req, struct shelf *s)
{
	if (!edit_reach(req, &s->row, &s->path, &s->why))
		return false;
	if (file_get(req->tx, (file_id){ request_id(req, 1) }, s->row.id,
		     &s->file))
		return true;
	s->why = reply_not_found(req);
	return false;
}

static struct reply back(struct request *req, const struct shelf *s)
{
	return reply_redirect(req, "%.*s/bestanden", (int)s->path.n, s->path.p);
}

static struct upload_field upload_of(const struct request *req,
				     const struct form_errors *errors)
{
	return (struct upload_field){
		.name = S("bestand"), .label = T(req, "The file"),
		.hint = T(req, "PDF, Word, Excel, PowerPoint or OpenDocument, at most 20 MB. Everyone can read it: look whether there are names or addresses of people in it."),
		.accept = S(".pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx"),
		.error = form_error_at(errors, "bestand") };
}

static struct reply page(struct request *req, const struct shelf *s,
			 str typed, const struct form_errors *errors)
{
	struct file_row_rows rows = file_list(req->tx, s->row.id);
	struct file_row_rows gone = file_removed_list(req->tx, s->row.id,
		req->now - FILE_KEPT_DAYS * DAY);
	str title = TF(req, "Files with {title}",
		       TR_STR("title", entry_title_within(s->row.title)));

	edit_head_beside(req, &s->row, s->path, T(req, "Files"), "bestanden");
	return reply_page(req, errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", title))
			  : title,
		file_edit, .heading = title, .path = s->path,
		.documents = file_documents(req, &rows),
		.gone = file_documents(req, &gone), .errors = *errors,
		.typed = typed, .upload = upload_of(req, errors),
		.title_error = form_error_at(errors, "titel"));
}

struct reply file_page(struct request *req)
{
	const struct form_errors none = { 0 };
	struct shelf s;

	return edit_reach(req, &s.row, &s.path, &s.why)
		? page(req, &s, (str){ 0 }, &none) : s.why;
}

static const struct file_kind *check(struct request *req,
				     const struct shelf *s,
				     struct form_errors *errors)
{
	const char *why = NULL;
	const struct file_kind *kind = NULL;
	str said = { 0 };

	if (!req->file.bytes.n)
		said = T(req, "Choose a file.");
	else if (!(kind = file_kind_of(req->arena, req->file.bytes, &why)))
		said = tr(req->lang, str_from_z(why));
	else if (file_count(req->tx, s->row.id) >= FILE_MOST)
		said = TF(req, "There are {n} files. Take one away first.",
			  TR_INT(req->arena, "n", FILE_MOST));
	else if (errors->n)
		said = T(req, "Choose the file once more: a browser does not keep it.");
	if (said.n)
		form_add_error(req, errors, S("bestand"), said);
	return kind;
}

/* The name it had, with the ending of what it is. */
static str name_for(struct request *req, const struct file_kind *kind)
{
	str name = req->file.name;
	size_t at = name.n;

	while (at && name.p[at - 1] != '.')
		at--;
	if (at > 1)
		name.n = at - 1;
	if (!name.n)
		name = S("bestand");
	return arena_f(req->arena, "%.*s.%.*s", (int)name.n, name.p,
		       (int)kind->name.n, kind->name.p);
}

static void keep(struct request *req, const struct shelf *s, str title,
		 const struct file_kind *kind)
{
	str rest = req->file.bytes;
	file_id id = file_add(req->tx, .entry = s->row.id, .title = title,
		.name = name_for(req, kind), .kind = kind->name,
		.size = (int64_t)rest.n,
		.hash = str_head(sha256_hex(req->arena, rest), HASH),
		.now = req->now, .by = req->who.id);

	for (int64_t n = 0; rest.n; n++) {
		str piece = { rest.p, rest.n < FILE_PIECE ? rest.n : FILE_PIECE };

		file_piece_add(req->tx, id, n, piece);
		rest = (str){ rest.p + piece.n, rest.n - piece.n };
	}
}

/* In the history of the article, and where deeds are looked up. */
static void note(struct request *req, const struct shelf *s, str was,
		 str became)
{
	edit_record_beside(req, &s->row, S("bestand"), was, became);
	audit_note(req->tx, req->who.id, became.n ? S("file.shown")
		   : S("file.removed"), (person_id){ 0 }, s->row.slug,
		   req->now);
}

struct reply file_send(struct request *req)
{
	const struct file_kind *kind;
	struct form_errors errors;
	struct file_form form;
	struct shelf s;

	if (!edit_reach(req, &s.row, &s.path, &s.why))
		return s.why;
	errors = form_read(req, fields, &form);
	kind = check(req, &s, &errors);
	if (errors.n)
		return page(req, &s, form.titel, &errors);
	keep(req, &s, form.titel, kind);
	note(req, &s, S(""), form.titel);
	return back(req, &s);
}

struct reply file_away(struct request *req)
{
	struct shelf s;

	if (!find_file(req, &s))
		return s.why;
	if (!s.file.removed_at) {
		file_set_removed(req->tx, s.file.id, req->now);
		note(req, &s, s.file.title, S(""));
	}
	return back(req, &s);
}

struct reply file_again(struct request *req)
{
	struct shelf s;

	if (!find_file(req, &s))
		return s.why;
	if (s.file.removed_at && file_count(req->tx, s.row.id) >= FILE_MOST)
		return reply_refused(req, 409, T(req, "There is no room for it"),
			TF(req, "There are {n} files. Take one away first.",
			   TR_INT(req->arena, "n", FILE_MOST)));
	if (s.file.removed_at) {
		file_set_removed(req->tx, s.file.id, 0);
		note(req, &s, S(""), s.file.title);
	}
	return back(req, &s);
}
