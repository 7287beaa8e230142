/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/base.h"
#include "base/allow_memory.h"
#include "base/allow_format.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 16 * 1024, ALIGN = 16, KEEP = 256 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(ALIGN) char data[];
};

struct deferred {
	struct deferred *next;
	void (*fn)(void *);
	void *p;
};

struct arena {
	struct block *blocks;
	struct deferred *deferred;
	size_t total, limit;
};

struct arena *arena_create(size_t limit)
{
	struct arena *a = calloc(1, sizeof *a);

	if (!a)
		abort();
	a->limit = limit;
	return a;
}

static struct block *block_push(struct arena *a, size_t size)
{
	size_t room = size > BLOCK ? size : BLOCK;
	struct block *b;

	if (a->total + room > a->limit)
		abort();
	b = calloc(1, sizeof *b + room);
	if (!b)
		abort();
	b->size = room;
	b->next = a->blocks;
	a->blocks = b;
	a->total += room;
	return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	struct block *b = a->blocks;
	void *p;

	if (!b || b->size - b->used < need)
		b = block_push(a, need);
	p = b->data + b->used;
	b->used += need;
	return p;
}

void *arena_grow(struct arena *a, const void *old, size_t used, size_t size)
{
	void *p = arena_alloc(a, size);

	if (used)
		memcpy(p, old, used);
	return p;
}

void arena_defer(struct arena *a, void (*fn)(void *), void *p)
{
	struct deferred *d = arena_new(a, struct deferred);

	*d = (struct deferred){ a->deferred, fn, p };
	a->deferred = d;
}

static void run_deferred(struct arena *a)
{
	while (a->deferred) {
		struct deferred *d = a->deferred;
		a->deferred = d->next;
		d->fn(d->p);
	}
}

void arena_reset(struct arena *a)
{
	run_deferred(a);
	while (a->blocks) {
		struct block *next = a->blocks->next;
		free(a->blocks);
		a->blocks = next;
	}
	a->total = 0;
}

#ifdef __SANITIZE_ADDRESS__
/* So that use after the end is seen. */
void arena_recycle(struct arena *a)
{
	arena_reset(a);
}
#else
/* The block kept is as large as all that was needed, up to KEEP: after a few
 * requests an arena asks nothing of the system any more. */
void arena_recycle(struct arena *a)
{
	struct block *only = a->blocks;
	size_t needed = a->total < KEEP ? a->total : KEEP;

	if (only && !only->next && only->size <= KEEP) {
		run_deferred(a);
		memset(only->data, 0, only->used);
		only->used = 0;
		return;
	}
	arena_reset(a);
	if (needed)
		block_push(a, needed);
}
#endif

void arena_destroy(struct arena *a)
{
	arena_reset(a);
	free(a);
}

void memory_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

str arena_str(struct arena *a, str s)
{
	return (str){ arena_z(a, s), s.n };
}

const char *arena_z(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

str arena_joined(struct arena *a, str left, char between, str right)
{
	size_t n = left.n + 1 + right.n;
	char *p = arena_alloc(a, n + 1);

	if (left.n)
		memcpy(p, left.p, left.n);
	p[left.n] = between;
	if (right.n)
		memcpy(p + left.n + 1, right.p, right.n);
	return (str){ p, n };
}

bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || !memcmp(a.p, b.p, a.n));
}

bool strs_has(const struct strs *list, str s)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->at[i], s))
			return true;
	return false;
}

str str_from_z(const char *z)
{
	return z ? (str){ z, strlen(z) } : (str){ 0 };
}

str str_cut(str *s, char sep)
{
	const char *at = s->n ? memchr(s->p, sep, s->n) : NULL;
	str head = *s;

	if (!at) {
		*s = (str){ 0 };
		return head;
	}
	head.n = (size_t)(at - s->p);
	*s = (str){ at + 1, s->n - head.n - 1 };
	return head;
}

static bool is_space(char ch)
{
	return ch == ' ' || ch == '\t' || ch == '\r' || ch == '\n';
}

str str_trim(str s)
{
	while (s.n && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

str str_lower(struct arena *a, str s)
{
	char *copy = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		copy[i] = s.p[i] >= 'A' && s.p[i] <= 'Z'
			? (char)(s.p[i] | 0x20) : s.p[i];
	return (str){ copy, s.n };
}

str str_bare(struct arena *a, str s)
{
	str all = str_lower(a, s);
	char *kept = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < all.n; i++)
		if ((all.p[i] >= 'a' && all.p[i] <= 'z') ||
		    (all.p[i] >= '0' && all.p[i] <= '9'))
			kept[n++] = all.p[i];
	return (str){ kept, n };
}

int str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str with)
{
	return s.n >= with.n && str_eq((str){ s.p, with.n }, with);
}

