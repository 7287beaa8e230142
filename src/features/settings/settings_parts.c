/* SPDX-License-Identifier: EUPL-1.2 */
/* Which settings there are. The defaults are in conf/keys.h. */
#include "features/settings/inside.h"

static const struct tr_name levels[] = {
	{ S("neighbourhood"), N_("A neighbourhood or village") },
	{ S("municipality"), N_("A municipality") },
	{ S("region"), N_("A region") },
	{ S("province"), N_("A province") },
	{ S("country"), N_("The country") },
	{ .english = NULL }
};

static const struct tr_name languages[] = {
	{ S("nl"), N_("Dutch") }, { S("en"), N_("English") },
	{ .english = NULL }
};

static const struct setting site[] = {
	{ S("name"), N_("What is the site called?"),
	  N_("It stands on top of every page and under every mail."),
	  SET_LINE, 2, 60 },
	{ S("level"), N_("For what is it?"), NULL, SET_ONE, 0, 20, levels },
	{ S("area"), N_("For which place?"),
	  N_("A village, town, municipality or province. What is near comes first."),
	  SET_PLACE, 0, 120 },
	{ S("langs"), N_("In which languages may people read?"), NULL,
	  SET_SOME, 1, 2, languages },
	{ S("lang"), N_("Which language comes first?"), NULL, SET_ONE, 1, 2,
	  languages },
	{ .label = NULL }
};

static const struct tr_name exchanges[] = {
	{ S("coordinator"), N_("A coordinator, who lets it go on") },
	{ S("directly"), N_("They themselves, at once") },
	{ S("off"), N_("Nobody: do not propose any") },
	{ .english = NULL }
};

static const struct setting used[] = {
	{ S("off"), N_("What do you use?"),
	  N_("Begin small: what you switch off is gone from the menu, and comes back whole when you switch it on."),
	  SET_MODULES },
	{ .label = NULL }
};

static const struct setting exchanging[] = {
	{ S("exchange"), N_("Who first sees that initiatives could help each other?"),
	  N_("By night we look who brings what another seeks, in a ring of two or three."),
	  SET_ONE, 1, 11, exchanges },
	{ .label = NULL }
};

static const struct setting calling[] = {
	{ S("phone"), N_("Number people may call"),
	  N_("Stands below every page. Leave it empty if nobody answers."),
	  SET_LINE, 0, 30 },
	{ S("phone_role"), N_("Who answers there?"),
	  N_("A role, not a name: the coordinator of the network."),
	  SET_LINE, 0, 80 },
	{ S("phone_hours"), N_("When?"),
	  N_("For instance: Monday and Thursday, 9 to 12."), SET_LINE, 0, 80 },
	{ .label = NULL }
};

static const struct setting mailing[] = {
	{ S("mail"), N_("Mail server"),
	  N_("Your mail provider tells it: smtps://name%40example.org@smtp.example.org, or smtp://localhost for a mail server on this machine. Empty: mail is kept and not sent."),
	  SET_LINE, 0, 200 },
	{ S("mail_password"), N_("Password of that mail account"),
	  N_("Empty: leave it as it is."), SET_SECRET, 0, 200 },
	{ S("mail_from"), N_("Address mail comes from"), NULL, SET_MAIL, 3, 254 },
	{ S("mail_name"), N_("Name mail comes from"),
	  N_("Empty: the name of the site."), SET_LINE, 0, 60 },
	{ S("url"), N_("Address of this site"),
	  N_("Links in mail begin with it: https://brengplein.example.org"),
	  SET_LINE, 0, 200 },
	{ .label = NULL }
};

static const struct setting answering[] = {
	{ S("owner"), N_("Who answers for this site?"),
	  N_("The foundation, association or municipality. It stands on the privacy page."),
	  SET_LINE, 0, 120 },
	{ S("owner_address"), N_("Their postal address"), NULL, SET_LINE, 0, 200 },
	{ S("owner_number"), N_("Their number at the Chamber of Commerce"),
	  N_("May be empty."), SET_LINE, 0, 20 },
	{ S("privacy_mail"), N_("Mail address for questions about privacy"), NULL,
	  SET_MAIL, 0, 254 },
	{ S("privacy_officer"), N_("Data protection officer"),
	  N_("How to reach them. A municipality has one; many foundations have none. Then leave it empty."),
	  SET_LINE, 0, 200 },
	{ .label = NULL }
};

