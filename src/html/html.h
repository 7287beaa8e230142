/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * html: what compiled templates are written in.
 *
 * The kind of value and the place it stands in choose the escaping, both at
 * compile time. Trusted markup has a type of its own, `html`; the only way to
 * get one is from a template or from the sanitiser.
 */
#pragma once

#include "base/base.h"
#include "i18n/i18n.h"

typedef struct { str s; } html;

struct htmls {
	html *at;
	size_t n, cap;
};

/* The page being written, and what every page may need. */
struct page {
	struct buf out;
	str lang;               /* BCP 47, e.g. "nl" */
	str their_lang;         /* of what people wrote here; empty: not known */
	str csrf_token;         /* hexadecimal digits */
	bool has_form;          /* a token was written: this page is personal */
};

/*
 * The hidden field every form that POSTs needs: {% csrf %}. The token in it is
 * masked anew each time, so that its letters cannot be guessed from how well a
 * page compresses (BREACH).
 */
void html_csrf(struct page *pg);
/* The token in such a field's value, which need not be ours; empty: it can be
 * none. */
str html_csrf_token(struct arena *a, str value);

/* {% theirs %}: says in a tag that what stands in it is in another language
 * than the page (WCAG 3.1.2). */
void html_theirs(struct page *pg);

void html_raw(struct page *pg, str markup);
void html_put_str(struct page *pg, str text);
void html_put_int(struct page *pg, int64_t n);
void html_put_html(struct page *pg, html markup);
/* At the start of a URL: http(s), mailto, webcal and our own paths pass. */
void html_put_link(struct page *pg, str url);
/* Further on in a URL: percent-encoded. */
void html_put_part(struct page *pg, str part);

#define html_text(pg, v) _Generic((v), str: html_put_str,                     \
	int64_t: html_put_int, int: html_put_int, size_t: html_put_int,       \
	html: html_put_html)((pg), (v))
#define html_attr(pg, v) _Generic((v), str: html_put_str,                     \
	int64_t: html_put_int, int: html_put_int, size_t: html_put_int)((pg), (v))
#define html_link(pg, v) _Generic((v), str: html_put_link)((pg), (v))
#define html_part(pg, v) _Generic((v), str: html_put_part,                    \
	int64_t: html_put_int, int: html_put_int)((pg), (v))

/* A text with {names}, each replaced by its value, all of it escaped. */
void html_put_filled(struct page *pg, str text, const struct tr_arg *args,
		     size_t n);
/* The value of a {name} as text: what html_put_filled takes. */
str html_arg_int(struct page *pg, int64_t n);
str html_arg_str(struct page *pg, str s);
#define html_arg(pg, v) _Generic((v), str: html_arg_str,                      \
	int64_t: html_arg_int, int: html_arg_int, size_t: html_arg_int)((pg), (v))

/*
 * The address of a file of static/, with the hash of its content in it, so
 * that it may be kept for ever: "/static/site.3f2a91c0.css". htmlgen checks
 * that the file exists.
 */
str static_path(str file);

/* What `{% if x %}` asks of a value. */
static inline bool html_true_str(str s) { return s.n != 0; }
static inline bool html_true_bool(bool b) { return b; }
static inline bool html_true_int(int64_t n) { return n != 0; }
#define html_true(v) _Generic((v), str: html_true_str, bool: html_true_bool,  \
	int: html_true_int, int64_t: html_true_int, size_t: html_true_int)(v)
