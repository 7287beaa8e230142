/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * puzzle: a little work for the browser of a stranger who writes something,
 * while a flood comes in (http/rate.h). In calm times there is none.
 *
 * It is made of hashes (as Hashcash does): eight numbers, each of which makes
 * a hash begin with so many zero bits. Checking takes eight hashes, finding
 * them some thousands. A form with data-puzzle fetches one while somebody
 * types, and static/puzzle.js solves it in a worker. A puzzle is signed by the
 * site, holds twenty minutes, for one form, once.
 *
 * Who sends none, as scripts are off, takes one of a few places a minute; if
 * those are gone too, a page keeps what was typed and lets them send it again.
 */
#pragma once

#include "http/http.h"

enum { PUZZLE_PARTS = 8, PUZZLE_HOLDS = 20 * 60 };

extern const struct route puzzle_routes[];

/* A field as it was sent, for the page to keep. */
struct kept_field {
	str name, value;
};
struct kept_fields {
	struct kept_field *at;
	size_t n, cap;
};

/* For struct app: the page that asks to try again, or nothing. */
struct reply puzzle_gate(struct request *req);

/* How many zero bits at that level of flood; 0: no puzzle. */
int puzzle_bits(int level);
/* A puzzle for the form that is sent to `path`. */
str puzzle_make(struct request *req, str path, int bits);
/* Whether `answer` solves a puzzle of ours for that form, made for at least
 * so many bits, which holds still and was not handed in before. Hands it in. */
bool puzzle_accepts(struct request *req, str path, str answer, int bits);
