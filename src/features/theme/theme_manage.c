/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/themas: the tree of themes and their words, for a coordinator of
 * the whole network. */
#include "features/theme/inside.h"
#include "features/audit/audit.h"
#include "theme_manage.html.h"

static const struct form_field fields[] = {
	FORM_TEXT(struct theme_form, nl, .min = 2, .max = THEME_NAME_MAX),
	FORM_TEXT(struct theme_form, en, .max = THEME_NAME_MAX),
	FORM_TEXT(struct theme_form, beschrijving, .kind = FORM_PARAGRAPHS,
		  .max = THEME_TEXT_MAX),
	FORM_TEXT(struct theme_form, onder, .max = 100),
	FORM_TEXT(struct theme_form, ook, .max = 600),
};

/* Of the theme it changes, or of a new one: id 0. */
static struct theme_form read_form(struct request *req,
				   const struct theme *theme)
{
	struct theme_form form = { 0 };
	struct theme other;

	form.errors = form_read(req, fields, &form);
	if (form.onder.n && (!theme_get(req->tx, form.onder, &form.parent) ||
			     form.parent.parent_id.v ||
			     form.parent.id.v == theme->id.v))
		form_add_error(req, &form.errors, S("onder"),
			       T(req, "Choose one of these."));
	if (form.onder.n && theme->id.v &&
	    theme_children(req->tx, theme->id).n)
		form_add_error(req, &form.errors, S("onder"),
			T(req, "There are themes under this one. Move those first."));
	if (form.nl.n && theme_named(req, form.nl, &other) &&
	    other.id.v != theme->id.v)
		form_add_error(req, &form.errors, S("nl"),
			TF(req, "This is a name of {theme} already.",
			   TR_STR("theme", entry_theme_title(req, other.nl,
							     other.en))));
	return form;
}

static struct theme_fields fields_of(struct request *req,
				     const struct theme_form *form,
				     theme_id id)
{
	return (struct theme_fields){
		.nl = form->nl, .en = form->en, .text = form->beschrijving,
		.words = form->ook, .errors = form->errors,
		.mains = theme_mains(req, form->onder, id),
		.nl_error = form_error_at(&form->errors, "nl"),
		.en_error = form_error_at(&form->errors, "en"),
		.text_error = form_error_at(&form->errors, "beschrijving"),
		.under_error = form_error_at(&form->errors, "onder"),
		.words_error = form_error_at(&form->errors, "ook") };
}

static void add_line(struct request *req, struct theme_lines *lines,
		     const struct theme_row *t,
		     const struct theme_word_of_rows *words)
{
	struct buf own = { .arena = req->arena, .limit = 8192 };

	list_each(w, *words)
		if (w->theme_id.v == t->id.v)
			buf_add_next(&own, S(", "), w->word);
	list_add(req->arena, lines) = (struct theme_line){
		entry_theme_title(req, t->nl, t->en), t->slug,
		buf_str(&own), t->n, t->parent_id.v != 0 };
}

/* Each main theme with those under it. */
static struct theme_lines lines_of(struct request *req)
{
	struct theme_row_rows all = theme_all(req->tx, 1000);
	struct theme_word_of_rows words = theme_words_all(req->tx);
	struct theme_lines lines = { 0 };

	for (size_t i = 0; i < all.n; i++) {
		if (all.at[i].parent_id.v)
			continue;
		add_line(req, &lines, &all.at[i], &words);
		for (size_t n = 0; n < all.n; n++)
			if (all.at[n].parent_id.v == all.at[i].id.v)
				add_line(req, &lines, &all.at[n],
					 &words);
	}
	return lines;
}

static void crumbs(struct request *req)
{
	head_desk(req, T(req, "Themes"), S("/beheer/themas"));
}

static struct reply list_page(struct request *req, const struct theme_form *form)
{
	crumbs(req);
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? T(req, "Error: themes") : T(req, "Themes"),
		themes_manage, .lines = lines_of(req),
		.wishes = theme_wishes_of(req),
		.open = form->errors.n,
		.f = fields_of(req, form, (theme_id){ 0 }));
}

static struct reply list(struct request *req)
{
	if (!may(req, COORDINATOR, SITE))
		return reply_forbidden(req);
	return list_page(req, &(struct theme_form){ 0 });
}

static void note(struct request *req, const char *deed, const struct theme *t,
		 str more)
{
	audit_note(req->tx, req->who.id, str_from_z(deed), (person_id){ 0 },
		   arena_f(req->arena, "%.*s%s%.*s", (int)t->nl.n, t->nl.p,
			   more.n ? ": " : "", (int)more.n,
			   more.n ? more.p : ""), req->now);
}

