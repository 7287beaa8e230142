/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wire: what the header of a request says, and whether it may be believed.
 *
 * A request whose end two programs could place differently is a way to slip a
 * second one past the first of them (request smuggling), so anything
 * ambiguous in RFC 9112's sense is refused before the body is read.
 */
#pragma once

#include "base/base.h"

struct wire {
	str host, cookie, agent, accept, accept_encoding, if_none_match,
	    content_type, fetch_site, origin, referer, forwarded_for, forwarded_proto;
	str length, coding;             /* Content-Length, Transfer-Encoding */
	int hosts, lengths, codings;    /* how often each was given */
	bool unclean;                   /* a name or value has bytes it may not */
};

/* Take in one header field. The views are kept, not copied. */
void wire_take(struct wire *w, str name, str value);
/* Whether the request can be read in one way only. */
bool wire_is_clear(const struct wire *w, str version) MUST_CHECK;
/* Bytes of body announced; -1: as many as come, in chunks. */
int64_t wire_length(const struct wire *w);

/*
 * The path as sent, still percent-encoded, and the query, of a request target
 * ("/vragen?q=1", "http://host/"). False if the path is not one, or does not
 * decode to clean UTF-8.
 */
bool wire_target(struct arena *a, str target, str *path, str *query) MUST_CHECK;
/* Host and port as a name that may stand in our own links; else empty. */
str wire_host(const struct wire *w);
/* The address our proxy saw: the last it added. Empty: it said none. */
str wire_client(const struct wire *w);
/*
 * Whether the browser says that another site than `url` made this request:
 * Sec-Fetch-Site where it is sent, else Origin, else Referer. A peer that
 * sends none of them is judged by its token alone.
 */
bool wire_is_foreign(const struct wire *w, str url);
/* Whether nothing in it makes the reply a particular one: no cookies but those
 * of language and forms, and a page is wanted rather than data. */
bool wire_is_plain(const struct wire *w);
