/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in the fields of an entry, and the form of it. */
#include "features/edit/inside.h"
#include "base/when.h"
#include "lang/collate.h"

enum { THEMES_MOST = 12, YEAR_FIRST = 1200, LONG_TEXT = 2000 };

size_t edit_field_at(const struct edit_type *type, str name)
{
	size_t i = 0;

	while (i < type->n && !str_eq(str_from_z(type->fields[i].name), name))
		i++;
	return i;
}

struct strs edit_parts(struct arena *a, str value)
{
	struct strs parts = { 0 };

	while (value.n)
		list_add(a, &parts) = str_cut(&value, '|');
	return parts;
}

static str joined(struct arena *a, const struct strs *parts, str between)
{
	struct buf b = { .arena = a, .limit = 4096 };

	for (size_t i = 0; i < parts->n; i++) {
		buf_add(&b, i ? between : S(""));
		buf_add(&b, parts->at[i]);
	}
	return buf_str(&b);
}

static str themes_now(struct tx *tx, entry_id id)
{
	struct entry_theme_name_rows rows = entry_themes(tx, id);
	struct strs slugs = { 0 };

	list_each(r, rows)
		list_add(tx_arena(tx), &slugs) = r->slug;
	return joined(tx_arena(tx), &slugs, S("|"));
}

struct edit_values edit_values_of(struct tx *tx, const struct edited *e)
{
	struct edit_values v = { 0 };
	struct entry_card row;

	if (!entry_get(tx, e->row.slug, &row))
		return v;
	for (size_t i = 0; i < e->type->n; i++) {
		enum edit_kind kind = e->type->fields[i].kind;

		if (kind == EDIT_TITLE)
			v.at[i] = row.title;
		else if (kind == EDIT_SUMMARY)
			v.at[i] = row.summary;
		else if (kind == EDIT_PLACE)
			v.at[i] = row.place_slug;
		else if (kind == EDIT_PHASE)
			v.at[i] = row.phase;
		else if (kind == EDIT_THEMES)
			v.at[i] = themes_now(tx, row.id);
	}
	e->type->read(tx, row.id, &v);
	return v;
}

void edit_write(struct request *req, const struct edited *e,
		const struct edit_values *v)
{
	struct entry_filter_place place = { 0 };
	struct entry_card row = e->row;

	for (size_t i = 0; i < e->type->n; i++) {
		enum edit_kind kind = e->type->fields[i].kind;
		struct strs themes;

		if (kind == EDIT_TITLE)
			row.title = v->at[i];
		else if (kind == EDIT_SUMMARY)
			row.summary = v->at[i];
		else if (kind == EDIT_PHASE)
			row.phase = v->at[i];
		else if (kind == EDIT_PLACE) {
			row.place_id = (place_id){ 0 };
			if (entry_place_by_slug(req->tx, v->at[i], &place))
				row.place_id = place.id;
		} else if (kind == EDIT_THEMES) {
			themes = edit_parts(req->arena, v->at[i]);
			entry_set_themes(req->tx, row.id, &themes);
		}
	}
	(void)entry_update(req->tx, row.id, row.updated_at, row.title,
			   lang_sort_key(req->arena, row.title), row.summary,
			   row.place_id, row.phase);
	e->type->write(req->tx, row.id, v);
	entry_changed(req->tx, row.id, req->now);
	if (e->type->settle)
		e->type->settle(req, row.id, v);
}

static str theme_name(struct request *req, str slug)
{
	struct entry_filter_theme theme;

	return entry_theme_by_slug(req->tx, slug, &theme)
		? entry_theme_title(req, theme.nl, theme.en) : slug;
}

static str place_name(struct request *req, str slug)
{
	struct entry_filter_place place;

	return entry_place_by_slug(req->tx, slug, &place) ? place.name : slug;
}

static str party_name(struct request *req, str slug)
{
	struct entry_card party;

	return slug.n && entry_get(req->tx, slug, &party) ? party.title : slug;
}

str edit_shown(struct request *req, const struct edit_field *f, str value)
{
	struct strs parts, names = { 0 };

	if (f->kind == EDIT_PHASE)
		return entry_phase_name(req, value);
	if (f->kind == EDIT_PLACE)
		return place_name(req, value);
	if (f->kind == EDIT_PARTY)
		return party_name(req, value);
	if (f->kind == EDIT_DAY)
		return when_written(req->arena, req->lang, value);
	if (f->kind != EDIT_THEMES && f->kind != EDIT_SOME &&
	    f->kind != EDIT_ONE)
		return value;
	parts = edit_parts(req->arena, value);
	for (size_t i = 0; i < parts.n; i++)
		list_add(req->arena, &names) = f->kind == EDIT_THEMES
			? theme_name(req, parts.at[i])
			: tr_name_of(req->lang, f->choices, f->n, parts.at[i]);
	return joined(req->arena, &names, S(", "));
}

