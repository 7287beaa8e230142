/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done here with data of people: the one list of which the privacy
 * page, the register and the agreement are made. */
#include "features/papers/inside.h"
#include "features/privacy/privacy.h"
#include "features/settings/settings.h"

#define NAMES(...) (const char *const[]){ __VA_ARGS__, NULL }

static const struct processing processings[] = {
	{ .title = N_("Accounts and signing in"),
	  .purpose = N_("Letting people sign in without a password, under their own name, and keeping others out."),
	  .ground = N_("Carrying out what someone asked for (article 6.1.b)."),
	  .people = N_("Residents, volunteers and staff who sign in or write."),
	  .data = N_("Name, mail address, language, moments of signing in, kind of device, and the public half of keys for signing in. No password is kept."),
	  .seen_by = N_("Nobody else. A name is seen by who someone writes to, and never stands in public."),
	  .kinds = NAMES("person", "sessions", "passkeys", "devices",
			 "addresses", "links", "consents"),
	  .terms = NAMES(N_("When you signed in, and on what kind of device"),
			 N_("When a link in a mail was made and used"),
			 N_("An account that nobody uses; we write first")) },
	{ .title = N_("Asks and offers on the square"),
	  .purpose = N_("Placing what someone asks or brings, and finding who fits with it."),
	  .ground = N_("Carrying out what someone asked for (article 6.1.b)."),
	  .people = N_("Residents who ask or bring something, for themselves or for an initiative."),
	  .data = N_("The text, the place, the themes, who may read along, and who wrote it."),
	  .seen_by = N_("Who may read along, as the writer chose. Without the name of the writer."),
	  .path = "/vragen", .kept = papers_posts,
	  .kinds = NAMES("asks", "offers"),
	  .terms = NAMES(N_("A question or offer that you did not confirm"),
			 N_("A question or offer that you took away")) },
	{ .title = N_("Contact and conversations"),
	  .purpose = N_("Putting a resident and an initiative in touch after both said yes, and asking once what came of it."),
	  .ground = N_("Carrying out what someone asked for (article 6.1.b)."),
	  .people = N_("Who asks for contact, and the contact persons of initiatives."),
	  .data = N_("Messages, a phone number if someone gives one, the answer, what came of it, and who wants no contact."),
	  .seen_by = N_("The other side of the conversation. A coordinator, where an initiative has no mail address or an answer needs a look."),
	  .kinds = NAMES("contacts", "outcomes", "messages", "blocks",
			 "held-answers", "thank-you-cards",
			 "exchange-messages"),
	  .terms = NAMES(N_("A message that you did not confirm"),
			 N_("A phone number that you gave for one conversation"),
			 N_("A thank-you card"),
			 N_("An exchange that was proposed and did not go on")) },
	{ .title = N_("Meetings"),
	  .purpose = N_("Knowing who comes to a meeting, so that there is a seat and a cup of coffee for everyone."),
	  .ground = N_("Carrying out what someone asked for (article 6.1.b)."),
	  .people = N_("Who registers for a meeting, or is registered by another."),
	  .data = N_("Name, mail address, for which initiative, and what someone fills in with it. At which table they sit, what they propose in a report, in which circle they are."),
	  .seen_by = N_("Who organises the meeting, and the coordinator there. In a circle: its members. What is proposed in a report is read by who was there, without a name."),
	  .path = "/bijeenkomsten",
	  .kinds = NAMES("registrations", "seats", "corrections",
			 "circles", "circle-moments", "circle-words"),
	  .terms = NAMES(N_("That you came to a meeting, and what you filled in"),
			 N_("Your link to correct a report, from the end of the round"),
			 N_("An invitation to a circle without an answer"),
			 N_("A note in a circle, from its meeting on"),
			 N_("What you said of a moment a circle could meet, from then on"),
			 N_("A lesson that a circle did not share"),
			 N_("A step you wrote in a circle")) },
	{ .title = N_("Pages of initiatives and organisations"),
	  .purpose = N_("Showing which initiatives there are, and letting those involved keep that right together."),
	  .ground = N_("Carrying out what someone asked for (article 6.1.b). For photos with people: their consent (6.1.a). For listing an initiative by someone else: the legitimate interest of being found (6.1.f); they are told at once and can refuse."),
	  .people = N_("Contact persons and members of initiatives, people who change or propose something, and people on photos."),
	  .data = N_("For which initiative someone acts, what they changed, proposed or added, photos and files."),
	  .seen_by = N_("Everyone sees the page. Who works on it is seen by the others of that initiative and by coordinators."),
	  .kinds = NAMES("memberships", "membership-requests", "changes",
			 "files", "proposals", "additions", "small-things",
			 "photos", "claims", "themes", "theme-support",
			 "place-words") },
	{ .title = N_("Mail"),
	  .purpose = N_("Sending people what they asked for, and noticing when it does not arrive."),
	  .ground = N_("Carrying out what someone asked for (article 6.1.b)."),
	  .people = N_("Everyone who gave a mail address."),
	  .data = N_("Mail address, what someone follows, of what they get the newsletter, subject and text of a mail, and whether it came back. Who opens it is not followed."),
	  .seen_by = N_("The mail provider that carries it."),
	  .kinds = NAMES("bounced", "follows", "newsletters"),
	  .terms = NAMES(N_("Mail that could not be delivered")) },
	{ .title = N_("Order and safety"),
	  .purpose = N_("Handling reports and appeals, stopping misuse, and being able to show afterwards who did what with a role."),
	  .ground = N_("The legitimate interest of a safe site, for everyone here (article 6.1.f)."),
	  .people = N_("Who reports something, who wrote what is reported, and who has a role."),
	  .data = N_("The report and the decision, an appeal, roles, and a log of what was done with a role. An internet address is used for a moment, to stop floods, and not kept."),
	  .seen_by = N_("Moderators, coordinators and administrators, each in their own area."),
	  .kinds = NAMES("measures", "deeds", "roles", "settings"),
	  .terms = NAMES(N_("What people with a role did, in the log"),
			 N_("What was reported, and what was done about it")) },
	{ .title = N_("Copies of the data"),
	  .purpose = N_("Being able to put everything back after a mistake or a failure."),
	  .ground = N_("The legitimate interest, and the duty, of keeping data safe (articles 6.1.f and 32)."),
	  .people = N_("Everyone named above."),
	  .data = N_("Everything named above."),
	  .seen_by = N_("Who runs the machine."),
	  .kinds = NAMES(NULL),
	  .terms = NAMES(N_("Copies we make each night")) },
};

