/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may change what, the form and saving it. */
#include "features/edit/inside.h"
#include "edit_form.html.h"

static const struct edit_type *type_of(str type)
{
	for (const struct edit_type *const *t = edit_types; *t; t++)
		if (str_eq((*t)->type, type))
			return *t;
	return NULL;
}

bool edit_knows(str type)
{
	return type_of(type) != NULL;
}

struct entry_card_rows edit_owners(struct tx *tx, const struct edited *e)
{
	struct entry_card_rows owners = { 0 };
	struct entry_card own;

	if (!e->type->whose[0] && entry_get(tx, e->row.slug, &own))
		list_add(tx_arena(tx), &owners) = own;
	for (size_t i = 0; i < COUNT(e->type->whose); i++) {
		const char *role = e->type->whose[i];
		struct entry_card_rows some = { 0 };

		if (role)
			some = entry_linked(tx, e->row.id, str_from_z(role));
		for (size_t n = 0; n < some.n; n++)
			list_add(tx_arena(tx), &owners) = some.at[n];
	}
	return owners;
}

person_id edit_writer(struct tx *tx, const struct edited *e)
{
	return e->type->writer ? e->type->writer(tx, e->row.id)
			       : (person_id){ 0 };
}

static bool manages_an_owner(struct request *req, const struct edited *e)
{
	struct entry_card_rows owners;

	if (!e->type->whose[0])         /* it is its own */
		return may(req, MANAGER, OF_ENTRY(e->row.id));
	owners = edit_owners(req->tx, e);
	for (size_t i = 0; i < owners.n; i++)
		if (may(req, MANAGER, OF_ENTRY(owners.at[i].id)))
			return true;
	return false;
}

static bool is_theirs(struct request *req, const struct edited *e)
{
	return manages_an_owner(req, e) ||
	       edit_writer(req->tx, e).v == req->who.id.v;
}

bool edit_weigh(struct request *req, struct edited *e)
{
	e->type = type_of(e->row.type);
	if (!e->type)
		return false;
	e->path = entry_path(req->tx, e->row.id, e->row.type, e->row.slug);
	e->may_hide = may(req, MODERATOR, OF_ENTRY(e->row.id));
	e->may_change = req->who.id.v &&
			(may(req, COORDINATOR, OF_ENTRY(e->row.id)) ||
			 is_theirs(req, e));
	return true;
}

str edit_arg(const struct request *req, size_t n)
{
	bool below = str_starts(req->path, S("/agendas/"));

	return req->args[n + below];
}

bool edit_open(struct request *req, struct edited *e)
{
	*e = (struct edited){ 0 };
	if (!entry_get(req->tx, edit_arg(req, 0), &e->row) ||
	    !edit_weigh(req, e))
		return false;
	return str_starts(req->path, e->path) &&
	       (str_eq(e->row.status, S("published")) || e->may_change ||
		e->may_hide);
}

void edit_links(struct request *req, struct entry_view *v,
		const struct entry_card *row)
{
	struct edited e = { .row = *row };

	if (!edit_weigh(req, &e))
		return;
	if (e.may_change)
		v->edit = arena_f(req->arena, "%.*s/wijzigen", (int)e.path.n,
				  e.path.p);
	else if (str_eq(row->status, S("published")))
		v->propose = arena_f(req->arena, "%.*s/voorstel",
				     (int)e.path.n, e.path.p);
	if (e.may_change || edit_last(req->tx, row->id))
		v->history = arena_f(req->arena, "%.*s/geschiedenis",
				     (int)e.path.n, e.path.p);
	if (may(req, COORDINATOR, OF_ENTRY(row->id)))
		v->merge = arena_f(req->arena, "%.*s/samenvoegen",
				   (int)e.path.n, e.path.p);
}

bool edit_reach(struct request *req, struct entry_card *row, str *path,
		struct reply *why)
{
	struct edited e;

