/* SPDX-License-Identifier: EUPL-1.2 */
/* The form to add an initiative or organisation. */
#include "features/join/inside.h"
#include "features/edit/edit.h"
#include "lang/collate.h"
#include "join_new.html.h"

enum { SHORT_MAX = 600 };

static const char *const kinds[] = { "initiative", "organisation", NULL };
static const char *const whose[] = { "ons", "ander", NULL };

static str kind_name(const struct request *req, str kind)
{
	return str_eq(kind, S("initiative"))
		? T(req, "An initiative of residents")
		: T(req, "An organisation: care, welfare, a fund, a municipality");
}

/* What an added one has in common with what else people write. */
static const struct post_type join_type = {
	.type = S("initiative"), .path = S("/initiatieven"), .kinds = kinds,
	.kind_name = kind_name,
};

struct join_form {
	str van, titel, soort, tekst, site, hun_mail, anders, zeker;
	struct post_form post;          /* the rest, as of an ask */
};

static const struct form_field fields[] = {
	FORM_TEXT(struct join_form, van, .kind = FORM_CHOICE, .choices = whose),
	FORM_TEXT(struct join_form, titel, .min = 2, .max = 120),
	FORM_TEXT(struct join_form, soort, .kind = FORM_CHOICE, .min = 1,
		  .choices = kinds),
	FORM_TEXT(struct join_form, tekst, .kind = FORM_PARAGRAPHS,
		  .max = SHORT_MAX),
	FORM_TEXT(struct join_form, site, .max = 200),
	FORM_TEXT(struct join_form, hun_mail, .kind = FORM_MAIL, .max = 254),
	FORM_TEXT(struct join_form, anders, .max = 1),
	FORM_TEXT(struct join_form, zeker, .max = 1),
};

static bool is_own(const struct join_form *form)
{
	return !str_eq(form->van, S("ander"));
}

/* Each field complains once, whoever read it. */
static void add_new(struct request *req, struct form_errors *to,
		    const struct form_errors *from)
{
	for (size_t i = 0; i < from->n; i++)
		if (!form_error_at(to, arena_z(req->arena, from->at[i].field)).n)
			list_add(req->arena, to) = from->at[i];
}

static struct join_form read(struct request *req)
{
	struct join_form form = { 0 };
	struct form_errors mine = form_read(req, fields, &form);

	form.post = post_read(req, &join_type, POST_BRING);
	form.post.titel = form.titel;
	if (form.site.n && !form_error_at(&mine, "site").n)
		form.site = edit_link_read(req, form.site, "site", &mine);
	add_new(req, &form.post.errors, &mine);
	return form;
}

static struct reply page(struct request *req, const struct join_form *form,
			 struct alikes alike)
{
	const struct form_errors *errors = &form->post.errors;
	struct post_fields f = post_fields_of(req, &join_type, &form->post);
	str title = is_own(form) ? T(req, "Add your initiative or organisation")
				 : T(req, "Add one you know");

	f.title = form->titel;
	head_crumb(req, T(req, "Initiatives"), S("/initiatieven"));
	head_crumb(req, title, S("/initiatieven/nieuw"));
	req->head.no_index = true;
	return reply_page(req, errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", title))
			  : title,
		join_write, .f = f, .own = is_own(form), .site = form->site,
		.their_mail = form->hun_mail,
		.site_error = form_error_at(errors, "site"),
		.their_mail_error = form_error_at(errors, "hun_mail"),
		.kind_error = form_error_at(errors, "soort"), .alike = alike,
		.another = alike.n || form->anders.n,
		.sure = form->post.findings.n);
}

struct reply join_new(struct request *req)
{
	struct join_form form = {
		.van = request_param(req, "van"),
		.titel = str_head(request_param(req, "naam"), 120),
		.soort = request_param(req, "soort"),
	};

	if (form.van.n) {
		form.post.soort = form.soort;
		return page(req, &form, (struct alikes){ 0 });
	}
	head_crumb(req, T(req, "Initiatives"), S("/initiatieven"));
	head_crumb(req, T(req, "Add one"), S("/initiatieven/nieuw"));
	return reply_page(req, 200,
		T(req, "Add an initiative or organisation"), join_doors, 0);
}

static entry_id insert(struct request *req, const struct join_form *form)
{
	struct tx *tx = req->tx;
	const struct post_form *p = &form->post;
	entry_id id = entry_create(tx, &(struct entry_made){
		.type = form->soort, .title = form->titel,
		.slug = entry_new_slug(tx, form->titel, form->soort),
		.summary = p->tekst, .place = p->place.id,
		.status = S("held"), .unchecked = true }, req->now);

	join_party_insert(tx, id, form->soort, form->site);
	entry_set_themes(tx, id, &p->thema);
	join_insert(tx, id, post_writer(req, p), is_own(form),
		    is_own(form) ? S("") : person_mail(req->arena, form->hun_mail),
		    personal_holds(req->arena, &p->findings));
	return id;
}

struct reply join_send(struct request *req)
{
	struct join_form form = read(req);
	struct alikes alike = { 0 };

	if (form.post.errors.n)
		return page(req, &form, alike);
	if (!form.anders.n)
		alike = join_alikes_of(req, form.titel);
	if (alike.n || (form.post.findings.n && !form.zeker.n))
		return page(req, &form, alike);
	if (!join_is_welcome(req, &form.post))
		return join_pretend(req);
	return join_finish(req, insert(req, &form));
}

struct reply join_show_sent(struct request *req)
{
	return post_sent(req, T(req, "We sent you a mail. Open the link in it and press the button: then it is on the site."),
			 S("/initiatieven"), T(req, "To the initiatives"));
}

static struct reply show_held(struct request *req)
{
	req->head.no_index = true;
	return reply_page(req, 200, T(req, "Thank you, it is confirmed"),
			  join_held, 0);
}

html join_on_party(struct request *req)
{
	if (!request_param(req, "toegevoegd").n)
		return (html){ 0 };
	return part_page(req, join_added, 0);
}

/* One form for both. */
static struct reply to_form(struct request *req)
{
	return reply_redirect(req, "/initiatieven/nieuw");
}

const struct route join_routes[] = {
	{ GET,  "/initiatieven/nieuw",            join_new,       ANYONE },
	{ POST, "/initiatieven/nieuw",            join_send,      ANYONE,
	  .rate = RATE_POST },
	{ GET,  "/organisaties/nieuw",            to_form,        ANYONE },
	{ GET,  "/initiatieven/nieuw/verstuurd",  join_show_sent, ANYONE },
	{ GET,  "/initiatieven/nieuw/bevestigd",  show_held,      ANYONE },
	{ GET,  "/initiatieven/lijkt-op",         join_alikes,    ANYONE,
	  .rate = RATE_LOOKALIKE },
	{ GET,  "/mijn/iets-kleins",              join_small_show, PERSON },
	{ POST, "/mijn/iets-kleins",              join_small_send, PERSON },
	{ POST, "/beheer/nieuw/{slug}",           join_looked_at, MODERATOR },
	{ 0 }
};
