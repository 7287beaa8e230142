/* SPDX-License-Identifier: EUPL-1.2 */
/* /beheer/nieuwsbrieven: all letters, a new one, and one on its way. */
#include "features/newsletter/inside.h"
#include "features/audit/audit.h"
#include "mail/letter.h"
#include "newsletter_desk.html.h"

enum { SHOWN = 200 };

bool newsletter_may(const struct request *req, struct newsletter_about about)
{
	return may(req, COORDINATOR, about.place.v ? OF_PLACE(about.place)
						   : SITE);
}

static bool may_this(const struct request *req, const struct newsletter *n)
{
	return newsletter_may(req, (struct newsletter_about){ n->theme_id,
							      n->place_id });
}

bool newsletter_find(struct request *req, struct newsletter *n)
{
	return newsletter_get(req->tx, (newsletter_id){ request_id(req, 0) }, n)
	       && may_this(req, n);
}

str newsletter_desk_path(struct request *req, const struct newsletter *n)
{
	return arena_f(req->arena, "/beheer/nieuwsbrieven/%" PRId64, n->id.v);
}

struct reply newsletter_desk_back(struct request *req,
				  const struct newsletter *n, const char *page)
{
	return reply_redirect(req, "/beheer/nieuwsbrieven/%" PRId64 "%s",
			      n->id.v, page);
}

static str title_of(const struct request *req, const struct newsletter *n)
{
	return n->subject.n ? n->subject : T(req, "Without a subject");
}

static str state_name(const struct request *req, const struct newsletter *n)
{
	static const struct tr_name states[] = {
		{ S("draft"), N_("Draft") }, { S("sending"), N_("On its way") },
		{ S("paused"), N_("Paused") }, { S("sent"), N_("Sent") },
	};

	return tr_name(req->lang, states, n->state);
}

static struct newsletter_lines lines_of(struct request *req)
{
	struct newsletter_rows rows = newsletter_all(req->tx,
		may(req, COORDINATOR, SITE), req->who.id, req->now, SHOWN);
	struct newsletter_lines lines = { 0 };

	list_each(n, rows)
		list_add(req->arena, &lines) = (struct newsletter_line){
			.id = n->id.v, .title = title_of(req, n),
			.path = newsletter_desk_path(req, n),
			.about = newsletter_about_name(req->lang, n),
			.state = state_name(req, n),
			.when = when_day(req->arena, req->lang,
					 n->sent_at ? n->sent_at : n->made_at) };
	return lines;
}

/* Those this person may write to. */
static struct newsletter_offer offer_of(struct request *req)
{
	struct newsletter_offer all = newsletter_offer(req, NULL);
	struct newsletter_place_rows places = newsletter_places(req->tx);
	struct newsletter_offer own = { 0 };

	if (may(req, COORDINATOR, SITE)) {
		all.all = true;
		return all;
	}
	list_each(p, places)
		if (newsletter_may(req, (struct newsletter_about){
					.place = p->id }))
			list_add(req->arena, &own.places) =
				all.places.at[p - places.at];
	return own;
}

static struct reply list_page(struct request *req, str error)
{
	head_desk(req, T(req, "Newsletters"), (str){ 0 });
	return reply_page(req, error.n ? 422 : 200, T(req, "Newsletters"),
		newsletter_desk_page, .lines = lines_of(req),
		.offer = offer_of(req), .error = error,
		.dropped = request_param(req, "weg").n > 0);
}

struct reply newsletter_desk(struct request *req)
{
	return list_page(req, (str){ 0 });
}

static newsletter_id create(struct request *req, struct newsletter_about about)
{
	str lang = req->conf->lang;
	newsletter_id id = newsletter_insert(req->tx, about.theme, about.place,
		tr_fill(req->arena, tr(lang, S("News of {site}")),
			TR_ARGS(TR_STR("site", req->conf->name))),
		arena_f(req->arena, "%s\n\n%s", tr(lang, S("Dear reader,")).p,
			tr(lang, S("This is new in our network.")).p),
		newsletter_since(req, about), req->now);

	newsletter_fill(req, id);
	return id;
}

struct reply newsletter_start(struct request *req)
{
	struct newsletter_about about;

	if (!newsletter_about_read(req, request_field(req, "over"), &about) ||
	    !newsletter_may(req, about))
		return list_page(req, T(req, "Choose one of these."));
	return reply_redirect(req, "/beheer/nieuwsbrieven/%" PRId64 "/wijzigen",
			      create(req, about).v);
}