struct edit_form edit_form_of(struct request *req, const struct edited *e)
{
	struct edit_form form = {
		.v = edit_values_of(req->tx, e),
		.versie = arena_f(req->arena, "%" PRId64, e->row.updated_at),
	};

	return form;
}

static bool has_several(enum edit_kind kind)
{
	return kind == EDIT_THEMES || kind == EDIT_SOME;
}

static const char *const *values_of(struct arena *a, const struct edit_field *f)
{
	const char **list = arena_array(a, const char *, f->n + 1);

	for (size_t i = 0; i < f->n; i++)
		list[i] = arena_z(a, f->choices[i].value);
	return list;
}

/* The field as http reads it. */
static struct form_field as_read(struct arena *a, const struct edit_field *f,
				 size_t i)
{
	struct form_field out = { .name = f->name, .min = f->min,
		.max = f->max, .at = offsetof(struct edit_form, v.at) +
				     i * sizeof(str) };

	if (f->kind == EDIT_TEXT || f->kind == EDIT_SUMMARY)
		out.kind = FORM_PARAGRAPHS;
	if (f->kind == EDIT_PHASE || f->kind == EDIT_ONE)
		out.kind = FORM_CHOICE;
	if (f->kind == EDIT_PHASE)
		out.choices = entry_phases;
	if (f->kind == EDIT_ONE || f->kind == EDIT_SOME)
		out.choices = values_of(a, f);
	if (has_several(f->kind)) {
		out.kind = FORM_MANY;
		out.at = offsetof(struct edit_form, some) +
			 i * sizeof(struct strs);
	}
	if (f->kind == EDIT_THEMES)
		out.max = THEMES_MOST;
	return out;
}

/* Those that were there in their order, then the new ones: a form has another
 * order, and that is no change. */
static str in_order(struct arena *a, str was, const struct strs *sent)
{
	struct strs old = edit_parts(a, was), out = { 0 };

	for (size_t i = 0; i < old.n; i++)
		if (strs_has(sent, old.at[i]))
			list_add(a, &out) = old.at[i];
	for (size_t i = 0; i < sent->n; i++)
		if (!strs_has(&out, sent->at[i]))
			list_add(a, &out) = sent->at[i];
	return joined(a, &out, S("|"));
}

/* One line of it: a summary has no paragraphs. */
static str as_line(struct arena *a, str text)
{
	struct buf b = { .arena = a, .limit = text.n };

	for (size_t i = 0; i < text.n; i++)
		buf_add(&b, text.p[i] == '\n' ? S(" ") : (str){ text.p + i, 1 });
	return buf_str(&b);
}

str edit_link_read(struct request *req, str typed, const char *name,
		   struct form_errors *errors)
{
	str url = typed;
	size_t dot = str_find(typed, S("."));

	if (!str_starts(typed, S("http://")) &&
	    !str_starts(typed, S("https://")))
		url = arena_f(req->arena, "https://%.*s", (int)typed.n, typed.p);
	if (dot == 0 || dot + 1 >= typed.n || memchr(typed.p, ' ', typed.n) ||
	    str_find(url, S("://")) != str_find(url, S(":")))
		form_add_error(req, errors, str_from_z(name),
			T(req, "Give the address of a site, as www.example.org."));
	else
		return url;
	return typed;
}

static void year_read(struct request *req, str typed, const char *name,
		      struct form_errors *errors)
{
	int64_t year = 0;

	if (!str_to_int(typed, &year) || year < YEAR_FIRST ||
	    year > when_civil(req->now).year)
		form_add_error(req, errors, str_from_z(name),
			       T(req, "Give a year, as 2014."));
}

static str party_read(struct request *req, str typed, const char *name,
		      struct form_errors *errors)
{
	struct entry_card party = { 0 };

	if (typed.n && !entry_party_named(req->tx, typed, &party))
		form_add_error(req, errors, str_from_z(name),
			T(req, "We do not know this initiative yet. Choose one from the list, or leave this empty: you need no name to ask or bring something."));
	return party.slug;
}

/* What http cannot know of the kinds. */
static void refine(struct request *req, const struct edit_field *f,
		   struct edit_form *form, str *value, str was)
{
	bool wrong = form_error_at(&form->errors, f->name).n;

	if (f->kind == EDIT_PLACE) {
		form->plaats = *value;
		form->place = place_read(req, *value, form->welke,
					 &form->errors);
		*value = form->place.place.slug;
	} else if (f->kind == EDIT_PARTY) {
		form->party = *value;
		*value = party_read(req, *value, f->name, &form->errors);
	} else if (f->kind == EDIT_SUMMARY) {
		*value = as_line(req->arena, *value);
	} else if (f->kind == EDIT_LINK && value->n && !wrong &&
		   !str_eq(*value, was)) {
		*value = edit_link_read(req, *value, f->name, &form->errors);
	} else if (f->kind == EDIT_YEAR && value->n && !wrong) {
		year_read(req, *value, f->name, &form->errors);
	} else if (f->kind == EDIT_DAY && value->n && !wrong &&
		   !str_eq(*value, was)) {
		entry_day_ahead(req, *value, f->name, &form->errors);
	}
}

