/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base: what every other module may use. Strings, memory, growing buffers,
 * and the one way to say what went wrong in the world outside.
 * Depends on libc only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <inttypes.h>
#include <string.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
/* For adapters: CLEANUP(fn) calls fn(&variable) when it goes out of scope. */
#define CLEANUP(fn) __attribute__((cleanup(fn)))

/*
 * str - a read-only view of text. It owns nothing and need not end in NUL;
 * whoever made it says how long it lives (nearly always: as long as the
 * request). The zero value is the empty string.
 */
typedef struct {
	const char *p;
	size_t n;
} str;

#define S(literal) ((str){ (literal), sizeof(literal) - 1 })

struct strs {
	str *at;
	size_t n, cap;
};

bool str_eq(str a, str b);
/* Whether it is one of them. */
bool strs_has(const struct strs *list, str s);
/* Order by bytes: negative, zero or positive, as memcmp. */
int str_cmp(str a, str b);
bool str_starts(str s, str with);
bool str_ends(str s, str with);
/* Where `part` begins in s, or s.n where it does not. */
size_t str_find(str s, str part);
str str_from_z(const char *z);
/* Cut at the first `sep`: returns what is before it, leaves the rest in *s. */
str str_cut(str *s, char sep);
/* Without white space (space, tab, CR, LF) at either end. */
str str_trim(str s);
/* Whole of `s` as a number of at most 18 digits, a minus before it allowed;
 * or false and *out untouched. */
bool str_to_int(str s, int64_t *out) MUST_CHECK;
/* Whether these bytes are well-formed UTF-8 (RFC 3629) without NUL. */
bool str_is_utf8(str s);
/* The longest head of at most `max` bytes that ends between characters. */
str str_head(str s, size_t max);
/* FNV-1a, 64 bits: for tables, never for secrets. */
uint64_t str_hash(str s);

/*
 * arena - memory with one lifetime. Each request and each job has one;
 * everything allocated in it goes at once. Memory is zeroed. Running out is
 * fatal: inputs are bounded long before.
 */
struct arena;

/* limit: bytes this arena may ever hold; beyond it the process aborts. */
struct arena *arena_create(size_t limit);
void arena_reset(struct arena *a);
/* The same, but one block is kept for what comes next: for an arena that is
 * used again at once. */
void arena_recycle(struct arena *a);
void arena_destroy(struct arena *a);
void *arena_alloc(struct arena *a, size_t size);
void *arena_grow(struct arena *a, const void *old, size_t used, size_t size);
str arena_str(struct arena *a, str s);
/* A copy with A to Z in lower case; no other letter changes. */
str str_lower(struct arena *a, str s);
/* The same, of ASCII letters and digits alone: "Ab-12 x" is "ab12x". */
str str_bare(struct arena *a, str s);
/* A copy that ends in NUL, for a library's door. */
const char *arena_z(struct arena *a, str s);
/* left, a character, right. */
str arena_joined(struct arena *a, str left, char between, str right);
/* Formatted text in the arena. */
str arena_f(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Run fn(p) when the arena is reset, last registered first. */
void arena_defer(struct arena *a, void (*fn)(void *), void *p);
/* Bytes held now, for gauges. */
size_t arena_total(const struct arena *a);
/* Give the system back what no arena holds any more. For frames that run for
 * long, now and then: it takes a tenth of a millisecond. */
void memory_trim(void);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), (n) * sizeof(type)))

/*
 * buf - text under construction in an arena. Appending never fails; past its
 * limit a buf drops what comes and remembers, so check `overflow` once.
 */
struct buf {
	struct arena *arena;
	char *p;
	size_t n, cap, limit;
	bool overflow;
};

void buf_add(struct buf *b, str s);
void buf_addf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
str buf_str(const struct buf *b);
/* The next of a row of things: after the first, the separator comes before. */
void buf_add_next(struct buf *b, str separator, str s);

/* Each element of a list { T *at; size_t n, ...; }, as a pointer to it; the
 * list does not change meanwhile. */
#define list_each(element, list)                                              \
	for (typeof((list).at + 0) element = (list).at;                        \
	     element && element < (list).at + (list).n; element++)

/* Append to a list { T *at; size_t n, cap; } and return the new element. */
#define list_add(a, list)                                                     \
	(*((list)->n == (list)->cap                                           \
	   ? ((list)->cap = (list)->cap ? 2 * (list)->cap : 8,                \
	      (list)->at = arena_grow((a), (list)->at,                        \
				      (list)->n * sizeof *(list)->at,         \
				      (list)->cap * sizeof *(list)->at),      \
	      &(list)->at[(list)->n++])                                       \
	   : &(list)->at[(list)->n++]))

/*
 * err - what the world did to us: one line for the log or the terminal.
 * A function that takes one fills it when it returns false.
 */
struct err {
	char text[256];
};

/* Fills err (which may be NULL) and is false, so: return err_set(err, ...). */
bool err_set(struct err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);
