/* SPDX-License-Identifier: EUPL-1.2 */
/* What someone adds may be about a person: they are asked once, and sending
 * again is yes. */
#include "features/edit/inside.h"

/* Of a profile an address and a link are what it is for. */
static bool is_asked_about(const struct finding *found)
{
	static const str kinds[] = { S("phone"), S("mail"), S("iban"),
				     S("name"), S("medical") };

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_eq(found->kind, kinds[i]))
			return found->holds;
	return false;
}

static bool is_free_text(enum edit_kind kind)
{
	return kind == EDIT_TITLE || kind == EDIT_SUMMARY || kind == EDIT_TEXT;
}

static void look(struct request *req, str was, str text,
		 struct findings *news)
{
	struct findings found = personal_find(req->arena, text);

	for (size_t i = 0; i < found.n; i++)
		if (is_asked_about(&found.at[i]) &&
		    str_find(was, found.at[i].text) == was.n)
			list_add(req->arena, news) = found.at[i];
}

bool edit_is_to_ask(struct request *req, const struct edited *e,
		    struct edit_form *form)
{
	struct edit_values was = edit_values_of(req->tx, e);
	struct findings news = { 0 };

	for (size_t i = 0; i < e->type->n; i++)
		if (is_free_text(e->type->fields[i].kind))
			look(req, was.at[i], form->v.at[i], &news);
	form->warnings = entry_warnings(req, &news);
	return news.n && !request_field(req, "zeker").n;
}
