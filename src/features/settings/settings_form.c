/* SPDX-License-Identifier: EUPL-1.2 */
/* One part of the settings as a form: shown, read, checked, kept. */
#include "features/settings/inside.h"
#include "base/when.h"
#include "features/place/place.h"
#include "settings_fields.html.h"

static str text(const struct request *req, const char *english)
{
	return english ? tr(req->lang, str_from_z(english)) : (str){ 0 };
}

static struct choices choices_of(struct request *req, const struct setting *s,
				 str value)
{
	struct choices list = { 0 };

	if (s->kind == SET_ONE && !s->min)
		list_add(req->arena, &list) = (struct choice){ S(""),
			T(req, "Rather not say"), !value.n };
	for (const struct tr_name *c = s->choices; c && c->english; c++)
		list_add(req->arena, &list) = (struct choice){ c->value,
			text(req, c->english), conf_lists(value, c->value) };
	for (const struct module *m = modules;
	     s->kind == SET_MODULES && m->name.n; m++)
		list_add(req->arena, &list) = (struct choice){ m->name,
			text(req, m->title), !conf_lists(value, m->name) };
	return list;
}

static struct settings_field *add_field(struct request *req,
					struct settings_form *form,
					const struct setting *s, str value)
{
	struct settings_field *f = &list_add(req->arena, form);

	*f = (struct settings_field){
		.name = s->kind == SET_PLACE ? S("plaats") : s->name,
		.label = text(req, s->label), .hint = text(req, s->hint),
		.value = s->kind == SET_SECRET ? (str){ 0 } : value,
		.line = s->kind == SET_LINE, .number = s->kind == SET_NUMBER,
		.date = s->kind == SET_DATE,
		.mail = s->kind == SET_MAIL, .secret = s->kind == SET_SECRET,
		.place = s->kind == SET_PLACE, .one = s->kind == SET_ONE,
		.many = s->kind == SET_SOME || s->kind == SET_MODULES,
		.choices = choices_of(req, s, value) };
	return f;
}

/* The place as people type it. */
static str place_text(struct request *req, str slug)
{
	struct place_named place;

	return place_named_by_slug(req->tx, slug, req->conf->area, &place)
		? place_label(req, &place) : slug;
}

struct settings_form settings_form_now(struct request *req,
				       const struct settings_part *part)
{
	struct settings_form form = { .part = part };

	for (const struct setting *s = part->settings; s->name.n; s++) {
		str value = setting_now(req, s);

		add_field(req, &form, s, s->kind == SET_PLACE
			  ? place_text(req, value) : value);
	}
	return form;
}

static str read_line(struct request *req, const struct setting *s,
		     struct form_errors *errors)
{
	str value = { 0 };
	struct form_field field = {
		.name = arena_z(req->arena, s->name), .label = s->label,
		.min = (size_t)s->min, .max = (size_t)s->max,
		.kind = s->kind == SET_MAIL ? FORM_MAIL : FORM_LINE };
	struct form_errors found;

	if (s->kind == SET_NUMBER)
		field.min = 1, field.max = 9;
	if (s->kind == SET_PLACE)
		field.name = "plaats";
	found = form_read_fields(req, &field, 1, &value);
	for (size_t i = 0; i < found.n; i++)
		list_add(req->arena, errors) = found.at[i];
	return value;
}

static void check_number(struct request *req, const struct setting *s,
			 str value, struct form_errors *errors)
{
	int64_t n;

	if (form_error_at(errors, arena_z(req->arena, s->name)).n)
		return;
	if (!str_to_int(value, &n) || n < s->min || n > s->max)
		form_add_error(req, errors, s->name,
			TF(req, "A whole number, from {min} to {max}.",
			   TR_INT(req->arena, "min", s->min),
			   TR_INT(req->arena, "max", s->max)));
}

/* Those ticked that there are; of modules, those that are not ticked. */
static str read_many(struct request *req, const struct setting *s)
{
	struct strs ticked = request_fields(req, arena_z(req->arena, s->name));
	struct buf b = { .arena = req->arena, .limit = 500 };

	for (const struct tr_name *c = s->choices; c && c->english; c++)
		if (strs_has(&ticked, c->value))
			buf_addf(&b, "%s%.*s", b.n ? " " : "",
				 (int)c->value.n, c->value.p);
	for (const struct module *m = modules;
	     s->kind == SET_MODULES && m->name.n; m++)
		if (!strs_has(&ticked, m->name))
			buf_addf(&b, "%s%.*s", b.n ? " " : "",
				 (int)m->name.n, m->name.p);
	return buf_str(&b);
}

/* One of the choices; nothing chosen is fine where that is one. */
static str read_one(struct request *req, const struct setting *s,
		    struct form_errors *errors)
{
	str value = request_field(req, arena_z(req->arena, s->name));

