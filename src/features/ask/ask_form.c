/* SPDX-License-Identifier: EUPL-1.2 */
/* Asking in two steps. */
#include "features/ask/inside.h"
#include "features/origin/origin.h"
#include "ask_form.html.h"

static const char *const kinds[] = {
	"question", "need-money", "need-expert", "need-place", "need-people",
	"need-partner", "policy-barrier", NULL
};

static str kind_of(const struct post_form *form)
{
	return form->soort.n ? form->soort : S("question");
}

const struct post_type ask_type = {
	.type = S("ask"), .path = S("/vragen"), .kinds = kinds,
	.kind_name = ask_kind_name,
	.role = "asked_by", .organisation_role = "asker_org",
	.mine = N_("What you asked"),
};

/* What step 1 asks for; the rest is asked in step 2. */
static bool is_of_step_1(const struct form_errors *errors)
{
	return form_error_at(errors, "plaats").n ||
	       form_error_at(errors, "namens").n ||
	       form_error_at(errors, "soort").n ||
	       form_error_at(errors, "fase").n;
}

static str title_of(struct request *req, const struct post_form *form)
{
	return form->errors.n ? T(req, "Error: ask your question")
			      : T(req, "Ask your question");
}

static struct reply step_1(struct request *req, const struct post_form *form)
{
	struct post_fields f = post_fields_of(req, &ask_type, form);

	f.alike = S("/vragen/lijkt-op");
	head_crumb(req, T(req, "Asks"), S("/vragen"));
	head_crumb(req, T(req, "Ask your question"), S("/vragen/nieuw"));
	req->head.no_index = true;
	return reply_page(req, form->errors.n ? 422 : 200, title_of(req, form),
		ask_write_page, .f = f, .origin = origin_part(req),
		.readers = form->lezers, .title = form->titel);
}

static struct reply step_2(struct request *req, const struct post_form *form)
{
	head_crumb(req, T(req, "Asks"), S("/vragen"));
	head_crumb(req, T(req, "Ask your question"), S("/vragen/nieuw"));
	req->head.no_index = true;
	return reply_page(req, form->errors.n ? 422 : 200, title_of(req, form),
		ask_check_page, .f = post_fields_of(req, &ask_type, form),
		.origin = origin_part(req),
		.alike = ask_lookalikes_of(req, form->tekst));
}

struct reply ask_new(struct request *req)
{
	struct origin origin = origin_read(req);
	struct post_form form = {
		.tekst = str_head(request_param(req, "tekst"), POST_TEXT_MAX),
		.namens = request_param(req, "namens"),
		.plaats = request_param(req, "plaats"),
		.voor = request_param(req, "voor"),
	};

	if (origin.item.id.v) {
		form.tekst = origin.item.title;
		form.plaats = origin.item.place_slug;
	}
	post_find_place(req, &form);
	post_find_party(req, &form);
	form.errors.n = 0;
	return step_1(req, &form);
}

struct reply ask_check(struct request *req)
{
	struct post_form form = post_read(req, &ask_type, POST_WRITE);

	if (!form.titel.n)
		form.thema = origin_read(req).themes;
	if (form.errors.n)
		return step_1(req, &form);
	if (request_field(req, "terug").n)
		return step_1(req, &form);
	return step_2(req, &form);
}

/* The kinds of askers of the data set; a resident is none of them. */
static str asker_kind_of(const struct post_form *form)
{
	return str_eq(form->party.type, S("initiative")) ? S("initiative")
							 : S("");
}

struct reply ask_send(struct request *req)
{
	struct post_form form = post_read(req, &ask_type, POST_SEND);
	struct origin origin = origin_read(req);
	entry_id id;

	if (form.errors.n)
		return is_of_step_1(&form.errors) ? step_1(req, &form)
						  : step_2(req, &form);
	if (!post_is_welcome(req, &form))
		return post_pretend(req, &ask_type);
	id = post_insert(req, &ask_type, &form);
	ask_insert(req->tx, id, kind_of(&form), form.tekst,
		   asker_kind_of(&form), post_writer(req, &form), req->lang);
	origin_link(req, &origin, id);
	return post_finish(req, &ask_type, id);
}
