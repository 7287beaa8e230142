/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps: each kept when it is sent, each open again later. */
#include "features/setup/inside.h"
#include "setup_steps.html.h"

enum { PARTS = 3, ADMIN = 3, CONTENT = 4, LAST = 5 };

/* The first ones are parts of the settings of the same name. */
static const struct { str slug; const char *title; } steps[] = {
	{ S("site"), N_("Name and place") },
	{ S("onderdelen"), N_("What you use") },
	{ S("mail"), N_("Mail") },
	{ S("beheerder"), N_("Who looks after it") },
	{ S("inhoud"), N_("To begin with") },
	{ S("klaar"), N_("Done") },
};

static str path_of(struct request *req, size_t step)
{
	str slug = steps[step < COUNT(steps) ? step : LAST].slug;

	return arena_f(req->arena, "/beginnen/%.*s", (int)slug.n, slug.p);
}

static struct setup_steps steps_of(struct request *req, size_t current,
				   int64_t reached)
{
	struct setup_steps list = { 0 };

	for (size_t i = 0; i < COUNT(steps); i++)
		list_add(req->arena, &list) = (struct setup_step){
			steps[i].slug, tr(req->lang, str_from_z(steps[i].title)),
			(int64_t)i < reached && i != current, i == current };
	return list;
}

/* Which step the route is; COUNT(steps): none. */
static size_t step_of(const struct request *req)
{
	size_t i = 0;

	while (i < COUNT(steps) && !str_eq(steps[i].slug, req->args[0]))
		i++;
	return i;
}

/* One step on the page: its own part between the list and the buttons. */
static struct reply page(struct request *req, int status, size_t step,
			 const struct setup_row *row, html part)
{
	str title = tr(req->lang, str_from_z(steps[step].title));
	html state = { 0 };

	if (step == PARTS - 1)
		state = setup_mail_state(req, row);
	return reply_page(req, status, title, setup_step_page,
		.title = title, .path = path_of(req, step),
		.back = step ? path_of(req, step - 1) : (str){ 0 },
		.steps = steps_of(req, step, row->step), .part = part,
		.mails = step == PARTS - 1, .mail = row->mail,
		.state = state,
		.ends = step == LAST,
		.n = (int64_t)step + 1, .total = (int64_t)COUNT(steps));
}

/* The address people use now, unless only this machine knows it. */
static void suggest_url(const struct request *req, struct settings_form *form)
{
	bool local = str_find(req->url, S("//127.")) < req->url.n ||
		     str_find(req->url, S("//localhost")) < req->url.n;

	for (size_t i = 0; i < form->n; i++)
		if (str_eq(form->at[i].name, S("url")) &&
		    !form->at[i].value.n && !local)
			form->at[i].value = req->url;
}

struct admin_form {
	str naam, email;
	struct form_errors errors;
};

static const struct form_field admin_fields[] = {
	FORM_TEXT(struct admin_form, naam, .min = 1, .max = 80,
		  .label = N_("What may we call you?")),
	FORM_TEXT(struct admin_form, email, .kind = FORM_MAIL, .min = 1,
		  .max = 254),
};

static html admin_part(struct request *req, const struct admin_form *form)
{
	return part_page(req, setup_admin_part, .name = form->naam,
		.mail = form->email,
		.name_error = form_error_at(&form->errors, "naam"),
		.mail_error = form_error_at(&form->errors, "email"));
}

static html ready_part(struct request *req, const struct setup_row *row)
{
	return part_page(req, setup_ready_part, .name = req->conf->name,
		.admin = row->mail, .mails = req->conf->mail.n > 0,
		.sample = row->sample);
}

static html part_of(struct request *req, size_t step,
		    const struct setup_row *row)
{
	struct settings_form form;

	if (step == ADMIN)
		return admin_part(req, &(struct admin_form){
			.naam = row->name, .email = row->mail });
	if (step == CONTENT)
		return part_page(req, setup_content_part, .sample = row->sample);
	if (step == LAST)
		return ready_part(req, row);
	form = settings_form_now(req, settings_part(steps[step].slug));
	suggest_url(req, &form);
	return settings_fields(req, &form);
}

static struct reply show(struct request *req)
{
	struct setup_row row;
	struct reply reply = setup_enter(req, &row);
	size_t step = step_of(req);

	if (reply.status)
		return reply;
	if (step == COUNT(steps))
		return reply_not_found(req);
	if (step == LAST && !row.mail.n)
		return reply_redirect(req, "/beginnen/beheerder");
	return page(req, 200, step, &row, part_of(req, step, &row));
}

static struct reply go_on(struct request *req, size_t step)
{
	setup_reached(req->tx, (int64_t)step + 1);
	return reply_redirect(req, "%s", path_of(req, step + 1).p);
}

static struct reply save_admin(struct request *req, const struct setup_row *row)
{
	struct admin_form form;
	struct form_errors errors = form_read(req, admin_fields, &form);

	form.errors = errors;
	if (errors.n)
		return page(req, 422, ADMIN, row, admin_part(req, &form));
	setup_admin(req->tx, form.naam, form.email);
	return go_on(req, ADMIN);
}

/* Besides keeping it: a test message, or another look at DNS. */
static struct reply after_mail(struct request *req,
			       struct settings_form *form,
			       const struct setup_row *row)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct admin_form, email, .kind = FORM_MAIL,
			  .min = 1, .max = 254) };
	struct admin_form to = { 0 };

	if (str_eq(request_field(req, "daarna"), S("proef"))) {
		form->errors = form_read(req, fields, &to);
		if (form->errors.n)
			return page(req, 422, PARTS - 1, row, part_page(req,
				setup_mail_part, .fields = settings_fields(req,
				form), .error = form->errors.at[0].message));
		setup_test_mail(req, to.email);
	}
	if (req->conf->mail.n || request_field(req, "mail").n)
		setup_ask_dns(req);
	if (str_eq(request_field(req, "daarna"), S("verder")))
		return go_on(req, PARTS - 1);
	return reply_redirect(req, "/beginnen/mail#proef");
}

static struct reply save_part(struct request *req, size_t step,
			      const struct setup_row *row)
{
	struct settings_form form =
		settings_form_read(req, settings_part(steps[step].slug));

	if (form.errors.n)
		return page(req, 422, step, row, settings_fields(req, &form));
	settings_save(req, &form, S("setup"));
	return step == PARTS - 1 ? after_mail(req, &form, row)
				 : go_on(req, step);
}

static struct reply save(struct request *req)
{
	struct setup_row row;
	struct reply reply = setup_enter(req, &row);
	size_t step = step_of(req);

	if (reply.status)
		return reply;
	if (step < PARTS)
		return save_part(req, step, &row);
	if (step == ADMIN)
		return save_admin(req, &row);
	if (step != CONTENT)
		return reply_not_found(req);
	setup_sample(req->tx, str_eq(request_field(req, "inhoud"),
				     S("voorbeeld")));
	return go_on(req, CONTENT);
}

const struct route setup_routes[] = {
	{ GET,  "/beginnen",        setup_code_ask,  ANYONE },
	{ POST, "/beginnen",        setup_code_give, ANYONE,
	  .rate = RATE_CODE },
	{ POST, "/beginnen/klaar",  setup_finish,    ANYONE },
	{ GET,  "/beginnen/{step}", show,            ANYONE },
	{ POST, "/beginnen/{step}", save,            ANYONE },
	{ GET,  "/beheer/wat-nu",   setup_next,      ADMINISTRATOR },
	{ POST, "/beheer/voorbeelden-weg", setup_remove_samples,
	  ADMINISTRATOR },
	{ 0 }
};