	for (const struct tr_name *c = s->choices; c->english; c++)
		if (str_eq(c->value, value))
			return value;
	if (value.n || s->min)
		form_add_error(req, errors, s->name,
			       T(req, "Choose one of these."));
	return (str){ 0 };
}

static str read_place(struct request *req, const struct setting *s,
		      struct settings_form *form, struct choices *which)
{
	str typed = read_line(req, s, &form->errors);
	str chosen = request_field(req, "welke");
	struct place_typed place = place_read(req, typed, chosen,
					      &form->errors);

	*which = place_choices(req, &place.which, chosen);
	return typed;
}

static str read_value(struct request *req, const struct setting *s,
		      struct settings_form *form)
{
	switch (s->kind) {
	case SET_ONE:
		return read_one(req, s, &form->errors);
	case SET_SOME:
	case SET_MODULES:
		return read_many(req, s);
	case SET_LINE:
	case SET_NUMBER:
	case SET_DATE:
	case SET_MAIL:
	case SET_SECRET:
	case SET_PLACE:
		break;
	}
	return read_line(req, s, &form->errors);
}

static bool is_site_url(str url)
{
	return (str_starts(url, S("https://")) ||
		str_starts(url, S("http://"))) && !str_ends(url, S("/"));
}

static bool is_mail_server(str url)
{
	return str_starts(url, S("smtp://")) || str_starts(url, S("smtps://"));
}

static bool is_day(str text)
{
	int64_t from, to;

	return text.n == 10 && when_span(text, &from, &to);
}

/* What this setting asks besides what its kind does. */
static void check_field(struct request *req, struct settings_form *form,
			const struct settings_field *f)
{
	if (str_eq(f->name, S("langs")) && !f->value.n)
		form_add_error(req, &form->errors, f->name,
			T(req, "Choose at least one language."));
	if (str_eq(f->name, S("url")) && f->value.n && !is_site_url(f->value))
		form_add_error(req, &form->errors, f->name,
			T(req, "Begin with https:// and leave out the slash at the end."));
	if (f->date && f->value.n && !is_day(f->value))
		form_add_error(req, &form->errors, f->name,
			T(req, "Fill in a day, as 2026-11-22."));
	if (str_eq(f->name, S("access_report")) && f->value.n &&
	    !str_starts(f->value, S("https://")))
		form_add_error(req, &form->errors, f->name,
			T(req, "Begin with https://"));
	if (str_eq(f->name, S("mail")) && f->value.n &&
	    !is_mail_server(f->value))
		form_add_error(req, &form->errors, f->name,
			T(req, "Begin with smtp:// or smtps://."));
}

/* What one field says against another. */
static void check_together(struct request *req, struct settings_form *form)
{
	str langs = { 0 }, lang = { 0 };

	list_each(f, *form) {
		check_field(req, form, f);
		if (str_eq(f->name, S("langs")))
			langs = f->value;
		if (str_eq(f->name, S("lang")))
			lang = f->value;
	}
	if (langs.n && lang.n && !conf_lists(langs, lang))
		form_add_error(req, &form->errors, S("lang"),
			T(req, "Choose a language that people may read here."));
}

struct settings_form settings_form_read(struct request *req,
					const struct settings_part *part)
{
	struct settings_form form = { .part = part };

	for (const struct setting *s = part->settings; s->name.n; s++) {
		struct choices which = { 0 };
		str value = s->kind == SET_PLACE
			? read_place(req, s, &form, &which)
			: read_value(req, s, &form);
		struct settings_field *f = add_field(req, &form, s, value);

		if (s->kind == SET_NUMBER)
			check_number(req, s, value, &form.errors);
		if (s->kind == SET_SECRET)
			f->value = value;
		f->which = which;
	}
	check_together(req, &form);
	list_each(r, form)
		r->error = form_error_at(&form.errors,
			arena_z(req->arena, r->name));
	return form;
}

html settings_fields(struct request *req, const struct settings_form *form)
{
	for (size_t i = 0; i < form->n; i++)
		if (form->at[i].secret)         /* never back to the browser */
			form->at[i].value = (str){ 0 };
	return part_page(req, settings_fields_page, .form = *form,
			 .wrong = form->errors.n > 0,
			 .places = place_names(req));
}

void settings_save(struct request *req, const struct settings_form *form,
		   str role)
{
	const struct setting *s = form->part->settings;

	for (size_t i = 0; i < form->n; i++, s++) {
		str value = form->at[i].value;

		if (s->kind == SET_SECRET && !value.n)
			continue;
		if (s->kind == SET_PLACE && value.n) {
			struct form_errors none = { 0 };

			value = place_read(req, value,
				request_field(req, "welke"), &none).place.slug;
		}
		setting_change(req, s, value, role);
	}
}
