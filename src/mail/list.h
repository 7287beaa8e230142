/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * list: mail of one kind that goes to many, and who wants it no more.
 *
 * Everyone can end it by itself: by the link in it, by the button of their
 * mail program (RFC 8058), or by a mail. The link alone says who and what,
 * and needs no row: it is a mark of the address and of the kind, with a code
 * only this site can make. Mail without a list (signing in, an answer one
 * waits for) cannot be ended.
 */
#pragma once

#include "db/db.h"
#include "ids.h"

struct mail_list {
	const char *name;       /* "digest": in List-Id and in links */
	const char *what;       /* N_(): as after "You no longer get" */
};

/* NULL: there is none of that name. */
const struct mail_list *mail_list_named(str name);

/* Whether to write it to them at all; also asked once more when it is sent. */
bool mail_wants(struct tx *tx, person_id person, const char *list);
/* As they have just chosen, on a page of their own. */
void mail_set_wanted(struct tx *tx, person_id person, const char *list,
		     bool wanted, int64_t now);

/*
 * What an address is known by where the address itself need not be kept: 26
 * characters. Upper and lower case give the same. A transaction that only
 * reads gets none as long as the site has no key.
 */
str mail_mark(struct tx *tx, str address);
/* The first 16 characters of a code over `s` that only this site can make, for
 * addresses and links; empty as above. */
str mail_code(struct tx *tx, str s);
/* "/aanmelding/12/k3f...": where, whose row it is, and the code over `s`. */
str mail_code_path(struct tx *tx, const char *where, int64_t id, str s);
/* Whether that is the code; as long as the site has no key it is none. */
bool mail_code_is(struct tx *tx, str typed, str s);

/* Who and what a link is about. */
struct list_choice {
	const struct mail_list *list;
	str mark;
};
/* What stands in the link, for /u/{token}: letters, digits and dots. */
str list_token(struct tx *tx, const struct mail_list *list, str address);
/* False: it is none of ours. */
bool list_token_read(struct tx *tx, str token, struct list_choice *out)
	MUST_CHECK;
bool list_is_wanted(struct tx *tx, const struct list_choice *choice);
void list_set_wanted(struct tx *tx, const struct list_choice *choice,
		     bool wanted, int64_t now);
/* Make the key all these are made with, if this site has none yet. */
void mail_key_ensure(struct tx *tx);
