/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/cache.h"
#include "base/allow_memory.h"

#include <stdlib.h>

enum { SLOTS = 4096 };

struct entry {
	struct entry *same_slot;
	struct entry *newer, *older;    /* by when they were last asked for */
	uint64_t hash;
	void *value;
	size_t size;
	int64_t until;
	size_t n;
	char key[];
};

struct cache {
	struct entry *slots[SLOTS];
	uint32_t asked[SLOTS];          /* of the key last asked about there */
	struct entry *newest, *oldest;
	void (*drop)(void *value);
	size_t size, limit;
	int64_t version;
};

struct cache *cache_create(size_t limit, void (*drop)(void *value))
{
	struct cache *c = calloc(1, sizeof *c);

	if (!c)
		abort();
	c->limit = limit;
	c->drop = drop;
	return c;
}

static void unlink_age(struct cache *c, struct entry *e)
{
	*(e->newer ? &e->newer->older : &c->newest) = e->older;
	*(e->older ? &e->older->newer : &c->oldest) = e->newer;
}

static void link_newest(struct cache *c, struct entry *e)
{
	e->newer = NULL;
	e->older = c->newest;
	*(c->newest ? &c->newest->newer : &c->oldest) = e;
	c->newest = e;
}

static void forget(struct cache *c, struct entry *e)
{
	struct entry **at = &c->slots[e->hash % SLOTS];

	while (*at != e)
		at = &(*at)->same_slot;
	*at = e->same_slot;
	unlink_age(c, e);
	c->size -= e->size;
	c->drop(e->value);
	free(e);
}

static void forget_all(struct cache *c)
{
	while (c->oldest)
		forget(c, c->oldest);
}

void cache_destroy(struct cache *c)
{
	forget_all(c);
	free(c);
}

static struct entry *find(struct cache *c, str key, uint64_t hash)
{
	struct entry *e = c->slots[hash % SLOTS];

	while (e && (e->hash != hash || !str_eq((str){ e->key, e->n }, key)))
		e = e->same_slot;
	return e;
}

void *cache_get(struct cache *c, str key, int64_t version, int64_t now)
{
	struct entry *e;

	if (version != c->version)
		forget_all(c);
	c->version = version;
	e = find(c, key, str_hash(key));
	if (!e)
		return NULL;
	if (e->until < now) {
		forget(c, e);
		return NULL;
	}
	unlink_age(c, e);
	link_newest(c, e);
	return e->value;
}

bool cache_wants(struct cache *c, str key)
{
	uint64_t hash = str_hash(key);
	uint32_t *asked = &c->asked[hash % SLOTS];
	bool again = *asked == (uint32_t)(hash >> 32);

	*asked = (uint32_t)(hash >> 32);
	return again;
}

void cache_put(struct cache *c, str key, void *value, size_t size,
	       int64_t until)
{
	uint64_t hash = str_hash(key);
	struct entry *e = find(c, key, hash);

	if (e)
		forget(c, e);
	e = malloc(sizeof *e + key.n);
	if (!e)
		abort();
	*e = (struct entry){ .hash = hash, .value = value, .until = until,
			     .size = size + sizeof *e + key.n, .n = key.n };
	memcpy(e->key, key.p, key.n);
	e->same_slot = c->slots[hash % SLOTS];
	c->slots[hash % SLOTS] = e;
	link_newest(c, e);
	c->size += e->size;
	while (c->size > c->limit && c->oldest != e)
		forget(c, c->oldest);
}

size_t cache_size(const struct cache *c)
{
	return c->size;
}
