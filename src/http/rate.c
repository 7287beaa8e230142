/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/rate.h"
#include "base/allow_memory.h"

#include <pthread.h>
#include <stdlib.h>

/* Buckets stand in rows; a row is searched whole and its least needed bucket
 * makes room for a new one. */
enum { ROWS = 4096, ROW = 8 };

struct bucket {
	uint64_t whose;                 /* hash of sort and address; 0: free */
	double tokens;
	int64_t at;                     /* when tokens was counted */
};

struct rates {
	pthread_mutex_t lock;
	struct bucket rows[ROWS][ROW];
};

static const struct allowance {
	int n, seconds;                 /* n in each so many seconds */
} allowances[RATE_KINDS] = {
	[RATE_SEARCH] = { 30, 60 },
	[RATE_LOOKALIKE] = { 120, 60 },
	[RATE_POST] = { 10, 3600 },
	[RATE_SIGN_IN] = { 10, 3600 },
	[RATE_CODE] = { 30, 3600 },
	[RATE_API] = { 60, 60 },
	[RATE_EXPORT] = { 2, 86400 },   /* the whole of what one may take */
	[RATE_NOTE] = { 600, 60 },      /* a hall full of note-takers */
};
static const struct allowance post_signed_in = { 60, 3600 };

/* Of the whole site: beyond half of `flood` it begins to be one. It may be
 * overdrawn by as much again, so that a large flood lasts longer than a small
 * one. */
static const struct allowance flood = { 60, 600 }, spared = { 10, 60 };
enum { OF_SITE = 'a', SPARED = 'A' };   /* sorts of buckets besides enum rate */

static struct allowance allowance_of(const struct request *req, enum rate kind)
{
	return kind == RATE_POST && req->who.id.v ? post_signed_in
						  : allowances[kind];
}

struct rates *rates_create(void)
{
	struct rates *r = calloc(1, sizeof *r);

	if (!r)
		abort();
	pthread_mutex_init(&r->lock, NULL);
	return r;
}

void rates_destroy(struct rates *r)
{
	pthread_mutex_destroy(&r->lock);
	free(r);
}

/* An IPv6 address without its last four groups: one household. */
static str network_of(str ip)
{
	int colons = 0;

	for (size_t i = 0; i < ip.n; i++) {
		colons += ip.p[i] == ':';
		if (colons == 4 || (i && ip.p[i] == ':' && ip.p[i - 1] == ':'))
			return (str){ ip.p, i };
	}
	return ip;
}

static uint64_t whose(const struct request *req, enum rate kind)
{
	char text[64] = { (char)('0' + kind) };
	str ip = network_of(req->ip);
	size_t n = ip.n < sizeof text - 1 ? ip.n : sizeof text - 1;

	if (req->who.id.v) {
		memcpy(text + 2, &req->who.id.v, sizeof req->who.id.v);
		n = 1 + sizeof req->who.id.v;
	} else if (n) {
		memcpy(text + 1, ip.p, n);
	}
	return str_hash((str){ text, n + 1 }) | 1;
}

static struct bucket *bucket_of(struct rates *r, uint64_t key,
				struct allowance a, int64_t now)
{
	struct bucket *row = r->rows[(key >> 32) % ROWS], *oldest = row;

	for (int i = 0; i < ROW; i++) {
		if (row[i].whose == key)
			return &row[i];
		if (row[i].at < oldest->at)
			oldest = &row[i];
	}
	*oldest = (struct bucket){ key, a.n, now };
	return oldest;
}

/* The bucket as it is now; r->lock is held. */
static struct bucket *filled(struct rates *r, uint64_t key, struct allowance a,
			     int64_t now)
{
	struct bucket *b = bucket_of(r, key, a, now);

	if (now > b->at)
		b->tokens += (double)(now - b->at) * a.n / a.seconds;
	if (b->tokens > a.n)
		b->tokens = a.n;
	b->at = now;
	return b;
}

static bool take(struct rates *r, uint64_t key, struct allowance a, int64_t now)
{
	struct bucket *b;
	bool enough;

	pthread_mutex_lock(&r->lock);
	b = filled(r, key, a, now);
	enough = b->tokens >= 1;
	b->tokens -= enough;
	pthread_mutex_unlock(&r->lock);
	return enough;
}

/* What is in it of what it can hold, less than nothing if it is overdrawn;
 * counts: one is taken first. */
static double share_left(struct rates *r, uint64_t key, struct allowance a,
			 int64_t now, bool counts)
{
	struct bucket *b;
	double tokens;

	pthread_mutex_lock(&r->lock);
	b = filled(r, key, a, now);
	if (counts && b->tokens > -a.n)
		b->tokens--;
	tokens = b->tokens;
	pthread_mutex_unlock(&r->lock);
	return tokens / a.n;
}

static uint64_t of_all(char sort, enum rate kind)
{
	char text[] = { sort, (char)('0' + kind) };

	return str_hash((str){ text, sizeof text }) | 1;
}

static int level(double left)
{
	static const double steps[FLOOD_MOST] = { .5, .25, 0, -.5 };
	int n = 0;

	while (n < FLOOD_MOST && left < steps[n])
		n++;
	return n;
}

int rate_flood(const struct request *req, enum rate kind, bool counts)
{
	int site, own;

	if (!req->rates || request_is_local(req))
		return 0;
	site = level(share_left(req->rates, of_all(OF_SITE, kind), flood,
				req->now, counts));
	/* rate_allows has counted it already */
	own = level(share_left(req->rates, whose(req, kind),
			       allowance_of(req, kind), req->now, false));
	return site > own ? site : own;
}

bool rate_spares(const struct request *req, enum rate kind)
{
	return !req->rates ||
	       take(req->rates, of_all(SPARED, kind), spared, req->now);
}

bool rate_allows(const struct request *req, enum rate kind)
{
	if (kind == UNLIMITED || !req->rates || request_is_local(req))
		return true;
	return take(req->rates, whose(req, kind), allowance_of(req, kind),
		    req->now);
}

int64_t rate_wait(const struct request *req, enum rate kind)
{
	struct allowance a = allowance_of(req, kind);

	return a.n ? (a.seconds + a.n - 1) / a.n : 0;
}
