/* SPDX-License-Identifier: EUPL-1.2 */
/* Made of a line of a harvest: who is at the wheel of that line is at the
 * wheel of the action too, by the same day, and hears so at once. */
#include "features/agenda/inside.h"
#include "mail/letter.h"
#include "mail/mail.h"

/* Who gets it: TF speaks their language. */
struct driver {
	struct arena *arena;
	str lang;
};

static void tell(struct request *req, const struct agenda_line *line,
		 const struct agenda_driver *p, str title, str path)
{
	struct driver to = { req->arena, p->lang };

	mail_add(req->tx, &(struct mail){ .to = p->mail, .now = req->now,
		.subject = TF(&to, "You are at the wheel: {title}",
			      TR_STR("title", title)),
		.text = LETTER(req->arena, p->lang, p->name, req->conf->name,
			TF(&to, "At {meeting} it was agreed that {who} takes this up. It stands on the agenda now:",
			   TR_STR("meeting", line->meeting_title),
			   TR_STR("who", line->owner)),
			title,
			arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
				req->url.p, (int)path.n, path.p),
			T(&to, "Say there how it goes. Can you not do it after all? Then let go of the wheel there, so that another can.")) });
}

void agenda_take_over(struct request *req, entry_id id, entry_id line_id,
		      str title, str path)
{
	struct agenda_driver_rows drivers;
	struct agenda_line line;

	if (!agenda_line_get(req->tx, line_id, &line))
		return;
	entry_link_add(req->tx, id, S("owner"), line.owner_id);
	if (line.due.n)
		agenda_set_due(req->tx, id, line.due, req->now);
	agenda_log_add(req->tx, id, line.owner_id, S("wheel"), line.due, S(""),
		       req->now);
	drivers = agenda_drivers(req->tx, line.owner_id);
	list_each(p, drivers)
		if (p->id.v != req->who.id.v)
			tell(req, &line, p, title, path);
}
