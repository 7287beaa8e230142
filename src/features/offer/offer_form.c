/* SPDX-License-Identifier: EUPL-1.2 */
/* Bringing something, in one step. */
#include "features/offer/inside.h"
#include "offer.sql.h"
#include "offer_form.html.h"

static const char *const kinds[] = {
	"time", "experience", "knowledge", "space", "goods", "network",
	"finance", "coaching", "meeting", NULL
};

static str kind_of(const struct post_form *form)
{
	return form->soort.n ? form->soort : S("time");
}

const struct post_type offer_type = {
	.type = S("offer"), .path = S("/aanbod"), .kinds = kinds,
	.kind_name = offer_kind_name,
	.role = "provider", .organisation_role = "provider",
	.mine = N_("What you bring"),
};

/* What may be about a person is asked about once; sending again is yes. */
static bool is_to_be_asked(struct request *req, const struct post_form *form)
{
	return form->findings.n && !request_field(req, "zeker").n;
}

static struct form_control until_of(struct request *req,
				    const struct post_form *form)
{
	const struct edit_field *f = &offer_edit.fields[OFFER_EDIT_UNTIL];
	const struct form_field field = { .name = f->name, .label = f->label,
		.max = f->max };
	const struct form_shown shown = { "date", f->hint };
	struct form_control c = form_control_of(req, &field, &shown,
		form_error_at(&form->errors, f->name), (str){ 0 });

	c.value = form->tot;
	return c;
}

static struct reply page(struct request *req, const struct post_form *form)
{
	head_crumb(req, T(req, "Offers"), S("/aanbod"));
	head_crumb(req, T(req, "Bring something"), S("/aanbod/nieuw"));
	req->head.no_index = true;
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? T(req, "Error: bring something")
			       : T(req, "Bring something"),
		offer_write_page, .f = post_fields_of(req, &offer_type, form),
		.until = until_of(req, form), .sure = form->findings.n);
}

struct reply offer_new(struct request *req)
{
	struct post_form form = {
		.tekst = str_head(request_param(req, "tekst"), POST_TEXT_MAX),
		.namens = request_param(req, "namens"),
		.plaats = request_param(req, "plaats"),
		.voor = request_param(req, "voor"),
	};

	post_find_place(req, &form);
	post_find_party(req, &form);
	form.errors.n = 0;
	return page(req, &form);
}

static entry_id insert(struct request *req, const struct post_form *form)
{
	entry_id id = post_insert(req, &offer_type, form);

	offer_insert(req->tx, id, kind_of(form), form->tekst, form->voor_wie,
		     form->tot, post_writer(req, form));
	return id;
}

entry_id offer_bring(struct request *req, const struct post_form *form)
{
	entry_id id = insert(req, form);

	(void)post_finish(req, &offer_type, id);
	return id;
}

struct reply offer_send(struct request *req)
{
	struct post_form form = post_read(req, &offer_type, POST_BRING);

	if (form.tot.n)
		entry_day_ahead(req, form.tot, "tot", &form.errors);
	if (form.errors.n || is_to_be_asked(req, &form))
		return page(req, &form);
	if (!post_is_welcome(req, &form))
		return post_pretend(req, &offer_type);
	return post_finish(req, &offer_type, insert(req, &form));
}
