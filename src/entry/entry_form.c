/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry_form.h"
#include "base/random.h"
#include "base/when.h"
#include "lang/collate.h"
#include "lang/lang.h"

enum { SLUG_BYTES = 60, DAY_BYTES = 10, AHEAD = 10 * 366 * DAY };

const char *const entry_phases[] = { "starter", "growing", "stable", NULL };

struct choices entry_phase_choices(struct request *req, str chosen)
{
	struct choices list = { 0 };

	for (const char *const *p = entry_phases; *p; p++) {
		str phase = str_from_z(*p);

		list_add(req->arena, &list) = (struct choice){ phase,
			entry_phase_name(req, phase), str_eq(phase, chosen) };
	}
	return list;
}

struct theme_choices entry_theme_choices(struct request *req,
					 const struct strs *chosen)
{
	struct entry_theme_to_choose_rows all = entry_themes_to_choose(req->tx);
	struct theme_choices c = { 0 };

	list_each(t, all) {
		bool in = strs_has(chosen, t->slug);
		struct choices *list = in ? &c.chosen : &c.others;

		list_add(req->arena, list) = (struct choice){ t->slug,
			entry_theme_title(req, t->nl, t->en), in };
	}
	return c;
}

void entry_set_themes(struct tx *tx, entry_id id, const struct strs *slugs)
{
	entry_themes_clear(tx, id);
	for (size_t i = 0; i < slugs->n; i++)
		entry_theme_add(tx, id, slugs->at[i], (int64_t)i + 1);
}

struct strs entry_theme_slugs(struct request *req, entry_id id)
{
	struct entry_theme_name_rows themes = entry_themes(req->tx, id);
	struct strs slugs = { 0 };

	list_each(r, themes)
		list_add(req->arena, &slugs) = r->slug;
	return slugs;
}

bool entry_party_named(struct tx *tx, str name, struct entry_card *party)
{
	struct entry_party_slug found = { name };
	struct arena *a = tx_arena(tx);

	(void)!entry_party_by_name(tx, lang_sort_key(a, name),
				   lang_fold(a, name), &found);
	if (entry_get(tx, found.slug, party) &&
	    str_eq(party->status, S("published")) &&
	    entry_is_party(party->type))
		return true;
	*party = (struct entry_card){ 0 };
	return false;
}

struct strs entry_party_names(struct request *req)
{
	struct entry_party_name_rows rows = entry_parties_to_choose(req->tx);
	struct strs names = { 0 };

	list_each(r, rows)
		list_add(req->arena, &names) = r->title;
	return names;
}

static bool is_taken(struct tx *tx, str slug)
{
	static const str refused[] = { S("nieuw"), S("vergelijken"),
		S("actor"), S("inbox"), S("o"), S("a"), S("lijkt-op"),
		S("voorstellen") };

	for (size_t i = 0; i < COUNT(refused); i++)
		if (str_eq(slug, refused[i]))
			return true;
	return entry_slug_taken(tx, slug);
}

str entry_new_slug(struct tx *tx, str title, str otherwise)
{
	struct arena *a = tx_arena(tx);
	str base = str_head(lang_slug(a, title), SLUG_BYTES), slug;

	while (base.n && base.p[base.n - 1] == '-')
		base.n--;
	if (!base.n)
		base = otherwise;
	slug = base;
	for (int n = 2; n < 20 && is_taken(tx, slug); n++)
		slug = arena_f(a, "%.*s-%d", (int)base.n, base.p, n);
	if (!is_taken(tx, slug))
		return slug;
	return arena_f(a, "%.*s-%.*s", (int)base.n, base.p, 8,
		       random_hex(a, 4).p);
}

entry_id entry_create(struct tx *tx, const struct entry_made *made,
		      int64_t now)
{
	return entry_insert(tx, made->type, made->slug, made->title,
		lang_sort_key(tx_arena(tx), made->title), made->summary,
		made->place, made->phase,
		made->status.n ? made->status : S("published"),
		made->unchecked ? 0 : now, made->checked_by, now);
}

struct entry_warnings entry_warnings(struct request *req,
				     const struct findings *found)
{
	struct entry_warnings list = { 0 };

	for (size_t i = 0; i < found->n; i++)
		list_add(req->arena, &list) = (struct entry_warning){
			tr(req->lang,
			   str_from_z(personal_name(found->at[i].kind))),
			found->at[i].text };
	return list;
}

/* With nothing wrong there yet. */
static bool is_typed(const struct form_errors *errors, const char *field,
		     str typed)
{
	return typed.n && !form_error_at(errors, field).n;
}

int64_t entry_moment_typed(struct request *req, str datum, str tijd,
			   struct form_errors *errors)
{
	bool day = is_typed(errors, "datum", datum);
	bool time = is_typed(errors, "tijd", tijd);
	int64_t noon, at = 0;

	if (day && !when_clock(datum, S("12:00"), &noon)) {
		form_add_error(req, errors, S("datum"),
			       T(req, "Give a day, such as 2026-12-05."));
		day = false;
	}
	if (time && !when_clock(day ? datum : S("2026-12-05"), tijd, &at))
		form_add_error(req, errors, S("tijd"),
			       T(req, "Give a time, such as 14:00."));
	return day && time ? at : 0;
}

void entry_day_ahead(struct request *req, str day, const char *name,
		     struct form_errors *errors)
{
	int64_t from, to;

	if (day.n != DAY_BYTES || !when_span(day, &from, &to) ||
	    to < req->now || from > req->now + AHEAD)
		form_add_error(req, errors, str_from_z(name),
			T(req, "Give a day from now on, such as 2026-12-05."));
}

/* The ids of what is said about a field. */
static str about(struct arena *a, const struct form_control *c)
{
	const struct { str said; const char *id; } parts[] = {
		{ c->hint, "uitleg" }, { c->error, "fout" },
		{ c->meanwhile, "nu" },
	};
	struct buf b = { .arena = a, .limit = 400 };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i].said.n)
			buf_addf(&b, "%s%.*s-%s", b.n ? " " : "",
				 (int)c->name.n, c->name.p, parts[i].id);
	return buf_str(&b);
}

struct form_control form_control_of(struct request *req,
				    const struct form_field *f,
				    const struct form_shown *shown, str error,
				    str meanwhile)
{
	struct form_control c = {
		.name = str_from_z(f->name), .error = error,
		.meanwhile = meanwhile,
		.what = tr(req->lang, str_from_z(f->label)),
		.type = str_from_z(shown->type), .max = (int64_t)f->max,
		.rows = shown->rows, .optional = !f->min,
	};

	if (shown->hint)
		c.hint = tr(req->lang, str_from_z(shown->hint));
	c.tick = str_eq(c.type, S("checkbox"));
	c.text = str_eq(c.type, S("text"));
	c.about = about(req->arena, &c);
	return c;
}

struct form_controls form_controls_of(struct request *req,
				      const struct form_layout *layout,
				      const void *form,
				      const struct form_errors *errors)
{
	struct form_controls list = { 0 };

	for (size_t i = 0; i < layout->n; i++) {
		const struct form_field *f = &layout->fields[i];
		const str *value = (const void *)((const char *)form + f->at);
		struct form_control c;

		if (!layout->shown[i].type)
			continue;
		c = form_control_of(req, f, &layout->shown[i],
				    form_error_at(errors, f->name), (str){ 0 });
		c.value = *value;
		list_add(req->arena, &list) = c;
	}
	return list;
}
