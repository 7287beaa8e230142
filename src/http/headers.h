/* SPDX-License-Identifier: EUPL-1.2 */
/* headers: what stands above every reply; a handler need not think of it. */
#pragma once

#include "http/http.h"

struct static_file;             /* http/static.h */

enum { MAX_HEADERS = 24 };

struct headers {
	struct header at[MAX_HEADERS];
	size_t n;
};

/* etag: empty for what nobody may keep. */
struct headers headers_of(const struct request *req, const struct reply *reply,
			  str etag);
/* The same for a file of static/: it may be kept for ever. */
struct headers headers_static(const struct static_file *file, str coding);
/* Those that go with 304: nothing about a body. */
struct headers headers_unchanged(const struct headers *h);
/* One more, unless there is one of that name. */
void headers_put(struct headers *h, str name, str value);
/* Whether If-None-Match (RFC 9110 13.1.2) names this tag. */
bool headers_match(str if_none_match, str etag);
