/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes of a circle, which nobody else reads and which go after thirty days. */
#include "features/circle/circle_notes.h"
#include "circle_notes.html.h"

struct note_form {
	str tekst;
	struct form_errors errors;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct note_form, tekst, .min = 2, .max = 4000,
		  .kind = FORM_PARAGRAPHS, .label = N_("Your note")),
};
static const struct form_shown shown[] = {
	{ "text", N_("What is good to know again next time."), 5 },
};

str circle_own_path(struct request *req, circle_id id)
{
	return arena_f(req->arena, "/mijn/kringen/%" PRId64, id.v);
}

void circle_own_head(struct request *req, const struct circle *c, str title)
{
	head_mine(req, c->purpose, circle_own_path(req, c->id));
	head_crumb(req, title, req->path);
}

struct reply circle_write(struct request *req, const struct circle_own *own,
			  const struct circle_writing *w)
{
	circle_own_head(req, &own->c, w->title);
	return reply_page(req, w->errors->n ? 422 : 200, w->title,
		circle_write_page, .title = w->title, .lead = w->lead,
		.back = circle_own_path(req, own->c.id), .button = w->button,
		.errors = *w->errors, .controls = w->controls);
}

static struct circle_note_row_rows kept(struct request *req,
					const struct circle_own *own)
{
	return circle_notes(req->tx, own->c.id, req->now - CIRCLE_NOTES_KEPT);
}

/* Of the meeting that was, as long as that is not over; else of today. */
static int64_t of_meeting(struct request *req, const struct circle_own *own)
{
	int64_t met = circle_met_at(req->tx, own->c.id, req->now);

	return met > req->now - CIRCLE_NOTES_KEPT + DAY ? met : req->now;
}

static str day(struct request *req, int64_t at)
{
	return when_day(req->arena, req->lang, at);
}

static struct circle_notes_shown notes_of(struct request *req,
					  const struct circle_own *own)
{
	struct circle_note_row_rows rows = kept(req, own);
	struct circle_notes_shown list = { 0 };

	list_each(r, rows)
		list_add(req->arena, &list) = (struct circle_note_shown){
			.id = r->member_id.v == own->seat->id.v ? r->id.v : 0,
			.who = r->title, .words = r->words,
			.made = day(req, r->made_at),
			.goes = day(req, r->of_at + CIRCLE_NOTES_KEPT) };
	return list;
}

static struct reply page(struct request *req, const struct circle_own *own,
			 const struct note_form *form)
{
	struct form_layout layout = { fields, shown, COUNT(fields) };

	circle_own_head(req, &own->c, T(req, "Notes"));
	return reply_page(req, form->errors.n ? 422 : 200,
		T(req, "Notes of the circle"), circle_notes_page,
		.back = circle_own_path(req, own->c.id),
		.goes = day(req, of_meeting(req, own) + CIRCLE_NOTES_KEPT),
		.notes = notes_of(req, own), .errors = form->errors,
		.controls = form_controls_of(req, &layout, form, &form->errors));
}

struct reply circle_notes_show(struct request *req)
{
	struct note_form form = { 0 };
	struct circle_own own;

	if (!circle_open_own(req, &own) || !own.in)
		return reply_not_found(req);
	if (req->method == GET)
		return page(req, &own, &form);
	form.errors = form_read(req, fields, &form);
	if (form.errors.n)
		return page(req, &own, &form);
	circle_note_add(req->tx, own.seat->id, form.tekst,
			of_meeting(req, &own), req->now);
	return reply_redirect(req, "/mijn/kringen/%" PRId64 "/notities",
			      own.c.id.v);
}

struct reply circle_notes_remove(struct request *req)
{
	struct circle_own own;
	int64_t id;

	if (!circle_open_own(req, &own) || !own.in ||
	    !str_to_int(request_field(req, "notitie"), &id) ||
	    !circle_note_remove(req->tx, (circle_note_id){ id }, own.seat->id))
		return reply_not_found(req);
	return reply_redirect(req, "/mijn/kringen/%" PRId64 "/notities",
			      own.c.id.v);
}

html circle_notes_part(struct request *req, const struct circle_own *own)
{
	return part_page(req, circle_notes_link,
			 .path = circle_own_path(req, own->c.id),
			 .n = (int64_t)kept(req, own).n);
}

void circle_notes_forget(struct tx *tx, int64_t before)
{
	circle_notes_end(tx, before);
}
