/* SPDX-License-Identifier: EUPL-1.2 */
/* What an administrator does for or to a person. */
#include "features/people/inside.h"
#include "features/audit/audit.h"
#include "features/member/member.h"
#include "features/privacy/privacy.h"
#include "mail/bounce.h"
#include "people_deed.html.h"

static bool is_signed_in(struct request *req, const struct people_facts *p)
{
	(void)req;
	return p->sessions > 0;
}

static struct reply sign_out(struct request *req, const struct people_facts *p)
{
	person_end_all(req->tx, p->id);
	req->event = "person.signed_out";
	req->event_about = p->id;
	person_write(req, &(struct person_letter){ p->id,
		N_("You were signed out everywhere at {site}"),
		{ { N_("Someone who looks after this site signed you out on all your devices. You can sign in again with a mail, as always.") },
		  { N_("Do you not know why? Call us, or answer this mail.") } } });
	return (struct reply){ 0 };
}

static bool always(struct request *req, const struct people_facts *p)
{
	(void)req;
	(void)p;
	return true;
}

static struct reply show_mail(struct request *req, const struct people_facts *p)
{
	req->event = "person.mail_shown";
	req->event_about = p->id;
	head_desk(req, T(req, "People"), S("/beheer/mensen"));
	head_crumb(req, p->name, people_path(req, p->id));
	return reply_page(req, 200, p->name, people_mail_page, .name = p->name,
			  .mail = p->mail, .path = people_path(req, p->id));
}

static bool is_stopped(struct request *req, const struct people_facts *p)
{
	return bounce_stops(req->tx, p->mail);
}

static struct reply send_again(struct request *req, const struct people_facts *p)
{
	mail_works(req->tx, p->mail);
	return (struct reply){ 0 };
}

static bool is_invited(struct request *req, const struct people_facts *p)
{
	(void)req;
	return p->invitations > 0;
}

static struct reply invite_again(struct request *req,
				 const struct people_facts *p)
{
	member_invite_again(req, p->id);
	return (struct reply){ 0 };
}

static bool stays(struct request *req, const struct people_facts *p)
{
	(void)req;
	return !p->erased_at;
}

static struct reply erase(struct request *req, const struct people_facts *p)
{
	privacy_erase(req, p->id, str_eq(request_field(req, "wat"), S("laat")));
	req->event = "person.erasure_begun";
	req->event_about = p->id;
	return (struct reply){ 0 };
}

static bool leaves(struct request *req, const struct people_facts *p)
{
	(void)req;
	return p->erased_at > 0;
}

static struct reply keep(struct request *req, const struct people_facts *p)
{
	privacy_keep(req->tx, p->id);
	return (struct reply){ 0 };
}

static const struct deed deeds[] = {
	{ S("afmelden"), N_("Sign them out everywhere"),
	  N_("Sign this person out everywhere?"),
	  N_("All their sessions end at once, also on a device that someone else has. They get a mail about it and can sign in again."),
	  N_("End all sessions"), N_("All their sessions have ended."),
	  N_("Why? This stands in the log."), false, is_signed_in, sign_out,
	  S("person.signed_out") },
	{ S("adres"), N_("See their mail address"),
	  N_("See this mail address?"),
	  N_("Only when you need it to help them. That you looked, and why, stands in the log."),
	  N_("Show it"), NULL, N_("What do you need it for?"), false, always,
	  show_mail, S("person.mail_shown") },
	{ S("post"), N_("Send mail there again"), N_("Send mail there again?"),
	  N_("Mail to this address came back, so nothing is sent there. Do this when you know that the mailbox works again. If mail comes back once more, it stops once more."),
	  N_("Send mail there again"), N_("Mail goes there again."), NULL,
	  false, is_stopped, send_again, S("person.mail_again") },
	{ S("uitnodigen"), N_("Send their invitation again"),
	  N_("Send their invitation again?"),
	  N_("They get a new link, good for seven days. The old one works no more."),
	  N_("Send it again"), N_("The invitation was sent again."), NULL,
	  false, is_invited, invite_again, S("person.invited_again") },
	{ S("wissen"), N_("Erase them, as they asked"),
	  N_("Erase this person?"),
	  N_("For who asks it by letter or by phone. Be sure that it was them. They get a mail, and have fourteen days to change their mind; then it cannot be undone."),
	  N_("Erase after fourteen days"),
	  N_("They are erased in fourteen days, and have a mail about it."),
	  N_("How and when did they ask? No names, please."), true, stays, erase,
	  S("person.erasure_begun") },
	{ S("blijven"), N_("Do not erase them"), N_("Do not erase this person?"),
	  N_("They asked to be erased. Do this only if they changed their mind."),
	  N_("They stay"), N_("They are not erased."),
	  N_("How and when did they say so? No names, please."), false, leaves,
	  keep, S("person.erasure_stopped") },
	{ .name = S("") },
};