	if (!edit_open(req, &e)) {
		*why = edit_not_found(req);
		return false;
	}
	if (!e.may_change) {
		*why = reply_forbidden(req);
		return false;
	}
	*row = e.row;
	*path = e.path;
	return true;
}

void edit_head_beside(struct request *req, const struct entry_card *row,
		      str path, str title, const char *room)
{
	head_crumb(req, row->title, path);
	head_crumb(req, title, arena_f(req->arena, "%.*s/%s", (int)path.n,
				       path.p, room));
	req->head.no_index = req->head.no_store = true;
}

struct reply edit_page(struct request *req, const struct edited *e,
		       const struct edit_form *form)
{
	str within = entry_title_within(e->row.title);
	str title = e->proposes
		? TF(req, "Is something not right in {title}?",
		     TR_STR("title", within))
		: TF(req, "Change {title}", TR_STR("title", within));
	str action = arena_f(req->arena, "%.*s/%s", (int)e->path.n, e->path.p,
			     e->proposes ? "voorstel" : "wijzigen");

	head_crumb(req, e->row.title, e->path);
	head_crumb(req, e->proposes ? T(req, "Propose a change")
				    : T(req, "Change"), action);
	req->head.no_index = true;
	return reply_page(req, form->errors.n ? 422 : form->collided ? 409 : 200,
		form->errors.n ? TF(req, "Error: {title}", TR_STR("title", title))
			       : title,
		edit_form_page, .heading = title, .path = e->path,
		.action = action, .proposes = e->proposes,
		.kept = e->proposes && edit_keepers(req->tx, e->row.id).n,
		.why = form->waarom,
		.why_error = form_error_at(&form->errors, "waarom"),
		.version = form->versie, .errors = form->errors,
		.collided = form->collided, .warnings = form->warnings,
		.controls = edit_controls_of(req, e, form),
		.which = place_choices(req, &form->place.which, form->welke));
}

struct reply edit_show(struct request *req)
{
	struct edited e;
	struct edit_form form;

	if (!edit_open(req, &e))
		return reply_not_found(req);
	if (!e.may_change)
		return reply_forbidden(req);
	form = edit_form_of(req, &e);
	return edit_page(req, &e, &form);
}

/*
 * Someone saved between this reader's opening and sending it. What the reader
 * left as it was becomes what it is now; what both changed stays as typed,
 * with what it is now beside it. Sending again saves that.
 */
bool edit_collides(struct request *req, const struct edited *e,
		   struct edit_form *form)
{
	struct edit_values now = edit_values_of(req->tx, e), base = now;
	struct edit_changed_field_rows rows;
	int64_t version = 0;

	if (str_to_int(form->versie, &version) && version == e->row.updated_at)
		return false;
	rows = edit_fields_since(req->tx, e->row.id, version);
	list_each(r, rows) {
		size_t at = edit_field_at(e->type, r->name);

		if (at < e->type->n)
			base.at[at] = r->was;
	}
	for (size_t i = 0; i < e->type->n; i++) {
		if (str_eq(base.at[i], now.at[i]))
			continue;
		form->meanwhile[i] = edit_shown(req, &e->type->fields[i],
						now.at[i]);
		if (!form->meanwhile[i].n)
			form->meanwhile[i] = T(req, "(empty)");
		if (str_eq(form->v.at[i], base.at[i]))
			form->v.at[i] = now.at[i];
	}
	form->collided = true;
	form->versie = arena_f(req->arena, "%" PRId64, e->row.updated_at);
	return true;
}

struct reply edit_save(struct request *req)
{
	struct edited e;
	struct edit_form form;
	struct edit_values was;

