/* SPDX-License-Identifier: EUPL-1.2 */
/* How it ended, told by who asked. */
#include "features/ask/inside.h"

struct solved_form {
	str gewerkt, verder, delen;
};

static const char *const worked[] = { "yes", "partly", "no", NULL };
static const char *const shared[] = { "ja", NULL };

static const struct form_field solved_fields[] = {
	FORM_TEXT(struct solved_form, gewerkt, .kind = FORM_CHOICE, .min = 1,
		  .choices = worked),
	FORM_TEXT(struct solved_form, verder, .kind = FORM_PARAGRAPHS,
		  .max = 1000),
	FORM_TEXT(struct solved_form, delen, .kind = FORM_CHOICE,
		  .choices = shared),
};

void ask_was_solved(struct tx *tx, entry_id id, int64_t now)
{
	ask_solve(tx, id, now, S(""), S(""), false);
}

struct reply ask_mark_solved(struct request *req)
{
	struct solved_form form;
	struct form_errors errors = form_read(req, solved_fields, &form);
	struct post post;

	if (!post_open(req, S("ask"), &post))
		return reply_not_found(req);
	if (!post_may_change(req, &post))
		return reply_forbidden(req);
	if (errors.n)
		return ask_show_with(req, &post, form.verder, &errors);
	ask_solve(req->tx, post.id, req->now, form.gewerkt, form.verder,
		  form.delen.n);
	entry_changed(req->tx, post.id, req->now);
	return reply_redirect(req, "/vragen/%.*s?dank=1", (int)post.slug.n,
			      post.slug.p);
}