/* For what a newer part of the program keeps and nobody put above yet. */
static const struct processing other = {
	.title = N_("Other parts of the site"),
	.purpose = N_("Keeping what people do in the other parts of the site, for themselves."),
	.ground = N_("Carrying out what someone asked for (article 6.1.b)."),
	.people = N_("Who takes part here."),
	.data = N_("What they write or choose there."),
	.seen_by = N_("Who they write it for."),
};

static bool has(const char *const *names, const char *name)
{
	for (; names && *names; names++)
		if (!strcmp(*names, name))
			return true;
	return false;
}

static bool is_anywhere(const char *kind, const char *term)
{
	for (size_t i = 0; i < COUNT(processings); i++)
		if ((kind && has(processings[i].kinds, kind)) ||
		    (term && has(processings[i].terms, term)))
			return true;
	return false;
}

static str line(struct request *req, const char *english, str rest)
{
	str what = tr(req->lang, str_from_z(english));

	return arena_f(req->arena, "%.*s: %.*s", (int)what.n, what.p,
		       (int)rest.n, rest.p);
}

struct strs processing_kinds(struct request *req, const struct processing *p)
{
	struct strs list = { 0 };

	for (size_t i = 0; privacy_kind(i).name; i++) {
		struct privacy_kind kind = privacy_kind(i);

		if (p == &other ? !is_anywhere(kind.name, NULL)
				: has(p->kinds, kind.name))
			list_add(req->arena, &list) = line(req, kind.title,
				tr(req->lang, str_from_z(kind.text)));
	}
	return list;
}

struct strs processing_terms(struct request *req, const struct processing *p)
{
	struct strs list = { 0 };

	for (size_t i = 0; privacy_term(req, i).what; i++) {
		struct privacy_term term = privacy_term(req, i);

		if (p == &other ? !is_anywhere(NULL, term.what)
				: has(p->terms, term.what))
			list_add(req->arena, &list) = line(req, term.what,
							   term.after);
	}
	return list;
}

static bool is_done(struct request *req, const struct processing *p)
{
	if (p == &other)
		return processing_kinds(req, p).n || processing_terms(req, p).n;
	return !p->path || settings_uses(req->conf, str_from_z(p->path)) ||
	       (p->kept && p->kept(req->tx));
}

const struct processing *processing_done(struct request *req, size_t nth)
{
	for (size_t i = 0; i <= COUNT(processings); i++) {
		const struct processing *p = i < COUNT(processings)
			? &processings[i] : &other;

		if (is_done(req, p) && !nth--)
			return p;
	}
	return NULL;
}
