/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/passkey/passkey.h"
#include "passkey.sql.h"
#include "webauthn/webauthn.h"

/* A key as its owner sees it. */
struct key_line {
	int64_t id;
	str name, since, used;  /* used: empty: never */
	bool moved, twice;
};
struct key_lines {
	struct key_line *at;
	size_t n, cap;
};

/* Ask this browser something new: JSON for static/passkey.js, to make a key
 * of who is signed in or to use one. */
struct reply passkey_ask_new(struct request *req);
struct reply passkey_ask(struct request *req);
/* As what a device knows a person: 32 random bytes. */
str passkey_new_handle(struct request *req);
/* What was asked of this browser, which is over with this. False: nothing. */
bool passkey_asked(struct request *req, struct webauthn_asked *asked);

struct reply passkey_sign_in(struct request *req);
