/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * entry_view: the page of one entry. What every type shows is the same: a
 * head, texts under a heading, facts, lists of what belongs to it, and when it
 * was last checked. A feature fills a view and hands it to entry_page; only
 * what is really different (a profile, a meeting) has a page of its own.
 */
#pragma once

#include "entry/entry.h"

struct passage {
	str title, text;        /* no title: right under the head */
};
struct passages {
	struct passage *at;
	size_t n, cap;
};

struct fact {
	str label, value, path; /* path: where the value links to; or empty */
	bool again;             /* under the label of the one before */
};
struct facts {
	struct fact *at;
	size_t n, cap;
};

struct section {
	str id, title;
	str more;               /* path of the whole list; empty: this is all */
	struct cards cards, rest;       /* the first few, and the others */
};
struct sections {
	struct section *at;
	size_t n, cap;
};

struct theme_link {
	str name, path;
};
struct theme_links {
	struct theme_link *at;
	size_t n, cap;
};

struct entry_view {
	entry_id id;
	str type, slug, label, title, lead, phase, reported;
	str badge, badge_kind;  /* as of a card */
	str place, place_path;
	str path;               /* its own */
	struct theme_links themes;
	struct passages passages;
	struct facts facts;
	struct sections sections;
	str checked;
	str edit, propose, history, merge;      /* paths under it; empty: no link */
	html logo, files, photos;       /* as features show them */
	bool alone;     /* what is akin to it could tell whose it is */
};

/*
 * The published entry of that type the route's {slug} names. False: there is
 * none, and the reply is reply_not_found.
 */
bool entry_open(struct request *req, str type, struct entry_card *row) MUST_CHECK;
/* The reply where entry_open finds none: where it was merged into another, the
 * way there for ever; else not found. */
struct reply entry_gone(struct request *req);

/* A view with what is common filled in; also sets the page's crumbs,
 * description and schema.org data. */
struct entry_view entry_view_of(struct request *req,
				const struct entry_card *row);

/* Each adds something that is not empty, and nothing otherwise. */
void view_text(struct request *req, struct entry_view *v, str title, str text);
void view_fact(struct request *req, struct entry_view *v, str label, str value);
void view_link(struct request *req, struct entry_view *v, str label, str value,
	       str path);
/* An address, shown as the site's name. */
void view_url(struct request *req, struct entry_view *v, str label, str url);
void view_section(struct request *req, struct entry_view *v, str id, str title,
		  struct entry_card_rows rows);
/* The first few of that type that pass, under their name and number. */
void view_section_of(struct request *req, struct entry_view *v, str type,
		     const struct entry_filter *filter);
/* A list too long to be shown whole keeps its first few; the rest comes back. */
struct cards view_rest(struct cards *cards);
/* A fact for each entry linked in that role: "Organised by: Omzien". */
void view_linked(struct request *req, struct entry_view *v, str label,
		 entry_id id, const char *role);

/* The page, with what else there is on its themes: none is a dead end. */
struct reply entry_page(struct request *req, struct entry_view *v);
/* The same entry as JSON: what the API answers for one. */
struct reply entry_json_reply(struct request *req, const struct entry_card *row);
