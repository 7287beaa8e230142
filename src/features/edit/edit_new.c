/* SPDX-License-Identifier: EUPL-1.2 */
/* A new one of a type, written in the form that its fields make. */
#include "features/edit/inside.h"
#include "features/origin/origin.h"
#include "lang/collate.h"
#include "edit_new.html.h"

/* In whose name; of a coordinator also the network's, with id 0. */
static struct edit_party_rows names_of(struct request *req)
{
	struct edit_party_rows rows = edit_parties(req->tx, req->who.id);

	if (may(req, COORDINATOR, SITE))
		list_add(req->arena, &rows) = (struct edit_party){
			.title = req->conf->name };
	return rows;
}

/* The words, themes and place of what it begins from. */
static void fill_in(struct arena *a, const struct origin *origin,
		    const struct edit_type *type, struct edit_form *form)
{
	for (size_t i = 0; i < type->n; i++) {
		const struct edit_field *f = &type->fields[i];
		struct buf themes = { .arena = a, .limit = 4096 };

		if (f->kind == EDIT_TITLE)
			form->v.at[i] = str_head(origin->item.title, f->max);
		else if (f->kind == EDIT_SUMMARY)
			form->v.at[i] = str_head(origin->item.title, f->max);
		else if (f->kind == EDIT_PLACE)
			form->v.at[i] = origin->item.place_slug;
		if (f->kind != EDIT_THEMES)
			continue;
		for (size_t n = 0; n < origin->themes.n; n++)
			buf_add_next(&themes, S("|"), origin->themes.at[n]);
		form->v.at[i] = buf_str(&themes);
	}
}

static struct choices choices_of(struct request *req, str chosen,
				 const struct edit_party_rows *names)
{
	struct choices list = { 0 };

	list_each(n, *names)
		list_add(req->arena, &list) = (struct choice){ n->slug,
			n->title, str_eq(n->slug, chosen) };
	return list;
}

static struct reply page(struct request *req, const struct edit_new *what,
			 const struct edited *e, const struct edit_form *form,
			 const struct edit_party_rows *names)
{
	str title = tr(req->lang, str_from_z(what->title));
	str chosen = req->method == POST ? request_field(req, "namens")
					 : names->at[0].slug;

	head_crumb(req, title, req->path);
	req->head.no_index = req->head.no_store = true;
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? TF(req, "Error: {title}", TR_STR("title", title))
			       : title,
		edit_new_page, .heading = title,
		.lead = tr(req->lang, str_from_z(what->lead)),
		.action = req->path, .path = e->path,
		.origin = origin_part(req), .errors = form->errors,
		.warnings = form->warnings,
		.names = choices_of(req, chosen, names),
		.names_error = form_error_at(&form->errors, "namens"),
		.controls = edit_controls_of(req, e, form),
		.which = place_choices(req, &form->place.which, form->welke));
}

static const struct edit_party *party_of(struct request *req,
					 const struct edit_party_rows *names,
					 struct edit_form *form)
{
	str typed = request_field(req, "namens");

	list_each(n, *names)
		if (str_eq(n->slug, typed))
			return n;
	form_add_error(req, &form->errors, S("namens"),
		       T(req, "Choose one of these."));
	return NULL;
}

static struct reply create(struct request *req, const struct edit_new *what,
			   struct edited *e, const struct edit_values *v,
			   const struct edit_party *party)
{
	struct origin origin = origin_read(req);
	str title = v->at[0];
	str slug = entry_new_slug(req->tx, title, e->type->type);
	entry_id id = entry_create(req->tx, &(struct entry_made){
		.type = e->type->type, .slug = slug, .title = title,
		.checked_by = party->id.v ? party->title
			: tr(req->conf->lang, S("the coordinator")) }, req->now);

	what->insert(req->tx, id);
	if (party->id.v)
		entry_link_add(req->tx, id, str_from_z(e->type->whose[0]),
			       party->id);
	if (!entry_get(req->tx, slug, &e->row))
		return reply_not_found(req);
	edit_write(req, e, v);
	origin_link(req, &origin, id);
	return reply_redirect(req, "%.*s/%.*s", (int)e->path.n, e->path.p,
			      (int)slug.n, slug.p);
}

struct reply edit_new(struct request *req, const struct edit_new *what)
{
	struct edited e = { .type = what->type,
			    .row = { .type = what->type->type },
			    .path = entry_type_of(what->type->type)->list };
	struct edit_party_rows names = names_of(req);
	const struct edit_party *party = NULL;
	struct edit_form form = { 0 };
	struct origin origin;

	if (!entry_is_used(req->conf, e.type->type))
		return reply_not_found(req);
	if (!names.n)
		return reply_refused(req, 409, T(req, "In whose name?"),
			T(req, "Who acts for an initiative or organisation writes this in its name. Add yours first, or ask who keeps its page to let you in."));
	if (req->method == GET) {
		origin = origin_read(req);
		if (origin.item.id.v)
			fill_in(req->arena, &origin, e.type, &form);
		return page(req, what, &e, &form, &names);
	}
	form = edit_form_read(req, &e);
	party = party_of(req, &names, &form);
	if (form.errors.n || edit_is_to_ask(req, &e, &form))
		return page(req, what, &e, &form, &names);
	return create(req, what, &e, &form.v, party);
}
