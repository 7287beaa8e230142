/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * person: someone who signed in or wrote. Never public. They have no
 * password: a mail with a link and a code shows that an address is theirs,
 * and their session is a random cookie of which only the hash is kept.
 *
 * A session ends after 30 days without a visit and after 90 days in any case;
 * of a moderator, coordinator or administrator after 8 hours and 7 days; and at once when
 * its cookie turns up in another family of browsers.
 *
 * Who has a role and a passkey or an app with codes, has that role only in a
 * session begun with one of these (or with a link from the terminal); after a
 * mail alone they are a resident. An administrator must have one, except
 * where the site has no https, or is a demonstration.
 */
#pragma once

#include "features/person/token.h"
#include "features/role/role.h"
#include "person.sql.h"

extern const struct route person_routes[];
extern const struct token_purpose person_purposes[];

/* Who holds the request's session cookie; sets req->csrf_token with it. */
struct who person_of_session(struct request *req);
/* Write down that they were here, when req->session_due says it is time; or,
 * if the session is not theirs, end it. */
void person_was_seen(struct tx *tx, const struct request *req);

/* A mail address as it is kept: in lower case. */
str person_mail(struct arena *a, str mail);
/* "a***@example.org": enough to know it again, too little to learn it. */
str person_masked(struct arena *a, str mail);
/* Whose address it is; made, unconfirmed, if it is nobody's. */
person_id person_of_mail(struct request *req, str mail, str name);

/* Whether they may read but not write now. */
bool person_is_blocked(struct tx *tx, person_id id, int64_t now);

/* How someone showed who they are: WAY_MAIL alone is too little for some. */
#define WAY_MAIL S("mail")
#define WAY_PASSKEY S("passkey")
#define WAY_CODE S("code")
#define WAY_TERMINAL S("terminal")

/* Sign them in with this reply: a new session, the old one ends. Their
 * address counts as confirmed. Who confirms by mail what they began in a
 * stronger way goes on in that. */
void person_begin_session(struct request *req, struct reply *reply,
			  person_id person, str way);
/* End all sessions of who asks but this one. */
void person_end_others(struct request *req);
/*
 * Whether they came by mail alone and have a role and something stronger: then
 * they may not change with what they sign in. /mijn/sterker asks for it.
 */
bool person_must_show_more(const struct request *req);
/* Whether this session was begun with a passkey or a code. */
bool person_is_strong(const struct request *req);
/* A key of this site's own, made if it is not there yet. */
str site_key(struct tx *tx, const char *name);
/* All sessions of that person. */
void person_end_all(struct tx *tx, person_id person);

/* What they ask with: "Firefox on Android". */
str person_device(struct request *req);

/* Ways to sign in besides mail, for the pages that ask to; after it they go
 * to the path `back`. The table is in app.c and ends NULL. */
typedef html (*person_way)(struct request *req, str back);
extern const person_way person_ways[];
/* A path of this site to go back to, or `otherwise`. */
str safe_path(str path, str otherwise);

/* A paragraph of a letter: a text of ours, N_("..."), or one as it is. */
struct person_line {
	const char *text;
	str as_it_is;
};
struct person_letter {
	person_id to;
	const char *subject;            /* N_("..."), {site} is filled in */
	struct person_line lines[5];
};

/* A mail to a person, in their language; to nobody, it is as much work. */
void person_write(struct request *req, const struct person_letter *letter);

/* The page that says to look in one's mail: what to do there; of what is kept
 * so long, its term; and where to go on. All but the first may be empty. */
struct mail_sent {
	str text, term, path, label;
};
struct reply person_look_in_mail(struct request *req,
				 const struct mail_sent *sent);

/* They used a link or code from a mail: their address is theirs, and works. */
void person_was_reached(struct tx *tx, person_id person, int64_t now);

/* A cookie for the browser that asks something by mail, and its hash: what is
 * kept with a token so that the link signs in here and nowhere else. */
str person_bind(struct request *req, struct reply *reply);
/* The hash of the cookie this browser has; empty: none. */
str person_binding(const struct request *req);

/*
 * What a feature shows on /mijn, e.g. "my asks". The table is in app.c and
 * ends NULL. A part with nothing to show returns none.
 */
typedef html (*person_part)(struct request *req);
extern const person_part person_parts[];

/* For the command line. A person with that address and, unless it is empty,
 * that role: "coordinator" or "administrator". */
person_id person_add(struct tx *tx, str mail, str role, int64_t now);
/* A link that signs them in, in any browser, once, within a day. Empty:
 * nobody has that address. */
str person_link(struct tx *tx, str mail, str url, int64_t now);