/* How it goes, or how it went. */
struct reply newsletter_one(struct request *req)
{
	struct newsletter_parts parts;
	struct newsletter n;
	str path;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	path = newsletter_desk_path(req, &n);
	if (str_eq(n.state, DRAFT))
		return reply_redirect(req, "%.*s/wijzigen", (int)path.n, path.p);
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	head_desk(req, T(req, "Newsletters"), S("/beheer/nieuwsbrieven"));
	return reply_page(req, 200, title_of(req, &n), newsletter_state_page,
		.path = path, .title = title_of(req, &n), .slug = n.slug,
		.about = newsletter_about_name(req->lang, &n),
		.when = when_moment(req->arena, req->lang, n.sent_at),
		.sending = str_eq(n.state, SENDING),
		.paused = str_eq(n.state, PAUSED), .mailed = n.mailed,
		.readers = n.mailed > n.readers ? n.mailed : n.readers,
		.past = newsletter_past(&parts), .note = n.note,
		.withdrawn = n.withdrawn_at
			? when_day(req->arena, req->lang, n.withdrawn_at)
			: (str){ 0 });
}

/*
 * Looking at it before it goes.
 */
struct reply newsletter_preview(struct request *req)
{
	struct newsletter_site site = newsletter_site_of(req);
	struct newsletter_parts parts;
	struct newsletter n;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	head_desk(req, T(req, "Newsletters"), S("/beheer/nieuwsbrieven"));
	head_crumb(req, title_of(req, &n), newsletter_desk_path(req, &n));
	return reply_page(req, 200, T(req, "Look at the newsletter"),
		newsletter_preview_page, .path = newsletter_desk_path(req, &n),
		.title = title_of(req, &n), .opening = n.opening,
		.parts = newsletter_shown(req, &parts),
		.as_text = str_eq(request_param(req, "als"), S("tekst")),
		.draft = str_eq(n.state, DRAFT),
		.tested = request_param(req, "proef").n > 0,
		.text = newsletter_text_for(&site,
			newsletter_text(&site, &n, &parts),
			S("/nieuwsbrief/keuze/1/abc")));
}

/* The mail as a program shows it: no part of a page, with a policy that allows
 * the styles a mail has in itself, and nothing else. */
struct reply newsletter_as_mail(struct request *req)
{
	struct newsletter_site site = newsletter_site_of(req);
	struct newsletter_parts parts;
	struct newsletter n;
	struct reply reply;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	parts = newsletter_parts(req->arena, req->tx, &n, req->now);
	req->head.no_store = true;
	reply = reply_bytes(req, 200, S("text/html; charset=utf-8"),
		letter_html(req->arena, &(struct letter){
			.subject = n.subject, .url = req->url,
			.lang = req->conf->lang, .links = true,
			.ends_at = arena_f(req->arena, "%.*s/nieuwsbrief",
				(int)req->url.n, req->url.p),
			.text = newsletter_text_for(&site,
				newsletter_text(&site, &n, &parts),
				S("/mijn/nieuwsbrief")) }));
	reply.headers[0] = (struct header){ S("Content-Security-Policy"),
		S("default-src 'none'; style-src 'unsafe-inline'; "
		  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'") };
	return reply;
}

/* Out of the archive, with the reason, or in it again. */
struct reply newsletter_archived(struct request *req)
{
	static const struct form_field fields[] = {
		{ .name = "reden", .at = 0, .min = 3, .max = 300 },
	};
	bool again = str_eq(request_field(req, "doe"), S("terug"));
	struct form_errors errors = { 0 };
	struct newsletter n;
	str why = { 0 };

	if (!newsletter_find(req, &n) || !str_eq(n.state, SENT))
		return reply_not_found(req);
	if (!again)
		errors = form_read(req, fields, &why);
	if (errors.n)
		return newsletter_one(req);
	if (!again)
		newsletter_set_note(req->tx, n.id, why, req->now);
	newsletter_withdraw(req->tx, n.id, again ? 0 : req->now);
	audit_note(req->tx, req->who.id, again ? S("newsletter.restored")
					       : S("newsletter.withdrawn"),
		   (person_id){ 0 }, n.subject, req->now);
	return newsletter_desk_back(req, &n, "");
}

/* A draft that is not needed. */
struct reply newsletter_drop(struct request *req)
{
	struct newsletter n;

	if (!newsletter_find(req, &n))
		return reply_not_found(req);
	if (!newsletter_delete(req->tx, n.id))
		return newsletter_desk_back(req, &n, "");
	return reply_redirect(req, "/beheer/nieuwsbrieven?weg=1");
}
