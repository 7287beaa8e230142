/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * compress: fewer bytes for slow lines (RFC 9110 8.4). Pages go as gzip:
 * brotli saves 4% more of them at twice the time (measured). Files of static/
 * lie ready in both.
 */
#pragma once

#include "base/base.h"

enum { CODING_GZIP = 1, CODING_BROTLI = 2 };

/* Those of ours that Accept-Encoding allows, as bits. */
unsigned codings_accepted(str accept_encoding);
/* Whether a body of this Content-Type (empty: HTML) grows smaller by it. */
bool compress_pays(str type, str body);

/* One per thread: its tables are used again and again. */
struct press;
struct press *press_create(void);
void press_destroy(struct press *p);
/* The body as gzip, in the arena. quick: for what is sent once. */
str press_gzip(struct press *p, struct arena *a, str body, bool quick);

/* What was deflated (RFC 1951), at most limit bytes of it; empty if that is not
 * all, or it is damaged. */
str bytes_inflated(struct arena *a, str packed, size_t limit);
