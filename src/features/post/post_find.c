/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/post/inside.h"
#include "lang/collate.h"
#include "lang/lang.h"

/* "Gemeente Woerden" is called Woerden. */
static str bare_name(str municipality, str prefix)
{
	if (str_starts(municipality, prefix))
		return (str){ municipality.p + prefix.n,
			      municipality.n - prefix.n };
	return municipality;
}

str post_place_label(struct arena *a, str name, str municipality)
{
	municipality = bare_name(municipality, S("Gemeente "));
	if (!municipality.n || str_eq(name, municipality))
		return name;
	return arena_f(a, "%.*s (%.*s)", (int)name.n, name.p,
		       (int)municipality.n, municipality.p);
}

/* "Zegveld (Woerden)" and "Zegveld, Woerden" into name and municipality. */
static str cut_municipality(str *text)
{
	size_t at = str_find(*text, S("("));
	str within;

	if (at == text->n)
		at = str_find(*text, S(","));
	if (at == text->n)
		return (str){ 0 };
	within = str_trim((str){ text->p + at + 1, text->n - at - 1 });
	if (str_ends(within, S(")")))
		within.n--;
	*text = str_trim((str){ text->p, at });
	return within;
}

static void keep_within(struct post_place_rows *rows, str municipality_fold)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(bare_name(rows->at[i].municipality_fold,
				     S("gemeente ")),
			   bare_name(municipality_fold, S("gemeente "))))
			rows->at[n++] = rows->at[i];
	rows->n = n;
}

/* In the site's own area, if some of them are. */
static void keep_near(struct request *req, struct post_place_rows *rows)
{
	struct post_place area;
	size_t n = 0;

	if (!post_place_by_slug(req->tx, req->conf->area, &area))
		return;
	for (size_t i = 0; i < rows->n; i++)
		if (post_place_is_within(req->tx, rows->at[i].id, area.id))
			rows->at[n++] = rows->at[i];
	rows->n = n ? n : rows->n;
}

/* Whether all are one place and what it lies in: Zeist and Zeist. */
static bool are_one(const struct post_place_rows *rows)
{
	for (size_t i = 1; i < rows->n; i++)
		if (rows->at[i].municipality_id.v !=
		    rows->at[0].municipality_id.v)
			return false;
	return rows->n > 0;
}

static str names_of(struct request *req, const struct post_place_rows *rows)
{
	struct buf b = { .arena = req->arena, .limit = 600 };

	for (size_t i = 0; i < rows->n; i++) {
		buf_add(&b, i ? S(", ") : S(""));
		buf_add(&b, post_place_label(req->arena, rows->at[i].name,
					     rows->at[i].municipality));
	}
	return buf_str(&b);
}

void post_find_place(struct request *req, struct post_form *form)
{
	str text = form->plaats, within;
	struct post_place_rows rows;

	if (!text.n || form_error_at(&form->errors, "plaats").n ||
	    post_place_by_slug(req->tx, text, &form->place))
		return;
	within = cut_municipality(&text);
	rows = post_places_named(req->tx, lang_fold(req->arena, text));
	if (within.n)
		keep_within(&rows, lang_fold(req->arena, within));
	else if (!are_one(&rows))
		keep_near(req, &rows);
	if (rows.n && (rows.at[0].own || are_one(&rows)))
		form->place = rows.at[0];
	else if (rows.n)
		form_add_error(req, &form->errors, S("plaats"),
			TF(req, "There are more places of that name. Which one: {names}?",
			   TR_STR("names", names_of(req, &rows))));
	else
		form_add_error(req, &form->errors, S("plaats"),
			T(req, "We do not know this place. Type a village, town or municipality, or leave it empty."));
}

void post_find_party(struct request *req, struct post_form *form)
{
	struct post_party_slug found;
	str text = form->namens;

	if (!text.n || form_error_at(&form->errors, "namens").n)
		return;
	if (post_party_by_name(req->tx, lang_sort_key(req->arena, text),
			       lang_fold(req->arena, text), &found))
		text = found.slug;
	if (entry_get(req->tx, text, &form->party) &&
	    str_eq(form->party.status, S("published")) &&
	    (str_eq(form->party.type, S("initiative")) ||
	     str_eq(form->party.type, S("organisation"))))
		return;
	form->party = (struct entry_card){ 0 };
	form_add_error(req, &form->errors, S("namens"),
		T(req, "We do not know this initiative yet. Choose one from the list, or leave this empty: you need no name to ask or bring something."));
}