bool str_ends(str s, str with)
{
	return s.n >= with.n &&
	       str_eq((str){ s.p + s.n - with.n, with.n }, with);
}

size_t str_find(str s, str part)
{
	const char *at = s.n ? memmem(s.p, s.n, part.p, part.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

uint64_t str_hash(str s)
{
	uint64_t h = 0xcbf29ce484222325;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3;
	return h;
}

/* The bytes of the UTF-8 character s begins with; 0 if it is not one. */
static size_t utf8_length(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	/* RFC 3629, 4: the first byte, and what the second may be then. */
	static const struct { unsigned char from, to, low, high, n; } kinds[] = {
		{ 0x01, 0x7f, 0, 0, 1 },          { 0xc2, 0xdf, 0x80, 0xbf, 2 },
		{ 0xe0, 0xe0, 0xa0, 0xbf, 3 },    { 0xe1, 0xec, 0x80, 0xbf, 3 },
		{ 0xed, 0xed, 0x80, 0x9f, 3 },    { 0xee, 0xef, 0x80, 0xbf, 3 },
		{ 0xf0, 0xf0, 0x90, 0xbf, 4 },    { 0xf1, 0xf3, 0x80, 0xbf, 4 },
		{ 0xf4, 0xf4, 0x80, 0x8f, 4 },
	};
	size_t k = 0;

	while (k < COUNT(kinds) && (p[0] < kinds[k].from || p[0] > kinds[k].to))
		k++;
	if (k == COUNT(kinds) || kinds[k].n > s.n)
		return 0;
	if (kinds[k].n > 1 && (p[1] < kinds[k].low || p[1] > kinds[k].high))
		return 0;
	for (size_t i = 2; i < kinds[k].n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return kinds[k].n;
}

bool str_is_utf8(str s)
{
	while (s.n) {
		size_t n = utf8_length(s);

		if (!n)
			return false;
		s.p += n;
		s.n -= n;
	}
	return true;
}

str str_head(str s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max && ((unsigned char)s.p[max] & 0xc0) == 0x80)
		max--;
	return (str){ s.p, max };
}

bool str_to_int(str s, int64_t *out)
{
	bool minus = s.n > 1 && s.p[0] == '-';
	int64_t v = 0;

	if (minus)
		s.p++, s.n--;
	if (!s.n || s.n > 18)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = minus ? -v : v;
	return true;
}

static void buf_grow(struct buf *b, size_t need)
{
	size_t cap = b->cap ? b->cap : 256;

	while (cap < need)
		cap *= 2;
	b->p = arena_grow(b->arena, b->p, b->n, cap);
	b->cap = cap;
}

static bool buf_room(struct buf *b, size_t more)
{
	size_t need = b->n + more;

	if (need > b->limit)
		b->overflow = true;
	if (b->overflow)
		return false;
	if (need > b->cap)
		buf_grow(b, need);
	return true;
}

void buf_add(struct buf *b, str s)
{
	if (!s.n || !buf_room(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

/* Printed where there is room already; most often that is enough. */
void buf_addf(struct buf *b, const char *fmt, ...)
{
	size_t left = b->cap - b->n;
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(left ? b->p + b->n : NULL, left, fmt, ap);
	va_end(ap);
	if (n >= 0 && buf_room(b, (size_t)n + 1)) {
		if ((size_t)n >= left)
			vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void buf_add_next(struct buf *b, str separator, str s)
{
	buf_add(b, b->n ? separator : S(""));
	buf_add(b, s);
}

str buf_str(const struct buf *b)
{
	return (str){ b->p, b->n };
}

str arena_f(struct arena *a, const char *fmt, ...)
{
	char brief[256];        /* most are */
	va_list ap;
	int n;
	char *p;

	va_start(ap, fmt);
	n = vsnprintf(brief, sizeof brief, fmt, ap);
	va_end(ap);
	if (n < 0)
		return (str){ 0 };
	if ((size_t)n < sizeof brief)
		return arena_str(a, (str){ brief, (size_t)n });
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (str){ p, (size_t)n };
}

size_t arena_total(const struct arena *a)
{
	return a->total;
}

bool err_set(struct err *err, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return false;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	return false;
}
