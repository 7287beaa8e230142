/* SPDX-License-Identifier: EUPL-1.2 */
/* .../fotos: adding, describing, ordering, taking away and putting back. */
#include "features/photo/inside.h"
#include "base/when.h"
#include "crypto/crypto.h"
#include "features/audit/audit.h"
#include "image/image.h"
#include "photo_edit.html.h"

/* The text beside the box that is ticked; another text is another day. */
#define CONSENT_VERSION "2026-11-22"

enum { HASH = 32, ALT_MIN = 5, ALT_MAX = 200 };

/* What the child made of the file. */
struct made {
	struct image_set set;
	bool failed;
};

struct photo_form {
	str tekst, akkoord, soort;
};

static const char *const kinds[] = { "photo", "logo", NULL };
static const char *const yes[] = { "ja", NULL };

static const struct form_field fields[] = {
	FORM_TEXT(struct photo_form, tekst, .label = N_("What is to be seen?"),
		  .min = ALT_MIN, .max = ALT_MAX),
	FORM_TEXT(struct photo_form, akkoord, .kind = FORM_CHOICE,
		  .choices = yes),
	FORM_TEXT(struct photo_form, soort, .kind = FORM_CHOICE,
		  .choices = kinds),
};

/* The entry of the route, and the photo of its {id} if it has one. */
struct place_of {
	struct entry_card row;
	str path;
	struct photo photo;
	struct reply why;
};

static bool find(struct request *req, struct place_of *at)
{
	return edit_reach(req, &at->row, &at->path, &at->why);
}

static bool find_photo(struct request *req, struct place_of *at)
{
	if (!find(req, at))
		return false;
	if (photo_get(req->tx, (photo_id){ request_id(req, 1) }, at->row.id,
		      &at->photo))
		return true;
	at->why = reply_not_found(req);
	return false;
}

static struct reply back(struct request *req, const struct place_of *at)
{
	return reply_redirect(req, "%.*s/fotos", (int)at->path.n, at->path.p);
}

static struct upload_field upload_of(const struct request *req,
				     const struct form_errors *errors)
{
	return (struct upload_field){
		.name = S("foto"), .label = T(req, "The photo"),
		.hint = T(req, "JPEG, PNG or WebP, at most 12 MB. Where and when it was taken is left out."),
		.accept = S("image/jpeg,image/png,image/webp"),
		.error = form_error_at(errors, "foto") };
}

static struct reply page(struct request *req, const struct place_of *at,
			 const struct photo_form *form,
			 const struct form_errors *errors)
{
	struct photo_row_rows rows = photo_list(req->tx, at->row.id);
	struct photo_row_rows gone = photo_removed_list(req->tx, at->row.id,
		req->now - PHOTO_KEPT_DAYS * DAY);
	str title = TF(req, "Photos of {title}",
		       TR_STR("title", entry_title_within(at->row.title)));
	struct shots shots = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		struct shot *shot = &list_add(req->arena, &shots);

		*shot = photo_shot(req, &rows.at[i]);
		shot->may_earlier = i && !shot->is_logo &&
				    str_eq(rows.at[i - 1].kind, S("photo"));
	}
	edit_head_beside(req, &at->row, at->path, T(req, "Photos"), "fotos");
	return reply_page(req, errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", title))
			  : title,
		photo_edit, .heading = title, .path = at->path,
		.shots = shots, .gone = gone, .errors = *errors,
		.may_logo = entry_is_party(at->row.type),
		.logo = str_eq(form->soort, S("logo")),
		.agreed = form->akkoord.n > 0, .text = form->tekst,
		.upload = upload_of(req, errors),
		.text_error = form_error_at(errors, "tekst"),
		.agreed_error = form_error_at(errors, "akkoord"));
}

struct reply photo_page(struct request *req)
{
	struct place_of at;

	if (!find(req, &at))
		return at.why;
	return page(req, &at, &(struct photo_form){ 0 },
		    &(struct form_errors){ 0 });
}

void photo_prepare(struct request *req)
{
	struct made *made = arena_new(req->arena, struct made);
	struct err err;

	made->failed = !image_make(req->arena, req->file.bytes, &made->set,
				   &err);
	req->prepared = made;
}

/* What is wrong with the file, in words; empty: nothing. */
static str complaint(struct request *req)
{
	const struct made *made = req->prepared;
	str like = image_looks_like(req->file.bytes);

	if (!req->file.bytes.n)
		return T(req, "Choose a photo.");
	if (!made || made->failed)
		return T(req, "The photo could not be read just now. Try it again in a minute.");
	if (made->set.fault == IMAGE_UNKNOWN && like.n)
		return TF(req, "This is a {kind} file, not a photo we can show. Choose a photo as JPEG, PNG or WebP.",
			  TR_STR("kind", like));
	if (made->set.fault == IMAGE_UNKNOWN)
		return T(req, "This is not a photo we can show. Choose a photo as JPEG, PNG or WebP.");
	if (made->set.fault == IMAGE_MOVES)
		return T(req, "This picture moves. Choose one that stands still.");
	if (made->set.fault == IMAGE_TOO_LARGE)
		return T(req, "This picture is too large: more than 50 million points, or too much work to open. Make it smaller first.");
	return made->set.fault ? T(req, "This photo is damaged or not complete. Choose another one, or send it again.")
			       : (str){ 0 };
}

