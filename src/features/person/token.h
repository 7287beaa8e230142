/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * token: a link in a mail, or on the terminal, with which someone may do one
 * thing, once. It opens a page with a button and only the button acts, since
 * programs that guard mailboxes open links too. The database keeps only the
 * hash of what is in the link.
 *
 * A feature gives its purposes a row each in a table that app.c lists.
 */
#pragma once

#include "http/http.h"
#include "token.sql.h"

/* What the page of a link says. */
struct token_button {
	str value, label;       /* value: posted as "antwoord" */
};
struct token_page {
	str title, text;
	str quote;              /* what it is about, in its writer's words */
	html fields;            /* what else there is to fill in; or empty */
	struct token_button buttons[4];
	str done_path, done_label;      /* where to look once it is used */
};

/* A page with one button, "ja", and where to look once it was pressed. */
struct token_page token_one(str title, str text, str button, str path,
			    str label);

struct token_purpose {
	const char *name;       /* "publish" */
	int64_t lasts;          /* seconds */
	bool bound;             /* only in the browser that asked for it */
	/* False: what the link is about is gone. */
	bool (*show)(struct request *req, const struct link *link,
		     struct token_page *page);
	/* Do it. Runs once; request_field(req, "antwoord") is the button. A
	 * reply without status: not so; the link stays good and `show` makes
	 * the page again, which says at the fields what is wrong. */
	struct reply (*use)(struct request *req, const struct link *link);
	bool joins;             /* who presses its button takes part from then
				   on, and agrees to the house rules; unless
				   the button is "nee" */
};

/* Every purpose there is; in app.c, ends NULL, each list ends with 0. */
extern const struct token_purpose *const token_purposes[];

extern const struct route token_routes[];

struct token {
	const char *purpose;
	person_id person;       /* 0: nobody we know */
	int64_t about;          /* the row it is about, as the purpose says */
	str binding;            /* person_bind(): also signs in, there */
	str url;                /* of this site */
	int64_t now;
};
struct token_made {
	link_token_id id;
	str url;                /* the whole link */
};

/* Who is signed in, or will be with this answer: the link is bound to this
 * browser. Id 0: nobody. */
person_id token_signs_in(const struct request *req, const struct link *link);
/* The page after an answer: what follows on it, and where to go on. */
struct reply token_done(struct request *req, str text, str path, str label);

struct token_made token_create(struct tx *tx, const struct token *token);
