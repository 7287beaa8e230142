/* SPDX-License-Identifier: EUPL-1.2 */
/* Whose it is does not agree: they say so by a link, and someone else than who
 * decided looks again, once. */
#include "features/report/inside.h"
#include "features/audit/audit.h"
#include "report_appeal.html.h"

enum { GOOD_FOR = 60 * DAY, WORDS_MIN = 10 };

struct appeal_form {
	str woorden, besluit;
};

static const char *const answers[] = { "undo", "keep", NULL };

static const struct form_field object_fields[] = {
	FORM_TEXT(struct appeal_form, woorden, .kind = FORM_PARAGRAPHS,
		  .min = WORDS_MIN, .max = MEASURE_WORDS),
};

static const struct form_field answer_fields[] = {
	FORM_TEXT(struct appeal_form, besluit, .kind = FORM_CHOICE,
		  .min = 1, .choices = answers),
	FORM_TEXT(struct appeal_form, woorden, .kind = FORM_PARAGRAPHS,
		  .min = WORDS_MIN, .max = MEASURE_WORDS),
};

static html words_field(struct request *req)
{
	struct appeal_form form = { 0 };
	str error = { 0 };

	if (req->method == POST) {
		struct form_errors errors = form_read(req, object_fields, &form);

		error = form_error_at(&errors, "woorden");
	}
	return part_page(req, appeal_field, .words = form.woorden,
			 .error = error);
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	struct measure m;

	if (!measure_get(req->tx, (measure_id){ link->about }, &m))
		return false;
	*page = (struct token_page){
		.title = T(req, "You do not agree"),
		.text = m.appealed_at
			? T(req, "You, or someone you manage this with, told us already. You get a mail with what is decided.")
			: T(req, "Tell us why. Someone else than who decided this looks at it again, and you get a mail."),
		.quote = m.words,
		.done_path = S("/huisregels"),
		.done_label = T(req, "House rules"),
	};
	if (!m.appealed_at) {
		page->fields = words_field(req);
		page->buttons[0] = (struct token_button){ S("ja"),
			T(req, "Look at it again") };
	}
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	struct appeal_form form = { 0 };
	struct form_errors errors = form_read(req, object_fields, &form);

	if (errors.n)
		return (struct reply){ 0 };
	(void)measure_object(req->tx, (measure_id){ link->about }, form.woorden,
			     req->now);
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "We look at it again"),
			  appeal_sent, .phone = req->conf->phone);
}

const struct token_purpose report_purposes[] = {
	{ "appeal", GOOD_FOR, false, show, use },
	{ 0 }
};

/* The appeal of the route, if it is for this moderator to answer: someone
 * else decided, and it is not theirs. */
static bool find(struct request *req, struct measure *m, struct report *r)
{
	return measure_get(req->tx, (measure_id){ request_id(req, 0) }, m) &&
	       m->appealed_at && report_find(req, m->report_id, r) &&
	       m->by_id.v != req->who.id.v && report_may_decide(req, r);
}

static struct reply page(struct request *req, const struct report *r,
			 const struct measure *m,
			 const struct appeal_form *form,
			 const struct form_errors *errors)
{
	head_crumb(req, T(req, "Your week"), S("/beheer"));
	head_crumb(req, T(req, "Reports"), S("/beheer/meldingen"));
	head_crumb(req, r->title, arena_f(req->arena,
		"/beheer/bezwaren/%" PRId64, m->id.v));
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", r->title))
			  : r->title,
		appeal_page, .id = m->id.v, .title = r->title,
		.path = r->path, .summary = r->summary,
		.dones = report_dones(req, r->id), .appeal = m->appeal,
		.answer = m->answer, .answered = m->answered_at,
		.undo = str_eq(form->besluit, S("undo")),
		.keep = str_eq(form->besluit, S("keep")),
		.words = form->woorden,
		.choice_error = form_error_at(errors, "besluit"),
		.words_error = form_error_at(errors, "woorden"));
}

struct reply appeal_show(struct request *req)
{
	const struct appeal_form empty = { 0 };
	const struct form_errors none = { 0 };
	struct measure m;
	struct report r;

	if (!find(req, &m, &r))
		return reply_not_found(req);
	return page(req, &r, &m, &empty, &none);
}

struct reply appeal_answer(struct request *req)
{
	struct appeal_form form = { 0 };
	struct form_errors errors;
	struct measure m;
	struct report r;
	bool undo;

	if (!find(req, &m, &r))
		return reply_not_found(req);
	errors = form_read(req, answer_fields, &form);
	if (errors.n)
		return page(req, &r, &m, &form, &errors);
	undo = str_eq(form.besluit, S("undo"));
	if (!measure_answer(req->tx, m.id, form.woorden, undo, req->who.id,
			    req->now))
		return reply_redirect(req, "/beheer/meldingen");
	if (undo)
		measure_undo(req, &r, &m);
	audit_note_entry(req->tx, req->who.id, undo ? S("appeal.granted")
			 : S("appeal.refused"), r.entry_id, m.person_id,
			 req->now);
	measure_tell(req, &r, &(struct measure_letter){
		N_("Looked at again: {title}"), form.woorden, { 0 } });
	return reply_redirect(req, "/beheer/meldingen?klaar=1");
}
