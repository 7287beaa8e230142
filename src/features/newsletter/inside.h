/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "base/when.h"
#include "entry/entry_form.h"
#include "features/newsletter/newsletter.h"
#include "mail/list.h"
#include "newsletter.sql.h"

#define NEWSLETTER_LIST "news"          /* of mail/list.h */

enum { NEWSLETTER_TITLE = 160, NEWSLETTER_TEXT = 2000, NEWSLETTER_LINK = 300,
       NEWSLETTER_BLOCKS = 80 };        /* the used and the others */

#define DRAFT S("draft")
#define SENDING S("sending")
#define PAUSED S("paused")
#define SENT S("sent")

/* To whom, or of what; neither: all there is. */
struct newsletter_about {
	theme_id theme;
	place_id place;
};

/* What there is to choose from, as "t-zorg" and "p-oost"; "alles" is all. */
struct newsletter_offer {
	bool all;               /* chosen */
	struct choices themes, places;
};
struct newsletter_offer newsletter_offer(struct request *req,
					 const struct strs *chosen);
/* The form in which one asks for it. */
struct newsletter_asking {
	bool known;             /* they need give no address */
	str email, mail_error, about_error;
	struct newsletter_offer offer;
};
/* False: it is none of these. */
bool newsletter_about_read(struct request *req, str value,
			   struct newsletter_about *about) MUST_CHECK;
/* "Voor iedereen", "Energie", "Woerden": in that language. */
str newsletter_about_name(str lang, const struct newsletter *n);

/* The path of the page where that person chooses, without signing in. */
str newsletter_own_path(struct tx *tx, person_id person);
struct reply newsletter_choice_own(struct request *req);
struct reply newsletter_choice_mine(struct request *req);

/* Whether who asks may make and send letters to them. */
bool newsletter_may(const struct request *req, struct newsletter_about about);
/* The letter of the route, if they may. */
bool newsletter_find(struct request *req, struct newsletter *n) MUST_CHECK;

/* The kinds of blocks in the order of a new letter; the last one is of its
 * own, without heading. */
struct newsletter_kind {
	str name;
	const char *heading;    /* N_() */
};
extern const struct newsletter_kind newsletter_kinds[];
str newsletter_heading(str lang, str kind);

/* From when a new letter to them tells what is new. */
int64_t newsletter_since(struct request *req, struct newsletter_about about);
/* Put in it what is new for its readers and does not stand in it yet. */
void newsletter_fill(struct request *req, newsletter_id id);

/* A letter as it is read: its blocks that are used and still there, with a
 * heading where one begins. */
struct newsletter_part {
	str heading, title, text, link;
	bool past;              /* a meeting that was */
};
struct newsletter_parts {
	struct newsletter_part *at;
	size_t n, cap;
};
struct newsletter_parts newsletter_parts(struct arena *a, struct tx *tx,
					 const struct newsletter *n, int64_t now);
/* How many of its meetings were already. */
int64_t newsletter_past(const struct newsletter_parts *parts);

/* The same as a page shows it: headings in words. */
struct newsletter_parts newsletter_shown(struct request *req,
					 const struct newsletter_parts *parts);

/* Where a letter goes out of: the site it is of. */
struct newsletter_site {
	struct arena *arena;
	str url, name, lang;
};
/* Its text for mail, complete but for what is each reader's own. */
str newsletter_text(const struct newsletter_site *site,
		    const struct newsletter *n,
		    const struct newsletter_parts *parts);
/* With where that reader changes what they get. */
str newsletter_text_for(const struct newsletter_site *site, str text,
			str own_path);
struct newsletter_site newsletter_site_of(const struct request *req);

/* A block as the form shows it. */
struct edited {
	int64_t id;
	str kind, name;         /* name: its title, to call it by */
	str title, text, link;
	str now;                /* what stands there, if someone else changed it */
	str title_error, text_error, link_error;
	bool used, gone, past, open;
};
struct editeds {
	struct edited *at;
	size_t n, cap;
};

/* A letter in a list. */
struct newsletter_line {
	int64_t id;
	str path, title, about, when, state, note;
};
struct newsletter_lines {
	struct newsletter_line *at;
	size_t n, cap;
};

/* The handlers that stand in other files than the routes. */
struct reply newsletter_list(struct request *req);
struct reply newsletter_ask(struct request *req);
struct reply newsletter_asked(struct request *req);
struct reply newsletter_show(struct request *req);
struct reply newsletter_print(struct request *req);
struct reply newsletter_desk(struct request *req);
struct reply newsletter_start(struct request *req);
struct reply newsletter_one(struct request *req);
struct reply newsletter_edit(struct request *req);
struct reply newsletter_preview(struct request *req);
struct reply newsletter_as_mail(struct request *req);
struct reply newsletter_test(struct request *req);
struct reply newsletter_send(struct request *req);
struct reply newsletter_pause(struct request *req);
struct reply newsletter_archived(struct request *req);
struct reply newsletter_drop(struct request *req);

/* "/beheer/nieuwsbrieven/12"; and back to it, or to a page below it. */
str newsletter_desk_path(struct request *req, const struct newsletter *n);
struct reply newsletter_desk_back(struct request *req,
				  const struct newsletter *n, const char *page);

/* How many get it now; those after this person. */
int64_t newsletter_count(struct request *req, newsletter_id id, person_id after);
/* Whether that address is among these marks. */
bool newsletter_refuses(struct tx *tx, const struct newsletter_mark_rows *marks,
			str mail);
