/* SPDX-License-Identifier: EUPL-1.2 */
/* /mijn: what is yours here. */
#include "features/person/inside.h"
#include "base/when.h"
#include "features/person/device.h"
#include "mine.html.h"

static str device_name(struct request *req, struct device d)
{
	if (!d.browser.n && !d.system.n)
		return T(req, "A device we do not know");
	if (!d.browser.n || !d.system.n)
		return d.browser.n ? d.browser : d.system;
	return TF(req, "{browser} on {system}", TR_STR("browser", d.browser),
		  TR_STR("system", d.system));
}

str person_device(struct request *req)
{
	return device_name(req, device_of(req->agent));
}

static struct visits visits_of(struct request *req)
{
	struct session_line_rows rows =
		session_list(req->tx, req->who.id, session_hash(req));
	struct visits visits = { 0 };

	list_each(r, rows)
		list_add(req->arena, &visits) = (struct visit){
			r->id.v, r->current,
			device_name(req, (struct device){ r->browser,
							  r->system }),
			when_moment(req->arena, req->lang, r->created_at),
			when_moment(req->arena, req->lang, r->seen_at) };
	return visits;
}

static struct htmls parts_of(struct request *req)
{
	struct htmls parts = { 0 };

	for (const person_part *part = person_parts; *part; part++) {
		html markup = (*part)(req);

		if (markup.s.n)
			list_add(req->arena, &parts) = markup;
	}
	return parts;
}

static struct reply page(struct request *req, int status, str name, str error)
{
	struct visits visits = visits_of(req);
	struct person person;

	if (!person_get(req->tx, req->who.id, &person))
		return reply_not_found(req);
	head_mine(req, (str){ 0 }, (str){ 0 });
	return reply_page(req, status, T(req, "My page"), mine_page,
		.name = error.n ? name : person.name, .mail = person.mail,
		.error = error, .parts = parts_of(req),
		.visits = visits, .others = visits.n > 1);
}

struct reply mine_show(struct request *req)
{
	return page(req, 200, (str){ 0 }, (str){ 0 });
}

struct name_form {
	str naam;
};

static const struct form_field name_fields[] = {
	FORM_TEXT(struct name_form, naam, .min = 1, .max = 80,
		  .label = N_("What may we call you?")),
};

struct reply mine_rename(struct request *req)
{
	struct name_form form;
	struct form_errors errors = form_read(req, name_fields, &form);

	if (errors.n)
		return page(req, 422, form.naam, errors.at[0].message);
	person_rename(req->tx, req->who.id, form.naam);
	return reply_redirect(req, "/mijn#wie");
}

struct reply mine_end_others(struct request *req)
{
	person_end_others(req);
	return reply_redirect(req, "/mijn#sessies");
}

struct reply mine_end_session(struct request *req)
{
	session_end_own(req->tx, (session_id){ request_id(req, 0) },
			req->who.id);
	return reply_redirect(req, "/mijn#sessies");
}
