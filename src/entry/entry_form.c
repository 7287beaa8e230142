/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry/entry_form.h"
#include "base/random.h"
#include "lang/collate.h"
#include "lang/lang.h"

enum { SLUG_BYTES = 60 };

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

bool entry_party_typed(struct request *req, str typed,
		       struct entry_card *party)
{
	struct entry_party_slug found = { typed };

	(void)!entry_party_by_name(req->tx, lang_sort_key(req->arena, typed),
				   lang_fold(req->arena, typed), &found);
	if (entry_get(req->tx, found.slug, party) &&
	    str_eq(party->status, S("published")) &&
	    (str_eq(party->type, S("initiative")) ||
	     str_eq(party->type, S("organisation"))))
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
