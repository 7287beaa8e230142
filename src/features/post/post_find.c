/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/post/inside.h"
#include "lang/collate.h"
#include "lang/lang.h"

void post_find_place(struct request *req, struct post_form *form)
{
	struct place_typed found =
		place_read(req, form->plaats, form->welke, &form->errors);

	form->place = found.place;
	form->which = found.which;
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