static const struct deed *deed_named(str name)
{
	for (const struct deed *d = deeds; d->name.n; d++)
		if (str_eq(d->name, name))
			return d;
	return NULL;
}

struct deed_links people_deeds(struct request *req,
			       const struct people_facts *p)
{
	str path = people_path(req, p->id);
	struct deed_links links = { 0 };

	for (const struct deed *d = deeds; d->name.n; d++)
		if (d->fits(req, p))
			list_add(req->arena, &links) = (struct deed_link){
				tr(req->lang, str_from_z(d->label)),
				arena_f(req->arena, "%.*s/%.*s", (int)path.n,
					path.p, (int)d->name.n, d->name.p) };
	return links;
}

str people_done(struct request *req)
{
	const struct deed *d = deed_named(request_param(req, "klaar"));

	return d && d->done ? tr(req->lang, str_from_z(d->done)) : (str){ 0 };
}

static const char *const writings[] = { "alles", "laat", NULL };

struct deed_form {
	str reden, wat;
};

static const struct form_field why_fields[] = {
	FORM_TEXT(struct deed_form, reden, .min = 3, .max = 200,
		  .label = N_("Why? This stands in the log.")),
};
static const struct form_field choice_fields[] = {
	FORM_TEXT(struct deed_form, reden, .min = 3, .max = 200,
		  .label = N_("Why? This stands in the log.")),
	FORM_TEXT(struct deed_form, wat, .kind = FORM_CHOICE, .min = 1,
		  .choices = writings),
};

static struct form_errors read(struct request *req, const struct deed *d,
			       struct deed_form *form)
{
	if (d->chooses)
		return form_read(req, choice_fields, form);
	if (d->why)
		return form_read(req, why_fields, form);
	return (struct form_errors){ 0 };
}

static struct reply page(struct request *req, const struct people_facts *p,
			 const struct deed *d, const struct deed_form *form,
			 const struct form_errors *errors)
{
	str title = tr(req->lang, str_from_z(d->title));

	head_desk(req, T(req, "People"), S("/beheer/mensen"));
	head_crumb(req, p->name, people_path(req, p->id));
	head_crumb(req, title, req->path);
	return reply_page(req, errors->n ? 422 : 200,
		errors->n ? TF(req, "Error: {title}", TR_STR("title", title))
			  : title,
		people_deed_page, .title = title, .name = p->name,
		.path = people_path(req, p->id), .action = req->path,
		.text = tr(req->lang, str_from_z(d->text)),
		.button = tr(req->lang, str_from_z(d->button)),
		.why = d->why ? tr(req->lang, str_from_z(d->why)) : (str){ 0 },
		.reason = form->reden,
		.reason_error = form_error_at(errors, "reden"),
		.chooses = d->chooses, .leaves = str_eq(form->wat, S("laat")),
		.erases = str_eq(form->wat, S("alles")),
		.choice_error = form_error_at(errors, "wat"));
}

/* The deed of the route, about the person of the route. */
static const struct deed *find(struct request *req, struct people_facts *p)
{
	const struct deed *d = deed_named(req->args[1]);

	return d && people_find(req, p) && d->fits(req, p) ? d : NULL;
}

struct reply people_ask(struct request *req)
{
	struct people_facts p;
	const struct deed *d = find(req, &p);

	if (!d)
		return reply_not_found(req);
	return page(req, &p, d, &(struct deed_form){ 0 },
		    &(struct form_errors){ 0 });
}

struct reply people_do(struct request *req)
{
	struct deed_form form = { 0 };
	struct people_facts p;
	const struct deed *d = find(req, &p);
	struct form_errors errors;
	struct reply reply;

	if (!d)
		return reply_not_found(req);
	errors = read(req, d, &form);
	if (errors.n)
		return page(req, &p, d, &form, &errors);
	audit_note(req->tx, req->who.id, d->audit, p.id, form.reden, req->now);
	reply = d->run(req, &p);
	if (reply.status)
		return reply;
	return reply_redirect(req, "/beheer/mensen/%" PRId64 "?klaar=%.*s",
			      p.id.v, (int)d->name.n, d->name.p);
}