/* Who proposes does not see it, nor can change it. */
static bool is_left_out(const struct edited *e, size_t i)
{
	return e->proposes && e->type->fields[i].own;
}

struct edit_form edit_form_read(struct request *req, const struct edited *e)
{
	static const struct form_field besides[] = {
		FORM_TEXT(struct edit_form, waarom, .max = 400),
		FORM_TEXT(struct edit_form, versie, .max = 20),
		FORM_TEXT(struct edit_form, welke, .max = 120),
	};
	struct edit_form form = { 0 };
	struct edit_values now = edit_values_of(req->tx, e);
	struct form_field fields[EDIT_MOST + COUNT(besides)];
	size_t n = e->type->n;

	for (size_t i = 0; i < n; i++) {
		fields[i] = as_read(req->arena, &e->type->fields[i], i);
		if (is_left_out(e, i))
			fields[i].min = 0;
	}
	for (size_t i = 0; i < COUNT(besides); i++)
		fields[n + i] = besides[i];
	form.errors = form_read_fields(req, fields, n + COUNT(besides), &form);
	for (size_t i = 0; i < n; i++) {
		if (has_several(e->type->fields[i].kind))
			form.v.at[i] = in_order(req->arena, now.at[i],
						&form.some[i]);
		if (is_left_out(e, i))
			form.v.at[i] = now.at[i];
		else
			refine(req, &e->type->fields[i], &form,
			       &form.v.at[i], now.at[i]);
	}
	return form;
}

static struct choices choices_of(struct request *req,
				 const struct edit_field *f, str value)
{
	struct strs chosen = edit_parts(req->arena, value);
	struct choices list = { 0 };

	for (size_t i = 0; i < f->n; i++)
		list_add(req->arena, &list) = (struct choice){
			f->choices[i].value,
			tr(req->lang, str_from_z(f->choices[i].english)),
			strs_has(&chosen, f->choices[i].value) };
	return list;
}

/* As it was typed, else by the name people use. */
static void fill_place(struct request *req, const struct edit_form *form,
		       struct form_control *c)
{
	struct place_named place = form->place.place;

	if (!place.id.v && c->value.n)
		place = place_find_typed(req, c->value).place;
	if (place.id.v)
		c->value = place_label(req, &place);
	else if (form->plaats.n)
		c->value = form->plaats;
	c->names = place_names(req);
}

static void fill_party(struct request *req, const struct edit_form *form,
		       struct form_control *c)
{
	c->value = c->value.n ? party_name(req, c->value) : form->party;
	c->names = entry_party_names(req);
}

static void fill_themes(struct request *req, struct edit_control *c)
{
	struct strs chosen = edit_parts(req->arena, c->control.value);
	struct theme_choices all = entry_theme_choices(req, &chosen);

	c->themes = true;
	c->control.choices = all.chosen;
	c->others = all.others;
}

static void fill(struct request *req, const struct edit_field *f,
		 const struct edit_form *form, struct edit_control *edit)
{
	struct form_control *c = &edit->control;

	switch (f->kind) {
	case EDIT_PLACE:
		edit->place = true;
		fill_place(req, form, c);
		break;
	case EDIT_THEMES:
		fill_themes(req, edit);
		break;
	case EDIT_PHASE:
		c->choices = entry_phase_choices(req, c->value);
		break;
	case EDIT_ONE:
	case EDIT_SOME:
		edit->some = f->kind == EDIT_SOME;
		c->choices = choices_of(req, f, c->value);
		break;
	case EDIT_PARTY:
		fill_party(req, form, c);
		break;
	case EDIT_SUMMARY:
	case EDIT_TEXT:
		c->rows = f->max > LONG_TEXT ? 8 : 4;
		break;
	case EDIT_YEAR:
		c->digits = true;
		break;
	case EDIT_TITLE:
	case EDIT_LINE:
	case EDIT_LINK:
	case EDIT_DAY:
		break;
	}
}

struct edit_controls edit_controls_of(struct request *req,
				      const struct edited *e,
				      const struct edit_form *form)
{
	struct edit_controls list = { 0 };

	for (size_t i = 0; i < e->type->n; i++) {
		const struct edit_field *f = &e->type->fields[i];
		const struct form_field field = { .name = f->name,
			.label = f->label, .min = f->min, .max = f->max };
		const struct form_shown shown = { f->kind == EDIT_DAY
			? "date" : "text", f->hint };
		struct edit_control c = { .control = form_control_of(req,
			&field, &shown, form_error_at(&form->errors, f->name),
			form->meanwhile[i]) };

		if (is_left_out(e, i))
			continue;
		c.control.value = form->v.at[i];
		c.control.wide = true;
		c.control.may_choose = c.control.optional;
		fill(req, f, form, &c);
		list_add(req->arena, &list) = c;
	}
	return list;
}