	if (!edit_open(req, &e))
		return reply_not_found(req);
	if (!e.may_change)
		return reply_forbidden(req);
	form = edit_form_read(req, &e);
	if (form.errors.n || edit_collides(req, &e, &form) ||
	    edit_is_to_ask(req, &e, &form))
		return edit_page(req, &e, &form);
	was = edit_values_of(req->tx, &e);
	edit_write(req, &e, &form.v);
	edit_record(req, &e, &was, &(struct edit_deed){ .what = "change" });
	return reply_redirect(req, "%.*s", (int)e.path.n, e.path.p);
}

static void set_fields(struct request *req, str slug,
		       const struct edit_set *sets, size_t n,
		       const struct edit_deed *deed)
{
	struct edited e = { 0 };
	struct edit_values was, v;

	if (!entry_get(req->tx, slug, &e.row) || !edit_weigh(req, &e))
		return;
	was = v = edit_values_of(req->tx, &e);
	for (size_t i = 0; i < n; i++) {
		size_t at = edit_field_at(e.type, str_from_z(sets[i].name));

		if (at < e.type->n)
			v.at[at] = sets[i].value;
	}
	edit_write(req, &e, &v);
	edit_record(req, &e, &was, deed);
}

void edit_by_itself(struct request *req, str slug, const struct edit_set *sets,
		    size_t n)
{
	set_fields(req, slug, sets, n,
		   &(struct edit_deed){ .what = "change", .own = true });
}

void edit_merge(struct request *req, str slug, const struct edit_set *sets,
		size_t n, str reason)
{
	set_fields(req, slug, sets, n,
		   &(struct edit_deed){ .what = "change", .reason = reason });
}

struct edit_pairs edit_pairs_of(struct request *req,
				const struct entry_card *one,
				const struct entry_card *two)
{
	struct edited e = { .row = *one }, f = { .row = *two };
	struct edit_pairs list = { 0 };
	struct edit_values v, w;

	if (!edit_weigh(req, &e) || !edit_weigh(req, &f) || e.type != f.type)
		return list;
	v = edit_values_of(req->tx, &e);
	w = edit_values_of(req->tx, &f);
	for (size_t i = 0; i < e.type->n; i++) {
		const struct edit_field *field = &e.type->fields[i];

		if (field->all || field->kind == EDIT_PARTY)
			continue;       /* links move along with all others */
		list_add(req->arena, &list) = (struct edit_pair){
			str_from_z(field->name),
			tr(req->lang, str_from_z(field->label)), v.at[i], w.at[i],
			edit_shown(req, field, v.at[i]),
			edit_shown(req, field, w.at[i]),
			field->kind == EDIT_THEMES || field->kind == EDIT_SOME };
	}
	return list;
}

/* A type's list, and all that can be done with one of it. */
#define ROUTES_OF(list)                                                       \
	{ GET,  list "/{slug}/wijzigen",     edit_show,    PERSON },          \
	{ POST, list "/{slug}/wijzigen",     edit_save,    PERSON },          \
	{ GET,  list "/{slug}/geschiedenis", edit_history, ANYONE },          \
	{ POST, list "/{slug}/geschiedenis/{number}/terug",                   \
	  edit_go_back, PERSON },                                             \
	{ GET,  list "/{slug}/voorstel",     edit_propose_show, PERSON },     \
	{ POST, list "/{slug}/voorstel",     edit_propose_save, PERSON,       \
	  .rate = RATE_POST },                                                \
	{ POST, list "/{slug}/verbergen",    edit_hide,    MODERATOR },     \
	{ POST, list "/{slug}/herstellen",   edit_restore, MODERATOR }

const struct route edit_routes[] = {
	ROUTES_OF("/initiatieven"),
	ROUTES_OF("/organisaties"),
	ROUTES_OF("/ervaringen"),
	ROUTES_OF("/kennis"),
	ROUTES_OF("/geld/modellen"),
	ROUTES_OF("/vragen"),
	ROUTES_OF("/aanbod"),
	ROUTES_OF("/knelpunten"),
	ROUTES_OF("/agendas/{agenda}"),
	{ 0 }
};