static const struct tr_name no_yes[] = {
	{ S("no"), N_("No") }, { S("yes"), N_("Yes") },
	{ .english = NULL }
};

static const struct setting hosting[] = {
	{ S("host"), N_("Who runs the machine?"),
	  N_("The company or person you have an agreement with. Do you run it yourselves? Then fill in your own name."),
	  SET_LINE, 0, 120 },
	{ S("host_address"), N_("Address of who runs the machine"), NULL,
	  SET_LINE, 0, 200 },
	{ S("host_place"), N_("Where does the machine stand?"),
	  N_("A place and a country."), SET_LINE, 0, 120 },
	{ S("host_helpers"), N_("Who helps them?"),
	  N_("Everyone else who can reach the data, such as the mail provider. Put a semicolon between them. Nobody? Then write: nobody."),
	  SET_LINE, 0, 400 },
	{ S("abroad"), N_("Do personal data leave the European Economic Area?"),
	  NULL, SET_ONE, 0, 3, no_yes },
	{ S("abroad_how"), N_("If so: where to, and by which arrangement?"),
	  N_("For instance an adequacy decision, or standard contractual clauses."),
	  SET_LINE, 0, 200 },
	{ .label = NULL }
};

static const struct setting reaching[] = {
	{ S("access_mail"), N_("Mail address for what does not work for someone"),
	  NULL, SET_MAIL, 0, 254 },
	{ S("access_tested"), N_("When was the whole site last tested?"),
	  N_("By all of WCAG, level A and AA. Such a test counts for three years. Not tested yet: leave it empty."),
	  SET_DATE, 0, 10 },
	{ S("access_by"), N_("Who tested it?"), NULL, SET_LINE, 0, 120 },
	{ S("access_report"), N_("Where can the report be read?"),
	  N_("An address that begins with https://"), SET_LINE, 0, 200 },
	{ S("access_planned"), N_("By when is the next test planned?"), NULL,
	  SET_DATE, 0, 10 },
	{ .label = NULL }
};

static const struct setting copying[] = {
	{ S("backup_hour"), N_("After which hour is the data copied each day?"),
	  N_("From 0 to 23. At night nobody notices."), SET_NUMBER, 0, 23 },
	{ S("backup_kept"), N_("How many daily copies are kept?"), NULL,
	  SET_NUMBER, 2, 60 },
	{ .label = NULL }
};

const struct settings_part settings_parts[] = {
	{ S("site"), N_("Name, place and language"),
	  N_("What this site is, and for whom."), site },
	{ S("onderdelen"), N_("What you use"),
	  N_("Switch parts of the site on or off."), used },
	{ S("ruilen"), N_("Exchanging"),
	  N_("Initiatives that can help each other."), exchanging },
	{ S("bellen"), N_("Calling"), N_("Whom people call, and when."),
	  calling },
	{ S("mail"), N_("Mail and address"),
	  N_("How mail goes out, and where links lead."), mailing },
	{ S("organisatie"), N_("Who answers for it"),
	  N_("Stands on the privacy page and in the papers."), answering },
	{ S("machine"), N_("Where it runs"),
	  N_("Who runs the machine, and who else comes near the data."),
	  hosting },
	{ S("toegankelijk"), N_("Accessibility"),
	  N_("Stands in the accessibility statement."), reaching },
	{ S("kopie"), N_("Copies of the data"),
	  N_("When a copy is made, and how many are kept."), copying },
	{ .title = NULL }
};

const struct settings_part *settings_part(str slug)
{
	for (const struct settings_part *p = settings_parts; p->slug.n; p++)
		if (str_eq(p->slug, slug))
			return p;
	return NULL;
}

const struct setting *setting_named(str name)
{
	for (const struct settings_part *p = settings_parts; p->slug.n; p++)
		for (const struct setting *s = p->settings; s->name.n; s++)
			if (str_eq(s->name, name))
				return s;
	return NULL;
}
