/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/post/inside.h"

void post_find_place(struct request *req, struct post_form *form)
{
	struct place_typed found =
		place_read(req, form->plaats, form->welke, &form->errors);

	form->place = found.place;
	form->which = found.which;
}

void post_find_party(struct request *req, struct post_form *form)
{
	if (form->namens.n && !form_error_at(&form->errors, "namens").n &&
	    !entry_party_named(req->tx, form->namens, &form->party))
		form_add_error(req, &form->errors, S("namens"),
			T(req, "We do not know this initiative yet. Choose one from the list, or leave this empty: you need no name to ask or bring something."));
}
