/* SPDX-License-Identifier: EUPL-1.2 */
/* Mail that did not go out, in the Monday mail: try it again with one tap. */
#include "features/outbox/inside.h"
#include "base/when.h"
#include "features/monday/monday.h"
#include "outbox.sql.h"

enum { COUNTED = 100 };

void outbox_monday(struct monday *m)
{
	struct outbox_line_rows failed;

	if (!monday_may(m, ADMINISTRATOR))
		return;
	failed = outbox_failed(m->tx, COUNTED);
	if (!failed.n)
		return;
	monday_add(m, &(struct monday_point){
		.rank = MONDAY_DANGER, .since = failed.at[failed.n - 1].created_at,
		.title = tr_fill(m->arena, tr_plural(m->lang,
			S("{n} mail did not go out"),
			S("{n} mails did not go out"), (int64_t)failed.n),
			TR_ARGS(TR_INT(m->arena, "n", failed.n))),
		.text = failed.at[0].failure,
		.tap = "monday-mail" });
}

static bool show(struct request *req, const struct link *link,
		 struct token_page *page)
{
	(void)link;
	*page = token_one(T(req, "Mail that did not go out"),
		T(req, "Try all of it once more? Nobody gets anything twice."),
		T(req, "Try again"), S("/beheer/post"),
		T(req, "Mail that did not go out"));
	return true;
}

static struct reply use(struct request *req, const struct link *link)
{
	if (!monday_may_tap(req, link, ADMINISTRATOR, (entry_id){ 0 }))
		return reply_forbidden(req);
	outbox_retry_all(req->tx, req->now);
	return monday_done(req, T(req, "It is tried again now."));
}

const struct token_purpose outbox_week_purposes[] = {
	{ "monday-mail", 7 * DAY, false, show, use },
	{ 0 }
};
