/* SPDX-License-Identifier: EUPL-1.2 */
/* /nieuwsbrief: how to get it, and all that were sent. */
#include "features/newsletter/inside.h"
#include "newsletter_show.html.h"
#include "qr/qr.h"

enum { SHOWN = 100, IN_FEED = 20 };

static str path_of(struct request *req, const struct newsletter *n)
{
	return arena_f(req->arena, "/nieuwsbrief/%.*s", (int)n->slug.n,
		       n->slug.p);
}

static struct reply feed(struct request *req, const struct newsletter_rows *rows)
{
	struct feed_items items = { 0 };

	list_each(n, *rows) {
		str url = arena_f(req->arena, "%.*s%.*s", (int)req->url.n,
			req->url.p, (int)path_of(req, n).n, path_of(req, n).p);

		list_add(req->arena, &items) = (struct feed_item){
			.id = url, .url = url, .title = n->subject,
			.summary = n->opening,
			.updated = n->noted_at > n->sent_at ? n->noted_at
							    : n->sent_at };
	}
	return entry_feed(req, T(req, "Newsletter"), &items);
}

struct reply newsletter_list(struct request *req)
{
	struct newsletter_rows rows = newsletter_archive(req->tx, INT64_MAX,
		req->format == ATOM ? IN_FEED : SHOWN);
	struct newsletter_lines lines = { 0 };

	if (req->format == ATOM)
		return feed(req, &rows);
	list_each(n, rows)
		list_add(req->arena, &lines) = (struct newsletter_line){
			.path = path_of(req, n), .title = n->subject,
			.when = when_day(req->arena, req->lang, n->sent_at),
			.about = n->theme_id.v || n->place_id.v
				? newsletter_about_name(req->lang, n)
				: (str){ 0 } };
	req->head.feed = S("/nieuwsbrief.atom");
	req->head.description = T(req, "What is new in this network, by mail or to print.");
	return reply_page(req, 200, T(req, "Newsletter"), newsletter_list_page,
		.gets = req->who.id.v && newsletter_is_reader(req->tx,
							     req->who.id),
		.asking = { .known = req->who.id.v > 0,
			    .offer = newsletter_offer(req, NULL) },
		.lines = lines);
}

/* Headings in the language of the letter, and its links as they are. */
struct newsletter_parts newsletter_shown(struct request *req,
					 const struct newsletter_parts *parts)
{
	struct newsletter_parts shown = { 0 };

	list_each(p, *parts) {
		struct newsletter_part part = *p;

		part.heading = newsletter_heading(req->conf->lang, p->heading);
		list_add(req->arena, &shown) = part;
	}
	return shown;
}

static bool find(struct request *req, struct newsletter *n)
{
	struct newsletter_found found;

	return newsletter_of_slug(req->tx, req->args[0], &found) &&
	       newsletter_get(req->tx, found.id, n);
}

static struct reply withdrawn(struct request *req, const struct newsletter *n)
{
	return reply_refused(req, 410, T(req, "This newsletter was withdrawn"),
			     n->note);
}

struct reply newsletter_show(struct request *req)
{
	struct newsletter_parts parts;
	struct newsletter n;

	if (!find(req, &n))
		return reply_not_found(req);
	if (n.withdrawn_at)
		return withdrawn(req, &n);
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	head_crumb(req, T(req, "Newsletter"), S("/nieuwsbrief"));
	return reply_page(req, 200, n.subject, newsletter_show_page,
		.path = path_of(req, &n), .title = n.subject,
		.when = when_day(req->arena, req->lang, n.sent_at),
		.about = n.theme_id.v || n.place_id.v
			? newsletter_about_name(req->lang, &n) : (str){ 0 },
		.note = n.note, .opening = n.opening,
		.noted = n.note.n ? when_day(req->arena, req->lang, n.noted_at)
				  : (str){ 0 },
		.parts = newsletter_shown(req, &parts));
}

/* For the counter: A4, or A4 on its side that folds to A5. */
struct reply newsletter_print(struct request *req)
{
	struct newsletter_parts parts;
	struct newsletter n;
	struct qr qr = { 0 };
	str path;

