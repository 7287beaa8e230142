/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/toegankelijkheid: what does not work for everyone yet, for the
 * statement. */
#include "features/papers/inside.h"
#include "features/audit/audit.h"
#include "issues.html.h"

#define PATH "/beheer/toegankelijkheid"

struct issue_form {
	str wat, oorzaak, gevolg, anders, plan, voor;
};

static const struct form_field fields[] = {
	FORM_TEXT(struct issue_form, wat, .label = N_("What does not work?"),
		  .min = 3, .max = 160),
	FORM_TEXT(struct issue_form, gevolg, .min = 3, .max = 300,
		  .label = N_("What does it mean, and for whom?")),
	FORM_TEXT(struct issue_form, oorzaak, .label = N_("Why is that?"),
		  .min = 3, .max = 300),
	FORM_TEXT(struct issue_form, anders, .max = 300,
		  .label = N_("Is there another way meanwhile? (may be empty)")),
	FORM_TEXT(struct issue_form, plan, .label = N_("What is done about it?"),
		  .min = 3, .max = 300),
	FORM_TEXT(struct issue_form, voor, .label = N_("By when?"), .min = 10,
		  .max = 10),
};

static struct issue_fields fields_of(struct request *req,
				     const struct issue_form *form,
				     const struct form_errors *errors)
{
	struct issue_fields list = { 0 };

	for (size_t i = 0; i < COUNT(fields); i++)
		list_add(req->arena, &list) = (struct issue_field){
			.name = str_from_z(fields[i].name),
			.label = tr(req->lang, str_from_z(fields[i].label)),
			.value = *(const str *)((const char *)form +
						fields[i].at),
			.error = form_error_at(errors, fields[i].name),
			.day = fields[i].at == offsetof(struct issue_form, voor) };
	return list;
}

static struct reply page(struct request *req, int status,
			 const struct issue_form *form,
			 const struct form_errors *errors)
{
	head_desk(req, T(req, "What does not work for everyone"), S(PATH));
	return reply_page(req, status, T(req, "What does not work for everyone"),
			  issues_page, .issues = issue_list(req->tx),
			  .errors = *errors,
			  .fields = fields_of(req, form, errors));
}

struct reply issues_show(struct request *req)
{
	return page(req, 200, &(struct issue_form){ 0 },
		    &(struct form_errors){ 0 });
}

static void note(struct request *req, str what)
{
	audit_note(req->tx, req->who.id, S("access.noted"), (person_id){ 0 },
		   what, req->now);
}

struct reply issue_add(struct request *req)
{
	struct issue_form form = { 0 };
	struct form_errors errors = form_read(req, fields, &form);
	int64_t from, to;

	if (!form_error_at(&errors, "voor").n &&
	    !when_span(form.voor, &from, &to))
		form_add_error(req, &errors, S("voor"),
			       T(req, "Fill in a day, as 2026-11-22."));
	if (errors.n)
		return page(req, 422, &form, &errors);
	issue_add_row(req->tx, form.wat, form.oorzaak, form.gevolg, form.anders,
		      form.plan, form.voor, req->now);
	note(req, form.wat);
	return reply_redirect(req, PATH);
}

struct reply issue_solved(struct request *req)
{
	access_issue_id id = { request_id(req, 0) };
	struct issue_rows issues = issue_list(req->tx);

	list_each(i, issues)
		if (i->id.v == id.v && issue_end(req->tx, id, req->now))
			note(req, i->what);
	return reply_redirect(req, PATH);
}
