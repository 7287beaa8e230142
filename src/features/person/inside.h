/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this feature share. */
#pragma once

#include "features/person/person.h"

struct token_buttons {
	struct token_button *at;
	size_t n, cap;
};

/* A session, as its owner sees it. */
struct visit {
	int64_t id;
	bool current;
	str device;             /* "Firefox on Android" */
	str since, seen;
};
struct visits {
	struct visit *at;
	size_t n, cap;
};

/* The hash of the cookie of this session; empty: none. */
str session_hash(const struct request *req);

struct reply sign_in_ask(struct request *req);
struct reply sign_in_send(struct request *req);
/* The same for who is signed in, before what matters. */
struct reply confirm_ask(struct request *req);
struct reply confirm_send(struct request *req);
struct reply sign_in_wait(struct request *req);
struct reply sign_in_code(struct request *req);

struct reply mine_show(struct request *req);
struct reply mine_rename(struct request *req);
struct reply mine_end_session(struct request *req);
struct reply mine_end_others(struct request *req);