	if (!find(req, &n))
		return reply_not_found(req);
	if (n.withdrawn_at)
		return withdrawn(req, &n);
	path = path_of(req, &n);
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	req->head.no_index = true;
	head_crumb(req, T(req, "Newsletter"), S("/nieuwsbrief"));
	head_crumb(req, n.subject, path);
	(void)!qr_of(req->arena, arena_f(req->arena, "%.*s%.*s",
		(int)req->url.n, req->url.p, (int)path.n, path.p), &qr);
	return reply_page(req, 200, T(req, "Print the newsletter"),
		newsletter_print_page, .path = path, .title = n.subject,
		.site = req->conf->name, .url = req->url,
		.phone = req->conf->phone, .qr = qr, .opening = n.opening,
		.when = when_day(req->arena, req->conf->lang, n.sent_at),
		.about = n.theme_id.v || n.place_id.v
			? newsletter_about_name(req->conf->lang, &n)
			: (str){ 0 },
		.fold = str_eq(request_param(req, "vorm"), S("a5")),
		.parts = newsletter_shown(req, &parts));
}

const struct route newsletter_routes[] = {
	{ GET,  "/nieuwsbrief", newsletter_list, ANYONE, .formats = ATOM },
	{ POST, "/nieuwsbrief", newsletter_ask, ANYONE, .flags = ONESELF,
	  .rate = RATE_POST },
	{ GET,  "/nieuwsbrief/verstuurd", newsletter_asked, ANYONE },
	{ GET,  "/nieuwsbrief/keuze/{id}/{code}", newsletter_choice_own,
	  ANYONE },
	{ POST, "/nieuwsbrief/keuze/{id}/{code}", newsletter_choice_own,
	  ANYONE, .flags = ONESELF, .rate = RATE_POST },
	{ GET,  "/mijn/nieuwsbrief", newsletter_choice_mine, PERSON },
	{ POST, "/mijn/nieuwsbrief", newsletter_choice_mine, PERSON,
	  .flags = ONESELF },
	{ GET,  "/nieuwsbrief/{slug}", newsletter_show, ANYONE },
	{ GET,  "/nieuwsbrief/{slug}/drukken", newsletter_print, ANYONE },
	{ GET,  "/beheer/nieuwsbrieven", newsletter_desk, COORDINATOR },
	{ POST, "/beheer/nieuwsbrieven", newsletter_start, COORDINATOR },
	{ GET,  "/beheer/nieuwsbrieven/{id}", newsletter_one, COORDINATOR },
	{ GET,  "/beheer/nieuwsbrieven/{id}/wijzigen", newsletter_edit,
	  COORDINATOR },
	{ POST, "/beheer/nieuwsbrieven/{id}/wijzigen", newsletter_edit,
	  COORDINATOR, .max_body = 1 << 20 },
	{ GET,  "/beheer/nieuwsbrieven/{id}/bekijken", newsletter_preview,
	  COORDINATOR },
	{ GET,  "/beheer/nieuwsbrieven/{id}/mail", newsletter_as_mail,
	  COORDINATOR },
	{ POST, "/beheer/nieuwsbrieven/{id}/proef", newsletter_test,
	  COORDINATOR, .rate = RATE_POST },
	{ GET,  "/beheer/nieuwsbrieven/{id}/versturen", newsletter_send,
	  COORDINATOR, .flags = FRESH },
	{ POST, "/beheer/nieuwsbrieven/{id}/versturen", newsletter_send,
	  COORDINATOR, .flags = FRESH },
	{ POST, "/beheer/nieuwsbrieven/{id}/pauze", newsletter_pause,
	  COORDINATOR },
	{ POST, "/beheer/nieuwsbrieven/{id}/archief", newsletter_archived,
	  COORDINATOR },
	{ POST, "/beheer/nieuwsbrieven/{id}/weg", newsletter_drop,
	  COORDINATOR },
	{ 0 }
};