static struct reply add(struct request *req)
{
	struct theme_form form;
	struct theme made;

	if (!may(req, COORDINATOR, SITE))
		return reply_forbidden(req);
	form = read_form(req, &(struct theme){ 0 });
	if (form.errors.n)
		return list_page(req, &form);
	made = theme_make(req, &form);
	note(req, "theme.added", &made, (str){ 0 });
	return reply_redirect(req, "/beheer/themas");
}

static bool find(struct request *req, struct theme *theme)
{
	return may(req, COORDINATOR, SITE) &&
	       theme_get(req->tx, req->args[0], theme);
}

static struct reply one_page(struct request *req, const struct theme *theme,
			     const struct theme_form *form)
{
	str name = entry_theme_title(req, theme->nl, theme->en);
	struct theme_row_rows all = theme_all(req->tx, 1000);
	struct choices others = { 0 };

	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].id.v != theme->id.v)
			list_add(req->arena, &others) = (struct choice){
				all.at[i].slug, entry_theme_title(req,
					all.at[i].nl, all.at[i].en), false };
	crumbs(req);
	head_crumb(req, name, req->path);
	return reply_page(req, form->errors.n ? 422 : 200,
		form->errors.n ? TF(req, "Error: {title}", TR_STR("title", name))
			       : name,
		theme_manage, .name = name, .slug = theme->slug,
		.others = others, .f = fields_of(req, form, theme->id));
}

static struct reply show(struct request *req)
{
	struct theme theme;

	if (!find(req, &theme))
		return reply_not_found(req);
	return one_page(req, &theme, &(struct theme_form){
		.nl = theme.nl, .en = theme.en,
		.beschrijving = theme.description, .onder = theme.parent_slug,
		.ook = theme_words_text(req, theme.id) });
}

static struct reply change(struct request *req)
{
	struct theme theme;
	struct theme_form form;

	if (!find(req, &theme))
		return reply_not_found(req);
	form = read_form(req, &theme);
	if (form.errors.n)
		return one_page(req, &theme, &form);
	theme_update(req->tx, theme.id, form.nl, form.en.n ? form.en : form.nl,
		     form.beschrijving, form.parent.id, req->now);
	theme_write_words(req, theme.id, form.ook);
	theme_touch(req, theme.id);
	note(req, "theme.changed", &theme,
	     str_eq(form.nl, theme.nl) ? form.ook : form.nl);
	return reply_redirect(req, "/beheer/themas");
}

/* The one it is merged into: ?in= or the field. */
static bool find_other(struct request *req, const struct theme *theme, str slug,
		       struct theme *other)
{
	return theme_get(req->tx, slug, other) && other->id.v != theme->id.v;
}

static struct reply ask_merge(struct request *req)
{
	struct theme theme, into;
	str name, other;

	if (!find(req, &theme) ||
	    !find_other(req, &theme, request_param(req, "in"), &into))
		return reply_not_found(req);
	name = entry_theme_title(req, theme.nl, theme.en);
	other = entry_theme_title(req, into.nl, into.en);
	crumbs(req);
	head_crumb(req, name, arena_f(req->arena, "/beheer/themas/%.*s",
				      (int)theme.slug.n, theme.slug.p));
	return reply_page(req, 200, T(req, "Merge two themes"), theme_merge_ask,
		.name = name, .other = other, .slug = theme.slug,
		.into = into.slug, .n = theme_entries_n(req->tx, theme.id));
}

static struct reply merge(struct request *req)
{
	struct theme theme, into;

	if (!find(req, &theme) ||
	    !find_other(req, &theme, request_field(req, "in"), &into))
		return reply_not_found(req);
	theme_merge(req, &theme, &into);
	note(req, "theme.merged", &theme, into.nl);
	return reply_redirect(req, "/beheer/themas/%.*s", (int)into.slug.n,
			      into.slug.p);
}

const struct route theme_manage_routes[] = {
	{ GET,  "/beheer/themas",        list,   COORDINATOR },
	{ POST, "/beheer/themas",        add,    COORDINATOR },
	{ GET,  "/beheer/themas/{slug}", show,   COORDINATOR },
	{ POST, "/beheer/themas/{slug}", change, COORDINATOR },
	{ GET,  "/beheer/themas/{slug}/samenvoegen", ask_merge, COORDINATOR },
	{ POST, "/beheer/themas/{slug}/samenvoegen", merge,     COORDINATOR,
	  .flags = FRESH },
	{ 0 }
};
