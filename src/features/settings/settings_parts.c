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

static const struct setting used[] = {
	{ S("off"), N_("What do you use?"),
	  N_("Begin small: what you switch off is gone from the menu, and comes back whole when you switch it on."),
	  SET_MODULES },
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
	{ S("bellen"), N_("Calling"), N_("Whom people call, and when."),
	  calling },
	{ S("mail"), N_("Mail and address"),
	  N_("How mail goes out, and where links lead."), mailing },
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