static void check(struct request *req, const struct place_of *at,
		  const struct photo_form *form, struct form_errors *errors)
{
	bool logo = str_eq(form->soort, S("logo"));
	str why = complaint(req);

	if (why.n)
		form_add_error(req, errors, S("foto"), why);
	else if (errors->n || (!logo && !form->akkoord.n))
		form_add_error(req, errors, S("foto"),
			T(req, "Choose the photo once more: a browser does not keep it."));
	if (!logo && !form->akkoord.n && !form_error_at(errors, "akkoord").n)
		form_add_error(req, errors, S("akkoord"),
			T(req, "Tick that the people on it agree, or that nobody can be recognised."));
	if (logo && !entry_is_party(at->row.type))
		form_add_error(req, errors, S("foto"),
			T(req, "Only an initiative or organisation has a logo."));
	if (!logo && photo_count(req->tx, at->row.id, S("photo")) >= PHOTO_MOST)
		form_add_error(req, errors, S("foto"),
			TF(req, "There are {n} photos. Take one away first.",
			   TR_INT(req->arena, "n", PHOTO_MOST)));
}

static str hash_of(struct request *req, str bytes)
{
	return str_head(sha256_hex(req->arena, bytes), HASH);
}

static photo_id keep(struct request *req, const struct place_of *at,
		     const struct photo_form *form, str kind)
{
	const struct made *made = req->prepared;
	photo_id id = photo_add(req->tx, .entry = at->row.id, .kind = kind,
		.position = photo_last(req->tx, at->row.id) + 1,
		.alt = form->tekst, .now = req->now, .by = req->who.id);

	list_each(image, made->set) {
		photo_size_add(req->tx, .photo = id,
			.type = image->type == IMAGE_JPEG ? S("jpeg")
							  : S("webp"),
			.width = image->width, .height = image->height,
			.hash = hash_of(req, image->bytes),
			.bytes = image->bytes);
	}
	return id;
}

/* In the history of the entry, and where deeds are looked up. */
static void note(struct request *req, const struct place_of *at, str kind,
		 str was, str became)
{
	edit_record_beside(req, &at->row,
		str_eq(kind, S("logo")) ? S("logo") : S("foto"), was, became);
	audit_note(req->tx, req->who.id, became.n ? S("photo.shown")
		   : S("photo.removed"), (person_id){ 0 }, at->row.slug,
		   req->now);
}

struct reply photo_send(struct request *req)
{
	struct place_of at;
	struct photo_form form;
	struct form_errors errors;
	photo_id id;
	str kind;

	if (!find(req, &at))
		return at.why;
	errors = form_read(req, fields, &form);
	check(req, &at, &form, &errors);
	if (errors.n)
		return page(req, &at, &form, &errors);
	kind = str_eq(form.soort, S("logo")) ? form.soort : S("photo");
	if (!str_eq(kind, S("photo")))
		photo_remove_logo(req->tx, at.row.id, req->now);
	id = keep(req, &at, &form, kind);
	if (form.akkoord.n)
		consent_given(req, &(struct consent){
			.person = req->who.id, .purpose = photo_consent.name,
			.about = id.v, .version = CONSENT_VERSION,
			.way = "form" });
	note(req, &at, kind, S(""), form.tekst);
	return back(req, &at);
}

struct reply photo_tell(struct request *req)
{
	struct place_of at;
	struct photo_form form;
	struct form_errors errors;

	if (!find_photo(req, &at))
		return at.why;
	errors = form_read_fields(req, fields, 1, &form);
	if (errors.n)
		return page(req, &at, &(struct photo_form){ 0 }, &errors);
	if (!str_eq(form.tekst, at.photo.alt)) {
		photo_describe(req->tx, at.photo.id, form.tekst);
		note(req, &at, at.photo.kind, at.photo.alt, form.tekst);
	}
	return back(req, &at);
}

/* It changes places with the one before. */
struct reply photo_earlier(struct request *req)
{
	struct place_of at;
	struct photo_row_rows rows;

	if (!find_photo(req, &at))
		return at.why;
	rows = photo_list(req->tx, at.row.id);
	for (size_t i = 1; i < rows.n; i++)
		if (rows.at[i].id.v == at.photo.id.v &&
		    str_eq(rows.at[i - 1].kind, rows.at[i].kind)) {
			photo_place(req->tx, rows.at[i].id,
				    rows.at[i - 1].position);
			photo_place(req->tx, rows.at[i - 1].id,
				    rows.at[i].position);
		}
	return back(req, &at);
}

struct reply photo_away(struct request *req)
{
	struct place_of at;

	if (!find_photo(req, &at))
		return at.why;
	if (!at.photo.removed_at) {
		photo_remove(req->tx, at.photo.id, req->now);
		note(req, &at, at.photo.kind, at.photo.alt, S(""));
	}
	return back(req, &at);
}

static bool has_room(struct request *req, const struct place_of *at)
{
	return str_eq(at->photo.kind, S("logo")) ||
	       photo_count(req->tx, at->row.id, S("photo")) < PHOTO_MOST;
}

struct reply photo_again(struct request *req)
{
	struct place_of at;

	if (!find_photo(req, &at))
		return at.why;
	if (!at.photo.removed_at)
		return back(req, &at);
	if (!has_room(req, &at))
		return reply_refused(req, 409, T(req, "There is no room for it"),
			TF(req, "There are {n} photos. Take one away first.",
			   TR_INT(req->arena, "n", PHOTO_MOST)));
	if (str_eq(at.photo.kind, S("logo")))
		photo_remove_logo(req->tx, at.row.id, req->now);
	photo_put_back(req->tx, at.photo.id,
		       photo_last(req->tx, at.row.id) + 1);
	note(req, &at, at.photo.kind, S(""), at.photo.alt);
	return back(req, &at);
}

/* Whoever said that the people on it agree takes that back: it is not shown
 * any more. */
static void withdraw(struct request *req, int64_t about)
{
	photo_remove(req->tx, (photo_id){ about }, req->now);
}

const struct consent_purpose photo_consent = {
	.name = "photo", .title = N_("A photo that people are on"),
	.withdraw = withdraw,
};
